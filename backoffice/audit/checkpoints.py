"""A checkpoint: what is signed of one sealed batch, as bytes, as a line of a file, and as part of a chain.

Boundary: values and hashes; `checkpoint_files` writes them, `seal_keys` signs them. S-05.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

ENDLESS = 2**63 - 1
BEFORE_ALL = -(2**63)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DOMAIN = b"backoffice audit checkpoint 1"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One batch of a stream: the rows with a number in (after_id, until_id] and a transaction in [from_xact, to_xact).

    `number` from 1 without gaps; `cluster` and `system` name the database cluster whose transaction numbers these are;
    `columns` are what was hashed, in order; `first_id` and `last_id` are 0 for a batch of no rows; `root` is the Merkle
    root over its rows by number; `previous` the hash of the checkpoint before, empty for the first; `sealed_at` in
    microseconds since 1970, by the house's clock.
    """

    stream: str
    number: int
    cluster: UUID
    system: int
    columns: tuple[str, ...]
    after_id: int
    until_id: int
    from_xact: int
    to_xact: int
    first_id: int
    last_id: int
    count: int
    root: bytes
    previous: bytes
    sealed_at: int

    def signed_bytes(self) -> bytes:
        """What is signed: every field with its length before it."""
        parts = [_DOMAIN, *(_part(getattr(self, field.name)) for field in fields(self))]
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)

    def hash(self) -> bytes:
        """SHA-256 of the signed bytes: how the next checkpoint refers to this one."""
        return sha256(self.signed_bytes()).digest()

    @property
    def instant(self) -> datetime:
        return _EPOCH + timedelta(microseconds=self.sealed_at)

    @property
    def ends_cluster(self) -> bool:
        """Whether this one took what a restore had left over; the next begins new transaction numbers."""
        return self.to_xact == ENDLESS


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint with the id of the key that signed it (SHA-256 of the raw public key) and the Ed25519 signature."""

    checkpoint: Checkpoint
    key: bytes
    signature: bytes


def microseconds(instant: datetime) -> int:
    """Microseconds since 1970."""
    return (instant - _EPOCH) // timedelta(microseconds=1)


def as_line(signed: Signed) -> str:
    """One line of JSON, without its end."""
    told = {field.name: _plain(getattr(signed.checkpoint, field.name)) for field in fields(signed.checkpoint)}
    told |= {"key": signed.key.hex(), "signature": signed.signature.hex()}
    return json.dumps(told, separators=(",", ":"))


def from_line(line: str | bytes) -> Signed:
    """The inverse of `as_line`. Raises ValueError for anything else."""
    try:
        told = json.loads(line)
        checkpoint = Checkpoint(
            stream=_text(told.pop("stream")),
            cluster=UUID(told.pop("cluster")),
            columns=tuple(_text(name) for name in told.pop("columns")),
            root=bytes.fromhex(told.pop("root")),
            previous=bytes.fromhex(told.pop("previous")),
            **{name: _number(told.pop(name)) for name in _NUMBERS},
        )
        signed = Signed(checkpoint, bytes.fromhex(told.pop("key")), bytes.fromhex(told.pop("signature")))
    except (KeyError, TypeError, AttributeError, OverflowError, RecursionError) as fault:
        raise ValueError(str(fault)) from fault
    if told:
        raise ValueError(", ".join(map(str, told)))
    return signed


_NUMBERS = (
    "number", "system", "after_id", "until_id", "from_xact", "to_xact", "first_id", "last_id", "count", "sealed_at",
)  # fmt: skip


def _part(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, int):
        return value.to_bytes(16, "big", signed=True)
    if isinstance(value, UUID):
        return value.bytes
    if isinstance(value, tuple):
        return b"".join(len(each).to_bytes(4, "big") + each for each in (name.encode() for name in value))
    return bytes(value)


def _plain(value: Any) -> object:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, UUID):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not BEFORE_ALL <= value <= ENDLESS:
        raise TypeError(value)
    return value
