"""The register of erasures outside the database: a signed line each, so that a restored dump forgets them again.

Boundary: files and pseudonyms. Written by the sealer, read when a dump is brought back. A signed head beside it says
how many lines there are, so that a register cut short is not believed. R-03, S-05.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from backoffice.audit.checkpoint_files import CheckpointFiles, CheckpointsNotWritten, append
from backoffice.audit.seal_keys import Pinned, SealKeys, key_id, raw_public
from backoffice.audit.stream_rows import Raw

FILE, HEAD = "erasures.register", "erasures.head"
_DOMAIN = b"backoffice register of erasures 1"
_HEAD_DOMAIN = b"backoffice head of the register of erasures 1"
# The head says that it is of now; one that is older than a checkpoint by more was put there from a copy.
_HEAD_EVERY, _HEAD_LAG = timedelta(minutes=5), timedelta(minutes=15)
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


@dataclass(frozen=True, slots=True)
class Proven:
    """What registers prove together: their entries, each once, the oldest first; lines nobody known has signed; and how
    many entries at least are missing, None where no head that holds says how many there should be."""

    entries: tuple[Entry, ...]
    unproven: int
    missing: int | None


class Register:
    """The register in one folder, which is made when the first erasure is written, and its head."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._head = folder / HEAD
        self._written: set[UUID] | None = None
        self._headed_at: datetime | None = None

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
        ((now,),) = raw.execute("select store.now()").fetchall()
        if entries or self._headed_at is None or now - self._headed_at >= _HEAD_EVERY:
            self._write_head(len(self._written), now, keys)
            self._headed_at = now
        return len(entries)

    def proven(self, pinned: Pinned | None) -> tuple[tuple[Entry, ...], int]:
        """The entries that a pinned key has signed, the oldest first, and how many lines it has not."""
        told = list(self._lines(pinned, proven=True))
        return tuple(entry for entry in told if entry is not None), told.count(None)

    def head(self, pinned: Pinned | None) -> tuple[int, datetime] | None:
        """How many entries there were and when that was said; None where no pinned key has said it."""
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            told = json.loads(self._head.read_bytes())
            key, signature = bytes.fromhex(told.pop("key")), bytes.fromhex(told.pop("signature"))
            if pinned is not None and pinned.has_signed(key, signature, _bytes(told, _HEAD_DOMAIN)):
                return int(told["count"]), _instant(told["at"])
        return None

    def _write_head(self, count: int, now: datetime, keys: SealKeys) -> None:
        half = self._head.with_suffix(".part")
        try:
            self._head.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            half.write_text(_line({"count": count, "at": _micros(now)}, keys, _HEAD_DOMAIN), encoding="ascii")
            half.replace(self._head)
        except OSError as fault:
            raise CheckpointsNotWritten(path=str(self._head), reason=fault.strerror or str(fault)) from fault

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


def proven_in(folders: Sequence[Path], pinned: Pinned | None) -> Proven:
    """What the registers of all folders prove; what one of them lacks another may have."""
    found: dict[UUID, Entry] = {}
    unproven, expected = 0, None
    sealed_at = max(map(_last_sealed, folders), default=_EPOCH)
    for folder in folders:
        register = Register(folder)
        entries, wrong = register.proven(pinned)
        found |= {entry.erasure: entry for entry in entries}
        unproven += wrong
        head = register.head(pinned)
        if head is not None and sealed_at - head[1] <= _HEAD_LAG:
            expected = max(expected or 0, head[0])
    missing = None if expected is None else max(0, expected - len(found))
    return Proven(tuple(sorted(found.values(), key=lambda entry: entry.at)), unproven, missing)


def _last_sealed(folder: Path) -> datetime:
    files = CheckpointFiles(folder)
    lines = (files.last(stream) for stream in files.streams())
    return max((line.signed.checkpoint.instant for line in lines if line and line.signed), default=_EPOCH)


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


def _bytes(told: dict[str, object], domain: bytes = _DOMAIN) -> bytes:
    return domain + json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def _signed(entry: Entry, keys: SealKeys) -> str:
    return _line(_told(entry), keys, _DOMAIN)


def _line(told: dict[str, object], keys: SealKeys, domain: bytes) -> str:
    signature = keys.checkpoints.sign(_bytes(told, domain))
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
