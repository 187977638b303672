"""Days as pixels: one scale for the head of the board and every bar below it.

Boundary: pure, but for the painting of a bar. Bar = elapsed and remaining, lozenge = promise, upright = statute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.rights.board_rows import BoardRow
from ui.shell import theme
from ui.shell.theme import Theme
from ui.widgets.shapes import Shape, paint_shape, paint_waiting

DAYS_BEFORE, DAYS_AFTER = 39, 37
_MARGIN = 12
_BAR = 8
_INK = {Shape.LATE: "danger_f", Shape.UNDER_HOUR: "warn_f"}


@dataclass(frozen=True, slots=True)
class TimeScale:
    """From 39 days before `today`, an ordinal, to 37 after; what lies beyond stands at the edge with an arrow."""

    today: int

    @property
    def first(self) -> int:
        return self.today - DAYS_BEFORE

    @property
    def last(self) -> int:
        return self.today + DAYS_AFTER

    def x(self, day: int, box: QRectF) -> float:
        """Where a day stands in `box`, never outside it."""
        inside = min(max(day, self.first), self.last)
        return box.left() + _MARGIN + (inside - self.first) / (self.last - self.first) * (box.width() - 2 * _MARGIN)

    def weeks(self) -> tuple[date, ...]:
        """The Mondays in sight."""
        begin = self.first + (-date.fromordinal(self.first).weekday()) % 7
        return tuple(date.fromordinal(day) for day in range(begin, self.last + 1, 7))


def paint_today(painter: QPainter, box: QRectF, scale: TimeScale, colors: Theme) -> None:
    painter.fillRect(QRectF(round(scale.x(scale.today, box)), box.top(), 1, box.height()), colors.color("accent"))


def paint_bar(
    painter: QPainter, box: QRectF, row: BoardRow, scale: TimeScale, colors: Theme, *, selected: bool
) -> None:
    """The row's two clocks: what has gone by, what is left, where it waits, and the two ends."""
    bar = row.bar
    top = round(box.center().y() - _BAR / 2)
    begin, promise = scale.x(bar.received, box), scale.x(bar.promise, box)
    now = scale.x(min(bar.ended or scale.today, scale.last), box)
    end = max(promise, scale.x(bar.statute, box) if bar.statute else promise)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if end > now:
        painter.setBrush(colors.color("track"))
        painter.drawRoundedRect(QRectF(now - 3, top, end - now + 3, _BAR), 3, 3)
    painter.setBrush(_ink(row, colors, selected=selected))
    painter.drawRoundedRect(QRectF(begin, top, max(3.0, now - begin), _BAR), 3, 3)
    if bar.waiting:
        since = scale.x(bar.waiting, box)
        paint_waiting(painter, QRectF(since, top - 2, max(8.0, now - since), _BAR + 4), colors)
    if bar.extended:
        at = scale.x(bar.extended, box)
        painter.fillRect(QRectF(at - 1, top, 2, _BAR), colors.color("surface"))
    if not row.bar.ended:
        paint_today(painter, box, scale, colors)
    if bar.statute:
        _paint_end(painter, box, bar.statute, scale, colors, Shape.STATUTE)
    _paint_end(painter, box, bar.promise, scale, colors, Shape.PROMISE)
    if bar.ended:
        paint_shape(painter, QRectF(now - 7, box.center().y() - 7, 14, 14), row.shape, colors)


def _paint_end(painter: QPainter, box: QRectF, day: int, scale: TimeScale, colors: Theme, shape: Shape) -> None:
    """An end in sight has its shape; one beyond the edge has an arrow that points to it."""
    at = scale.x(day, box)
    if scale.first <= day <= scale.last:
        side = 16 if shape is Shape.STATUTE else 15
        paint_shape(painter, QRectF(at - side / 2, box.center().y() - side / 2, side, side), shape, colors)
        return
    way = 1 if day > scale.last else -1
    ink = colors.color("accent" if shape is Shape.PROMISE else "text")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    middle = box.center().y() + (-3 if shape is Shape.PROMISE else 3)
    tip = at + way * 9
    painter.drawPolygon(QPolygonF([QPointF(tip, middle), QPointF(at, middle - 4), QPointF(at, middle + 4)]))


def _ink(row: BoardRow, colors: Theme, *, selected: bool) -> QColor:
    if row.bar.ended:
        return colors.color("ok_f" if row.shape is Shape.AGREES else "danger_f")
    token = _INK.get(row.shape)
    return colors.color(token or ("accent" if selected else "ctl"))


def paint_scale(painter: QPainter, box: QRectF, scale: TimeScale, months: tuple[str, ...], today: str) -> None:
    """The head: months over the days of their Mondays, and today in its box."""
    from ui.shell import fonts
    from ui.widgets.lettering import width_of, write

    colors = theme.current()
    small = fonts.ui_font(11)
    shown = 0
    here = scale.x(scale.today, box)
    wide = width_of(today, fonts.ui_font(11, 600)) + 14
    badge = QRectF(round(here - wide / 2), box.top() + 5, wide, 16)
    for week in scale.weeks():
        at = scale.x(week.toordinal(), box)
        painter.setPen(QPen(colors.color("line2"), 1))
        painter.drawLine(QPointF(round(at) + 0.5, box.bottom() - 15), QPointF(round(at) + 0.5, box.bottom() - 3))
        place = QRectF(at + 4, box.bottom() - 18, 24, 16)
        if place.left() + 16 > box.right():
            continue
        write(painter, place, str(week.day), small, colors.color("text3"), trim=False)
        if week.month != shown:
            name = QRectF(at, box.top() + 5, 60, 16)
            if not name.adjusted(-4, 0, -24, 0).intersects(badge):
                write(painter, name, months[week.month - 1], fonts.ui_font(11, 600), colors.color("text2"), trim=False)
            shown = week.month
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color("accent"))
    painter.drawRoundedRect(badge, 4, 4)
    write(painter, badge, today, fonts.ui_font(11, 600), colors.color("surface"), align="centre", trim=False)
