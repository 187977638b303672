"""Check-outs at a desk: listed, begun, finished, recalled, ended.

Boundary: the guards of the database decide and enter each act into the trail; files are `check_out_filing`'s. L-01.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.audit.history import firm
from backoffice.desk import ReadWork, Work
from backoffice.reconcile import check_out_queries as queries
from backoffice.reconcile import house_queries, report_queries
from backoffice.reconcile.carried import entry_of
from backoffice.reconcile.carrying import Along
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState, NoSuchCheckOut, Reconcilable, Wanted
from backoffice.reconcile.choices import COUNTER_KINDS, choices_told
from backoffice.reconcile.decisions import CARRIED, AccountClosed, FindingNoted, FindingOwned, decoded
from backoffice.reconcile.explained import Explained, Explanations
from backoffice.reconcile.house import HOUSE, House, HouseClosing, HouseLine, HouseMatch
from backoffice.reconcile.snapshot_rules import AccountHead, Checkpoint, EntryRow, KeyCustody
from backoffice.reconcile.words import word_marks
from backoffice.staff.rules import Duty

_OPEN = (CheckOutState.BEGUN, CheckOutState.OUT, CheckOutState.EXPIRED)


@dataclass(frozen=True, slots=True)
class Begun:
    """A check-out whose rows may be read. `heads` go with the ids of their accounts; no row is booked before `first`.

    An account goes on from its newest closing: what was booked since into the days before that is among its entries,
    and its opening balance is without it.
    """

    check_out: CheckOut
    firm: str
    horizon: int
    now: datetime
    checkpoint: Checkpoint | None
    heads: tuple[tuple[int, AccountHead], ...]
    first: date

    @property
    def rows(self) -> int:
        """How many entries travel."""
        return sum(head.entries for _, head in self.heads)


def check_outs(work: ReadWork) -> tuple[CheckOut, ...]:
    """The newest 200 check-outs of everybody, the newest first."""
    return tuple(_check_out(row, work.now) for row in queries.check_outs(work.session))


def open_count(work: ReadWork) -> int:
    """How many of the reader's own are out."""
    return sum(one.state in _OPEN and one.taken_by == work.actor for one in check_outs(work))


def to_reconcile(work: ReadWork) -> tuple[Reconcilable, ...]:
    """The accounts at banks, processors and custodians, by path."""
    return tuple(Reconcilable(row.path, row.kind, row.last_on) for row in queries.to_reconcile(work.session))


def choices(work: ReadWork, of: Begun) -> str:
    """What a snapshot notes of finance's people and of the accounts an adjusting entry may be booked against."""
    duties = (Duty.FINANCE, Duty.FINANCE_LEAD)
    assets = sorted({head.asset for _, head in of.heads})
    return choices_told(queries.people(work.session, duties), queries.counters(work.session, COUNTER_KINDS, assets))


def begin_check_out(work: Work, which: UUID, wanted: Wanted) -> int:
    """Note what is taken along; below which transaction number its rows lie.

    Raises CheckOutNotYours, NotAPeriod, LastsTooLong, NoAccount, NotToReconcile.
    """
    lasts = timedelta(days=wanted.days)
    return queries.begin(work.session, which, wanted.accounts, wanted.since, wanted.until, lasts, wanted.custody.value)


def begun(work: ReadWork, which: UUID) -> Begun:
    """What the check-out is made of, its accounts by path. Raises NoSuchCheckOut."""
    row = _row(work, which)
    queries.steady(work.session)
    sealed = queries.checkpoint(work.session)
    found = queries.accounts(work.session, which)
    heads = tuple(
        (
            one.account_id,
            AccountHead(
                one.position,
                one.path,
                one.kind,
                one.asset,
                one.scale,
                int(one.opening),
                int(one.closing),
                one.entries,
            ),
        )
        for one in found
    )
    return Begun(
        check_out=_check_out(row, work.now),
        firm=firm(work),
        horizon=row.horizon,
        now=work.now,
        checkpoint=None if sealed is None else Checkpoint(sealed.number, bytes(sealed.hash).hex()),
        heads=heads,
        first=min([row.since, *(one.first for one in found)]),
    )


def entries(work: ReadWork, of: Begun, account: int, head: AccountHead, marks_key: bytes) -> Iterator[EntryRow]:
    """The entries of one account with their balances; of their words only marks. While the transaction is open."""
    queries.steady(work.session)
    balance = head.opening
    check_out = of.check_out
    days = (of.first, check_out.since, check_out.until)
    found = queries.rows(work.session, check_out.id, account, head.asset, *days)
    for place, row in enumerate(found):
        amount = int(row.amount)
        balance += amount
        yield EntryRow(
            id=f"{row.transaction_id}.{row.seq}",
            place=place,
            transaction=row.transaction_id,
            seq=row.seq,
            booked_on=row.booked_on,
            happened_on=row.happened_on,
            amount=amount,
            balance=balance,
            kind=row.kind,
            reference=row.reference,
            other_side=row.other_side,
            marks=word_marks(row.words, marks_key),
        )


