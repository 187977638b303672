"""The online page "Reconcile": what was checked out, by whom, until when, and what became of it.

Boundary: lists and asks; a snapshot is made by `check_out_filing`, decisions come back by checking in.
"""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.shell import theme
from ui.shell.workspace import Page, Seat
from ui.staff.cells import CellTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label


class CheckOutsPage(Page):
    """`tools` takes buttons at the right of the title, `below` what belongs under the list, such as check-in."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.title = Label(self.tr("Reconcile"), 15, 600)
        self.table = CellTable(self.tr("Check-outs"), ())
        self.empty = EmptyState(
            self.tr("Nothing is checked out. Take accounts and a period along, and reconcile them without a network."),
            seat.keys.caps("reconcile.new"),
        )
        self.tools = QHBoxLayout()
        self.below = QVBoxLayout()
        self._lay_out()

    def entered(self) -> None:
        self.table.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addLayout(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addLayout(self.below)
