"""What the explorer shows: filters, orders, windows of postings, a transaction with all its sides, balances of a day.

Boundary: pure. Amounts are integer minor units of an asset with its scale; dates are days of the books. L-02.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Missing, Refused
from backoffice.ledger.approval_rules import Withdrawal
from backoffice.ledger.rules import AccountKind
from backoffice.people.rules import NO_MARKS, Marks

_SIZE = re.compile(r"\d{1,38}(\.\d{1,18})?", re.ASCII)


class NotASize(Refused):
    """A filter's amount is a decimal without a sign. Facts: `text`."""

    code = "ledger.not_a_size"


class NeedsAnAsset(Refused):
    """Amounts are put in order within one asset only."""

    code = "ledger.needs_an_asset"


class NoSuchTransaction(Missing):
    code = "ledger.no_such_transaction"


class Column(StrEnum):
    """What postings can be put in order by: each has an index with all of its key."""

    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Order:
    column: Column = Column.DATE
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter; empty fields narrow nothing.

    `account` is a path with everything under it, `holder` a customer's pseudonym or its end, `least` and `most` are
    decimals that bound the size of an amount whatever its sign, `reference` is its beginning; all of `words` must begin
    words of the description.
    """

    account: str = ""
    holder: str = ""
    kind: str = ""
    asset: str = ""
    least: str = ""
    most: str = ""
    since: date | None = None
    until: date | None = None
    reference: str = ""
    words: str = ""

    def narrows(self) -> bool:
        return self != Wanted()


def check_size(text: str) -> str:
    """A decimal such as "12.50" to bound amounts by. Raises NotASize."""
    if not _SIZE.fullmatch(text):
        raise NotASize(text=text[:60])
    return text


@dataclass(frozen=True, slots=True)
class Key:
    """Where a posting stands in every order."""

    booked_on: date
    transaction: int
    seq: int
    amount: int

    def told(self, column: Column) -> tuple[object, ...]:
        """What this order compares."""
        if column is Column.NUMBER:
            return self.transaction, self.seq
        day = (self.booked_on, self.transaction, self.seq)
        return day if column is Column.DATE else (self.amount, *day)


@dataclass(frozen=True, slots=True)
class Scope:
    """A filter as it was resolved when the list was opened: the same rows as long as it is open.

    `accounts` are ids, None for all, `within` a range of paths where they are too many to name; `single` says that one
    account in one asset is chosen and nothing but dates narrows it, so that a running balance means something.
    `upto` is the last transaction that had a number then; `common` is the part of all transactions that are of the
    wanted kind, from which a walk through postings decides whether to look each of them up. `said` are the transactions
    that say the wanted words, None where too many do to name them.
    """

    wanted: Wanted
    order: Order
    accounts: tuple[int, ...] | None
    within: tuple[str, str] | None
    single: bool
    upto: int
    common: float = 1.0
    said: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One row of the grid. `balance` is the account's balance after it, where one account and asset is chosen.

    `other_side` is the account of the largest posting against it in the same asset, `sides` how many sides there are.
    All marks are now's, of the customers whose wallets these are.
    """

    key: Key
    happened_on: date
    kind: str
    account: str
    account_kind: AccountKind
    holder: str
    asset: str
    scale: int
    reference: str
    words: str
    other_side: str
    other_holder: str
    sides: int
    balance: int | None
    marks: Marks = NO_MARKS
    other_marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Side:
    """`marks` are now's, of the customer whose wallet it is."""

    account: str
    account_kind: AccountKind
    holder: str
    asset: str
    scale: int
    amount: int
    marks: Marks = NO_MARKS


@dataclass(frozen=True, slots=True)
class Agreed:
    """By whom a reversal or adjustment was proposed and agreed to, and why; no words once they were erased."""

    proposed_by: str
    agreed_by: str
    reason: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A transaction with all its sides. `reverses`, `reversed_by`, `corrects` and `corrected_by` are numbers of others.

    `reversal_waits` says that its reversal is proposed and not decided yet; `files` are the names in the manifest of
    the batch it came in with; `withdrawal` says what the approval of a large crypto withdrawal is worth;
    `frozen_at` is when an account was frozen that it left before, though it was booked after; `agreed` stands for a
    reversal or adjustment.
    """

    number: int
    kind: str
    happened_on: date
    booked_on: date
    recorded_at: datetime
    source: str
    reference: str
    words: str
    sides: tuple[Side, ...]
    reverses: int | None
    reversed_by: tuple[int, ...]
    batch: UUID | None
    batch_by: str
    files: tuple[str, ...]
    month_sealed: bool
    corrects: int | None = None
    corrected_by: tuple[int, ...] = ()
    reversal_waits: bool = False
    frozen_at: datetime | None = None
    withdrawal: Withdrawal | None = None
    agreed: Agreed | None = None


@dataclass(frozen=True, slots=True)
class AssetSum:
    """A sum of postings in one asset: what came in, what went out, and how many there are."""

    asset: str
    scale: int
    debit: int
    credit: int
    count: int

    @property
    def total(self) -> int:
        return self.debit + self.credit


@dataclass(frozen=True, slots=True)
class Line:
    """A balance in the tree: an account, or under one path all wallets; `holder` says whose wallet it is."""

    path: str
    kind: AccountKind
    asset: str
    scale: int
    amount: int
    accounts: int = 1
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Balances:
    """Every account's balance at the end of `as_of`; wallets stand as one line an asset."""

    as_of: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What one day moved: debit is positive, credit negative, in minor units; `balance` is at its end."""

    on: date
    debit: int
    credit: int
    count: int
    balance: int


@dataclass(frozen=True, slots=True)
class Movement:
    """A line of a T-account: a posting, or where there are too many of them a day (`count` of them)."""

    on: date
    amount: int
    count: int
    transaction: int | None
    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class TAccount:
    """One account in one asset over a period. `closing` is summed apart from the movements, so that they can agree."""

    path: str
    asset: str
    scale: int
    since: date
    until: date
    opening: int
    closing: int
    debit: int
    credit: int
    movements: tuple[Movement, ...]

    @property
    def agrees(self) -> bool:
        return self.opening + self.debit + self.credit == self.closing


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is to choose from: assets by code with their scale, kinds of transactions, first and last day.

    Without any posting `first` and `last` are None.
    """

    assets: tuple[tuple[str, int], ...]
    kinds: tuple[str, ...]
    first: date | None
    last: date | None
