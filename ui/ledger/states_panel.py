"""The right side with a list by state: a verdict over all of it, which state is shown, its rows, and one in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.worded_shape import WordedShape
from ui.staff.cells import CellRow, CellTable
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Side
from ui.widgets.label import Label
from ui.widgets.shapes import Shape


class StatesPanel(Side):
    """`turned` when another row is chosen, `entered` at Enter or a double click on it."""

    turned = Signal()
    entered = Signal()

    def __init__(self, title: str, which: str, empty: str, heads: Sequence[str], parent: QWidget | None = None) -> None:
        """`which` names the choice of states; `empty` is said where a state has nothing."""
        super().__init__(parent)
        self._lists: Sequence[tuple[str, Sequence[CellRow]]] = ()
        self.title = Label(title, 15, 600)
        self.verdict = WordedShape()
        self.state = Choice(which, quiet=True)
        self.table = CellTable(title, heads)
        self.empty = EmptyState(empty)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.verdict)
        choice = QHBoxLayout()
        choice.addWidget(self.state)
        choice.addStretch(1)
        head.addLayout(choice)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1)
        self.state.currentIndexChanged.connect(self._show_rows)
        self.table.entered.connect(self.entered)
        self.table.doubleClicked.connect(self.entered)
        self.table.selectionModel().currentRowChanged.connect(self.turned)
        self.table.rows.modelReset.connect(self.turned)

    def show_lists(self, shape: Shape, words: str, lists: Sequence[tuple[str, Sequence[CellRow]]]) -> None:
        """Say what all of it comes to, and each state's rows under its name; the chosen state stays so."""
        self._lists = lists
        self.verdict.show_mark(shape, words)
        self.setAccessibleName(f"{self.title.text()}: {words}")
        before, chosen = self.state.blockSignals(True), max(0, self.state.currentIndex())
        self.state.clear()
        self.state.addItems([name for name, _ in lists])
        self.state.setCurrentIndex(chosen)
        self.state.blockSignals(before)
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        shown = self._lists[self.state.currentIndex()][1]
        self.table.show_rows(shown, grows=0)
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
