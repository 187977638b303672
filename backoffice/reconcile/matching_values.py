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
