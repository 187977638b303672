"""The two fields of a new password, with a meter that follows the typing.

Boundary: judged in a pool's thread, in this process; nothing typed here goes anywhere else. S-05.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from backoffice.staff.passwords import Strength, strength
from backoffice.words import say
from ui.shell.tasks import Task, Tasks
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.track import Track

_REST_MS = 120


class NewPassword(QWidget):
    """`judged` when it is known whether the password will do. `names` must not stand in it."""

    judged = Signal()

    def __init__(self, tasks: Tasks, language: str, names: tuple[str, ...], *, tall: bool = False) -> None:
        super().__init__()
        self._tasks = tasks
        self._language = language
        self._names = names
        self._task: Task | None = None
        self._strength: Strength | None = None
        self.first = Field(self.tr("New password"), tall=tall)
        self.again = Field(self.tr("The same again"), tall=tall)
        for field in (self.first, self.again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.textChanged.connect(self._typed)
        self.meter = Track(QSizePolicy.Policy.Expanding)
        self.meter.setAccessibleName(self.tr("Strength"))
        self.words = Label("", 12, 400, "text3")
        self.words.setWordWrap(True)
        column = QVBoxLayout(self)
        # In line with the fields beside it; the meter needs no room around it.
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(6)
        column.addWidget(self.first)
        column.addWidget(self.meter)
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addWidget(self.again)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._judge)
        self.setFocusProxy(self.first)
        self.clear()

    def text(self) -> str:
        return self.first.text()

    def clear(self) -> None:
        """Empty both fields."""
        self.first.edit.clear()
        self.again.edit.clear()
        self._typed()

    def why_not(self) -> str:
        """Why this password cannot be taken yet; empty where it can."""
        if not self.first.text():
            return self.tr("Type a new password")
        if self._strength is None:
            return self.tr("Being judged")
        if self._strength.weakness is not None:
            return self.tr("A stronger password first")
        if self.again.text() != self.first.text():
            return self.tr("Type it twice")
        return ""

    @Slot()
    def _typed(self) -> None:
        self._strength = None
        if self._task is not None:
            self._task.drop()
        self._rest.start()
        if not self.first.text():
            self._show(0.0, self.tr("Four words that do not belong together are good, and easy to remember."), "text3")
        differs = bool(self.again.text()) and not self.first.text().startswith(self.again.text())
        self.again.fail(self.tr("This differs from the first.") if differs else "")
        self.judged.emit()

    @Slot()
    def _judge(self) -> None:
        typed, names = self.first.text(), self._names
        if typed:
            self._task = self._tasks.quick(self, lambda: strength(typed, *names), self._judged)

    def _judged(self, found: Strength) -> None:
        self._strength = found
        if found.weakness is None:
            self._show(found.fill, self.tr("Good."), "ok")
        else:
            self._show(found.fill, say(f"staff.weakness.{found.weakness}", self._language), "warn")
        self.judged.emit()

    def _show(self, fill: float, words: str, token: str) -> None:
        self.meter.part, self.meter.token = fill, "ok_f" if token == "ok" else "warn_f"
        self.meter.update()
        self.words.set_token(token)
        self.words.setText(words)
