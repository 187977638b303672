"""The foot of a request: what can be done, the words, the day, what it is about. A key chooses, Enter records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.rights.rules import State, Topic, check_words
from backoffice.rights.views import RequestPage
from ui.kyc.note_field import NoteField
from ui.rights.sheet import open_topics
from ui.rights.wording import RightsWording
from ui.screening.day_field import DayField
from ui.shell import text
from ui.shell.keys import Keys
from ui.widgets.action_button import VERDICT_HEIGHT, ActionButton
from ui.widgets.choice import Choice
from ui.widgets.ground import Foot
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_DAY_WIDTH = 116


class Act(StrEnum):
    TAKE = "take"
    RELEASE = "release"
    ASK = "ask"
    GOT = "got"
    NOTE = "note"
    WITHDRAW = "withdraw"


_AT_ONCE = (Act.TAKE, Act.RELEASE)
_ABOUT = (Act.ASK, Act.GOT)
_DATED = (Act.ASK, Act.GOT, Act.WITHDRAW)
_WORDED = (Act.NOTE, Act.WITHDRAW)
_ICONS = {
    Act.TAKE: "person",
    Act.RELEASE: "undo",
    Act.ASK: "mail",
    Act.GOT: "download",
    Act.NOTE: "note",
    Act.WITHDRAW: "cross",
}


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be recorded."""

    act: Act
    words: str = ""
    topic: Topic | None = None
    on: date | None = None


def acts_on(page: RequestPage, me: str) -> dict[Act, tuple[Topic, ...]]:
    """What `me` can do with a request now, and about what."""
    if not page.may_read:
        return {}
    if page.line.state is not State.OPEN:
        return {Act.NOTE: ()}
    waiting = open_topics(page)
    found: dict[Act, tuple[Topic, ...]] = {Act.RELEASE if page.line.holder == me else Act.TAKE: ()}
    if left := tuple(topic for topic in Topic if topic not in waiting):
        found[Act.ASK] = left
    if waiting:
        found[Act.GOT] = waiting
    return {**found, Act.NOTE: (), Act.WITHDRAW: ()}


class ActBar(Foot):
    """`given` carries a Given; `edited` at every change of a note by hand; `left` when Esc gives the field up."""

    given = Signal(object)
    edited = Signal()
    left = Signal()

    def __init__(self, keys: Keys, wording: RightsWording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._allowed: dict[Act, tuple[Topic, ...]] = {}
        self._act: Act | None = None
        self._note = ""
        self._today = date(2000, 1, 1)
        self._waits = False
        self.buttons = {
            act: ActionButton(self._label(act), keys=keys.caps(f"requests.{act}"), icon=_ICONS[act], verdict=True)
            for act in Act
        }
        for act, button in self.buttons.items():
            button.setCheckable(act not in _AT_ONCE)
            button.clicked.connect(_Choosing(self, act))
        self.topic = Choice(self.tr("What it is about"))
        self.topic.setFixedHeight(VERDICT_HEIGHT)
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
        self.note.edited.connect(self._edited)
        self._lay_out()
        self.hide()

    def show_acts(self, allowed: dict[Act, tuple[Topic, ...]], note: str, today: date) -> None:
        """Another request, or the same as it stands now, with the note that was begun on it."""
        self._allowed, self._today, self._note = allowed, today, note
        self._waits = False
        for act, button in self.buttons.items():
            button.setVisible(act in allowed)
        self.note.show_saved("")
        self.fail("")
        self._choose(Act.NOTE if Act.NOTE in allowed else None)
        self.setVisible(bool(allowed))

    def choose(self, act: Act) -> None:
        """Make ready for an act, or do it where there is nothing to say."""
        if act not in self._allowed or self._waits:
            return
        if act in _AT_ONCE:
            self._waits = True
            self.given.emit(Given(act))
            return
        self._choose(act)
        self.note.setFocus()

    def allows(self, act: Act) -> bool:
        return act in self._allowed

    @property
    def act(self) -> Act | None:
        """What Enter would record now."""
        return self._act

    def note_begun(self) -> str:
        """The note as far as it is written; what is said to another act is not one."""
        return self.note.text() if self._act is Act.NOTE else self._note

    def fail(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._waits = False
        self.error.show_mark(Shape.CONFLICTS, sentence)
        self.error.setVisible(bool(sentence))

    def _choose(self, act: Act | None) -> None:
        if self._act is Act.NOTE and act is not Act.NOTE:
            self._note = self.note.text()
        self._act = act
        for each, button in self.buttons.items():
            button.setChecked(each is act and each not in _AT_ONCE)
        if act is None:
            return
        self.fail("")
        self.note.restore(self._note if act is Act.NOTE else "")
        self.note.setPlaceholderText(self._placeholder(act))
        self.send.set_label(self.tr("Record: {act}").format(act=self._label(act)))
        self._offer(self._allowed.get(act, ()))
        self.topic.setVisible(act in _ABOUT)
        self.day.setVisible(act in _DATED)
        self.day.show_day(self._today)

    def _offer(self, topics: Sequence[Topic]) -> None:
        self.topic.clear()
        for topic in topics:
            self.topic.addItem(self._wording.topic(topic), topic)
        self.topic.setCurrentIndex(0 if topics else -1)

    @Slot()
    def _give(self) -> None:
        if self._act is None or self._waits:
            return
        try:
            words = check_words(self.note.text(), needed=self._act in _WORDED)
        except BackofficeError as error:
            self.fail(text.sentence(error))
            self.note.setFocus()
            return
        on = self.day.day() if self._act in _DATED else None
        if on is None and self._act in _DATED:
            self.fail(self.tr("This is no day. Write it as 2026-11-21."))
            self.day.setFocus()
            return
        # Qt keeps a word of an enum as the word alone.
        topic = Topic(self.topic.currentData()) if self._act in _ABOUT else None
        self.fail("")
        self._waits = True
        self.given.emit(Given(self._act, words, topic, on))

    @Slot()
    def _leave(self) -> None:
        self._choose(Act.NOTE)
        self.left.emit()

    @Slot()
    def _edited(self) -> None:
        if self._act is Act.NOTE:
            self._note = self.note.text()
            self.edited.emit()

    def _placeholder(self, act: Act) -> str:
        enter = self.tr("Enter records it, Shift+Enter makes a new line")
        first = {
            Act.ASK: self.tr("What was asked, if there is more to say"),
            Act.GOT: self.tr("What came, if there is more to say"),
            Act.WITHDRAW: self.tr("How you know that the person takes it back"),
        }.get(act, self.tr("Note"))
        return f"{first} · {enter}"

    def _label(self, act: Act) -> str:
        return {
            Act.TAKE: self.tr("Take"),
            Act.RELEASE: self.tr("Give back"),
            Act.ASK: self.tr("Asked for"),
            Act.GOT: self.tr("Came in"),
            Act.NOTE: self.tr("Note"),
            Act.WITHDRAW: self.tr("Withdrawn"),
        }[act]

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for act in Act:
            choices.addWidget(self.buttons[act], 1)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self.topic, 0, Qt.AlignmentFlag.AlignBottom)
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
