"""Checkpoints outside the database: one file a stream, a line a batch, only ever added to and forced to disk.

Boundary: files; whether a checkpoint is genuine is `verification`'s to say. S-05.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from backoffice.audit.checkpoints import Signed, as_line, from_line
from backoffice.errors import Unavailable

_LINE_AT_MOST = 65_536
_TAIL = 131_072


class CheckpointsNotWritten(Unavailable):
    """A folder of checkpoints would not take or give one; nothing is sealed beyond it. Facts: `path`, `reason`."""

    code = "audit.checkpoints_not_written"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a checkpoint file, from 1; `signed` is None where it cannot be read as a checkpoint."""

    number: int
    signed: Signed | None


class CheckpointFiles:
    """The files of one folder, which is made when the first checkpoint is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def streams(self) -> tuple[str, ...]:
        """The streams that have a file here, sorted."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(file.name.removesuffix(".jsonl") for file in self.folder.glob("*.jsonl")))

    def lines(self, stream: str) -> Iterator[Line]:
        """Every whole line of a stream's file, oldest first; a last one that was never finished is left out."""
        try:
            with self._file(stream).open("rb") as file:
                number = 0
                while line := file.readline(_LINE_AT_MOST):
                    number += 1
                    if line.endswith(b"\n"):
                        yield Line(number, _read(line))
                    elif len(line) == _LINE_AT_MOST:
                        yield Line(number, None)
        except FileNotFoundError:
            return
        except OSError as fault:
            raise self._not_written(fault) from fault

    def last(self, stream: str) -> Line | None:
        """The last whole line; its number is 0, for it was read from the end."""
        try:
            with self._file(stream).open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - _TAIL))
                whole, _, _ = file.read().rpartition(b"\n")
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise self._not_written(fault) from fault
        return Line(0, _read(whole.rpartition(b"\n")[2])) if whole else None

    def add(self, stream: str, signed: Iterable[Signed]) -> None:
        """Add these and force them to disk; what a crash has left of a half line is cut off first."""
        content = "".join(f"{as_line(each)}\n" for each in signed).encode()
        append(self._file(stream), content)

    def _file(self, stream: str) -> Path:
        return self.folder / f"{stream}.jsonl"

    def _not_written(self, fault: OSError) -> CheckpointsNotWritten:
        return CheckpointsNotWritten(path=str(self.folder), reason=fault.strerror or str(fault))


def append(file: Path, content: bytes) -> None:
    """Add whole lines to a file and force them to disk, its folder too where the file is new.

    Raises CheckpointsNotWritten.
    """
    if not content:
        return
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = not file.exists()
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "r+b", buffering=0) as opened:
            _cut_half_line(opened.fileno())
            left = memoryview(content)
            while left:
                left = left[opened.write(left) or 0 :]
            os.fsync(opened.fileno())
        if fresh:
            _force_folder(file.parent)
    except OSError as fault:
        raise CheckpointsNotWritten(path=str(file.parent), reason=fault.strerror or str(fault)) from fault


def _read(line: bytes) -> Signed | None:
    with suppress(ValueError):
        return from_line(line)
    return None


def _cut_half_line(handle: int) -> None:
    size = os.fstat(handle).st_size
    start = max(0, size - _TAIL)
    os.lseek(handle, start, os.SEEK_SET)
    tail = os.read(handle, size - start)
    if tail and not tail.endswith(b"\n"):
        os.ftruncate(handle, start + tail.rfind(b"\n") + 1)


def _force_folder(folder: Path) -> None:
    """A new file's name is safe only once its folder is on disk too; Windows has no such call."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
