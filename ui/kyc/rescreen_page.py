"""Customers whom KYC is asked to look at again: a list, their newest case, and the word that it was done."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError
from backoffice.kyc import rescreening
from backoffice.kyc.rescreening import Rescreen
from ui.kyc.wording import Wording, isolated
from ui.shell import theme
from ui.shell.presenter import Presenter
from ui.shell.workspace import Page, Seat
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.row_delegate import Cell


class RescreenPage(Page):
    """The longest waiting first."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._is_here = False
        self._waiting: dict[str, Rescreen] = {}
        self._presenter = Presenter(seat, self)
        self.title = Label(self.tr("Screen again"), 15, 600)
        about = Label(
            self.tr("Asked for because of how their money moved. Look at the customer anew, then say so."), 12
        )
        about.set_token("text2")
        heads = (self.tr("Customer"), self.tr("Country"), self.tr("Asked"), self.tr("Account"), self.tr("Newest case"))
        self.table = CellTable(self.title.text(), heads)
        self.table.entered.connect(self.open_case)
        self.empty = EmptyState("")
        self.empty.say(self.tr("Nobody waits to be looked at again. What the watch over flows leads to arrives here."))
        self.case = ActionButton(self.tr("Open the case"), keys=seat.keys.caps("rescreen.case"), icon="folder")
        self.case.clicked.connect(self.open_case)
        self.done = ActionButton(self.tr("Looked at again"), keys=seat.keys.caps("rescreen.done"), icon="tick")
        self.done.clicked.connect(self.finish)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(self.title)
        head.addWidget(about)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.case)
        foot.addWidget(self.done)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)
        seat.pulse.changed.connect(self._beat)
        keys = seat.keys
        keys.bind("rescreen.down", self, self._down)
        keys.bind("rescreen.up", self, self._up)
        keys.bind("rescreen.case", self, self.open_case, self._why_no_case)
        keys.bind("rescreen.done", self, self.finish, self._why_nobody)

    def entered(self) -> None:
        if not self._is_here:
            self._is_here = True
            self.refresh()
            self.table.setFocus()

    def left(self) -> None:
        self._is_here = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.entered()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()

    @Slot()
    def refresh(self) -> None:
        """Ask for the list anew."""
        wording, frozen = Wording(self.seat.language), self.tr("frozen")

        def rows(read: ReadWork) -> tuple[tuple[Rescreen, ...], tuple[CellRow, ...]]:
            found = rescreening.rescreens(read)
            return found, tuple(_row(each, wording, frozen) for each in found)

        self._presenter.ask(rows, done=self._came)

    @Slot()
    def open_case(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.case is not None:
            self.seat.doors.go("kyc.decided", chosen.case)

    @Slot()
    def finish(self) -> None:
        """Say that the customer was looked at again."""
        chosen = self._chosen()
        if chosen is not None:
            self._presenter.do(rescreening.end_rescreen, chosen.id, done=self._finished, failed=self._missed)

    def _finished(self, _nothing: object) -> None:
        self.refresh()
        self.seat.pulse.beat()

    def _missed(self, error: BackofficeError) -> None:
        self.seat.doors.complain(error)
        self.refresh()

    def _came(self, told: tuple[tuple[Rescreen, ...], tuple[CellRow, ...]]) -> None:
        found, rows = told
        self._waiting = {str(each.id): each for each in found}
        self.table.show_rows(rows, grows=0)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.case.set_reason(self._why_no_case())
        self.done.set_reason(self._why_nobody())

    def _chosen(self) -> Rescreen | None:
        return self._waiting.get(self.table.current_key() or "")

    def _why_nobody(self) -> str:
        return "" if self._waiting else self.tr("nobody waits")

    def _why_no_case(self) -> str:
        chosen = self._chosen()
        return "" if chosen is not None and chosen.case is not None else self.tr("no case")

    @Slot(object)
    def _beat(self, _look: object) -> None:
        if self._is_here:
            self.refresh()

    @Slot()
    def _down(self) -> None:
        self.table.step(1)

    @Slot()
    def _up(self) -> None:
        self.table.step(-1)


def _row(each: Rescreen, wording: Wording, frozen: str) -> CellRow:
    number = f"K-{each.number}" if each.number is not None else "–"
    return CellRow(
        str(each.id),
        (
            Cell(isolated(each.name), weight=500),
            Cell(wording.country(each.country), token="text2"),
            Cell(wording.moment(each.asked_at), token="text2"),
            Cell("", tag=frozen if each.is_frozen else ""),
            Cell(number, token="text2"),
        ),
    )
