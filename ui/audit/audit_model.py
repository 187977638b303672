"""The model of the trail: newest first, pages put behind each other as they come into sight.

Boundary: never asks; `more_wanted` says that the end of what is loaded has come into sight.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from backoffice.audit.rules import PAGE
from ui.audit.rows import Line
from ui.audit.wording import utc_words
from ui.kyc.wording import isolated, plain_tip
from ui.widgets.headed_model import SHOWN, SPOKEN, TIP, HeadedModel, Index
from ui.widgets.row_delegate import CELL, Cell

WHEN, WHO, WHAT, WHOSE, NUMBER = range(5)
_KEPT = 512


class AuditModel(HeadedModel):
    """Five columns: when, who, what, whose, number. `zone` is named in the head."""

    more_wanted = Signal()

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__((), parent, {NUMBER})
        self._heads = (
            self.tr("When ({zone})").format(zone=zone),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Customer"),
            self.tr("Entry"),
        )
        self._lines: list[Line] = []
        self._complete = True
        self._asked = False
        self._cells: dict[int, tuple[Cell, ...]] = {}

    def _count(self) -> int:
        return len(self._lines)

    def data(self, index: Index, role: int = SHOWN) -> object:
        if not index.isValid():
            return None
        if role == CELL:
            return self._cells_of(self._lines[index.row()])[index.column()]
        if role == SPOKEN:
            return self._cells_of(self._lines[index.row()])[index.column()].text
        if role == TIP:
            line = self._lines[index.row()]
            return plain_tip(utc_words(line.at) if index.column() == WHEN else line.what)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    @property
    def complete(self) -> bool:
        """Whether all there is has been loaded."""
        return self._complete

    def line_at(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def last_number(self) -> int | None:
        """The number behind which the next page begins."""
        return self._lines[-1].number if self._lines else None

    def put_first_page(self, page: Sequence[Line]) -> None:
        """Show another list from its beginning."""
        self.beginResetModel()
        self._lines = list(page)
        self._complete = len(page) < PAGE
        self._asked = False
        self._cells.clear()
        self.endResetModel()

    def put_newer(self, page: Sequence[Line]) -> int:
        """Put what is newer than all that is shown before it; how many came.

        A page that does not reach what is shown takes its place, so that no entry is skipped unseen.
        """
        newest = self._lines[0].number if self._lines else 0
        new = [line for line in page if line.number > newest]
        if (len(new) == len(page) and len(page) >= PAGE) or not self._lines:
            self.put_first_page(page)
        elif new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._lines[:0] = new
            self.endInsertRows()
        return len(new)

    def put_next_page(self, page: Sequence[Line]) -> None:
        """Put a page behind what is loaded."""
        end = self.last_number()
        new = [line for line in page if end is None or line.number < end]
        self._complete = len(page) < PAGE
        self._asked = False
        if new:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._lines.extend(new)
            self.endInsertRows()

    def miss_page(self) -> None:
        """The next page could not be had; it will be asked for again."""
        self._asked = False

    def _cells_of(self, line: Line) -> tuple[Cell, ...]:
        cells = self._cells.get(line.number)
        if cells is None:
            if len(self._cells) >= _KEPT:
                self._cells.clear()
            cells = self._cells[line.number] = (
                Cell(line.when, token="text2"),
                Cell(isolated(line.who), weight=500),
                Cell(line.what),
                Cell(line.whose, token="text2"),
                Cell(f"{line.number:,}", token="text2", right=True),
            )
        return cells
