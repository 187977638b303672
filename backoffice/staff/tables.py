"""Members of staff, what waits for a second person, emergency access, and notices to desks.

Boundary: duties are database roles, not rows here; these rows are moved by the functions of migration 0003 alone.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Identity, Index, Interval, false, text
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Source, personal, plain


class PersonRow(Row):
    __tablename__ = "person"
    __table_args__ = {"schema": "staff"}

    name: Mapped[str] = plain(primary_key=True)
    display_name: Mapped[str] = personal(
        Category.STAFF,
        purpose=Purpose.STAFF,
        basis=Basis.CONTRACT,
        source=Source.PERSON,
        keep=Keep.EMPLOYMENT_PLUS_7Y,
        at_end=AtEnd.ANONYMISE,
    )
    language: Mapped[str] = plain()
    joined_at: Mapped[datetime] = plain()
    state: Mapped[str] = plain()
    added_by: Mapped[str | None] = plain()
    ended_at: Mapped[datetime | None] = plain()
    password_changed_at: Mapped[datetime | None] = plain()
    password_reset_by: Mapped[str | None] = plain()
    password_reset_at: Mapped[datetime | None] = plain()
    must_change_password: Mapped[bool] = plain()
    held_back: Mapped[list[str]] = plain()


class PresenceRow(Row):
    """When a person was seen last, and whether they have left since."""

    __tablename__ = "presence"
    __table_args__ = {"schema": "staff"}

    person: Mapped[str] = plain(primary_key=True)
    seen_at: Mapped[datetime] = plain(index=True)
    has_left: Mapped[bool] = plain(server_default=false())


class FourEyesRow(Row):
    """An action that needs a second person, who may propose it and who may agree, and for how long that holds."""

    __tablename__ = "four_eyes"
    __table_args__ = {"schema": "staff"}

    action: Mapped[str] = plain(primary_key=True)
    proposers: Mapped[list[str]] = plain()
    seconds: Mapped[list[str]] = plain()
    lasts: Mapped[timedelta] = plain(Interval())


class ProposalRow(Row):
    __tablename__ = "proposal"
    __table_args__ = (
        Index("proposal_open", "expires_at", postgresql_where=text("state in ('proposed', 'approved')")),
        Index("proposal_by_subject", "subject", "action"),
        Index("proposal_by_time", "proposed_at"),
        {"schema": "staff"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    action: Mapped[str] = plain(ForeignKey("staff.four_eyes.action"))
    subject: Mapped[UUID | None] = plain()
    facts: Mapped[dict[str, object]] = plain()
    facts_hash: Mapped[bytes] = plain()
    proposed_by: Mapped[str] = plain()
    proposed_at: Mapped[datetime] = plain()
    state: Mapped[str] = plain()
    expires_at: Mapped[datetime] = plain()
    decided_by: Mapped[str | None] = plain()
    decided_at: Mapped[datetime | None] = plain()
    reason: Mapped[str | None] = plain()
    used_by: Mapped[str | None] = plain()
    used_at: Mapped[datetime | None] = plain()


class BreakGlassRow(Row):
    """One emergency access; `reason` is shown to everybody and names no customer."""

    __tablename__ = "break_glass"
    __table_args__ = (
        Index("break_glass_by_person", "person", "customer_id", "until"),
        Index("break_glass_by_time", "until"),
        Index("break_glass_by_customer", "customer_id"),
        {"schema": "staff"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    person: Mapped[str] = plain()
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    reason: Mapped[str] = plain()
    began_at: Mapped[datetime] = plain()
    until: Mapped[datetime] = plain()
    ended_at: Mapped[datetime | None] = plain()


class NoticeRow(Row):
    __tablename__ = "notice"
    __table_args__ = (Index("notice_by_time", "at"), {"schema": "staff"})

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    kind: Mapped[str] = plain()
    audience: Mapped[str] = plain()
    about: Mapped[UUID | None] = plain()
    facts: Mapped[dict[str, object]] = plain()
    at: Mapped[datetime] = plain()


class AcknowledgementRow(Row):
    __tablename__ = "acknowledgement"
    __table_args__ = (Index("acknowledgement_by_person", "person"), {"schema": "staff"})

    notice_id: Mapped[int] = plain(ForeignKey("staff.notice.id"), primary_key=True)
    person: Mapped[str] = plain(primary_key=True)
    at: Mapped[datetime] = plain()
