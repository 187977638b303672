"""Matching by hand as it is seen: open lines at the left, open entries at the right, both sums and what is between.

Behind it the list of what was matched or rejected, from which each can be taken back.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from backoffice.reconcile.deciding import NOTE_AT_MOST
from backoffice.reconcile.differences import DIFFERENCES
from ui.kyc.wording import Wording
from ui.reconcile.hand_table import HandTable
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Ground, Headed
from ui.widgets.label import Label, SectionLabel
from ui.widgets.mark import Mark
from ui.widgets.shapes import Shape

_KIND_WIDE = 170


class FilterEdit(QLineEdit):
    """Filters as one types. Down or Enter go to the list, Esc empties it first; `left` when the list is wanted."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("Amount, text, reference, day"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class HandSide(QWidget):
    """One list under its title and filter, and in its place a sentence while it is empty."""

    def __init__(self, title: str, table: HandTable) -> None:
        super().__init__()
        self._title = title
        self.table = table
        self.title = SectionLabel(title)
        self.count = Label("", 12, 400, "text3")
        self.edit = FilterEdit(self.tr("Filter: {what}").format(what=title))
        self.empty = EmptyState("")
        self._why = ""
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 0)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        field = QHBoxLayout()
        field.setContentsMargins(16, 6, 12, 8)
        field.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.edit.textChanged.connect(self._filter)
        self.edit.left.connect(self.table.setFocus)
        self.say("")

    def say(self, why: str) -> None:
        """`why` there is nothing here at all."""
        self._why = why
        self.refresh()

    def refresh(self) -> None:
        """Say how many rows there are, or why none."""
        rows = self.table.rows
        shown, there = len(rows.shown), rows.count
        part = self.tr("{shown} of {count}").format(shown=f"{shown:,}", count=f"{there:,}")
        self.count.setText(f"{there:,}" if shown == there else part)
        self.empty.say(self.tr("Nothing has these words in it. Esc empties the filter.") if there else self._why)
        # Hidden by the list's own emptiness alone: a filter must not take the focus away from its field.
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.table.filter(words)
        self.refresh()


class HandView(Headed):
    """`needs_name` shows the fields in which a difference is named."""

    def __init__(self, keys: Keys, language: str) -> None:
        super().__init__()
        self.title = Label(self.tr("Matching by hand"), 15, 600)
        self.decided_button = ActionButton(self.tr("Decided"), keys=keys.caps("hand.decided"))
        self.back = ActionButton(self.tr("Proposed"), keys=keys.caps("hand.open"))
        heads = (self.tr("Day"), self.tr("Text"), self.tr("Amount"))
        self.lines = HandSide(self.tr("Open statement lines"), HandTable(self.tr("Open statement lines"), heads))
        heads = (self.tr("Day"), self.tr("Entry"), self.tr("Amount"))
        self.entries = HandSide(self.tr("Open ledger entries"), HandTable(self.tr("Open ledger entries"), heads))
        decided, day, amount = self.tr("Matched or rejected"), self.tr("Day"), self.tr("Amount")
        whole = (day, self.tr("Line"), self.tr("Entry"), self.tr("How"), amount)
        self.decided = HandSide(decided, HandTable(decided, whole, marks=False))
        self.stated = Label("", 13, 500)
        self.booked = Label("", 13, 500)
        self.difference = Mark(Shape.UNKNOWN, "", "text")
        self.hint = Label(self.tr("Space marks, Tab changes sides, Ctrl+A marks all in sight"), 12, 400, "text3")
        self.kind = Choice(self.tr("What the difference is"))
        self.kind.addItem(self.tr("What is it?"), "")
        for each in DIFFERENCES:
            self.kind.addItem(Wording(language).say(f"reconcile.finding.{each}"), each.value)
        self.kind.setMinimumWidth(_KIND_WIDE)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Why both sides differ"))
        self.note.setPlaceholderText(self.tr("Why both sides differ"))
        self.note.setMaxLength(NOTE_AT_MOST)
        self.confirm = ActionButton(self.tr("Match"), keys=keys.caps("hand.confirm"))
        self.clear = ActionButton(self.tr("Unmark all"), keys=keys.caps("hand.clear"))
        self.undo = ActionButton(self.tr("Undo"), keys=keys.caps("hand.undo"))
        self.take_back = ActionButton(self.tr("Take back"), keys=keys.caps("hand.undo"))
        self.apart = ActionButton(self.tr("Do not belong together"), keys=keys.caps("hand.apart"))
        self.why = Label("", 12, 400, "text2")
        self.why.setWordWrap(True)
        self.stack = QStackedWidget()
        self._naming = QStackedWidget()
        self._foot = QWidget()
        self._lay_out()
        chain = (
            *(self.lines.edit, self.entries.edit, self.lines.table, self.entries.table),
            *(self.kind, self.note, self.confirm, self.clear, self.undo),
        )
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self.needs_name(False)

    @property
    def shows_decided(self) -> bool:
        """Whether the list of what was decided is in front."""
        return self.stack.currentIndex() == 1

    def show_decided(self, wanted: bool) -> None:
        """Bring one of both to the front."""
        self.stack.setCurrentIndex(int(wanted))
        self.decided_button.set_label(self.tr("Open") if wanted else self.tr("Decided"))
        side = self.side()
        (side.table if side.table.isVisibleTo(self) else side.edit).setFocus()

    def side(self) -> HandSide:
        """The side one works on: the one with the focus, or the left."""
        if self.shows_decided:
            return self.decided
        return self.entries if self.entries.isAncestorOf(self.focusWidget() or self) else self.lines

    def needs_name(self, wanted: bool) -> None:
        """Show or hide what names a difference."""
        # The row is there in either case: a list that jumps with every mark would be hard to read.
        self._naming.setCurrentIndex(int(wanted))

    def forget_name(self) -> None:
        self.kind.setCurrentIndex(0)
        self.note.clear()

    def _lay_out(self) -> None:
        self.stack.addWidget(self._open_page())
        self.stack.addWidget(self._decided_page())
        self._lay_head((self.title,), (self.decided_button, self.back)).addWidget(self.stack, 1)

    def _open_page(self) -> QWidget:
        page = QWidget()
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.lines, 1)
        both.addWidget(_Between())
        both.addWidget(self.entries, 1)
        sums = QHBoxLayout()
        sums.setSpacing(20)
        for label in (self.stated, self.booked):
            sums.addWidget(label)
        sums.addStretch(1)
        sums.addWidget(self.difference)
        fields = QWidget()
        naming = QHBoxLayout(fields)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(8)
        naming.addWidget(self.kind)
        naming.addWidget(self.note, 1)
        self._naming.addWidget(self.hint)
        self._naming.addWidget(fields)
        self._naming.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.confirm)
        acts.addWidget(self.clear)
        acts.addWidget(self.why, 1)
        acts.addWidget(self.undo)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(10)
        foot.addLayout(sums)
        foot.addWidget(self._naming)
        foot.addLayout(acts)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(both, 1)
        column.addWidget(self._foot)
        return page

    def _decided_page(self) -> QWidget:
        page = QWidget()
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 10, 16, 12)
        acts.setSpacing(8)
        acts.addWidget(self.take_back)
        acts.addWidget(self.apart)
        acts.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.decided, 1)
        column.addLayout(acts)
        return page


class _Between(Ground):
    """The line between both lists."""

    ground = "line2"

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(1)
