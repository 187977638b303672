"""How much is done, as a 3 px line: at the first start and in the status bar.

Boundary: paints a part of a whole; what the part is of stands beside it in words.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import theme


class Track(QWidget):
    """`part` from 0 to 1, painted in the colour of `token`; call `update` after changing them."""

    def __init__(self, across: QSizePolicy.Policy = QSizePolicy.Policy.Fixed) -> None:
        super().__init__()
        self.part = 0.0
        self.token = "accent"
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(QRectF(self.rect()), 1.5, 1.5)
        painter.setBrush(theme.color(self.token))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self.part, self.height()), 1.5, 1.5)
        painter.end()
