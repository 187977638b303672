"""The grid: rows of 26 px, any number of them; selecting all is one word and not ten million."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QTableView

from ui.ledger.rows import At
from ui.widgets.table import Table

ROW = 26
Ranges = tuple[tuple[int, int], ...]


class PostingsTable(Table):
    """`chosen` carries the selected ranges of rows; `all_chosen` holds while everything is selected by Ctrl+A.

    Enter says `entered`; letters are left to the window's keys.
    """

    entered = Signal()
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(row_height=ROW, px=13)
        self.all_chosen = False
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setSectionsClickable(True)

    def ranges(self) -> Ranges:
        """First and last row of each selected range, from the top; none where all is chosen."""
        if self.all_chosen or self.selectionModel() is None:
            return ()
        selection = self.selectionModel().selection()
        spans = [selection.at(number) for number in range(selection.count())]
        return tuple(sorted({(one.top(), one.bottom()) for one in spans}))

    def count(self) -> int:
        """How many rows are selected."""
        if self.all_chosen:
            return self.model().rowCount()
        return sum(last - first + 1 for first, last in self.ranges())

    @Slot()
    def choose_all(self) -> None:
        """Take every row of the list, also those that never were in sight."""
        self.clearSelection()
        self.all_chosen = True
        self.viewport().update()
        self.chosen.emit()

    def selectAll(self) -> None:
        self.choose_all()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if selected.count():
            self.all_chosen = False
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        if event.text().isalnum() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def visible_columns(self) -> tuple[At, ...]:
        head = self.horizontalHeader()
        return tuple(at for at in At if not head.isSectionHidden(at))
