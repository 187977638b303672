"""The box in which somebody who is no customer is looked for; what was found begins the answer.

Boundary: what is typed is held by this box alone while it is open; counts come back, and nobody's words. R-01.
"""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from backoffice.desk import ReadWork
from backoffice.errors import BackofficeError
from backoffice.rights import course, seeking
from backoffice.rights.seeking import Asked, Sought
from ui.rights.sheet import Sheet
from ui.rights.wording import RightsWording
from ui.shell import text
from ui.shell.tasks import Progress, Task
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.cells import CellRow, CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.progress_line import ProgressLine
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_WIDE = 760
_TABLE = 236


class SeekBox(Box):
    """One box for a page; `open_for` shows it for a request. `answer_wanted` when the answer lies begun."""

    answer_wanted = Signal()

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", _WIDE)
        self._wording = RightsWording(seat.language)
        self._request: UUID | None = None
        self._long: Task | None = None
        self.found: tuple[Sought, ...] = ()
        self.title.setText(self.tr("Look for the person"))
        self.setAccessibleName(self.title.text())
        self.said = Label("", 13, 400)
        self.said.setWordWrap(True)
        self.name = Field(self.tr("Name"))
        self.email = Field(self.tr("E-mail address"))
        self.iban = Field(self.tr("IBAN"))
        self.table = CellTable(self.tr("Where they were found"), (self.tr("Where"), self.tr("Rows"), self.tr("Looked")))
        self.table.setFixedHeight(_TABLE)
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.stop)
        self.answer = ActionButton(self.tr("Write the answer"), keys=("F6",), icon="letters")
        self.answer.clicked.connect(self.write_answer)
        self.go.set_label(self.tr("Look everywhere"))
        self.body.setSpacing(12)
        told: tuple[QWidget, ...] = (self.said, self.name, self.email, self.iban, self.table)
        for widget in told:
            self.body.addWidget(widget)
        self.body.addWidget(
            hint(
                self.tr(
                    "Every place where words that are not sealed can name somebody; counts alone. The trail says that "
                    "you looked and how many there were, not for whom. Files of the reporting officer stay closed."
                )
            )
        )
        self.feet.insertWidget(0, self.progress, 1)
        self.feet.insertWidget(1, self.answer)
        seat.tasks.long_changed.connect(self._show_progress)

    def open_for(self, sheet: Sheet) -> None:
        """Show what was found for a request of somebody who is no customer."""
        if self.isVisible() or sheet.page.customer is not None:
            return
        self._request = sheet.line.request
        self._look(then_open=True)

    def forget(self) -> None:
        for field in (self.name, self.email, self.iban):
            field.edit.clear()

    def submit(self) -> None:
        request = self._request
        if request is None or self._long is not None:
            return
        desk, asked = self.seat.desk, Asked(self.name.text(), self.email.text(), self.iban.text())

        def work(progress: Progress) -> int:
            return seeking.seek(desk, request, asked, progress.step)

        self.fail("")
        self.busy(self.tr("Running"))
        self._long = self.seat.tasks.long(self, self.title.text(), work, self._ended, self._failed)

    @Slot()
    def stop(self) -> None:
        """Stop looking; what was looked through is kept as it was found."""
        if self._long is not None:
            self._long.cancel()

    @Slot()
    def write_answer(self) -> None:
        """Begin the answer with what was found."""
        request = self._request
        if request is None or self.answer.isHidden():
            return
        desk, key = self.seat.desk, self.key()

        def work() -> None:
            desk.do(uuid4(), course.take_access, request)
            desk.do(key, seeking.begin_answer, request)

        def begun(_nothing: None) -> None:
            self.close_box()
            self.answer_wanted.emit()

        self.run(work, begun, self.tr("Being written"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6 and not event.isAutoRepeat():
            self.write_answer()
        else:
            super().keyPressEvent(event)

    def _ended(self, _found: object) -> None:
        self._long = None
        self.progress.clear()
        self.busy("")
        self.seat.pulse.beat()
        self._look(then_open=False)

    def _failed(self, error: BackofficeError) -> None:
        self._ended(None)
        self.fail(text.sentence(error))

    def _look(self, *, then_open: bool) -> None:
        request = self._request
        if request is None:
            return

        def read(work: ReadWork) -> tuple[UUID, tuple[Sought, ...]]:
            return request, seeking.sought(work, request)

        def came(told: tuple[UUID, tuple[Sought, ...]]) -> None:
            if told[0] == self._request:
                self._show(told[1])
                if then_open:
                    self.open()
                    self.name.edit.setFocus()

        self.presenter.ask(read, done=came)

    def _show(self, found: tuple[Sought, ...]) -> None:
        self.found = found
        self.table.show_rows([self._row(each) for each in found], grows=0)
        self.table.setVisible(bool(found))
        self.answer.setVisible(bool(found))
        rows = sum(each.found for each in found)
        if not found:
            said = self.tr("Nobody of ours asks. Look for them by what they told you; one of the three is enough.")
        elif rows:
            said = self.tr("%n rows name them. Look which are about them before you write what is held.", "", rows)
        else:
            said = self.tr("Nothing names them. The answer says so.")
        if any(each.found for each in found if seeking.is_of_customers(each.place)):
            customer = self.tr(
                "A customer has that name or address: no letter says so. If it is their own account, they ask from it."
            )
            said = f"{said} {customer}"
        self.said.setText(said)
        if self.isVisible():
            self.settle()

    def _row(self, each: Sought) -> CellRow:
        who = self.seat.names.get(each.by, each.by)
        return CellRow(
            each.place,
            (
                Cell(self._wording.say(f"rights.place.{each.place.replace('.', '_')}"), weight=500),
                Cell(f"{each.found:,}", right=True, mark=Shape.CLOSE if each.found else None),
                Cell(f"{self._wording.moment(each.at)} · {who}", token="text2"),
            ),
        )

    @Slot()
    def _show_progress(self) -> None:
        progress = self._long.progress if self._long is not None else None
        if progress is None or not self.isVisible():
            return
        told = progress.standing()
        self.progress.show_progress(told.title, told.done, told.total, told.rate, told.running)
