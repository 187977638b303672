"""Corrections of the books: finance proposes one, a lead who is somebody else agrees, and that act books it.

Boundary: agreeing, refusing and withdrawing are `staff.seconding`'s; the guards book what was agreed to. L-01, S-05.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.ledger import draft_queries as queries
from backoffice.ledger import pages
from backoffice.ledger.balances import balance_on
from backoffice.ledger.correcting import Draft, DraftKind, DraftSide, Leg, NoSuchDraft, Reason
from backoffice.staff import seconding

LATELY = timedelta(days=30)


def propose_adjustment(
    work: Work,
    booked_on: date,
    legs: tuple[Leg, ...],
    reason: Reason,
    explanation: str,
    corrects: int | None = None,
    evidence: bytes | None = None,
) -> UUID:
    """Put a correcting transaction before a lead; the draft's id. `evidence` is the SHA-256 of a file.

    Raises NotYoursToCorrect, ExplanationMissing, DayToCome, MonthSealed, NoSuchTransaction, SidesMissing,
    UnknownAccount, NotAnAmount, DraftUnbalanced.
    """
    told = [[each.account, each.asset, str(each.amount)] for each in legs]
    return queries.propose_adjustment(
        work.session, corrects, booked_on, reason.value, explanation.strip(), evidence, told
    )


def propose_reversal(
    work: Work, number: int, booked_on: date, reason: Reason, explanation: str, evidence: bytes | None = None
) -> UUID:
    """Put before a lead that every side of this transaction is booked the other way round; the draft's id.

    Raises ReversedAlready, ReversalWaits, NoSuchTransaction, and as `propose_adjustment`.
    """
    return queries.propose_reversal(work.session, number, booked_on, reason.value, explanation.strip(), evidence)


def waiting(work: ReadWork) -> tuple[Draft, ...]:
    """The corrections that wait for a lead, the soonest to expire first."""
    return _drafts(work, queries.drafts_waiting(work.session))


def lately(work: ReadWork) -> tuple[Draft, ...]:
    """The corrections of thirty days that wait no more, newest first, at most 100."""
    return _drafts(work, queries.drafts_since(work.session, work.now - LATELY))


def draft_of(work: ReadWork, proposal: UUID) -> Draft:
    """The correction a proposal is about. Raises NoSuchDraft."""
    row = queries.draft_of(work.session, proposal)
    if row is None:
        raise NoSuchDraft()
    return _drafts(work, [row])[0]


def _drafts(work: ReadWork, rows: Sequence[Row[Any]]) -> tuple[Draft, ...]:
    pages.steady(work.session)
    sides: dict[UUID, list[DraftSide]] = {row.id: [] for row in rows}
    known: dict[tuple[int, str], int] = {}
    for side in queries.sides(work.session, tuple(sides)) if rows else ():
        place = (side.account_id, side.asset)
        if place not in known:
            known[place] = balance_on(work.session, *place, None, _ALL)
        sides[side.draft_id].append(
            DraftSide(side.path, side.holder or "", side.asset, side.scale, int(side.amount), known[place])
        )
    return tuple(
        Draft(
            id=row.id,
            kind=DraftKind(row.kind),
            corrects=row.corrects,
            booked_on=row.booked_on,
            reason=Reason(row.reason),
            explanation=row.explanation or "",
            evidence=None if row.evidence is None else bytes(row.evidence),
            drafted_by=row.drafted_by,
            drafted_at=row.drafted_at,
            sides=tuple(sides[row.id]),
            proposal=seconding.proposal(work, row.proposal),
            transaction=row.transaction_id,
        )
        for row in rows
    )


_ALL = 2**62
