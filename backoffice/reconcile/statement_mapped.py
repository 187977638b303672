"""A table's rows as a statement, by a mapping profile. L-01.

Boundary: rows in, events out. Each account and currency of a file is a statement of its own; a running balance is
followed in both directions, since half of all banks write the newest line first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from backoffice.reconcile.statement_cells import Row, amount, called, day
from backoffice.reconcile.statement_events import Event, Noted, Opened, RawBalance, RawLine
from backoffice.reconcile.statement_faults import (
    NoAmountThere,
    NoCurrencyThere,
    StatementCut,
    StatementHoldsNone,
    StatementMalformed,
    TooManyLines,
)
from backoffice.reconcile.statement_profile import Profile
from backoffice.reconcile.statement_values import BalanceKind, Odd, StatedAccount
from backoffice.reconcile.statement_whose import named, told_above

_NONE = frozenset({"", "-", "n/a", "notprovided", "null"})
_STATEMENTS_AT_MOST = 500


def mapped_events(rows: Iterable[Row], profile: Profile, *, ragged: bool = False) -> Iterator[Event]:
    """Read a table by `profile`; `ragged` rows may leave empty cells at their ends out, as workbooks do.

    Raises ProfileMisfits, and what is named in `statement_faults`.
    """
    going = iter(rows)
    above: list[Sequence[str]] = []
    head = None
    for row, cells in going:
        if row >= profile.heading:
            head = (row, cells)
            break
        above.append(cells)
    if head is None:
        raise StatementHoldsNone()
    reading = _Reading(profile, profile.places(head[1]), told_above(above))
    for row, cells in going:
        yield from reading.take(row, [*cells, *[""] * (len(head[1]) - len(cells))] if ragged else cells)
    yield from reading.finish()


@dataclass(slots=True)
class _Followed:
    """A running balance: where the rows break it when read downwards, and when read upwards."""

    first: tuple[int, int, date, int] | None = None
    last: tuple[int, int, date, int] | None = None
    down: int = 0
    up: int = 0
    down_at: int = 0
    up_at: int = 0

    def take(self, moved: int, balance: int, on: date, row: int) -> None:
        """One more row: its amount, and the balance beside it."""
        if self.last is None:
            self.first = (moved, balance, on, row)
        else:
            before_moved, before_balance, _, _ = self.last
            if balance != before_balance + moved:
                self.down += 1
                self.down_at = self.down_at or row
            if before_balance != balance + before_moved:
                self.up += 1
                self.up_at = self.up_at or row
        self.last = (moved, balance, on, row)


class _Reading:
    def __init__(self, profile: Profile, places: dict[str, int], above: StatedAccount) -> None:
        self._profile, self._places, self._above = profile, places, above
        self._statements: dict[tuple[str, str], int] = {}
        self._followed: dict[int, _Followed] = {}
        self._booking = 0
        self._minus = {called(word) for word in profile.minus}
        self._paid = {called(word) for word in profile.paid}
        self._payout = profile.payout if profile.payout in places else ""
        self._payout_on = next((name for name in profile.payout_on if name in places), "")
        self._short: int | None = None

    def take(self, row: int, cells: Sequence[str]) -> Iterator[Event]:
        """One row under the headings."""
        if self._short is not None:
            raise StatementMalformed(row=self._short, found="")
        if len(cells) <= max(self._places.values()):
            # Only the last row may end too early, and then the file was cut; see `finish`.
            self._short = row
            return
        if self._empty(cells):
            return
        profile = self._profile
        asset = (self._cell(cells, profile.currency) or profile.asset).upper()[:12]
        if not asset:
            raise NoCurrencyThere(row=row)
        # What the file says of itself goes before what a profile says of the bank's files.
        account = self._cell(cells, profile.account_in) or self._above.called or profile.account
        number = self._statements.get((account, asset))
        if number is None:
            if len(self._statements) >= _STATEMENTS_AT_MOST:
                raise TooManyLines(at_most=_STATEMENTS_AT_MOST)
            number = self._statements[(account, asset)] = len(self._statements) + 1
            yield Opened(number, profile.name, "", named(account), asset)
        yield from self._line(number, asset, row, cells)

    def finish(self) -> Iterator[Event]:
        """The file ends. Raises StatementCut when its last row is not whole, StatementHoldsNone when it has none."""
        if self._short is not None:
            raise StatementCut(row=self._short, missing=self._profile.columns[-1])
        if not self._statements:
            raise StatementHoldsNone()
        for number, followed in self._followed.items():
            first, last = followed.first, followed.last
            assert first is not None
            assert last is not None
            upwards = followed.up < followed.down
            if upwards:
                first, last = last, first
            broken, at = (followed.up, followed.up_at) if upwards else (followed.down, followed.down_at)
            if broken:
                yield Noted(number, Odd.DOES_NOT_ADD_UP, broken, at)
            column = self._profile.balance[:35]
            yield RawBalance(number, BalanceKind.OPENING, column, first[2], first[1] - first[0], "", first[3])
            yield RawBalance(number, BalanceKind.CLOSING, column, last[2], last[1], "", last[3])

    def _line(self, number: int, asset: str, row: int, cells: Sequence[str]) -> Iterator[Event]:
        profile = self._profile
        on = day(self._cell(cells, profile.on), profile.day, row)
        valued = self._cell(cells, profile.value_on)
        moved = self._amount(cells, row)
        gross, fee = self._gross(cells, moved, row)
        self._booking += 1
        told = dict.fromkeys(text for name in profile.text if (text := self._cell(cells, name)))
        yield RawLine(
            number,
            self._booking,
            on,
            day(valued, profile.day, row) if valued else None,
            moved,
            asset,
            row,
            " ".join(" ".join(told).split())[:4000],
            self._name(cells, profile.reference, 140),
            self._name(cells, profile.bank_reference, 255),
            self._name(cells, profile.party, 140),
            self._name(cells, profile.party_account, 70),
            self._name(cells, profile.code, 35),
            gross,
            fee,
            self._name(cells, self._payout, 70),
            self._day_of_payout(cells, row),
            bool(self._paid) and called(self._cell(cells, profile.code)) in self._paid,
        )
        if gross is not None and fee is not None and gross - fee != moved:
            yield Noted(number, Odd.NET_DIFFERS, 1, row, moved - (gross - fee))
        stated = self._cell(cells, profile.balance)
        if stated:
            followed = self._followed.setdefault(number, _Followed())
            followed.take(moved, amount(stated, profile.decimal, row), on, row)

    def _amount(self, cells: Sequence[str], row: int) -> int:
        profile = self._profile
        if profile.amount:
            moved = amount(self._cell(cells, profile.amount), profile.decimal, row)
            if profile.sign and called(self._cell(cells, profile.sign)) in self._minus:
                moved = -moved
        else:
            debit, credit = (self._cell(cells, name) for name in (profile.debit, profile.credit))
            if not debit and not credit:
                raise NoAmountThere(row=row, text="")
            # Some banks write what goes out with a minus in its own column, some without.
            out = abs(amount(debit, profile.decimal, row)) if debit else 0
            moved = (amount(credit, profile.decimal, row) if credit else 0) - out
        return -moved if profile.turned else moved

    def _gross(self, cells: Sequence[str], moved: int, row: int) -> tuple[int | None, int | None]:
        profile = self._profile
        if not profile.fees and not profile.gross:
            return None, None
        said = [text for name in profile.fees if (text := self._cell(cells, name))]
        fee = sum(amount(text, profile.decimal, row) for text in said)
        stated = self._cell(cells, profile.gross)
        gross = amount(stated, profile.decimal, row) if stated else moved + fee
        return gross, (fee if profile.fees else gross - moved)

    def _day_of_payout(self, cells: Sequence[str], row: int) -> date | None:
        told = self._cell(cells, self._payout_on)
        return day(told, self._profile.day, row) if told else None

    def _cell(self, cells: Sequence[str], name: str) -> str:
        cell = cells[self._places[name]] if name else ""
        return cell if type(cell) is not str else cell.strip()

    def _name(self, cells: Sequence[str], name: str, at_most: int) -> str:
        text = self._cell(cells, name).strip()
        return "" if text.casefold() in _NONE else " ".join(text.split())[:at_most]

    def _empty(self, cells: Sequence[str]) -> bool:
        """A row without a day and an amount moves nothing: a heading of a month, or a total's words."""
        profile = self._profile
        return not any(self._cell(cells, name) for name in (profile.on, profile.amount, profile.debit, profile.credit))
