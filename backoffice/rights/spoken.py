"""A deadline as the command line asks for it and tells it: ISO dates and codes for programs, lines for people.

Boundary: text in, plain values out; what cannot be read is refused with what was expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timezone
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from backoffice.calendars import calendar_of
from backoffice.errors import Refused
from backoffice.rights.deadline import Deadline, breach_due_at, deadline
from backoffice.rights.rules import Event, EventBeforeReceipt, Right, Topic, Turn, waits
from backoffice.words import say


class NotADate(Refused):
    """A date is not written as YYYY-MM-DD, or an instant not as ISO 8601. Facts: `text`."""

    code = "rights.not_a_date"


class OffsetNeeded(Refused):
    """An instant says neither its offset nor the zone of its clock, or not which of two it is. Facts: `text`."""

    code = "rights.offset_needed"


class NotAnEvent(Refused):
    """An event is not one of topic-asked, topic-got or extended with a date. Facts: `text`."""

    code = "rights.not_an_event"


class DateOutOfReach(Refused):
    """No calendar is known for so distant a day, and none is guessed. Facts: `text`."""

    code = "rights.date_out_of_reach"


class ExtendedTwice(Refused):
    """Two days are told for one extension. Facts: `on`, the second."""

    code = "rights.extended_twice"


class NotAZone(Refused):
    """Facts: `text`."""

    code = "rights.not_a_zone"


# Calendars end with the century, and a period with its extension must not.
_REACH = (date(1950, 1, 1), date(2099, 1, 1))
# As long as a day is written, which is no instant.
_A_DAY = len("2026-03-27")
DATES = ("statute", "outer", "promise", "operative", "work_by", "letter_by")


def told_deadline(place: str, right: str, received: str, events: Sequence[str]) -> dict[str, object]:
    """The deadline of a request as JSON values.

    `events` are such as "identity-asked:2026-03-03"; "extended:" is the day the relay accepted the letter. Raises
    NotADate, DateOutOfReach, NotAnEvent, NoCalendar, NoRulesForPlace, EventBeforeReceipt, AnswerBeforeQuestion,
    AskedTwice, ExtendedTwice.
    """
    received_on, happened, extended_on = _date(received), [], None
    for text in events:
        name, _, day = text.partition(":")
        if name == "extended":
            if extended_on is not None:
                raise ExtendedTwice(on=day)
            extended_on = _date(day)
            continue
        topic, _, turn = name.rpartition("-")
        if topic not in list(Topic) or turn not in list(Turn):
            raise NotAnEvent(text=text[:60])
        happened.append(Event(Topic(topic), Turn(turn), _date(day)))
    if extended_on is not None and extended_on < received_on:
        raise EventBeforeReceipt(event="extended", on=extended_on.isoformat())
    calendar = calendar_of(place)
    found = deadline(Right(right), received_on, waits(received_on, tuple(happened)), extended_on, calendar)
    return {**_plain(found), "place": place, "notes": ["no_subdivision"] if calendar.of_whole_country else []}


def lines_of(told: Mapping[str, object]) -> Iterator[str]:
    """What `told_deadline` answers, for people: dates, each rule in words with its source, and what to mind."""
    yield from (f"{name:<10} {told[name] or '-'}" for name in DATES)
    for step in cast("list[dict[str, str | None]]", told["steps"]):
        yield f"  {step['rule']:<4} {step['date'] or '-':<10}  {_worded(str(step['said']))} ({step['source']})"
    for note in cast("list[str]", told["notes"]):
        place = str(told["place"])
        yield say(f"rights.step.{note}", place=place, example=calendar_of(place).a_part)


def told_breach(aware: str, zone: str = "") -> dict[str, str]:
    """When the authority must have been told of a breach: in the offset asked in, in UTC, on the clock of a `zone`.

    Without an offset the instant is of that zone's clock. 72 hours may cross a change of clocks: the offset asked in is
    then no longer that of the local clock. Raises NotADate, OffsetNeeded for an instant with neither offset nor zone,
    or of the hour that a clock shows twice or never; DateOutOfReach, NotAZone.
    """
    try:
        aware_at = datetime.fromisoformat(aware)
    except ValueError as fault:
        raise NotADate(text=aware[:60]) from fault
    if len(aware) <= _A_DAY:
        raise NotADate(text=aware[:60])
    local = _zone(zone) if zone else None
    _reached(aware_at.date(), aware)
    if aware_at.tzinfo is None:
        aware_at = _on_the_clock(aware_at, local, aware)
    due_at = breach_due_at(aware_at)
    told = {"due": due_at.astimezone(aware_at.tzinfo).isoformat(), "due_utc": due_at.isoformat()}
    if local is not None:
        told.update(due_local=due_at.astimezone(local).isoformat(), zone=zone)
    return told


def _on_the_clock(naive: datetime, zone: ZoneInfo | None, text: str) -> datetime:
    """An instant of the zone's clock, in its offset."""
    if zone is None:
        raise OffsetNeeded(text=text[:60])
    first, second = (naive.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first is None or first != second:
        raise OffsetNeeded(text=text[:60])
    return naive.replace(tzinfo=timezone(first))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise NotAZone(text=name[:60]) from fault


def lines_of_breach(told: Mapping[str, str]) -> Iterator[str]:
    """What `told_breach` answers, for people: an instant that no clock can be mistaken in."""
    asked_in = datetime.fromisoformat(told["due"])
    yield f"{told['due']} = {datetime.fromisoformat(told['due_utc']).astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    if "zone" in told:
        yield f"{told['due_local']}: {datetime.fromisoformat(told['due_local']):%Y-%m-%d %H:%M} {told['zone']}"
    elif asked_in.utcoffset():
        yield say("rights.step.offset_asked_in", offset=told["due"][-6:])


def _worded(said: str) -> str:
    """A rule's word with its days or its topic as a sentence says it."""
    key, _, more = said.partition(" ")
    facts = {"days": more} if more.isdecimal() else {"topic": say(f"rights.topic.{more}")} if more else {}
    return say(f"rights.step.{key}", **facts)


def _reached(day: date, text: str) -> date:
    if not _REACH[0] <= day < _REACH[1]:
        raise DateOutOfReach(text=text[:60])
    return day


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
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise NotADate(text=text[:60]) from fault
    return _reached(day, text)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
