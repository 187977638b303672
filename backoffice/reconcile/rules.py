"""What reconciling speaks of: entries of our books, lines of a statement, and what joins them. L-01, L-02.

Boundary: values alone. Amounts are integers in minor units of one asset; plus means the account grew, on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """One posting on the account being reconciled; `words` are the marks of its counterparty's name (see `words`)."""

    id: str
    on: date
    amount: int
    reference: str
    words: frozenset[int]
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One movement a bank, processor or custodian states; `reference` is empty where the file has no field for it."""

    id: str
    on: date
    value_on: date | None
    amount: int
    text: str
    reference: str
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both included."""

    from_on: date
    to_on: date


class Shape(StrEnum):
    """How many stand on each side of a match; a payout is a batch less the processor's fee, several only by hand."""

    ONE = "one"
    BATCH = "batch"
    SPLIT = "split"
    PAYOUT = "payout"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Certificate:
    """How many equally good ways there are to place what a match holds; `complete` when the search saw all of them."""

    solutions: int
    complete: bool

    @property
    def unique(self) -> bool:
        """Only then may a match confirm itself."""
        return self.complete and self.solutions == 1


@dataclass(frozen=True, slots=True)
class FeeModel:
    """What a processor keeps of each entry: `rate` of its amount, rounded down, and `fixed` minor units.

    It holds for lines whose text contains `payer`, and gathers the entries of one `kind`; empty for any.
    """

    payer: str
    rate: Fraction
    fixed: int
    kind: str = ""

    def fee(self, amount: int) -> int:
        """Minor units kept of one entry of `amount`."""
        return int(amount * self.rate) + self.fixed


@dataclass(frozen=True, slots=True)
class MatchRules:
    """How one account is matched: days a line may come after or before its entry, tolerated difference, fee models.

    A difference is tolerated up to the larger of `tolerance` minor units and `tolerance_share` of the amount, and up to
    `fx_share` where the line's text carries an original amount and a rate that make the line's amount. Batches, splits
    and payouts reach `days_gathered` back. `steps` bounds the search: counted, not timed, to end alike anywhere.
    """

    days_after: int = 7
    days_before: int = 1
    tolerance: int = 0
    tolerance_share: Fraction = Fraction(0)
    fees: tuple[FeeModel, ...] = ()
    fx_share: Fraction = Fraction(0)
    days_gathered: int = 21
    steps: int = 20_000_000

    def slack(self, amount: int) -> int:
        """Minor units by which a line of `amount` may differ from its entry."""
        return max(self.tolerance, int(abs(amount) * self.tolerance_share))


class Reason(StrEnum):
    """Why a match was proposed, strongest first; `RIVAL` says why it may not confirm itself.

    `REPORTED`: a processor's report names the payout and each part of it. `BY_HAND`: a person put it together, and
    nothing was searched for.
    """

    REPORTED = "reported"
    SAME_REFERENCE = "same_reference"
    LIKE_REFERENCE = "like_reference"
    SAME_NAME = "same_name"
    ONLY_AMOUNT = "only_amount"
    SUM = "sum"
    FEE = "fee"
    SAME_COUNT = "same_count"
    TOLERANCE = "tolerance"
    ORIGINAL_AMOUNT = "original_amount"
    OTHER_AMOUNT = "other_amount"
    RIVAL = "rival"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Match:
    """Lines and entries that belong together; `difference` is lines − entries + fee, tolerated and shown.

    `payout` is what the processor calls it in `report`, a statement's id, where one told of it; else both are empty.
    """

    lines: tuple[str, ...]
    entries: tuple[str, ...]
    shape: Shape
    reasons: tuple[Reason, ...]
    certificate: Certificate
    fee: int
    difference: int
    confirmed: bool
    report: str = ""
    payout: str = ""


class FindingKind(StrEnum):
    """What an unmatched rest is called. Statement − ledger is the sum of these, and `unexplained` must be zero.

    `NOT_COVERED`: it is of days of which no statement speaks.
    """

    IN_TRANSIT = "in_transit"
    NOT_COVERED = "not_covered"
    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    SHORT_OVER = "short_over"
    DUPLICATE = "duplicate"
    FEE = "fee"
    BATCH = "batch"
    UNEXPLAINED = "unexplained"
