"""The step between a one-time password and the desk: a password of one's own, or no way in. S-05."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from backoffice.app import SignedIn
from backoffice.errors import BackofficeError
from backoffice.staff.own_password import change_own_password
from ui.shell import text
from ui.shell.tasks import Tasks
from ui.staff.new_password import NewPassword
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.label import Label


class PasswordStep(QWidget):
    """`changed` carries the new password, with which the person then comes in."""

    changed = Signal(str)

    def __init__(self, tasks: Tasks, signed_in: SignedIn, language: str) -> None:
        super().__init__()
        self._tasks = tasks
        self._signed_in = signed_in
        person = signed_in.person
        title = Label(self.tr("Choose your password"), 24, 600)
        about = Label(
            self.tr("{name}, the one you were given served once. Nobody else knows the next one.").format(
                name=person.display_name
            ),
            13,
            400,
            "text2",
        )
        about.setWordWrap(True)
        self.new = NewPassword(tasks, language, (person.name, person.display_name), tall=True)
        self.new.judged.connect(self._look)
        self.new.again.edit.returnPressed.connect(self._submit)
        self.error = Bar()
        self.go = ActionButton(self.tr("Go on"), keys=("Enter",), primary=True, tall=True)
        self.go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.go.clicked.connect(self._submit)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        for part, gap in ((title, 4), (about, 24), (self.new, 20), (self.error, 8), (self.go, 0)):
            column.addWidget(part)
            column.addSpacing(gap)
        column.addStretch(1)
        self.setFocusProxy(self.new)
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._submit()
        super().keyPressEvent(event)

    @Slot()
    def _submit(self) -> None:
        desk, person = self._signed_in.desk, self._signed_in.person
        way_in, new = desk.way_in, self.new.text()
        if self.new.why_not() or way_in is None or not self.go.isEnabled():
            return
        self.error.clear()
        self.go.set_reason(self.tr("Being changed"))
        work = partial(change_own_password, desk, person, way_in.password, new)
        self._tasks.quick(self, work, lambda _nothing: self.changed.emit(new), self._failed)

    def _failed(self, error: BackofficeError) -> None:
        self.error.say(Tone.ERROR, text.sentence(error))
        self._look()

    @Slot()
    def _look(self) -> None:
        self.go.set_reason(self.new.why_not())
