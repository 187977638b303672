"""The strip that narrows the board: what is to be done, the right, what is waited for, one's own, a number or a person.

Boundary: sends what is wanted; asks nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.rules import Right, Topic
from ui.rights.wording import RightsWording
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice

_SETTLED_MS = 300
_LEAST_SEARCH, _MOST_SEARCH = 110, 220


class FilterStrip(QWidget):
    """`changed` at every change but that of the search, `searched` with its words once typing has paused."""

    changed = Signal()
    searched = Signal(str)
    left = Signal()

    def __init__(self, me: str, wording: RightsWording, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._quiet = False
        self.text = _SearchField()
        self.text.setPlaceholderText(self.tr("Number or person"))
        self.text.setAccessibleName(self.tr("Find a request by its number or the person"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(_LEAST_SEARCH)
        self.text.setMaximumWidth(_MOST_SEARCH)
        self.only = Choice(self.tr("What is to be done"), quiet=True)
        for only, words in self._only_words():
            self.only.addItem(words, only)
        self.right = Choice(self.tr("Right"), quiet=True)
        self.right.addItem(self.tr("All rights"), None)
        for right in Right:
            self.right.addItem(wording.right(right), right)
        self.waits = Choice(self.tr("What is waited for"), quiet=True)
        self.waits.addItem(self.tr("Waiting for anything"), None)
        for topic in Topic:
            self.waits.addItem(wording.topic(topic), topic)
        self.mine = ActionButton(self.tr("Mine"), keys=keys.caps("requests.mine"))
        self.mine.setCheckable(True)
        self.ended = ActionButton(self.tr("Ended"), keys=keys.caps("requests.ended"))
        self.ended.setCheckable(True)
        self.all = ActionButton(self.tr("Show all"), keys=keys.caps("requests.all"))
        self.all.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 10)
        row.setSpacing(8)
        for widget in (self.text, self.only, self.right, self.waits, self.mine, self.all):
            row.addWidget(widget)
        row.setStretchFactor(self.text, 10)
        row.addStretch(1)
        row.addWidget(self.ended)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._search)
        self.text.textChanged.connect(self._settled.start)
        self.text.returnPressed.connect(self._search_and_leave)
        self.text.given_up.connect(self.left)
        for choice in (self.only, self.right, self.waits):
            choice.currentIndexChanged.connect(self._tell)
        self.mine.toggled.connect(self._tell)
        self.ended.toggled.connect(self._tell)
        self._show_all()

    def narrowed(self) -> Narrowed:
        """What is asked for now; the search apart."""
        right, topic = self.right.currentData(), self.waits.currentData()
        # Qt keeps a word of an enum as the word alone.
        return Narrowed(
            only=Only(self.only.currentData()),
            right=Right(right) if right else None,
            waits_for=Topic(topic) if topic else None,
            holder=self._me if self.mine.isChecked() else "",
        )

    def set_only(self, only: Only) -> None:
        self.only.setCurrentIndex(self.only.findData(only))

    @Slot()
    def clear(self) -> None:
        """Narrow nothing, and say so once."""
        self._quiet = True
        self.text.clear()
        for choice in (self.only, self.right, self.waits):
            choice.setCurrentIndex(0)
        self.mine.setChecked(False)
        self.ended.setChecked(False)
        self._quiet = False
        self._settled.stop()
        self._tell()

    def search_now(self) -> str:
        return self.text.text().strip()

    @Slot()
    def _tell(self) -> None:
        if not self._quiet:
            self._show_all()
            self.changed.emit()

    @Slot()
    def _search(self) -> None:
        self._settled.stop()
        self._show_all()
        self.searched.emit(self.search_now())

    @Slot()
    def _search_and_leave(self) -> None:
        self._search()
        self.left.emit()

    def _show_all(self) -> None:
        """A way back stands only where there is somewhere to go back from."""
        self.all.setVisible(self.narrowed().narrows() or bool(self.search_now()))
        for choice in (self.only, self.right, self.waits):
            choice.setEnabled(not self.ended.isChecked())
        self.mine.setEnabled(not self.ended.isChecked())

    def _only_words(self) -> tuple[tuple[Only, str], ...]:
        return (
            (Only.ALL, self.tr("Everything open")),
            (Only.TODAY, self.tr("To clear today")),
            (Only.LATE, self.tr("Late")),
            (Only.LETTERS, self.tr("Can still be extended")),
            (Only.WAITING, self.tr("Waiting on the person")),
            (Only.LEAVING, self.tr("Answer on its way")),
        )


class _SearchField(QLineEdit):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.given_up.emit()
            return
        super().keyPressEvent(event)
