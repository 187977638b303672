"""What an empty list says: one sentence and the next key, at its top left."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.lettering import width_of


class EmptyState(QWidget):
    """Stands where the list would stand."""

    def __init__(self, sentence: str, keys: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Label("", 13, 400, "text2")
        self._sentence.setWordWrap(True)
        self._caps = KeyCap()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._caps, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(row)
        column.addStretch(1)
        self.say(sentence, keys)

    def stand_in(self, view: QAbstractScrollArea) -> None:
        """Stand over the rows of a view; the caller shows and hides it."""
        inside = QVBoxLayout(view.viewport())
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self)

    def say(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """Show another sentence and other keys."""
        self._sentence.setText(sentence)
        self._sentence.setMaximumWidth(ceil(width_of(sentence, self._sentence.font())) + 2)
        self._caps.set_keys(*keys)
        self._caps.setVisible(bool(keys))
        self.setAccessibleName(f"{sentence} {' '.join(keys)}".strip())
