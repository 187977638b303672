"""How a home page stands: the work on the left, what is worth knowing beside it on the right."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.workspace import Page, Seat

INSET = 8
_MARGIN = 40
_RIGHT = 336
_ROOM_FOR_BOTH = 1080


class ColumnsPage(Page):
    """What is worth knowing goes into `beside`; where there is no room for both, the work comes first."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._right = QWidget()
        self._right.setFixedWidth(_RIGHT)
        self.beside = QVBoxLayout(self._right)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(0)

    def stand_in_columns(self, work: QLayout) -> None:
        """Put both into the page. A chosen line stands INSET left of the words above it, so words keep one edge."""
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN - INSET, 28, _MARGIN, 16)
        row.setSpacing(_MARGIN)
        row.addLayout(work, 1)
        row.addWidget(self._right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._right.setVisible(self.width() >= _ROOM_FOR_BOTH)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.end()
