"""What a standing says of one finding and of one account. L-01.

Boundary: values alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backoffice.reconcile.decisions import MatchFacts
from backoffice.reconcile.rules import FindingKind

Place = tuple[str, str]
"""An account's path and an asset."""


@dataclass(frozen=True, slots=True)
class FindingState:
    """What was decided of a finding; `notes` are commitments, oldest first."""

    kind: FindingKind | None = None
    owner: str = ""
    notes: tuple[str, ...] = ()
    adjustment: UUID | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """How much of an account is matched: matches, and the lines and entries in them."""

    matches: int = 0
    lines: int = 0
    entries: int = 0

    def with_match(self, match: MatchFacts, by: int) -> Placed:
        """One match more, or with `by` of -1 one less."""
        lines, entries = by * len(match.lines), by * len(match.entries)
        return Placed(self.matches + by, self.lines + lines, self.entries + entries)
