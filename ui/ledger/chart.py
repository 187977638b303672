"""Balance over time and flow per day of one account, with a table beside it that says the same.

Boundary: the only module that imports pyqtgraph, and itself imported when a chart first opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from math import floor, log10

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.ledger.plotted import Plotted
from ui.ledger.wording import MINUS
from ui.shell import fonts, theme
from ui.staff.cells import CellRow, CellTable
from ui.widgets.ground import Foot
from ui.widgets.label import Label
from ui.widgets.own_keys import CHART_KEYS, keeps

HEIGHT = 250
_TWIN = 340
_DAY_SECONDS = 86_400
_ZOOM = 0.7
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


class Plots(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Two plots over one time axis. Left and Right move the crosshair, + and − zoom, 0 shows all, Enter drills."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.balance, self.flow = (
            self.addPlot(
                row=row,
                col=0,
                axisItems={
                    "bottom": DayAxis(utcOffset=0, orientation="bottom"),
                    "left": AmountAxis(orientation="left"),
                },
            )
            for row in range(2)
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
        self.lines = tuple(pg.InfiniteLine(angle=90, movable=False) for _ in range(2))
        for plot, line in zip((self.balance, self.flow), self.lines, strict=True):
            plot.addItem(line, ignoreBounds=True)
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.getAxis("left").setWidth(92)
            plot.getAxis("left").enableAutoSIPrefix(False)
            plot.setMouseEnabled(x=False, y=False)
        self.balance.getAxis("bottom").setStyle(showValues=False)

    def dress(self) -> None:
        """Put on the colours of the theme."""
        self.setBackground(theme.color("surface"))
        self.curve.setPen(pg.mkPen(theme.color("accent"), width=1.4))
        self.ground.setPen(None)
        self.ground.setFillLevel(0)
        self.ground.setFillBrush(pg.mkBrush(theme.color("sel")))
        self.debits.setOpts(brush=pg.mkBrush(theme.color("ctl")), pen=pg.mkPen(theme.color("ctl")))
        self.credits.setOpts(brush=pg.mkBrush(theme.color("surface")), pen=pg.mkPen(theme.color("ctl")))
        for line in self.lines:
            line.setPen(pg.mkPen(theme.color("text2"), style=Qt.PenStyle.DashLine))
        for plot in (self.balance, self.flow):
            plot.showGrid(x=False, y=True, alpha=0.12)
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(pg.mkPen(theme.color("line2")))
                axis.setTextPen(pg.mkPen(theme.color("text3")))
                axis.setStyle(tickFont=fonts.ui_font(11))

    def focusInEvent(self, event: QEvent) -> None:
        """The mouse zooms only a chart that has the focus, so that scrolling past it changes nothing."""
        super().focusInEvent(event)
        self._let_mouse(True)

    def focusOutEvent(self, event: QEvent) -> None:
        super().focusOutEvent(event)
        self._let_mouse(False)

    def event(self, event: QEvent) -> bool:
        return keeps(event, CHART_KEYS) or bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.balance.getViewBox().scaleBy(x=_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.balance.getViewBox().scaleBy(x=1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()

    def show_all(self) -> None:
        for plot in (self.balance, self.flow):
            plot.enableAutoRange()

    def _let_mouse(self, let: bool) -> None:
        for plot in (self.balance, self.flow):
            plot.setMouseEnabled(x=let, y=False)


class ChartPanel(Foot):
    """`drilled` carries a day. The crosshair's words stand above; it moves together with the table's cursor."""

    drilled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Plotted | None = None
        self.words = Label("", 12, 500)
        self.plots = Plots()
        self.plots.setAccessibleName(self.tr("Balance and flow; the table beside it says the same"))
        self.twin = CellTable(self.tr("Days of the chart"), (self.tr("Day"), self.tr("Change"), self.tr("Balance")))
        self.twin.setFixedWidth(_TWIN)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 0)
        head.addWidget(self.words, 1)
        self._hint = Label(self.tr("← → day   + − zoom   0 all   Enter postings"), 11, 400, "text3")
        self.plots.setToolTip(self._hint.text())
        head.addWidget(self._hint)
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 0, 4)
        row.setSpacing(0)
        row.addWidget(self.plots, 1)
        row.addWidget(self.twin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.setFixedHeight(HEIGHT)
        self._dress()
        theme.signal.changed.connect(self._dress)
        self.twin.selectionModel().currentRowChanged.connect(self._row_changed)
        self.twin.entered.connect(self._drill)
        self.twin.doubleClicked.connect(self._drill)
        self.plots.entered.connect(self._drill)
        self.plots.stepped.connect(self.twin.step)
        self.plots.scene().sigMouseMoved.connect(self._mouse_moved)
        self.plots.scene().installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The figures come before the keys, which the tip tells too."""
        needed = self.words.sizeHint().width() + self._hint.sizeHint().width() + 48
        self._hint.setVisible(needed <= self.width())

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

    @Slot()
    def _dress(self) -> None:
        self.plots.dress()

    @Slot()
    def _row_changed(self) -> None:
        row = self.twin.currentIndex().row()
        if self.shown is not None and 0 <= row < len(self.shown.seconds):
            for line in self.plots.lines:
                line.setPos(self.shown.seconds[row] + _DAY_SECONDS / 2)
            self.words.setText(self.shown.words[row])
            self._fit_head()

    @Slot(object)
    def _mouse_moved(self, place: object) -> None:
        """The crosshair goes to the last day at or before the mouse."""
        if self.shown is None or not self.plots.hasFocus():
            return
        at = self.plots.balance.getViewBox().mapSceneToView(place).x()
        row = bisect_right(self.shown.seconds, at) - 1
        if row >= 0:
            self.twin.selectRow(row)

    @Slot()
    def _drill(self) -> None:
        row = self.twin.currentIndex().row()
        if self.shown is not None and 0 <= row < len(self.shown.days):
            self.drilled.emit(self.shown.days[row])
