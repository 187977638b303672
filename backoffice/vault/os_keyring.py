"""A person's private keys behind one key of 32 bytes in the keyring of the operating system.

Slot: name of the entry (16), sealed keys. Only the key goes into the keyring: Windows holds about 1,280 characters.
Boundary: a keyring that is absent, locked or dismissed is said, never replaced by a file. S-03, S-04.
"""

from __future__ import annotations

import binascii
import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from backoffice.errors import Missing, Unavailable
from backoffice.vault.committed import KEY_LENGTH, CommittedKey, SealBroken
from backoffice.vault.custody import CustodyKind, SlotBroken, body_of, make_slot, slot_context
from backoffice.vault.person_keys import PersonKeys, from_private_bytes, make_person_keys, private_bytes

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "backoffice vault"
_NAME = 16


class KeyringAbsent(Unavailable):
    """This session has no keyring that keeps secrets. Facts: `backend`."""

    code = "vault.keyring_absent"


class KeyringShut(Unavailable):
    """The keyring is there and locked. Facts: `backend`."""

    code = "vault.keyring_locked"


class KeyringDismissed(Unavailable):
    """The person closed the question of the keyring without answering it. Facts: `backend`."""

    code = "vault.keyring_dismissed"


class KeyringFailed(Unavailable):
    """The keyring answered with a fault of its own. Facts: `backend`, `fault`."""

    code = "vault.keyring_failed"


class KeyringEntryMissing(Missing):
    """The keyring of this computer holds no key for this slot: another computer's, or it was reset."""

    code = "vault.keyring_entry_missing"


class KeyringCustody:
    """Keys sealed under a key that the operating system keeps for the signed-in account."""

    kind = CustodyKind.KEYRING

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        """`backend`: another one than the session's own."""
        self._given = backend

    def make(self, person: str) -> tuple[PersonKeys, bytes]:
        keys = make_person_keys()
        return keys, self.store(person, keys)

    def store(self, person: str, keys: PersonKeys) -> bytes:
        """A slot for these keys, and its entry in the keyring. Raises the Keyring errors of this module."""
        private = private_bytes(keys)
        backend, name, key = session_keyring(self._given), os.urandom(_NAME), os.urandom(KEY_LENGTH)
        with keyring_faults(backend):
            backend.set_password(SERVICE, _entry(person, name), b64encode(key).decode())
            kept = backend.get_password(SERVICE, _entry(person, name))
        # Some keyrings forget silently; then the keys would be lost with this session.
        if kept is None or not hmac.compare_digest(kept.encode(), b64encode(key)):
            raise KeyringFailed(backend=_name_of(backend), fault="not kept")
        sealed = CommittedKey(key, b"slot keyring").seal(private, slot_context(self.kind, person, name))
        return make_slot(self.kind, name + sealed)

    def unlock(self, person: str, slot: bytes) -> PersonKeys:
        """The keys of a slot. Raises SlotBroken, KeyringEntryMissing and the Keyring errors of this module."""
        body = body_of(slot, self.kind)
        name, sealed = body[:_NAME], body[_NAME:]
        if len(name) < _NAME:
            raise SlotBroken(length=len(slot))
        key = self._key(person, name)
        if key is None or not key.made(sealed):
            raise KeyringEntryMissing(person=person)
        try:
            return from_private_bytes(key.open(sealed, slot_context(self.kind, person, name)))
        except SealBroken:
            raise SlotBroken(person=person) from None

    def forget(self, person: str, slot: bytes) -> None:
        """Remove the slot's entry from the keyring; an entry already gone is fine."""
        name = body_of(slot, self.kind)[:_NAME]
        backend = session_keyring(self._given)
        with keyring_faults(backend):
            if backend.get_password(SERVICE, _entry(person, name)) is not None:
                backend.delete_password(SERVICE, _entry(person, name))

    def _key(self, person: str, name: bytes) -> CommittedKey | None:
        backend = session_keyring(self._given)
        with keyring_faults(backend):
            told = backend.get_password(SERVICE, _entry(person, name))
        try:
            return None if told is None else CommittedKey(b64decode(told, validate=True), b"slot keyring")
        except (binascii.Error, ValueError):
            return None


def session_keyring(given: KeyringBackend | None = None) -> KeyringBackend:
    """The keyring that is written to, or the one `given`. Raises KeyringAbsent; never a file in its place."""
    # Looking for the keyrings of a session takes longer than everything else here.
    import keyring
    from keyring.backends.chainer import ChainerBackend

    backend = given or keyring.get_keyring()
    if isinstance(backend, ChainerBackend):
        # Of a chain the first is written to; the rest, perhaps files, must not be fallen back on.
        backend = next(iter(ChainerBackend.backends), backend)
    if type(backend).__module__.startswith(("keyring.backends.null", "keyring.backends.fail", "keyrings.alt")):
        raise KeyringAbsent(backend=_name_of(backend))
    return backend


def _entry(person: str, name: bytes) -> str:
    return f"{person} {name.hex()}"


def _name_of(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


@contextmanager
def keyring_faults(backend: KeyringBackend) -> Iterator[None]:
    """Say what a keyring's fault means; its own words may name entries and are not repeated."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    name = _name_of(backend)
    try:
        yield
    except Exception as fault:  # noqa: BLE001 - some backends let the faults of their own library through
        if isinstance(fault, NoKeyringError):
            raise KeyringAbsent(backend=name) from None
        if _was_dismissed(fault):
            raise KeyringDismissed(backend=name) from None
        if isinstance(fault, KeyringLocked) or type(fault).__name__ == "LockedException":
            raise KeyringShut(backend=name) from None
        if isinstance(fault, InitError):
            raise KeyringAbsent(backend=name) from None
        raise KeyringFailed(backend=name, fault=type(fault).__name__) from None


def _was_dismissed(fault: BaseException) -> bool:
    """The Secret Service and macOS tell by the fault beneath, KWallet by its words only."""
    seen: BaseException | None = fault
    while seen is not None:
        if type(seen).__name__ in ("PromptDismissedException", "KeychainDenied"):
            return True
        if "cancelled by user" in str(seen).lower():
            return True
        seen = seen.__cause__
    return False
