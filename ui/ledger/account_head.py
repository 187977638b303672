"""The head over the grid: which account this is, and its one figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.people.rules import Marks
from ui.ledger.marks import MarkTags
from ui.shell.keys import Keys
from ui.widgets.action_button import ActionButton
from ui.widgets.ground import Ground
from ui.widgets.label import Label

HEIGHT = 88
_MARKS = 20


class AccountHead(Ground):
    """Path and name at the left, what can be done with all of it at the right; the figure has a line of its own."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = Label("", 12, 400, "text3")
        self.title = Label("", 15, 600)
        self.figure = Label("", 24, 600)
        self.marks = MarkTags()
        self.chart = ActionButton(self.tr("Chart"), icon="chart", keys=keys.caps("ledger.chart"))
        self.t_account = ActionButton(self.tr("T-account"), icon="equity", keys=keys.caps("ledger.t_account"))
        self.report = ActionButton(self.tr("Report"), icon="pdf", keys=keys.caps("ledger.report"))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.path, self.title):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addLayout(words, 1)
        for part in (self.chart, self.t_account, self.report):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.figure)
        column.addStretch(1)
        column.addWidget(self.marks)
        self.setFixedHeight(HEIGHT)

    def show_account(self, path: str, title: str, figure: str) -> None:
        """Show another account; empty words take no room."""
        for label, words in ((self.path, path), (self.title, title), (self.figure, figure)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(", ".join(part for part in (title, figure) if part))

    def show_marks(self, marks: Marks) -> None:
        """Show what stands in the way of the account, on a line of its own that is there only then."""
        self.marks.show_marks(marks)
        self.setFixedHeight(HEIGHT + (0 if self.marks.isHidden() else _MARKS))
