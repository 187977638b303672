"""The second person's bar: what was proposed by whom and why, and whether a lead agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.kyc.rules import NOTE_AT_MOST, NoteTooLong
from backoffice.kyc.views import PendingVerdict
from ui.kyc.note_field import NoteField
from ui.kyc.wording import Wording, isolated
from ui.shell import text, theme
from ui.shell.keys import Keys
from ui.widgets.action_button import VERDICT_HEIGHT, ActionButton
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape


class SecondBar(QWidget):
    """`given` carries whether the lead agrees, and the note."""

    given = Signal(bool, str)
    edited = Signal()
    left = Signal()

    def __init__(
        self, keys: Keys, wording: Wording, names: dict[str, str], me: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._names = names
        self._me = me
        self._cannot = ""
        self._rests = True
        self._waits = ""
        self._at_once = False
        self._shape = Mark(Shape.PROMISE, "")
        self._proposed = Label("", 13, 500)
        self._proposed.setWordWrap(True)
        self._why = Label("", 13, 400, "text2")
        self._why.setWordWrap(True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        placeholder = self.tr("Note, needed to disagree. Shift+Enter for a new line")
        self.note = NoteField(placeholder, keys.caps("kyc.note"), VERDICT_HEIGHT)
        self.error = Mark(Shape.CONFLICTS, "", "danger")
        self.error.hide()
        self._armed = Mark(Shape.CLOSE, "")
        self._armed.hide()
        self.agree = ActionButton("", keys=keys.caps("kyc.agree"), icon="tick", verdict=True)
        self.disagree = ActionButton(self.tr("Disagree"), keys=keys.caps("kyc.disagree"), icon="cross", verdict=True)
        self.agree.clicked.connect(self.press_agree)
        self.disagree.clicked.connect(self.press_disagree)
        self.note.confirmed.connect(self.left)
        self.note.given_up.connect(self.left)
        self.note.edited.connect(self.edited)
        self._lay_out()

    def show_pending(self, pending: PendingVerdict, note: str, *, is_lead: bool) -> None:
        """Show what waits for a second person, with a draft of the note."""
        who = isolated(self._names.get(pending.decided_by, pending.decided_by))
        words = self.tr("{who} proposes: {verdict}, {reason}")
        self._proposed.setText(
            words.format(
                who=who, verdict=self._wording.verdict(pending.verdict), reason=self._wording.reason(pending.reason)
            )
        )
        self._shape.show_mark(Shape.PROMISE, self._wording.moment(pending.decided_at))
        self.agree.set_label(self.tr("Agree: {verdict}").format(verdict=self._wording.verdict(pending.verdict)))
        self._why.setText(pending.note)
        self._why.setVisible(bool(pending.note))
        self.note.restore(note)
        self.note.show_saved("")
        self._cannot = ""
        if pending.decided_by == self._me:
            self._cannot = self.tr("Your own verdict: another lead decides")
        elif not is_lead:
            self._cannot = self.tr("A lead decides this")
        self._fail("")
        self._show()

    def rest(self, rests: bool) -> None:
        """Keep the keys off, as until the pictures of this case have been painted."""
        self._rests = rests
        self._show()

    def warn(self, at_once: bool) -> None:
        """Whether the mail of a verdict that is agreed to would leave at once."""
        self._at_once = at_once

    def wait(self, words: str) -> None:
        """An answer is on its way; empty words end it."""
        self._waits = words
        self._show()

    @property
    def cannot(self) -> str:
        """Why this person cannot answer here; empty if they can."""
        return self._cannot

    @Slot()
    def arm_agree(self) -> None:
        """The key alone decides nothing: elsewhere the same letter approves. Enter does."""
        words = self.tr("Enter agrees: the verdict stands and its mail leaves.")
        at_once = self.tr("Enter agrees: the mail leaves at once and cannot be called back.")
        self._arm(self.agree, at_once if self._at_once else words)

    @Slot()
    def arm_disagree(self) -> None:
        self._arm(self.disagree, self.tr("Enter disagrees: the case goes back to a lead."))

    def _arm(self, button: ActionButton, words: str) -> None:
        if button.isEnabled():
            self._fail("")
            self._armed.show_mark(Shape.CLOSE, words)
            self._armed.show()
            button.setFocus()

    @Slot()
    def press_agree(self) -> None:
        self._give(True)

    @Slot()
    def press_disagree(self) -> None:
        self._give(False)

    def _give(self, agrees: bool) -> None:
        if self._cannot or self._rests or self._waits:
            return
        note = self.note.text().strip()
        if not agrees and not note:
            self._fail(self.tr("Say in a note why you disagree; the next person reads it."))
            self.note.setFocus()
            return
        if len(note) > NOTE_AT_MOST:
            self._fail(text.sentence(NoteTooLong(length=len(note), at_most=NOTE_AT_MOST)))
            self.note.setFocus()
            return
        self._fail("")
        self.given.emit(agrees, note)

    def _fail(self, sentence: str) -> None:
        self._armed.hide()
        self.error.show_mark(Shape.CONFLICTS, sentence)
        self.error.setVisible(bool(sentence))

    def _show(self) -> None:
        for button in (self.agree, self.disagree):
            button.set_reason(self._cannot or self._waits)
            button.setEnabled(not self._cannot and not self._waits and not self._rests)
        self.note.setEnabled(not self._cannot)

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(12)
        said.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._proposed, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.note, 2, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.agree, 1, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.disagree, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(said)
        column.addWidget(self._why)
        column.addWidget(self.error)
        column.addWidget(self._armed)
        column.addLayout(buttons)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.end()
