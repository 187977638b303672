"""The other rights of the same letter, each a press away."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.link_button import LinkButton


class Siblings(QWidget):
    """`chosen` carries the request."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._requests: tuple[UUID, ...] = ()
        self._buttons: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_siblings(self, siblings: Sequence[tuple[UUID, str]]) -> None:
        """Show these, each in its words."""
        self._requests = tuple(request for request, _ in siblings)
        while len(self._buttons) < len(siblings):
            self._add()
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(siblings))
            if at < len(siblings):
                button.setText(siblings[at][1])
                button.setAccessibleName(siblings[at][1])
                button.updateGeometry()
        self.setVisible(bool(siblings))

    def shown(self) -> tuple[LinkButton, ...]:
        return tuple(self._buttons[: len(self._requests)])

    def _add(self) -> None:
        button = LinkButton("", 12)
        button.setObjectName(str(len(self._buttons)))
        button.clicked.connect(self._press)
        self._buttons.append(button)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _press(self) -> None:
        self.chosen.emit(self._requests[int(self.sender().objectName())])
