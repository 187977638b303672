"""The foot of Suspicions: what can be done with a referral or file now."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backoffice.screening.rules import WORDED, Act, check_words
from ui.screening.actions import ACTION_OF
from ui.screening.record_bar import RecordBar
from ui.screening.wording import placeholder
from ui.shell.keys import Keys

_ICONS = {
    Act.OPEN: "folder",
    Act.JOIN: "folder",
    Act.DISMISS: "cross",
    Act.NOTE: "note",
    Act.REPORT: "escalate",
    Act.REVIEW: "calendar",
    Act.CLOSE: "lock",
}


class ActBar(RecordBar[Act]):
    """`given` carries the act, its words and its day (None for most); `edited` at every change by hand."""

    given = Signal(object, str, object)
    edited = Signal()
    usual = Act.NOTE
    dated = (Act.REPORT, Act.REVIEW)

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__({act: (icon, keys.caps(ACTION_OF[act])) for act, icon in _ICONS.items()}, parent)
        self.note.edited.connect(self.edited)

    def show_acts(self, allowed: Set[Act], words: str, *, report_on: date, review_on: date) -> None:
        """Another matter, or the same one as it stands now: what can be done with it, and what was begun to be said."""
        self.note.restore(words)
        self.show_allowed(allowed, {Act.REPORT: report_on, Act.REVIEW: review_on})

    def label(self, act: Act) -> str:
        return {
            Act.OPEN: self.tr("Open a file"),
            Act.JOIN: self.tr("Put into the open file"),
            Act.DISMISS: self.tr("No suspicion"),
            Act.NOTE: self.tr("Note"),
            Act.REPORT: self.tr("Reported"),
            Act.REVIEW: self.tr("Next review"),
            Act.CLOSE: self.tr("Close the file"),
        }[act]

    def placeholder(self, act: Act) -> str:
        return placeholder(act)

    def checked(self, act: Act, words: str) -> str:
        return check_words(words, needed=act in WORDED)

    def record(self, act: Act, words: str, on: date | None) -> None:
        self.given.emit(act, words, on)
