"""Days of an account ready to be drawn and read: points for the curve, rows for the table beside it.

Boundary: pure; made in a pool's thread. Fractions are for pixels only; every figure that is read is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backoffice.ledger.views import Day
from ui.ledger.wording import LedgerWording, money
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell

_EPOCH = date(1970, 1, 1)
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Plotted:
    """`seconds` are the days' beginnings since 1970; `words` says each day in one sentence."""

    path: str
    asset: str
    days: tuple[date, ...]
    seconds: tuple[int, ...]
    balances: tuple[float, ...]
    debits: tuple[float, ...]
    credits: tuple[float, ...]
    words: tuple[str, ...]
    rows: tuple[CellRow, ...]


def plotted(path: str, asset: str, scale: int, days: Sequence[Day], wording: LedgerWording, says: str) -> Plotted:
    """`says` is the sentence of a day, with {day}, {balance}, {asset}, {debit} and {credit}."""
    unit = 10**scale
    rows, words = [], []
    for each in days:
        balance, moved = money(each.balance, scale), money(each.debit + each.credit, scale)
        day = wording.day(each.on)
        words.append(
            says.format(
                day=day, balance=balance, asset=asset, debit=money(each.debit, scale), credit=money(-each.credit, scale)
            )
        )
        cells = (Cell(day, token="text2"), Cell(moved, right=True), Cell(balance, right=True, weight=500))
        rows.append(CellRow(each.on.isoformat(), cells))
    return Plotted(
        path,
        asset,
        tuple(each.on for each in days),
        tuple((each.on - _EPOCH) // timedelta(days=1) * _DAY_SECONDS for each in days),
        tuple(each.balance / unit for each in days),
        tuple(each.debit / unit for each in days),
        tuple(each.credit / unit for each in days),
        tuple(words),
        tuple(rows),
    )
