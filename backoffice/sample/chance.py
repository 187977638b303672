"""Chance without state: the same key always gives the same numbers, in every process and on every machine.

Boundary: pure; blake2b as a counter-based source, so that person 999,999 costs no more than person 0.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_DRAW_FORMAT = struct.Struct("<32H")
_KEY_FORMAT = struct.Struct("<qQ")
_RANGE = 65536


def draws(seed: int, index: int, about: bytes) -> tuple[int, ...]:
    """32 numbers of 0 to 65,535 for one thing. `about` (at most 16 bytes) keeps the uses of one index apart."""
    key = _KEY_FORMAT.pack(seed, index)
    return _DRAW_FORMAT.unpack(blake2b(key, digest_size=64, person=about).digest())


class Chance:
    """Draws by name for things made once: faces, cards, stories."""

    __slots__ = ("_about", "_index", "_left", "_round", "_seed")

    def __init__(self, seed: int, index: int, about: str) -> None:
        self._seed, self._index, self._about = seed, index, about.encode()[:14]
        self._left: list[int] = []
        self._round = 0

    def _next(self) -> int:
        if not self._left:
            about = self._about + bytes((self._round & 255, self._round >> 8))
            self._left = list(draws(self._seed, self._index, about))
            self._round += 1
        return self._left.pop()

    def below(self, count: int) -> int:
        """0 to count - 1; `count` at most 65,536."""
        return self._next() * count // _RANGE

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self._next() / _RANGE

    def near(self, middle: float, spread: float) -> float:
        """Mostly near `middle`, never further off than `spread`."""
        return middle + spread * (self._next() + self._next() - _RANGE) / _RANGE

    def happens(self, share: float) -> bool:
        return self._next() < share * _RANGE

    def one_of(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]

    def letters(self, alphabet: str, count: int) -> str:
        return "".join(self.one_of(alphabet) for _ in range(count))
