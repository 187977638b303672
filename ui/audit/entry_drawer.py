"""The right side of the trail: one entry with all its facts, whether it can be proved, and where to go from it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.audit.fact_text import FactText
from ui.audit.sheet import Sheet
from ui.audit.worded_shape import WordedShape
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.ground import Side
from ui.widgets.label import Label

WIDTH = 364


class EntryDrawer(Side):
    """Shows a Sheet; its three buttons narrow the list to what the entry names."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self.title = Label("", 15, 600)
        self.sentence = Label("", 13, 500)
        self.sentence.setWordWrap(True)
        self.proof = WordedShape()
        self.facts = FactText(self.tr("Facts of the entry"))
        self.who_read = ActionButton(self.tr("Who has read this customer's data"), keys=keys.caps("audit.who_read"))
        self.this_customer = ActionButton(self.tr("All about this customer"), keys=keys.caps("audit.this_customer"))
        self.this_person = ActionButton(self.tr("All of this person"), keys=keys.caps("audit.this_person"))
        self.empty = EmptyState(self.tr("Choose an entry."), keys.caps("audit.down"))
        self._whole = QWidget()
        self._lay_out()
        self.show_sheet(None)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another entry, or none."""
        self.sheet = sheet
        self._whole.setVisible(sheet is not None)
        self.empty.setVisible(sheet is None)
        if sheet is None:
            return
        self.title.setText(self.tr("Entry {number}").format(number=f"{sheet.line.number:,}"))
        self.sentence.setText(sheet.line.what)
        self.proof.show_mark(sheet.proof_shape, sheet.proof)
        self.facts.show_facts(sheet.facts)
        about = sheet.line.subject is not None
        for button in (self.who_read, self.this_customer):
            button.setVisible(about)
        self.setAccessibleName(f"{self.title.text()}, {sheet.line.what}")

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 8)
        head.setSpacing(8)
        for part in (self.title, self.sentence):
            head.addWidget(part)
        head.addWidget(self.proof)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(6)
        for button in (self.who_read, self.this_customer, self.this_person):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            foot.addLayout(row)
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addWidget(self.facts, 1)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._whole, 1)
        column.addWidget(self.empty, 1)
        self.setFixedWidth(WIDTH)
