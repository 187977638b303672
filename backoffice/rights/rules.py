"""What can be asked of the firm, what happens on the way, and what is refused as impossible.

Boundary: pure. R-01 to R-10; GDPR Art. 12 to 22.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backoffice.errors import Refused


class Right(StrEnum):
    """R-01 to R-07."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    WITHDRAWAL = "withdrawal"


class Topic(StrEnum):
    """What the firm can have to wait for."""

    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    AUTHORITY = "authority"
    FEE = "fee"


class Turn(StrEnum):
    ASKED = "asked"
    GOT = "got"


@dataclass(frozen=True, slots=True)
class Event:
    """One civil day on which the firm asked for something, or got it."""

    topic: Topic
    turn: Turn
    on: date


@dataclass(frozen=True, slots=True)
class Wait:
    """A question and its answer; `got_on` is None while nobody has answered."""

    topic: Topic
    asked_on: date
    got_on: date | None


class EventBeforeReceipt(Refused):
    """Something is dated before the request was received."""

    code = "rights.event_before_receipt"


class AnswerBeforeQuestion(Refused):
    """An answer stands without its question, or before it."""

    code = "rights.answer_before_question"


class AskedTwice(Refused):
    """The same thing was asked again while the first question was still open."""

    code = "rights.asked_twice"


class NoRulesForPlace(Refused):
    """No rule pack says which law's clock runs at that place."""

    code = "rights.no_rules_for_place"


def waits(received_on: date, events: tuple[Event, ...]) -> tuple[Wait, ...]:
    """Questions paired with their answers, in the order of asking.

    `events` may come in any order; on one day a question comes before its answer. Raises EventBeforeReceipt,
    AnswerBeforeQuestion, AskedTwice.
    """
    found: list[Wait] = []
    open_since: dict[Topic, date] = {}
    for event in sorted(events, key=lambda each: (each.on, list(Turn).index(each.turn))):
        if event.on < received_on:
            raise EventBeforeReceipt(event=f"{event.topic}-{event.turn}", on=event.on.isoformat())
        if event.turn is Turn.ASKED:
            if event.topic in open_since:
                raise AskedTwice(topic=event.topic.value, on=event.on.isoformat())
            open_since[event.topic] = event.on
        elif event.topic not in open_since:
            raise AnswerBeforeQuestion(topic=event.topic.value, on=event.on.isoformat())
        else:
            found.append(Wait(event.topic, open_since.pop(event.topic), event.on))
    found += [Wait(topic, asked_on, None) for topic, asked_on in open_since.items()]
    return tuple(sorted(found, key=lambda wait: (wait.asked_on, wait.topic)))
