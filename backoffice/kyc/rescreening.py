"""Customers KYC is asked to look at again, and when that was done.

Boundary: who asked, and what for, stands in the trail alone; a masked name for who has no case of them. L-04, K-07.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text

from backoffice.desk import ReadWork, Work
from backoffice.kyc.tables import CaseRow, RescreenRow
from backoffice.people.tables import CustomerRow

AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Rescreen:
    """One customer to look at again; `case` is their newest case and `number` its number, if they had any."""

    id: UUID
    customer: UUID
    name: str
    country: str
    asked_at: datetime
    is_frozen: bool
    case: UUID | None
    number: int | None


def rescreens(work: ReadWork) -> tuple[Rescreen, ...]:
    """Who waits to be looked at again, the longest first."""
    newest = (
        select(CaseRow.id.label("case_id"), CaseRow.number)
        .where(CaseRow.customer_id == RescreenRow.customer_id)
        .order_by(CaseRow.handed_over_at.desc())
        .limit(1)
        .lateral()
    )
    wanted = (
        select(
            RescreenRow.id,
            RescreenRow.customer_id,
            CustomerRow.masked_name,
            CustomerRow.country,
            RescreenRow.asked_at,
            CustomerRow.state,
            newest,
        )
        .join(CustomerRow, CustomerRow.id == RescreenRow.customer_id)
        .outerjoin(newest, text("true"))
        .where(RescreenRow.done_at.is_(None))
        .order_by(RescreenRow.asked_at, RescreenRow.id)
        .limit(AT_MOST)
    )
    return tuple(
        Rescreen(
            row.id,
            row.customer_id,
            row.masked_name,
            row.country,
            row.asked_at,
            row.state == "frozen",
            row.case_id,
            row.number,
        )
        for row in work.session.execute(wanted)
    )


def waiting(work: ReadWork) -> int:
    """How many customers wait to be looked at again."""
    found = select(func.count()).select_from(RescreenRow).where(RescreenRow.done_at.is_(None))
    return work.session.execute(found).scalar_one()


def end_rescreen(work: Work, which: UUID) -> None:
    """The customer was looked at again. Raises NoSuchRescreen."""
    work.session.execute(text("select kyc.end_rescreen(:which)"), {"which": which})
