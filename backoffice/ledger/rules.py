"""What a posting, a finding and a trial balance are.

Boundary: pure. Amounts are integer minor units of an asset with its own scale, 2 to 18 decimals. L-01, L-02.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backoffice.errors import Conflict, Missing, NotAllowed, Refused
from backoffice.money import Amount


class Kind(StrEnum):
    """Kinds of transactions the firm itself makes; a platform may bring others in."""

    DEPOSIT = "deposit"
    WITHDRAWAL = "withdrawal"
    TRADE = "trade"
    PURCHASE = "purchase"
    CONTRIBUTION = "contribution"
    DONATION = "donation"
    ORDER = "order"
    FEE = "fee"
    REVERSAL = "reversal"
    ADJUSTMENT = "adjustment"


class AccountKind(StrEnum):
    WALLET = "wallet"
    HOUSE = "house"
    BANK = "bank"
    PROCESSOR = "processor"
    CUSTODIAN = "custodian"
    PROGRAMME = "programme"
    FEE = "fee"


class NotYours(NotAllowed):
    """Only finance brings files into the books."""

    code = "ledger.not_yours"


class NeedsALead(NotAllowed):
    """Only a finance lead seals a month, alone or by agreeing to it."""

    code = "ledger.needs_a_lead"


class NoOtherLead(Refused):
    """Who agrees to the seal of a month is somebody else than who proposes it. Facts: `duty`, which nobody else has."""

    code = "ledger.no_other_lead"


class MonthMovedOn(Conflict):
    """Something was booked in a month since it was proposed to be sealed. Facts: `month`."""

    code = "ledger.month_moved_on"


class Unbalanced(Refused):
    """A transaction does not come to zero in each asset (L-01). Facts: `transaction`."""

    code = "ledger.unbalanced"


class MonthSealed(Refused):
    """A sealed month takes no postings; a correction is a new transaction of today. Facts: `on`."""

    code = "ledger.month_sealed"


class MonthNotOver(Refused):
    code = "ledger.month_not_over"


class EarlierMonthOpen(Refused):
    """Months are sealed in their order. Facts: `month`, the first that is still open."""

    code = "ledger.earlier_month_open"


class CardNumber(Refused):
    """L-03: words hold a full card number, which is stored nowhere. Facts: `last`, its last four digits."""

    code = "ledger.card_number"


class NoSuchBatch(Missing):
    code = "ledger.no_such_batch"


class HasFindings(Refused):
    """Nothing of the file was booked. Facts: `total`, `kinds` (how many of each code), and the first 100 `findings` of
    each code as file, record, code and value.

    `bare` is there, and true, where the file has no header: then a record's number is its line.
    """

    code = "ledger.has_findings"

    def line(self, record: int) -> int:
        """The line of a record in its file, where the header is line 1; 0 for the file as a whole."""
        return record + 1 if record and not self.facts.get("bare") else record


class NothingToImport(Missing):
    """The folder holds neither tx.csv with postings.csv nor one .jsonl file. Facts: `path`."""

    code = "ledger.nothing_to_import"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one record of a file; `record` 1 is the first after the header, 0 the file itself."""

    file: str
    record: int
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Booked:
    """How much of a file was booked, and how many of its transactions the books held already.

    What is new in the books: how many accounts, `named` those that are nobody's wallet, and kinds of transactions. One
    that is `misplaced` ends in the code of an asset and takes another. At most 50 of each are named.
    """

    transactions: int
    postings: int
    already: int
    new_accounts: int = 0
    named: tuple[str, ...] = ()
    new_kinds: tuple[str, ...] = ()
    misplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    path: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """Every account posted to by the end of `as_of`, by asset and path; `later` postings lie after today."""

    as_of: date
    balances: tuple[Balance, ...]
    later: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the books contradict themselves: a code, and what it is about."""

    code: str
    what: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved over how much."""

    transactions: int
    postings: int
    months_sealed: int
    faults: tuple[Fault, ...]
