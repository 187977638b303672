"""The rows of the grid as the window keeps them: cells ready to be painted, and what a copy needs.

Boundary: pure; made in a pool's thread. A row with all its cells takes about two kilobytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from backoffice.ledger.views import Key, Posting
from ui.ledger.wording import LedgerWording, decimals, money, short
from ui.widgets.row_delegate import Cell


class At(IntEnum):
    """The columns of the grid, in their order."""

    DATE = 0
    NUMBER = 1
    KIND = 2
    ACCOUNT = 3
    OTHER = 4
    REFERENCE = 5
    WORDS = 6
    ASSET = 7
    AMOUNT = 8
    BALANCE = 9
    HAPPENED = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One posting. `minor` is its amount in minor units, `plain` its cells as a copy has them."""

    key: Key
    account: str
    holder: str
    asset: str
    scale: int
    has_balance: bool
    cells: tuple[Cell, ...]


def rows_of(postings: Iterable[Posting], wording: LedgerWording) -> tuple[Row, ...]:
    """Cells that are the same are shared within a block."""
    kept: dict[tuple[str, str], Cell] = {}

    def shared(text: str, token: str = "text") -> Cell:
        cell = kept.get((text, token))
        if cell is None:
            cell = kept[text, token] = Cell(text, token=token)
        return cell

    days: dict[object, str] = {}
    made = []
    for each in postings:
        key = each.key
        for on in (key.booked_on, each.happened_on):
            if on not in days:
                days[on] = wording.day(on)
        balance = "" if each.balance is None else money(each.balance, each.scale)
        other = short(each.other_side, each.other_holder) if each.other_side else ""
        made.append(
            Row(
                key,
                each.account,
                each.holder,
                each.asset,
                each.scale,
                each.balance is not None,
                (
                    shared(days[key.booked_on], "text2"),
                    Cell(f"T-{key.transaction}", token="text2"),
                    shared(wording.kind(each.kind)),
                    shared(short(each.account, each.holder)),
                    shared(other),
                    Cell(each.reference, token="text2"),
                    Cell(wording.name(each.words), token="text2"),
                    shared(each.asset, "text2"),
                    Cell(money(key.amount, each.scale), weight=500, right=True),
                    Cell(balance, token="text2", right=True),
                    shared(days[each.happened_on], "text2"),
                ),
            )
        )
    return tuple(made)


def plain_cells(each: Posting, wording: LedgerWording) -> dict[At, str]:
    """A posting as a spreadsheet reads it: ISO days, whole pseudonyms, ASCII minus, no groups."""
    return {
        At.DATE: each.key.booked_on.isoformat(),
        At.NUMBER: f"T-{each.key.transaction}",
        At.KIND: wording.kind(each.kind),
        At.ACCOUNT: each.account,
        At.OTHER: each.other_side,
        At.REFERENCE: each.reference,
        At.WORDS: each.words,
        At.ASSET: each.asset,
        At.AMOUNT: decimals(each.key.amount, each.scale),
        At.BALANCE: "" if each.balance is None else decimals(each.balance, each.scale),
        At.HAPPENED: each.happened_on.isoformat(),
    }
