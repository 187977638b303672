"""The rows of the disclosure log: which act let personal data leave the firm. They only grow and name nobody.

Boundary: written by triggers on what discloses; read by DPO and auditor. GDPR Art. 15(1)(c).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from backoffice.audit.tables import ExportRow
from backoffice.store.base import Row
from backoffice.store.datamap import plain


class DisclosureRow(Row):
    """`subject_id` is None for a list about many; `named` is a code; `categories` those of the data map."""

    __tablename__ = "disclosure"
    __table_args__ = (
        CheckConstraint(
            "act in ('package', 'case_file', 'report', 'list', 'letter', 'release', 'file')", name="disclosure_act"
        ),
        CheckConstraint("recipient in ('person', 'authority', 'business', 'firm')", name="disclosure_recipient"),
        CheckConstraint("named ~ '^[A-Za-z0-9_.:-]{0,60}$'", name="disclosure_named"),
        CheckConstraint(
            "basis in ('gdpr_12', 'gdpr_15', 'gdpr_20', 'contract', 'legal_obligation', 'legitimate_interest', "
            "'order')",
            name="disclosure_basis",
        ),
        Index("disclosure_by_subject", "subject_id", "disclosed_at"),
        {"schema": "people"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    subject_id: Mapped[UUID | None] = plain()
    act: Mapped[str] = plain()
    recipient: Mapped[str] = plain()
    named: Mapped[str] = plain()
    categories: Mapped[list[str]] = plain()
    basis: Mapped[str] = plain()
    disclosed_by: Mapped[str] = plain()
    disclosed_at: Mapped[datetime] = plain()
    export_id: Mapped[UUID | None] = plain(ForeignKey(ExportRow.id))
    message_id: Mapped[UUID | None] = plain()
    proposal_id: Mapped[UUID | None] = plain()
