"""A chart moved by keys, and the table beside it that says the same: whoever cannot see the one reads the other.

Boundary: imports pyqtgraph, and is itself imported when a chart first opens.
"""

from __future__ import annotations

from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.shell import fonts, theme
from ui.staff.cells import CellTable
from ui.widgets.ground import Foot
from ui.widgets.label import Label
from ui.widgets.own_keys import CHART_KEYS, keeps

_ZOOM = 0.7


class Plots(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Plots one above the other. Left and Right move the crosshair, + and − zoom, 0 shows all, Enter drills."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plots: list[pg.PlotItem] = []
        self._lines: list[pg.InfiniteLine] = []

    def add(self, room: int, **axes: pg.AxisItem) -> pg.PlotItem:
        """One more plot, with `room` pixels for its figures, and its own crosshair."""
        plot = self.addPlot(row=len(self._plots), col=0, axisItems=axes)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.getAxis("left").setWidth(room)
        plot.getAxis("left").enableAutoSIPrefix(False)
        self._plots.append(plot)
        self._lines.append(pg.InfiniteLine(angle=90, movable=False))
        plot.addItem(self._lines[-1], ignoreBounds=True)
        return plot

    def stand_at(self, place: float) -> None:
        """Move the crosshair."""
        for line in self._lines:
            line.setPos(place)

    def dress(self) -> None:
        """Put on the colours of the theme."""
        self.setBackground(theme.color("surface"))
        for line in self._lines:
            line.setPen(pg.mkPen(theme.color("text2"), style=Qt.PenStyle.DashLine))
        for plot in self._plots:
            plot.showGrid(x=False, y=True, alpha=0.12)
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(pg.mkPen(theme.color("line2")))
                axis.setTextPen(pg.mkPen(theme.color("text3")))
                axis.setStyle(tickFont=fonts.ui_font(11))

    def show_all(self) -> None:
        for plot in self._plots:
            plot.enableAutoRange()

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
            self._plots[0].getViewBox().scaleBy(x=_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self._plots[0].getViewBox().scaleBy(x=1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            event.ignore()

    def _let_mouse(self, let: bool) -> None:
        for plot in self._plots:
            plot.setMouseEnabled(x=let, y=False)


class Charted(Foot):
    """The crosshair's `words` stand above; it moves together with the cursor of the table beside it.

    A subclass says what a row is: `_stand_on` puts the crosshair there and gives the words, `_day_of` the day to go to,
    and `_redraw` what else wears colours. `drilled` carries that day.
    """

    drilled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", 12, 500)
        self._hint = Label("", 11, 400, "text3")

    def _lay_out(self, plots: Plots, twin: CellTable, keys: str, height: int) -> None:
        """`keys` are told beside the figures as long as there is room."""
        self._plots, self._twin = plots, twin
        self._hint.setText(keys)
        plots.setToolTip(keys)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 12, 0)
        head.addWidget(self.words, 1)
        head.addWidget(self._hint)
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 0, 4)
        row.setSpacing(0)
        row.addWidget(plots, 1)
        row.addWidget(twin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.setFixedHeight(height)
        self._dress()
        theme.signal.changed.connect(self._dress)
        twin.selectionModel().currentRowChanged.connect(self._moved)
        twin.entered.connect(self._drill)
        twin.doubleClicked.connect(self._drill)
        plots.entered.connect(self._drill)
        plots.stepped.connect(twin.step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The figures come before the keys, which the tip tells too."""
        needed = self.words.sizeHint().width() + self._hint.sizeHint().width() + 48
        self._hint.setVisible(needed <= self.width())

    def _stand_on(self, row: int) -> str:
        raise NotImplementedError

    def _day_of(self, row: int) -> date:
        raise NotImplementedError

    def _redraw(self) -> None:
        """Nothing else does."""

    # A slot of a class stays connected no longer than its object; one that is overridden would.
    @Slot()
    def _dress(self) -> None:
        self._plots.dress()
        self._redraw()

    @Slot()
    def _moved(self) -> None:
        row = self._twin.currentIndex().row()
        if row >= 0:
            self.words.setText(self._stand_on(row))
            self._fit_head()

    @Slot()
    def _drill(self) -> None:
        row = self._twin.currentIndex().row()
        if row >= 0:
            self.drilled.emit(self._day_of(row))
