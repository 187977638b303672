"""Adjusting entries of a check-in that a lead or the books refused, proposed anew as they are put right. L-01, S-05.

Boundary: the guard looks that it is still the entry for the same finding and that none waits or was agreed to; the
draft is the ledger's, as every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.ledger.correcting import Reason
from backoffice.reconcile import check_in_queries, check_out_queries, reversing_queries
from backoffice.reconcile.check_in_rules import Course, NoSuchAdjustment
from backoffice.reconcile.choices import COUNTER_KINDS
from backoffice.reconcile.decisions import AdjustmentProposed, LegFacts, decoded
from backoffice.staff import seconding


@dataclass(frozen=True, slots=True)
class Again:
    """What an adjusting entry said, to be proposed anew; `counters` are accounts it may be booked against."""

    seq: int
    act: AdjustmentProposed
    scale: int
    explanation: str
    counters: tuple[str, ...]


def courses(work: ReadWork, which: UUID) -> dict[int, Course]:
    """What became of the adjusting entries of a log, by the number of their decision."""
    return {
        seq: Course(row.turn, row.proposed_by, seconding.proposal(work, row.proposal), int(row.amount))
        for seq, row in reversing_queries.drafts(work.session, which).items()
    }


def again(work: ReadWork, which: UUID, seq: int) -> Again:
    """What is asked about again. Raises NoSuchAdjustment."""
    content = check_in_queries.some_decisions(work.session, which, [seq]).get(seq)
    act = None if content is None else decoded(content).act
    if not isinstance(act, AdjustmentProposed):
        raise NoSuchAdjustment()
    words = check_in_queries.words(work.session, which, [act.words])
    scale = check_in_queries.scales(work.session).get(act.legs[0].asset, 0)
    asset = act.legs[0].asset
    counters = check_out_queries.counters(work.session, COUNTER_KINDS, [asset])[asset]
    return Again(seq, act, scale, words.get(act.words, ""), tuple(counters))


def propose_anew(
    work: Work, which: UUID, seq: int, booked_on: date, reason: Reason, explanation: str, legs: tuple[LegFacts, ...]
) -> UUID:
    """Put the adjusting entry of decision `seq` before a lead once more; the draft's id. Amounts in minor units.

    Raises CheckOutNotYours, NoSuchAdjustment, AdjustmentKnown while one waits or was agreed to, AlreadyMatched,
    NotThisAdjustment, and as `ledger.adjustments.propose_adjustment`.
    """
    told = [(each.account, each.asset, str(each.amount)) for each in legs]
    return reversing_queries.propose_anew(work.session, which, seq, booked_on, reason.value, explanation.strip(), told)
