"""A framed group: a title row and what belongs under it."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.widgets.label import Label, SectionLabel

TITLE_HEIGHT = 32
_CORNER = 4


class Panel(QFrame):
    """A surface with a 1 px line and round corners; put content into `body`, marks and tags beside the title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionLabel(title)
        self.second = Label("", 12, 400, "text3")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(12, 0, 12, 0)
        self._head.setSpacing(10)
        self._head.addWidget(self.title)
        self._head.addWidget(self.second)
        self._head.addStretch(1)
        head = QWidget()
        head.setFixedHeight(TITLE_HEIGHT)
        head.setLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, _CORNER)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        column.addSpacing(1)
        column.addLayout(self.body, 1)
        self.setAccessibleName(title)

    def set_title(self, title: str, second: str = "") -> None:
        """Show another title, and a quieter word behind it."""
        self.title.setText(title)
        self.second.setText(second)
        self.setAccessibleName(title)

    def add_to_title(self, widget: QWidget) -> None:
        """Put a mark, tag or button at the right end of the title row."""
        self._head.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        under = TITLE_HEIGHT + 1.5
        painter.drawLine(QLineF(1, under, self.width() - 1, under))
        painter.end()
