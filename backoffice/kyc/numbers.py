"""Cases by their numbers, for readers who see the number and whose case it is, and nothing else of it.

Boundary: three columns that the audit, the DPO and administrators may read; row security decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from backoffice.desk import ReadWork
from backoffice.kyc import queries
from backoffice.kyc.tables import CaseRow


def case_numbers(work: ReadWork, cases: Iterable[UUID]) -> dict[UUID, int]:
    """The numbers of those of the cases that there are."""
    wanted = select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_(set(cases)))
    return {row.id: row.number for row in work.session.execute(wanted)}


def customer_of_case(work: ReadWork, number: int) -> UUID | None:
    """Whose case has this number; None when there is none."""
    return queries.customer_of_number(work.session, number)
