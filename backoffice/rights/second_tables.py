"""What a second person reads before they agree to a correction, sealed for the classes they may open while they decide.

Boundary: guards alone write it, and take it away when it is decided. R-02, S-05; GDPR Art. 16.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, MappedColumn

from backoffice.rights.rectification_tables import RectificationRow
from backoffice.store.base import Row
from backoffice.store.datamap import (
    CLASS_READERS,
    AtEnd,
    Basis,
    Category,
    FieldClass,
    Keep,
    Purpose,
    Reader,
    Source,
    personal,
    plain,
)


def _read(category: Category, sealed: FieldClass) -> MappedColumn[Any]:
    return personal(
        category,
        purpose=Purpose.RIGHTS,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.SECOND_DECIDED,
        at_end=AtEnd.SHRED,
        sealed=sealed,
        # Row security narrows it to leads of KYC and officers, with a ticket.
        readers=CLASS_READERS[sealed] - {Reader.MLRO},
    )


class SecondViewRow(Row):
    """Old and new values with their reasons, by class; `proofs` are hashes of what is sealed and show to no desk."""

    __tablename__ = "second_view"
    __table_args__ = (
        Index("second_view_by_rectification", "rectification_id"),
        Index("second_view_by_customer", "customer_id"),
        {"schema": "rights"},
    )

    proposal_id: Mapped[UUID] = plain(primary_key=True)
    rectification_id: Mapped[UUID] = plain(ForeignKey(RectificationRow.id))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    identity: Mapped[bytes | None] = _read(Category.IDENTITY, FieldClass.IDENTITY)
    contact: Mapped[bytes | None] = _read(Category.CONTACT, FieldClass.CONTACT)
    other: Mapped[bytes | None] = _read(Category.COMMUNICATION, FieldClass.REQUEST)
    proofs: Mapped[dict[str, Any]] = plain(JSONB)


class SecondEvidenceRow(Row):
    """A paper, or the words of the letter, that a correction rests on."""

    __tablename__ = "second_evidence"
    __table_args__ = (
        Index("second_evidence_by_proposal", "proposal_id"),
        Index("second_evidence_by_customer", "customer_id"),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    proposal_id: Mapped[UUID] = plain(ForeignKey(SecondViewRow.proposal_id))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    media: Mapped[str] = plain()
    content: Mapped[bytes] = _read(Category.IDENTITY_IMAGE, FieldClass.IDENTITY_IMAGE)


class SecondLookRow(Row):
    """Who has read all of it before deciding, and when."""

    __tablename__ = "second_look"
    __table_args__ = ({"schema": "rights"},)

    proposal_id: Mapped[UUID] = plain(primary_key=True)
    person: Mapped[str] = plain(primary_key=True)
    seen_at: Mapped[datetime] = plain()
