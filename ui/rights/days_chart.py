"""Every open request by the days it has left, as bars, with a table beside them that says the same.

Boundary: imports pyqtgraph, and is itself imported when the chart first opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.rights.views import DayLoad
from ui.rights.wording import RightsWording
from ui.shell import fonts, theme
from ui.staff.cells import CellRow, CellTable
from ui.widgets.ground import Foot
from ui.widgets.label import Label
from ui.widgets.own_keys import CHART_KEYS, keeps
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape, month_shape

HEIGHT = 232
_TWIN = 448
_ZOOM = 0.7
_INKS = {Shape.LATE: "danger_f", Shape.UNDER_HOUR: "warn_f", Shape.WITHIN_WEEK: "text2"}


class _Plot(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Left and Right move the line, + and − zoom, 0 shows all, Enter goes to that day."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.plot = self.addPlot()
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.getAxis("left").setWidth(44)
        self.plot.getAxis("left").enableAutoSIPrefix(False)
        self.bars = pg.BarGraphItem(x=[], height=[], width=0.8)
        self.leaving = pg.BarGraphItem(x=[], height=[], width=0.8)
        self.here = pg.InfiniteLine(angle=90, movable=False)
        self.today = pg.InfiniteLine(pos=0, angle=90, movable=False)
        for item in (self.bars, self.leaving):
            self.plot.addItem(item)
        for line in (self.today, self.here):
            self.plot.addItem(line, ignoreBounds=True)

    def dress(self) -> None:
        """Put on the colours of the theme."""
        self.setBackground(theme.color("surface"))
        self.here.setPen(pg.mkPen(theme.color("text2"), style=Qt.PenStyle.DashLine))
        self.today.setPen(pg.mkPen(theme.color("accent")))
        self.plot.showGrid(x=False, y=True, alpha=0.12)
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(pg.mkPen(theme.color("line2")))
            axis.setTextPen(pg.mkPen(theme.color("text3")))
            axis.setStyle(tickFont=fonts.ui_font(11))

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)
        self.plot.setMouseEnabled(x=True, y=False)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self.plot.setMouseEnabled(x=False, y=False)

    def event(self, event: QEvent) -> bool:
        return keeps(event, CHART_KEYS) or bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.plot.getViewBox().scaleBy(x=_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.plot.getViewBox().scaleBy(x=1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.plot.enableAutoRange()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()


class DaysChart(Foot):
    """`drilled` carries the day on which the chosen bar's requests are due."""

    drilled = Signal(object)

    def __init__(self, wording: RightsWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._days: tuple[DayLoad, ...] = ()
        self.words = Label("", 12, 500)
        self.plot = _Plot()
        self.plot.setAccessibleName(self.tr("Requests by days left; the table beside it says the same"))
        self.plot.plot.getAxis("bottom").setLabel(self.tr("days left"))
        heads = (self.tr("Day"), self.tr("Left"), self.tr("Requests"), self.tr("Waiting"), self.tr("Leaving"))
        self.twin = CellTable(self.tr("Days of the chart"), heads)
        self.twin.setFixedWidth(_TWIN)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 0)
        head.addWidget(self.words, 1)
        head.addWidget(Label(self.tr("← → day   + − zoom   0 all   Enter list from that day"), 11, 400, "text3"))
        row = QHBoxLayout()
        row.setContentsMargins(10, 4, 0, 4)
        row.setSpacing(0)
        row.addWidget(self.plot, 1)
        row.addWidget(self.twin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.setFixedHeight(HEIGHT)
        self._dress()
        theme.signal.changed.connect(self._dress)
        self.twin.selectionModel().currentRowChanged.connect(self._moved)
        self.twin.entered.connect(self._drill)
        self.twin.doubleClicked.connect(self._drill)
        self.plot.entered.connect(self._drill)
        self.plot.stepped.connect(self.twin.step)

    @property
    def days(self) -> tuple[DayLoad, ...]:
        return self._days

    def show_days(self, days: Sequence[DayLoad]) -> None:
        """Show other days; the line stays where it was."""
        before = self.twin.current_key()
        self._days = tuple(days)
        self._draw()
        self.twin.show_rows([self._row(each) for each in self._days], grows=0)
        if before is None:
            ahead = next((at for at, each in enumerate(self._days) if each.days_left >= 0), 0)
            self.twin.selectRow(ahead)

    def day(self) -> date | None:
        row = self.twin.currentIndex().row()
        return self._days[row].on if 0 <= row < len(self._days) else None

    def _row(self, each: DayLoad) -> CellRow:
        wording, shape = self._wording, month_shape(each.days_left)
        return CellRow(
            each.on.isoformat(),
            (
                Cell(wording.short_day(each.on), mark=shape),
                Cell(wording.figure(each.days_left), right=True, weight=500),
                Cell(f"{each.requests:,}", right=True),
                Cell(f"{each.waiting:,}", right=True, token="text" if each.waiting else "text3"),
                Cell(f"{each.leaving:,}", right=True, token="text" if each.leaving else "text3"),
            ),
        )

    def _draw(self) -> None:
        at = np.array([each.days_left for each in self._days], dtype=float)
        heights = np.array([each.requests - each.leaving for each in self._days], dtype=float)
        inks = [theme.color(_INKS.get(month_shape(each.days_left), "ctl")) for each in self._days]
        self.plot.bars.setOpts(x=at, height=heights, width=0.8, brushes=inks, pens=inks)
        leaving = np.array([each.leaving for each in self._days], dtype=float)
        ok = theme.color("ok_f")
        self.plot.leaving.setOpts(x=at, height=leaving, y0=heights, width=0.8, brush=ok, pen=ok)

    @Slot()
    def _dress(self) -> None:
        self.plot.dress()
        if self._days:
            self._draw()

    @Slot()
    def _moved(self) -> None:
        row = self.twin.currentIndex().row()
        if not 0 <= row < len(self._days):
            return
        each = self._days[row]
        self.plot.here.setPos(each.days_left)
        many = self.tr("%n requests", "", each.requests)
        left = self._wording.left(each.days_left)
        self.words.setText(f"{self._wording.short_day(each.on)}: {many}, {left}")

    @Slot()
    def _drill(self) -> None:
        day = self.day()
        if day is not None:
            self.drilled.emit(day)
