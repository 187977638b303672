"""How a home page stands: the work on the left, what is worth knowing beside it on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

MARGIN = 40
INSET = 8
RIGHT = 336
ROOM_FOR_BOTH = 1080


def in_columns(page: QWidget, left: QLayout, right: QWidget) -> None:
    """Put both into `page`. A chosen line stands INSET left of the words above it, so words keep one edge."""
    row = QHBoxLayout(page)
    row.setContentsMargins(MARGIN - INSET, 28, MARGIN, 16)
    row.setSpacing(MARGIN)
    row.addLayout(left, 1)
    row.addWidget(right)