def houses(work: ReadWork, of: Begun, left_open: Along, marks_key: bytes) -> dict[int, House]:
    """What the house has matched and closed of the accounts taken along, by their numbers. `left_open`: what travels
    of earlier closings, which may be matched as well; of the words of lines only marks travel."""
    queries.steady(work.session)
    keys = [item.finding for items in left_open.values() for item in items]
    entries = [_sides(found) for found in map(entry_of, keys) if found]
    parts = [key.removeprefix(HOUSE) for key in keys if key.startswith(HOUSE)]
    found = house_queries.matches(work.session, of.check_out.id, entries, [f"{CARRIED}{key}" for key in keys], parts)
    number_of = {(row.check_out_id, row.part): row.position for row in found}
    logs = sorted({row.check_out_id for row in found}, key=str)
    matches: dict[int, dict[str, HouseMatch]] = {}
    for row in found:
        told = HouseMatch(row.part, row.number, row.person, row.ended_at, int(row.fee), int(row.difference))
        matches.setdefault(row.position, {})[row.part] = told
    booked: dict[int, dict[str, str]] = {}
    for row in house_queries.entries(work.session, logs) if logs else ():
        place = number_of.get((row.check_out_id, row.part))
        if place is not None:
            booked.setdefault(place, {})[row.id] = row.part
    stated: dict[int, list[HouseLine]] = {}
    for row in house_queries.lines(work.session, logs) if logs else ():
        place = number_of.get((row.check_out_id, row.part))
        if place is not None:
            marks = word_marks(row.words, marks_key)
            stated.setdefault(place, []).append(HouseLine(row.line, row.stated_on, int(row.amount), marks, row.part))
    closings = {
        row.position: HouseClosing(row.account, row.asset, row.since, row.until, row.number, row.person, row.ended_at)
        for row in house_queries.closings(work.session, of.check_out.id)
    }
    return {
        place: House(matches.get(place, {}), booked.get(place, {}), tuple(stated.get(place, ())), closings.get(place))
        for place in {*matches, *closings}
    }


def explanations(work: ReadWork, of: Begun) -> Explanations:
    """What closings over the same days had explained of the accounts taken along."""
    found = house_queries.explained(work.session, of.check_out.id)
    said = house_queries.said(work.session, sorted({row.check_out_id for row in found}, key=str)) if found else ()
    owners: dict[tuple[UUID, str], str] = {}
    notes: dict[tuple[UUID, str], str] = {}
    for row in said:
        act = decoded(bytes(row.content)).act
        if isinstance(act, FindingOwned):
            owners[row.check_out_id, act.finding.removeprefix(CARRIED)] = act.owner
        elif isinstance(act, FindingNoted):
            notes[row.check_out_id, act.finding.removeprefix(CARRIED)] = act.words
    words = report_queries.words(work.session, sorted(set(notes.values())))
    made = {}
    for row in found:
        act = decoded(bytes(row.content)).act
        if isinstance(act, AccountClosed):
            made[row.path, row.asset] = {
                each.finding: Explained(
                    each.kind,
                    owners.get((row.check_out_id, each.finding), ""),
                    words.get(notes.get((row.check_out_id, each.finding), ""), ""),
                    not row.gone,
                )
                for each in act.open_items
            }
    return made


def finish_check_out(work: Work, which: UUID, document: UUID, manifest: bytes) -> int:
    """Have the database compare the manifest with the books and ask for the firm's signature; the audit entry.

    Raises NoSuchCheckOut, ManifestDisagrees.
    """
    return queries.finish(work.session, which, document, manifest)


def recall(work: Work, which: UUID) -> None:
    """Let no decision of it in any more. Raises NoSuchCheckOut, CheckOutOver."""
    queries.recall(work.session, which)


def note_destroyed(work: Work, which: UUID) -> None:
    """Say that its file and key are gone. Raises NoSuchCheckOut."""
    queries.note_destroyed(work.session, which)


def _sides(entry: str) -> tuple[int, int]:
    number, _, side = entry.partition(".")
    return int(number), int(side)


def _row(work: ReadWork, which: UUID) -> Row[Any]:
    found = queries.check_outs(work.session, which)
    if not found:
        raise NoSuchCheckOut()
    return found[0]


def _check_out(row: Row[Any], now: datetime) -> CheckOut:
    state = CheckOutState(row.state)
    if state is CheckOutState.OUT and row.expires_at <= now:
        state = CheckOutState.EXPIRED
    return CheckOut(
        id=row.id,
        number=row.number,
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        since=row.since,
        until=row.until,
        expires_at=row.expires_at,
        custody=KeyCustody(row.custody),
        state=state,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        rows=row.rows,
        root=None if row.root is None else bytes(row.root).hex(),
        file_sha256=None if row.file_sha256 is None else bytes(row.file_sha256).hex(),
        accounts=tuple(row.accounts),
    )
