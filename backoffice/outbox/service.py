"""Put messages into the outbox, and move them on: taken, accepted, put back, given up.

Boundary: desks only put; take, draft, accept and put_back are the worker's. K-08 (told when the relay accepts).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox import queries
from backoffice.outbox.body import Written, body_of, put_body
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
    return _put(work, leaves_at, kind=kind, reason=reason, customer_id=customer, case_id=case, decision_id=decision)


def put_written(
    work: Work, *, kind: str, customer: UUID | None, reply: UUID, leaves_at: datetime, written: Written
) -> UUID:
    """Write a letter by hand in this transaction, to anybody; its words are sealed for the worker."""
    message = _put(work, leaves_at, kind=kind, reason="", customer_id=customer, reply_id=reply)
    put_body(work, message, written)
    return message


def _put(work: Work, leaves_at: datetime, **about: object) -> UUID:
    message = MessageRow(
        id=new_id(),
        **about,
        state=MessageState.WAITING.value,
        leaves_at=leaves_at,
        tries=0,
        last_fault="",
        locked_at=None,
        accepted_at=None,
        made_at=work.now,
    )
    work.session.add(message)
    work.session.flush()
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
    """What the letter of this message is written from; read when it leaves, so an address put right counts.

    Raises SealBroken, KeyNotHeld for one that was written by hand.
    """
    written = body_of(work, message)
    if written is not None:
        return Draft(
            message=message,
            kind=written.kind,
            reason="",
            number=written.number,
            name=written.name,
            email=written.email,
            language=written.language,
            controller=written.controller,
            written_at=work.now,
            subject=written.subject,
            text=written.text,
        )
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


def accept(work: Work, message: UUID) -> bool:
    """The relay has accepted the message: the promise is kept from this instant. Twice is once, and False then."""
    return queries.accept(work.session, message)


def put_back(work: Work, taken: Taken, answer: Answer) -> bool:
    """The relay has not accepted it: try again later, or give up, which is True.

    Nothing when another has taken it meanwhile.
    """
    row = queries.held(work.session, taken.message, taken.locked_at)
    if row is None:
        return False
    state = state_after(taken, answer, row.made_at, work.now)
    row.state = state.value
    row.tries += 1
    row.leaves_at = next_try_at(row.tries, work.now)
    row.last_fault = answer.said
    if state is not MessageState.SENDING:
        row.locked_at = None
    work.record("outbox.mail_failed", message=row.id, final=state is MessageState.FAILED, fault=answer.said)
    return state is MessageState.FAILED


def mails_of(work: ReadWork, case: UUID) -> tuple[Mailed, ...]:
    """The messages of a case, oldest first."""
    return tuple(_mailed(row) for row in queries.of_case(work.session, case))


def reply_of(work: ReadWork, message: UUID) -> UUID | None:
    """Which reply a message carries, if any."""
    row = queries.message(work.session, message)
    return None if row is None else row.reply_id


def mails_of_replies(work: ReadWork, replies: Sequence[UUID]) -> dict[UUID, Mailed]:
    """Where the mail of each reply stands."""
    return {reply: _mailed(row) for reply, row in queries.of_replies(work.session, replies).items()}


def waiting(work: ReadWork) -> int:
    """How many messages have not left."""
    return queries.waiting(work.session)


def until_due(work: ReadWork) -> timedelta | None:
    """How long until the next message is due, zero or less when one is; None when all have left."""
    due_at = queries.next_due_at(work.session, LOCKED_FOR)
    return None if due_at is None else due_at - work.now


def _mailed(row: MessageRow) -> Mailed:
    return Mailed(row.decision_id, row.kind, MessageState(row.state), row.leaves_at, row.accepted_at, row.last_fault)
