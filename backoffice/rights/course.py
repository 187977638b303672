"""What is done with a request on its way: taken, asked, answered by its person, noted, withdrawn; its clocks follow.

Boundary: every act is an event row, which moves the request by the guard's own hand. R-09, R-10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from backoffice.calendars import calendar_of
from backoffice.desk import ReadWork, Work
from backoffice.people.policy import controller
from backoffice.rights import queries, sealing
from backoffice.rights.deadline import Deadline, deadline
from backoffice.rights.intake import clock_values
from backoffice.rights.rules import (
    Event,
    Kind,
    MovedOn,
    Outcome,
    Right,
    Topic,
    Turn,
    Wait,
    check_words,
    waits,
)
from backoffice.rights.tables import EventRow, RequestRow
from backoffice.store.base import new_id


@dataclass(frozen=True, slots=True)
class Acted:
    """The request's new version, and the event that made it."""

    request: UUID
    event: UUID
    version: int


def take_access(work: Work, request: UUID) -> datetime:
    """Open the letter's words and who asks, until then; entered in the trail. Raises NoSuchRequest, NoGround."""
    row = queries.request(work.session, request)
    return sealing.take_ticket(work, row.subject_id, row.id)


def take(work: Work, request: UUID, version: int) -> Acted:
    """Work on it oneself; another's may be taken over. Raises MovedOn."""
    return act(work, request, version, Kind.TAKEN)


def release(work: Work, request: UUID, version: int) -> Acted:
    """Let somebody else take it. Raises MovedOn."""
    return act(work, request, version, Kind.RELEASED)


def ask(work: Work, request: UUID, version: int, topic: Topic, on: date, words: str = "") -> Acted:
    """The firm asked for something on that day. Raises MovedOn, AskedTwice, NotThatDay, AnswerIsLeaving."""
    return act(work, request, version, Kind.ASKED, topic=topic, on=on, words=words)


def got(work: Work, request: UUID, version: int, topic: Topic, on: date, words: str = "") -> Acted:
    """What was asked for arrived on that day. Raises MovedOn, AnswerBeforeQuestion, NotThatDay, AnswerIsLeaving."""
    return act(work, request, version, Kind.GOT, topic=topic, on=on, words=words)


def note(work: Work, request: UUID, version: int, words: str) -> Acted:
    """Write something down. Raises WordsNeeded, MovedOn."""
    return act(work, request, version, Kind.NOTED, words=check_words(words, needed=True))


def vouch(work: Work, request: UUID, version: int) -> Acted:
    """A copy is written before all was shown of who asks; who says so is sure who gets it. Raises MovedOn."""
    return act(work, request, version, Kind.VOUCHED)


def withdraw(work: Work, request: UUID, version: int, on: date, words: str) -> Acted:
    """The person took the request back; how one knows is written down. Raises WordsNeeded, MovedOn, AnswerIsLeaving."""
    return act(work, request, version, Kind.WITHDRAWN, on=on, words=check_words(words, needed=True))


def answer(work: Work, request: UUID, version: int, outcome: Outcome) -> Acted:
    """The answer leaves; the clocks run until a relay has accepted it. Raises MovedOn, AnswerIsLeaving."""
    return act(work, request, version, Kind.ANSWER, outcome=outcome)


def recall(work: Work, request: UUID, version: int) -> Acted:
    """The answer did not leave after all. Raises MovedOn."""
    return act(work, request, version, Kind.RECALLED)


def act(
    work: Work,
    request: UUID,
    version: int,
    kind: Kind,
    *,
    topic: Topic | None = None,
    outcome: Outcome | None = None,
    on: date | None = None,
    words: str = "",
) -> Acted:
    """Add one event. `on` is a civil date at the request's place, its today where none is told.

    For the officer's services; `extended`, `answered` and `bounced` are the worker's. Raises what the guard refuses.
    """
    row = queries.request(work.session, request)
    if row.version != version:
        raise MovedOn(number=row.number)
    event, told = new_id(), check_words(words, needed=False)
    queries.add_event(
        work.session,
        {
            "id": event,
            "request_id": row.id,
            "kind": kind.value,
            "topic": topic.value if topic else None,
            "outcome": outcome.value if outcome else None,
            "on_day": on or work.now.astimezone(zone_of(work, row)).date(),
            "done_by": work.actor,
            "done_at": work.now,
            "version": version + 1,
        },
    )
    if told:
        body = sealing.sealed_words(work, told, row=event, subject=row.subject_id)
        queries.add_words(work.session, event, row.subject_id, body)
    if kind in (Kind.ASKED, Kind.GOT, Kind.EXTENDED):
        follow(work, row.id)
    return Acted(row.id, event, version + 1)


def follow(work: Work, request: UUID) -> None:
    """Let the clocks follow what was entered in this transaction."""
    work.session.expire_all()
    row = queries.request(work.session, request)
    queries.set_clock(work.session, row.id, clock_values(clock_of(row, queries.events(work.session, row.id))))


def clock_of(row: RequestRow, events: Sequence[EventRow]) -> Deadline:
    """Both clocks of a request from what has happened to it."""
    waited = waits_of(row, events)
    return deadline(Right(row.right), row.received_on, waited, row.extended_on, calendar_of(row.place))


def waits_of(row: RequestRow, events: Sequence[EventRow]) -> tuple[Wait, ...]:
    """What the firm asked for and got, without questions whose letter came back."""
    told: list[Event] = []
    for each in sorted(events, key=lambda event: event.version):
        if each.topic is None:
            continue
        if each.kind == Kind.RETURNED:
            # A question that never arrived was not asked: no clock waits for its answer (C5, C7).
            asked = max(at for at, event in enumerate(told) if event.topic == each.topic and event.turn is Turn.ASKED)
            del told[asked]
        else:
            told.append(Event(Topic(each.topic), Turn(each.kind), each.on_day))
    return waits(row.received_on, tuple(told))


def zone_of(work: ReadWork, row: RequestRow) -> ZoneInfo:
    """Where the civil dates of a request are."""
    return controller(queries.controller_of(work.session, row.letter_id)).zone
