"""The foot of a request: what can be done, and what that is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from backoffice.rights.rules import State, Topic, check_words
from backoffice.rights.views import RequestPage
from ui.rights.asker_check import open_topics
from ui.rights.wording import RightsWording
from ui.screening.record_bar import RecordBar
from ui.shell.keys import Keys
from ui.widgets.action_button import VERDICT_HEIGHT
from ui.widgets.choice import Choice


class Act(StrEnum):
    TAKE = "take"
    RELEASE = "release"
    ASK = "ask"
    GOT = "got"
    NOTE = "note"
    WITHDRAW = "withdraw"


_AT_ONCE = (Act.TAKE, Act.RELEASE)
_ABOUT = (Act.ASK, Act.GOT)
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


class ActBar(RecordBar[Act]):
    """`given` carries a Given; `edited` at every change of a note by hand."""

    given = Signal(object)
    edited = Signal()
    usual = Act.NOTE
    dated = (Act.ASK, Act.GOT, Act.WITHDRAW)

    def __init__(self, keys: Keys, wording: RightsWording, parent: QWidget | None = None) -> None:
        super().__init__({act: (icon, keys.caps(f"requests.{act}")) for act, icon in _ICONS.items()}, parent)
        self._wording = wording
        self._allowed: dict[Act, tuple[Topic, ...]] = {}
        self._note = ""
        for act in _AT_ONCE:
            self.buttons[act].setCheckable(False)
        self.topic = Choice(self.tr("What it is about"))
        self.topic.setFixedHeight(VERDICT_HEIGHT)
        self.said.insertWidget(0, self.topic, 0, Qt.AlignmentFlag.AlignBottom)
        QWidget.setTabOrder(self.buttons[Act.WITHDRAW], self.topic)
        self.note.edited.connect(self._edited)

    def show_acts(self, allowed: dict[Act, tuple[Topic, ...]], note: str, today: date) -> None:
        """Another request, or the same as it stands now, with the note that was begun on it."""
        self._allowed, self._note = allowed, note
        # What still stands in the field belongs to what was shown before.
        super().turn_to(None)
        self.show_allowed(allowed, dict.fromkeys(self.dated, today))

    def choose(self, act: Act) -> None:
        """Make ready for an act, or do it where there is nothing to say."""
        if self.waits:
            return
        if act not in _AT_ONCE:
            super().choose(act)
        elif self.allows(act):
            self.waits = True
            self.given.emit(Given(act))

    def note_begun(self) -> str:
        """The note as far as it is written; what is said to another act is not one."""
        return self.note.text() if self.act is Act.NOTE else self._note

    def turn_to(self, act: Act | None) -> None:
        if self.act is Act.NOTE and act is not Act.NOTE:
            self._note = self.note.text()
        super().turn_to(act)
        if act is None:
            return
        self.note.restore(self._note if act is Act.NOTE else "")
        self._offer(self._allowed.get(act, ()))
        self.topic.setVisible(act in _ABOUT)

    def _offer(self, topics: Sequence[Topic]) -> None:
        self.topic.clear()
        for topic in topics:
            self.topic.addItem(self._wording.topic(topic), topic)
        self.topic.setCurrentIndex(0 if topics else -1)

    @Slot()
    def _edited(self) -> None:
        if self.act is Act.NOTE:
            self._note = self.note.text()
            self.edited.emit()

    def label(self, act: Act) -> str:
        return {
            Act.TAKE: self.tr("Take"),
            Act.RELEASE: self.tr("Give back"),
            Act.ASK: self.tr("Asked for"),
            Act.GOT: self.tr("Came in"),
            Act.NOTE: self.tr("Note"),
            Act.WITHDRAW: self.tr("Withdrawn"),
        }[act]

    def placeholder(self, act: Act) -> str:
        return {
            Act.ASK: self.tr("What was asked, if there is more to say"),
            Act.GOT: self.tr("What came, if there is more to say"),
            Act.WITHDRAW: self.tr("How you know that the person takes it back"),
        }.get(act, self.tr("Note"))

    def checked(self, act: Act, words: str) -> str:
        return check_words(words, needed=act in _WORDED)

    def record(self, act: Act, words: str, on: date | None) -> None:
        # Qt keeps a word of an enum as the word alone.
        topic = Topic(self.topic.currentData()) if act in _ABOUT else None
        self.given.emit(Given(act, words, topic, on))
