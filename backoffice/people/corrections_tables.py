"""The rows that say which of a person's data was corrected, completed, or found right: codes and instants, no values.

Boundary: written by the guard that corrects; the values stand sealed with the request. R-02; GDPR Art. 16.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class CorrectionRow(Row):
    """One field of one request; `places` counts the rows that changed by column, `evidence_id` a paper or case."""

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint(
            "field in ('legal_name', 'birth_on', 'email', 'mobile', 'address', 'country', 'language', "
            "'document_number', 'other')",
            name="correction_field",
        ),
        CheckConstraint("act in ('corrected', 'completed', 'refused')", name="correction_act"),
        CheckConstraint("evidence in ('letter', 'paper', 'case', 'note')", name="correction_evidence"),
        CheckConstraint("ground in ('accurate', 'not_shown', 'record', 'law')", name="correction_ground"),
        CheckConstraint("(act = 'refused') = (ground is not null)", name="correction_refused_on_a_ground"),
        CheckConstraint("field <> 'other' or act <> 'corrected'", name="correction_of_a_field"),
        Index("correction_by_customer", "customer_id", "done_at"),
        Index("correction_by_request", "request_id"),
        {"schema": "people"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    request_id: Mapped[UUID] = plain()
    field: Mapped[str] = plain()
    act: Mapped[str] = plain()
    evidence: Mapped[str] = plain()
    evidence_id: Mapped[UUID | None] = plain()
    ground: Mapped[str | None] = plain()
    places: Mapped[dict[str, Any]] = plain(JSONB)
    done_by: Mapped[str] = plain()
    done_at: Mapped[datetime] = plain()
