"""The box for access in an emergency: to whom, and why; it says that everybody will read the reason. S-05."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from backoffice.staff import emergency
from backoffice.staff.rules import REASON_AT_MOST, enough_of_a_reason
from backoffice.staff.views import EmergencyAccess
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.customer_finder import FoundCustomer, find_customers
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label

_REASON = 92


class EmergencyBox(Box):
    """Found first, then opened: the customer who is named on the button's line is the one whose data opens.

    `granted` carries the EmergencyAccess.
    """

    granted = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", 560)
        self.title.setText(self.tr("Emergency access"))
        self.setAccessibleName(self.title.text())
        self.go.set_label(self.tr("Open for 60 minutes"))
        self.customer = Field(self.tr("Customer"))
        self.customer.say(self.tr("Case number, customer id, or name"))
        self.seeking = ActionButton(self.tr("Find"), icon="search", keys=("Enter",))
        self.seeking.clicked.connect(self.seek)
        self.customer.edit.returnPressed.connect(self.seek)
        self.customer.edit.textEdited.connect(self._unfind)
        self.found = Choice(self.tr("Found customers"))
        self.reason = QPlainTextEdit()
        self.reason.setFont(fonts.ui_font(13))
        self.reason.setFixedHeight(_REASON)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("What happened, and why it cannot wait"))
        self.reason.textChanged.connect(self._look)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.customer, 1)
        row.addWidget(self.seeking)
        self.body.addWidget(
            hint(
                self.tr(
                    "Every desk is told at once, with your name and the reason. The DPO and the administrators "
                    "acknowledge it. It ends by itself."
                )
            )
        )
        self.body.addLayout(row)
        self.body.addWidget(self.found)
        self.body.addWidget(Label(self.tr("Reason"), 12, 500))
        self.body.addWidget(self.reason)
        self.body.addWidget(hint(self.tr("Everybody reads this: write no name and nothing about the customer.")))

    def open_for(self, customer: UUID | None) -> None:
        """Show the box, with a customer found already where one is open."""
        self.open()
        self.customer.setFocus()
        if customer is not None:
            self.customer.edit.setText(str(customer))
            self.seek()

    def about_to_open(self) -> None:
        super().about_to_open()
        self.customer.edit.clear()
        self.customer.fail("")
        self.reason.clear()
        self._unfind()

    def forget(self) -> None:
        self.reason.clear()
        self.found.clear()

    @Slot()
    def seek(self) -> None:
        """Look for the customer who is meant."""
        typed = self.customer.text().strip()
        if typed:
            desk = self.seat.desk
            self.seat.tasks.quick(self, lambda: find_customers(desk, typed), self._came)

    def submit(self) -> None:
        customer, reason = self.found.currentData(), self.reason.toPlainText().strip()
        if customer is None or not enough_of_a_reason(reason):
            return
        desk, key, wanted = self.seat.desk, self.key(), UUID(str(customer))

        def work() -> EmergencyAccess | None:
            made = desk.do(key, emergency.break_the_glass, wanted, reason)
            return next((each for each in desk.ask(emergency.open_accesses) if each.id == made), None)

        def done(access: EmergencyAccess | None) -> None:
            self.close_box()
            self.seat.doors.tell(self.tr("Open for 60 minutes. Everybody is told."))
            self.seat.pulse.beat()
            if access is not None:
                self.granted.emit(access)

        self.run(work, done, self.tr("Being opened"))

    def _came(self, found: tuple[FoundCustomer, ...]) -> None:
        self.found.clear()
        for each in found:
            self.found.addItem(each.label, str(each.customer))
        self.found.setVisible(bool(found))
        self.customer.fail("" if found else self.tr("No customer and no case fits this."))
        self._look()
        if found:
            self.reason.setFocus()

    @Slot()
    def _unfind(self) -> None:
        self.found.clear()
        self.found.hide()
        self._look()

    @Slot()
    def _look(self) -> None:
        reason = self.reason.toPlainText().strip()
        if self.found.currentData() is None:
            self.go.set_reason(self.tr("Find the customer first"))
        elif len(reason) > REASON_AT_MOST:
            self.go.set_reason(self.tr("At most 500 signs"))
        elif not enough_of_a_reason(reason):
            self.go.set_reason(self.tr("A reason of 20 letters first"))
        else:
            self.go.set_reason("")
        if self.isVisible():
            self.settle()
