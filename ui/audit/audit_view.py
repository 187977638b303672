"""What the audit screen shows: title, filter, the long list, and at its right the entry or the result of the proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backoffice.staff.matrix import duties_calling
from ui.audit.audit_model import WHAT, WHEN, AuditModel
from ui.audit.entry_drawer import EntryDrawer
from ui.audit.filter_bar import FilterBar
from ui.audit.proof_panel import ProofPanel
from ui.audit.rows import Line
from ui.audit.wording import AuditWording
from ui.shell import fonts, theme
from ui.shell.workspace import Seat
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.lettering import width_of
from ui.widgets.list_head import ListHead
from ui.widgets.row_delegate import PADDING
from ui.widgets.table import RowTable

# Narrower than this the list needs the whole width, and the entry comes when it is asked for.
_BOTH_FIT = 1040
_WIDTHS = (0, 170, 0, 110, 96)
_WIDEST = datetime(2028, 12, 28, 20, 58, 48, tzinfo=UTC)


_LOOKS_UP = duties_calling("people.search")


class AuditView(QWidget):
    """`moved` carries the line under the cursor, None for none."""

    moved = Signal(object)

    def __init__(self, seat: Seat, wording: AuditWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keys = seat.keys
        self.model = AuditModel(wording.zone, self)
        self.title = Label(self.tr("Audit"), 15, 600)
        self.count = Label("", 15, 400, "text3")
        self.csv = ActionButton(self.tr("CSV"), icon="download", keys=keys.caps("audit.csv"))
        self.pdf = ActionButton(self.tr("PDF"), icon="pdf", keys=keys.caps("audit.pdf"))
        self.verify = ActionButton(self.tr("Verify"), icon="tick", keys=keys.caps("audit.verify"))
        by_name = not _LOOKS_UP.isdisjoint(seat.person.duties)
        self.narrow = FilterBar(seat.names, wording.words, seat.clock.now, wording.zone, by_name=by_name)
        self.said = Bar()
        self.table = RowTable()
        self.table.setAccessibleName(self.tr("Audit entries"))
        self.table.setModel(self.model)
        self.empty = EmptyState("")
        self.drawer = EntryDrawer(keys)
        self.proof = ProofPanel()
        self.right = QStackedWidget()
        buttons = (self.csv, self.pdf, self.verify)
        self._over = ListHead((self.title, self.count), buttons, self.said, self.narrow)
        self._chosen: bool | None = None
        self._lay_out()
        self._set_widths(wording)
        self.table.entered.connect(self.toggle_right)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.model.modelReset.connect(self._look_whether_empty)
        self.model.rowsInserted.connect(self._look_whether_empty)

    def current(self) -> Line | None:
        return self.model.line_at(self.table.currentIndex().row())

    def step(self, by: int) -> None:
        """Move the cursor up or down."""
        row = max(0, self.table.currentIndex().row() + by)
        if row < self.model.rowCount():
            # Said in full: what the view would choose by itself depends on the modifier keys that are down.
            whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(row, WHAT), whole)
            self.table.scrollTo(self.table.currentIndex())

    def show_count(self, count: int | None, *, exact: bool) -> None:
        """How many entries the filter lets through; None while nobody knows."""
        words = "" if count is None else f"{count:,}"
        self.count.setText(words if exact or not words else self.tr("about {count}").format(count=words))

    def show_empty(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """What stands where the list would stand."""
        self.empty.say(sentence, keys)
        self._look_whether_empty()

    def show_entry(self) -> None:
        """Let the right side show the entry, if it is open."""
        self.right.setCurrentWidget(self.drawer)

    def show_proof(self) -> None:
        """Open the right side with the result of the proof."""
        self.right.setCurrentWidget(self.proof)
        self._chosen = True
        self.right.show()

    @Slot()
    def toggle_right(self) -> None:
        """Show the right side, or give its room to the list; what was chosen stays at any width."""
        self._chosen = self.right.isHidden()
        self.right.setVisible(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._chosen is None:
            self.right.setVisible(self.width() >= _BOTH_FIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, self._over.height(), self.width(), 1, theme.color("line2"))
        painter.end()

    def _lay_out(self) -> None:
        self.empty.stand_in(self.table)
        self.right.addWidget(self.drawer)
        self.right.addWidget(self.proof)
        self.right.setFixedWidth(self.drawer.width())
        row = QHBoxLayout()
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addLayout(row, 1)

    def _set_widths(self, wording: AuditWording) -> None:
        head = self.table.horizontalHeader()
        for section, wide in enumerate(_WIDTHS):
            if wide:
                head.resizeSection(section, wide)
        widest = width_of(wording.when(_WIDEST), fonts.ui_font(13))
        head.resizeSection(WHEN, ceil(widest) + 2 * PADDING + 4)
        head.setSectionResizeMode(WHAT, head.ResizeMode.Stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @Slot(QModelIndex, QModelIndex)
    def _row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.model.line_at(now.row()) if now.isValid() else None)

    @Slot()
    def _look_whether_empty(self) -> None:
        self.empty.setVisible(self.model.rowCount() == 0)
