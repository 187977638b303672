"""What the house took is taken back: a match or a closing, proposed by finance with a reason, agreed to by a lead.

Boundary: agreeing, refusing and withdrawing are `staff.seconding`'s; the guards look whether anything rests on it, and
the agreement is the reversal. Nothing is removed; entries and lines are free again. L-01, S-05.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.reconcile import reversing_queries as queries
from backoffice.reconcile.check_in_rules import LineSeen, NothingToReverse
from backoffice.staff import seconding
from backoffice.staff.views import Proposal, ProposalState

TOOK_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Reversal:
    """One reversal that was proposed; it is in force once its proposal is used. `why` is empty once it was erased."""

    proposal: Proposal
    why: str


@dataclass(frozen=True, slots=True)
class Took:
    """A match or a closing that the house took of one check-in; `part` is empty for a closing.

    `amount` is what its lines sum to, of a closing the stated balance, in minor units; `day` that of its first line, of
    a closing its last. `entries` are ids. `reversal` is the newest that was proposed of it.
    """

    seq: int
    part: str
    account: str
    asset: str
    scale: int
    amount: int
    day: date
    decided_at: datetime
    lines: tuple[LineSeen, ...]
    entries: tuple[str, ...]
    reversal: Reversal | None

    @property
    def is_closing(self) -> bool:
        return not self.part

    @property
    def is_reversed(self) -> bool:
        """Whether it is in force no more."""
        return self.reversal is not None and self.reversal.proposal.state is ProposalState.USED

    @property
    def waits(self) -> bool:
        """Whether a lead is asked to agree that it is taken back."""
        return self.reversal is not None and self.reversal.proposal.state is ProposalState.PROPOSED


def took(work: ReadWork, which: UUID, find: str = "", only_reversals: bool = False) -> tuple[Took, ...]:
    """What the house took of a check-out, closings first, at most 500.

    `find`: part of a line's text, an amount in minor units, an entry's transaction number. `only_reversals` leaves out
    whatever nobody proposed to take back.
    """
    rows = queries.took(work.session, which, find.strip(), only_reversals, TOOK_AT_MOST)
    parts = [row.part for row in rows if row.part]
    lines: dict[str, list[LineSeen]] = {}
    for line in queries.lines(work.session, which, parts) if parts else ():
        lines.setdefault(line.part, []).append(LineSeen(line.line, line.stated_on, int(line.amount), line.words))
    entries: dict[str, list[str]] = {}
    for entry in queries.entries(work.session, which, parts) if parts else ():
        entries.setdefault(entry.part, []).append(entry.id)
    return tuple(
        Took(
            seq=row.seq,
            part=row.part,
            account=row.account,
            asset=row.asset,
            scale=row.scale,
            amount=int(row.amount),
            day=row.day,
            decided_at=row.decided_at,
            lines=tuple(lines.get(row.part, ())) if row.part else (),
            entries=tuple(entries.get(row.part, ())) if row.part else (),
            reversal=_reversal(work, row),
        )
        for row in rows
    )


def asked_of(work: ReadWork, proposal: UUID) -> Took:
    """What a proposal would take back, with why. Raises NoSuchProposal, NothingToReverse."""
    facts = seconding.proposal(work, proposal).facts
    try:
        which, key = UUID(str(facts["check_out"])), (int(str(facts["seq"])), str(facts["part"]))
    except (KeyError, ValueError):  # Whoever proposes by hand may have written anything.
        raise NothingToReverse() from None
    found = next((each for each in took(work, which, "", True) if (each.seq, each.part) == key), None)
    if found is None:
        raise NothingToReverse()
    return found


def propose_reversal(work: Work, which: UUID, seq: int, part: str, why: str) -> UUID:
    """Put before a lead that a match (`part`) or a closing (no part) of a check-in is taken back; the proposal's id.

    Raises CheckOutNotYours, NoteMissing, NothingToReverse, ReversedBefore, ReversalWaits, ClosingStands.
    """
    return queries.propose_reversal(work.session, which, seq, part, os.urandom(16).hex(), why.strip())


def _reversal(work: ReadWork, row: Row[Any]) -> Reversal | None:
    if row.proposal is None:
        return None
    return Reversal(seconding.proposal(work, row.proposal), row.why or "")
