"""How a bank's CSV or workbook is to be read: which column says what, and how days and amounts are written. L-01.

Boundary: values alone; shipped ones lie in `resources/statements`, learnt ones are kept by `statement_kept`.
A profile holds no customer's data.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any

from backoffice.reconcile.statement_cells import called
from backoffice.reconcile.statement_days import PATTERNS
from backoffice.reconcile.statement_faults import ProfileMisfits, ProfileUnusable

_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Profile:
    """A mapping. Columns are named by their headings; an empty name means the file has no such column.

    The amount is one column (`amount`; with `sign`, the words of `minus` in that column make it negative), or two
    (`debit`, `credit`). `turned` is for files written as the bank sees them. `gross` and `fees` are a processor's:
    amount = gross − fees; `payout` names what a line was paid out with, `payout_on` the day of it by the first of these
    that is there, and a `code` of `paid` the payout's own row: files may lack these. `asset` and `account` are for
    files that name neither. `head` is all headings it was learnt from, `heading` the row they stand in.
    """

    name: str
    head: tuple[str, ...]
    on: str
    value_on: str = ""
    amount: str = ""
    debit: str = ""
    credit: str = ""
    sign: str = ""
    minus: tuple[str, ...] = ()
    turned: bool = False
    balance: str = ""
    currency: str = ""
    asset: str = ""
    account_in: str = ""
    account: str = ""
    text: tuple[str, ...] = ()
    reference: str = ""
    bank_reference: str = ""
    party: str = ""
    party_account: str = ""
    code: str = ""
    gross: str = ""
    fees: tuple[str, ...] = ()
    payout: str = ""
    payout_on: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    decimal: str = "."
    day: str = "YYYY-MM-DD"
    delimiter: str = ","
    encoding: str = ""
    heading: int = 1
    sheet: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it reads."""
        named = (
            *(self.on, self.value_on, self.amount, self.debit, self.credit, self.sign, self.balance, self.currency),
            *(self.account_in, *self.text, self.reference, self.bank_reference, self.party, self.party_account),
            *(self.code, self.gross, *self.fees),
        )
        return tuple(dict.fromkeys(each for each in named if each))

    def checked(self) -> Profile:
        """Itself. Raises ProfileUnusable when it cannot say a line's day, amount or currency."""
        for wanted, there in (
            ("name", self.name.strip()),
            ("on", self.on),
            ("amount", self.amount or self.debit or self.credit),
            ("currency", self.currency or self.asset),
            ("decimal", self.decimal in (".", ",")),
            ("day", self.day in PATTERNS),
            ("delimiter", self.delimiter in _DELIMITERS),
            ("sign", not self.sign or (self.amount and self.minus)),
            ("amount", not (self.amount and (self.debit or self.credit))),
            ("heading", 1 <= self.heading <= 1000),
        ):
            if not there:
                raise ProfileUnusable(missing=wanted)
        return self

    def places(self, head: Sequence[str]) -> dict[str, int]:
        """Where each of its columns stands under these headings. Raises ProfileMisfits naming what is missing."""
        found: dict[str, int] = {}
        for at, cell in enumerate(head):
            found.setdefault(called(cell), at)
        missing = [name for name in self.columns if called(name) not in found]
        if missing:
            raise ProfileMisfits(profile=self.name, missing=", ".join(missing))
        there = (name for name in (self.payout, *self.payout_on) if name and called(name) in found)
        return {name: found[called(name)] for name in (*self.columns, *there)}

    def alike(self, head: Sequence[str]) -> int:
        """How many of its columns are among these headings."""
        there = {called(cell) for cell in head}
        return sum(called(name) in there for name in self.columns)

    def fits(self, head: Sequence[str]) -> bool:
        """Whether these headings are those it was learnt from, or hold all its columns where it is a shipped one."""
        there = {called(cell) for cell in head}
        if self.head:
            return [called(cell) for cell in self.head] == [called(cell) for cell in head]
        return all(called(name) in there for name in self.columns)


def profile_of(told: Mapping[str, Any]) -> Profile:
    """A profile from JSON or TOML. Raises ProfileUnusable for what is missing, unknown or of another type."""
    known = {field.name: field.type for field in fields(Profile)}
    for name, value in told.items():
        kind = known.get(name)
        right = {
            "str": isinstance(value, str),
            "bool": isinstance(value, bool),
            "int": isinstance(value, int) and not isinstance(value, bool),
        }.get(str(kind), isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value))
        if kind is None or not right:
            raise ProfileUnusable(missing=str(name)[:40])
    for name in ("name", "head", "on"):
        if name not in told:
            raise ProfileUnusable(missing=name)
    made: dict[str, Any] = {
        name: tuple(value) if isinstance(value, (list, tuple)) else value for name, value in told.items()
    }
    return Profile(**made).checked()


def shipped_profiles() -> tuple[Profile, ...]:
    """Those that come with the program, by name."""
    folder = files("resources") / "statements"
    found = [each for each in folder.iterdir() if each.name.endswith(".toml")]
    return tuple(
        sorted((profile_of(tomllib.loads(each.read_text("utf-8"))) for each in found), key=lambda each: each.name)
    )


def fitting(profiles: Iterable[Profile], head: Sequence[str]) -> Profile | None:
    """The profile for these headings: the last learnt that has just these, else the one that reads most of them."""
    found = [each for each in profiles if each.fits(head)]
    exact = [each for each in found if each.head]
    return exact[-1] if exact else max(found, key=lambda each: len(each.columns), default=None)
