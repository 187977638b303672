"""The two clocks of a rights request: the statute of the place and the firm's promise, each date with its rule.

Boundary: pure; the working calendar is handed in. Rules C1 to C14 with their sources; R-09, R-10, S-07, D-06 to D-10.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from backoffice.rights.rules import NoRulesForPlace, Right, Topic, Wait

PACK = "2026-1"
PROMISED = timedelta(days=30)
BREACH_WITHIN = timedelta(hours=72)
_DAY = timedelta(days=1)
# The European Union and the three states of the Economic Area, where the GDPR is law.
_GDPR = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


class Calendar(Protocol):
    """The working days of the place of establishment."""

    @property
    def place(self) -> str: ...

    @property
    def country(self) -> str: ...

    @property
    def version(self) -> str: ...

    def next_working_day(self, day: date) -> date: ...

    def last_working_day(self, day: date) -> date: ...


class Law(StrEnum):
    GDPR = "gdpr"
    UK = "uk"
    SWISS = "ch"
    PIPL = "cn"


class Effect(StrEnum):
    """What an extension letter did to a clock."""

    NONE = "none"
    VALID = "valid"
    VOID = "void"


# What takes effect on receipt, by each law in its own articles; the time is for the answer. The Swiss act is the FADP.
_AT_ONCE = {
    Law.GDPR: {
        Right.RESTRICTION: "GDPR Art. 18",
        Right.OBJECTION: "GDPR Art. 21(3)",
        Right.WITHDRAWAL: "GDPR Art. 7(3)",
    },
    Law.UK: {
        Right.RESTRICTION: "UK GDPR Art. 18",
        Right.OBJECTION: "UK GDPR Art. 21(3)",
        Right.WITHDRAWAL: "UK GDPR Art. 7(3)",
    },
    Law.SWISS: {
        Right.RESTRICTION: "FADP Art. 32(2)",
        Right.OBJECTION: "FADP Art. 30(2)(b)",
        Right.WITHDRAWAL: "FADP Art. 30(2)(b)",
    },
    Law.PIPL: {
        Right.RESTRICTION: "PIPL Art. 44",
        Right.OBJECTION: "PIPL Art. 44",
        Right.WITHDRAWAL: "PIPL Art. 15",
    },
}
_SWISS = "FADP Art. 25(7), DSV Art. 18"
_EXTENDED = {Law.GDPR: "GDPR Art. 12(3)", Law.UK: "UK GDPR Art. 12(3)", Law.SWISS: f"{_SWISS}(2)"}


@dataclass(frozen=True, slots=True)
class Step:
    """One rule applied: its number, a word with its number of days or its topic, the date, and where it is written."""

    rule: str
    said: str
    date: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Extension:
    statute: Effect
    promise: Effect


@dataclass(frozen=True, slots=True)
class Deadline:
    """Civil dates at the place of establishment.

    `statute` is the strict reading of the law and `outer` the latest it bears, both None where the law sets no number
    of days or its clock has not begun; `operative` is the earlier of statute and promise (C9), `work_by` the last
    working day on or before it, `letter_by` the last day on which an extension letter has its whole effect.
    """

    law: Law
    statute: date | None
    outer: date | None
    promise: date
    operative: date
    work_by: date
    letter_by: date
    extension: Extension
    steps: tuple[Step, ...]
    pack: str
    calendar: str


@dataclass(frozen=True, slots=True)
class _Statute:
    """The law's dates before and with an extension; None where it sets none."""

    first: date | None
    first_outer: date | None
    extended: date | None
    extended_outer: date | None
    steps: tuple[Step, ...]


def law_of(country: str) -> Law:
    """Which law's clock runs for a controller established in `country`. Raises NoRulesForPlace."""
    if country in _GDPR:
        return Law.GDPR
    found = {"GB": Law.UK, "CH": Law.SWISS, "CN": Law.PIPL}.get(country)
    if found is None:
        raise NoRulesForPlace(place=country[:20])
    return found


def in_vain(extended_on: date | None, operative_on: date, letter_by_on: date) -> bool:
    """Whether an extension moved nothing: its letter left after the day on which it had its effect (R-10)."""
    return extended_on is not None and operative_on <= letter_by_on


def deadline(
    right: Right, received_on: date, waited: tuple[Wait, ...], extended_on: date | None, calendar: Calendar
) -> Deadline:
    """Both clocks of one request. `extended_on` is the day the relay accepted the extension letter.

    Raises NoRulesForPlace, and what the calendar raises for a year it does not know.
    """
    law = law_of(calendar.country)
    law_says = _STATUTES[law](right, received_on, waited, calendar)
    promised = received_on + PROMISED
    steps = [*law_says.steps]
    if right in _AT_ONCE[law]:
        steps.insert(0, Step("C11", "at_once", received_on, _AT_ONCE[law][right]))
    steps.append(Step("C8", "promise", promised, "privacy notice, R-09"))
    letter_by = promised if law_says.first is None else min(law_says.first, promised)
    statute, outer, promise = law_says.first, law_says.first_outer, promised
    extension = Extension(Effect.NONE, Effect.NONE)
    if extended_on is not None:
        of_statute = Effect.VOID if law_says.first is not None else Effect.NONE
        if law_says.extended is not None and law_says.first is not None and extended_on <= law_says.first:
            of_statute, statute, outer = Effect.VALID, law_says.extended, law_says.extended_outer
            steps.append(Step("C4", "extended", statute, _EXTENDED[law]))
        elif of_statute is Effect.VOID:
            said = "extension_void" if law_says.extended is not None else "extension_unnumbered"
            steps.append(Step("C4" if law_says.extended is not None else "C12", said, law_says.first, _EXTENDED[law]))
        of_promise = Effect.VALID if extended_on <= promised else Effect.VOID
        if of_promise is Effect.VALID:
            promise = months_after(promised, 2)
            steps.append(Step("C8", "promise_extended", promise, "privacy notice, R-10"))
        else:
            steps.append(Step("C9", "promise_broken", promised, "privacy notice, R-10"))
        extension = Extension(of_statute, of_promise)
    operative = promise if statute is None else min(statute, promise)
    work_by = calendar.last_working_day(operative)
    steps.append(Step("C9", "operative", operative, "the earlier governs"))
    if work_by != operative:
        steps.append(Step("C9", "work_by", work_by, "last working day on or before it"))
    return Deadline(
        law, statute, outer, promise, operative, work_by, letter_by, extension, tuple(steps), PACK, calendar.version
    )


