"""Papers by which it is checked that the right person asks, until the verdict; then who saw them and when.

Boundary: guards alone write a verdict, and with it the paper and its key are gone. D-10; GDPR Art. 5(1)(e), 12(6).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from backoffice.rights.tables import LetterRow, RequestRow
from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, FieldClass, Keep, Purpose, Source, personal, plain


class IdentityPaperRow(Row):
    """What came for the check of a request: of which kind, seen by whom and when, and the verdict."""

    __tablename__ = "identity_paper"
    __table_args__ = (
        CheckConstraint(
            "kind in ('passport', 'id_card', 'driving_licence', 'residence_permit', 'other')",
            name="identity_paper_kind",
        ),
        CheckConstraint("media in ('application/pdf', 'image/png', 'image/jpeg')", name="identity_paper_media"),
        CheckConstraint("verdict in ('confirmed', 'refused', 'ended')", name="identity_paper_verdict"),
        CheckConstraint(
            "(verdict is null) = (decided_at is null) and (verdict is null) = (decided_by is null)",
            name="identity_paper_decided",
        ),
        CheckConstraint("(seen_by is null) = (seen_at is null)", name="identity_paper_seen"),
        Index("identity_paper_by_request", "request_id"),
        Index("identity_paper_by_subject", "subject_id"),
        {"schema": "rights"},
    )
    __mapper_args__ = {"eager_defaults": False}

    id: Mapped[UUID] = plain(primary_key=True)
    request_id: Mapped[UUID] = plain(ForeignKey(RequestRow.id))
    subject_id: Mapped[UUID] = plain()
    kind: Mapped[str] = plain()
    media: Mapped[str] = plain()
    received_by: Mapped[str] = plain()
    received_at: Mapped[datetime] = plain()
    seen_by: Mapped[str | None] = plain()
    seen_at: Mapped[datetime | None] = plain()
    verdict: Mapped[str | None] = plain()
    decided_by: Mapped[str | None] = plain()
    decided_at: Mapped[datetime | None] = plain()


class IdentityContentRow(Row):
    """The paper itself, sealed under a key of its own: the paper is the subject of that key."""

    __tablename__ = "identity_content"
    __table_args__ = ({"schema": "rights"},)

    paper_id: Mapped[UUID] = plain(ForeignKey(IdentityPaperRow.id), primary_key=True)
    content: Mapped[bytes] = personal(
        Category.IDENTITY_IMAGE,
        purpose=Purpose.RIGHTS,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.PERSON,
        keep=Keep.IDENTITY_CHECKED,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.REQUEST,
    )


class LetterSenderRow(Row):
    """From which address a mail came, as a hash under its person's id that shows to nobody; gone with its requests."""

    __tablename__ = "letter_sender"
    __table_args__ = (Index("letter_sender_by_subject", "subject_id", "mark"), {"schema": "rights"})

    letter_id: Mapped[UUID] = plain(ForeignKey(LetterRow.id), primary_key=True)
    subject_id: Mapped[UUID] = plain()
    mark: Mapped[bytes] = plain()
