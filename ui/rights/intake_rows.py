"""How the box in which a letter is recorded is laid out: named rows, ticks, the letter over its files.

Boundary: places widgets; asks and does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.widgets.label import Label

_IN_A_ROW = 4


def named_rows(rows: Iterable[tuple[str, QLayout]], high: QLayout) -> QGridLayout:
    """Each content beside its name; that of `high` stands level with its first line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(10)
    for at, (words, content) in enumerate(rows):
        name = Label(words, 12, 500, "text2")
        name.setContentsMargins(0, 2 if content is high else 6, 0, 0)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(content, at, 1)
    grid.setColumnStretch(1, 1)
    return grid


def ticks_in_rows(ticks: Iterable[QWidget], below: Iterable[QWidget]) -> QGridLayout:
    """Four ticks in a row, then what belongs to some of them, each over the whole width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(8)
    for at, tick in enumerate(ticks):
        grid.addWidget(tick, at // _IN_A_ROW, at % _IN_A_ROW)
    grid.setColumnStretch(_IN_A_ROW - 1, 1)
    first = grid.rowCount()
    for at, widget in enumerate(below):
        grid.addWidget(widget, first + at, 0, 1, _IN_A_ROW)
    return grid


def letter_over_files(words: QWidget, files: tuple[QWidget, QWidget, QWidget]) -> QVBoxLayout:
    """The letter, and in one line below it what opens files, what they are called, and what leaves them out."""
    line = QHBoxLayout()
    line.setSpacing(10)
    first, names, last = files
    line.addWidget(first)
    line.addWidget(names, 1)
    line.addWidget(last)
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(words)
    column.addLayout(line)
    return column
