"""The box in which a second person says no: why, for the proposer to read. S-05."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from backoffice.errors import BackofficeError
from backoffice.staff import seconding
from backoffice.staff.rules import REASON_AT_MOST
from backoffice.staff.views import Proposal
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.label import Label

_REASON = 84


class RefuseBox(Box):
    """`refused` when the no stands; `overtaken` carries what came between."""

    refused = Signal()
    overtaken = Signal(object)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "")
        self._proposal: Proposal | None = None
        self.go.set_label(self.tr("Refuse"))
        self.reason = QPlainTextEdit()
        self.reason.setFont(fonts.ui_font(13))
        self.reason.setFixedHeight(_REASON)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("What is wrong with it, or what is missing"))
        self.reason.textChanged.connect(self._look)
        self.body.addWidget(Label(self.tr("Reason"), 12, 500))
        self.body.addWidget(self.reason)
        self.body.addWidget(
            hint(self.tr("Who proposed it reads this, and so does everybody who may see the proposal."))
        )

    def open_for(self, proposal: Proposal, title: str) -> None:
        """`title`: what is refused, in words."""
        self._proposal = proposal
        self.title.setText(self.tr("Refuse: {what}").format(what=title))
        self.setAccessibleName(self.title.text())
        self.reason.clear()
        self.open()
        self._look()
        self.reason.setFocus()

    def forget(self) -> None:
        self.reason.clear()

    def submit(self) -> None:
        proposal, reason = self._proposal, self.reason.toPlainText().strip()
        if proposal is None or self._why_not():
            return
        work = partial(self.seat.desk.do, self.key(), seconding.refuse, proposal.id, proposal.hash(), reason)
        self.fail("")
        self.busy(self.tr("Being refused"))
        self.seat.tasks.quick(self, work, self._done, self._failed)

    def _done(self, _nothing: None) -> None:
        self.close_box()
        self.refused.emit()

    def _failed(self, error: BackofficeError) -> None:
        self.close_box()
        self.overtaken.emit(error)

    def _why_not(self) -> str:
        reason = self.reason.toPlainText().strip()
        if len(reason) > REASON_AT_MOST:
            return self.tr("At most 500 signs")
        return "" if any(sign.isalpha() for sign in reason) else self.tr("A reason first")

    @Slot()
    def _look(self) -> None:
        self.go.set_reason(self._why_not())
        if self.isVisible():
            self.settle()
