"""Check-outs at a desk: listed, begun, finished, recalled, ended.

Boundary: the guards of the database decide and enter each act into the trail; files are `check_out_filing`'s. L-01.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.audit.history import firm
from backoffice.desk import ReadWork, Work
from backoffice.reconcile import check_out_queries as queries
from backoffice.reconcile.check_out_rules import CheckOut, CheckOutState, NoSuchCheckOut, Reconcilable, Wanted
from backoffice.reconcile.choices import COUNTER_KINDS, choices_told
from backoffice.reconcile.snapshot_rules import AccountHead, Checkpoint, EntryRow, KeyCustody
from backoffice.reconcile.words import word_marks
from backoffice.staff.rules import Duty

_OPEN = (CheckOutState.BEGUN, CheckOutState.OUT, CheckOutState.EXPIRED)


@dataclass(frozen=True, slots=True)
class Begun:
    """A check-out whose rows may be read. `heads` go with the ids of their accounts."""

    check_out: CheckOut
    firm: str
    horizon: int
    now: datetime
    checkpoint: Checkpoint | None
    heads: tuple[tuple[int, AccountHead], ...]

    @property
    def rows(self) -> int:
        """How many entries travel."""
        return sum(head.entries for _, head in self.heads)


def check_outs(work: ReadWork) -> tuple[CheckOut, ...]:
    """The newest 200 check-outs of everybody, the newest first."""
    return tuple(_check_out(row, work.now) for row in queries.check_outs(work.session))


def check_out_of(work: ReadWork, which: UUID) -> CheckOut:
    """One of them. Raises NoSuchCheckOut."""
    return _check_out(_row(work, which), work.now)


def open_count(work: ReadWork) -> int:
    """How many of the reader's own are out."""
    return sum(one.state in _OPEN and one.taken_by == work.actor for one in check_outs(work))


def to_reconcile(work: ReadWork) -> tuple[Reconcilable, ...]:
    """The accounts at banks, processors and custodians, by path."""
    return tuple(Reconcilable(row.path, row.kind, row.last_on) for row in queries.to_reconcile(work.session))


def choices(work: ReadWork) -> str:
    """What a snapshot notes of finance's people and of the accounts an adjusting entry may be booked against."""
    duties = (Duty.FINANCE, Duty.FINANCE_LEAD)
    return choices_told(queries.people(work.session, duties), queries.counters(work.session, COUNTER_KINDS))


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
        for one in queries.accounts(work.session, which)
    )
    return Begun(
        check_out=_check_out(row, work.now),
        firm=firm(work),
        horizon=row.horizon,
        now=work.now,
        checkpoint=None if sealed is None else Checkpoint(sealed.number, bytes(sealed.hash).hex()),
        heads=heads,
    )


def entries(work: ReadWork, of: Begun, account: int, head: AccountHead, marks_key: bytes) -> Iterator[EntryRow]:
    """The entries of one account with their balances; of their words only marks. While the transaction is open."""
    queries.steady(work.session)
    balance = head.opening
    check_out = of.check_out
    found = queries.rows(work.session, account, head.asset, check_out.since, check_out.until, of.horizon)
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
