"""The foot of a page where something is recorded: acts to choose, words, a day. A key chooses, Enter records.

Boundary: says which act has what words and day; what comes of it is the page's.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from ui.kyc.note_field import NoteField
from ui.shell import text
from ui.widgets.action_button import VERDICT_HEIGHT, ActionButton
from ui.widgets.day_field import DayField
from ui.widgets.ground import Foot
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_DAY_WIDTH = 116

A = TypeVar("A", bound=StrEnum)


class RecordBar(Foot, Generic[A]):
    """`left` when Esc gives the words up. A subclass names the act it rests on, `usual`, and the `dated` ones."""

    left = Signal()
    usual: A
    dated: Collection[A] = ()

    def __init__(self, acts: Mapping[A, tuple[str, Sequence[str]]], parent: QWidget | None = None) -> None:
        """`acts` in their order, each with icon and keys."""
        super().__init__(parent)
        self._act: A | None = None
        self.waits = False
        self.buttons = {
            act: ActionButton(self.label(act), keys=keys, icon=icon, verdict=True) for act, (icon, keys) in acts.items()
        }
        for act, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(_Choosing(self, act))
        self.note = NoteField("", (), VERDICT_HEIGHT)
        self.day = DayField(self.tr("Day"))
        self.day.setFixedSize(_DAY_WIDTH, VERDICT_HEIGHT)
        self.send = ActionButton("", keys=("Enter",), verdict=True)
        self.error = Mark(Shape.CONFLICTS, "", "danger")
        for field in (self.note, self.day):
            field.confirmed.connect(self._give)
            field.given_up.connect(self._leave)
        self.send.clicked.connect(self._give)
        self.said = QHBoxLayout()
        self._lay_out()
        self.show_allowed((), {})

    @property
    def act(self) -> A | None:
        """What Enter would record now."""
        return self._act

    def allows(self, act: A) -> bool:
        return not self.buttons[act].isHidden()

    def choose(self, act: A) -> None:
        """Make ready for an act: the field says what it wants, and has the focus."""
        if self.allows(act):
            self.turn_to(act)
            self.note.setFocus()

    def show_allowed(self, allowed: Collection[A], days: Mapping[A, date]) -> None:
        """What can be done with what is shown now, and the day each begins with; hidden where that is nothing."""
        self.waits = False
        self._days = days
        for act, button in self.buttons.items():
            button.setVisible(act in allowed)
        self.note.show_saved("")
        self.fail("")
        self.turn_to(self.usual if self.usual in allowed else None)
        self.setVisible(bool(allowed))

    def turn_to(self, act: A | None) -> None:
        """Choose an act, or none."""
        self._act = act
        for each, button in self.buttons.items():
            button.setChecked(each is act)
        if act is None:
            return
        self.fail("")
        enter = self.tr("Enter records it, Shift+Enter makes a new line")
        self.note.setPlaceholderText(f"{self.placeholder(act)} · {enter}")
        self.send.set_label(self.tr("Record: {act}").format(act=self.label(act)))
        self.day.setVisible(act in self.dated)
        if act in self.dated:
            self.day.show_day(self._days[act])

    def fail(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self.waits = False
        self.error.show_mark(Shape.CONFLICTS, sentence)
        self.error.setVisible(bool(sentence))

    def label(self, act: A) -> str:
        """The act on its button."""
        raise NotImplementedError

    def placeholder(self, act: A) -> str:
        """What the words are to say."""
        raise NotImplementedError

    def checked(self, act: A, words: str) -> str:
        """The words as they are kept. Raises BackofficeError when they will not do."""
        raise NotImplementedError

    def record(self, act: A, words: str, on: date | None) -> None:
        """Tell the page."""
        raise NotImplementedError

    @Slot()
    def _give(self) -> None:
        act = self._act
        if act is None or self.waits:
            return
        try:
            words = self.checked(act, self.note.text())
        except BackofficeError as error:
            self.fail(text.sentence(error))
            self.note.setFocus()
            return
        on = self.day.day() if act in self.dated else None
        if on is None and act in self.dated:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            self.day.setFocus()
            return
        self.fail("")
        self.waits = True
        self.record(act, words, on)

    @Slot()
    def _leave(self) -> None:
        self.turn_to(self.usual)
        self.left.emit()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for button in self.buttons.values():
            choices.addWidget(button, 1)
        self.said.setSpacing(8)
        self.said.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBottom)
        self.said.addWidget(self.day, 0, Qt.AlignmentFlag.AlignBottom)
        self.said.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(choices)
        column.addWidget(self.error)
        column.addLayout(self.said)


class _Choosing(Generic[A]):
    """Chooses one act; a value that can be connected."""

    def __init__(self, bar: RecordBar[A], act: A) -> None:
        self._bar = bar
        self._act = act

    def __call__(self, *_checked: bool) -> None:
        self._bar.choose(self._act)
