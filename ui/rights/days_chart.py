"""Every open request by the days it has left, as bars, with a table beside them that says the same.

Boundary: imports pyqtgraph, and is itself imported when the chart first opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg

from backoffice.rights.views import DayLoad
from ui.rights.wording import RightsWording
from ui.shell import theme
from ui.staff.cells import CellRow, CellTable
from ui.staff.charted import Charted, Plots
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape, month_shape

HEIGHT = 232
_TWIN = 448
_INKS = {Shape.LATE: "danger_f", Shape.UNDER_HOUR: "warn_f", Shape.WITHIN_WEEK: "text2"}


class _Bars(Plots):
    """`today` is where no day is left."""

    def __init__(self) -> None:
        super().__init__()
        plot = self.add(44)
        self.bottom = plot.getAxis("bottom")
        self.bars = pg.BarGraphItem(x=[], height=[], width=0.8)
        self.leaving = pg.BarGraphItem(x=[], height=[], width=0.8)
        self.today = pg.InfiniteLine(pos=0, angle=90, movable=False)
        for item in (self.bars, self.leaving):
            plot.addItem(item)
        plot.addItem(self.today, ignoreBounds=True)

    def dress(self) -> None:
        super().dress()
        self.today.setPen(pg.mkPen(theme.color("accent")))


class DaysChart(Charted):
    """What is drilled is the day on which the chosen bar's requests are due."""

    def __init__(self, wording: RightsWording) -> None:
        super().__init__()
        self._wording = wording
        self._days: tuple[DayLoad, ...] = ()
        self.plot = _Bars()
        self.plot.setAccessibleName(self.tr("Requests by days left; the table beside it says the same"))
        self.plot.bottom.setLabel(self.tr("days left"))
        heads = (self.tr("Day"), self.tr("Left"), self.tr("Requests"), self.tr("Waiting"), self.tr("Leaving"))
        self.twin = CellTable(self.tr("Days of the chart"), heads)
        self.twin.setFixedWidth(_TWIN)
        keys = self.tr("← → day   + − zoom   0 all   Enter list from that day")
        self._lay_out(self.plot, self.twin, keys, HEIGHT)

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

    def _redraw(self) -> None:
        if self._days:
            self._draw()

    def _stand_on(self, row: int) -> str:
        each = self._days[row]
        self.plot.stand_at(each.days_left)
        many = self.tr("%n requests", "", each.requests)
        return f"{self._wording.short_day(each.on)}: {many}, {self._wording.left(each.days_left)}"

    def _day_of(self, row: int) -> date:
        return self._days[row].on
