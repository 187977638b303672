"""What a report of the books is: what was asked for, its sums by account and asset, and its lines.

Boundary: pure. Amounts are integer minor units; opening + debit + credit is closing, or there is no report. L-02.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from backoffice.documents.drawn import Form
from backoffice.errors import Conflict, Missing, Refused, Unavailable
from backoffice.ledger.rules import AccountKind

FIRST_DAY = date(1, 1, 1)


class ReportKind(StrEnum):
    STATEMENT = "statement"
    TRIAL_BALANCE = "trial_balance"
    JOURNAL = "journal"
    CUSTOMER = "customer"


class ReportDisagrees(Conflict):
    """The figures do not add up, so nothing was written. Facts: `account`, `asset`, and the four as decimals."""

    code = "ledger.report_disagrees"


class ReportTooLong(Refused):
    """Facts: `count`, `at_most`, `form`."""

    code = "ledger.report_too_long"


class NothingUnder(Missing):
    """No account is at this path or under it, or no wallet has this pseudonym. Facts: `what`."""

    code = "ledger.nothing_under"


class NotAPeriod(Refused):
    """A period ends before it begins. Facts: `since`, `until`."""

    code = "ledger.not_a_period"


class ReportNotWritten(Unavailable):
    """The folder would not take the file; nothing half of it is left. Facts: `path`, `reason`."""

    code = "ledger.report_not_written"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written. `account` is a path with all under it, `holder` a pseudonym.

    Both days are included; without them a report begins with the books and ends today. A trial balance compares the
    end of `until` with the end of the day before `since`; its wallets are one line an asset unless `each_wallet`.
    `language` is "en" or "zh", `zone` an IANA name.
    """

    kind: ReportKind
    form: Form
    language: str
    zone: str
    account: str = ""
    holder: str = ""
    since: date | None = None
    until: date | None = None
    each_wallet: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """One account in one asset over the period; `accounts` of them where wallets are one line.

    Debit is positive, credit negative; of a customer's history the other way round, as the customer sees it.
    """

    account: str
    account_kind: AccountKind
    asset: str
    scale: int
    opening: int
    debit: int
    credit: int
    count: int
    closing: int
    accounts: int = 1

    @property
    def agrees(self) -> bool:
        return self.opening + self.debit + self.credit == self.closing

    def check(self) -> None:
        """Raises ReportDisagrees."""
        if not self.agrees:
            raise ReportDisagrees(
                account=self.account,
                asset=self.asset,
                opening=decimals(self.opening, self.scale),
                debit=decimals(self.debit, self.scale),
                credit=decimals(self.credit, self.scale),
                closing=decimals(self.closing, self.scale),
            )


class Entry(NamedTuple):
    """One posting; `of` is the place of its account and asset in the report's sums, `balance` stands after it."""

    of: int
    booked_on: date
    happened_on: date
    number: int
    kind: str
    reference: str
    words: str
    amount: int
    balance: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything but the lines. `since` is FIRST_DAY where a report begins with the books.

    `audit_entry` is the number of the entry that announced it; `signed` whether it will carry the firm's signature.
    """

    asked: Asked
    firm: str
    maker: str
    written_at: datetime
    audit_entry: int
    since: date
    until: date
    sums: tuple[Sums, ...]
    signed: bool

    @property
    def count(self) -> int:
        return sum(each.count for each in self.sums)

    @property
    def lists_entries(self) -> bool:
        return self.asked.kind is not ReportKind.TRIAL_BALANCE

    def of_assets(self) -> tuple[Sums, ...]:
        """The sums of each asset over all accounts, by its code."""
        found: dict[str, list[Sums]] = {}
        for each in self.sums:
            found.setdefault(each.asset, []).append(each)
        return tuple(
            Sums(
                account="",
                account_kind=AccountKind.HOUSE,
                asset=asset,
                scale=parts[0].scale,
                opening=sum(each.opening for each in parts),
                debit=sum(each.debit for each in parts),
                credit=sum(each.credit for each in parts),
                count=sum(each.count for each in parts),
                closing=sum(each.closing for each in parts),
                accounts=sum(each.accounts for each in parts),
            )
            for asset, parts in sorted(found.items())
        )


@dataclass(frozen=True, slots=True)
class Written:
    """Where a report lies. `sha256` is 64 hex digits of the file as it lies there."""

    path: str
    lines: int
    size: int
    sha256: str
    signed: bool


def decimals(minor: int, scale: int) -> str:
    """As files have it: "-1234.50"."""
    digits = str(abs(minor)).rjust(scale + 1, "0")
    sign = "-" if minor < 0 else ""
    return f"{sign}{digits[:-scale]}.{digits[-scale:]}" if scale else sign + digits
