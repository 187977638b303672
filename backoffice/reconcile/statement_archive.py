"""Statements that come packed: each file of a ZIP (as EBICS delivers them), or the one of a gzip, as a source. L-01.

Boundary: archives are hostile: nothing is written, sizes are counted as they unpack, and an archive in an archive, a
name that leads out of it, or a password is a Refused. A PDF, and a file that is there twice, is left out by name.
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO

from backoffice.errors import Refused
from backoffice.reconcile.statement_faults import (
    ArchiveTooLarge,
    ArchiveTooMany,
    StatementChanged,
    StatementCut,
    StatementHoldsNone,
    StatementLocked,
    StatementPacked,
    StatementUnsafe,
)
from backoffice.reconcile.statement_source import Source, Told, passed, source_of

FILES_AT_MOST = 1_000
UNPACKED_AT_MOST = 4 << 30
_RATIO_AT_MOST, _SMALL = 200, 1 << 20
_BOOK_AT_MOST = 64 << 20  # a workbook is read back and forth, so it is held
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
           OSError, ValueError, OverflowError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Packed:
    """The files of an archive by name, in the order of their names, and the names of what was left out."""

    files: tuple[tuple[str, Source], ...]
    left_out: tuple[str, ...] = ()


def is_archive(found: Source) -> bool:
    """Whether the bytes are a gzip, or a ZIP that is no workbook."""
    return found.start.startswith(b"\x1f\x8b") or (_is_zip(found.start) and not _is_book(found))


@contextmanager
def unpacked(found: Source, told: Told) -> Iterator[Packed]:
    """The statements' files of an archive; their sources can be read until the context ends.

    Raises StatementLocked, StatementUnsafe, ArchiveTooLarge, ArchiveTooMany, StatementPacked, StatementCut and
    StatementHoldsNone, each with the `member` it is of where there is one.
    """
    with ExitStack() as held:
        yield _unzipped(found, held, told) if _is_zip(found.start) else _gunzipped(found, told)


@contextmanager
def of_member(name: str) -> Iterator[None]:
    """What is refused inside is refused of this file of an archive: fact `member`."""
    try:
        yield
    except Refused as fault:
        if name:
            fault.facts.setdefault("member", name)
        raise


def _unzipped(found: Source, held: ExitStack, told: Told) -> Packed:
    try:
        packed = held.enter_context(zipfile.ZipFile(held.enter_context(found.opened())))
    except _FAULTS as fault:
        raise StatementCut(row=1, missing=str(fault)[:60]) from fault
    infos = _looked_over(packed)
    whole, before = sum(info.compress_size for info in infos) or 1, 0
    files: list[tuple[str, Source]] = []
    seen: set[str] = set()
    left_out: list[str] = []
    for info in infos:
        name, share, start = info.filename, info.compress_size, before

        def of_all(read: int, of: int, start: int = start, share: int = share) -> None:
            told((start + share * read // max(of, 1)) * found.size // whole, found.size)

        with of_member(name):
            made = passed(_opener(packed, info, first=True), _opener(packed, info), info.file_size, of_all)
            made = _held(made, info)
        before += share
        if made.start.startswith(b"%PDF") or made.sha256 in seen:
            left_out.append(name)
            continue
        seen.add(made.sha256)
        files.append((name, made))
    if not files:
        raise StatementHoldsNone()
    return Packed(tuple(files), tuple(left_out))


def _looked_over(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a ZIP that may be opened, before any is."""
    infos = [info for info in packed.infolist() if not info.filename.endswith("/") and not _of_a_desktop(info.filename)]
    if len(infos) > FILES_AT_MOST:
        raise ArchiveTooMany(at_most=FILES_AT_MOST)
    if sum(info.file_size for info in infos) > UNPACKED_AT_MOST:
        raise ArchiveTooLarge(at_most_bytes=UNPACKED_AT_MOST)
    names: set[str] = set()
    for info in infos:
        name = info.filename.replace("\\", "/")
        parts = name.split("/")
        leads_out = not name or name.startswith("/") or ".." in parts or ":" in parts[0] or not name.isprintable()
        link = stat.S_ISLNK(info.external_attr >> 16)
        inflated = info.file_size > _SMALL and info.file_size > _RATIO_AT_MOST * info.compress_size
        if leads_out or link or inflated or name.casefold() in names:
            raise StatementUnsafe(found=ascii(info.filename)[1:61])
        if info.flag_bits & 0x1 or info.compress_type == 99:
            raise StatementLocked(member=info.filename)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise StatementPacked(member=info.filename)
        names.add(name.casefold())
    return sorted(infos, key=lambda info: info.filename)


def _held(made: Source, info: zipfile.ZipInfo) -> Source:
    """The source itself, or in memory where it is a workbook. Raises StatementPacked for an archive in the archive."""
    if not _is_zip(made.start):
        return made
    if info.file_size > _BOOK_AT_MOST:
        raise ArchiveTooLarge(at_most_bytes=_BOOK_AT_MOST)
    with made.opened() as file:
        book = source_of(file.read())
    if not _is_book(book):
        raise StatementPacked()
    return book


def _gunzipped(found: Source, told: Told) -> Packed:
    def opener(*, first: bool = False) -> Callable[[], BinaryIO]:
        def opened() -> BinaryIO:
            at_most = min(UNPACKED_AT_MOST, max(_SMALL, _RATIO_AT_MOST * found.size))
            raw = found.opened()
            return io.BufferedReader(_Unpacking(gzip.GzipFile(fileobj=raw), raw, at_most, first=first))

        return opened

    # The end of a gzip says how much it holds, modulo 4 GB; it is only for the progress.
    size = max(int.from_bytes(found.end[-4:], "little"), found.size)
    made = passed(opener(first=True), opener(), size, lambda read, of: told(found.size * read // of, found.size))
    if _is_zip(made.start) or made.start[257:262] == b"ustar":
        raise StatementPacked()
    return Packed((("", made),))


def _opener(packed: zipfile.ZipFile, info: zipfile.ZipInfo, *, first: bool = False) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            return io.BufferedReader(_Unpacking(packed.open(info), None, info.file_size, first=first))
        except _FAULTS as fault:
            raise StatementCut(row=1, missing=str(fault)[:60]) from fault

    return opened


class _Unpacking(io.RawIOBase):
    """Counts what is unpacked, and says what is wrong with it as a Refused; later, that it is another file now."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile, raw: BinaryIO | None, at_most: int, *, first: bool) -> None:
        super().__init__()
        self._file, self._raw, self._left, self._first = file, raw, at_most, first

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            chunk = self._file.read(len(view))
        except _FAULTS as fault:
            if not self._first:
                raise StatementChanged() from fault
            raise StatementCut(row=1, missing=str(fault)[:60]) from fault
        self._left -= len(chunk)
        if self._left < 0:
            raise StatementUnsafe(found=f"{len(chunk) - self._left:,}+")
        view[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
            if self._raw is not None:
                self._raw.close()
        super().close()


def _is_zip(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_book(found: Source) -> bool:
    """A ZIP with the parts of a workbook, or one too spoilt to tell: whoever reads workbooks says what is wrong."""
    try:
        with found.opened() as file, zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
    except _FAULTS:
        return b"[Content_Types].xml" in found.start or b"xl/" in found.start
    return bool(names & {"xl/workbook.xml", "[Content_Types].xml"})


def _of_a_desktop(name: str) -> bool:
    """What a computer's desktop leaves in archives beside the files."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (".DS_Store", "Thumbs.db", "desktop.ini")
