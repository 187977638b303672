"""The step of the sign-in page that opens a snapshot: which one, its passphrase, and the key that signs decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from backoffice.reconcile.snapshot_rules import KeyCustody
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording
from ui.widgets.action_button import ActionButton
from ui.widgets.bar import Bar, Tone
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.link_button import LinkButton
from ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from backoffice.reconcile.snapshot import Lying


_NAMED = 2


class OfflineStep(QWidget):
    """Sends `submitted(path, passphrase, secret, clock was ahead)`, `destroy_wanted(path)` and `back_wanted`."""

    submitted = Signal(object, str, str, bool)
    destroy_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._words = Wording(language)
        self._lying: tuple[Lying, ...] = ()
        self._sure = False
        self._title = Label(self.tr("Work offline"), 24, 600)
        self._why = Label("", 13, 400, "text2")
        self._why.setWordWrap(True)
        self.choice = Choice(self.tr("Snapshot"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.about = Label("", 12, 400, "text2")
        self.about.setWordWrap(True)
        self.passphrase = Field(self.tr("Passphrase of the snapshot"), tall=True)
        self.secret = Field(self.tr("Your password, to sign decisions"), tall=True)
        for field in (self.passphrase, self.secret):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.returnPressed.connect(self._submit)
        self.secret.say(self.tr("With keys in a token: its PIN. Left empty you only look."))
        self.ahead = TickBox(self.tr("The clock had been ahead: sign that it is right"))
        self.ahead.hide()
        self.error = Bar()
        self._code = Label("", 11, 400, "text3")
        self._code.hide()
        self.open = ActionButton(self.tr("Open"), keys=("Enter",), primary=True, tall=True)
        self.open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self._submit)
        self.back = LinkButton(self.tr("Back to signing in"))
        self.back.clicked.connect(self.back_wanted)
        self.drop = LinkButton(self.tr("Destroy this snapshot"))
        self.drop.clicked.connect(self._destroy)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.setFocusProxy(self.choice)
        self.show_lying(())

    def show_lying(self, lying: Sequence[Lying]) -> None:
        """The snapshots that lie on this computer, the newest first."""
        self._lying = tuple(lying)
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in self._lying:
            self.choice.addItem(self._name(one))
        self.choice.blockSignals(False)
        some = bool(self._lying)
        for widget in (self.choice, self.about, self.secret, self.open, self.drop):
            widget.setVisible(some)
        self._why.setText(
            self.tr("Nothing leaves or reaches this computer. Your decisions wait here until you check them in.")
            if some
            else self.tr(
                "No snapshot lies on this computer. Sign in, open Reconcile under The books, and check one out."
            )
        )
        self._chosen()
        if some:
            (self.passphrase if self.passphrase.isVisibleTo(self) else self.secret).setFocus()
        else:
            self.back.setFocus()

    def show_busy(self, words: str) -> None:
        """Say in the button what is waited for."""
        self.open.set_reason(words)

    def show_error(self, sentence: str, code: str) -> None:
        """What keeps the snapshot shut."""
        self.show_busy("")
        self.error.say(Tone.ERROR, sentence)
        self._code.setText(code)
        self._code.show()
        self.ahead.setVisible(code == "reconcile.clock_behind" or self.ahead.isChecked())
        is_secret = code.startswith("vault.") or code == "reconcile.password_not_theirs"
        field = self.secret if is_secret else self.passphrase
        if field.isVisibleTo(self):
            field.setFocus()
            field.edit.selectAll()

    def chosen(self) -> Lying | None:
        """The snapshot that would be opened."""
        at = self.choice.currentIndex()
        return self._lying[at] if 0 <= at < len(self._lying) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to signing in."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def _name(self, one: Lying) -> str:
        told = one.manifest
        if told is None:
            return self.tr("{file}, cannot be read").format(file=one.path.name)
        books = LedgerWording(self._words)
        paths = [books.short(path) for path in dict.fromkeys(each.path for each in told.accounts)]
        more = f" +{len(paths) - _NAMED}" if len(paths) > _NAMED else ""
        # Two of one period differ by who took them, when, and what they hold; the end may not fit.
        accounts = ", ".join(paths[:_NAMED]) + more
        at = self._words.moment(told.made_at)
        return self.tr("{person}, {at}: {accounts}").format(person=told.person, at=at, accounts=accounts)

    @Slot()
    def _chosen(self) -> None:
        self._sure = False
        self.ahead.setChecked(False)
        self.ahead.hide()
        self.drop.setText(self.tr("Destroy this snapshot"))
        self.drop.updateGeometry()
        one = self.chosen()
        told = one.manifest if one is not None else None
        self.passphrase.setVisible(told is not None and told.custody is KeyCustody.PASSPHRASE)
        self._say_whose("" if told is None else told.person)
        if told is None:
            self.about.setText("")
            return
        accounts = self.tr("%n accounts", "", len(told.accounts))
        entries = self.tr("%n entries", "", told.rows)
        moment = self._words.moment
        said = self.tr("{since} to {to}, {accounts}, {entries}. Taken by {person}, opens until {until}.")
        self.about.setText(
            said.format(
                since=self._words.day(told.since),
                to=self._words.day(told.until),
                accounts=accounts,
                entries=entries,
                person=told.person,
                until=moment(told.expires_at),
            )
        )
        self.choice.setToolTip(", ".join(dict.fromkeys(each.path for each in told.accounts)))

    def _say_whose(self, person: str) -> None:
        whose = self.tr("Password of {person}, to sign decisions").format(person=person)
        said = whose if person else self.tr("Your password, to sign decisions")
        self.secret.label.setText(said)
        self.secret.edit.setAccessibleName(said)

    @Slot()
    def _submit(self) -> None:
        one = self.chosen()
        if one is None or not self.open.isEnabled():
            return
        if self.passphrase.isVisibleTo(self) and not self.passphrase.text():
            self.passphrase.fail(self.tr("Type the passphrase of this snapshot."))
            self.passphrase.setFocus()
            return
        self.passphrase.fail("")
        self.error.clear()
        self._code.hide()
        passphrase = self.passphrase.text() if self.passphrase.isVisibleTo(self) else ""
        self.submitted.emit(one.path, passphrase, self.secret.text(), self.ahead.isChecked())

    @Slot()
    def _destroy(self) -> None:
        """Asked twice: what is destroyed does not come back, and decisions not checked in go with it."""
        one = self.chosen()
        if one is None:
            return
        if not self._sure:
            self._sure = True
            self.drop.setText(self.tr("Destroy it now, with decisions not checked in"))
            self.drop.updateGeometry()
            return
        self.destroy_wanted.emit(one.path)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._why)
        column.addSpacing(20)
        column.addWidget(self.choice)
        column.addSpacing(6)
        column.addWidget(self.about)
        column.addSpacing(16)
        column.addWidget(self.passphrase)
        column.addSpacing(16)
        column.addWidget(self.secret)
        column.addSpacing(16)
        column.addWidget(self.error)
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.ahead)
        column.addSpacing(8)
        column.addWidget(self.open)
        column.addSpacing(14)
        feet = QHBoxLayout()
        feet.addWidget(self.back)
        feet.addStretch(1)
        feet.addWidget(self.drop)
        column.addLayout(feet)
        column.addStretch(1)
