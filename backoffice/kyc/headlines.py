"""How a customer's cases went in one line each, for the reporting officer who looks at the customer.

Boundary: number, headline, hand-over, state and outcome; row security shows them while the officer has access.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from backoffice.desk import ReadWork
from backoffice.kyc.rules import CaseState, Verdict
from backoffice.kyc.tables import CaseRow


@dataclass(frozen=True, slots=True)
class CaseHeadline:
    """`headline` is a key of `kyc.headline.*`; `outcome` None until there is one."""

    case: UUID
    number: int
    headline: str
    handed_over_at: datetime
    state: CaseState
    outcome: Verdict | None


def case_headlines(work: ReadWork, customer: UUID) -> tuple[CaseHeadline, ...]:
    """The cases of a customer, newest first."""
    wanted = (
        select(CaseRow.id, CaseRow.number, CaseRow.headline, CaseRow.handed_over_at, CaseRow.state, CaseRow.outcome)
        .where(CaseRow.customer_id == customer)
        .order_by(CaseRow.number.desc())
    )
    return tuple(
        CaseHeadline(
            case=row.id,
            number=row.number,
            headline=row.headline,
            handed_over_at=row.handed_over_at,
            state=CaseState(row.state),
            outcome=Verdict(row.outcome) if row.outcome else None,
        )
        for row in work.session.execute(wanted)
    )
