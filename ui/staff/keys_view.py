"""What the screen of keys shows: one's own number, whose keys wait for a certificate, who needs one; one's classes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.workspace import Seat
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label, SectionLabel
from ui.widgets.list_head import HEAD, ListHead


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
        classes = self.tr("Keys of the classes you hold")
        self.renew = ActionButton(self.tr("Renew"), icon="rotate", keys=keys.caps("grants.renew"))
        self.classes = CellTable(
            classes, (self.tr("Class"), self.tr("In use since"), self.tr("State"), self.tr("Number"))
        )
        self.no_waiting = EmptyState(self.tr("No keys wait for a certificate."))
        self.no_missing = EmptyState("")
        self.no_waiting.stand_in(self.waiting)
        self.no_missing.stand_in(self.missing)
        self.waiting_count, self.missing_count = Label("", 12, 400, "text3"), Label("", 12, 400, "text3")
        self.compare = Label(self.tr("Compare the number with what they see at their desk."), 12, 400, "text3")
        self._over = ListHead((self.title,), (self.number,), self.said)
        self._upper = _section(waiting, self.waiting_count, self.compare, self.certify)
        self._lower = _section(missing, self.missing_count, Label(""), self.propose, self.give)
        self._lowest = _section(classes, Label(""), Label(""), self.renew)
        self._lay_out()
        self.show_classes(())

    def show_classes(self, rows: Sequence[CellRow]) -> None:
        """The classes one holds; who holds none is shown none."""
        self.classes.show_rows(rows, grows=2)
        self.classes.setVisible(bool(rows))
        self._lowest.setVisible(bool(rows))

    def show_counts(self, waiting: int, missing: int) -> None:
        """How many people stand in each list; nothing for none."""
        for label, count in ((self.waiting_count, waiting), (self.missing_count, missing)):
            label.setText(str(count) if count else "")

    @Slot()
    def down(self) -> None:
        self._step(1)

    @Slot()
    def up(self) -> None:
        self._step(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        for part in (self._upper, self._lower, self._lowest):
            if part.isVisible():
                painter.fillRect(0, part.y(), self.width(), 1, theme.color("line2"))
        painter.end()

    def _step(self, by: int) -> None:
        """Through the lists as if they were one."""
        lists = [each for each in (self.waiting, self.missing, self.classes) if each.rows.rowCount()]
        here = next((each for each in lists if each.hasFocus()), None)
        if here is None:
            here = self.missing if self.missing in lists else next(iter(lists), self.missing)
        row = here.currentIndex().row() + by
        if 0 <= row < here.rows.rowCount() or here not in lists:
            here.step(by)
            return
        at = lists.index(here) + by
        if 0 <= at < len(lists):
            there = lists[at]
            there.setFocus()
            there.selectRow(0 if by > 0 else there.rows.rowCount() - 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addWidget(self._upper)
        column.addWidget(self.waiting, 2)
        column.addWidget(self._lower)
        column.addWidget(self.missing, 3)
        column.addWidget(self._lowest)
        column.addWidget(self.classes, 3)


def _section(title: str, count: Label, hint: Label, *buttons: ActionButton) -> QWidget:
    row = QHBoxLayout()
    row.setContentsMargins(16, 1, 16, 0)
    row.setSpacing(8)
    row.addWidget(SectionLabel(title))
    row.addWidget(count)
    row.addSpacing(8)
    row.addWidget(hint)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    box = QWidget()
    box.setFixedHeight(HEAD)
    box.setLayout(row)
    return box
