"""The key of one snapshot: 32 random bytes, in the keyring of the computer or sealed under a passphrase.

Slot: for the keyring the entry's name; for a passphrase argon2id's cost and salt, then the sealed key. In hex.
Boundary: a keyring that is absent or locked is said, never replaced by a file. S-02, S-03.
"""

from __future__ import annotations

import hmac
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING
from uuid import UUID

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from backoffice.reconcile.snapshot_rules import (
    SnapshotKeyMissing,
    SnapshotKeyWrong,
    SnapshotPassphraseWeak,
    SnapshotPassphraseWrong,
)
from backoffice.vault.committed import CommittedKey, SealBroken, length_prefixed
from backoffice.vault.os_keyring import KeyringAbsent, KeyringFailed, keyring_faults, session_keyring
from backoffice.vault.passphrase import STRONG, Cost

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "backoffice snapshot"
LENGTH = 32
PASSPHRASE_AT_LEAST = 12
_SALT = 16
_HEAD = 6 + _SALT
_LABEL = b"slot snapshot"


@dataclass(frozen=True, slots=True)
class SnapshotKey:
    """The key in memory; each use of it has its own."""

    secret: bytes = field(repr=False)

    @property
    def database(self) -> bytes:
        """What encrypts the file, 32 bytes."""
        return self._derived(b"database")

    @property
    def marks(self) -> bytes:
        """What keys the marks of words, 32 bytes."""
        return self._derived(b"word marks")

    @property
    def workbook(self) -> bytes:
        """What encrypts the decisions made on this snapshot, 32 bytes."""
        return self._derived(b"workbook")

    def _derived(self, use: bytes) -> bytes:
        return blake2b(b"backoffice snapshot " + use, digest_size=LENGTH, key=self.secret).digest()


def new_key() -> SnapshotKey:
    return SnapshotKey(os.urandom(LENGTH))


def check_passphrase(passphrase: str) -> None:
    """Raises SnapshotPassphraseWeak: whoever finds the file may guess for as long as they like."""
    if len(passphrase.strip()) < PASSPHRASE_AT_LEAST:
        raise SnapshotPassphraseWeak(at_least=PASSPHRASE_AT_LEAST)


def seal_under_passphrase(key: SnapshotKey, check_out: UUID, passphrase: str, cost: Cost = STRONG) -> str:
    """The slot of a key that a passphrase opens. Raises SnapshotPassphraseWeak."""
    check_passphrase(passphrase)
    head = cost.memory_kib.to_bytes(4, "big") + bytes([cost.passes, cost.lanes]) + os.urandom(_SALT)
    sealed = _stretched(passphrase, cost, head[6:]).seal(key.secret, _context(check_out, head))
    return (head + sealed).hex()


def open_with_passphrase(slot: str, check_out: UUID, passphrase: str) -> SnapshotKey:
    """The key behind a slot. Raises SnapshotPassphraseWrong, and SnapshotKeyWrong for a slot that is none."""
    try:
        body = bytes.fromhex(slot)
    except ValueError:
        raise SnapshotKeyWrong() from None
    head, sealed = body[:_HEAD], body[_HEAD:]
    if len(head) < _HEAD:
        raise SnapshotKeyWrong()
    cost = Cost(int.from_bytes(head[:4], "big"), head[4], head[5])
    if not cost.is_bearable():
        raise SnapshotKeyWrong()
    stretched = _stretched(passphrase, cost, head[6:])
    if not stretched.made(sealed):
        raise SnapshotPassphraseWrong()
    try:
        return SnapshotKey(stretched.open(sealed, _context(check_out, head)))
    except SealBroken:
        raise SnapshotKeyWrong() from None


def put_into_keyring(key: SnapshotKey, check_out: UUID, backend: KeyringBackend | None = None) -> str:
    """Keep the key in the keyring and return its slot. Raises the Keyring errors of `vault.os_keyring`."""
    ring, told = session_keyring(backend), b64encode(key.secret).decode()
    with keyring_faults(ring):
        ring.set_password(SERVICE, str(check_out), told)
        kept = ring.get_password(SERVICE, str(check_out))
    if kept is None or not hmac.compare_digest(kept.encode(), told.encode()):
        raise KeyringFailed(backend=type(ring).__qualname__, fault="not kept")
    return check_out.bytes.hex()


def keyring_serves() -> bool:
    """Whether this session has a keyring that keeps secrets; it may still be locked. Slow the first time."""
    try:
        session_keyring()
    except KeyringAbsent:
        return False
    return True


def take_from_keyring(check_out: UUID, backend: KeyringBackend | None = None) -> SnapshotKey:
    """The key of a check-out. Raises SnapshotKeyMissing and the Keyring errors of `vault.os_keyring`."""
    ring = session_keyring(backend)
    with keyring_faults(ring):
        told = ring.get_password(SERVICE, str(check_out))
    if told is None:
        raise SnapshotKeyMissing()
    try:
        secret = b64decode(told, validate=True)
    except ValueError:
        raise SnapshotKeyWrong() from None
    if len(secret) != LENGTH:
        raise SnapshotKeyWrong()
    return SnapshotKey(secret)


def forget_in_keyring(check_out: UUID, backend: KeyringBackend | None = None) -> None:
    """Destroy the key: no copy of the file opens any more. One already gone is fine."""
    ring = session_keyring(backend)
    with keyring_faults(ring):
        if ring.get_password(SERVICE, str(check_out)) is not None:
            ring.delete_password(SERVICE, str(check_out))


def _stretched(passphrase: str, cost: Cost, salt: bytes) -> CommittedKey:
    # The same words typed on another system may come as other code points; NFKC makes them one (NIST SP 800-63B).
    words = unicodedata.normalize("NFKC", passphrase).encode()
    made = Argon2id(salt=salt, length=LENGTH, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return CommittedKey(made.derive(words), _LABEL)


def _context(check_out: UUID, head: bytes) -> bytes:
    return length_prefixed(b"backoffice snapshot slot", check_out.bytes, head)
