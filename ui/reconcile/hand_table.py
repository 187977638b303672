"""A list of which many rows can be marked and filtered by typing: ids and indices, whatever the number of rows.

Boundary: texts come ready; a cell is made when it is painted. Marked rows stay in sight whatever the filter says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence

from backoffice.money import NotAnAmount
from backoffice.typed_amounts import TwoReadings, typed_decimal
from ui.kyc.wording import plain_tip
from ui.reconcile.hand_rows import HandRow, hay_of
from ui.widgets.headed_model import SHOWN, SPOKEN, TIP, HeadedModel, Index
from ui.widgets.row_delegate import CELL, Cell
from ui.widgets.shapes import Shape
from ui.widgets.table import RowTable

_MARK_WIDE = 38
_MEASURED = 32


class HandModel(HeadedModel):
    """Rows by place in `shown`; `marked` holds ids. The first column is the mark, the others are the row's texts."""

    def __init__(self, heads: Sequence[str], parent: QObject) -> None:
        super().__init__(heads, parent, {len(heads) - 1})
        self._rows: dict[str, HandRow] = {}
        self._words = ""
        self.shown: tuple[HandRow, ...] = ()
        self.marked: dict[str, None] = {}
        self.total = 0
        self.said = ("", "")

    @property
    def count(self) -> int:
        """How many rows there are behind the filter."""
        return len(self._rows)

    def show_rows(self, rows: Sequence[HandRow]) -> None:
        """Other rows; what was marked stays so while it is there."""
        self._rows = {row.id: row for row in rows}
        self.marked = {key: None for key in self.marked if key in self._rows}
        self.total = sum(self._rows[key].amount for key in self.marked)
        self._filter()

    def drop(self, keys: Sequence[str]) -> None:
        """Rows that are gone."""
        for key in keys:
            row = self._rows.pop(key, None)
            if row is not None:
                self._set(row, wanted=False)
        self._filter()

    def filter(self, words: str) -> None:
        """Show rows with all of these words in them, in any order, letters of either case."""
        words = hay_of(words)
        # One letter more is looked for among what is in sight.
        # A comma may become the sign before decimals with the next letter, and find what was out of sight.
        among = self.shown if words.startswith(self._words) and "," not in words else tuple(self._rows.values())
        self._words = words
        self._filter(among)

    def toggle(self, at: int) -> None:
        """Mark a row, or unmark it."""
        if 0 <= at < len(self.shown):
            self._set(self.shown[at], self.shown[at].id not in self.marked)
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def toggle_all(self) -> None:
        """Mark every row in sight, or unmark them where all are marked."""
        wanted = any(row.id not in self.marked for row in self.shown)
        for row in self.shown:
            self._set(row, wanted)
        self._repaint()

    def clear(self) -> None:
        """Unmark everything."""
        self.marked.clear()
        self.total = 0
        self._repaint()

    def _set(self, row: HandRow, wanted: bool) -> None:
        if wanted is (row.id in self.marked):
            return
        if wanted:
            self.marked[row.id] = None
        else:
            del self.marked[row.id]
        self.total += row.amount if wanted else -row.amount

    def _repaint(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, self.columnCount() - 1))

    def _filter(self, among: Sequence[HandRow] | None = None) -> None:
        found = tuple(self._rows.values()) if among is None else among
        self.beginResetModel()
        for term in self._words.split():
            plain = _plain(term)
            found = [row for row in found if term in row.hay or plain in row.hay or row.id in self.marked]
        self.shown = tuple(found)
        self.endResetModel()

    def _count(self) -> int:
        return len(self.shown)

    def data(self, index: Index, role: int = SHOWN) -> object:
        if not index.isValid() or role not in (CELL, SPOKEN, TIP):
            return None
        row, column = self.shown[index.row()], index.column()
        marked = row.id in self.marked
        if column == 0:
            if role == CELL:
                shape = row.mark or (Shape.AGREES if marked else Shape.LATER)
                return Cell(mark=shape, ground="sel" if marked else "")
            return self.said[0 if marked else 1] or None
        text = row.cells[column - 1]
        if role != CELL:
            return (plain_tip(text) if role == TIP else text) if text else None
        last = column == len(self._heads) - 1
        token = "text2" if column == 1 or (last is False and column > 2) else "text"
        return Cell(text, 500 if last else 400, token, right=last, ground="sel" if marked else "")


class HandTable(RowTable):
    """Space marks the row, Ctrl+A every row in sight, a click on the mark marks, too."""

    marked = Signal()

    def __init__(self, name: str, heads: Sequence[str], marks: bool = True) -> None:
        super().__init__()
        self._marks = marks
        self.setAccessibleName(name)
        self.rows = HandModel(("", *heads), self)
        self.rows.said = (self.tr("marked"), self.tr("not marked")) if marks else ("", "")
        self.setModel(self.rows)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)

    def current(self) -> HandRow | None:
        """The row under the cursor."""
        at = self.currentIndex().row()
        return self.rows.shown[at] if 0 <= at < len(self.rows.shown) else None

    def show_rows(self, rows: Sequence[HandRow]) -> None:
        """Show other rows; the cursor stays where it was as far as it can."""
        at = self.currentIndex().row()
        self.rows.show_rows(rows)
        # Columns keep their widths while one filters: they would jump with every letter.
        self.fit_columns(2)
        self.setColumnWidth(0, _MARK_WIDE)
        self._settle(at)
        self.marked.emit()

    def drop(self, keys: Sequence[str]) -> None:
        """Take rows away that were decided."""
        at = self.currentIndex().row()
        self.rows.drop(keys)
        self._settle(at)
        self.marked.emit()

    def filter(self, words: str) -> None:
        """Show what has these words in it."""
        self.rows.filter(words)
        self._settle(0)

    def clear_marks(self) -> None:
        self.rows.clear()
        self.marked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._marks and event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.rows.toggle(self.currentIndex().row())
                self.marked.emit()
        elif self._marks and event.matches(QKeySequence.StandardKey.SelectAll):
            self.rows.toggle_all()
            self.marked.emit()
        else:
            super().keyPressEvent(event)

    def _settle(self, at: int) -> None:
        if self.rows.rowCount():
            self.selectRow(min(max(at, 0), self.rows.rowCount() - 1))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if self._marks and index.column() == 0:
            self.rows.toggle(index.row())
            self.marked.emit()

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        if self._marks and index.column() > 0:
            self.rows.toggle(index.row())
            self.marked.emit()


def _plain(term: str) -> str:
    """An amount with a decimal comma as the rows have it; everything else as it stands."""
    try:
        return typed_decimal(term) if "," in term else term
    except (NotAnAmount, TwoReadings):
        return term
