"""What parts of a screen stand on: a colour of the theme, and the line that parts them from what is above or beside."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme

HEAD = 44


class Ground(QWidget):
    """A subclass may name another token of the theme for its `ground`."""

    ground = "surface"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self.ground))
        painter.end()


class Foot(Ground):
    """Stands under something else; its top line is `line`. A layout in it may begin one pixel below."""

    line = "line2"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, theme.color(self.line))
        painter.end()


class Side(Ground):
    """Stands at the right of something else; a layout in it begins one pixel from the left, beside the line."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), theme.color("line2"))
        painter.end()


class Floor(Foot):
    """The darker ground under framed panels."""

    ground, line = "bg", "line"


class Headed(Ground):
    """A head of HEAD pixels above, parted by a line from what stands below it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, HEAD - 1, self.width(), 1, theme.color("line2"))
        painter.end()

    def _lay_head(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> QVBoxLayout:
        """Lay the head out; the column that goes on below it."""
        head = QWidget()
        head.setFixedHeight(HEAD - 1)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addSpacing(1)
        return column
