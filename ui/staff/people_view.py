"""What the people screen shows: everybody, or the access review, and one person at the right."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.staff.views import Use
from ui.shell import theme
from ui.shell.workspace import Seat
from ui.staff.cells import CellRow, CellTable
from ui.staff.person_drawer import PersonDrawer
from ui.staff.wording import StaffWording
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar
from ui.widgets.label import Label
from ui.widgets.list_head import ListHead

# Narrower than this the list needs the whole width, and the person comes with Enter.
_BOTH_FIT = 1100


class PeopleView(QWidget):
    def __init__(self, seat: Seat, wording: StaffWording) -> None:
        super().__init__()
        keys = seat.keys
        self.people_heads = (
            self.tr("Name"),
            self.tr("Sign-in name"),
            self.tr("Duties"),
            self.tr("State"),
            self.tr("Last seen"),
            self.tr("Keys"),
        )
        self.review_heads = (self.tr("Name"), self.tr("Duties"), *(wording.use(use) for use in Use))
        self.title = Label(self.tr("People"), 15, 600)
        self.count = Label("", 15, 400, "text3")
        self.csv = ActionButton(self.tr("CSV"), icon="download", keys=keys.caps("people.csv"))
        self.review = ActionButton("", icon="audit", keys=keys.caps("people.review"))
        self.add = ActionButton(self.tr("Add a person"), icon="plus", keys=keys.caps("people.add"))
        self.said = Bar()
        self.table = CellTable(self.tr("People"), self.people_heads)
        self.drawer = PersonDrawer(keys, wording, seat.person.name)
        self._over = ListHead((self.title, self.count), (self.csv, self.review, self.add), self.said)
        self._chosen: bool | None = None
        self._reviewing = False
        self.table.entered.connect(self.toggle_drawer)
        self._lay_out()
        self.show_mode(reviewing=False)

    def show_mode(self, *, reviewing: bool) -> None:
        """The access review, or the people."""
        self.title.setText(self.tr("Access review") if reviewing else self.tr("People"))
        self.review.set_label(self.tr("List of people") if reviewing else self.tr("Access review"))
        self.csv.setVisible(reviewing)
        self.add.setVisible(not reviewing)
        self._reviewing = reviewing
        self._make_room()

    def show_people(self, rows: tuple[CellRow, ...]) -> None:
        self.count.setText(str(len(rows)))
        self.table.show_rows(rows, self.people_heads, grows=2)

    def show_review(self, rows: tuple[CellRow, ...]) -> None:
        self.count.setText(str(len(rows)))
        self.table.show_rows(rows, self.review_heads, grows=1)

    @Slot()
    def toggle_drawer(self) -> None:
        """Show the person at the right, or give the room to the list."""
        self._chosen = self.drawer.isHidden()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        fits = self.width() >= _BOTH_FIT and not self._reviewing
        self.drawer.setVisible(fits if self._chosen is None or self._reviewing else self._chosen)

    @Slot()
    def up(self) -> None:
        self.table.step(-1)

    @Slot()
    def down(self) -> None:
        self.table.step(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, self._over.height(), self.width(), 1, theme.color("line2"))
        painter.end()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.drawer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over)
        column.addLayout(row, 1)
