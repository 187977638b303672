"""SQL of the papers of an identity check.

Boundary: functions over a Session; guard functions destroy, and row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from backoffice.rights.identity_tables import IdentityContentRow, IdentityPaperRow
from backoffice.rights.rules import Kind, Topic
from backoffice.rights.tables import EventRow, RequestRow


def papers(session: Session, request: UUID) -> Sequence[IdentityPaperRow]:
    wanted = select(IdentityPaperRow).where(IdentityPaperRow.request_id == request)
    return session.execute(wanted.order_by(IdentityPaperRow.received_at, IdentityPaperRow.id)).scalars().all()


def content(session: Session, paper: UUID) -> bytes | None:
    row = session.get(IdentityContentRow, paper)
    return None if row is None else row.content


def add(session: Session, paper: Mapping[str, object], sealed: bytes) -> None:
    session.execute(insert(IdentityPaperRow).inline().values(**paper))
    session.execute(insert(IdentityContentRow).inline().values(paper_id=paper["id"], content=sealed))


def take_over(session: Session, paper: UUID, which: UUID) -> None:
    session.execute(text("select rights.take_paper_over(:paper, :which)"), {"paper": paper, "which": which})
    session.expire_all()


def note_sender(session: Session, letter: UUID, sender: str) -> None:
    session.execute(text("select rights.note_sender(:letter, :sender)"), {"letter": letter, "sender": sender})


def note_seen(session: Session, paper: UUID) -> None:
    session.execute(text("select rights.see_identity_paper(:which)"), {"which": paper})


def decide(session: Session, request: UUID, verdict: str) -> int:
    """How many papers were destroyed with the verdict."""
    asked = text("select rights.decide_identity(:request, :verdict)")
    gone = int(session.execute(asked, {"request": request, "verdict": verdict}).scalar_one())
    session.expire_all()
    return gone


def answered(session: Session, request: UUID, at: datetime) -> Sequence[UUID]:
    """The requests of the same person whose question about identity was answered at that instant, and nothing since."""
    subject = select(RequestRow.subject_id).where(RequestRow.id == request).scalar_subquery()
    wanted = select(RequestRow.id).join(
        EventRow, (EventRow.request_id == RequestRow.id) & (EventRow.version == RequestRow.version)
    )
    told = (EventRow.kind == Kind.GOT.value, EventRow.topic == Topic.IDENTITY.value, EventRow.done_at == at)
    return session.execute(wanted.where(RequestRow.subject_id == subject, *told)).scalars().all()


def is_refused(session: Session, request: UUID) -> bool:
    """Whether the last that was shown of who asks is a refused paper."""
    return bool(session.execute(text("select rights.identity_refused(:which)"), {"which": request}).scalar_one())
