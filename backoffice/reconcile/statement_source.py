"""A statement's file as bytes: what it is, its hash, and reading it again as the same file or not at all. L-01.

Boundary: reads the file, never writes. Memory stays at a few chunks whatever the file's size.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from backoffice.reconcile.statement_faults import (
    OtherLetters,
    RecordTooLong,
    StatementChanged,
    StatementEmpty,
    StatementIsPdf,
    StatementOldSheet,
    StatementPacked,
    StatementUnknownForm,
    StatementUnreadable,
)
from backoffice.reconcile.statement_values import Format

CHUNK = 1 << 18
_START, _END = 1 << 16, 1 << 10
LONGEST_ROW = 1 << 20

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CAMT = re.compile(r"camt\.05[234]\.001\.\d\d")

_LETTERS = re.compile(
    r"utf-8|utf-16(?:-le|-be)?|(?:us-)?ascii|cp\d{3,4}|windows-\d{4}|iso-8859-\d{1,2}|latin-1|gb18030|gbk|big5|shift_jis",
    re.IGNORECASE,
)

# How many bytes of how many are read: called some times a second; what it raises ends the reading.
Told = Callable[[int, int], None]


def _silent(read: int, of: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Source:
    """One file, gone through once: its SHA-256 in hex, size, first 64 KB, last KB, and how its text is written.

    `encoding` is what a byte order mark or the bytes themselves say: UTF-8 where every byte agrees, else cp1252.
    `marked` is the length of a byte order mark, `breaks` the sign that ends its lines.
    """

    sha256: str
    size: int
    start: bytes = field(repr=False)
    end: bytes = field(repr=False)
    encoding: str
    marked: int
    breaks: str
    opened: Callable[[], BinaryIO] = field(repr=False)

    @property
    def opening_text(self) -> str:
        """The first 64 KB as text, whatever is wrong with it."""
        return self.start[self.marked :].decode(self.encoding, "replace")

    @contextmanager
    def bytes(self, told: Told = _silent) -> Iterator[BinaryIO]:
        """The file from its start. StatementChanged when its end is reached and it is not the same file any more."""
        try:
            with self.opened() as file:
                yield io.BufferedReader(_Watched(file, self, told), CHUNK)
        except OSError as fault:
            raise StatementUnreadable(path="", reason=fault.strerror or str(fault)) from fault

    @contextmanager
    def packed(self, told: Told = _silent) -> Iterator[BinaryIO]:
        """The same for a file that is not read from its start to its end; it is gone through before."""
        with self.bytes(told) as file:
            while file.read(CHUNK):
                pass
        try:
            with self.opened() as file:
                yield file
        except OSError as fault:
            raise StatementUnreadable(path="", reason=fault.strerror or str(fault)) from fault

    def texts(self, file: BinaryIO, encoding: str | None = None) -> Iterator[str]:
        """The file as text, piece by piece, each line ended by a line feed.

        A bare carriage return ends lines only in a file without line feeds; elsewhere it is a blank in a line.
        """
        letters = self.encoding if self.marked else encoding or self.encoding
        if not _LETTERS.fullmatch(letters):
            raise OtherLetters(row=1, encoding=letters[:40])
        try:
            decoder = codecs.getincrementaldecoder(letters)("strict")
        except LookupError as fault:
            raise OtherLetters(row=1, encoding=letters[:40]) from fault
        file.read(self.marked)
        row, held, ended = 1, "", False
        while not ended:
            chunk = file.read(CHUNK)
            ended = not chunk
            try:
                text = held + decoder.decode(chunk, final=ended)
            except (UnicodeError, ValueError) as fault:
                raise OtherLetters(row=row, encoding=letters) from fault
            # A return at a piece's end may belong to the feed that begins the next.
            held = "\r" if text.endswith("\r") and not ended else ""
            text = text[: len(text) - len(held)]
            text = text.replace("\r\n", "\n").replace("\r", " ") if self.breaks == "\n" else text.replace("\r", "\n")
            row += text.count("\n")
            yield text

    def rows(self, file: BinaryIO, encoding: str | None = None) -> Iterator[tuple[int, str]]:
        """The lines as text without their ends, counted from 1. Raises RecordTooLong."""
        rest, row = "", 0
        for text in self.texts(file, encoding):
            *whole, rest = (rest + text).split("\n")
            for line in whole:
                row += 1
                yield row, line
            if len(rest) > LONGEST_ROW:
                raise RecordTooLong(row=row + 1, at_most_bytes=LONGEST_ROW)
        if rest:
            yield row + 1, rest


def source(path: Path, told: Told = _silent) -> Source:
    """Go through a file once. Raises StatementEmpty, StatementUnreadable, and what `told` raises."""
    try:
        with path.open("rb") as file:
            return _gone_through(file, lambda: path.open("rb"), path.stat().st_size, told)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise StatementUnreadable(path=str(path), reason=reason) from fault


def source_of(data: bytes) -> Source:
    """The same for bytes at hand."""
    return _gone_through(io.BytesIO(data), lambda: io.BytesIO(data), len(data), _silent)


def passed(first: Callable[[], BinaryIO], opened: Callable[[], BinaryIO], size: int, told: Told) -> Source:
    """The same for a stream: `first` is gone through now, `opened` opens it again, `size` is what it likely has."""
    with first() as file:
        return _gone_through(file, opened, size, told)


def form(found: Source) -> Format:
    """How the file is written, by what it begins with; a name's ending says nothing."""
    start = found.start
    if start.startswith(b"%PDF"):
        raise StatementIsPdf()
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise StatementOldSheet()
    if start.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")):
        raise StatementPacked()
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.XLSX
    text = found.opening_text
    if re.search(r"<(?:\w+:)?OFX[\s>]|<\?OFX\s|^\s*OFXHEADER\s*:", text, re.IGNORECASE):
        return Format.OFX
    if _CAMT.search(text):
        return Format.CAMT
    if text.lstrip().startswith("<"):
        raise StatementUnknownForm(begins=text.lstrip()[:40])
    if re.search(r"(?m)^:20:", text.replace("\r", "\n")):
        return Format.MT940
    if "\0" in text or sum(not (mark.isprintable() or mark in "\t\r\n\ufffd") for mark in text[:4096]) > 8:
        raise StatementUnknownForm(begins=ascii(text[:20]))
    return Format.CSV


