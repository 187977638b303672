"""A day written as 2026-11-21; Up and Down go on by one."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QMetaMethod, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DayField(QLineEdit):
    """Enter says `confirmed`, Esc `given_up`; where nobody listens, and with Ctrl, they are the box's around it."""

    confirmed = Signal()
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(10)
        self.setStyleSheet("min-height: 34px;")

    def show_day(self, day: date) -> None:
        self.setText(day.isoformat())

    def day(self) -> date | None:
        """The day that stands here; None for what is none."""
        try:
            return date.fromisoformat(self.text().strip())
        except ValueError:
            return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, day = _STEPS.get(Qt.Key(event.key())), self.day()
        if step is not None and day is not None:
            self.show_day(day + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say(self.confirmed, event)
        elif event.key() == Qt.Key.Key_Escape:
            self._say(self.given_up, event)
        else:
            super().keyPressEvent(event)

    def _say(self, said: SignalInstance, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or not self.isSignalConnected(QMetaMethod.fromSignal(said)):
            event.ignore()
        elif not event.isAutoRepeat():
            said.emit()
