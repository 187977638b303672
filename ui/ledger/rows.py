"""The rows of the grid as the window keeps them: words ready to be painted, and what a copy needs.

Boundary: pure; made in a pool's thread. A row takes about a kilobyte.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from backoffice.ledger.views import Key, Posting
from backoffice.people.rules import NO_MARKS, Marks
from ui.ledger.marks import icons_of, words_of
from ui.ledger.wording import LedgerWording, decimals, money
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
    """One posting. `texts` are its cells in words, those that repeat shared: ten thousand cells of their own would be
    ten thousand things more for the interpreter to look through, while the window stands still.
    """

    key: Key
    account: str
    holder: str
    asset: str
    scale: int
    has_balance: bool
    texts: tuple[str, ...]
    marks: Marks = NO_MARKS
    other_marks: Marks = NO_MARKS


_QUIET = frozenset((At.DATE, At.NUMBER, At.REFERENCE, At.WORDS, At.ASSET, At.BALANCE, At.HAPPENED))
_FIGURES = frozenset((At.AMOUNT, At.BALANCE))


def cell_of(at: int, text: str, icons: tuple[str, ...] = ()) -> Cell:
    """How a column shows its words, and the marks at their end."""
    return Cell(
        text,
        weight=500 if at == At.AMOUNT else 400,
        token="text2" if at in _QUIET else "text",
        right=at in _FIGURES,
        icons=icons,
    )


def cells_of(row: Row) -> tuple[Cell, ...]:
    """All cells of a row; the marks of a customer stand beside each wallet of theirs."""
    marked = {int(At.ACCOUNT): icons_of(row.marks), int(At.OTHER): icons_of(row.other_marks)}
    return tuple(cell_of(at, text, marked.get(at, ())) for at, text in enumerate(row.texts))


def spoken_row(row: Row) -> str:
    """A whole row for a screen reader."""
    said = dict(enumerate(row.texts))
    for at, marks in ((At.ACCOUNT, row.marks), (At.OTHER, row.other_marks)):
        said[at] = ", ".join(part for part in (said[at], words_of(marks)) if part)
    return ", ".join(text for text in said.values() if text)


def told_of(row: Row, at: int) -> str:
    """A cell in full, with its marks in words."""
    words = row.account if at == At.ACCOUNT else row.texts[at]
    marks = {int(At.ACCOUNT): row.marks, int(At.OTHER): row.other_marks}.get(at, NO_MARKS)
    return ", ".join(part for part in (words, words_of(marks)) if part)


def rows_of(postings: Iterable[Posting], wording: LedgerWording) -> tuple[Row, ...]:
    """Postings in the words of their reader."""
    days: dict[object, str] = {}
    made = []
    for each in postings:
        key = each.key
        for on in (key.booked_on, each.happened_on):
            if on not in days:
                days[on] = wording.day(on)
        texts = (
            days[key.booked_on],
            f"T-{key.transaction}",
            sys.intern(wording.kind(each.kind)),
            sys.intern(wording.short(each.account, each.holder)),
            sys.intern(wording.short(each.other_side, each.other_holder)) if each.other_side else "",
            each.reference,
            wording.name(each.words),
            sys.intern(each.asset),
            money(key.amount, each.scale),
            "" if each.balance is None else money(each.balance, each.scale),
            days[each.happened_on],
        )
        made.append(
            Row(
                key,
                each.account,
                each.holder,
                each.asset,
                each.scale,
                each.balance is not None,
                texts,
                each.marks,
                each.other_marks,
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
