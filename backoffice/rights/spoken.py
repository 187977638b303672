"""A deadline as the command line asks for it and tells it: ISO dates, codes and rules, no sentences.

Boundary: text in, plain values out; what cannot be read is refused with what was expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from backoffice.calendars import calendar_of
from backoffice.errors import Refused
from backoffice.rights.deadline import Deadline, breach_due_at, deadline
from backoffice.rights.rules import AskedTwice, Event, Right, Topic, Turn, waits


class NotADate(Refused):
    """A date is not written as YYYY-MM-DD, or an instant not with its offset. Facts: `text`."""

    code = "rights.not_a_date"


class NotAnEvent(Refused):
    """An event is not one of topic-asked, topic-got or extended with a date. Facts: `text`."""

    code = "rights.not_an_event"


def told_deadline(place: str, right: str, received: str, events: Sequence[str]) -> dict[str, object]:
    """The deadline of a request as JSON values.

    `events` are such as "identity-asked:2026-03-03"; "extended:" is the day the relay accepted the letter. Raises
    NotADate, NotAnEvent, NoCalendar, NoRulesForPlace, EventBeforeReceipt, AnswerBeforeQuestion, AskedTwice.
    """
    received_on, happened, extended_on = _date(received), [], None
    for text in events:
        name, _, day = text.partition(":")
        if name == "extended":
            if extended_on is not None:
                raise AskedTwice(topic="extended", on=day)
            extended_on = _date(day)
            continue
        topic, _, turn = name.rpartition("-")
        if topic not in list(Topic) or turn not in list(Turn):
            raise NotAnEvent(text=text[:60])
        happened.append(Event(Topic(topic), Turn(turn), _date(day)))
    if extended_on is not None and extended_on < received_on:
        raise NotAnEvent(text=f"extended:{extended_on} before receipt")
    found = deadline(Right(right), received_on, waits(received_on, tuple(happened)), extended_on, calendar_of(place))
    return _plain(found)


def told_breach(aware: str) -> dict[str, str]:
    """When the authority must have been told of a breach, in the offset asked in and in UTC.

    Raises NotADate for an instant without its offset.
    """
    try:
        aware_at = datetime.fromisoformat(aware)
    except ValueError as fault:
        raise NotADate(text=aware[:60]) from fault
    if aware_at.tzinfo is None:
        raise NotADate(text=aware[:60])
    due_at = breach_due_at(aware_at)
    return {"due": due_at.astimezone(aware_at.tzinfo).isoformat(), "due_utc": due_at.isoformat()}


def _plain(found: Deadline) -> dict[str, object]:
    return {
        "statute": _iso(found.statute),
        "outer": _iso(found.outer),
        "promise": _iso(found.promise),
        "operative": _iso(found.operative),
        "work_by": _iso(found.work_by),
        "letter_by": _iso(found.letter_by),
        "extension": {"statute": found.extension.statute.value, "promise": found.extension.promise.value},
        "steps": [
            {"rule": step.rule, "said": step.said, "date": _iso(step.date), "source": step.source}
            for step in found.steps
        ],
        "law": found.law.value,
        "pack": found.pack,
        "calendar": found.calendar,
    }


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise NotADate(text=text[:60]) from fault


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
