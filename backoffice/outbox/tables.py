"""Messages that must leave.

Boundary: desks add rows, the worker alone moves them on. A customer's address is read when the mail leaves; what a
person has written by hand is sealed for the worker until then. K-08, R-09.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class MessageRow(Row):
    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'sending', 'sent', 'void', 'failed')", name="message_state"),
        CheckConstraint("(state = 'sent') = (accepted_at is not null)", name="message_sent_when_accepted"),
        CheckConstraint("(decision_id is null) <> (reply_id is null)", name="message_of_one_thing"),
        Index("message_due", "leaves_at", postgresql_where=text("state in ('waiting', 'sending')")),
        Index("message_by_case", "case_id"),
        Index("message_by_customer", "customer_id"),
        Index("message_by_reply", "reply_id", postgresql_where=text("reply_id is not null")),
        {"schema": "outbox"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    kind: Mapped[str] = plain()
    reason: Mapped[str] = plain()
    customer_id: Mapped[UUID | None] = plain(ForeignKey("people.customer.id"))
    case_id: Mapped[UUID | None] = plain()
    decision_id: Mapped[UUID | None] = plain(unique=True)
    reply_id: Mapped[UUID | None] = plain(unique=True)
    state: Mapped[str] = plain()
    leaves_at: Mapped[datetime] = plain()
    tries: Mapped[int] = plain()
    last_fault: Mapped[str] = plain()
    locked_at: Mapped[datetime | None] = plain()
    accepted_at: Mapped[datetime | None] = plain()
    made_at: Mapped[datetime] = plain()


class BodyRow(Row):
    """A letter written by hand, and to whom: sealed to the key that the worker holds, gone once it has left."""

    __tablename__ = "body"
    __table_args__ = {"schema": "outbox"}

    message_id: Mapped[UUID] = plain(primary_key=True)
    class_key_id: Mapped[UUID] = plain()
    sealed: Mapped[bytes] = plain()
