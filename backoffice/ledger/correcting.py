"""What a correction of the books is: its sides, its reason, what became of it; and what keeps one from being made.

Boundary: pure. Amounts are integer minor units of an asset with its scale. L-01.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, NotAllowed, Refused
from backoffice.staff.views import Proposal

EXPLANATION_AT_MOST = 500


class Reason(StrEnum):
    WRONG_ACCOUNT = "wrong_account"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_DATE = "wrong_date"
    BOOKED_TWICE = "booked_twice"
    MISSING = "missing"
    RETURNED = "returned"
    ROUNDING = "rounding"
    OTHER = "other"


class DraftKind(StrEnum):
    ADJUSTMENT = "adjustment"
    REVERSAL = "reversal"


class NotYoursToCorrect(NotAllowed):
    code = "ledger.not_yours_to_correct"


class ExplanationMissing(Refused):
    """Facts: `at_least` letters, `at_most` signs."""

    code = "ledger.explanation_missing"


class DayToCome(Refused):
    """Nothing is corrected on a day to come, or before 1900. Facts: `on`."""

    code = "ledger.day_to_come"


class SidesMissing(Refused):
    """Facts: `at_least`, `at_most`."""

    code = "ledger.sides_missing"


class UnknownAccount(Refused):
    """A correction opens no account, and knows the assets of the books alone. Facts: `account`."""

    code = "ledger.unknown_account"


class DraftUnbalanced(Refused):
    """The sides do not come to zero (L-01). Facts: `asset`."""

    code = "ledger.draft_unbalanced"


class AccountFrozen(Refused):
    """It would take something out of a wallet that stands still. Facts: `account`."""

    code = "ledger.account_frozen"


class ReversedAlready(Conflict):
    """A transaction is reversed once. Facts: `number`."""

    code = "ledger.reversed_already"


class ReversalWaits(Conflict):
    """Facts: `number`."""

    code = "ledger.reversal_waits"


class NoSuchDraft(Missing):
    code = "ledger.no_such_draft"


class DraftDiffers(Conflict):
    """What lies there is not what was proposed."""

    code = "ledger.draft_differs"


class NeedsASecond(Refused):
    """Others of finance work here: one proposes, another agrees."""

    code = "ledger.needs_a_second"


@dataclass(frozen=True, slots=True)
class Leg:
    """One side to be booked: an account by its path, and minor units that are not zero."""

    account: str
    asset: str
    amount: int


@dataclass(frozen=True, slots=True)
class DraftSide:
    """One side of a draft, and the account's balance in that asset today, without this draft."""

    account: str
    holder: str
    asset: str
    scale: int
    amount: int
    balance: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction with the proposal that carries it. `corrects` and `transaction` are numbers of transactions.

    `explanation` is empty once it was erased; `evidence` is the SHA-256 of a file.
    """

    id: UUID
    kind: DraftKind
    corrects: int | None
    booked_on: date
    reason: Reason
    explanation: str
    evidence: bytes | None
    drafted_by: str
    drafted_at: datetime
    sides: tuple[DraftSide, ...]
    proposal: Proposal
    transaction: int | None
