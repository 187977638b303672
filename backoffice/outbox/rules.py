"""A message's life, and when a delivery that failed is tried again.

Boundary: pure. K-08 (a promise is kept when the relay accepts, not when somebody decides).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from backoffice.errors import NotAllowed

LOCKED_FOR = timedelta(minutes=2)
RETRY_AFTER = (10, 30, 60, 180, 300, 600)
GIVE_UP_AFTER = timedelta(days=2)


class NotYourMessage(NotAllowed):
    """A message goes with a decision or an answer of who writes it."""

    code = "outbox.not_your_message"


class MessageState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    VOID = "void"
    FAILED = "failed"


class Outcome(StrEnum):
    """What became of one delivery. UNSURE: the relay had the whole letter, but its answer never came."""

    ACCEPTED = "accepted"
    LATER = "later"
    NEVER = "never"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """A relay's answer. `said` is a reply code or a few words of ours, never the relay's text: it may name a person."""

    outcome: Outcome
    said: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A message the worker has locked and will now deliver; `may_have_left` if an earlier try ended in the dark."""

    message: UUID
    locked_at: datetime
    may_have_left: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """What a letter is written from; `kind` names its template, `written_at` is the house's time.

    With a `subject` it was written by hand, and is carried as it stands.
    """

    message: UUID
    kind: str
    reason: str
    number: int
    name: str
    email: str
    language: str
    controller: str
    written_at: datetime
    subject: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mailed:
    """Where the mail of one decision stands; `fault` is the last thing a relay said against it."""

    decision: UUID | None
    kind: str
    state: MessageState
    leaves_at: datetime
    accepted_at: datetime | None
    fault: str


def next_try_at(tries: int, now: datetime) -> datetime:
    """When to try again after the `tries`-th failure (1-based): 10 s, then slower, at most every ten minutes."""
    return now + timedelta(seconds=RETRY_AFTER[min(tries, len(RETRY_AFTER)) - 1])


def state_after(taken: Taken, answer: Answer, made_at: datetime, now: datetime) -> MessageState:
    """Where a message stands that was not accepted.

    It goes back to waiting, where its verdict can be withdrawn, only when it surely has not left. After two days of
    trying a person has to look at it.
    """
    if answer.outcome is Outcome.NEVER or now - made_at > GIVE_UP_AFTER:
        return MessageState.FAILED
    if taken.may_have_left or answer.outcome is Outcome.UNSURE:
        return MessageState.SENDING
    return MessageState.WAITING
