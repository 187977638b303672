"""Months of the books: which are sealed, which wait for it, and the two people it takes.

Boundary: the guards seal; where only one person of finance works, that one does it alone and the trail says so. L-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.ledger import draft_queries, queries


@dataclass(frozen=True, slots=True)
class Month:
    """A month since the first booking. `proposal` waits for a lead; `booked` says whether anything happened in it."""

    first: date
    sealed_by: str
    sealed_at: datetime | None
    postings: int | None
    proposal: UUID | None
    booked: bool
    over: bool


def months(work: ReadWork) -> tuple[Month, ...]:
    """Every month from the first booking to now, newest first."""
    this = work.now.date().replace(day=1)
    return tuple(
        Month(
            row.month,
            row.sealed_by or "",
            row.sealed_at,
            row.postings,
            row.proposal,
            row.booked,
            row.month < this,
        )
        for row in draft_queries.months(work.session)
    )


def propose_seal(work: Work, month: date) -> UUID:
    """Put before a lead who is somebody else that a month, with its figures, is closed for good; the proposal's id.

    Whoever agrees once the figures are others is told so by MonthMovedOn. Raises NotYours, NoOtherLead, MonthNotOver,
    MonthSealed, EarlierMonthOpen, AlreadyProposed.
    """
    return draft_queries.propose_seal(work.session, month)


def seal_month(work: Work, month: date) -> None:
    """Close a month for good, alone. Raises NeedsALead, NeedsASecond where others of finance work here, and as
    `propose_seal`.
    """
    queries.take_time(work.session)
    draft_queries.seal_month(work.session, month)
