"""The requests to take first: a line each with days left, the person, the right, what is waited for, who holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.home.lines import Line, LineDelegate, LineList, paint_columns
from ui.rights.board_rows import BoardRow
from ui.shell import fonts, theme
from ui.widgets.lettering import write
from ui.widgets.shapes import paint_shape

_HIGH, _SHORT = 44, 36


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A row of the board, the day it is due and the day by which it can be extended, in words."""

    row: BoardRow
    day: str
    letter_by: str

    def key(self) -> UUID:
        return self.row.line.request

    def spoken(self) -> str:
        row = self.row
        return ", ".join(part for part in (row.left, self.day, row.name, row.right, row.state, row.holder) if part)


class FirstRequests(LineList):
    """Carries a RequestLine each, with every column."""

    def __init__(self) -> None:
        super().__init__(_Delegate(_HIGH), wide=400, rows=3)


class ExtendableRequests(LineList):
    """Carries a RequestLine each, for a narrow column: as tall as its lines are many."""

    def __init__(self) -> None:
        super().__init__(_ShortDelegate(_SHORT, quiet=True), wide=200, rows=1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.setFixedHeight(max(1, len(lines)) * _SHORT + 2)
        super().show_lines(lines)


class _Delegate(LineDelegate):
    def paint_line(self, painter: QPainter, box: QRectF, line: RequestLine) -> None:
        row, plain = line.row, fonts.ui_font(13)
        _paint_shape(painter, box, line)
        left = QRectF(box.left() + 16, box.top(), 34, box.height())
        write(painter, left, row.left, fonts.ui_font(15, 600), theme.color(row.token), align="right", trim=False)
        columns = (
            (line.day, 0.15, plain, "text2"),
            (row.name, 0.24, fonts.ui_font(13, 500), "text"),
            (row.right, 0.22, plain, "text2"),
            (row.state, 0.24, plain, "text2"),
            (row.holder, 0.15, plain, "text2"),
        )
        paint_columns(painter, box.adjusted(74, 0, 0, 0), columns)


class _ShortDelegate(LineDelegate):
    def paint_line(self, painter: QPainter, box: QRectF, line: RequestLine) -> None:
        _paint_shape(painter, box, line)
        words = box.adjusted(22, 0, 0, 0)
        wide = write(painter, words, line.letter_by, fonts.ui_font(12), theme.color("text2"), align="right")
        words.setRight(words.right() - wide - 8)
        write(painter, words, f"{line.row.name}, {line.row.right}", fonts.ui_font(13), theme.color("text"))


def _paint_shape(painter: QPainter, box: QRectF, line: RequestLine) -> None:
    paint_shape(painter, QRectF(box.left(), box.center().y() - 6, 12, 12), line.row.shape, theme.current())
