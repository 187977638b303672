"""One line of text, set by the middle of its capitals so that every script sits at the same height.

Lines are laid out once and kept: drawing one again costs a third of QPainter.drawText.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTextLayout, QTransform

# Half the height of a capital in Inter, as a part of the font size.
_HALF_CAPITAL = 0.364
_FIGURES = re.compile(r"\d")


class Fitted(NamedTuple):
    """A line as it fits: laid out, cut with an ellipsis where needed; width and ascent in pixels; the font it is in."""

    text: QStaticText
    width: float
    ascent: float
    font: QFont


def width_of(text: str, font: QFont) -> float:
    """The width of one line in pixels."""
    return fitted(text, font).width


def write(
    painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor, *, align: str = "left", trim: bool = True
) -> float:
    """Write one line in the middle of `rect`, trimmed with an ellipsis if it is too long; give its width.

    `align` is left, right or centre of the page whatever the script; the text keeps its own direction.
    """
    line = fitted(text, font, rect.width() if trim else None)
    left = rect.x()
    if align == "right":
        left += rect.width() - line.width
    elif align == "centre":
        left += (rect.width() - line.width) / 2
    foot = round(rect.y() + rect.height() / 2 + _HALF_CAPITAL * font.pixelSize())
    painter.setFont(line.font)
    painter.setPen(color)
    painter.drawStaticText(QPointF(left, foot - line.ascent), line.text)
    return line.width


@lru_cache(maxsize=256)
def for_words(font: QFont) -> QFont:
    """The font without tabular figures: they widen the hyphen too, which tears double names apart."""
    plain = QFont(font)
    plain.unsetFeature(QFont.Tag("tnum"))
    return plain


def font_for(text: str, font: QFont) -> QFont:
    """Tabular figures where there are figures, the plain font for words alone."""
    return font if _FIGURES.search(text) else for_words(font)


@lru_cache(maxsize=8192)
def fitted(text: str, font: QFont, room: float | None = None) -> Fitted:
    """The text as it fits into `room` pixels; without a room, whole."""
    set_in = font_for(text, font)
    laid = _lay_out(text, set_in)
    if room is not None and laid.size().width() > room + 0.01:
        text = QFontMetricsF(set_in).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        laid = _lay_out(text, set_in)
    return Fitted(laid, laid.size().width(), _ascent(text, set_in), set_in)


def _lay_out(text: str, font: QFont) -> QStaticText:
    laid = QStaticText(text)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid.prepare(QTransform(), font)
    return laid


def _is_in_inter(text: str) -> bool:
    """Whether Inter has every sign; a pattern that says the same takes 3 ms to compile, before the first paint."""
    return text.isascii() or not any("\u0590" <= sign <= "\u1dff" or sign >= "\u2300" for sign in text)


def _ascent(text: str, font: QFont) -> float:
    """The ascent of the whole line, which is larger where another typeface had to help out."""
    if _is_in_inter(text):
        return QFontMetricsF(font).ascent()
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(QFontMetricsF(font).horizontalAdvance(text) + 1)
    ascent = line.ascent()
    layout.endLayout()
    return ascent
