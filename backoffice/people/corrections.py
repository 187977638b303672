"""Which of a person's data was corrected, completed, or found right, when, and on what evidence.

Boundary: codes alone; `rights` corrects, and KYC sees here that it did. R-02; GDPR Art. 16, 18(1)(a).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from backoffice.desk import ReadWork
from backoffice.people.correction_rules import Act, Evidence, Field, Ground
from backoffice.people.corrections_tables import CorrectionRow


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision about one field. `places` are how many rows changed, by schema, table and column."""

    request: UUID
    field: Field
    act: Act
    evidence: Evidence
    ground: Ground | None
    places: tuple[tuple[str, int], ...]
    done_by: str
    done_at: datetime


def corrections_of(work: ReadWork, customer: UUID) -> tuple[Correction, ...]:
    """Those of one customer that the reader may see, oldest first; reviewers see nothing of what was refused."""
    wanted = select(CorrectionRow).where(CorrectionRow.customer_id == customer)
    rows = work.session.execute(wanted.order_by(CorrectionRow.done_at, CorrectionRow.field)).scalars()
    return tuple(
        Correction(
            row.request_id,
            Field(row.field),
            Act(row.act),
            Evidence(row.evidence),
            Ground(row.ground) if row.ground else None,
            tuple(sorted((place, int(count)) for place, count in row.places.items())),
            row.done_by,
            row.done_at,
        )
        for row in rows
    )
