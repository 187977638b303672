"""The part of one's account that is about one's keys: their number, where they are kept, and moving them. S-04."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.errors import BackofficeError
from backoffice.vault import grants
from backoffice.vault.custody import CustodyKind
from backoffice.vault.entry import TokenPlace
from backoffice.vault.grants import OwnNumber
from backoffice.vault.moving import move_keys, own_slots
from backoffice.vault.os_keyring import KeyringCustody
from backoffice.vault.passphrase import PassphraseCustody
from ui.shell import text
from ui.shell.translation import QT_TRANSLATE_NOOP
from ui.shell.workspace import Seat
from ui.staff.box import hint
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label, SectionLabel
from ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from backoffice.vault.custody import Custody

# What a keyring says of keys at sign-in is worded elsewhere; here they are open, and stay where they were.
_KEYRING = {
    "vault.keyring_absent": QT_TRANSLATE_NOOP(
        "KeysSection", "This computer has no keyring that keeps secrets safe. Your keys stay where they are, and open."
    ),
    "vault.keyring_locked": QT_TRANSLATE_NOOP(
        "KeysSection",
        "The keyring is locked. Your keys stay where they are, and open; unlock it, then move them again.",
    ),
    "vault.keyring_dismissed": QT_TRANSLATE_NOOP(
        "KeysSection", "You closed the keyring's question. Your keys stay where they are, and open."
    ),
    "vault.keyring_failed": QT_TRANSLATE_NOOP(
        "KeysSection", "The keyring answered with a fault. Your keys stay where they are, and open; try again."
    ),
}

_Answer = tuple[OwnNumber | None, frozenset[CustodyKind]]


class KeysSection(QWidget):
    """`resized` when something in it came or went."""

    resized = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._now: frozenset[CustodyKind] = frozenset()
        self._has_keys = False
        self._moving = False
        library = seat.settings.token_library
        self._place = None if library is None else TokenPlace(Path(library).expanduser(), seat.settings.token)
        self.number = Label("", 13, 400)
        self.number.setWordWrap(True)
        self.where = Choice(self.tr("My keys are kept"))
        for kind, words in (
            (CustodyKind.PASSPHRASE, self.tr("behind my password")),
            (CustodyKind.KEYRING, self.tr("in this computer's keyring")),
            (CustodyKind.TOKEN, self.tr("on a token")),
        ):
            self.where.addItem(words, kind.value)
        self.beside = TickBox(self.tr("and behind my password too, for when the keyring is not there"))
        self.pin = Field(self.tr("PIN of your token"))
        self.pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.renews = hint(
            self.tr(
                "A token makes keys of its own, so your number changes: read the new one to an administrator, who "
                "certifies it. You can go on working meanwhile."
            )
        )
        self.move_button = ActionButton(self.tr("Move my keys"), icon="key")
        self.said = Bar()
        self.where.currentIndexChanged.connect(self._elsewhere)
        self.pin.edit.textChanged.connect(self._look)
        self.beside.clicked.connect(self._look)
        self.move_button.clicked.connect(self.move_now)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where, 1)
        row.addWidget(self.move_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionLabel(self.tr("My keys")))
        column.addWidget(self.number)
        column.addWidget(Label(self.tr("My keys are kept"), 12, 500))
        column.addLayout(row)
        for part in (self.beside, self.pin, self.renews, self.said):
            column.addWidget(part)
        self._look()

    def refresh(self) -> None:
        """Ask for the number and where the keys lie."""
        self.said.clear()
        self.pin.edit.clear()
        self._ask()

    def forget(self) -> None:
        self.pin.edit.clear()

    @Slot()
    def move_now(self) -> None:
        """Move the keys to where the choice says; they stay where they were unless the new place opened."""
        custody, way_in = self._custody(), self._seat.desk.way_in
        if custody is None or way_in is None or self._why_not():
            return
        desk, beside = self._seat.desk, self.beside.isChecked()
        leaves_token = self._place is not None and CustodyKind.TOKEN in self._now
        token = self._place.custody(self.pin.text()) if self._place is not None and leaves_token else None
        self._moving = True
        self.said.clear()
        self._look()
        self._seat.tasks.quick(self, lambda: move_keys(desk, custody, token, beside=beside), self._moved, self._failed)

    def _moved(self, _nothing: None) -> None:
        self._moving = False
        self.pin.edit.clear()
        words = self.tr("Your keys are moved, and were opened there once to be sure.")
        self.said.say(Tone.DONE, words)
        self._seat.doors.tell(words)
        self._ask()

    def _failed(self, error: BackofficeError) -> None:
        self._moving = False
        source = _KEYRING.get(error.code)
        words = QCoreApplication.translate("KeysSection", source) if source else text.sentence(error)
        self.said.say(Tone.ERROR, words)
        self._look()

    def _ask(self) -> None:
        desk = self._seat.desk

        def work() -> _Answer:
            return desk.ask(grants.own_number), frozenset(desk.ask(own_slots))

        self._seat.tasks.quick(self, work, self._show)

    def _show(self, answer: _Answer) -> None:
        own, self._now = answer
        self._has_keys = own is not None
        if own is None:
            self.number.setText(self.tr("No keys of yours are at this desk."))
        elif own.certified:
            self.number.setText(self.tr("Their number: {number}").format(number=own.fingerprint))
        else:
            words = self.tr("Their number: {number}. Not certified yet: read it to an administrator.")
            self.number.setText(words.format(number=own.fingerprint))
        here = next((each for each in reversed(CustodyKind) if each in self._now), CustodyKind.PASSPHRASE)
        self.where.setCurrentIndex(self.where.findData(here.value))
        self.beside.setChecked(CustodyKind.PASSPHRASE in self._now)
        self._look()

    def _chosen(self) -> CustodyKind:
        return CustodyKind(str(self.where.currentData()))

    def _custody(self) -> Custody | None:
        chosen, way_in = self._chosen(), self._seat.desk.way_in
        if chosen is CustodyKind.TOKEN:
            return None if self._place is None else self._place.custody(self.pin.text())
        if chosen is CustodyKind.KEYRING:
            return KeyringCustody()
        return None if way_in is None else PassphraseCustody(way_in.password)

    def _why_not(self) -> str:
        chosen = self._chosen()
        wanted = {chosen, *((CustodyKind.PASSPHRASE,) if self._offers_beside() and self.beside.isChecked() else ())}
        if self._moving:
            return self.tr("Being moved")
        if not self._has_keys:
            return self.tr("No keys to move")
        if wanted == self._now:
            return self.tr("They are there")
        if chosen is CustodyKind.TOKEN and self._place is None:
            return self.tr("No token software is set")
        if CustodyKind.TOKEN in (chosen, *self._now) and not self.pin.text():
            return self.tr("The PIN first")
        return ""

    def _offers_beside(self) -> bool:
        """Only keys that lie behind the password already can stay there while they go into the keyring as well."""
        return self._chosen() is CustodyKind.KEYRING and CustodyKind.PASSPHRASE in self._now

    @Slot()
    def _elsewhere(self) -> None:
        """What was said of one place says nothing of another."""
        self.said.clear()
        self._look()

    @Slot()
    def _look(self) -> None:
        token = CustodyKind.TOKEN in (self._chosen(), *self._now)
        moves = self._chosen() not in self._now
        self.beside.setVisible(self._offers_beside())
        self.pin.setVisible(token and moves and self._place is not None)
        self.renews.setVisible(token and moves)
        self.move_button.set_reason(self._why_not())
        self.resized.emit()
