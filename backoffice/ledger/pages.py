"""SQL of long lists: how long, where every 4,096th row is, and the rows from there. L-02.

Boundary: functions over a Session; each runs on an index with all of the order's key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from backoffice.ledger import narrowing
from backoffice.ledger.narrowing import Values
from backoffice.ledger.places import EVERY, Anchor, Known, Piece, Span
from backoffice.ledger.views import Column, Key, Scope

# A list that is expected to be shorter is counted in one go.
_IN_ONE_GO = 20_000
_NUMBERS_A_SPAN = 100_000
_MONTH = re.compile(r"^posting_(\d{4})(\d{2})$")

# The catalogue is closed to people; the planner tells what it knows of each month's partition.
_MONTHS = text("explain (format json) select from ledger.posting where booked_on between :since and :until")
# Each limit of one keeps the planner at looking up a few rows, where it would rather read a whole year.
_ROWS = """
    with walked as materialized (
        select p.booked_on, p.transaction_id, p.seq, p.account_id, p.asset, p.amount
          from {source} where {where} order by {order} limit :take
    ), numbered as materialized (
        select p.*, row_number() over (order by {order}) as number,
               cast(:run as numeric) + sum(p.amount) over (order by {order} rows unbounded preceding) as run
          from walked p
    )
    select n.booked_on, n.transaction_id, n.seq, n.asset, c.scale, n.amount, n.run, t.happened_on, t.kind,
           a.path, a.kind as account_kind, a.holder, r.reference, w.description, o.path as other_side,
           o.holder as other_holder, s.sides
      from numbered n
      join lateral (
          select t.happened_on, t.kind from ledger.transaction t
           where t.booked_on = n.booked_on and t.id = n.transaction_id limit 1
      ) t on true
      join lateral (select a.path, a.kind, a.holder from ledger.account a where a.id = n.account_id limit 1) a on true
      join ledger.asset c on c.code = n.asset
      left join lateral (
          select r.reference from ledger.reference r where r.transaction_id = n.transaction_id limit 1
      ) r on true
      left join lateral (
          select left(w.description, 200) as description from ledger.particulars w
           where w.transaction_id = n.transaction_id limit 1
      ) w on true
      left join lateral (
          select p2.account_id from ledger.posting p2
           where p2.booked_on = n.booked_on and p2.transaction_id = n.transaction_id and p2.asset = n.asset
             and sign(p2.amount) = -sign(n.amount)
           order by abs(p2.amount) desc, p2.seq limit 1
      ) x on true
      left join lateral (select o.path, o.holder from ledger.account o where o.id = x.account_id limit 1) o on true
      left join lateral (
          select count(*) as sides from ledger.posting p3
           where p3.booked_on = n.booked_on and p3.transaction_id = n.transaction_id
      ) s on true
     order by n.number
"""
_ANCHORS = """
    select booked_on, transaction_id, seq, amount, number, run, last from (
        select p.booked_on, p.transaction_id, p.seq, {amount} as amount, row_number() over w as number,
               {run} as run, lead(p.transaction_id) over w is null as last
          from {source} where {where}
        window w as (order by {order})
    ) counted where number % {every} = 0 or last order by number
"""


_FEW = 5_000


def steady(session: Session) -> None:
    """Plan each question for its own values, and compile none: a list's first rows come from an index."""
    session.execute(
        text("select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true)")
    )


def scales(session: Session) -> dict[str, int]:
    """The known assets' decimals, by code."""
    found = session.execute(text("select code, scale from ledger.asset order by code")).all()
    return {row.code: row.scale for row in found}


def expected(session: Session, scope: Scope, known: Mapping[str, int]) -> int:
    """How many rows the planner expects; kinds are taken to be spread evenly."""
    where, values = narrowing.conditions(scope, known, kind=False)
    return round(_planned(session, f"ledger.posting p where {where}", values) * scope.common)


def share_of(session: Session, kind: str) -> float:
    """Which part of all transactions is of a kind, as far as the planner knows."""
    of_kind = _planned(session, "ledger.transaction where kind = :kind", {"kind": kind})
    return of_kind / max(1, of_kind, _planned(session, "ledger.transaction", {}))


def _planned(session: Session, source: str, values: Values) -> int:
    plan = session.execute(text(f"explain (format json) select from {source}"), values).scalar_one()
    return int(plan[0]["Plan"]["Plan Rows"])


def spans(session: Session, scope: Scope, known: Mapping[str, int], at_least: int) -> tuple[Span, ...]:
    """The parts of a list in its order, with what is expected of each; what is short is one part."""
    rows = max(1, expected(session, scope, known))
    column = scope.order.column
    if column is Column.AMOUNT or rows <= _IN_ONE_GO:
        return (Span(None, None, max(rows, at_least)),)
    parts = _months(session, scope) if column is Column.DATE else _numbers(session, scope)
    whole = sum(weight for _, _, weight in parts) or 1
    made = [Span(low, high, max(1, round(rows * weight / whole))) for low, high, weight in parts]
    return tuple(reversed(made) if scope.order.descending else made)


