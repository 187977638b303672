"""SQL of the outbox.

Boundary: functions over a Session; the worker's take skips what another holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, case, func, insert, or_, select, text
from sqlalchemy.orm import Session

from backoffice.outbox.tables import BodyRow, MessageRow

_OPEN = MessageRow.state.in_(("waiting", "sending"))
_DETAILS = text("""
    select m.id, m.kind, m.reason, i.legal_name, i.email, c.language, c.controller, coalesce(k.number, 0) as number
      from outbox.message m
      join people.customer c on c.id = m.customer_id
      join people.identity i on i.customer_id = m.customer_id
      left join kyc."case" k on k.id = m.case_id
     where m.id = :message
""")


def lock_next_due(session: Session, now: datetime, stale_before: datetime) -> MessageRow | None:
    """The longest due message that waits, or whose worker died holding it; nobody else's."""
    due = (
        select(MessageRow)
        .where(
            _OPEN,
            MessageRow.leaves_at <= now,
            or_(MessageRow.state == "waiting", MessageRow.locked_at <= stale_before),
        )
        .order_by(MessageRow.leaves_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return session.execute(due).scalar_one_or_none()


def held(session: Session, message: UUID, locked_at: datetime) -> MessageRow | None:
    """The message, if it is still held since `locked_at`."""
    mine = and_(MessageRow.id == message, MessageRow.state == "sending", MessageRow.locked_at == locked_at)
    return session.execute(select(MessageRow).where(mine).with_for_update()).scalar_one_or_none()


def accept(session: Session, message: UUID) -> bool:
    return bool(session.execute(text("select outbox.accepted(:message)"), {"message": message}).scalar_one())


def details(session: Session, message: UUID) -> Row[Any]:
    return session.execute(_DETAILS, {"message": message}).one()


def add_body(session: Session, message: UUID, class_key: UUID, sealed: bytes) -> None:
    values = {"message_id": message, "class_key_id": class_key, "sealed": sealed}
    session.execute(insert(BodyRow).inline().values(**values))


def body(session: Session, message: UUID) -> BodyRow | None:
    return session.get(BodyRow, message)


def message(session: Session, which: UUID) -> MessageRow | None:
    return session.get(MessageRow, which)


def of_replies(session: Session, replies: Sequence[UUID]) -> dict[UUID, MessageRow]:
    """The messages of these replies, by reply."""
    found = session.execute(select(MessageRow).where(MessageRow.reply_id.in_(replies))).scalars().all()
    return {row.reply_id: row for row in found if row.reply_id is not None}


def waiting(session: Session) -> int:
    return session.execute(select(func.count()).select_from(MessageRow).where(_OPEN)).scalar_one()


def next_due_at(session: Session, locked_for: timedelta) -> datetime | None:
    """The soonest instant at which a message can be taken, one held by somebody who died included."""
    due_at = case(
        (MessageRow.state == "waiting", MessageRow.leaves_at),
        else_=func.greatest(MessageRow.leaves_at, MessageRow.locked_at + locked_for),
    )
    soonest: datetime | None = session.execute(select(func.min(due_at)).where(_OPEN)).scalar_one()
    return soonest


def of_case(session: Session, case: UUID) -> Sequence[MessageRow]:
    return (
        session.execute(select(MessageRow).where(MessageRow.case_id == case).order_by(MessageRow.made_at))
        .scalars()
        .all()
    )
