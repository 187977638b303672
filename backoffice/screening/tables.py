"""Referrals, suspicion files, what was done with them, their sealed words, and their own trail.

Boundary: the reporting officer's alone; written through guard functions, drafts excepted. S-05, D-09.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, FetchedValue, ForeignKey, Identity, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, MappedColumn

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, FieldClass, Keep, Purpose, Source, personal, plain


def _suspicion() -> MappedColumn[bytes]:
    """Kept five years after the file was closed (Directive (EU) 2015/849, Art. 40); never portable, never in a copy."""
    return personal(
        Category.SUSPICION,
        purpose=Purpose.MONEY_LAUNDERING,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.SUSPICION_CLOSED_PLUS_5Y,
        at_end=AtEnd.DELETE,
        sealed=FieldClass.SUSPICION,
    )


class FileRow(Row):
    __tablename__ = "file"
    __table_args__ = (
        CheckConstraint("state in ('open', 'reported', 'closed')", name="file_state"),
        CheckConstraint("state <> 'reported' or reported_on is not null", name="file_reported_on_a_day"),
        CheckConstraint("(state = 'closed') = (closed_at is not null)", name="file_closed_at_an_instant"),
        UniqueConstraint("number", name="file_number"),
        Index("file_one_open", "customer_id", unique=True, postgresql_where=text("state <> 'closed'")),
        Index("file_by_customer", "customer_id"),
        {"schema": "screening"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True))
    customer_id: Mapped[UUID] = plain()
    opened_by: Mapped[str] = plain()
    opened_at: Mapped[datetime] = plain()
    state: Mapped[str] = plain()
    reported_on: Mapped[date | None] = plain(Date())
    review_on: Mapped[date | None] = plain(Date())
    closed_at: Mapped[datetime | None] = plain()
    version: Mapped[int] = plain()


class ReferralRow(Row):
    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint(
            "category in ('identity', 'funds', 'behaviour', 'sanctions', 'other')", name="referral_category"
        ),
        CheckConstraint("state in ('new', 'filed', 'dismissed')", name="referral_state"),
        CheckConstraint("(state = 'filed') = (file_id is not null)", name="referral_filed_in_a_file"),
        Index("referral_by_state", "state", "referred_at"),
        Index("referral_by_customer", "customer_id"),
        Index("referral_by_file", "file_id"),
        {"schema": "screening"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain()
    case_id: Mapped[UUID | None] = plain()
    category: Mapped[str] = plain()
    referred_by: Mapped[str] = plain()
    referred_at: Mapped[datetime] = plain()
    state: Mapped[str] = plain()
    file_id: Mapped[UUID | None] = plain(ForeignKey("screening.file.id"))


class ActRow(Row):
    __tablename__ = "act"
    __table_args__ = (
        CheckConstraint("kind in ('open', 'join', 'dismiss', 'note', 'report', 'review', 'close')", name="act_kind"),
        CheckConstraint("referral_id is not null or file_id is not null", name="act_about_something"),
        Index("act_by_customer", "customer_id", "done_at"),
        {"schema": "screening"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain()
    referral_id: Mapped[UUID | None] = plain(ForeignKey("screening.referral.id"))
    file_id: Mapped[UUID | None] = plain(ForeignKey("screening.file.id"))
    kind: Mapped[str] = plain()
    day: Mapped[date | None] = plain(Date())
    done_by: Mapped[str] = plain()
    done_at: Mapped[datetime] = plain()


class WordsRow(Row):
    """The words of the referral or act of this id."""

    __tablename__ = "words"
    __table_args__ = (Index("words_by_customer", "customer_id"), {"schema": "screening"})

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain()
    body: Mapped[bytes] = _suspicion()


class DraftRow(Row):
    """What was begun to be written about a referral or file."""

    __tablename__ = "draft"
    __table_args__ = {"schema": "screening"}

    person: Mapped[str] = plain(primary_key=True)
    about: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain()
    body: Mapped[bytes] = _suspicion()
    written_at: Mapped[datetime] = plain()


class EventRow(Row):
    """The trail of suspicions, with the columns of `audit.event`, and sealed as it is."""

    __tablename__ = "event"
    __table_args__ = (
        Index("event_by_subject", "subject", "id"),
        Index("event_by_xact", "xact", postgresql_using="brin"),
        {"schema": "screening"},
    )

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = plain()
    actor: Mapped[str] = plain()
    action: Mapped[str] = plain()
    subject: Mapped[UUID | None] = plain()
    facts: Mapped[dict[str, object]] = plain()
    xact: Mapped[int] = plain(server_default=FetchedValue())
    salt: Mapped[UUID] = plain(server_default=FetchedValue())
