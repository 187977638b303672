"""The field that shows the chosen reason; pressed, it opens the reasons again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import write
from ui.widgets.press import press_once

_WIDE, _HIGH, _ARROW = 304, 28, 16


class ReasonField(QAbstractButton):
    """Looks like a drop-down list; what drops down is somebody else's."""

    pressed_open = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.pressed_open)
        self.show_words("")

    def show_words(self, words: str) -> None:
        """Show a reason; empty for none."""
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(self.tr("Reason"))
        self.setAccessibleDescription(words or self._placeholder)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("ctl" if self.isEnabled() else "line2"), 1)
        if not self.isEnabled():
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color("surface") if self.isEnabled() else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        words = box.adjusted(10, 0, -8 - _ARROW - 4, 0)
        chosen = bool(self.text()) and self.isEnabled()
        ink = theme.color("text" if chosen else "text3")
        write(painter, words, self.text() or self._placeholder, fonts.ui_font(13), ink)
        arrow = icons.pixmap("chevron_down", "text2" if self.isEnabled() else "ctl", _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(round(box.right() - 8 - _ARROW), round((self.height() - _ARROW) / 2), arrow)
        painter.end()
