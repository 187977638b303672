"""What a window over the books asks: lists of any length, balances of any day, a transaction with all its sides.

Boundary: values out, no mapped row; reads by the reader's own grants, for finance and auditors. L-01, L-02.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, text

from backoffice.desk import ReadWork
from backoffice.ledger import approvals, pages
from backoffice.ledger.balances import balance_before, balance_on
from backoffice.ledger.places import Known, Places
from backoffice.ledger.rules import AccountKind
from backoffice.ledger.views import (
    Agreed,
    AssetSum,
    Column,
    Holdings,
    Key,
    NeedsAnAsset,
    NoSuchTransaction,
    Order,
    Posting,
    Scope,
    Sheet,
    Side,
    Wanted,
    check_size,
)
from backoffice.people import service as people
from backoffice.people.rules import NO_MARKS, Marks

BLOCK = 128
_NAMED_AT_MOST = 256

_UPTO = text("select coalesce(max(id), 0) from ledger.transaction")
_SHEET = text("""
    select t.id, t.kind, t.happened_on, t.booked_on, t.recorded_at, t.reverses, t.batch_id, r.source, r.reference,
           w.description, b.opened_by, b.manifest, d.drafted_by, n.decided_by, d.reason, x.explanation,
           exists (select from ledger.month_seal s where s.month = date_trunc('month', t.booked_on)::date) as sealed,
           array(select v.id from ledger.transaction v where v.reverses = t.id order by v.id) as reversed_by,
           (select c.corrects from ledger.correction c where c.transaction_id = t.id) as corrects,
           array(select c.transaction_id from ledger.correction c join ledger.draft d on d.id = c.draft_id
                  where c.corrects = t.id and d.kind = 'adjustment' order by 1) as corrected_by,
           exists (select from ledger.draft d join staff.proposal p on p.id = d.proposal
                    where d.kind = 'reversal' and d.corrects = t.id and p.state = 'proposed'
                      and p.expires_at > store.now()) as reversal_waits,
           (select min(f.frozen_at) from ledger.left_before e join people.account_freeze f on f.id = e.freeze_id
             where e.transaction_id = t.id) as frozen_at
      from ledger.transaction t
      left join ledger.reference r on r.transaction_id = t.id and r.booked_on = t.booked_on
      left join ledger.particulars w on w.transaction_id = t.id
      left join ledger.batch b on b.id = t.batch_id
      left join ledger.correction c on c.transaction_id = t.id
      left join ledger.draft d on d.id = c.draft_id
      left join ledger.draft_words x on x.draft_id = d.id
      left join staff.proposal n on n.id = d.proposal
     where t.id = :number
     limit 1
""")
_SIDES = text("""
    select a.path, a.kind, a.holder, p.asset, c.scale, p.amount
      from ledger.posting p join ledger.account a on a.id = p.account_id join ledger.asset c on c.code = p.asset
     where p.booked_on = :booked_on and p.transaction_id = :number
     order by p.seq
""")
_KINDS = text("""
    with recursive kinds as (
        (select kind from ledger.transaction order by kind limit 1)
        union all
        select (select t.kind from ledger.transaction t where t.kind > k.kind order by t.kind limit 1)
          from kinds k where k.kind is not null
    ) select kind from kinds where kind is not null
""")
_SPAN_OF_DAYS = text("select min(booked_on) as first, max(booked_on) as last from ledger.transaction")
_ASSETS_OF = text("""
    with recursive held as (
        (select asset from ledger.posting where account_id = :account order by asset limit 1)
        union all
        select (select p.asset from ledger.posting p where p.account_id = :account and p.asset > h.asset
                 order by p.asset limit 1)
          from held h where h.asset is not null
    ) select asset from held where asset is not null
