"""The five verdicts, the reason and the note. A verdict key opens its reasons, a digit chooses, Enter gives it.

Boundary: nothing is given from here that the rules refuse, and nothing acts on a key that is held down.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.kyc.rules import (
    NoteNeeded,
    NoteTooLong,
    Verdict,
    check_verdict,
    mails_customer,
    needs_second_person,
    reasons_for,
)
from ui.kyc.note_field import NoteField
from ui.kyc.reason_field import ReasonField
from ui.kyc.reason_list import ReasonList
from ui.kyc.wording import Wording
from ui.shell import text, theme
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_ICONS = {
    Verdict.APPROVE: "tick",
    Verdict.REJECT: "cross",
    Verdict.GRANT_ATTEMPT: "again",
    Verdict.ASK_DOCUMENT: "add_document",
    Verdict.ESCALATE: "escalate",
}
_STANDING_WIDTH, _FIELD_HIGH = 168, 28


class VerdictBar(QWidget):
    """`given` carries verdict, reason code and note; `edited` that there is something new to keep as a draft."""

    given = Signal(object, str, str)
    edited = Signal()
    left = Signal()

    def __init__(self, keys: Keys, wording: Wording, reasons: ReasonList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._reasons = reasons
        self._verdict: Verdict | None = None
        self._reason = ""
        self._rests = True
        self._waits = ""
        self._at_once = False
        self.standing = Mark(Shape.UNKNOWN, "")
        self.standing.setFixedSize(_STANDING_WIDTH, _FIELD_HIGH)
        self.reason = ReasonField(self.tr("Reason, after a verdict key"))
        self.note = NoteField(self.tr("Note. Shift+Enter for a new line"), keys.caps("kyc.note"), _FIELD_HIGH)
        self.error = Mark(Shape.CONFLICTS, "", "danger")
        self.error.hide()
        self.buttons = {
            verdict: ActionButton(
                wording.verdict(verdict),
                keys=keys.caps(f"kyc.{verdict}"),
                icon=_ICONS[verdict],
                second=self.tr("two people") if needs_second_person(verdict) else "",
                verdict=True,
            )
            for verdict in Verdict
        }
        self._lay_out()
        for verdict, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._clicked, verdict))
        self.reason.pressed_open.connect(self._open_again)
        self.note.confirmed.connect(self._confirm)
        self.note.given_up.connect(self.left)
        self.note.edited.connect(self._note_edited)
        reasons.chosen.connect(self._choose)
        reasons.given_up.connect(self._shut)
        self._show()

    def rest(self, rests: bool) -> None:
        """Keep the verdict keys off, as until the pictures of this case have been painted."""
        self._rests = rests
        self._show()

    def wait(self, words: str) -> None:
        """A verdict is on its way: say so and take no other; empty words end it."""
        self._waits = words
        self._show()

    def warn(self, at_once: bool) -> None:
        """Say before Enter that a mail would leave at once, as of a late case; nobody can call it back then."""
        if at_once != self._at_once:
            self._at_once = at_once
            self._show()

    def give_up(self) -> bool:
        """Begin no verdict after all; whether one had been begun. The note stays."""
        if self._verdict is None or self._waits:
            return False
        self._verdict, self._reason = None, ""
        self.fail(None)
        self._show()
        self.edited.emit()
        return True

    def restore(self, verdict: Verdict | None, reason: str, note: str) -> None:
        """Begin a case, with what had been chosen and written on it before."""
        self._verdict, self._reason = verdict, reason
        self.note.restore(note)
        self.note.show_saved("")
        self.fail(None)
        self._show()

    @property
    def verdict(self) -> Verdict | None:
        return self._verdict

    @property
    def chosen_reason(self) -> str:
        return self._reason

    def press(self, verdict: Verdict) -> None:
        """A verdict's key or button: without one of its reasons open these, with one give the verdict."""
        if self._rests or self._waits:
            self._show()
            return
        if self._verdict is verdict and self._reason:
            self._confirm()
            return
        self._verdict, self._reason = verdict, ""
        self._show()
        self._open_again()

    def fail(self, error: BackofficeError | None) -> None:
        """Say under the field what is missing; None takes it away."""
        self.error.show_mark(Shape.CONFLICTS, text.sentence(error) if error else "")
        self.error.setVisible(error is not None)

    def _clicked(self, verdict: Verdict, _checked: bool = False) -> None:
        self.press(verdict)

    @Slot()
    def _open_again(self) -> None:
        if self._verdict is not None and not self._rests and not self._waits:
            title = self.tr("{verdict}: the reason").format(verdict=self._wording.verdict(self._verdict))
            self._reasons.open(title, reasons_for(self._verdict), self._reason, self.reason)

    @Slot(str)
    def _choose(self, code: str) -> None:
        self._reason = code
        self.fail(None)
        self._show()
        self.edited.emit()
        if self._verdict is None:
            return
        try:
            check_verdict(self._verdict, code, self.note.text())
        except NoteNeeded:
            self.note.setFocus()
        except BackofficeError as error:
            self.fail(error)
        else:
            self.buttons[self._verdict].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _shut(self) -> None:
        """The reasons were closed without a choice: no verdict is begun any more, unless it had a reason already."""
        if not self._reason:
            self._verdict = None
        self._show()
        self.left.emit()

    @Slot()
    def _confirm(self) -> None:
        if self._rests or self._waits:
            return
        if self._verdict is None or not self._reason:
            self.left.emit()
            return
        note = self.note.text().strip()
        try:
            check_verdict(self._verdict, self._reason, note)
        except BackofficeError as error:
            self.fail(error)
            if isinstance(error, NoteNeeded | NoteTooLong):
                self.note.setFocus()
            return
        self.fail(None)
        self.given.emit(self._verdict, self._reason, note)

    @Slot()
    def _note_edited(self) -> None:
        self.fail(None)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for verdict, button in self.buttons.items():
            button.setChecked(verdict is self._verdict)
            button.setEnabled(not self._rests and not self._waits)
        self.reason.show_words(self._wording.reason(self._reason))
        self.reason.setEnabled(self._verdict is not None and not self._rests and not self._waits)
        self.standing.show_mark(*self._standing())

    def _standing(self) -> tuple[Shape, str]:
        """How far the verdict is, in a shape and a few words."""
        if self._waits:
            return Shape.UNDER_FOUR_HOURS, self._waits
        if self._rests:
            return Shape.UNKNOWN, self.tr("Verdict keys rest")
        if self._verdict is None:
            return Shape.UNKNOWN, self.tr("No verdict yet")
        if not self._reason:
            return Shape.CLOSE, self.tr("Choose a reason")
        try:
            check_verdict(self._verdict, self._reason, self.note.text())
        except BackofficeError:
            return Shape.CLOSE, self.tr("This reason needs a note")
        if self._at_once and mails_customer(self._verdict) and not needs_second_person(self._verdict):
            return Shape.UNDER_HOUR, self.tr("Enter mails at once")
        return Shape.AGREES, self.tr("Enter gives the verdict")

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.standing, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.reason, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        verdicts = QHBoxLayout()
        verdicts.setSpacing(8)
        for button in self.buttons.values():
            verdicts.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 10)
        column.setSpacing(8)
        column.addLayout(words)
        column.addWidget(self.error)
        column.addLayout(verdicts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.end()
