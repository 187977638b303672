"""Which of a few amounts make a sum exactly, and in how many ways.

Boundary: pure. Sums are compared modulo a prime that fits a machine word, and each find is then added up in full, so
that amounts of 38 digits are as exact as small ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, gcd

import numpy as np
import numpy.typing as npt

_PRIME = (1 << 61) - 1
AMOUNTS_AT_MOST = 40  # two halves of 2 to the power of 20 sums
_LISTED = 20_000


@dataclass(frozen=True, slots=True)
class Subsets:
    """Subsets by positions, ascending; `complete` when these are all, and the steps that are left."""

    found: list[tuple[int, ...]]
    complete: bool
    steps: int


def subsets(amounts: Sequence[int], target: int, least: int, most: int, steps: int) -> Subsets:
    """All choices of `least` to `most` of `amounts` that add up to `target`.

    Meets in the middle: 2 to the power of half the amounts. Cut (`complete` false, nothing found) above 40 amounts or
    when `steps` do not suffice; cut with what was found when there are more than 20,000.
    """
    size = len(amounts)
    most = min(most, size)
    if size < least or not size:
        return Subsets([], True, steps)
    half = size // 2
    cost = (1 << half) + (1 << (size - half))
    if size > AMOUNTS_AT_MOST or cost > steps:
        return Subsets([], False, steps)
    left, left_size = _sums(amounts[:half])
    right, right_size = _sums(amounts[half:])
    keep_left, keep_right = np.flatnonzero(left_size <= most), np.flatnonzero(right_size <= most)
    order = keep_right[np.argsort(right[keep_right], kind="stable")]
    wanted = (np.int64(target % _PRIME) - left[keep_left]) % _PRIME
    begin = np.searchsorted(right[order], wanted, "left")
    many = np.searchsorted(right[order], wanted, "right") - begin
    total = int(many.sum())
    complete = total <= _LISTED
    if not complete:
        stop = int(np.searchsorted(np.cumsum(many), _LISTED))
        keep_left, begin, many = keep_left[:stop], begin[:stop], many[:stop]
    ours = np.repeat(keep_left, many)
    theirs = order[np.repeat(begin - np.cumsum(many) + many, many) + np.arange(int(many.sum()))]
    counted = left_size[ours].astype(int) + right_size[theirs]
    fits = (counted >= least) & (counted <= most)
    found: list[tuple[int, ...]] = []
    for one, other in zip(ours[fits].tolist(), theirs[fits].tolist(), strict=True):
        chosen = tuple(place for place in range(size) if (one | other << half) >> place & 1)
        if sum(amounts[place] for place in chosen) == target:
            found.append(chosen)
    return Subsets(sorted(found), complete, steps - cost - total)


def chance(amounts: Sequence[int], least: int, most: int) -> float:
    """About how many choices would make any one sum by accident: the choices by the room their sums have."""
    most = min(most, len(amounts))
    choices = sum(comb(len(amounts), size) for size in range(least, most + 1))
    largest = sorted(map(abs, amounts), reverse=True)[:most]
    return choices / max(1, sum(largest) // max(1, gcd(*amounts)))


def _sums(amounts: Sequence[int]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int8]]:
    """The sum, modulo the prime, and the size of every subset; the place in the array is the set as bits."""
    sums, sizes = np.zeros(1, np.int64), np.zeros(1, np.int8)
    for amount in amounts:
        sums = np.concatenate([sums, (sums + np.int64(amount % _PRIME)) % _PRIME])
        sizes = np.concatenate([sizes, sizes + np.int8(1)])
    return sums, sizes
