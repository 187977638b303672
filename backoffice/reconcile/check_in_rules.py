"""What a check-in is to who brings decisions back and to who looks at what became of them.

Boundary: pure. Instants are the house's. L-01, L-02, S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, Refused
from backoffice.reconcile.decisions import AdjustmentProposed, MatchFacts
from backoffice.staff.views import Proposal, ProposalState


class NothingDecided(Refused):
    """The workbook is empty. One log is taken in for each check-out, so an empty one would shut out the real one."""

    code = "reconcile.nothing_decided"


class AnotherLog(Conflict):
    """Other decisions of this check-out were received before, and one log is taken in. Facts: `at`."""

    code = "reconcile.another_log"


class WordsDiffer(Refused):
    """Words were sent that are not those a decision commits to."""

    code = "reconcile.words_differ"


class CheckOutExpired(Refused):
    """A decision is dated after the check-out's time was over. Facts: `at` (its number), `expired_at`."""

    code = "reconcile.check_out_expired"


class NothingToReverse(Missing):
    """The house took no such match and no such closing."""

    code = "reconcile.nothing_to_reverse"


class ReversedBefore(Conflict):
    """Two people took it back already."""

    code = "reconcile.reversed_already"


class ReversalWaits(Conflict):
    """Its reversal waits for a lead."""

    code = "reconcile.reversal_waits"


class ClosingStands(Conflict):
    """A closing rests on it, which is reversed first. Facts: `account`, `until`, `number` of its check-out."""

    code = "reconcile.closing_stands"


class NotFree(Conflict):
    """An entry, a line or an account is held by what was not reversed. Facts: `table`."""

    code = "reconcile.not_free"


class NoSuchAdjustment(Missing):
    """No adjusting entry of that number came in with that check-out."""

    code = "reconcile.no_such_adjustment"


class NotThisAdjustment(Refused):
    """Proposed anew it still corrects the same account in the same asset. Facts: `account`."""

    code = "reconcile.not_this_adjustment"


class NoSuchCheckIn(Missing):
    """No decisions of that check-out have come in."""

    code = "reconcile.no_such_check_in"


class Verdict(StrEnum):
    """`already_so`: somebody else brought the very same before; `conflicting`: they brought something else.

    `stale`: the books are others than they were.
    """

    ACCEPTED = "accepted"
    ALREADY_SO = "already_so"
    STALE = "stale"
    CONFLICTING = "conflicting"


class Countersigned(StrEnum):
    """Whether the firm has signed what became of a log; `broken` where anything of it was changed since."""

    AWAITING = "awaiting"
    HOLDS = "holds"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Received:
    """How much of a log is here: the number of its last decision, and that one's link in hex."""

    count: int
    head: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a log: how many decisions, and how many parts of them got each verdict."""

    number: int
    ended_at: datetime
    decisions: int
    accepted: int
    already_so: int
    stale: int
    conflicting: int


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One log that came in, or is coming in while `ended_at` is None."""

    check_out: UUID
    number: int
    person: str
    since: date
    until: date
    decisions: int
    begun_at: datetime
    ended_at: datetime | None
    accepted: int
    already_so: int
    stale: int
    conflicting: int
    closed: int
    adjustments: int


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A statement's line as somebody matched it; `text` is empty once it was erased."""

    id: str
    on: date
    amount: int
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """A match as one person decided it. `alone`: it confirmed itself."""

    person: str
    number: int
    decided_at: datetime
    alone: bool
    match: MatchFacts
    lines: tuple[LineSeen, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What became of the newest draft of an adjusting entry; `turn` counts from 0.

    `amount` is that of its first side, in minor units: what was proposed anew may have another one.
    """

    turn: int
    proposed_by: str
    proposal: Proposal
    amount: int

    @property
    def waits(self) -> bool:
        """Whether a lead is asked."""
        return self.proposal.state is ProposalState.PROPOSED

    @property
    def is_over(self) -> bool:
        """Whether it came to nothing, so that it may be proposed anew."""
        return self.proposal.state in (ProposalState.REFUSED, ProposalState.WITHDRAWN, ProposalState.EXPIRED)


@dataclass(frozen=True, slots=True)
class Contested:
    """One part of a log that was not accepted: what was decided, and the decision that was first, if there is one.

    `mine` and `theirs` are None for decisions that are no match; `kind` then says what was decided. `adjustment` is the
    adjusting entry that the books or a lead did not take, or that was proposed already; `course` what a lead made of
    its draft, None where the books took none.
    """

    seq: int
    part: str
    kind: str
    verdict: Verdict
    cause: str
    scale: int
    about: str
    mine: Side | None
    theirs: Side | None
    adjustment: AdjustmentProposed | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Proved:
    """A log proved again: chain and signatures of the person, the firm's countersignature, the verdicts under it.

    `fault` is empty when the person's part holds.
    """

    fault: str
    countersigned: Countersigned
    countersigned_at: datetime | None
