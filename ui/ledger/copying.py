"""Selected rows for the clipboard, as a spreadsheet reads them and never as a formula.

Boundary: on a pool's thread but for the clipboard itself; amounts are numbers of our own making and stay numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from backoffice.desk import Desk
from backoffice.documents.cells import safe
from backoffice.errors import Refused
from backoffice.ledger import explorer
from backoffice.ledger.places import Places
from backoffice.ledger.views import Posting, Scope
from ui.ledger.postings_table import Ranges
from ui.ledger.rows import At, plain_cells
from ui.ledger.wording import LedgerWording

ROWS_AT_MOST = 20_000
_NUMBERS = (At.AMOUNT, At.BALANCE)


class CannotCopySoMany(Refused):
    """A clipboard is not the way for so much. Facts: `count`, `at_most`."""

    code = "ledger.cannot_copy_so_many"


def copied_rows(
    desk: Desk,
    scope: Scope,
    places: Places,
    ranges: Ranges,
    columns: Sequence[At],
    heads: Sequence[str],
    wording: LedgerWording,
) -> tuple[int, str]:
    """How many rows there are, and the rows with their head as tab-separated lines. Raises CannotCopySoMany."""
    wanted = ranges or ((0, places.total - 1),)
    count = sum(last - first + 1 for first, last in wanted)
    if count > ROWS_AT_MOST:
        raise CannotCopySoMany(count=f"{count:,}", at_most=f"{ROWS_AT_MOST:,}")
    found: list[Posting] = []
    for first, last in wanted:
        for start in range(first, last + 1, explorer.BLOCK):
            found += desk.ask(explorer.rows, scope, places, start, min(explorer.BLOCK, last + 1 - start))
    return len(found), tab_separated(found, columns, heads, wording)


def tab_separated(
    postings: Sequence[Posting], columns: Sequence[At], heads: Sequence[str], wording: LedgerWording
) -> str:
    lines = ["\t".join(heads)]
    for each in postings:
        cells = plain_cells(each, wording)
        lines.append("\t".join(cells[at] if at in _NUMBERS else clipped(cells[at]) for at in columns))
    return "\n".join(lines) + "\n"


def clipped(cell: str) -> str:
    """One cell of one line; signs of another direction are left to the spreadsheet."""
    return safe(" ".join(cell.replace("\u2068", "").replace("\u2069", "").split()))


def to_clipboard(words: str) -> None:
    QApplication.clipboard().setText(words)
