"""What a board can be narrowed to.

Boundary: pure values; the board asks SQL with them, so that only what is wanted is ever loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from backoffice.rights.rules import Right, Topic

LETTERS_WITHIN = timedelta(days=7)
_FRIDAY = 4


# What takes effect on receipt is not put off: for these, no letter of an extension is ever due.
NEVER_PUT_OFF = frozenset({Right.RESTRICTION, Right.OBJECTION, Right.WITHDRAWAL})


class Only(StrEnum):
    """TODAY is what one person should clear today: open, and to be worked by the next working day at the latest."""

    ALL = "all"
    TODAY = "today"
    LATE = "late"
    LETTERS = "letters"
    WAITING = "waiting"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`holder` is a sign-in name; `subjects` None where anybody's; `from_day` leaves out what is operative before."""

    only: Only = Only.ALL
    right: Right | None = None
    waits_for: Topic | None = None
    holder: str = ""
    subjects: tuple[UUID, ...] | None = None
    from_day: date | None = None

    def narrows(self) -> bool:
        return self != Narrowed()


def cleared_until(today: date) -> date:
    """Day 29: what is left for the next working day may have to wait for somebody who is not there."""
    return today + timedelta(days=max(1, 7 - today.weekday()) if today.weekday() >= _FRIDAY else 1)
