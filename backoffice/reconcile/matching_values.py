"""What goes into matching and comes out of it, beside the values of `rules`; nothing heavy is loaded for these.

Boundary: values alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.errors import Refused
from backoffice.reconcile.rules import Match

Ids = tuple[tuple[str, ...], tuple[str, ...]]
"""Lines and entries by their ids."""
NOTHING_LEFT: Ids = ((), ())


class SameIdTwice(Refused):
    """Two entries or two lines have one id, so an answer could not say which is meant."""

    code = "reconcile.same_id_twice"


@dataclass(frozen=True, slots=True)
class Found:
    """A match, and up to eight of the equal solutions that could stand in its place."""

    match: Match
    others: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What was decided before matching begins.

    `refused` are lines and entries that are no match; `left` those an earlier closing left open, of which none is of
    another. `references` are those of matched entries as they are compared, `repeated` the lines that say the very same
    as a matched one: what only amount and days speak for is not for them, nor for a line that names such a reference.
    """

    refused: tuple[Ids, ...] = ()
    left: Ids = NOTHING_LEFT
    references: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()


NOTHING_BEFORE = Before()
