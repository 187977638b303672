"""The head over a list: what it is at the left, what can be done at the right, and below it what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.bar import Bar

HEAD = 52


class ListHead(QWidget):
    """A row of HEAD pixels; `between` stands under it and over the bar."""

    def __init__(self, left: Sequence[QWidget], right: Sequence[QWidget], said: Bar, *between: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for part in left:
            row.addWidget(part)
        row.addStretch(1)
        for part in right:
            row.addWidget(part)
        bar = QWidget()
        bar.setFixedHeight(HEAD)
        bar.setLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 8)
        below.addWidget(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        for part in between:
            column.addWidget(part)
        column.addLayout(below)
