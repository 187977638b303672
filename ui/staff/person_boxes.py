"""The boxes of an administrator: add a person, change duties, end somebody, and the password that is shown once."""

from __future__ import annotations

import unicodedata
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from backoffice.desk import Desk
from backoffice.staff import keeping, service
from backoffice.staff.keeping import Changed
from backoffice.staff.passwords import one_time_password
from backoffice.staff.rules import SECONDED
from backoffice.staff.views import PersonLine
from ui.kyc.wording import isolated
from ui.shell import fonts
from ui.shell.workspace import Seat
from ui.staff.box import Box, hint
from ui.staff.duty_list import DutyList
from ui.widgets.action_button import ActionButton
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label


class AddBox(Box):
    """`added` carries the sign-in name, the one-time password, and whether a second administrator is waited for."""

    added = Signal(str, str, bool)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", 560)
        self.title.setText(self.tr("Add a person"))
        self.go.set_label(self.tr("Add"))
        self.setAccessibleName(self.title.text())
        self.full_name = Field(self.tr("Full name"))
        self.name = Field(self.tr("Sign-in name"))
        self.name.say(self.tr("2 to 40 of a–z, 0–9, dot, dash. It is never given to anybody else, and never changed."))
        self.language = Choice(self.tr("Language"))
        self.language.addItem("English", "en")
        self.language.addItem("简体中文", "zh")
        self.duties = DutyList(seat.language)
        self.duties.changed.connect(self._say_second)
        self._second = hint("")
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Language"), 12, 500))
        row.addSpacing(8)
        row.addWidget(self.language)
        row.addStretch(1)
        self.body.addWidget(self.full_name)
        self.body.addWidget(self.name)
        self.body.addLayout(row)
        self.body.addWidget(self.duties)
        self.body.addWidget(self._second)
        self.full_name.edit.editingFinished.connect(self._propose_name)

    def about_to_open(self) -> None:
        super().about_to_open()
        self.full_name.edit.clear()
        self.name.edit.clear()
        self.duties.choose(())
        self._say_second()

    def open_empty(self) -> None:
        self.open()
        self.full_name.setFocus()

    def submit(self) -> None:
        name, shown, duties = self.name.text().strip(), self.full_name.text().strip(), self.duties.chosen()
        self.full_name.fail("" if shown else self.tr("Type the person's full name."))
        self.name.fail("" if name else self.tr("Type a sign-in name."))
        if not shown or not name:
            self.settle()
            return
        password, key = one_time_password(), self.key()
        desk, language = self.seat.desk, str(self.language.currentData())

        def work() -> Changed:
            verifier = desk.ask(service.password_verifier, name, password)
            return desk.do(
                key,
                keeping.add_person,
                name=name,
                display_name=shown,
                language=language,
                duties=duties,
                verifier=verifier,
            )

        def done(changed: Changed) -> None:
            self.close_box()
            self.added.emit(name, password, changed.proposal is not None)

        self.run(work, done, self.tr("Being added"))

    @Slot()
    def _propose_name(self) -> None:
        """From "Inês Carvalho" to "ines.carvalho", as long as nothing was typed."""
        if not self.name.text():
            plain = unicodedata.normalize("NFKD", self.full_name.text().strip().lower())
            letters = (sign for sign in plain if not unicodedata.combining(sign))
            parts = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in letters).split()
            self.name.edit.setText(".".join(parts)[:40])

    @Slot()
    def _say_second(self) -> None:
        weighty = SECONDED.intersection(self.duties.chosen())
        self._second.setText(
            self.tr("The marked duties wait until a second administrator agrees under Approvals.") if weighty else ""
        )
        self._second.setVisible(bool(weighty))
        if self.isVisible():
            self.settle()


class DutiesBox(Box):
    """`changed` carries the sign-in name and whether a second administrator is waited for."""

    changed = Signal(str, bool)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "", 560)
        self.go.set_label(self.tr("Change"))
        self._line: PersonLine | None = None
        self.duties = DutyList(seat.language)
        self.duties.changed.connect(self._say_what)
        self._what = hint("")
        self.body.addWidget(self.duties)
        self.body.addWidget(self._what)

    def open_for(self, line: PersonLine) -> None:
        self._line = line
        self.title.setText(self.tr("Duties of {name}").format(name=isolated(line.display_name)))
        self.setAccessibleName(self.title.text())
        self.duties.choose(line.given)
        self.open()
        self._say_what()
        next(iter(self.duties.boxes.values())).setFocus()

    def submit(self) -> None:
        line = self._line
        if line is None:
            return
        desk, key, wanted = self.seat.desk, self.key(), self.duties.chosen()

        def done(changed: Changed) -> None:
            self.close_box()
            self.changed.emit(line.name, changed.proposal is not None)

        def work() -> Changed:
            return desk.do(key, keeping.set_duties, name=line.name, duties=wanted)

        self.run(work, done, self.tr("Being changed"))

    @Slot()
    def _say_what(self) -> None:
        if self._line is None:
            return
        differ = set(self._line.given) ^ set(self.duties.chosen())
        self.go.set_reason("" if differ else self.tr("Nothing differs"))
        if SECONDED & differ:
            self._what.setText(self.tr("Nothing changes until a second administrator agrees under Approvals."))
        elif differ:
            self._what.setText(self.tr("This comes into force at once, and the DPO is told."))
        self._what.setVisible(bool(differ))
        if self.isVisible():
            self.settle()


