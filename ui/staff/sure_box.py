"""The box that asks before somebody is shut out, let in again, or loses their password: Enter does it. S-05."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.shell.workspace import Seat
from ui.staff.box import Box
from ui.widgets.label import Label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SureBox(Box):
    """Says what will happen to whom; what happens then is handed in each time."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "")
        self.go.set_keys("Enter")
        self.what = Label("", 13)
        self.what.setWordWrap(True)
        self.body.addWidget(self.what)
        self._work: Callable[[UUID], str] | None = None
        self._done: Callable[[str], None] | None = None

    def ask(self, title: str, what: str, button: str, work: Callable[[UUID], str], done: Callable[[str], None]) -> None:
        """Ask; `work` takes the command's key on a pool's thread, `done` its answer once the box is gone."""
        self._work, self._done = work, done
        self.title.setText(title)
        self.what.setText(what)
        self.go.set_label(button)
        self.setAccessibleName(f"{title}. {what}")
        self.open()
        self.go.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that was held down when the box came answers nothing."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self._press()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        work, done, key = self._work, self._done, self.key()
        if work is None or done is None:
            return

        def came(answer: str) -> None:
            self.close_box()
            done(answer)

        self.run(lambda: work(key), came, self.tr("Being done"))

    def forget(self) -> None:
        self._work = self._done = None
