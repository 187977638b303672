"""The strip that narrows a list of cases: part of a name, the telling check, the level, and one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.kyc.rules import Level
from ui.kyc.queue_rows import Filter
from ui.kyc.wording import Wording
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice


class QueueFilter(QWidget):
    """Hidden until it is wanted. `changed` carries a Filter; `closed` when Esc is pressed in it."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self, me: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Name or case number"))
        self.text.setAccessibleName(self.tr("Narrow by name or case number"))
        self.text.setClearButtonEnabled(True)
        self.headline = Choice(self.tr("Narrow by check"), quiet=True)
        self.headline.addItem(self.tr("All checks"), "")
        self.headline.setMinimumContentsLength(8)
        self.headline.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.level = Choice(self.tr("Narrow by level"), quiet=True)
        self.level.addItem(self.tr("All levels"), None)
        for level in Level:
            self.level.addItem(wording.say(f"kyc.level.{level}"), level)
        self.mine = ActionButton(self.tr("Mine"))
        self.mine.setCheckable(True)
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.headline, 1)
        choices.addWidget(self.level)
        choices.addWidget(self.mine)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.text)
        column.addLayout(choices)
        self.text.textChanged.connect(self._tell)
        self.headline.currentIndexChanged.connect(self._tell)
        self.level.currentIndexChanged.connect(self._tell)
        self.mine.toggled.connect(self._tell)
        self.hide()

    def offer_headlines(self, headlines: Sequence[str]) -> None:
        """Let these checks be chosen; what is chosen stays."""
        known = {self.headline.itemText(at) for at in range(1, self.headline.count())}
        for headline in headlines:
            if headline not in known:
                self.headline.addItem(headline, headline)

    def narrowed(self) -> Filter:
        """What is asked for now."""
        return Filter(
            text=self.text.text(),
            headline=str(self.headline.currentData()),
            level=self.level.currentData(),
            holder=self._me if self.mine.isChecked() else "",
        )

    def clear(self) -> None:
        """Narrow nothing."""
        self.text.clear()
        self.headline.setCurrentIndex(0)
        self.level.setCurrentIndex(0)
        self.mine.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self.changed.emit(self.narrowed())
