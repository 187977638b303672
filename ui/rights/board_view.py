"""The board: its head, what narrows it, the list with its timeline, the chosen request's clocks, and the chart of days.

Boundary: shows rows and sends signals; asks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from backoffice.rights.views import Standing
from ui.kyc.wording import plain_tip
from ui.rights.board_table import BoardTable
from ui.rights.clock_pane import WIDTH, ClockPane
from ui.rights.filter_strip import FilterStrip
from ui.rights.wording import RightsWording
from ui.shell import theme
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Ground
from ui.widgets.label import Label, TrimmedLabel
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape, paint_waiting

_HEAD = 48
_LEAST_LIST = 900
_COMPLAINTS = 2


class BoardView(Ground):
    """`new_wanted`, `clear_wanted` and `chart_wanted` are its buttons."""

    new_wanted = Signal()
    clear_wanted = Signal()
    chart_wanted = Signal(bool)

    def __init__(
        self, me: str, wording: RightsWording, keys: Keys, today: int, *, works: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys, self._wording = keys, wording
        months = tuple(wording.month(month) for month in range(1, 13))
        self.title = Label(self.tr("Requests"), 15, 600)
        self.count = TrimmedLabel("", 15, 400, "text3")
        self.table = BoardTable(today, months)
        self.strip = FilterStrip(me, wording, keys)
        self.pane = ClockPane(keys)
        self.new = ActionButton(self.tr("New request"), keys=keys.caps("requests.new"), icon="plus")
        self.new.clicked.connect(self.new_wanted)
        self.clear = ActionButton(self.tr("Clear today"), keys=keys.caps("requests.clear"), icon="queue")
        self.clear.clicked.connect(self.clear_wanted)
        self.chart_button = ActionButton(self.tr("Days"), keys=keys.caps("requests.timeline"), icon="chart")
        self.chart_button.setCheckable(True)
        self.chart_button.clicked.connect(self._toggle_chart)
        self.trouble = Bar()
        self.complaints = Bar()
        self._complaints: tuple[tuple[str, ...], tuple[str, ...], bool] = ((), (), False)
        self.empty = EmptyState("")
        self.chart: QWidget | None = None
        self._lay_out()
        for button in (self.new, self.clear):
            button.setVisible(works)

    def show_standing(self, told: Standing) -> None:
        """How many are open, in the head."""
        parts = [self.tr("%n open", "", told.open)]
        late = sum(count for urgency, count in told.urgent if urgency.value == "late")
        if late:
            parts.append(self.tr("%n late", "", late))
        if told.undone:
            parts.append(self.tr("%n to be done at once", "", told.undone))
        if told.leaving:
            parts.append(self.tr("%n leaving", "", told.leaving))
        if told.letters_due:
            parts.append(self.tr("%n can still be extended this week", "", told.letters_due))
        self.count.setText(", ".join(parts))
        self.count.setToolTip(plain_tip(self.count.text()))

    def show_complaints(self, lines: Sequence[str], letters: Sequence[str] = (), *, near: bool) -> None:
        """The open complaints by their days, and before them the letters due that say one has come.

        They stand above whatever the list is narrowed to; nothing takes them away.
        """
        shown = (tuple(letters), tuple(lines), near)
        if shown == self._complaints:
            return
        self._complaints = shown
        if not lines:
            self.complaints.clear()
            return
        parts = [self.tr("Letters due, to acknowledge: {list}").format(list=_first(letters))] if letters else []
        parts.append(self.tr("Complaints to answer: {list}").format(list=_first(lines)))
        caps = self._keys.caps("requests.complaints")
        words = ". ".join(parts) if self._wording.language == "en" else "。".join(parts)
        self.complaints.say(Tone.WARNING if near else Tone.NOTICE, words, action=self.tr("Complaints"), keys=caps)

    def show_empty(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """Say why there is nothing, or show the list where the sentence is empty."""
        if sentence:
            self.empty.say(sentence, keys)
        self._stack.setCurrentWidget(self.empty if sentence else self.table)

    def show_chart(self, chart: QWidget | None) -> None:
        """Put the chart below the list, or take it away."""
        if chart is not None and self.chart is None:
            self.chart = chart
            self._left.addWidget(chart)
        if self.chart is not None:
            self.chart.setVisible(chart is not None)
        self.chart_button.setChecked(chart is not None)

    def is_charting(self) -> bool:
        return self.chart is not None and not self.chart.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list comes first where there is no room for both."""
        self.pane.setVisible(self.width() >= _LEAST_LIST + WIDTH - 120)
        super().resizeEvent(event)

    @Slot()
    def _toggle_chart(self) -> None:
        self.chart_wanted.emit(self.chart_button.isChecked())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(Mark(Shape.PROMISE, self.tr("Promise")))
        head.addWidget(Mark(Shape.STATUTE, self.tr("Statute")))
        head.addWidget(_WaitingMark())
        head.addWidget(Label(self.tr("Waiting"), 12, 400, "text2"))
        head.addSpacing(4)
        head.addWidget(self.chart_button)
        head.addWidget(self.clear)
        head.addWidget(self.new)
        top = QWidget()
        top.setFixedHeight(_HEAD)
        top.setLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        below = QHBoxLayout()
        below.setSpacing(0)
        self._left = QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        self._left.addWidget(_margined(self.trouble))
        self._left.addWidget(_margined(self.complaints))
        self._left.addWidget(self._stack, 1)
        below.addLayout(self._left, 1)
        below.addWidget(self.pane)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.strip)
        whole.addLayout(below, 1)


def _first(lines: Sequence[str]) -> str:
    more = f" +{len(lines) - _COMPLAINTS}" if len(lines) > _COMPLAINTS else ""
    return "; ".join(lines[:_COMPLAINTS]) + more


class _WaitingMark(QWidget):
    """The hatched bar of the legend."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(24, 12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_waiting(painter, self.rect().toRectF(), theme.current())
        painter.end()


def _margined(bar: Bar) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(16, 0, 16, 0)
    column.addWidget(bar)
    holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
    return holder
