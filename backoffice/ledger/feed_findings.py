"""What was wrong with the platform's feed, for finance to deal with: each finding once, however often it was told.

Boundary: finance and auditors read; finance deals with one by the guard. A line that was booked since is settled. L-01.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, Missing, Refused
from backoffice.ledger import feed_queries as queries

OPEN_AT_MOST = 1_000
SETTLED_AT_MOST = 200


class FindingState(StrEnum):
    """`booked`: the same line came again and was right, or its approval came."""

    OPEN = "open"
    BOOKED = "booked"
    DEALT = "dealt"


class NoSuchFinding(Missing):
    code = "ledger.no_such_finding"


class FindingDealt(Conflict):
    """Somebody has dealt with it already. Facts: `person`."""

    code = "ledger.finding_dealt"


class FindingWords(Refused):
    """What was done is said in words. Facts: `at_least`, `at_most` letters."""

    code = "ledger.finding_words"


@dataclass(frozen=True, slots=True)
class FeedFinding:
    """A line of the feed that was not booked, told `times` from `first_at` to `last_at`.

    `code` is one of `ledger.finding.*`; `transaction` is what the books have under its reference now.
    """

    id: int
    reference: str
    code: str
    value: str
    times: int
    first_at: datetime
    last_at: datetime
    state: FindingState
    dealt_by: str
    dealt_at: datetime | None
    words: str
    transaction: int | None


@dataclass(frozen=True, slots=True)
class FeedFindings:
    """What is open, oldest first, at most OPEN_AT_MOST of `open_count`; and what is settled, newest first."""

    open: tuple[FeedFinding, ...]
    settled: tuple[FeedFinding, ...]
    open_count: int


def findings(work: ReadWork) -> FeedFindings:
    """What is open, and what was settled lately."""
    rows = queries.findings(work.session, OPEN_AT_MOST, SETTLED_AT_MOST)
    found = [_finding(row) for row in rows]
    return FeedFindings(
        tuple(each for each in found if each.state is FindingState.OPEN),
        tuple(each for each in found if each.state is not FindingState.OPEN),
        queries.count_open(work.session),
    )


def open_findings(work: ReadWork) -> int:
    """How many are open."""
    return queries.count_open(work.session)


def deal_with(work: Work, which: int, words: str) -> None:
    """Say what was done about a finding; it is over. Raises FindingWords, NoSuchFinding, FindingDealt."""
    queries.deal_with(work.session, which, words.strip())


def _finding(row: Row[Any]) -> FeedFinding:
    state = FindingState.DEALT if row.dealt_at else FindingState.BOOKED if row.settled else FindingState.OPEN
    return FeedFinding(
        row.id,
        row.reference,
        row.code,
        row.value,
        row.times,
        row.first_at,
        row.last_at,
        state,
        row.dealt_by or "",
        row.dealt_at,
        row.words or "",
        row.transaction_id,
    )
