"""All that this desk was told, the newest first, each in full; those who keep watch say here that they saw it. S-05."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backoffice.staff import emergency
from backoffice.staff.rules import KEEPERS
from backoffice.staff.views import Notice
from ui.kyc.wording import Wording
from ui.shell.workspace import Seat
from ui.staff.box import Box
from ui.staff.cells import CellRow, CellTable
from ui.staff.wording import StaffWording
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_WIDE = 760
_HIGH = 380
_IN_FULL = 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoticesBox(Box):
    """Up and down choose; Enter says that the chosen one was seen."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._keeps = bool(KEEPERS.intersection(seat.person.duties))
        self._wording = StaffWording(Wording(seat.language), seat.names)
        self.title.setText(self.tr("Notices"))
        self.setAccessibleName(self.title.text())
        self.go.set_label(self.tr("I have seen it"))
        self.go.set_keys("Enter")
        self.go.setVisible(self._keeps)
        self.list = CellTable(self.tr("Notices"), (self.tr("At"), self.tr("What happened"), self.tr("Seen")))
        self.list.setColumnHidden(2, not self._keeps)
        self.list.setFixedHeight(_HIGH)
        self.list.entered.connect(self._press)
        self.list.selectionModel().currentRowChanged.connect(self._moved)
        self.list.rows.modelReset.connect(self._moved)
        self.chosen = Label("", 13)
        self.chosen.setWordWrap(True)
        self.chosen.setMinimumHeight(_IN_FULL)
        self.chosen.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.list)
        self.body.addWidget(self.chosen)
        self._told: dict[str, Notice] = {}

    def open_box(self) -> None:
        """Show all there is, looked up anew."""
        self._told = {}
        self.list.show_rows(())
        self.chosen.setText("")
        self.open()
        self.list.setFocus()
        self._ask()

    def submit(self) -> None:
        now = self._told.get(self.list.current_key() or "")
        if now is None or self._why_not(now):
            return
        self.run(
            partial(self.seat.desk.do, self.key(), emergency.acknowledge, now.id), self._seen, self.tr("Being noted")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self._press()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        self.seat.tasks.quick(self, partial(self.seat.desk.ask, emergency.notices_lately), self._show)

    def _seen(self, _nothing: None) -> None:
        self._ask()
        self.seat.pulse.beat()

    def _show(self, found: tuple[Notice, ...]) -> None:
        self._told = {str(each.id): each for each in found}
        at = self.list.currentIndex().row()
        self.list.show_rows([self._row(each) for each in found], grows=1)
        if at < 0 and self._keeps:
            # What still waits comes first to hand.
            first = next((each for each in found if not each.acknowledged), None)
            self.list.selectRow(self.list.rows.row_of(str(first.id)) if first is not None else 0)
        if not found:
            self.chosen.setText(self.tr("Nothing was told to this desk lately."))
        self.settle()

    def _row(self, notice: Notice) -> CellRow:
        weight = 400 if notice.acknowledged or not self._keeps else 600
        mark = Shape.UNDER_HOUR if notice.is_open else None
        return CellRow(
            str(notice.id),
            (
                Cell(self._wording.moment(notice.at), token="text2"),
                Cell(self._wording.notice(notice), weight, mark=mark),
                Cell(self.tr("yes") if notice.acknowledged else self.tr("not yet"), token="text2"),
            ),
        )

    @Slot()
    def _moved(self) -> None:
        now = self._told.get(self.list.current_key() or "")
        self.chosen.setText(self._wording.notice(now) if now is not None else "")
        self.go.set_reason(self._why_not(now))
        if self.isVisible():
            self.settle()

    def _why_not(self, now: Notice | None) -> str:
        if now is None:
            return self.tr("No notice is chosen")
        if now.facts.get("person") == self.seat.person.name:
            return self.tr("It is about you")
        return self.tr("You have seen it") if now.acknowledged else ""
