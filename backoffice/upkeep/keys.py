"""Backup keys: one for each calendar month (its epoch), kept apart from the database and from the dumps.

In the keyring of this account, else in a 0600 file. Destroying a month's key makes every dump of that month unreadable:
the answer to erasures in old dumps. S-02.
"""

from __future__ import annotations

import binascii
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from backoffice.upkeep.faults import BackupKeyForgotten, BackupKeyMissing, BackupKeysUnreadable, NoSuchEpoch
from backoffice.vault.committed import KEY_LENGTH
from backoffice.vault.os_keyring import KeyringAbsent, keyring_faults, session_keyring

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEYS_FILE = "backup-keys.json"
SERVICE = "backoffice backup"
_WHAT = "Keys of Back office's dumps. Who has this file and a dump reads the dump; without it nobody does."


@dataclass(frozen=True, slots=True)
class EpochKey:
    """The backup key of a month; `epoch` such as "2026-05"."""

    id: str
    epoch: str
    key: bytes = field(repr=False)


@dataclass(slots=True)
class _Month:
    """`keys` by id: in base64, or "" where the keyring holds it. `gone` were destroyed, the last at `forgotten`."""

    keys: dict[str, str] = field(default_factory=dict, repr=False)
    gone: list[str] = field(default_factory=list)
    forgotten: str = ""


class KeyBook:
    """All months this computer knows: which keys there are, and which were destroyed and when."""

    def __init__(self, file: Path, *, keyring: KeyringBackend | None = None, in_file: bool = False) -> None:
        """`file` lists the months, and holds their keys where there is no keyring or `in_file` says so.

        `keyring`: another one than the session's. Raises BackupKeysUnreadable.
        """
        self.file = file
        self._given = keyring
        self._months = _read(file)
        self._new_in: KeyringBackend | None = None
        if not in_file:
            try:
                self._new_in = session_keyring(keyring)
            except KeyringAbsent:
                self._new_in = None

    @property
    def in_file(self) -> bool:
        """Whether new keys lie in the file, in the clear."""
        return self._new_in is None

    def months(self) -> dict[str, str]:
        """Each month with "kept", or the instant at which its keys were destroyed."""
        return {epoch: "kept" if month.keys else month.forgotten for epoch, month in sorted(self._months.items())}

    def current(self, now: datetime) -> EpochKey:
        """The key of this month, made when it is first needed. Raises the Keyring errors of the vault."""
        epoch = f"{now:%Y-%m}"
        month = self._months.setdefault(epoch, _Month())
        if not month.keys:
            key_id, key = str(uuid4()), b64encode(os.urandom(KEY_LENGTH)).decode()
            if self._new_in is not None:
                with keyring_faults(self._new_in):
                    self._new_in.set_password(SERVICE, key_id, key)
            month.keys[key_id] = "" if self._new_in is not None else key
            _write(self.file, self._months)
        return self.named(epoch, next(reversed(month.keys)))

    def named(self, epoch: str, key_id: str) -> EpochKey:
        """The key that sealed a dump. Raises BackupKeyMissing, BackupKeyForgotten, and the Keyring errors."""
        month = self._months.get(epoch, _Month())
        if key_id in month.gone:
            raise BackupKeyForgotten(epoch=epoch, at=month.forgotten)
        kept: str | None = month.keys.get(key_id)
        if kept == "":
            backend = session_keyring(self._given)
            with keyring_faults(backend):
                kept = backend.get_password(SERVICE, key_id)
        if kept is None:
            raise BackupKeyMissing(epoch=epoch, key=key_id)
        try:
            key = b64decode(kept, validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != KEY_LENGTH:
            raise BackupKeysUnreadable(path=str(self.file), reason=epoch)
        return EpochKey(key_id, epoch, key)

    def forget(self, epoch: str, now: datetime) -> int:
        """Destroy the keys of a month here; how many. Copies made elsewhere are their holder's to destroy.

        Raises NoSuchEpoch, and the Keyring errors.
        """
        month = self._months.get(epoch)
        if month is None or not month.keys:
            raise NoSuchEpoch(epoch=epoch)
        for key_id, kept in month.keys.items():
            if kept == "":
                backend = session_keyring(self._given)
                with keyring_faults(backend):
                    if backend.get_password(SERVICE, key_id) is not None:
                        backend.delete_password(SERVICE, key_id)
        count = len(month.keys)
        self._months[epoch] = _Month({}, [*month.gone, *month.keys], now.isoformat(timespec="seconds"))
        _write(self.file, self._months)
        return count

    def copy_to(self, file: Path) -> int:
        """Write all keys into a 0600 file, for a safe or another computer; how many. Raises BackupKeysUnreadable."""
        copied = {
            epoch: _Month(
                {key_id: b64encode(self.named(epoch, key_id).key).decode() for key_id in month.keys},
                month.gone,
                month.forgotten,
            )
            for epoch, month in self._months.items()
        }
        _write(file, copied)
        return sum(len(month.keys) for month in copied.values())


def _read(file: Path) -> dict[str, _Month]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return {
            str(epoch): _Month(dict(each["keys"]), list(each["gone"]), str(each["forgotten"]))
            for epoch, each in told["months"].items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BackupKeysUnreadable(path=str(file), reason=type(fault).__name__) from fault


def _write(file: Path, months: Mapping[str, _Month]) -> None:
    """Replace the file whole, on the disk before it gets its name."""
    told = {"what": _WHAT, "months": {epoch: asdict(month) for epoch, month in months.items()}}
    fresh = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
            json.dump(told, written, indent=1)
            written.flush()
            os.fsync(written.fileno())
        fresh.replace(file)
    except OSError as fault:
        raise BackupKeysUnreadable(path=str(file), reason=fault.strerror or str(fault)) from fault
