"""The key of one dump file, sealed for its month's backup key or under a passphrase; the wrap stands in the header.

Boundary: bytes and a header; where the month's key lies is `keys`' to know. S-02.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from backoffice.upkeep.faults import DumpDamaged, PassphraseNeeded, PassphraseWrong
from backoffice.upkeep.keys import EpochKey, KeyBook
from backoffice.vault.committed import KEY_LENGTH, CommittedKey, SealBroken, length_prefixed
from backoffice.vault.passphrase import STRONG, Cost

_SALT = 16
_LABEL = b"backoffice dump file key"


def wrap_for_epoch(file_key: bytes, epoch: EpochKey) -> dict[str, object]:
    """What the header says of a file that opens with a month's key."""
    sealed = CommittedKey(epoch.key, _LABEL).seal(file_key, _context("epoch", epoch.epoch, epoch.id))
    return {"kind": "epoch", "epoch": epoch.epoch, "key": epoch.id, "sealed": sealed.hex()}


def wrap_for_passphrase(file_key: bytes, passphrase: str, epoch: str) -> dict[str, object]:
    """The same for a passphrase: such a file opens anywhere, and is not reached by forgetting its month's key.

    Raises PassphraseNeeded for an empty one.
    """
    salt = os.urandom(_SALT)
    sealed = CommittedKey(_stretch(passphrase, salt, STRONG), _LABEL).seal(file_key, _context("passphrase", epoch, ""))
    cost = [STRONG.memory_kib, STRONG.passes, STRONG.lanes]
    return {"kind": "passphrase", "epoch": epoch, "cost": cost, "salt": salt.hex(), "sealed": sealed.hex()}


def unwrap(header: Mapping[str, object], path: str, book: KeyBook, passphrase: str | None) -> bytes:
    """The key of a file with this header.

    Raises BackupKeyMissing, BackupKeyForgotten, PassphraseNeeded, PassphraseWrong, DumpDamaged, and Keyring errors.
    """
    try:
        wrap: Any = header["wrap"]
        kind, epoch, sealed = str(wrap["kind"]), str(wrap["epoch"]), bytes.fromhex(wrap["sealed"])
        if kind == "passphrase":
            cost, salt, key_id = Cost(*map(int, wrap["cost"])), bytes.fromhex(wrap["salt"]), ""
            sound = cost.is_bearable() and len(salt) == _SALT
        else:
            key_id, sound = str(wrap["key"]), kind == "epoch"
    except (KeyError, TypeError, ValueError) as fault:
        raise DumpDamaged(path=path, chunk=0) from fault
    if not sound:
        raise DumpDamaged(path=path, chunk=0)
    if kind == "epoch":
        key = CommittedKey(book.named(epoch, key_id).key, _LABEL)
    elif passphrase is None:
        raise PassphraseNeeded()
    else:
        key = CommittedKey(_stretch(passphrase, salt, cost), _LABEL)
        if not key.made(sealed):
            raise PassphraseWrong()
    try:
        return key.open(sealed, _context(kind, epoch, key_id))
    except SealBroken:
        raise DumpDamaged(path=path, chunk=0) from None


def _context(kind: str, epoch: str, key_id: str) -> bytes:
    return length_prefixed(b"backoffice dump 1", kind.encode(), epoch.encode(), key_id.encode())


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    if not passphrase:
        raise PassphraseNeeded()
    # The same words typed on another system may come as other code points.
    words = unicodedata.normalize("NFKC", passphrase).encode()
    return Argon2id(
        salt=salt, length=KEY_LENGTH, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(words)
