"""What stands inside a dump: frames of a manifest, of each table's COPY text, and a last one that counts.

Boundary: one compressed stream, made and read piece by piece; nothing of the database is known here.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

_FRAME = struct.Struct("!cI")
_BLOCK = 64 * 1024
_FRAME_AT_MOST = 1 << 30
_LEVEL = 1
MANIFEST, TABLE, DATA, END = b"M", b"T", b"D", b"E"


class ContentBrokenError(Exception):
    """The bytes are no frames of ours, or not all of them came."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the columns that are written, in their order; its name as SQL would quote it."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SequenceState:
    name: str
    value: int
    is_called: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A login role as facts: its duties, whether it may sign in, and the SCRAM verifier if it could be read.

    The verifier goes along: a person's sealed keys open with the same password, so leaving it out would protect nothing
    and lock everybody out. It is as safe as the dump.
    """

    name: str
    duties: tuple[str, ...]
    may_sign_in: bool
    verifier: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the dump holds, before the rows themselves; `rows` are estimates for the progress shown."""

    revision: str
    product: str
    server: str
    house: str
    firm: str
    taken_at: str
    tables: tuple[Table, ...]
    rows: tuple[int, ...]
    sequences: tuple[SequenceState, ...]
    people: tuple[Person, ...]
    pins: dict[str, str]

    def as_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, told: bytes) -> Manifest:
        """Raises ContentBrokenError for something else."""
        try:
            read: dict[str, Any] = json.loads(told)
            tables = tuple(Table(each["name"], tuple(each["columns"])) for each in read.pop("tables"))
            sequences = tuple(SequenceState(**each) for each in read.pop("sequences"))
            people = tuple(
                Person(each["name"], tuple(each["duties"]), each["may_sign_in"], each["verifier"])
                for each in read.pop("people")
            )
            rows = tuple(read.pop("rows"))
            return cls(tables=tables, sequences=sequences, people=people, rows=rows, **read)
        except (ValueError, KeyError, TypeError) as fault:
            raise ContentBrokenError(str(fault)) from fault


class ContentWriter:
    """Writes frames into `sink`, compressed."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self._sink = sink
        self._packing = zlib.compressobj(_LEVEL)

    def frame(self, kind: bytes, payload: bytes) -> None:
        self._sink(self._packing.compress(_FRAME.pack(kind, len(payload)) + payload))

    def rows(self, blocks: Iterable[bytes | bytearray | memoryview]) -> int:
        """COPY's own text, gathered into frames; the number of rows."""
        waiting, count = bytearray(), 0
        for block in blocks:
            waiting += block
            count += 1
            if len(waiting) >= _BLOCK:
                self.frame(DATA, bytes(waiting))
                waiting.clear()
        if waiting:
            self.frame(DATA, bytes(waiting))
        return count

    def finish(self) -> None:
        self._sink(self._packing.flush())


def frames(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Kind and payload of each frame. Raises ContentBrokenError where the stream is not one of frames."""
    unpacking = zlib.decompressobj()
    waiting = bytearray()
    for chunk in chunks:
        try:
            waiting += unpacking.decompress(chunk)
        except zlib.error as fault:
            raise ContentBrokenError(str(fault)) from fault
        at = 0
        while len(waiting) - at >= _FRAME.size:
            kind, length = _FRAME.unpack_from(waiting, at)
            if length > _FRAME_AT_MOST:
                raise ContentBrokenError("frame too long")
            if len(waiting) - at - _FRAME.size < length:
                break
            at += _FRAME.size
            yield kind, bytes(waiting[at : at + length])
            at += length
        del waiting[:at]
    if waiting or not unpacking.eof:
        raise ContentBrokenError("the stream ends too early")
