"""The box that opens a snapshot for its check-in: the passphrase of one whose key lies in no keyring."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.field import Field


class CheckInBox(Box):
    """`started` is called with the passphrase; then the box closes."""

    def __init__(self, frame: QWidget, seat: Seat, started: Callable[[str], None]) -> None:
        super().__init__(frame, seat, self.tr("Check the decisions in"), self.tr("Check in"))
        self._started = started
        self.body.addWidget(
            hint(
                self.tr(
                    "Every decision is held against the books as they are now. What somebody else was first with is "
                    "shown beside theirs, and nothing of theirs is changed."
                )
            )
        )
        self.passphrase = Field(self.tr("Passphrase of the snapshot"))
        self.passphrase.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.edit.returnPressed.connect(self._press)
        self.body.addWidget(self.passphrase)

    def ask(self) -> None:
        """Ask for the passphrase."""
        self.open()
        self.passphrase.edit.setFocus()

    def submit(self) -> None:
        passphrase = self.passphrase.text()
        if not passphrase:
            self.passphrase.fail(self.tr("The passphrase opens the snapshot."))
            self.settle()
            return
        self.close_box()
        self._started(passphrase)

    def forget(self) -> None:
        self.passphrase.edit.setText("")
        self.passphrase.fail("")
