"""What a reader tells while it goes through a file: a statement opens, lines and balances come, things are left out.

Boundary: values between readers and `statement_gathering`. Amounts here are integers of 10⁻¹⁸ units, see
`statement_amounts`; `statement` counts the file's statements from 1; `row` is the file's line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backoffice.reconcile.statement_values import BalanceKind, Odd, StatedAccount


@dataclass(frozen=True, slots=True)
class Opened:
    """A statement begins; `asset` is empty until a balance or line names it. `made_on` is the day it was written."""

    statement: int
    version: str
    name: str
    account: StatedAccount
    asset: str
    from_on: date | None = None
    to_on: date | None = None
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class RawBalance:
    """A stated balance; an empty `asset` is the statement's."""

    statement: int
    kind: BalanceKind
    code: str
    on: date | None
    amount: int
    asset: str
    row: int


@dataclass(frozen=True, slots=True)
class RawLine:
    """A stated movement before the file's scale is known; `on` is None where the file does not say the day.

    `payout` is what a processor paid it out with, `is_payout` tells the row of the payout itself.
    """

    statement: int
    booking: int
    on: date | None
    value_on: date | None
    amount: int
    asset: str
    row: int
    text: str
    reference: str = ""
    bank_reference: str = ""
    name: str = ""
    account: str = ""
    code: str = ""
    gross: int | None = None
    fee: int | None = None
    payout: str = ""
    payout_on: date | None = None
    is_payout: bool = False


@dataclass(frozen=True, slots=True)
class Summed:
    """What the file itself says its bookings come to; None where it does not say."""

    statement: int
    bookings: int | None
    credits: int | None
    debits: int | None


@dataclass(frozen=True, slots=True)
class Noted:
    """Something odd a reader saw: `count` of them, the first at `row`, an amount of 10⁻¹⁸ units."""

    statement: int
    odd: Odd
    count: int
    row: int
    amount: int = 0


Event = Opened | RawBalance | RawLine | Summed | Noted
