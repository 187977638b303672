"""The box of one's own account: keys, a new password, and whether the keyring remembers it. S-04, S-05."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from backoffice.errors import BackofficeError
from backoffice.staff.own_password import change_own_password
from backoffice.staff.remembered import forget, remember
from backoffice.staff.rules import PASSWORD_REMINDER
from ui.kyc.wording import Wording
from ui.shell import text
from ui.shell.memory import Memory
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.keys_section import KeysSection
from ui.staff.new_password import NewPassword
from ui.widgets.bar import Bar, Tone
from ui.widgets.field import Field
from ui.widgets.tick_box import TickBox

# What a keyring says of keys is worded elsewhere; of a password it means this.
_KEYRING = {
    "vault.keyring_absent": QT_TRANSLATE_NOOP(
        "AccountBox", "This computer has no keyring. Nothing was kept; type your password each time."
    ),
    "vault.keyring_locked": QT_TRANSLATE_NOOP(
        "AccountBox", "The keyring is locked, so nothing was kept. Unlock it, then tick again."
    ),
    "vault.keyring_dismissed": QT_TRANSLATE_NOOP(
        "AccountBox", "You closed the keyring's question, so nothing was kept. Tick again whenever you like."
    ),
}


class AccountBox(Box):
    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", 480)
        self.title.setText(self.tr("My account"))
        self.setAccessibleName(self.title.text())
        self.go.set_label(self.tr("Change password"))
        self._memory = Memory(seat.settings.home)
        self.age = hint("")
        self.old = Field(self.tr("Password now"))
        self.old.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.old.edit.textChanged.connect(self._look)
        self.old.edit.textEdited.connect(self._unsay)
        self.new = NewPassword(seat.tasks, seat.language, (seat.person.name, seat.person.display_name))
        self.new.judged.connect(self._look)
        self.keep = TickBox(self.tr("Remember my password in this computer's keyring"))
        self.keep.clicked.connect(self._keep_or_not)
        self.said = Bar()
        self.keys = KeysSection(seat)
        self.keys.resized.connect(self._resettle)
        for part in (self.keys, self.age, self.old, self.new, self.keep, self.said):
            self.body.addWidget(part)

    def about_to_open(self) -> None:
        super().about_to_open()
        self.said.clear()
        self.keep.setChecked(self._memory.remembers(self.seat.person.name))
        self._say_age()
        self.keys.refresh()
        self._look()

    def open_box(self) -> None:
        self.open()
        self.old.setFocus()

    def forget(self) -> None:
        self.old.edit.clear()
        self.new.clear()
        self.keys.forget()

    def submit(self) -> None:
        desk, person, old, new = self.seat.desk, self.seat.person, self.old.text(), self.new.text()
        keeps = self.keep.isChecked()

        def work() -> BackofficeError | None:
            change_own_password(desk, person, old, new)
            try:
                if keeps:
                    remember(person.name, new)
            except BackofficeError as error:
                return error
            return None

        def done(error: BackofficeError | None) -> None:
            self.close_box()
            self.seat.doors.tell(self.tr("Your password is changed."))
            if error is not None:
                self._memory.set_remembers(person.name, False)
                self.seat.doors.complain(error)

        self.run(work, done, self.tr("Being changed"))

    @Slot()
    def _keep_or_not(self) -> None:
        """Into the keyring, or out of it; what the keyring says is said here."""
        name, way_in = self.seat.person.name, self.seat.desk.way_in
        keeps = self.keep.isChecked()
        if way_in is None:
            return
        work = partial(remember, name, way_in.password) if keeps else partial(forget, name)

        def done(_nothing: None) -> None:
            self._memory.set_remembers(name, keeps)
            words = self.tr("The keyring remembers it.") if keeps else self.tr("The keyring has forgotten it.")
            self._say(Tone.DONE, words)

        def failed(error: BackofficeError) -> None:
            self.keep.setChecked(False)
            self._memory.set_remembers(name, False)
            source = _KEYRING.get(error.code)
            words = QCoreApplication.translate("AccountBox", source) if source else text.sentence(error)
            self._say(Tone.WARNING, words)

        self.seat.tasks.quick(self, work, done, failed)

    @Slot()
    def _resettle(self) -> None:
        if self.isVisible():
            self.settle()

    def _say(self, tone: Tone, words: str) -> None:
        self.said.say(tone, words)
        self.settle()

    def _say_age(self) -> None:
        changed = self.seat.person.password_changed_at
        if changed is None:
            self.age.hide()
            return
        words = self.tr("Your password is from {day}.").format(day=Wording(self.seat.language).day(changed.date()))
        if self.seat.clock.now() - changed > PASSWORD_REMINDER:
            words += " " + self.tr("That is more than a year: think of a new one when it suits you.")
        self.age.setText(words)

    @Slot()
    def _unsay(self) -> None:
        """What was said of the password typed before says nothing of another."""
        self.fail("")

    @Slot()
    def _look(self) -> None:
        reason = self.new.why_not() if self.old.text() else self.tr("Your password now, first")
        self.go.set_reason(reason)
        if self.isVisible():
            self.settle()
