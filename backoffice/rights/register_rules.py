"""The register of requests: what is asked for, a line for each request of a period, and what they come to.

Boundary: pure. A line is judged by the day that governs, the earlier of both clocks (C9). R-09, R-10; GDPR Art. 5(2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.documents.drawn import Form
from backoffice.errors import Refused, Unavailable
from backoffice.rights.deadline import Step
from backoffice.rights.rules import Outcome, ReplyKind, Right, State


class Kept(StrEnum):
    """Whether a request was answered by the day that governs; OVERDUE is open and past it."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"
    TAKEN_BACK = "taken_back"


class NotAPeriod(Refused):
    """A period ends before it begins. Facts: `since`, `until`."""

    code = "rights.not_a_period"


class RegisterTooLong(Refused):
    """Facts: `count`, `at_most`, `form`."""

    code = "rights.register_too_long"


class RegisterNotWritten(Unavailable):
    """The folder would not take the file; nothing half of it is left. Facts: `path`, `reason`."""

    code = "rights.register_not_written"


@dataclass(frozen=True, slots=True)
class Asked:
    """The requests received from `since` to `until`, both included. `language` is "en" or "zh", `zone` an IANA name."""

    since: date
    until: date
    form: Form
    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter about a request that left: a relay accepted it, or it was posted, on that day, and did not come back."""

    kind: ReplyKind
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    """One request. Days are civil days at its place; `recognised_on` is when it was recorded as one.

    `letter` is the number of the letter it stood in, which other requests may share. `steps` are the rules by which its
    days came about. `answered_on` is also the day on which it was taken back; `days_late` are past `operative_on`.
    """

    number: int
    letter: int
    received_on: date
    recognised_on: date
    right: Right
    customer: UUID | None
    place: str
    statute_on: date | None
    promise_on: date
    operative_on: date
    extended_on: date | None
    extended_in_vain: bool
    state: State
    outcome: Outcome | None
    answered_on: date | None
    kept: Kept
    days_late: int
    letters: tuple[Sent, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What the lines of one right come to, of all rights where `right` is None; `overdue` are among the `open`.

    `extended` are those whose extension moved a day.
    """

    right: Right | None
    received: int
    in_time: int
    late: int
    open: int
    overdue: int
    taken_back: int
    extended: int


@dataclass(frozen=True, slots=True)
class Register:
    """Everything but the lines. `audit_entry` is the number of the entry that announced it; `today` is the firm's."""

    asked: Asked
    firm: str
    maker: str
    written_at: datetime
    today: date
    audit_entry: int
    signed: bool
    by_right: tuple[Totals, ...]

    @property
    def all(self) -> Totals:
        """The sums over every right."""

        def over(name: str) -> int:
            return sum(int(getattr(each, name)) for each in self.by_right)

        parts = ("received", "in_time", "late", "open", "overdue", "taken_back", "extended")
        return Totals(None, *(over(name) for name in parts))


def judged(state: State, answered_on: date | None, operative_on: date, today: date) -> tuple[Kept, int]:
    """Whether it was kept, and the days past the one that governs."""
    late = ((answered_on or today) - operative_on).days
    if state is State.WITHDRAWN:
        return Kept.TAKEN_BACK, 0
    if answered_on is None:
        return (Kept.OVERDUE, late) if late > 0 else (Kept.OPEN, 0)
    return (Kept.LATE, late) if late > 0 else (Kept.IN_TIME, 0)


def statute_steps(line: Line) -> tuple[Step, ...]:
    """The rules that made the day of the law."""
    return tuple(step for step in line.steps if step.rule not in ("C8", "C9", "C11"))


def promise_steps(line: Line) -> tuple[Step, ...]:
    """The rules that made the day of the promise."""
    return tuple(step for step in line.steps if step.rule == "C8" or step.said == "promise_broken")
