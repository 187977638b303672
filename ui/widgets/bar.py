"""The inline strip that takes the place of modal boxes: what happened, what stays safe, what to do.

Assistive technology hears it as an alert when it appears.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme
from ui.widgets.action_button import ActionButton
from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape

HEIGHT = 36


class Tone(Enum):
    """How bad the news is: ground and shape of the strip."""

    ERROR = ("danger_soft", Shape.CONFLICTS)
    WARNING = ("warn_soft", Shape.UNDER_HOUR)
    NOTICE = ("sel", Shape.PROMISE)
    DONE = ("ok_soft", Shape.AGREES)


class Bar(QFrame):
    """One strip, hidden until `say` is called; 36 px high, more when the sentence needs a second line."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NOTICE
        self._shape = ShapeBox(Shape.PROMISE)
        self._sentence = Label()
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._code = Label("", 11, 400, "text3")
        self.button = ActionButton("")
        self.button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._shape)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._code)
        row.addSpacing(8)
        row.addWidget(self.button)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, tone: Tone, sentence: str, *, code: str = "", action: str = "", keys: Sequence[str] = ()) -> None:
        """Show the strip; `action` names its button, which sends `acted`."""
        self._tone = tone
        self._shape.set_shape(tone.value[1])
        self._sentence.setText(sentence)
        self._code.setText(code)
        self._code.setVisible(bool(code))
        self.button.set_label(action)
        self.button.set_keys(*keys)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{sentence} {code}".strip())
        self.show()
        self.update()
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Take the strip away."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._tone.value[0]))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()
