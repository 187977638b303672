"""One of two decisions about the same thing, as it stands beside the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.reconcile.side_words import SideWords
from ui.shell import theme
from ui.widgets.label import Label, SectionLabel

_SIDE = 300


class SideView(QWidget):
    """One of two decisions about the same entries."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.title = SectionLabel(name)
        self.who = Label("", 13, 600)
        self.when = Label("", 12, 400, "text3")
        self.lines = Label("", 13)
        self.amounts = Label("", 13, 500)
        self.amounts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.entries = Label("", 12, 400, "text2")
        self.how = Label("", 12, 400, "text2")
        for label in (self.lines, self.entries, self.how):
            label.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.who)
        top.addWidget(self.when)
        top.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.lines, 1)
        middle.addWidget(self.amounts)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(3)
        column.addWidget(self.title)
        column.addLayout(top)
        column.addLayout(middle)
        column.addWidget(self.entries)
        column.addWidget(self.how)
        self.setMinimumWidth(_SIDE)

    def show_name(self, name: str) -> None:
        """What this side is."""
        self._name = name
        self.title.setText(name)

    def show_side(self, side: SideWords | None, otherwise: str) -> None:
        """Show one decision, or `otherwise` where there is no match to show."""
        self.who.setText(side.who if side is not None else "")
        self.when.setText(side.when if side is not None else "")
        self.lines.setText("\n".join(text for text, _ in side.lines) if side is not None else otherwise)
        self.amounts.setText("\n".join(amount for _, amount in side.lines) if side is not None else "")
        self.entries.setText(side.entries if side is not None else "")
        self.how.setText(side.how if side is not None else "")
        said = (self.who.text(), self.when.text(), self.lines.text(), self.entries.text(), self.how.text())
        self.setAccessibleName(f"{self._name}: {', '.join(part for part in said if part)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line2"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()
