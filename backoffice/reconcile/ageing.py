"""Findings and open items by their age. L-02.

Boundary: pure. Ages are days to the end of a period, amounts minor units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

AGES = (7, 30, 60, 90)
"""The last day of each band of the ageing; older ones are in a band of their own."""


class Aged(Protocol):
    """What has an age in days, and an amount in minor units."""

    @property
    def age(self) -> int: ...

    @property
    def amount(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Band:
    """Findings of one age: `until` its last day, None for the oldest; how many, and the sum of their sizes."""

    until: int | None
    count: int
    size: int


def ageing(items: Iterable[Aged]) -> tuple[Band, ...]:
    """Items by age, the youngest band first, which has those of a day to come; sizes are absolute minor units."""
    ages = [(max(each.age, 0), abs(each.amount)) for each in items]
    made, after = [], -1
    for until in (*AGES, None):
        band = [size for age, size in ages if age > after and (until is None or age <= until)]
        made.append(Band(until, len(band), sum(band)))
        after = until or after
    return tuple(made)
