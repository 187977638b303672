"""Where a person wants something written: a file is replaced whole, a device or pipe is written into.

Boundary: paths only. A link is followed, never replaced; what fails to be written is the caller's OSError.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

STDOUT = Path("-")


def settled(path: Path) -> Path:
    """`path` with its links followed. Raises OSError for links in a circle."""
    return path if path == STDOUT else Path(os.path.realpath(path))


def is_stream(path: Path) -> bool:
    """Whether it takes what is written as it comes: `-`, a device, a pipe. Raises OSError where nobody may look."""
    if path == STDOUT:
        return True
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def hand_over(whole: Path, path: Path) -> None:
    """Give a finished file to where it was wanted: it takes the name of a file, a stream gets its bytes.

    `path` is settled. Raises OSError; the finished file is then still there unless it was given away.
    """
    if not is_stream(path):
        whole.replace(path)
        return
    with whole.open("rb") as content:
        if path == STDOUT:
            sys.stdout.flush()
            shutil.copyfileobj(content, sys.stdout.buffer)
            sys.stdout.flush()
        else:
            # Not created: where a device has gone meanwhile, no file may come in its place.
            with os.fdopen(os.open(path, os.O_WRONLY), "wb") as stream:
                shutil.copyfileobj(content, stream)
    with suppress(OSError):
        whole.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file for its owner's reading, and the folders it lies in; a full disk leaves none under its name.

    Raises OSError; nothing is left then.
    """
    half = path.with_name(f"{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise


def beside(path: Path, name: str) -> Path:
    """Where a half-finished file is made: next to the file it will replace, else where temporary files lie."""
    if is_stream(path):
        import tempfile

        return Path(tempfile.gettempdir()) / name
    return path.with_name(name)
