"""What the screen of keys shows: one's own number, whose keys wait for a certificate, and who still needs a key."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.workspace import Seat
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label, SectionLabel

_HEAD = 52


class KeysView(QWidget):
    def __init__(self, seat: Seat) -> None:
        super().__init__()
        keys = seat.keys
        self.title = Label(self.tr("Keys"), 15, 600)
        self.number = Label("", 13, 400, "text2")
        self.said = Bar()
        waiting, missing = self.tr("Keys waiting for a certificate"), self.tr("Who still needs a key")
        self.certify = ActionButton(self.tr("Certify"), icon="key", keys=keys.caps("grants.certify"))
        self.propose = ActionButton(
            self.tr("Ask for a second person"), icon="second_review", keys=keys.caps("grants.propose")
        )
        self.give = ActionButton(self.tr("Give"), icon="tick", keys=keys.caps("grants.give"))
        self.waiting = CellTable(waiting, (self.tr("Person"), self.tr("Made"), self.tr("Number")))
        self.missing = CellTable(missing, (self.tr("Person"), self.tr("Missing"), self.tr("State")))
        self.no_waiting = EmptyState(self.tr("No keys wait for a certificate."))
        self.no_missing = EmptyState("")
        for table, empty in ((self.waiting, self.no_waiting), (self.missing, self.no_missing)):
            inside = QVBoxLayout(table.viewport())
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(empty)
        self.compare = Label(self.tr("Compare the number with what they see at their desk."), 12, 400, "text3")
        self._over = QWidget()
        self._upper = _section(waiting, self.compare, self.certify)
        self._lower = _section(missing, Label(""), self.propose, self.give)
        self._lay_out()

    @Slot()
    def down(self) -> None:
        self._step(1)

    @Slot()
    def up(self) -> None:
        self._step(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        for top in (self._upper.y(), self._lower.y()):
            painter.fillRect(0, top, self.width(), 1, theme.color("line2"))
        painter.end()

    def _step(self, by: int) -> None:
        """Through both lists as if they were one."""
        lists = (self.waiting, self.missing)
        here = self.missing if self.missing.hasFocus() else self.waiting
        there = lists[0] if here is lists[1] else lists[1]
        row = here.currentIndex().row() + by
        beyond = row >= here.rows.rowCount() if by > 0 else row < 0
        if not beyond:
            here.step(by)
        elif there is lists[1 if by > 0 else 0] and there.rows.rowCount():
            there.setFocus()
            there.selectRow(0 if by > 0 else there.rows.rowCount() - 1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.number)
        bar = QWidget()
        bar.setFixedHeight(_HEAD)
        bar.setLayout(head)
        said = QHBoxLayout()
        said.setContentsMargins(16, 0, 16, 8)
        said.addWidget(self.said)
        over = QVBoxLayout(self._over)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(bar)
        over.addLayout(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addWidget(self._upper)
        column.addWidget(self.waiting, 2)
        column.addWidget(self._lower)
        column.addWidget(self.missing, 3)


def _section(title: str, hint: Label, *buttons: ActionButton) -> QWidget:
    row = QHBoxLayout()
    row.setContentsMargins(16, 1, 16, 0)
    row.setSpacing(8)
    row.addWidget(SectionLabel(title))
    row.addSpacing(8)
    row.addWidget(hint)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    box = QWidget()
    box.setFixedHeight(_HEAD)
    box.setLayout(row)
    return box
