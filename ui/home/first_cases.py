"""The cases to take first: a line each with the time left, the person, what is wrong, where they live, who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from backoffice.kyc.views import QueueLine
from ui.home.lines import LineDelegate, LineList, paint_columns
from ui.shell import fonts, theme
from ui.widgets.lettering import write
from ui.widgets.shapes import paint_shape, shape_token, shape_word
from ui.widgets.time_left import TimeLeft, time_weight

_HIGH = 44
_SHAPE = 14
_TIME = 68


@dataclass(frozen=True, slots=True)
class FirstLine:
    """One case, formatted; `case` is what it was made from."""

    case: QueueLine
    left: TimeLeft
    name: str
    headline: str
    country: str
    holder: str

    def key(self) -> UUID:
        return self.case.case

    def spoken(self) -> str:
        parts = (shape_word(self.left.shape), self.left.text, self.name, self.headline, self.country, self.holder)
        return ", ".join(part for part in parts if part)


class FirstCases(LineList):
    """Carries a FirstLine each; the columns' widths follow the list's."""

    def __init__(self) -> None:
        super().__init__(_Delegate(_HIGH), wide=400, rows=3)


class _Delegate(LineDelegate):
    def paint_line(self, painter: QPainter, box: QRectF, line: FirstLine) -> None:
        paint_shape(painter, QRectF(box.left(), box.center().y() - 6, 12, 12), line.left.shape, theme.current())
        time = QRectF(box.left() + _SHAPE, box.top(), _TIME - _SHAPE, box.height())
        bold = fonts.ui_font(15, time_weight(line.left.shape))
        write(painter, time, line.left.text, bold, theme.color(shape_token(line.left.shape)), align="right", trim=False)
        plain = fonts.ui_font(13)
        columns = (
            (line.name, 0.36, fonts.ui_font(13, 500), "text"),
            (line.headline, 0.32, plain, "text2"),
            (line.country, 0.17, plain, "text2"),
            (line.holder, 0.15, plain, "text2"),
        )
        paint_columns(painter, box.adjusted(_TIME + 36, 0, 0, 0), columns)
