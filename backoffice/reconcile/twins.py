"""The same thing stated twice, or booked twice: found once for all looks at an account. L-02.

Boundary: pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from backoffice.reconcile.rules import Entry, Line

_Side = TypeVar("_Side", Line, Entry)


@dataclass(frozen=True, slots=True)
class Twins:
    """Lines, and entries, of which another says the very same: by what they say, in their order."""

    lines: Mapping[object, tuple[Line, ...]]
    entries: Mapping[object, tuple[Entry, ...]]

    def of_line(self, line: Line) -> tuple[Line, ...]:
        """Those that say the same, itself among them; none where it is alone."""
        return self.lines.get(line_says(line), ())

    def of_entry(self, entry: Entry) -> tuple[Entry, ...]:
        """Those that say the same, itself among them; none where it is alone."""
        return self.entries.get(_entry_says(entry), ())


def twins_of(lines: Iterable[Line], entries: Iterable[Entry]) -> Twins:
    """The twins among all of an account."""
    return Twins(_grouped(lines, line_says), _grouped(entries, _entry_says))


def placed(twins: Iterable[_Side], matched: Mapping[str, str]) -> _Side | None:
    """The last of these that is matched: what it is a second one of."""
    found = [each for each in twins if each.id in matched]
    return found[-1] if found else None


def _grouped(sides: Iterable[_Side], says: Callable[[_Side], object]) -> dict[object, tuple[_Side, ...]]:
    groups: dict[object, list[_Side]] = {}
    for each in sides:
        groups.setdefault(says(each), []).append(each)
    return {what: tuple(group) for what, group in groups.items() if len(group) > 1}


def line_says(line: Line) -> tuple[date, int, str, str]:
    """What a line says: that of another which says the same is its twin."""
    return (line.on, line.amount, line.text, line.reference)


def is_told(line: Line) -> bool:
    """Whether a line says more than a day and an amount, which two payments may share."""
    return bool(line.text or line.reference)


def _entry_says(entry: Entry) -> tuple[int, str, str]:
    # Without a reference two equal amounts are no sign of the same thing.
    return (entry.amount, entry.reference or entry.id, entry.kind)
