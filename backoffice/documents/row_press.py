"""A file of any length written in a process of its own: rows go there in parts, what it came to comes back.

Boundary: pickled parts over a pipe; whoever stops sending kills the process. The file is the caller's to keep or drop.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Generic, TypeVar

from backoffice.documents.press import PressFailed
from backoffice.errors import Unavailable

H = TypeVar("H")
R = TypeVar("R")
A = TypeVar("A")

Render = Callable[[H, Iterator[R], BinaryIO], A]
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_FRESH = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class FileNotTaken(Unavailable):
    """The disk would not take what was drawn. Facts: `path`, `reason`."""

    code = "documents.file_not_taken"


class RowPress(Generic[H, R, A]):
    """`begin`, `send` as often as there are rows, `finish`; leaving it earlier ends the process.

    `render` is a function of a module: it gets the head, all rows and the open file. Begun again, it starts anew.
    """

    def __init__(self, render: Render[H, R, A], file: Path) -> None:
        self._render = render
        self._file = file
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> RowPress[H, R, A]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def begin(self, head: H) -> Callable[[list[R]], None]:
        """Start the process; what to send rows with."""
        self._end()
        # What a library lays aside goes with the process, however it ends.
        self._folder = tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=self._file.parent)
        aside = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._folder.name)
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the process)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "backoffice.documents.row_press"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=os.environ | aside | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            creationflags=_NO_CONSOLE,
        )
        self._give((self._render, head, str(self._file)))
        return self.send

    def send(self, rows: list[R]) -> None:
        """Raises FileNotTaken, PressFailed when the process has given up."""
        self._give(rows)

    def finish(self) -> A:
        """What `render` answered. Raises FileNotTaken, PressFailed."""
        process = self._process
        assert process is not None
        self._give(None)
        told = process.stdout.read() if process.stdout is not None else b""
        if process.wait() != 0 or not told:
            raise PressFailed(fault=self._last_word())
        done, answer = pickle.loads(told)
        if not done:
            raise FileNotTaken(path=str(self._file), reason=answer)
        made: A = answer
        return made

    def _give(self, part: object) -> None:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        try:
            pickle.dump(part, process.stdin, pickle.HIGHEST_PROTOCOL)
            if part is None:
                process.stdin.close()
        except OSError:
            # It has given up; what it said is why.
            told = process.stdout.read() if process.stdout is not None else b""
            process.wait()
            if told:
                raise FileNotTaken(path=str(self._file), reason=pickle.loads(told)[1]) from None
            raise PressFailed(fault=self._last_word()) from None

    def _last_word(self) -> str:
        process, said = self._process, self._said
        if process is None or said is None:
            return ""
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"ended with {process.returncode}"

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            self._process.wait()
            self._process = None
        if self._said is not None:
            self._said.close()
            self._said = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _rows(parts: BinaryIO) -> Iterator[Any]:
    while (part := pickle.load(parts)) is not None:
        yield from part


def _work() -> None:
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    parts = sys.stdin.buffer
    render, head, path = pickle.load(parts)
    try:
        with os.fdopen(os.open(path, _FRESH, 0o600), "w+b") as file:
            told = (True, render(head, _rows(parts), file))
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        told = (False, fault.strerror or str(fault))
    out.write(pickle.dumps(told))
    out.flush()


if __name__ == "__main__":
    _work()
