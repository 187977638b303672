"""The left column: cases by time left, what narrows them, and at its foot what can still be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kyc.queue_filter import QueueFilter
from ui.kyc.queue_model import QueueModel
from ui.shell import theme
from ui.widgets.clock_delegate import ClockDelegate
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.link_button import IconButton
from ui.widgets.row_list import RowList
from ui.widgets.undo_box import UndoBox

WIDTH = 300
_HEAD = 44


class _Foot(QWidget):
    """Where the undo box is docked; gone without it, so that it covers nothing."""

    def __init__(self, undo: UndoBox) -> None:
        super().__init__()
        self._undo = undo
        foot = QVBoxLayout(self)
        foot.setContentsMargins(12, 11, 12, 10)
        foot.addWidget(undo)
        undo.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._undo.isHidden())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.end()


class QueueList(QWidget):
    """`chosen` carries the case a person moved to, `taken` the one they want to hold."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(
        self, title: str, model: QueueModel, narrow: QueueFilter, undo: UndoBox, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.narrow = narrow
        self.undo = undo
        self._wanted: UUID | None = None
        self._quiet = False
        # Before the view connects: rows that go must not pass for a person moving to their neighbour.
        model.rowsAboutToBeRemoved.connect(self._hush)
        self.setFixedWidth(WIDTH)
        self.title = Label(title, 15, 600)
        self.count = Label("", 15, 400, "text3")
        self.sorted_by = Label(self.tr("Time left"), 12, 400, "text3")
        self.filter_button = IconButton("filter", self.tr("Narrow the list"))
        self.filter_button.setCheckable(True)
        self.cases = RowList(model, ClockDelegate())
        self.cases.setAccessibleName(title)
        self.cases.verticalScrollBar().setSingleStep(14)
        self.empty = EmptyState("")
        self._lay_out()
        self.filter_button.toggled.connect(self._open_filter)
        narrow.changed.connect(model.narrow)
        narrow.closed.connect(self.close_filter)
        self.cases.selectionModel().currentChanged.connect(self._moved)
        self.cases.confirmed.connect(self._take)
        self.cases.doubleClicked.connect(self._take)
        model.modelReset.connect(self._find_again)
        model.rowsInserted.connect(self._find_again)
        model.rowsRemoved.connect(self._find_again)

    def show_count(self, count: int | None) -> None:
        """How many cases the whole list holds; None while nobody knows."""
        self.count.setText("" if count is None else f"{count:,}")

    def show_empty(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """What stands where the list would stand."""
        self.empty.say(sentence, keys)
        self._look_whether_empty()

    def select(self, case: UUID | None) -> None:
        """Put the current row on a case, without `chosen`; if it is not loaded, on none."""
        self._wanted = case
        self._find_again()
        self.cases.scrollTo(self.cases.currentIndex())

    def step(self, by: int) -> None:
        """Move the current row up or down."""
        current = self.cases.currentIndex()
        position = current.row() + by if current.isValid() else 0
        if 0 <= position < self.model.rowCount():
            self._go_to(position)
            self.cases.scrollTo(self.cases.currentIndex())

    def current_case(self) -> UUID | None:
        row = self.model.row_at(self.cases.currentIndex().row())
        return None if row is None else row.case

    def open_filter(self) -> None:
        """Show the filter and put the cursor into it."""
        self.filter_button.setChecked(True)
        self.narrow.text.setFocus()

    @Slot()
    def close_filter(self) -> None:
        """Narrow nothing any more and go back to the rows."""
        self.filter_button.setChecked(False)
        self.cases.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))
        painter.fillRect(0, self.cases.y() - 1, self.width() - 1, 1, theme.color("line2"))
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.sorted_by)
        head.addWidget(self.filter_button)
        bar = QWidget()
        bar.setFixedHeight(_HEAD - 1)
        bar.setLayout(head)
        self.empty.stand_in(self.cases)
        self._foot = _Foot(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.narrow)
        column.addSpacing(1)
        column.addWidget(self.cases, 1)
        column.addWidget(self._foot)

    def _go_to(self, position: int) -> None:
        index = self.model.index(position)
        self.cases.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(now.row()) if now.isValid() else None
        if row is not None and not self._quiet:
            self._wanted = row.case
            self.chosen.emit(row.case)

    @Slot()
    def _take(self) -> None:
        case = self.current_case()
        if case is not None:
            self.taken.emit(case)

    @Slot()
    def _hush(self) -> None:
        self._quiet = True

    @Slot()
    def _find_again(self) -> None:
        """Put the current row back on its case, wherever that stands now."""
        self._look_whether_empty()
        self._quiet = True
        position = None if self._wanted is None else self.model.position_of(self._wanted)
        if position is None:
            self.cases.selectionModel().clear()
        elif position != self.cases.currentIndex().row():
            self._go_to(position)
        self._quiet = False

    @Slot()
    def _look_whether_empty(self) -> None:
        self.empty.setVisible(self.model.rowCount() == 0)

    @Slot(bool)
    def _open_filter(self, wanted: bool) -> None:
        self.narrow.setVisible(wanted)
        if not wanted:
            self.narrow.clear()