def breach_due_at(aware_at: datetime) -> datetime:
    """C13: 72 elapsed hours from awareness, in UTC, never moved off a weekend (GDPR Art. 33(1))."""
    return aware_at.astimezone(UTC) + BREACH_WITHIN


def kept_until(since: date, *, years: int = 0, months: int = 0) -> date:
    """C14: the last day of a retention period; erasable from the day after."""
    return months_after(since, 12 * years + months)


def months_after(day: date, months: int) -> date:
    """C2: the same date `months` later, or the last day of a month that has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _gdpr(right: Right, received_on: date, waited: tuple[Wait, ...], calendar: Calendar) -> _Statute:
    """C1 to C4 and C7."""
    steps = [Step("C1", "start", received_on, "GDPR Art. 12(3)")]
    answered = [each for each in waited if each.topic in (Topic.IDENTITY, Topic.CLARIFICATION) and each.got_on]
    end = months_after(received_on, 1)
    steps.append(Step("C2", "month", end, "Reg. (EEC, Euratom) 1182/71 Art. 3"))
    # Only what was asked before the month was over can have suspended it.
    paused = _days_between(received_on, (each for each in answered if each.asked_on <= end))
    if paused:
        steps.append(Step("C7", f"asserted_pause {paused.days}", end + paused, "GDPR Art. 12(6), Recital 63"))
    first = _rolled(end + paused, calendar, steps)
    extended = calendar.next_working_day(months_after(received_on, 3) + paused)
    return _Statute(first, first, extended, extended, tuple(steps))


def _uk(right: Right, received_on: date, waited: tuple[Wait, ...], calendar: Calendar) -> _Statute:
    """C5 and C6 over C2 to C4."""
    needed = [each for each in waited if each.topic is not Topic.CLARIFICATION]
    open_still = next((each for each in needed if each.got_on is None), None)
    if open_still is not None:
        step = Step("C5", f"not_begun {open_still.topic}", None, "ICO; Data (Use and Access) Act 2025")
        return _Statute(None, None, None, None, (step,))
    start = max([received_on, *(each.got_on for each in needed if each.got_on)])
    steps = [Step("C5" if start > received_on else "C1", "start", start, "ICO; Data (Use and Access) Act 2025")]
    end = months_after(start, 1)
    steps.append(Step("C2", "month", end, "ICO time-limit guidance"))
    asked = [
        each
        for each in waited
        if each.topic is Topic.CLARIFICATION and right is Right.ACCESS and each.got_on and each.asked_on <= end
    ]
    # Worked to by the strict count, in which the day of the answer runs again; the other is the outer limit.
    strict, wide = _days_between(start, asked), _days_between(start, asked, with_answer_day=True)
    if strict or wide:
        source = "Data Protection Act 2018 as amended"
        steps.append(Step("C6", f"clarification {strict.days}", end + strict, source))
        steps.append(Step("C6", f"clarification_outer {wide.days}", end + wide, source))
    first = _rolled(end + strict, calendar, steps)
    later = months_after(start, 3)
    return _Statute(
        first,
        calendar.next_working_day(end + wide),
        calendar.next_working_day(later + strict),
        calendar.next_working_day(later + wide),
        tuple(steps),
    )


def _swiss(right: Right, received_on: date, waited: tuple[Wait, ...], calendar: Calendar) -> _Statute:
    """C12: thirty days from receipt, neither moved nor extended by a number."""
    end = received_on + timedelta(days=30)
    return _Statute(end, end, None, None, (Step("C12", "thirty_days", end, _SWISS),))


def _pipl(right: Right, received_on: date, waited: tuple[Wait, ...], calendar: Calendar) -> _Statute:
    """C12: the law sets no number of days, so the promise governs."""
    return _Statute(None, None, None, None, (Step("C12", "no_number_of_days", None, "PIPL Art. 50"),))


_STATUTES = {Law.GDPR: _gdpr, Law.UK: _uk, Law.SWISS: _swiss, Law.PIPL: _pipl}


def _rolled(end: date, calendar: Calendar, steps: list[Step]) -> date:
    """C3: an end on a day off moves to the next working day."""
    moved = calendar.next_working_day(end)
    if moved != end:
        steps.append(Step("C3", "rolled", moved, f"Reg. (EEC, Euratom) 1182/71 Art. 3(4); {calendar.version}"))
    return moved


def _days_between(start: date, answered: Iterable[Wait], *, with_answer_day: bool = False) -> timedelta:
    """Days on which at least one question was open, from `start` on; two questions at once count once."""
    total, reached = timedelta(0), start
    for each in sorted(answered, key=lambda wait: wait.asked_on):
        end = (each.got_on or each.asked_on) + (_DAY if with_answer_day else timedelta(0))
        begin = max(each.asked_on, reached)
        if end > begin:
            total += end - begin
            reached = end
    return total
