"""Balance over time and flow per day of one account, with a table beside it that says the same.

Boundary: imports pyqtgraph, and is itself imported when a chart first opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from math import floor, log10

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QObject, Slot

from ui.ledger.plotted import Plotted
from ui.ledger.wording import MINUS
from ui.shell import theme
from ui.staff.cells import CellRow, CellTable
from ui.staff.charted import Charted, Plots

HEIGHT = 250
_LEFT, _TWIN = 92, 340
_DAY_SECONDS = 86_400
_TWIN_AT_MOST = 460
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class AmountAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of amounts, written in full with comma groups."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        places = max(0, min(8, -floor(log10(spacing)))) if spacing < 1 else 0
        return [f"{value:,.{places}f}".replace("-", MINUS) for value in values]


class DayAxis(pg.DateAxisItem):  # type: ignore[misc]
    """A time axis whose months and weekdays are in the window's language: pyqtgraph writes them in C's."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        said: list[str] = super().tickStrings(values, scale, spacing)
        locale = QLocale()
        if locale.language() != QLocale.Language.Chinese:
            return said
        names = {name: locale.monthName(at, QLocale.FormatType.ShortFormat) for at, name in enumerate(_MONTHS, 1)}
        names |= {name: locale.dayName(at, QLocale.FormatType.ShortFormat) for at, name in enumerate(_WEEK, 1)}
        return [re.sub("[A-Z][a-z]{2}", lambda found: names.get(found[0], found[0]), text) for text in said]


class AccountPlots(Plots):
    """Balance over flow, both over one time axis."""

    def __init__(self) -> None:
        super().__init__()
        self.balance, self.flow = (
            self.add(_LEFT, bottom=DayAxis(utcOffset=0, orientation="bottom"), left=AmountAxis(orientation="left"))
            for _ in range(2)
        )
        self.flow.setXLink(self.balance)
        self.ci.layout.setRowStretchFactor(0, 3)
        self.ci.layout.setRowStretchFactor(1, 2)
        # A day's balance holds from that day to the next one with postings: what pyqtgraph calls a step to the right.
        # The ground apart from the line, which would else run down to zero at its end.
        self.ground, self.curve = (pg.PlotDataItem(stepMode="right") for _ in range(2))
        for item in (self.ground, self.curve):
            self.balance.addItem(item)
            # Only now that the curve is in a view does the view cut it.
            item.setClipToView(True)
            item.setDownsampling(auto=True, method="peak")
        self.debits, self.credits = pg.BarGraphItem(x=[], height=[], width=1), pg.BarGraphItem(x=[], height=[], width=1)
        self.flow.addItem(self.debits)
        self.flow.addItem(self.credits)
        self.balance.getAxis("bottom").setStyle(showValues=False)

    def dress(self) -> None:
        super().dress()
        self.curve.setPen(pg.mkPen(theme.color("accent"), width=1.4))
        self.ground.setPen(None)
        self.ground.setFillLevel(0)
        self.ground.setFillBrush(pg.mkBrush(theme.color("sel")))
        self.debits.setOpts(brush=pg.mkBrush(theme.color("ctl")), pen=pg.mkPen(theme.color("ctl")))
        self.credits.setOpts(brush=pg.mkBrush(theme.color("surface")), pen=pg.mkPen(theme.color("ctl")))


class ChartPanel(Charted):
    """Balance and flow of one account, day by day."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Plotted | None = None
        self.plots = AccountPlots()
        self.plots.setAccessibleName(self.tr("Balance and flow; the table beside it says the same"))
        self.twin = CellTable(self.tr("Days of the chart"), (self.tr("Day"), self.tr("Change"), self.tr("Balance")))
        self.twin.setFixedWidth(_TWIN)
        keys = self.tr("← → day   + − zoom   0 all   Enter postings")
        self._lay_out(self.plots, self.twin, keys, HEIGHT)
        self.plots.scene().sigMouseMoved.connect(self._mouse_moved)
        self.plots.scene().installEventFilter(self)

    def show_days(self, shown: Plotted) -> None:
        """Show another account; the crosshair stands on its last day."""
        self.shown = shown
        seconds = np.array(shown.seconds, dtype=float)
        # The last balance is drawn over its own day.
        until = np.append(seconds, seconds[-1:] + _DAY_SECONDS)
        held = np.array([*shown.balances, *shown.balances[-1:]], dtype=float)
        for item in (self.plots.ground, self.plots.curve):
            item.setData(until, held)
        for bars, heights in ((self.plots.debits, shown.debits), (self.plots.credits, shown.credits)):
            bars.setOpts(x=seconds + _DAY_SECONDS / 2, height=np.array(heights), width=_DAY_SECONDS * 0.8)
        self.plots.show_all()
        self.twin.show_rows(shown.rows, grows=0)
        self._make_room(shown.rows)
        self.twin.selectRow(len(shown.rows) - 1)
        self.twin.scrollToBottom()
        self.setAccessibleName(f"{shown.path}, {shown.asset}")

    def _make_room(self, rows: Sequence[CellRow]) -> None:
        """No day and no amount is cut, nor those out of sight: digits are equally wide, so the longest text tells."""
        wide = 0
        for at in range(3):
            lengths = [len(row.cells[at].text) for row in rows]
            longest = self.twin.rows.index(lengths.index(max(lengths)), at)
            needed = self.twin.sizeHintForIndex(longest).width()
            wide += needed
            if at:
                self.twin.horizontalHeader().resizeSection(at, needed)
        wide += self.twin.verticalScrollBar().sizeHint().width()
        self.twin.setFixedWidth(max(_TWIN, min(_TWIN_AT_MOST, wide + 4)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.GraphicsSceneMouseDoubleClick:
            self._drill()
            return True
        return False

    def _stand_on(self, row: int) -> str:
        assert self.shown is not None
        self.plots.stand_at(self.shown.seconds[row] + _DAY_SECONDS / 2)
        return self.shown.words[row]

    def _day_of(self, row: int) -> date:
        assert self.shown is not None
        return self.shown.days[row]

    @Slot(object)
    def _mouse_moved(self, place: object) -> None:
        """The crosshair goes to the last day at or before the mouse."""
        if self.shown is None or not self.plots.hasFocus():
            return
        at = self.plots.balance.getViewBox().mapSceneToView(place).x()
        row = bisect_right(self.shown.seconds, at) - 1
        if row >= 0:
            self.twin.selectRow(row)
