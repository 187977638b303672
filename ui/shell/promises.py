"""The three promises of the product beside the sign-in form: 24 hours, 30 days, 0.00 unexplained."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.shell import fonts, theme
from ui.widgets.lettering import width_of, write

_ROW = 137
_WIDE = 722
_FIGURE = 264
_HOURS, _HOURS_RUN = 24, 20
_DAYS, _DAYS_RUN = 30, 23


class Promise(QWidget):
    """One promise: the figure, its unit, for whom it is kept, its clock, and what it means."""

    def __init__(
        self, figure: str, unit: str, whom: str, meaning: str, clock: Callable[[QPainter, QRectF], None], last: bool
    ) -> None:
        super().__init__()
        self._figure = figure
        self._unit = unit
        self._whom = whom
        self._meaning = meaning
        self._clock = clock
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDE)
        self.setAccessibleName(f"{figure} {unit} {whom}")
        self.setAccessibleDescription(meaning)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(440, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        large = fonts.ui_font(56, 300)
        wide = write(painter, QRectF(2, 32, _FIGURE, 56), self._figure, large, theme.color("text"), trim=False)
        unit = QRectF(wide + 12, 55, _FIGURE, 40)
        write(painter, unit, self._unit, fonts.ui_font(18), theme.color("text2"), trim=False)
        left = max(float(_FIGURE), wide + 12 + width_of(self._unit, fonts.ui_font(18)) + 24)
        room = self.width() - left
        write(painter, QRectF(left, 30, room, 20), self._whom, fonts.ui_font(15, 600), theme.color("text"))
        self._clock(painter, QRectF(left, 60, room, 20))
        write(painter, QRectF(left, 86, room, 20), self._meaning, fonts.ui_font(12), theme.color("text2"))
        if not self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line2"))
        painter.end()


class Promises(QWidget):
    """The right side of the sign-in page. It names no case, no figure of the firm, no person."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 24, 56, 24)
        column.setSpacing(0)
        column.addStretch(1)
        for promise in (
            Promise(
                "24",
                self.tr("hours"),
                self.tr("for a customer who cannot pass"),
                self.tr("Every escalated case ends with a mail inside one day."),
                _paint_hours,
                last=False,
            ),
            Promise(
                "30",
                self.tr("days"),
                self.tr("for a person who asks for a right"),
                self.tr("The house promise. The statute is shown beside it, never instead of it."),
                _paint_days,
                last=False,
            ),
            Promise(
                "0.00",
                self.tr("unexplained"),
                self.tr("between our books and the bank"),
                self.tr("A month closes only when each difference has a reason."),
                _paint_books,
                last=True,
            ),
        ):
            column.addWidget(promise)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line2"))
        painter.end()


def _paint_hours(painter: QPainter, box: QRectF) -> None:
    """A ruler of hours, a quarter of an hour between two strokes."""
    step = box.width() / (_HOURS * 4)
    for quarter in range(_HOURS * 4):
        run = quarter < _HOURS_RUN * 4
        whole = quarter % 4 == 0
        color = theme.color("accent" if run else "ctl")
        high = box.height() if whole else 7.0
        painter.setOpacity(1.0 if whole else 0.55)
        painter.fillRect(QRectF(box.left() + quarter * step, box.center().y() - high / 2, 1.6, high), color)
    painter.setOpacity(1.0)


def _paint_days(painter: QPainter, box: QRectF) -> None:
    """A square for each day."""
    step = (box.width() + 3) / _DAYS
    side = min(step - 3, 13.0)
    for day in range(_DAYS):
        square = QRectF(box.left() + day * step, box.center().y() - side / 2, side, side)
        if day < _DAYS_RUN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("fill"))
            painter.drawRoundedRect(square, 3, 3)
        else:
            painter.setPen(QPen(theme.color("ctl"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _paint_books(painter: QPainter, box: QRectF) -> None:
    """Two sums of one length: the second is short by what waits for its reason."""
    middle = box.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("fill"))
    painter.drawRoundedRect(QRectF(box.left(), middle - 8, box.width(), 6), 3, 3)
    painter.setBrush(theme.color("text2"))
    painter.drawRoundedRect(QRectF(box.left(), middle + 2, box.width() - 14, 6), 3, 3)
    painter.setPen(QPen(theme.color("ctl"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box.right() - 10.5, middle + 2.5, 10, 5), 2.5, 2.5)
