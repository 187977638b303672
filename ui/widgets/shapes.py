"""The status shapes: the shape says it, the colour repeats it, a word stands beside it.

Each is drawn in a 14 px box from tokens of the theme and kept as a picture per size, theme and pixel ratio.
"""

from enum import Enum
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.shell.theme import Theme

HOUR = 3600
URGENT_DAYS = 3
WEEK_DAYS = 7
SOON_DAYS = 14
MONTH_DAYS = 30


class Shape(Enum):
    """What a mark means; the value is its drawing, with tokens of the theme as $name."""

    LATE = '<rect x="2" y="2" width="10" height="10" rx="2" fill="$danger_f"/>'
    UNDER_HOUR = '<path d="M7 1.9 12.6 12H1.4z" fill="$warn_f" stroke="$warn_f" stroke-linejoin="round"/>'
    UNDER_FOUR_HOURS = (
        '<circle cx="7" cy="7" r="4.8" fill="none" stroke="$text2" stroke-width="1.4"/>'
        '<path d="M7 2.2a4.8 4.8 0 0 1 0 9.6z" fill="$text2"/>'
    )
    WITHIN_WEEK = (
        '<circle cx="7" cy="7" r="4.8" fill="none" stroke="$text" stroke-width="1.4"/>'
        '<path d="M7 7V2.2a4.8 4.8 0 1 1-4.8 4.8z" fill="$text"/>'
    )
    WITHIN_MONTH = (
        '<circle cx="7" cy="7" r="4.8" fill="none" stroke="$text3" stroke-width="1.4"/>'
        '<path d="M7 7V2.2a4.8 4.8 0 0 1 4.8 4.8z" fill="$text3"/>'
    )
    LATER = '<circle cx="7" cy="7" r="4.8" fill="none" stroke="$text3" stroke-width="1.4"/>'
    AGREES = (
        '<circle cx="7" cy="7" r="5.9" fill="$ok_soft" stroke="$ok" stroke-width="1.4"/>'
        '<path d="M4.4 7.2l1.9 1.9 3.4-3.8" fill="none" stroke="$ok" stroke-width="1.4"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )
    CONFLICTS = (
        '<rect x="1" y="1" width="12" height="12" rx="2" fill="$danger_f"/>'
        '<path d="M4.7 4.7l4.6 4.6M9.3 4.7 4.7 9.3" stroke="$surface" stroke-width="1.6"'
        ' stroke-linecap="round"/>'
    )
    CLOSE = (
        '<path d="M7 .9 13.1 7 7 13.1.9 7z" fill="$warn_soft" stroke="$warn" stroke-width="1.3"'
        ' stroke-linejoin="round"/>'
        '<path d="M4.4 6.3c.9-.9 1.7-.9 2.6 0s1.7.9 2.6 0M4.4 8.6c.9-.9 1.7-.9 2.6 0s1.7.9 2.6 0"'
        ' fill="none" stroke="$warn" stroke-width="1.1" stroke-linecap="round"/>'
    )
    UNKNOWN = (
        '<circle cx="7" cy="7" r="5.9" fill="none" stroke="$text3" stroke-width="1.3"'
        ' stroke-dasharray="2.3 1.407"/>'
        '<path d="M5.5 5.7a1.55 1.55 0 1 1 2.4 1.3c-.6.4-.9.7-.9 1.2M7 9.9v.05" fill="none" stroke="$text3"'
        ' stroke-width="1.2" stroke-linecap="round"/>'
    )
    PROMISE = '<path d="M7 2.2 11.8 7 7 11.8 2.2 7z" fill="$accent"/>'
    STATUTE = '<rect x="5.8" y="1" width="2.4" height="12" fill="$text"/>'


_TEXT_TOKENS = {
    Shape.LATE: "danger",
    Shape.UNDER_HOUR: "warn",
    Shape.UNDER_FOUR_HOURS: "text",
    Shape.WITHIN_WEEK: "text",
    Shape.WITHIN_MONTH: "text2",
    Shape.LATER: "text2",
    Shape.AGREES: "ok",
    Shape.CONFLICTS: "danger",
    Shape.CLOSE: "warn",
    Shape.UNKNOWN: "text3",
    Shape.PROMISE: "accent",
    Shape.STATUTE: "text",
}


def time_shape(seconds_left: float) -> Shape:
    """The shape of a clock that counts hours: late, under 1 hour, under 4 hours, later."""
    if seconds_left < 0:
        return Shape.LATE
    if seconds_left < HOUR:
        return Shape.UNDER_HOUR
    return Shape.UNDER_FOUR_HOURS if seconds_left < 4 * HOUR else Shape.LATER


def days_shape(days_left: int) -> Shape:
    """The shape of a clock that counts days: late, 3 days and less, 14 days and less, later."""
    if days_left < 0:
        return Shape.LATE
    if days_left <= URGENT_DAYS:
        return Shape.UNDER_HOUR
    return Shape.UNDER_FOUR_HOURS if days_left <= SOON_DAYS else Shape.LATER


def month_shape(days_left: int) -> Shape:
    """The shape of a clock of a month or more: as `days_shape`, with 7 days and 30 days told apart."""
    if URGENT_DAYS < days_left <= WEEK_DAYS:
        return Shape.WITHIN_WEEK
    return Shape.WITHIN_MONTH if SOON_DAYS < days_left <= MONTH_DAYS else days_shape(days_left)


def shape_token(shape: Shape) -> str:
    """The token for words and figures that stand beside a shape."""
    return _TEXT_TOKENS[shape]


def shape_word(shape: Shape) -> str:
    """The word for a shape, for screen readers and tooltips."""
    translate = QCoreApplication.translate
    return {
        Shape.LATE: translate("Shape", "late"),
        Shape.UNDER_HOUR: translate("Shape", "urgent"),
        Shape.UNDER_FOUR_HOURS: translate("Shape", "soon"),
        Shape.WITHIN_WEEK: translate("Shape", "within a week"),
        Shape.WITHIN_MONTH: translate("Shape", "within a month"),
        Shape.LATER: translate("Shape", "later"),
        Shape.AGREES: translate("Shape", "agrees"),
        Shape.CONFLICTS: translate("Shape", "conflicts"),
        Shape.CLOSE: translate("Shape", "close"),
        Shape.UNKNOWN: translate("Shape", "unknown"),
        Shape.PROMISE: translate("Shape", "promise"),
        Shape.STATUTE: translate("Shape", "statute"),
    }[shape]


def paint_shape(painter: QPainter, rect: QRectF, shape: Shape, theme: Theme) -> None:
    """Paint a shape in the middle of `rect`, as large as its shorter side (14 px, or 12 in tight rows)."""
    side = min(rect.width(), rect.height())
    picture = _picture(shape, side, painter.device().devicePixelRatioF(), theme)
    painter.drawPixmap(QPointF(rect.center().x() - side / 2, rect.center().y() - side / 2), picture)


def paint_waiting(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint the hatched bar of a clock that waits on the person; `rect` gives start, end and thickness."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.fillPath(outline, theme.color("surface"))
    painter.setClipPath(outline)
    painter.setPen(QPen(theme.color("ctl"), 1.2))
    reach = rect.height()
    for step in range(0, int(rect.width() + reach) + 1, 5):
        left = rect.left() - reach + step
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + reach, rect.top()))
    painter.setClipping(False)
    painter.setPen(QPen(theme.color("ctl"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()


@cache
def _picture(shape: Shape, side: float, ratio: float, theme: Theme) -> QPixmap:
    source = Template(shape.value).substitute(vars(theme))
    drawing = QSvgRenderer(
        QByteArray(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14">{source}</svg>'.encode())
    )
    pixels = round(side * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
