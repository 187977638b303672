"""The box for what an act needs: a reason to choose, words, or both. Ctrl+Enter gives it, Esc leaves it.

Boundary: what was begun stays while the same alert and act are open; nothing of it goes to a disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.shell import fonts
from ui.shell.keys import Keys
from ui.shell.overlay import Overlay
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label

_WIDE = 520
_FIELD = 110


class Doing(StrEnum):
    """Acts that need something said."""

    DISMISS = "dismiss"
    NOTE = "note"
    REFER = "refer"
    FREEZE = "freeze"


class WatchBox(Overlay):
    """`given` carries what is done, the chosen reason's code and the words."""

    given = Signal(object, str, str)

    def __init__(self, frame: QWidget, keys: Keys) -> None:
        super().__init__(frame, _WIDE, "")
        self._keys = keys
        self._doing = Doing.NOTE
        self.title = Label("", 15, 600)
        self.whom = Label("", 13, 500)
        self.whom.setWordWrap(True)
        self.reason = Choice(self.tr("Reason"))
        self.words = QPlainTextEdit()
        self.words.setFont(fonts.ui_font(13))
        self.words.setFixedHeight(_FIELD)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("Words"))
        self.quiet = Label("", 12, 400, "text2")
        self.quiet.setWordWrap(True)
        self.error = Bar()
        self.send = ActionButton("", keys=("Ctrl", "Enter"))
        self.send.clicked.connect(self._give)
        self._lay_out()

    def open_for(self, doing: Doing, whom: str, reasons: Sequence[tuple[str, str]]) -> None:
        """Ask for what this act needs; `reasons` are codes and words."""
        self._doing = doing
        title, send, hint, quiet = self._said(doing)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.whom.setText(whom)
        self.reason.clear()
        for code, words in reasons:
            self.reason.addItem(words, code)
        self.reason.setVisible(bool(reasons))
        self.words.clear()
        self.words.setPlaceholderText(hint)
        self.words.setVisible(doing is not Doing.FREEZE)
        self.quiet.setText(quiet)
        self.quiet.setVisible(bool(quiet))
        self.send.set_label(send)
        self.send.set_reason("")
        self.fail("")
        if not self.isVisible():
            self.open()
        (self.reason if reasons else self.words).setFocus()

    def fail(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.send.set_reason("")
        self.error.say(Tone.ERROR, sentence) if sentence else self.error.clear()
        if self.isVisible():
            self.settle()

    def about_to_open(self) -> None:
        self._keys.confine(self)

    def close_box(self) -> None:
        self._keys.confine(None)
        super().close_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl and not event.isAutoRepeat():
            self._give()
        super().keyPressEvent(event)

    @Slot()
    def _give(self) -> None:
        if self.send.isEnabled():
            self.send.set_reason(self.tr("Being sent"))
            self.given.emit(self._doing, self.reason.currentData() or "", self.words.toPlainText())

    def _said(self, doing: Doing) -> tuple[str, str, str, str]:
        return {
            Doing.DISMISS: (
                self.tr("Dismiss the alert"),
                self.tr("Dismiss"),
                self.tr("What explains it (needed for another reason)"),
                "",
            ),
            Doing.NOTE: (self.tr("Note"), self.tr("Write"), self.tr("What you found"), ""),
            Doing.REFER: (
                self.tr("Refer to the reporting officer"),
                self.tr("Send"),
                self.tr("What you saw, when, and what makes you think of it"),
                self.tr(
                    "Only the reporting officer reads this. You will hear nothing more of it; the alert will say "
                    "“passed on”, as it does of everything that goes elsewhere."
                ),
            ),
            Doing.FREEZE: (
                self.tr("Freeze the account"),
                self.tr("Freeze"),
                "",
                self.tr(
                    "From now on nothing leaves the wallets of this customer; what comes in is booked and stays. "
                    "Two people lift this: finance and a lead."
                ),
            ),
        }[doing]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(KeyCap("Esc"))
        top = QWidget()
        top.setFixedHeight(44)
        top.setLayout(head)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.send)
        body = QVBoxLayout()
        body.setContentsMargins(24, 4, 24, 16)
        body.setSpacing(10)
        for part in (self.whom, self.reason, self.words, self.quiet, self.error):
            body.addWidget(part)
        body.addLayout(foot)
        self.content.addWidget(top)
        self.content.addLayout(body)
