"""Which days of a period the statements taken in speak of, and which they do not. L-01, L-02.

Boundary: pure. Banks leave out days without a movement: where a statement begins with the balance the one before ended
with, nothing lies between them. The database computes the same of a log (`reconcile.gaps_of`). Minor units.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backoffice.errors import Refused
from backoffice.reconcile.decisions import StatementImported
from backoffice.reconcile.rules import Days

_DAY = timedelta(days=1)


class PeriodNotCovered(Refused):
    """Days of the period are in no statement, and nobody said why that is right. Facts: `since`, `until`, `count`."""

    code = "reconcile.period_not_covered"


class GapMoved(Refused):
    """The reason says nothing happened in the gaps, and something did. Facts: `since`, `until`: the first such gap."""

    code = "reconcile.gap_moved"


class GapReason(StrEnum):
    """Why an account may be closed though days of its period are in no statement.

    The first two say that nothing happened then, so a balance that moved or an entry of those days belies them.
    """

    NO_MOVEMENT = "no_movement"
    NOT_OPEN = "not_open"
    ASKED_FOR = "asked_for"


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of the period in no statement; `jump` is what the stated balance did over them, None where nobody says."""

    from_on: date
    to_on: date
    jump: int | None

    @property
    def days(self) -> Days:
        return Days(self.from_on, self.to_on)

    def holds(self, day: date) -> bool:
        return self.from_on <= day <= self.to_on


@dataclass(frozen=True, slots=True)
class Break:
    """A statement that goes on where another ended, by day, and begins with another balance: one is missing."""

    on: date
    jump: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a period is covered; `until` is the last covered day, None where none is."""

    gaps: tuple[Gap, ...]
    breaks: tuple[Break, ...] = ()
    until: date | None = None

    def leaves_out(self, day: date) -> bool:
        """Whether a day of the period is in no statement."""
        return any(each.holds(day) for each in self.gaps)

    def moved(self, booked: Collection[date]) -> Gap | None:
        """The first gap over which the balance jumps, or in which one of the days `booked` lies; None without one."""
        return next((gap for gap in self.gaps if gap.jump or any(map(gap.holds, booked))), None)

    def refuse_gaps(self) -> None:
        """Raises PeriodNotCovered, naming the last gap."""
        if self.gaps:
            last = self.gaps[-1]
            raise PeriodNotCovered(since=last.from_on.isoformat(), until=last.to_on.isoformat(), count=len(self.gaps))


def coverage(statements: Iterable[StatementImported], from_on: date, to_on: date, opening: int) -> Coverage:
    """Of the period's days. `opening`: where the statements are to begin, by what was closed before."""
    ordered: Sequence[StatementImported] = sorted(statements, key=lambda each: (each.from_on, each.to_on))
    gaps: list[Gap] = []
    breaks: list[Break] = []
    # Before the period everything is covered, up to the balance it begins with.
    reached, balance = from_on - _DAY, opening if not ordered or ordered[0].from_on >= from_on else None
    for each in ordered:
        if each.to_on < from_on and each.from_on < from_on:
            balance = each.closing
            continue
        # A statement of days long before says less of where the period begins than how it was closed before.
        if reached < from_on and each.opening == opening:
            balance = opening
        jump = None if balance is None or each.opening is None else each.opening - balance
        if each.from_on > reached + _DAY:
            if jump != 0:
                gaps.append(Gap(reached + _DAY, each.from_on - _DAY, jump))
        elif each.from_on == reached + _DAY and jump and each.from_on > from_on:
            breaks.append(Break(each.from_on, jump))
        if each.to_on >= reached:
            reached, balance = each.to_on, each.closing
    if reached < to_on:
        gaps.append(Gap(reached + _DAY, to_on, None))
    clipped = (Gap(each.from_on, min(each.to_on, to_on), each.jump) for each in gaps if each.from_on <= to_on)
    until = min(reached, to_on) if reached >= from_on else None
    return Coverage(tuple(clipped), tuple(each for each in breaks if each.on <= to_on), until)
