"""Cases, attempts, checks, pictures and decisions.

Boundary: pictures, card data and notes are sealed; decisions only grow and hold no personal text.
K-07, K-08, D-04, S-03.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, MappedColumn

from backoffice.store.base import Row
from backoffice.store.datamap import (
    AtEnd,
    Basis,
    BlindIndex,
    Category,
    FieldClass,
    Keep,
    Purpose,
    Source,
    personal,
    plain,
)


def _identity_paper(category: Category, source: Source, sealed: FieldClass, **more: Any) -> MappedColumn[Any]:
    return personal(
        category,
        purpose=Purpose.KYC,
        basis=Basis.LEGAL_OBLIGATION,
        source=source,
        keep=Keep.ACCOUNT_PLUS_7Y,
        at_end=AtEnd.SHRED,
        sealed=sealed,
        **more,
    )


class CaseRow(Row):
    """One hand-over to a person (K-07); `due_at` is the promise of K-08, `told_at` the relay's acceptance."""

    __tablename__ = "case"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'with_customer', 'second_review', 'decided')", name="case_state"),
        CheckConstraint("level in ('reviewer', 'lead')", name="case_level"),
        CheckConstraint("due_at = handed_over_at + interval '24 hours'", name="case_due_in_24_hours"),
        CheckConstraint("(claimed_by is null) = (claimed_until is null)", name="case_claim_has_an_end"),
        UniqueConstraint("number", name="case_number"),
        UniqueConstraint("inquiry", name="case_once_per_inquiry"),
        Index("case_waiting", "due_at", "id", postgresql_where=text("state = 'waiting'")),
        Index("case_open_by_state", "state", "due_at", "id", postgresql_where=text("state <> 'decided'")),
        Index("case_by_customer", "customer_id"),
        Index("case_claims", "claimed_by", postgresql_where=text("claimed_by is not null")),
        {"schema": "kyc"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True, start=48001))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    inquiry: Mapped[str] = plain()
    headline: Mapped[str] = plain()
    handed_over_at: Mapped[datetime] = plain()
    due_at: Mapped[datetime] = plain()
    state: Mapped[str] = plain()
    level: Mapped[str] = plain()
    outcome: Mapped[str | None] = plain()
    last_decision: Mapped[UUID | None] = plain()
    claimed_by: Mapped[str | None] = plain()
    claimed_until: Mapped[datetime | None] = plain()
    claimed_at: Mapped[datetime | None] = plain()
    told_at: Mapped[datetime | None] = plain()
    version: Mapped[int] = plain()


class RescreenRow(Row):
    """Finance asks that a customer be looked at again; who asked stands in the trail alone."""

    __tablename__ = "rescreen"
    __table_args__ = (
        CheckConstraint("(done_by is null) = (done_at is null)", name="rescreen_done"),
        Index("rescreen_open", "customer_id", unique=True, postgresql_where=text("done_at is null")),
        {"schema": "kyc"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    asked_at: Mapped[datetime] = plain()
    done_by: Mapped[str | None] = plain()
    done_at: Mapped[datetime | None] = plain()


class AttemptRow(Row):
    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("case_id", "ordinal", name="attempt_ordinal"),
        Index("attempt_by_customer", "customer_id"),
        {"schema": "kyc"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    case_id: Mapped[UUID] = plain(ForeignKey("kyc.case.id"))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    ordinal: Mapped[int] = plain()
    provider: Mapped[str] = plain()
    reference: Mapped[str] = plain()
    device: Mapped[str] = personal(
        Category.DEVICE,
        purpose=Purpose.KYC,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.AUTOMATIC,
        keep=Keep.ACCOUNT_PLUS_7Y,
        at_end=AtEnd.ANONYMISE,
    )
    submitted_at: Mapped[datetime] = plain()
    card: Mapped[bytes | None] = _identity_paper(Category.IDENTITY, Source.PROVIDER, FieldClass.IDENTITY)
    document_number: Mapped[bytes | None] = _identity_paper(
        Category.IDENTITY, Source.PERSON, FieldClass.IDENTITY, indexed=BlindIndex.DOCUMENT_NUMBER, portable=True
    )


class CheckRow(Row):
    """One automatic check, with the provider's own name and reasons."""

    __tablename__ = "provider_check"
    __table_args__ = (
        CheckConstraint("status in ('passed', 'failed', 'not_applicable')", name="provider_check_status"),
        {"schema": "kyc"},
    )

    attempt_id: Mapped[UUID] = plain(ForeignKey("kyc.attempt.id"), primary_key=True)
    position: Mapped[int] = plain(primary_key=True)
    name: Mapped[str] = plain()
    status: Mapped[str] = plain()
    reasons: Mapped[list[str]] = plain()
    required: Mapped[bool] = plain()


class PictureRow(Row):
    """A picture, in the column of its class: a face is biometric and serves identity verification alone (D-04)."""

    __tablename__ = "picture"
    __table_args__ = (
        CheckConstraint("kind in ('selfie', 'portrait', 'front', 'back', 'extra')", name="picture_kind"),
        CheckConstraint(
            "(kind in ('selfie', 'portrait')) = (face is not null) and (face is null) = (image is not null)",
            name="picture_in_its_column",
        ),
        Index("picture_by_case", "case_id"),
        Index("picture_by_customer", "customer_id"),
        {"schema": "kyc"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    case_id: Mapped[UUID] = plain(ForeignKey("kyc.case.id"))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    ordinal: Mapped[int] = plain()
    kind: Mapped[str] = plain()
    width: Mapped[int] = plain()
    height: Mapped[int] = plain()
    sha256: Mapped[bytes] = plain()
    added_at: Mapped[datetime] = plain()
    face: Mapped[bytes | None] = _identity_paper(Category.BIOMETRIC, Source.PERSON, FieldClass.BIOMETRIC, portable=True)
    image: Mapped[bytes | None] = _identity_paper(
        Category.IDENTITY_IMAGE, Source.PERSON, FieldClass.IDENTITY_IMAGE, portable=True
    )


class DecisionRow(Row):
    """One act on a case; rows are only ever added, actor and instant are the server's."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("act in ('verdict', 'second_yes', 'second_no', 'withdrawal')", name="decision_act"),
        CheckConstraint("(act = 'verdict') = (refers_to is null)", name="decision_refers"),
        Index("decision_by_case", "case_id", "decided_at"),
        Index("decision_by_person", "decided_by", "decided_at"),
        Index("decision_by_time", "decided_at"),
        {"schema": "kyc"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    case_id: Mapped[UUID] = plain(ForeignKey("kyc.case.id"))
    case_version: Mapped[int] = plain()
    act: Mapped[str] = plain()
    verdict: Mapped[str] = plain()
    reason: Mapped[str] = plain()
    refers_to: Mapped[UUID | None] = plain(ForeignKey("kyc.decision.id"))
    level: Mapped[str] = plain()
    note_commitment: Mapped[bytes | None] = plain()
    began_at: Mapped[datetime | None] = plain()
    decided_by: Mapped[str] = plain()
    decided_at: Mapped[datetime] = plain()


class NoteRow(Row):
    """The words of a decision, erasable without touching the decision: it keeps a salted commitment."""

    __tablename__ = "decision_note"
    __table_args__ = (Index("decision_note_by_customer", "customer_id"), {"schema": "kyc"})

    decision_id: Mapped[UUID] = plain(ForeignKey("kyc.decision.id"), primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    salt: Mapped[bytes] = plain()
    note: Mapped[bytes] = personal(
        Category.COMMUNICATION,
        purpose=Purpose.KYC,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.ACCOUNT_PLUS_7Y,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.NOTE,
    )
