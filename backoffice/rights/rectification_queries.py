"""SQL of rectification.

Boundary: functions over a Session; guard functions correct, and row security decides what is seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from backoffice.kyc.tables import AttemptRow, CaseRow
from backoffice.outbox.tables import MessageRow
from backoffice.rights.rectification_tables import RecipientNoticeRow, RectificationRow
from backoffice.rights.tables import ReplyRow


def open_one(session: Session, request: UUID) -> RectificationRow | None:
    """What is begun or waits for a second person."""
    wanted = select(RectificationRow).where(RectificationRow.request_id == request, RectificationRow.state != "done")
    return session.execute(wanted, execution_options={"populate_existing": True}).scalar_one_or_none()


def done(session: Session, request: UUID) -> Sequence[RectificationRow]:
    """What was carried out, the newest first."""
    wanted = select(RectificationRow).where(RectificationRow.request_id == request, RectificationRow.state == "done")
    return session.execute(wanted.order_by(RectificationRow.done_at.desc())).scalars().all()


def attempts(session: Session, customer: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """What was read from papers, the newest first; nothing without access."""
    wanted = select(AttemptRow.id, AttemptRow.card, AttemptRow.document_number)
    newest = wanted.where(AttemptRow.customer_id == customer).order_by(AttemptRow.submitted_at.desc(), AttemptRow.id)
    return session.execute(newest).all()


def cases(session: Session, customer: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    wanted = select(CaseRow.id, CaseRow.number).where(CaseRow.customer_id == customer)
    return session.execute(wanted.order_by(CaseRow.number.desc())).all()


def letters_waiting(session: Session, subject: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """Letters to the person that no relay has in its hands."""
    wanted = (
        select(ReplyRow, MessageRow.id.label("message"), MessageRow.kind)
        .join(MessageRow, MessageRow.reply_id == ReplyRow.id)
        .where(
            ReplyRow.subject_id == subject,
            ReplyRow.kind.not_in(("recipient", "address_changed")),
            MessageRow.state.in_(("waiting", "failed")),
        )
    )
    return session.execute(wanted.order_by(ReplyRow.made_at)).all()


def keep(session: Session, which: UUID, request: UUID, sealed: bytes | None) -> None:
    asked = text("select rights.keep_rectification(:which, :request, :sealed)")
    session.execute(asked, {"which": which, "request": request, "sealed": sealed})


def propose(session: Session, which: UUID, lines: Sequence[Mapping[str, object]], said: str, plan: bytes) -> UUID:
    asked = text("select rights.propose_rectification(:which, cast(:lines as jsonb), :said, :plan)")
    given = {"which": which, "lines": json.dumps(lines), "said": said, "plan": plan}
    return UUID(str(session.execute(asked, given).scalar_one()))


def reopen(session: Session, which: UUID) -> None:
    session.execute(text("select rights.reopen_rectification(:which)"), {"which": which})


def rectify(session: Session, which: UUID, event: UUID, version: int, told: Mapping[str, object]) -> datetime:
    asked = text("select rights.rectify(:which, :event, :version, cast(:told as jsonb))")
    given = {"which": which, "event": event, "version": version, "told": json.dumps(told, default=str)}
    at: datetime = session.execute(asked, given).scalar_one()
    session.expire_all()
    return at


def notices(session: Session, occasions: Sequence[UUID]) -> Sequence[RecipientNoticeRow]:
    wanted = select(RecipientNoticeRow).where(RecipientNoticeRow.occasion_id.in_(occasions))
    return session.execute(wanted.order_by(RecipientNoticeRow.done_at)).scalars().all()


def note_recipient(session: Session, which: UUID, occasion: UUID, whom: Sequence[str], reply: UUID | None) -> None:
    """`whom`: act, recipient and name as the recipient was given, and the way."""
    session.execute(
        text("select rights.note_recipient(:which, :occasion, :act, :recipient, :named, :way, :reply)"),
        {
            "which": which,
            "occasion": occasion,
            **dict(zip(("act", "recipient", "named", "way"), whom, strict=True)),
            "reply": reply,
        },
    )
