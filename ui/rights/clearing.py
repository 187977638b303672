"""Today's requests one after the other: which is the next, and how many there were.

Boundary: pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID
from weakref import WeakKeyDictionary


class Clearing:
    """Begun with the requests in their order; `step` goes to the next."""

    def __init__(self) -> None:
        self._requests: tuple[UUID, ...] = ()
        self._at = 0

    def begin(self, requests: Sequence[UUID]) -> None:
        self._requests, self._at = tuple(requests), 0

    def stop(self) -> None:
        self._requests, self._at = (), 0

    def step(self) -> None:
        self._at += 1

    def current(self) -> UUID | None:
        """The one at hand; None before it was begun and when all were gone through."""
        return self._requests[self._at] if self._at < len(self._requests) else None

    def is_done(self) -> bool:
        return bool(self._requests) and self._at >= len(self._requests)

    def count(self) -> int:
        return len(self._requests)

    def place(self) -> tuple[int, int] | None:
        """Which one of how many is at hand, counted from 1."""
        return (self._at + 1, len(self._requests)) if self.current() is not None else None


def run_of(stay: object) -> Clearing:
    """The run of whoever stays signed in: pages are made anew, as in another language, and it goes on."""
    return _RUNS.setdefault(stay, Clearing())


_RUNS: WeakKeyDictionary[object, Clearing] = WeakKeyDictionary()
