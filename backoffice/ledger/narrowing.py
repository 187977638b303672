"""SQL of a filter and of an order: the conditions on a posting, its keys, and what follows a key.

Boundary: text and values; whatever a person typed is a value. Runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backoffice.ledger.places import Span
from backoffice.ledger.views import Column, Key, Order, Scope, Wanted

_KEYS = {
    Column.DATE: ("p.booked_on", "p.transaction_id", "p.seq"),
    Column.NUMBER: ("p.transaction_id", "p.seq"),
    Column.AMOUNT: ("p.amount", "p.booked_on", "p.transaction_id", "p.seq"),
}
_VALUES = {
    "p.booked_on": "cast(:{at}_day as date)",
    "p.transaction_id": "cast(:{at}_number as bigint)",
    "p.seq": "cast(:{at}_seq as integer)",
    "p.amount": "cast(:{at}_amount as numeric)",
}
_COMMON = 0.005
_TOP = "\U0010ffff"
_WORD = re.compile(r"\w+")
Values = dict[str, object]


def ordered(order: Order) -> str:
    """The keys of an order, for `order by`."""
    return ", ".join(f"{key} {'desc' if order.descending else 'asc'}" for key in _KEYS[order.column])


def from_postings(scope: Scope, *, walking: bool = False) -> str:
    """What conditions stand on: postings, with their transactions where a kind is asked for.

    `walking` is for few rows in their order: a common kind is then looked up posting by posting, and only a rare one
    led by its own index. The planner takes every kind for a rare one, since it does not know that days follow numbers.
    """
    if not scope.wanted.kind:
        return "ledger.posting p"
    if walking and scope.common >= _COMMON:
        return (
            "ledger.posting p cross join lateral (select t.kind from ledger.transaction t"
            " where t.booked_on = p.booked_on and t.id = p.transaction_id limit 1) t"
        )
    return "ledger.posting p join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id"


def query_of(words: str) -> str:
    """What is typed as a text search: every word, each as the beginning of one; empty where nothing is a word."""
    return " & ".join(f"{word}:*" for word in _WORD.findall(words))


def _saying(scope: Scope, walking: bool) -> tuple[str, Values]:
    """That a transaction says the words: named where few do, else looked up posting by posting, or found as a set."""
    if scope.said is not None:
        return "p.transaction_id = any(cast(:said as bigint[]))", {"said": list(scope.said)}
    query: Values = {"words": query_of(scope.wanted.words)}
    if not walking:
        return "p.transaction_id in (select said.id from ledger.transactions_saying(:words) said (id))", query
    return (
        "exists (select from ledger.particulars w where w.transaction_id = p.transaction_id"
        " and to_tsvector('simple'::regconfig, w.description) @@ to_tsquery('simple'::regconfig, :words) offset 0)",
        query,
    )


def conditions(
    scope: Scope, scales: Mapping[str, int], *, kind: bool = True, walking: bool = False
) -> tuple[str, Values]:
    """All that a posting of this scope fulfils, perhaps without its kind. `scales` are the known assets' decimals."""
    wanted = scope.wanted
    parts: list[str] = ["p.transaction_id <= :upto"]
    values: Values = {"upto": scope.upto}
    if scope.within is not None:
        parts.append(
            "p.account_id in (select id from ledger.account where path >= :within_low and path < :within_high)"
        )
        values |= {"within_low": scope.within[0], "within_high": scope.within[1]}
    elif scope.accounts is not None:
        if len(scope.accounts) == 1:
            parts.append("p.account_id = :account")
            values["account"] = scope.accounts[0]
        else:
            parts.append("p.account_id = any(cast(:accounts as integer[]))")
            values["accounts"] = list(scope.accounts)
    for condition, name, value in (
        ("p.asset = :asset", "asset", wanted.asset),
        ("p.booked_on >= :since", "since", wanted.since),
        ("p.booked_on <= :until", "until", wanted.until),
        ("t.kind = :kind", "kind", wanted.kind if kind else ""),
    ):
        if value:
            parts.append(condition)
            values[name] = value
    if wanted.least or wanted.most:
        parts.append(_sizes(wanted, scales, values))
    if wanted.reference:
        parts.append(
            "p.transaction_id in (select transaction_id from ledger.reference"
            " where reference >= :reference and reference < :reference_end)"
        )
        values |= {"reference": wanted.reference, "reference_end": wanted.reference + _TOP}
    if wanted.words:
        said, more = _saying(scope, walking)
        parts.append(said)
        values |= more
    return " and ".join(parts), values


def within(span: Span, order: Order, name: str = "span") -> tuple[str, Values]:
    """That a posting is of this span."""
    column = "p.booked_on" if order.column is Column.DATE else "p.transaction_id"
    parts = ["true"]
    values: Values = {}
    if span.low is not None:
        parts.append(f"{column} >= :{name}_low")
        values[f"{name}_low"] = span.low
    if span.high is not None:
        parts.append(f"{column} <= :{name}_high")
        values[f"{name}_high"] = span.high
    return " and ".join(parts), values


def beyond(key: Key | None, order: Order, name: str = "after", *, itself: bool = False) -> tuple[str, Values]:
    """That a posting comes after `key` in this order, or is it."""
    return _against(key, order, name, after=True, itself=itself)


def short_of(key: Key | None, order: Order, name: str = "before", *, itself: bool = False) -> tuple[str, Values]:
    """That a posting comes before `key` in this order, or is it."""
    return _against(key, order, name, after=False, itself=itself)


def _against(key: Key | None, order: Order, name: str, *, after: bool, itself: bool) -> tuple[str, Values]:
    if key is None:
        return "true", {}
    sign = "<" if order.descending is after else ">"
    columns = _KEYS[order.column]
    own = ", ".join(_VALUES[column].format(at=name) for column in columns)
    told = f"({', '.join(columns)}) {sign}{'=' if itself else ''} ({own})"
    if order.column is Column.DATE:
        # A row comparison alone opens every month's partition.
        told += f" and p.booked_on {sign}= {_VALUES['p.booked_on'].format(at=name)}"
    values: Values = {}
    for column, part, value in (
        ("p.booked_on", "day", key.booked_on),
        ("p.transaction_id", "number", key.transaction),
        ("p.seq", "seq", key.seq),
        ("p.amount", "amount", key.amount),
    ):
        if column in columns:
            values[f"{name}_{part}"] = value
    return told, values


def _sizes(wanted: Wanted, scales: Mapping[str, int], values: Values) -> str:
    """The size of an amount between two decimals, asset by asset, so that an index in minor units serves."""
    parts = []
    for asset, scale in scales.items():
        if wanted.asset and asset != wanted.asset:
            continue
        unit = f"1{'0' * scale}"
        low = f"ceil(cast(:least as numeric) * {unit})" if wanted.least else "0"
        high = f"floor(cast(:most as numeric) * {unit})" if wanted.most else None
        ups = f"p.amount >= {low}" + (f" and p.amount <= {high}" if high else "")
        downs = f"p.amount <= -{low}" + (f" and p.amount >= -{high}" if high else "")
        parts.append(f"p.asset = '{asset}' and ({ups} or {downs})")
    if wanted.least:
        values["least"] = wanted.least
    if wanted.most:
        values["most"] = wanted.most
    return f"({' or '.join(f'({part})' for part in parts)})" if parts else "false"