""")


def holdings(work: ReadWork) -> Holdings:
    """What there is to choose from."""
    pages.steady(work.session)
    known = pages.scales(work.session)
    kinds = work.session.execute(_KINDS).scalars().all()
    days = work.session.execute(_SPAN_OF_DAYS).one()
    return Holdings(tuple(known.items()), tuple(kinds), days.first, days.last)


def open_list(work: ReadWork, wanted: Wanted, order: Order) -> tuple[Scope, Places, tuple[Posting, ...]]:
    """Begin a list: what it is of, where its rows are expected, and its first rows.

    Raises NotASize for amounts that are none, NeedsAnAsset for an order by amount without an asset.
    """
    for size in (wanted.least, wanted.most):
        if size:
            check_size(size)
    if order.column is Column.AMOUNT and not wanted.asset:
        raise NeedsAnAsset()
    pages.steady(work.session)
    known = pages.scales(work.session)
    scope = _resolve(work, wanted, order)
    places = Places(order, pages.spans(work.session, scope, known, BLOCK), _start(work, scope))
    first = rows(work, scope, places, 0, BLOCK)
    if len(places.spans) == 1 and len(first) < BLOCK:
        places = places.with_known(0, Known(len(first), sum(each.key.amount for each in first), ()))
    return scope, places, first


def count_span(work: ReadWork, scope: Scope, places: Places, number: int) -> Known:
    """Count one span of a list; a list is counted span by span, so that nothing waits long behind it."""
    pages.steady(work.session)
    return pages.count(work.session, scope, places.spans[number], pages.scales(work.session))


def rows(work: ReadWork, scope: Scope, places: Places, first: int, limit: int = BLOCK) -> tuple[Posting, ...]:
    """At most `limit` rows from row `first` on; fewer where a span was expected to be longer than it is."""
    pages.steady(work.session)
    known = pages.scales(work.session)
    found: list[tuple[Row[Any], int | None]] = []
    for piece in places.pieces(first, limit):
        for row in pages.rows(work.session, scope, places.spans[piece.span], piece, known):
            found.append((row, _balance(scope, places, piece.run, row)))
    marked = people.marks_of(work, {who for row, _ in found for who in (row.holder, row.other_holder) if who})
    return tuple(_posting(row, balance, marked) for row, balance in found)


def row_of(work: ReadWork, scope: Scope, places: Places, key: Key) -> int | None:
    """The row on which a key stands, or would stand; None where the list has no place for it."""
    place = places.walk_to(key)
    if place is None:
        return None
    pages.steady(work.session)
    number, before, after = place
    known = pages.scales(work.session)
    return before + pages.rank(work.session, scope, places.spans[number], after, key, known)


def row_of_day(work: ReadWork, scope: Scope, places: Places, day: date) -> int | None:
    """The row on which a day begins in a list by date: its last posting where the newest stand first."""
    largest = 2**62
    key = Key(day, largest, 2**31 - 1, 0) if scope.order.descending else Key(day, 0, 0, 0)
    found = row_of(work, scope, places, key)
    if found is not None:
        return found
    spans = places.spans
    before_all = spans and spans[0].low is not None and (day > spans[0].high) is scope.order.descending  # type: ignore[operator]
    return 0 if before_all else max(0, places.total - 1)


def sums(work: ReadWork, scope: Scope, places: Places, ranges: tuple[tuple[int, int], ...]) -> tuple[AssetSum, ...]:
    """The sum per asset of rows, given as first and last of each range; of the whole list for no range."""
    pages.steady(work.session)
    known = pages.scales(work.session)
    made: dict[str, AssetSum] = {}
    bounds: list[tuple[Key | None, Key | None]] = [(None, None)]
    if ranges:
        bounds = [(_key_at(work, scope, places, first), _key_at(work, scope, places, last)) for first, last in ranges]
    for low, high in bounds:
        if ranges and (low is None or high is None):
            continue
        for row in pages.sums(work.session, scope, known, low, high):
            held = made.get(row.asset, AssetSum(row.asset, known[row.asset], 0, 0, 0))
            made[row.asset] = AssetSum(
                row.asset,
                held.scale,
                held.debit + int(row.debit),
                held.credit + int(row.credit),
                held.count + row.postings,
            )
    return tuple(made[asset] for asset in sorted(made))


def sheet(work: ReadWork, number: int) -> Sheet:
    """A transaction with all its sides. Raises NoSuchTransaction."""
    pages.steady(work.session)
    row = work.session.execute(_SHEET, {"number": number}).one_or_none()
    if row is None:
        raise NoSuchTransaction(number=number)
    sides = work.session.execute(_SIDES, {"number": number, "booked_on": row.booked_on}).all()
    marked = people.marks_of(work, {each.holder for each in sides if each.holder})
    manifest = row.manifest or {}
    return Sheet(
        number=row.id,
        kind=row.kind,
        happened_on=row.happened_on,
        booked_on=row.booked_on,
        recorded_at=row.recorded_at,
        source=row.source or "",
        reference=row.reference or "",
        words=row.description or "",
        sides=tuple(
            Side(
                each.path,
                AccountKind(each.kind),
                each.holder or "",
                each.asset,
                each.scale,
                int(each.amount),
                marked.get(each.holder, NO_MARKS),
            )
            for each in sides
        ),
        reverses=row.reverses,
        reversed_by=tuple(row.reversed_by),
        batch=row.batch_id,
        batch_by=row.opened_by or "",
        files=tuple(str(file.get("name", "")) for file in manifest.get("files", [])),
        month_sealed=row.sealed,
        corrects=None if row.reverses is not None else row.corrects,
        corrected_by=tuple(row.corrected_by),
        reversal_waits=row.reversal_waits,
        frozen_at=row.frozen_at,
        withdrawal=approvals.withdrawal(work, number),
        agreed=None
        if row.drafted_by is None
        else Agreed(row.drafted_by, row.decided_by or "", row.reason, row.explanation or ""),
    )


def _resolve(work: ReadWork, wanted: Wanted, order: Order) -> Scope:
    """Find the accounts a filter means; few are named, many are a range of paths."""
    upto: int = work.session.execute(_UPTO).scalar_one()
    common = pages.share_of(work.session, wanted.kind) if wanted.kind else 1.0
    said = pages.few_saying(work.session, wanted.words) if wanted.words else None
    parts: list[str] = []
    values: dict[str, object] = {}
    if wanted.account:
        parts.append("(path = :path or path >= :low and path < :high)")
        # A semicolon follows the colon that stands between the parts of a path.
        values |= {"path": wanted.account, "low": f"{wanted.account}:", "high": f"{wanted.account};"}
    if wanted.holder:
        parts.append("(holder = :holder or right(holder, length(:holder)) = :holder)")
        values["holder"] = wanted.holder
    if not parts:
        return Scope(wanted, order, None, None, single=False, upto=upto, common=common, said=said)
    sql = f"select id from ledger.account where {' and '.join(parts)} order by path limit {_NAMED_AT_MOST + 1}"
    found = tuple(work.session.execute(text(sql), values).scalars().all())
    if len(found) > _NAMED_AT_MOST and not wanted.holder:
        return Scope(
            wanted,
            order,
            None,
            (f"{wanted.account}:", f"{wanted.account};"),
            single=False,
            upto=upto,
            common=common,
            said=said,
        )
    if len(found) != 1:
        return Scope(wanted, order, found[:_NAMED_AT_MOST], None, single=False, upto=upto, common=common, said=said)
    chosen = wanted.asset or _only_asset(work, found[0])
    single = bool(chosen) and order.column is Column.DATE and not _narrowed_inside(wanted)
    if chosen and not wanted.asset:
        # It narrows nothing, and lets the account's index serve the order.
        wanted = replace(wanted, asset=chosen)
    return Scope(wanted, order, found, None, single=single, upto=upto, common=common, said=said)


def _only_asset(work: ReadWork, account: int) -> str:
    held = work.session.execute(_ASSETS_OF, {"account": account}).scalars().all()
    return held[0] if len(held) == 1 else ""


def _narrowed_inside(wanted: Wanted) -> bool:
    return bool(wanted.kind or wanted.least or wanted.most or wanted.reference or wanted.words)


def _start(work: ReadWork, scope: Scope) -> int | None:
    """The balance at the upper end of a list of one account: after its newest row, or before its oldest."""
    if not scope.single or scope.accounts is None:
        return None
    account, asset, wanted = scope.accounts[0], scope.wanted.asset, scope.wanted
    if scope.order.descending:
        return balance_on(work.session, account, asset, wanted.until, scope.upto)
    return 0 if wanted.since is None else balance_before(work.session, account, asset, wanted.since, scope.upto)


def _balance(scope: Scope, places: Places, run: int | None, row: Row[Any]) -> int | None:
    if places.start is None or run is None:
        return None
    passed = run + int(row.run)
    return places.start - passed + int(row.amount) if scope.order.descending else places.start + passed


def _key_at(work: ReadWork, scope: Scope, places: Places, row: int) -> Key | None:
    known = pages.scales(work.session)
    for piece in places.pieces(row, 1):
        found = pages.walk(work.session, scope, places.spans[piece.span], piece.after, piece.skip, known)
        if found is not None:
            return found[0]
    return None


def _posting(row: Row[Any], balance: int | None, marked: Mapping[str, Marks]) -> Posting:
    return Posting(
        key=Key(row.booked_on, row.transaction_id, row.seq, int(row.amount)),
        happened_on=row.happened_on,
        kind=row.kind,
        account=row.path,
        account_kind=AccountKind(row.account_kind),
        holder=row.holder or "",
        asset=row.asset,
        scale=row.scale,
        reference=row.reference or "",
        words=row.description or "",
        other_side=row.other_side or "",
        other_holder=row.other_holder or "",
        sides=row.sides or 0,
        balance=balance,
        marks=marked.get(row.holder, NO_MARKS),
        other_marks=marked.get(row.other_holder, NO_MARKS),
    )
