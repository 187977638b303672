"""What an emergency opened: who the customer is and how they are reached, how long it lasts, and its end. S-05.

Boundary: takes the ticket of the emergency, then reads; what was shown goes with the box.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from backoffice.desk import Desk, ReadWork
from backoffice.errors import BackofficeError
from backoffice.kyc.headlines import CaseHeadline, case_headlines
from backoffice.people import service as people
from backoffice.people.rules import Particulars
from backoffice.staff import emergency
from backoffice.staff.views import EmergencyAccess
from ui.kyc.wording import Wording, isolated
from ui.shell import text
from ui.shell.pulse import Look
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label

_QUEUE = "kyc.queue"
_EVERY_MS = 20_000


class OpenedBox(Box):
    """Its button opens the customer's newest case where the person's duties open cases, else it closes the box."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", 560)
        self.title.setText(self.tr("Opened in an emergency"))
        self.setAccessibleName(self.title.text())
        self._access: EmergencyAccess | None = None
        self._was_seen = False
        self._case: CaseHeadline | None = None
        self._wording = Wording(seat.language)
        self._reaches_cases = seat.keys.knows(f"go.{_QUEUE}")
        self.left = Label("", 13, 500)
        self.told = {
            name: Label("", 13)
            for name in (
                self.tr("Name"),
                self.tr("Born"),
                self.tr("Country"),
                self.tr("E-mail"),
                self.tr("Phone"),
                self.tr("Address"),
            )
        }
        lines = QGridLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(8)
        lines.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self.told.items()):
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(Label(name, 12, 400, "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(value, row, 1)
        self.body.addWidget(self.left)
        self.body.addLayout(lines)
        self.body.addWidget(hint(self.tr("That you read this stands in the trail of who read whose data.")))
        self.end = ActionButton(self.tr("End now"), keys=("Ctrl", "Del"))
        self.end.clicked.connect(self.end_now)
        self.feet.insertWidget(self.feet.count() - 1, self.end)
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self._say_left)
        seat.pulse.changed.connect(self._look)

    def open_for(self, access: EmergencyAccess) -> None:
        """Show whom this access opened."""
        self._access, self._was_seen = access, False
        if self.isHidden():
            self.open()
        self.go.setFocus()
        self._say_left()
        self._clock.start()
        work = reading(self.seat.desk, access.customer_id, with_cases=self._reaches_cases)
        self.seat.tasks.quick(self, work, partial(self._show, access), self._not_read)

    def about_to_open(self) -> None:
        super().about_to_open()
        self.forget()
        self.go.set_label(self.tr("Close"))

    def forget(self) -> None:
        self._clock.stop()
        self._case = None
        for value in self.told.values():
            value.setText("–")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Delete and ctrl and not event.isAutoRepeat():
            self.end_now()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        case = self._case
        self.close_box()
        if case is not None:
            self.seat.doors.go(_QUEUE, case.case)

    @Slot()
    def end_now(self) -> None:
        """End it before its time."""
        if self._access is None:
            return
        work = partial(self.seat.desk.do, self.key(), emergency.end_access, self._access.id)
        self.run(work, self._ended, self.tr("Being ended"))

    def _ended(self, _nothing: None) -> None:
        self._access = None
        self.close_box()
        self.seat.doors.tell(self.tr("The emergency access has ended."))
        self.seat.pulse.beat()

    def _show(self, access: EmergencyAccess, found: tuple[Particulars, CaseHeadline | None]) -> None:
        if access is not self._access or self.isHidden():
            return
        opened, self._case = found
        who = opened.identity
        born = self._wording.day(who.birth_on) if who.birth_on is not None else ""
        country = self._wording.country(who.country)
        values = (isolated(who.legal_name), born, country, who.email, opened.mobile, isolated(opened.address))
        for label, value in zip(self.told.values(), values, strict=True):
            label.setText(value or "–")
        if self._case is not None:
            self.go.set_label(self.tr("Open case K-{number}").format(number=self._case.number))
        self.settle()

    def _not_read(self, error: BackofficeError) -> None:
        self.fail(text.sentence(error))

    @Slot(object)
    def _look(self, look: Look) -> None:
        """Ended elsewhere, or by itself: nothing it opened stays on the screen."""
        if self.isHidden() or self._access is None:
            return
        is_open = self._access.id in {each.id for each in look.emergencies}
        # A look that began before the access did does not know of it yet.
        self._was_seen = self._was_seen or is_open
        if self._was_seen and not is_open:
            self.close_box()

    @Slot()
    def _say_left(self) -> None:
        if self._access is None:
            return
        minutes = max(0, round(self.seat.clock.seconds_left(self._access.until) / 60))
        until = self._wording.clock(self._access.until)
        self.left.setText(self.tr("Open until {until}: %n minutes left.", "", minutes).format(until=until))


def reading(desk: Desk, customer: UUID, *, with_cases: bool) -> Callable[[], tuple[Particulars, CaseHeadline | None]]:
    """The ticket and then the values, in two transactions; with the newest case for whom cases open."""

    def both(read: ReadWork) -> tuple[Particulars, CaseHeadline | None]:
        cases = case_headlines(read, customer) if with_cases else ()
        return people.particulars(read, customer), next(iter(cases), None)

    def work() -> tuple[Particulars, CaseHeadline | None]:
        desk.do(uuid4(), people.take_emergency_access, customer)
        return desk.ask(both)

    return work
