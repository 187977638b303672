"""A status shape with its word, as it stands in heads and legends."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.shell import theme
from ui.widgets.label import Label
from ui.widgets.shapes import Shape, paint_shape, shape_word


class ShapeBox(QWidget):
    """One status shape, `side` pixels wide; screen readers get its word."""

    def __init__(self, shape: Shape, side: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_shape(shape)

    def set_shape(self, shape: Shape) -> None:
        """Show another shape."""
        self._shape = shape
        self.setAccessibleName(shape_word(shape))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shape(painter, QRectF(self.rect()), self._shape, theme.current())
        painter.end()


class Mark(QWidget):
    """A shape, six pixels, and its words in 12 px."""

    def __init__(self, shape: Shape, words: str, token: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = ShapeBox(shape)
        self._words = Label(words, 12, 400, token)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._box)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def show_mark(self, shape: Shape, words: str) -> None:
        """Show another shape and other words."""
        self._box.set_shape(shape)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
