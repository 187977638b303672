"""Put messages into the outbox, and move them on: taken, accepted, put back, given up.

Boundary: desks only put; take, draft, accept and put_back are the worker's. K-08 (told when the relay accepts).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox import queries
from backoffice.outbox.rules import (
    LOCKED_FOR,
    Answer,
    Draft,
    Mailed,
    MessageState,
    Taken,
    next_try_at,
    state_after,
)
from backoffice.outbox.tables import MessageRow
from backoffice.store.base import new_id


def put(work: Work, *, kind: str, reason: str, customer: UUID, case: UUID, decision: UUID, leaves_at: datetime) -> UUID:
    """Write a message in this transaction; it leaves at `leaves_at` unless its decision is withdrawn first."""
    message = MessageRow(
        id=new_id(),
        kind=kind,
        reason=reason,
        customer_id=customer,
        case_id=case,
        decision_id=decision,
        state=MessageState.WAITING.value,
        leaves_at=leaves_at,
        tries=0,
        last_fault="",
        locked_at=None,
        accepted_at=None,
        made_at=work.now,
    )
    work.session.add(message)
    return message.id


def take(work: Work) -> Taken | None:
    """Lock the message longest due; None when none is. From here on it cannot be called back."""
    row = queries.lock_next_due(work.session, work.now, work.now - LOCKED_FOR)
    if row is None:
        return None
    taken = Taken(row.id, work.now, may_have_left=row.state == MessageState.SENDING)
    row.state, row.locked_at = MessageState.SENDING.value, work.now
    return taken


def draft(work: ReadWork, message: UUID) -> Draft:
    """What the letter of this message is written from; read when it leaves, so an address put right counts."""
    row = queries.details(work.session, message)
    return Draft(
        message=row.id,
        kind=row.kind,
        reason=row.reason,
        number=row.number,
        name=row.legal_name,
        email=row.email,
        language=row.language,
        controller=row.controller,
        written_at=work.now,
    )


def accept(work: Work, message: UUID) -> None:
    """The relay has accepted the message: the promise is kept from this instant. Twice is once."""
    queries.accept(work.session, message)


def put_back(work: Work, taken: Taken, answer: Answer) -> None:
    """The relay has not accepted it: try again later, or give up. Nothing when another has taken it meanwhile."""
    row = queries.held(work.session, taken.message, taken.locked_at)
    if row is None:
        return
    state = state_after(taken, answer, row.made_at, work.now)
    row.state = state.value
    row.tries += 1
    row.leaves_at = next_try_at(row.tries, work.now)
    row.last_fault = answer.said
    if state is not MessageState.SENDING:
        row.locked_at = None
    work.record("outbox.mail_failed", message=row.id, final=state is MessageState.FAILED, fault=answer.said)


def mails_of(work: ReadWork, case: UUID) -> tuple[Mailed, ...]:
    """The messages of a case, oldest first."""
    return tuple(
        Mailed(row.decision_id, row.kind, MessageState(row.state), row.leaves_at, row.accepted_at, row.last_fault)
        for row in queries.of_case(work.session, case)
    )


def waiting(work: ReadWork) -> int:
    """How many messages have not left."""
    return queries.waiting(work.session)


def until_due(work: ReadWork) -> timedelta | None:
    """How long until the next message is due, zero or less when one is; None when all have left."""
    due_at = queries.next_due_at(work.session, LOCKED_FOR)
    return None if due_at is None else due_at - work.now
