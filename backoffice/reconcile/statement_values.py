"""What a bank, processor or custodian states: accounts, balances, lines, and what is odd about a file. L-01, L-02.

Boundary: values alone, made by the readers (`statement_file`). Amounts are integers in minor units of the statement's
own scale; plus means the account grew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from backoffice.reconcile.rules import Line
from backoffice.reconcile.words import word_marks


class Format(StrEnum):
    """How a file is written."""

    CAMT = "camt"
    MT940 = "mt940"
    OFX = "ofx"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class StatedAccount:
    """Whose statement it is, as the file says it; empty where it does not."""

    iban: str = ""
    number: str = ""
    bank: str = ""
    owner: str = ""

    @property
    def called(self) -> str:
        """What the account is known by: its IBAN, or else the bank's own number."""
        return self.iban or self.number

    def same(self, other: StatedAccount) -> bool:
        """Whether both name one account: blanks, dots and dashes do not count, nor what an IBAN has before a number."""
        short, long = sorted((_bare(self.called), _bare(other.called)), key=len)
        if short == long:
            return True
        return len(short) >= _NUMBER_AT_LEAST and bool(_IBAN.match(long)) and long[4:].endswith(short)


class BalanceKind(StrEnum):
    """What a balance says. Only opening, closing and interim ones are of booked movements."""

    OPENING = "opening"
    CLOSING = "closing"
    INTERIM = "interim"
    AVAILABLE = "available"
    FORWARD = "forward"
    EXPECTED = "expected"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance as stated; `code` is the file's own word for it, such as OPBD or 60F."""

    kind: BalanceKind
    code: str
    on: date | None
    amount: int


@dataclass(frozen=True, slots=True)
class StatedLine:
    """One movement. `id` is the first 16 hex digits of the file's SHA-256, a dot, and its number in the file from 1.

    `booking` counts the file's bookings from 1: lines that share one came as one sum (a batch). `bank_reference` is
    the bank's own name of the movement, `reference` the payer's. A processor's line is net: `gross` − `fee` = `amount`,
    and `payout` names what it was paid out with.
    """

    id: str
    booking: int
    on: date
    value_on: date | None
    amount: int
    text: str
    reference: str = ""
    bank_reference: str = ""
    name: str = ""
    account: str = ""
    code: str = ""
    gross: int | None = None
    fee: int | None = None
    payout: str = ""

    def line(self, key: bytes) -> Line:
        """What matching sees; the words of name and text become marks under the check-out's `key`."""
        words = word_marks(f"{self.name} {self.text}", key)
        text = f"{self.name} {self.text}".strip()
        return Line(self.id, self.on, self.value_on, self.amount, text, self.reference, words)


@dataclass(frozen=True, slots=True)
class StatedPayout:
    """What a processor gathered into one payout: `net` of `count` lines is `gross` − `fee`, and so the bank's line.

    `on` is the day it is due at the bank, where the file says one; `paid` what the file's own payout rows come to.
    """

    id: str
    on: date | None
    count: int
    gross: int
    fee: int
    net: int
    paid: int | None = None


class Odd(StrEnum):
    """What may be odd about a statement that could be read; those of `STOPPING` forbid importing it."""

    DOES_NOT_ADD_UP = "does_not_add_up"
    SUMMARY_DIFFERS = "summary_differs"
    NET_DIFFERS = "net_differs"
    PAYOUT_DIFFERS = "payout_differs"
    OTHER_CURRENCY = "other_currency"
    BALANCES_BREAK = "balances_break"
    NO_BALANCES = "no_balances"
    BALANCE_LEFT_OUT = "balance_left_out"
    PENDING_LEFT_OUT = "pending_left_out"
    SECURITIES_LEFT_OUT = "securities_left_out"
    DAY_GUESSED = "day_guessed"
    FINER_THAN_USUAL = "finer_than_usual"
    TWINS = "twins"
    LINES_KNOWN = "lines_known"
    PERIOD_OVERLAPS = "period_overlaps"
    OUTSIDE_PERIOD = "outside_period"


# Lines that do not lead from one balance to the other are too few or too many.
STOPPING = frozenset({Odd.DOES_NOT_ADD_UP, Odd.SUMMARY_DIFFERS, Odd.NET_DIFFERS, Odd.OTHER_CURRENCY})


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing to know before importing: `amount` in minor units, `count` of lines, `at` a place in it."""

    odd: Odd
    amount: int = 0
    count: int = 0
    at: str = ""

    @property
    def stops(self) -> bool:
        """Whether the statement cannot be imported as it is."""
        return self.odd in STOPPING


@dataclass(frozen=True, slots=True)
class StatementHead:
    """One statement without its lines.

    `file` is the SHA-256 of the whole file in hex, `format` says how it is written and `version` of what, `number`
    counts the file's statements from 1, `name` is the bank's. `first_on` and `last_on` bound the days of its lines and
    its stated period. `total` is the sum of `count` lines; of a processor's, `payouts` are in the order of the file.
    """

    file: str
    format: Format
    version: str
    number: int
    name: str
    account: StatedAccount
    asset: str
    scale: int
    opening: Balance | None
    closing: Balance | None
    balances: tuple[Balance, ...]
    first_on: date | None
    last_on: date | None
    count: int
    total: int
    oddities: tuple[Oddity, ...]
    payouts: tuple[StatedPayout, ...] = ()

    @property
    def id(self) -> str:
        """Its file and number: the same whether the file came by itself or in an archive."""
        return f"{self.file}.{self.number}"

    @property
    def difference(self) -> int:
        """Closing − opening − lines: zero when the statement adds up, and where it states no balances."""
        if self.opening is None or self.closing is None:
            return 0
        return self.closing.amount - self.opening.amount - self.total

    @property
    def stops(self) -> bool:
        """Whether something forbids importing it."""
        return any(oddity.stops for oddity in self.oddities)


@dataclass(frozen=True, slots=True)
class Statement(StatementHead):
    """One statement with all its lines, in the order of the file."""

    lines: tuple[StatedLine, ...] = field(repr=False, kw_only=True)


_NUMBER_AT_LEAST = 6
_IBAN = re.compile(r"[A-Z]{2}\d\d")


def _bare(number: str) -> str:
    return "".join(mark for mark in number.upper() if mark.isalnum())
