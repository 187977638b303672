"""The foot of the page: what can be done now, and the field for its words. A key chooses, Enter records."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.screening.rules import WORDED, Act, check_words
from ui.kyc.note_field import NoteField
from ui.screening.actions import ACTION_OF
from ui.screening.day_field import DayField
from ui.screening.wording import placeholder
from ui.shell import text
from ui.shell.keys import Keys
from ui.widgets.action_button import VERDICT_HEIGHT, ActionButton
from ui.widgets.ground import Foot
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_DAY_WIDTH = 116
_DATED = (Act.REPORT, Act.REVIEW)
_ORDER = (Act.OPEN, Act.JOIN, Act.DISMISS, Act.NOTE, Act.REPORT, Act.REVIEW, Act.CLOSE)
_ICONS = {
    Act.OPEN: "folder",
    Act.JOIN: "folder",
    Act.DISMISS: "cross",
    Act.NOTE: "note",
    Act.REPORT: "escalate",
    Act.REVIEW: "calendar",
    Act.CLOSE: "lock",
}


class ActBar(Foot):
    """`given` carries the act, its words and its day (None for most); `edited` at every change by hand."""

    given = Signal(object, str, object)
    edited = Signal()
    left = Signal()

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._allowed: frozenset[Act] = frozenset()
        self._act: Act | None = None
        self._days: dict[Act, date] = {}
        self._waits = False
        self.buttons = {
            act: ActionButton(self._label(act), keys=keys.caps(ACTION_OF[act]), icon=_ICONS[act], verdict=True)
            for act in _ORDER
        }
        for act, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(_Choosing(self, act))
        self.note = NoteField("", (), VERDICT_HEIGHT)
        self.day = DayField(self.tr("Day"))
        self.day.setFixedSize(_DAY_WIDTH, VERDICT_HEIGHT)
        self.day.confirmed.connect(self._give)
        self.day.given_up.connect(self._leave)
        self.send = ActionButton("", keys=("Enter",), verdict=True)
        self.send.clicked.connect(self._give)
        self.error = Mark(Shape.CONFLICTS, "", "danger")
        self.note.confirmed.connect(self._give)
        self.note.given_up.connect(self._leave)
        self.note.edited.connect(self.edited)
        self._lay_out()
        self.show_acts(frozenset(), "", report_on=date(2000, 1, 1), review_on=date(2000, 1, 1))

    def show_acts(self, allowed: Set[Act], words: str, *, report_on: date, review_on: date) -> None:
        """Another matter, or the same one as it stands now: what can be done with it, and what was begun to be said."""
        self._allowed = frozenset(allowed)
        self._days = {Act.REPORT: report_on, Act.REVIEW: review_on}
        self._waits = False
        for act, button in self.buttons.items():
            button.setVisible(act in self._allowed)
        self.note.restore(words)
        self.note.show_saved("")
        self.fail("")
        self._choose(Act.NOTE if Act.NOTE in self._allowed else None)
        self.setVisible(bool(self._allowed))

    def choose(self, act: Act) -> None:
        """Make ready for an act: the field says what it wants, and has the focus."""
        if act in self._allowed:
            self._choose(act)
            self.note.setFocus()

    def allows(self, act: Act) -> bool:
        return act in self._allowed

    @property
    def act(self) -> Act | None:
        """What Enter would record now."""
        return self._act

    def fail(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._waits = False
        self.error.show_mark(Shape.CONFLICTS, sentence)
        self.error.setVisible(bool(sentence))

    def _choose(self, act: Act | None) -> None:
        self._act = act
        for each, button in self.buttons.items():
            button.setChecked(each is act)
        if act is None:
            return
        self.fail("")
        self.note.setPlaceholderText(placeholder(act))
        self.send.set_label(self.tr("Record: {act}").format(act=self._label(act)))
        self.day.setVisible(act in _DATED)
        if act in _DATED:
            self.day.show_day(self._days[act])

    @Slot()
    def _give(self) -> None:
        if self._act is None or self._waits:
            return
        try:
            words = check_words(self.note.text(), needed=self._act in WORDED)
        except BackofficeError as error:
            self.fail(text.sentence(error))
            self.note.setFocus()
            return
        on = self.day.day() if self._act in _DATED else None
        if on is None and self._act in _DATED:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            self.day.setFocus()
            return
        self.fail("")
        self._waits = True
        self.given.emit(self._act, words, on)

    @Slot()
    def _leave(self) -> None:
        self._choose(Act.NOTE)
        self.left.emit()

    def _label(self, act: Act) -> str:
        return {
            Act.OPEN: self.tr("Open a file"),
            Act.JOIN: self.tr("Put into the open file"),
            Act.DISMISS: self.tr("No suspicion"),
            Act.NOTE: self.tr("Note"),
            Act.REPORT: self.tr("Reported"),
            Act.REVIEW: self.tr("Next review"),
            Act.CLOSE: self.tr("Close the file"),
        }[act]

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for act in _ORDER:
            choices.addWidget(self.buttons[act], 1)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        said.addWidget(self.day, 0, Qt.AlignmentFlag.AlignBottom)
        said.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(choices)
        column.addWidget(self.error)
        column.addLayout(said)


class _Choosing:
    """Chooses one act; a value that can be connected."""

    def __init__(self, bar: ActBar, act: Act) -> None:
        self._bar = bar
        self._act = act

    def __call__(self, *_checked: bool) -> None:
        self._bar.choose(self._act)