def _gone_through(file: BinaryIO, opened: Callable[[], BinaryIO], size: int, told: Told) -> Source:
    digest, read, start, end = sha256(), 0, b"", b""
    unicode, feeds = codecs.getincrementaldecoder("utf-8")(), False
    plain = True
    while chunk := file.read(1 << 20):
        digest.update(chunk)
        read += len(chunk)
        if len(start) < _START:
            start += chunk[: _START - len(start)]
        end = (end + chunk[-_END:])[-_END:]
        feeds = feeds or b"\n" in chunk
        if plain:
            try:
                unicode.decode(chunk)
            except UnicodeDecodeError:
                plain = False
        told(min(read, size), max(size, 1))
    if plain:
        try:
            unicode.decode(b"", final=True)
        except UnicodeDecodeError:
            plain = False
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise StatementEmpty()
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if start.startswith(mark)), (b"", "utf-8" if plain else "cp1252")
    )
    return Source(digest.hexdigest(), read, start, end, encoding, len(mark), "\n" if feeds else "\r", opened)


class _Watched(io.RawIOBase):
    """Hashes what passes, and says at the end whether it was the same file."""

    def __init__(self, file: BinaryIO, found: Source, told: Told) -> None:
        super().__init__()
        self._file, self._found, self._told = file, found, told
        self._digest, self._read = sha256(), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        chunk = self._file.read(len(view))
        view[: len(chunk)] = chunk
        self._digest.update(chunk)
        self._read += len(chunk)
        if not chunk and self._digest.hexdigest() != self._found.sha256:
            raise StatementChanged()
        self._told(min(self._read, self._found.size), self._found.size)
        return len(chunk)