class EndBox(Box):
    """Typing the sign-in name confirms. `ended` carries it."""

    ended = Signal(str)

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "")
        self._line: PersonLine | None = None
        self.go.set_label(self.tr("End"))
        self.body.addWidget(
            hint(
                self.tr(
                    "Their sessions end now, their duties and keys are taken, and cases they hold go back. "
                    "What they did stays in the trail. This is for good: nobody gets this name again."
                )
            )
        )
        self.confirm = Field("")
        self.confirm.edit.textChanged.connect(self._compare)
        self.body.addWidget(self.confirm)

    def open_for(self, line: PersonLine) -> None:
        self._line = line
        self.title.setText(self.tr("End {name} here").format(name=isolated(line.display_name)))
        self.setAccessibleName(self.title.text())
        asked = self.tr("Type {name} to confirm").format(name=line.name)
        self.confirm.label.setText(asked)
        self.confirm.edit.setAccessibleName(asked)
        self.confirm.edit.clear()
        self.open()
        self._compare()
        self.confirm.setFocus()

    def submit(self) -> None:
        line = self._line
        if line is None or self.confirm.text() != line.name:
            return
        desk, key = self.seat.desk, self.key()

        def done(_nothing: None) -> None:
            self.close_box()
            self.ended.emit(line.name)

        self.run(lambda: desk.do(key, keeping.end_person, name=line.name), done, self.tr("Being ended"))

    @Slot()
    def _compare(self) -> None:
        same = self._line is not None and self.confirm.text() == self._line.name
        self.go.set_reason("" if same else self.tr("End, after the name"))


class OnceBox(Box):
    """A password shown once: to be read out or copied, and gone with the box."""

    def __init__(self, frame: QWidget, seat: Seat) -> None:
        super().__init__(frame, seat, "", "")
        self.go.set_label(self.tr("I have passed it on"))
        self.go.set_keys("Esc")
        self._whom = hint("")
        self.password = Label("", 24, 600)
        self.password.setFont(fonts.mono_font(24, 500))
        self.password.setTextInteractionFlags(self.password.textInteractionFlags().TextSelectableByMouse)
        self.copy = ActionButton(self.tr("Copy"), icon="copy", keys=("Ctrl", "Enter"))
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.password)
        row.addStretch(1)
        row.addWidget(self.copy)
        self._more = hint("")
        self.body.addWidget(self._whom)
        self.body.addLayout(row)
        self.body.addWidget(self._more)

    def show_once(self, name: str, password: str, more: str = "") -> None:
        """Show it; `more` is a second thing to know."""
        self.title.setText(self.tr("One-time password for {name}").format(name=name))
        self.setAccessibleName(self.title.text())
        self._whom.setText(
            self.tr("It is shown once. It opens nothing until {name} has chosen a password of their own.").format(
                name=name
            )
        )
        self.password.setText(password)
        self.password.setFont(fonts.mono_font(24, 500))
        self.password.setAccessibleName(self.tr("One-time password"))
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.open()
        self.copy.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter copies; the box stays until it is closed."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl:
            if not event.isAutoRepeat():
                self._copy()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        self.close_box()

    def forget(self) -> None:
        self.password.clear()

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(self.password.text())
        words = self.tr("Copied. Whoever reads this computer's clipboard now reads the password.")
        self._more.setText(words)
        self._more.show()
        self.settle()
        self.seat.doors.tell(self.tr("Copied."))


def reset(desk: Desk, key: UUID, name: str) -> str:
    """Give somebody a one-time password; the password, empty where a second administrator is waited for."""
    password = one_time_password()
    verifier = desk.ask(service.password_verifier, name, password)
    changed = desk.do(key, keeping.reset_password, name=name, verifier=verifier)
    return "" if changed.proposal is not None else password
