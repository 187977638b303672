"""A status shape beside a sentence that may take several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.label import Label
from ui.widgets.mark import ShapeBox
from ui.widgets.shapes import Shape


class WordedShape(QWidget):
    """The shape stays beside the first line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = ShapeBox(Shape.UNKNOWN)
        self._words = Label("", 12, 400, "text2")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_mark(self, shape: Shape, words: str) -> None:
        """Show another shape and other words."""
        self._box.set_shape(shape)
        self._words.setText(words)
        self.setAccessibleName(words)
