"""A password in the keyring of the operating system, for who wants it there.

Boundary: a keyring that is absent, locked or dismissed is said by the errors of `vault.os_keyring`; never a file. S-04.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backoffice.vault.os_keyring import KeyringFailed, keyring_faults, session_keyring

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "backoffice sign-in"


def remember(person: str, password: str, backend: KeyringBackend | None = None) -> None:
    """Keep it. Raises KeyringAbsent, KeyringShut, KeyringDismissed, KeyringFailed (also where it was not kept)."""
    keyring = session_keyring(backend)
    with keyring_faults(keyring):
        keyring.set_password(SERVICE, person, password)
        kept = keyring.get_password(SERVICE, person)
    if kept != password:
        raise KeyringFailed(backend=type(keyring).__qualname__, fault="not kept")


def recall(person: str, backend: KeyringBackend | None = None) -> str | None:
    """The remembered password; None where there is none. Raises the Keyring errors."""
    keyring = session_keyring(backend)
    with keyring_faults(keyring):
        return keyring.get_password(SERVICE, person)


def forget(person: str, backend: KeyringBackend | None = None) -> None:
    """Remove it; one that is not there is fine. Raises the Keyring errors."""
    keyring = session_keyring(backend)
    with keyring_faults(keyring):
        if keyring.get_password(SERVICE, person) is not None:
            keyring.delete_password(SERVICE, person)
