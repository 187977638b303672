"""The box in which it is proposed that a match or a closing is taken back: why, for a lead to read. S-05."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from backoffice.reconcile import reversing
from backoffice.reconcile.reversing import Took
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.widgets.label import Label

_REASON = 84
_AT_MOST = 500


class TakeBackBox(Box):
    """Calls `proposed` once it waits for a lead."""

    def __init__(self, frame: QWidget, seat: Seat, proposed: Callable[[], None]) -> None:
        super().__init__(frame, seat, self.tr("Propose to take it back"), self.tr("Propose"))
        self._proposed = proposed
        self._which: UUID | None = None
        self._took: Took | None = None
        self.about = hint("")
        self.reason = QPlainTextEdit()
        self.reason.setFont(fonts.ui_font(13))
        self.reason.setFixedHeight(_REASON)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("What was wrong with it"))
        self.reason.textChanged.connect(self._look)
        self.body.addWidget(self.about)
        self.body.addWidget(Label(self.tr("Reason"), 12, 500))
        self.body.addWidget(self.reason)
        self.body.addWidget(
            hint(
                self.tr(
                    "A lead who is somebody else agrees or refuses under Approvals. Nothing is removed; lines and "
                    "entries of it are then free again."
                )
            )
        )

    def ask(self, which: UUID, took: Took, about: str) -> None:
        """`about`: what it is, in words."""
        self._which, self._took = which, took
        self.about.setText(about)
        self.reason.clear()
        self.open()
        self._look()
        self.reason.setFocus()

    def submit(self) -> None:
        which, took, why = self._which, self._took, self.reason.toPlainText().strip()
        if which is None or took is None or self._why_not():
            return
        act = partial(self.seat.desk.do, self.key(), reversing.propose_reversal, which, took.seq, took.part, why)
        self.run(act, self._done, self.tr("Being proposed"))

    def forget(self) -> None:
        self.reason.clear()

    def _done(self, _answer: object) -> None:
        self.close_box()
        self._proposed()

    def _why_not(self) -> str:
        reason = self.reason.toPlainText().strip()
        if len(reason) > _AT_MOST:
            return self.tr("At most 500 signs")
        return "" if sum(sign.isalpha() for sign in reason) > 2 else self.tr("A reason first")

    @Slot()
    def _look(self) -> None:
        self.go.set_reason(self._why_not())
        if self.isVisible():
            self.settle()
