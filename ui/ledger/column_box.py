"""The box in which columns are chosen; at least one stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.ledger.rows import At
from ui.shell.keys import Keys
from ui.shell.overlay import Overlay
from ui.widgets.label import Label
from ui.widgets.tick_box import TickBox

_WIDE = 260


class ColumnBox(Overlay):
    """`chosen` carries the columns at every change. Up and Down move, Space chooses, Esc closes."""

    chosen = Signal(object)

    def __init__(self, frame: QWidget, keys: Keys, heads: Sequence[str]) -> None:
        super().__init__(frame, _WIDE, "")
        self._keys = keys
        self.setAccessibleName(self.tr("Choose columns"))
        self.boxes = [TickBox(head) for head in heads]
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 14, 16, 14)
        inner.setSpacing(8)
        inner.addWidget(Label(self.tr("Choose columns"), 15, 600))
        inner.addSpacing(6)
        for box in self.boxes:
            box.clicked.connect(self._tell)
            inner.addWidget(box)
        self.content.addLayout(inner)

    def open_with(self, columns: Sequence[At]) -> None:
        """Show the box with what is chosen now."""
        for at, box in zip(At, self.boxes, strict=True):
            box.setChecked(at in columns)
        self.open()
        self.boxes[0].setFocus()

    def about_to_open(self) -> None:
        self._keys.confine(self)

    def close_box(self) -> None:
        self._keys.confine(None)
        super().close_box()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        columns = tuple(at for at, box in zip(At, self.boxes, strict=True) if box.isChecked())
        pressed = self.sender()
        if columns:
            self.chosen.emit(columns)
        elif isinstance(pressed, TickBox):
            pressed.setChecked(True)
