"""A strip in a panel that asks before much is signed at once, and afterwards offers to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.shell import theme
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionStrip(QFrame):
    """Hidden until it has something to say. Sends `answered` for a question, `acted` for the button of a message."""

    answered = Signal(bool)
    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asks = False
        self._said = Label("", 12)
        self._said.setWordWrap(True)
        self.yes = ActionButton("", keys=("Enter",))
        self.no = ActionButton("", keys=("Esc",))
        self.act = ActionButton("")
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.yes, self.no, self.act):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        self.act.clicked.connect(self.acted)
        self.hide()

    def ask(self, said: str, yes: str, no: str) -> None:
        """Ask, and take the keys until it is answered."""
        self.yes.set_label(yes)
        self.no.set_label(no)
        self._show(said, asks=True)
        self.setFocus()

    def tell(self, said: str, act: str, keys: Sequence[str]) -> None:
        """Say what was done; its button undoes it. The focus stays where it is."""
        self.act.set_label(act)
        self.act.set_keys(*keys)
        self._show(said, asks=False)

    def clear(self) -> None:
        """Take the strip away."""
        self._asks = False
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that was held down when the question came answers nothing."""
        yes, no = event.key() in _ENTER, event.key() == Qt.Key.Key_Escape
        if self._asks and (yes or no):
            if not event.isAutoRepeat():
                self.answered.emit(yes)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warn_soft" if self._asks else "sel"))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 0, 0, 0))
        painter.end()

    def _show(self, said: str, asks: bool) -> None:
        self._asks = asks
        self._said.setText(said)
        self.setAccessibleName(said)
        self.yes.setVisible(asks)
        self.no.setVisible(asks)
        self.act.setVisible(not asks)
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
