"""The register of erasures outside the database: a signed line each, so that a restored dump forgets them again.

Boundary: files and pseudonyms. Written by the sealer, read when a dump is brought back. R-03, S-05.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from backoffice.audit.checkpoint_files import CheckpointsNotWritten, append
from backoffice.audit.seal_keys import Pinned, SealKeys, key_id, raw_public
from backoffice.audit.stream_rows import Raw

FILE = "erasures.register"
_DOMAIN = b"backoffice register of erasures 1"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One erasure, by pseudonym. `closed_at` is when the account was closed."""

    erasure: UUID
    customer: UUID
    request: UUID | None
    is_minor: bool
    by: str
    at: datetime
    closed_at: datetime | None


class Register:
    """The register in one folder, which is made when the first erasure is written."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._written: set[UUID] | None = None

    def write_out(self, raw: Raw, keys: SealKeys) -> int:
        """As the role `sealer`: add what is not there yet; how many. Raises CheckpointsNotWritten."""
        if self._written is None:
            self._written = {entry.erasure for entry in self._lines() if entry is not None}
        rows = raw.execute(
            "select id, customer_id, request_id, is_minor, erased_by, erased_at, closed_at"
            "  from retention.erasure where id <> all (%s) order by erased_at, id",
            (list(self._written),),
        ).fetchall()
        entries = [Entry(*row) for row in rows]
        append(self._file, "".join(f"{_signed(entry, keys)}\n" for entry in entries).encode())
        self._written |= {entry.erasure for entry in entries}
        return len(entries)

    def proven(self, pinned: Pinned | None) -> tuple[tuple[Entry, ...], int]:
        """The entries that a pinned key has signed, the oldest first, and how many lines it has not."""
        told = list(self._lines(pinned, proven=True))
        return tuple(entry for entry in told if entry is not None), told.count(None)

    def _lines(self, pinned: Pinned | None = None, *, proven: bool = False) -> Iterable[Entry | None]:
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return
        except OSError as fault:
            raise CheckpointsNotWritten(path=str(self._file), reason=fault.strerror or str(fault)) from fault
        # What a crash has left of a half line is no line.
        for line in content.split(b"\n")[:-1]:
            yield _read(line, pinned, proven)


def proven_in(folders: Sequence[Path], pinned: Pinned | None) -> tuple[tuple[Entry, ...], int]:
    """The entries of all folders, each once, the oldest first; and how many lines nobody known has signed."""
    found: dict[UUID, Entry] = {}
    unproven = 0
    for folder in folders:
        entries, wrong = Register(folder).proven(pinned)
        found |= {entry.erasure: entry for entry in entries}
        unproven += wrong
    return tuple(sorted(found.values(), key=lambda entry: entry.at)), unproven


def _told(entry: Entry) -> dict[str, object]:
    return {
        "erasure": str(entry.erasure),
        "customer": str(entry.customer),
        "request": str(entry.request) if entry.request else None,
        "minor": entry.is_minor,
        "by": entry.by,
        "at": _micros(entry.at),
        "closed": _micros(entry.closed_at) if entry.closed_at else None,
    }


def _bytes(told: dict[str, object]) -> bytes:
    return _DOMAIN + json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _signed(entry: Entry, keys: SealKeys) -> str:
    told = _told(entry)
    signature = keys.checkpoints.sign(_bytes(told))
    key = key_id(raw_public(keys.checkpoints.public_key()))
    return json.dumps({**told, "key": key.hex(), "signature": signature.hex()}, separators=(",", ":"))


def _read(line: bytes, pinned: Pinned | None, proven: bool) -> Entry | None:
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        told = json.loads(line)
        key, signature = bytes.fromhex(told.pop("key")), bytes.fromhex(told.pop("signature"))
        if proven and (pinned is None or not pinned.has_signed(key, signature, _bytes(told))):
            return None
        return Entry(
            UUID(told["erasure"]),
            UUID(told["customer"]),
            UUID(told["request"]) if told["request"] else None,
            bool(told["minor"]),
            str(told["by"]),
            _instant(told["at"]),
            _instant(told["closed"]) if told["closed"] is not None else None,
        )
    return None


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _instant(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)
