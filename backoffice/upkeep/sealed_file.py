"""The file of a dump: a header, then chunks of AES-256-GCM that name their number and whether they are the last.

Boundary: bytes in, bytes out; what they say and where the file's key comes from is others'. S-02.
A changed, cut, reordered or joined file is refused at the first chunk that is wrong, never given out.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Iterator, Mapping
from typing import IO

from backoffice.upkeep.faults import DumpDamaged, DumpNewer, NotADump
from backoffice.vault.committed import CommittedKey, SealBroken

MAGIC = b"BACKOFFICE DUMP\n"
VERSION = 1
CHUNK = 256 * 1024
_OVERHEAD = 60
_HEADER_AT_MOST = 64 * 1024
_LENGTH = struct.Struct("!I")
_START = struct.Struct("!HI")
_CHUNK_PLACE = struct.Struct("!Q?")
_LABEL = b"backoffice dump chunk"


class SealedWriter:
    """Seals what is written into `file`, which begins with `header`; whole only after `finish`."""

    def __init__(self, file: IO[bytes], key: bytes, header: Mapping[str, object]) -> None:
        told = json.dumps(header, sort_keys=True).encode()
        start = MAGIC + _START.pack(VERSION, len(told)) + told
        file.write(start)
        self._file = file
        self._key = CommittedKey(key, _LABEL)
        self._whose = hashlib.sha256(start).digest()
        self._waiting = bytearray()
        self._number = 0

    def write(self, content: bytes) -> None:
        self._waiting += content
        while len(self._waiting) > CHUNK:
            self._seal(self._waiting[:CHUNK], last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        """Write the last chunk, which says that it is the last."""
        self._seal(self._waiting, last=True)

    def _seal(self, content: bytes | bytearray, *, last: bool) -> None:
        sealed = self._key.seal(bytes(content), self._whose + _CHUNK_PLACE.pack(self._number, last))
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


class SealedReader:
    """Reads the header at once, the content by `chunks` when the key is known."""

    def __init__(self, file: IO[bytes], path: str) -> None:
        """Raises NotADump, DumpNewer or DumpDamaged; `path` is for saying which file."""
        self._file = file
        self._path = path
        if file.read(len(MAGIC)) != MAGIC:
            raise NotADump(path=path)
        start = file.read(_START.size)
        if len(start) < _START.size:
            raise DumpDamaged(path=path, chunk=0)
        version, length = _START.unpack(start)
        if version != VERSION:
            raise DumpNewer(path=path, found=version, ours=VERSION)
        told = file.read(min(length, _HEADER_AT_MOST))
        self._whose = hashlib.sha256(MAGIC + start + told).digest()
        try:
            header = json.loads(told)
        except ValueError as fault:
            raise DumpDamaged(path=path, chunk=0) from fault
        if len(told) != length or not isinstance(header, dict):
            raise DumpDamaged(path=path, chunk=0)
        self.header: dict[str, object] = header

    def chunks(self, key: bytes) -> Iterator[bytes]:
        """The content piece by piece, each proven before it is given; ends only after the proven last one.

        Raises DumpDamaged. What was given out before may be used only if the end is reached.
        """
        opener = CommittedKey(key, _LABEL)
        ahead = self._next(0)
        number = 0
        while True:
            here, ahead = ahead, self._next(number + 1)
            if here is None:
                raise DumpDamaged(path=self._path, chunk=number)
            try:
                yield opener.open(here, self._whose + _CHUNK_PLACE.pack(number, ahead is None))
            except SealBroken:
                raise DumpDamaged(path=self._path, chunk=number) from None
            if ahead is None:
                return
            number += 1

    def _next(self, number: int) -> bytes | None:
        """The sealed bytes of the next chunk; None at the end of the file."""
        told = self._file.read(_LENGTH.size)
        if not told:
            return None
        length = _LENGTH.unpack(told)[0] if len(told) == _LENGTH.size else 0
        sealed = self._file.read(length) if _OVERHEAD <= length <= CHUNK + _OVERHEAD else b""
        if not sealed or len(sealed) != length:
            raise DumpDamaged(path=self._path, chunk=number)
        return sealed


def new_file_key() -> bytes:
    """A key for one file alone."""
    return os.urandom(32)
