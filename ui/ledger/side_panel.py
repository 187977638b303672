"""The ground of what stands at the right of the books: its surface, and the line that parts it from the grid."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.shell import theme


class SidePanel(QWidget):
    """A layout in it begins one pixel from the left, beside the line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line2"))
        painter.end()
