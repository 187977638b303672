"""Corrections of a person's data on the way and done, sealed; and what became of telling those who had the old values.

Boundary: written by guard functions alone. R-02; GDPR Art. 16, 19.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped

from backoffice.rights.tables import ReplyRow, RequestRow
from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, FieldClass, Keep, Purpose, Source, personal, plain


class RectificationRow(Row):
    """What is to be corrected for a request: old and new values, statements and reasons in `body`; done, the history.

    `plan` is what was put before a second person, as it would be written, until it is; `salt` binds it to what they
    agree to.
    """

    __tablename__ = "rectification"
    __table_args__ = (
        CheckConstraint("state in ('begun', 'proposed', 'done')", name="rectification_state"),
        CheckConstraint("(state = 'done') = (done_at is not null)", name="rectification_done"),
        CheckConstraint("state <> 'proposed' or proposal_id is not null", name="rectification_proposed"),
        Index("rectification_open", "request_id", unique=True, postgresql_where=text("state <> 'done'")),
        Index("rectification_by_request", "request_id"),
        Index("rectification_by_customer", "customer_id"),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    request_id: Mapped[UUID] = plain(ForeignKey(RequestRow.id))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    state: Mapped[str] = plain()
    salt: Mapped[bytes | None] = plain()
    body: Mapped[bytes | None] = personal(
        Category.COMMUNICATION,
        purpose=Purpose.RIGHTS,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.PERSON,
        keep=Keep.REQUEST_ENDED_PLUS_3Y,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.REQUEST,
    )
    plan: Mapped[bytes | None] = personal(
        Category.COMMUNICATION,
        purpose=Purpose.RIGHTS,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.SECOND_DECIDED,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.REQUEST,
    )
    proposal_id: Mapped[UUID | None] = plain()
    made_by: Mapped[str] = plain()
    made_at: Mapped[datetime] = plain()
    done_by: Mapped[str | None] = plain()
    done_at: Mapped[datetime | None] = plain()


class RecipientNoticeRow(Row):
    """One recipient of what was corrected, erased or restricted: told by a letter, or why not.

    Its words are in rights.words under its id; `occasion_id` is the rectification, erasure or restriction, of which the
    lifting is told to who was told of it.
    """

    __tablename__ = "recipient_notice"
    __table_args__ = (
        CheckConstraint("way in ('told', 'impossible', 'disproportionate', 'stayed')", name="recipient_notice_way"),
        CheckConstraint("(way = 'told') = (reply_id is not null)", name="recipient_notice_by_letter"),
        CheckConstraint(
            "occasion in ('rectification', 'erasure', 'restriction', 'lifting')", name="recipient_notice_occasion"
        ),
        Index("recipient_notice_once", "occasion", "occasion_id", "act", "recipient", "named", unique=True),
        Index("recipient_notice_by_customer", "customer_id"),
        Index("recipient_notice_by_reply", "reply_id", postgresql_where=text("reply_id is not null")),
        {"schema": "rights"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    occasion: Mapped[str] = plain()
    occasion_id: Mapped[UUID] = plain()
    request_id: Mapped[UUID] = plain(ForeignKey(RequestRow.id))
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    act: Mapped[str] = plain()
    recipient: Mapped[str] = plain()
    named: Mapped[str] = plain()
    way: Mapped[str] = plain()
    reply_id: Mapped[UUID | None] = plain(ForeignKey(ReplyRow.id))
    done_by: Mapped[str] = plain()
    done_at: Mapped[datetime] = plain()
