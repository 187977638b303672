"""Open cases as blocks over the hours they have left; what is late stands first. One block is one case.

When a column would not fit, every block stands for more cases; `cases_per_block` says for how many.
"""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import fonts, theme
from ui.widgets.lettering import write
from ui.widgets.shapes import HOUR, Shape, time_shape

_BLOCK = 18
_STEP = 22
_FOOT = 20
_ROWS = 5
_GROUNDS = {Shape.LATE: "danger_f", Shape.UNDER_HOUR: "warn_f", Shape.UNDER_FOUR_HOURS: "text2"}


class HoursHistogram(QWidget):
    """Give it how many cases are late, and how many fall due within each of the coming hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._late = 0
        self._hours: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, late: int, hours: Sequence[int]) -> None:
        """Show `late` cases, and in `hours[n]` those with n to n + 1 hours left."""
        self._late, self._hours = late, tuple(hours)
        self.setAccessibleName(self.tr("Open cases by hours left"))
        said = [self.tr("{count} late").format(count=late)]
        said += [
            self.tr("{count} with {hours} h left").format(count=count, hours=hour)
            for hour, count in enumerate(hours)
            if count
        ]
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def cases_per_block(self) -> int:
        """How many cases one block stands for."""
        return max(1, ceil(max((self._late, *self._hours)) / _ROWS))

    def sizeHint(self) -> QSize:
        return QSize(25 * 24, _ROWS * _STEP + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(25 * 14, _ROWS * _STEP + _FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = [(Shape.LATE, self._late)]
        columns += [(time_shape(hour * HOUR), count) for hour, count in enumerate(self._hours)]
        step = min(40.0, self.width() / len(columns))
        floor = self.height() - _FOOT
        per_block = self.cases_per_block()
        for place, (shape, count) in enumerate(columns):
            for level in range(ceil(count / per_block)):
                top = floor - 2 - (level + 1) * _STEP + (_STEP - _BLOCK)
                self._paint_block(painter, QRectF(round(place * step) + 2, top, round(step) - 4, _BLOCK), shape)
        painter.fillRect(QRectF(0, floor, step * len(columns), 1), theme.color("line2"))
        self._paint_foot(painter, step, floor)
        painter.end()

    def _paint_block(self, painter: QPainter, box: QRectF, shape: Shape) -> None:
        token = _GROUNDS.get(shape)
        painter.setPen(QPen(theme.color(token or "ctl"), 1))
        painter.setBrush(theme.color(token) if token else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint_foot(self, painter: QPainter, step: float, floor: float) -> None:
        font, ink = fonts.ui_font(11), theme.color("text3")
        foot = QRectF(0, floor + 2, step, _FOOT - 2)
        write(painter, foot, self.tr("late"), font, ink, align="centre", trim=False)
        for hour in range(0, len(self._hours), 4):
            label = self.tr("{hours} h").format(hours=hour)
            write(painter, foot.translated((hour + 1) * step, 0), label, font, ink, align="centre", trim=False)
