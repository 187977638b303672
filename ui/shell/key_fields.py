"""What the sign-in page asks for a person's keys, once their custody turns out to need more than the password.

Boundary: chosen by the code of what was refused; nothing typed here outlives the page. S-04.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from backoffice.vault.key_proof import KeyProof

_TOKEN = "vault.token_"
_KEYRING = "vault.keyring_"
_EARLIER = frozenset({"vault.sealed_under_another", "vault.passphrase_wrong"})


class KeyFields(QWidget):
    """`submitted` when the person presses Enter in a field, or chooses another way in."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._by_password = self._without = False
        self.pin = self._secret(self.tr("PIN of your token"))
        self.earlier = self._secret(self.tr("Earlier password"))
        self.by_password = LinkButton(self.tr("Use my password for this session"))
        self.by_password.clicked.connect(self._take_password)
        self.without = LinkButton(self.tr("Come in without my keys; nothing sealed opens"))
        self.without.clicked.connect(self._go_without)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(6)
        for part in (self.pin, self.earlier, self.by_password, self.without):
            column.addWidget(part)
        self.put_away()

    def proof(self) -> KeyProof:
        """What was typed and chosen so far; the ways around the keys count for one try."""
        # The vault is loaded with the house, long after this page has painted.
        from backoffice.vault.key_proof import KeyProof

        proof = KeyProof(self.pin.text(), self.earlier.text(), self._by_password, self._without)
        self._by_password = self._without = False
        return proof

    def put_away(self) -> None:
        """Ask for nothing, and forget what was typed."""
        for field in (self.pin, self.earlier):
            field.edit.clear()
            field.hide()
        self.by_password.hide()
        self.without.hide()
        self.hide()

    def expect_pin(self) -> None:
        """Show the field of the PIN, before anything was refused."""
        self.pin.show()
        self.show()

    def ask(self, code: str) -> bool:
        """Show what helps against this refusal; False where it was not about the keys."""
        token, keyring = code.startswith(_TOKEN), code.startswith(_KEYRING)
        earlier, other = code in _EARLIER, code == "vault.no_slot"
        if not (token or keyring or earlier or other):
            return False
        self.pin.setVisible(token)
        self.earlier.setVisible(earlier)
        self.by_password.setVisible(keyring)
        # Asked for the first time, a PIN is the next step; the way around it comes when that fails.
        self.without.setVisible(code != "vault.token_pin_wanted")
        self.show()
        field = self.pin if token else self.earlier
        if token or earlier:
            field.setFocus()
            field.edit.selectAll()
        else:
            (self.by_password if keyring else self.without).setFocus()
        return True

    def _secret(self, name: str) -> Field:
        field = Field(name, tall=True)
        field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        field.edit.returnPressed.connect(self.submitted)
        return field

    @Slot()
    def _take_password(self) -> None:
        self._by_password = True
        self.submitted.emit()

    @Slot()
    def _go_without(self) -> None:
        self._without = True
        self.submitted.emit()
