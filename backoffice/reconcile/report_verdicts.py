"""What the house made of decisions at a check-in, as its report says it: verdicts, causes, what was not accepted. L-02.

Boundary: pure. Amounts are minor units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from backoffice.reconcile.standing_parts import Place

REVERSED = "reversed"
"""The verdict of what the house had taken and two people took back."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the house made of one decision; `verdict` is empty before the check-in, `cause` where it was accepted.

    Of an adjusting entry whose draft came to nothing the verdict is `draft_` and its state, the cause a lead's words.
    """

    verdict: str = ""
    cause: str = ""

    @property
    def is_refused(self) -> bool:
        return self.verdict not in ("", "accepted", "already_so")


@dataclass(frozen=True, slots=True)
class CourseTold:
    """Who proposed the newest draft of an adjusting entry, who answered, what they said, and its state now."""

    proposed_by: str
    proposed_at: datetime
    answered_by: str
    answered_at: datetime | None
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """What became of a log: verdicts by match, of adjusting entries by their id, of closings by account and asset.

    `nobodys`: findings with the name they were given to, where nobody of finance has that name.
    """

    matches: Mapping[str, str] = field(default_factory=dict)
    adjustments: Mapping[UUID, Judged] = field(default_factory=dict)
    closings: Mapping[Place, Judged] = field(default_factory=dict)
    nobodys: frozenset[tuple[str, str]] = frozenset()
    courses: Mapping[UUID, CourseTold] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportRefused:
    """One decision the house did not take: which and of what kind, about what, and why. `amount` in minor units."""

    seq: int
    kind: str
    about: str
    asset: str
    scale: int
    amount: int | None
    judged: Judged


@dataclass(frozen=True, slots=True)
class ReportReversed:
    """A match or a closing that was taken back: by whom, agreed to by whom, and why, empty once erased."""

    seq: int
    kind: str
    about: str
    day: date
    asset: str
    scale: int
    amount: int
    proposed_by: str
    agreed_by: str
    reversed_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class ReportVerdicts:
    """How many parts of the decisions got each verdict; `refused` names those that were not accepted, at most 1,000.

    `reversed` is what was taken back since, at most 500.
    """

    accepted: int
    already_so: int
    stale: int
    conflicting: int
    refused: tuple[ReportRefused, ...]
    reversed: tuple[ReportReversed, ...] = ()
