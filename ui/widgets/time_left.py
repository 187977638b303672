"""Time left on a clock: as text, as a value ready to paint, and painted with shape and track."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.shell import fonts
from ui.shell.theme import Theme
from ui.widgets.lettering import write
from ui.widgets.shapes import Shape, paint_shape, shape_token, time_shape

MINUS = "\u2212"
TRACK_HEIGHT = 3
_TRACK_TOKENS = {Shape.LATE: "danger_f", Shape.UNDER_HOUR: "warn_f", Shape.UNDER_FOUR_HOURS: "text3"}


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """A clock ready to paint: its text, its shape, and the part of its span that is used up (0 to 1)."""

    text: str
    shape: Shape
    used: float


def hours_minutes(seconds: float) -> str:
    """Seconds as h:mm, late ones with a minus (U+2212). Rounded down, so it never shows more time than there is."""
    minutes = int(seconds // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{MINUS if minutes < 0 else ''}{hours}:{rest:02}"


def time_left(seconds_left: float, span: float) -> TimeLeft:
    """The clock of something that was given `span` seconds and has `seconds_left` of them."""
    used = 1.0 if span <= 0 else min(1.0, max(0.0, 1 - seconds_left / span))
    return TimeLeft(hours_minutes(seconds_left), time_shape(seconds_left), used)


def time_weight(shape: Shape) -> int:
    """Bold is kept for clocks that run out within four hours."""
    return 500 if shape is Shape.LATER else 600


def paint_time_left(painter: QPainter, rect: QRectF, left: TimeLeft, theme: Theme) -> None:
    """Paint shape, time and the track below, right-aligned in the middle of `rect`; full track means late."""
    font = fonts.ui_font(15, time_weight(left.shape))
    words = QRectF(rect.left(), rect.center().y() - 15, rect.width(), 22)
    wide = write(painter, words, left.text, font, theme.color(shape_token(left.shape)), align="right", trim=False)
    mark = QRectF(words.right() - wide - 6 - 12, words.center().y() - 6, 12, 12)
    paint_shape(painter, mark, left.shape, theme)
    paint_track(painter, QRectF(rect.left(), rect.center().y() + 10, rect.width(), TRACK_HEIGHT), left, theme)


def paint_track(painter: QPainter, rect: QRectF, left: TimeLeft, theme: Theme) -> None:
    """Paint how much of the span is used up."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    round_end = rect.height() / 2
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(rect, round_end, round_end)
    if left.used > 0:
        filled = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * left.used), rect.height())
        painter.setBrush(theme.color(_TRACK_TOKENS.get(left.shape, "ctl")))
        painter.drawRoundedRect(filled, round_end, round_end)
    painter.restore()