def _months(session: Session, scope: Scope) -> list[tuple[date, date, int]]:
    """First and last day of every month that may have postings of the scope, oldest first, with its weight."""
    values = {"since": scope.wanted.since or date.min, "until": scope.wanted.until or date(9998, 12, 31)}
    found = []
    for name, rows in _scanned(session.execute(_MONTHS, values).scalar_one()[0]["Plan"]):
        named = _MONTH.match(name)
        if named is not None:
            first = date(int(named[1]), int(named[2]), 1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            found.append((first, last, rows))
    return sorted(found) or [(date.min, date(9998, 12, 31), 1)]


def _scanned(plan: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The tables a plan reads, with the rows expected of each."""
    if "Relation Name" in plan:
        yield plan["Relation Name"], int(plan["Plan Rows"])
    for inner in plan.get("Plans", ()):
        yield from _scanned(inner)


def _numbers(session: Session, scope: Scope) -> list[tuple[int, int, int]]:
    low: int = session.execute(text("select coalesce(min(id), 0) from ledger.transaction")).scalar_one()
    starts = range(low, scope.upto + 1, _NUMBERS_A_SPAN)
    return [(start, min(start + _NUMBERS_A_SPAN - 1, scope.upto), 1) for start in starts] or [(0, 0, 1)]


def count(session: Session, scope: Scope, span: Span, known: Mapping[str, int]) -> Known:
    """Count a span and find its anchors."""
    where, values = _in_span(scope, span, known)
    sql = _ANCHORS.format(
        source=narrowing.from_postings(scope),
        where=where,
        order=narrowing.ordered(scope.order),
        every=EVERY,
        # What is not asked for is not read: then the index alone is enough.
        amount="p.amount" if scope.order.column is Column.AMOUNT else "0",
        run="sum(p.amount) over w" if scope.single else "0",
    )
    found = session.execute(text(sql), values).all()
    anchors = tuple(Anchor(row.number - 1, _key(row), int(row.run)) for row in found if row.number % EVERY == 0)
    if not found:
        return Known(0, 0, ())
    return Known(found[-1].number, int(found[-1].run), anchors)


def rows(session: Session, scope: Scope, span: Span, piece: Piece, known: Mapping[str, int]) -> Sequence[Row[Any]]:
    """The rows of a piece; `run` sums the amounts from the piece's anchor on."""
    where, values = _in_span(scope, span, known, walking=True)
    start, run = piece.after, 0
    if piece.skip:
        # The index alone walks to the row before the first one; only what is shown is read from the tables.
        walked = walk(session, scope, span, piece.after, piece.skip - 1, known)
        if walked is None:
            return ()
        start, run = walked
    after, more = narrowing.beyond(start, scope.order)
    sql = _ROWS.format(
        source=narrowing.from_postings(scope, walking=True),
        where=f"{where} and {after}",
        order=narrowing.ordered(scope.order),
    )
    return session.execute(text(sql), values | more | {"take": piece.limit, "run": run}).all()


def walk(
    session: Session, scope: Scope, span: Span, after: Key | None, skip: int, known: Mapping[str, int]
) -> tuple[Key, int] | None:
    """The key of the row `skip` rows behind the one after `after`, and the sum of amounts to its end."""
    where, values = _in_span(scope, span, known, walking=True)
    beyond, more = narrowing.beyond(after, scope.order)
    order = narrowing.ordered(scope.order)
    sql = f"""
        select p.booked_on, p.transaction_id, p.seq,
               {"p.amount" if scope.order.column is Column.AMOUNT else "0"} as amount,
               {f"sum(p.amount) over (order by {order} rows unbounded preceding)" if scope.single else "0"} as run
          from {narrowing.from_postings(scope, walking=True)}
         where {where} and {beyond} order by {order} offset :skip limit 1
    """
    row = session.execute(text(sql), values | more | {"skip": skip}).one_or_none()
    return None if row is None else (_key(row), int(row.run))


def rank(session: Session, scope: Scope, span: Span, after: Key | None, key: Key, known: Mapping[str, int]) -> int:
    """How many rows of a span stand between an anchor and a key, neither counted."""
    where, values = _in_span(scope, span, known)
    from_here, more = narrowing.beyond(after, scope.order)
    to_there, still_more = narrowing.short_of(key, scope.order)
    sql = f"select count(*) from {narrowing.from_postings(scope)} where {where} and {from_here} and {to_there}"
    counted: int = session.execute(text(sql), values | more | still_more).scalar_one()
    return counted


def sums(
    session: Session, scope: Scope, known: Mapping[str, int], first: Key | None, last: Key | None
) -> Sequence[Row[Any]]:
    """Asset, debit, credit and number of the postings from one key to another, both included."""
    where, values = narrowing.conditions(scope, known)
    from_here, more = narrowing.beyond(first, scope.order, "first", itself=True)
    to_there, still_more = narrowing.short_of(last, scope.order, "last", itself=True)
    sql = f"""
        select p.asset, coalesce(sum(p.amount) filter (where p.amount > 0), 0) as debit,
               coalesce(sum(p.amount) filter (where p.amount < 0), 0) as credit, count(*) as postings
          from {narrowing.from_postings(scope)} where {where} and {from_here} and {to_there}
         group by p.asset order by p.asset
    """
    return session.execute(text(sql), values | more | still_more).all()


def few_saying(session: Session, words: str) -> tuple[int, ...] | None:
    """The transactions that say these words where few do, for whoever asks; None where many do."""
    query = narrowing.query_of(words)
    if not query:
        return ()
    asked = text("select ledger.few_saying(:words, :at_most)")
    found: list[int] | None = session.execute(asked, {"words": query, "at_most": _FEW}).scalar_one()
    return None if found is None else tuple(found)


def _in_span(scope: Scope, span: Span, known: Mapping[str, int], *, walking: bool = False) -> tuple[str, Values]:
    where, values = narrowing.conditions(scope, known, walking=walking)
    inside, more = narrowing.within(span, scope.order)
    return f"{where} and {inside}", values | more


def _key(row: Row[Any]) -> Key:
    return Key(row.booked_on, row.transaction_id, row.seq, int(row.amount))
