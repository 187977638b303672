"""The page of one alert: what was found in words, the customer's flow, the postings, and what was done.

Boundary: shows alerts and sends signals; asks and does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.ledger.watch_words import ShownAlert
from ui.screening.text_panel import TextPanel
from ui.shell.keys import Keys
from ui.staff.cells import CellTable
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Ground
from ui.widgets.label import Label
from ui.widgets.mark import Mark
from ui.widgets.panel import Panel
from ui.widgets.shapes import Shape
from ui.widgets.tag import Tag

if TYPE_CHECKING:
    from ui.ledger.chart import ChartPanel

_MARGIN = 16
_KIND, _REFERENCE = 1, 4
# What stands in the foot, in its order, with its icon.
_BUTTONS = (
    ("take", "with_customer"),
    ("dismiss", "cross"),
    ("note", "note"),
    ("kyc", "second_review"),
    ("refer", "screening"),
    ("freeze", "freeze"),
)


class WatchView(Ground):
    """`drilled` carries the number of a transaction."""

    drilled = Signal(object)

    def __init__(self, keys: Keys, parent: QWidget | None = None, *, decides: bool = True) -> None:
        super().__init__(parent)
        self.shown: ShownAlert | None = None
        self.title = Label("", 18, 600)
        self.sentence = Label("", 14, 400)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Label("", 12, 400, "text2")
        self.state = Tag("")
        self.frozen = Mark(Shape.CLOSE, "", "warn")
        self.chart: ChartPanel | None = None
        heads = (
            self.tr("Day"),
            self.tr("Kind"),
            self.tr("In"),
            self.tr("Out"),
            self.tr("Reference"),
            self.tr("Number"),
        )
        self.evidence = CellTable(self.tr("Postings of the alert"), heads)
        self.evidence.entered.connect(self._drill)
        self.evidence.doubleClicked.connect(self._drill)
        # Who reads no books is told neither what kind a posting is of nor its reference.
        self.evidence.setColumnHidden(_KIND, not decides)
        self.evidence.setColumnHidden(_REFERENCE, not decides)
        self.panel = Panel(self.tr("Postings"))
        self.panel.body.addWidget(self.evidence)
        self.steps = TextPanel(self.tr("What was done"), self.tr("Nothing yet."), column=128)
        self.buttons = {
            name: ActionButton(self._label(name), keys=keys.caps(f"watch.{name}"), icon=icon) for name, icon in _BUTTONS
        }
        for name, button in self.buttons.items():
            button.setToolTip(keys.tip(f"watch.{name}"))
        self.reads = Label(
            self.tr("You read here. Finance takes, dismisses, notes, refers and freezes."), 12, 400, "text2"
        )
        self.idle = EmptyState("")
        self._lay_out()
        for part in self.buttons.values() if not decides else (self.reads,):
            part.hide()
        self.show_idle("")

    def show_idle(self, sentence: str, keys: Sequence[str] = ()) -> None:
        """Show no alert, and what to do about it."""
        self.shown = None
        self.idle.say(sentence, keys)
        self._stack.setCurrentWidget(self.idle)

    def show_alert(self, shown: ShownAlert) -> None:
        """Show an alert, or the same one as it stands now."""
        self.shown = shown
        self.title.setText(shown.title)
        self.sentence.setText(shown.sentence)
        self.facts.setText("   ".join(shown.facts))
        self.state.set_text(shown.state)
        self.frozen.show_mark(Shape.CLOSE, shown.frozen)
        self.frozen.setVisible(bool(shown.frozen))
        self.evidence.show_rows(shown.rows, grows=0 if self.evidence.isColumnHidden(_REFERENCE) else _REFERENCE)
        self.panel.set_title(self.tr("Postings"), str(shown.sheet.alert.postings))
        self.steps.show_paragraphs(shown.steps)
        self.buttons["freeze"].set_label(self._label("lift" if shown.frozen else "freeze"))
        self.buttons["take"].set_label(self._label("put_back" if shown.sheet.alert.held_by else "take"))
        if shown.plotted is not None:
            self._with_chart().show_days(shown.plotted)
        if self.chart is not None:
            self.chart.setVisible(shown.plotted is not None)
        self._stack.setCurrentWidget(self._alert)

    def chosen_transaction(self) -> int | None:
        """The number of the posting's transaction under the cursor."""
        key = self.evidence.current_key()
        return int(key) if key is not None else None

    @Slot()
    def _drill(self) -> None:
        number = self.chosen_transaction()
        if number is not None:
            self.drilled.emit(number)

    @Slot(object)
    def _to_day(self, day: date) -> None:
        """The cursor of the postings goes to the first of that day, where the alert has any."""
        shown = self.shown
        if shown is not None:
            days = [each.booked_on for each in shown.sheet.evidence]
            self.evidence.selectRow(days.index(day) if day in days else self.evidence.currentIndex().row())
            self.evidence.setFocus()

    def _with_chart(self) -> ChartPanel:
        if self.chart is None:
            # Its library takes a third of a second to import; nobody waits for it who opens no alert.
            from ui.ledger.chart import ChartPanel

            self.chart = ChartPanel()
            self.chart.drilled.connect(self._to_day)
            self._chart_place.addWidget(self.chart)
        return self.chart

    def _label(self, name: str) -> str:
        return {
            "take": self.tr("Look into it"),
            "put_back": self.tr("Put back"),
            "dismiss": self.tr("Dismiss"),
            "note": self.tr("Note"),
            "kyc": self.tr("Screen again"),
            "refer": self.tr("Refer"),
            "freeze": self.tr("Freeze"),
            "lift": self.tr("Propose to lift the freeze"),
        }[name]

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.title, 1)
        first.addWidget(self.state)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        head.setSpacing(4)
        head.addLayout(first)
        head.addWidget(self.sentence)
        head.addWidget(self.facts)
        head.addWidget(self.frozen)
        self._chart_place = QVBoxLayout()
        self._chart_place.setContentsMargins(0, 0, 0, 0)
        panels = QHBoxLayout()
        panels.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        panels.setSpacing(12)
        panels.addWidget(self.panel, 2)
        panels.addWidget(self.steps, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 8, _MARGIN, 10)
        foot.setSpacing(8)
        for button in self.buttons.values():
            foot.addWidget(button)
        foot.addWidget(self.reads)
        foot.addStretch(1)
        self._alert = QWidget()
        page = QVBoxLayout(self._alert)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addLayout(self._chart_place)
        page.addLayout(panels, 1)
        page.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._alert)
        self._stack.addWidget(self.idle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
