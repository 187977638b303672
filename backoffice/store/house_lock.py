"""A lock between processes on one file: many may share it, or one holds it alone; it dies with its holder.

Boundary: knows files, not what they guard.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    from fasteners import InterProcessReaderWriterLock
else:
    import fcntl

_LOOK_AGAIN_SECONDS = 0.02


class HouseLock:
    """One handle on the lock file at `path`; two handles exclude each other even inside one process."""

    def __init__(self, path: Path, owner: tuple[int, int] | None = None) -> None:
        """`owner` is the (uid, gid) the file is given to when root creates it for an unprivileged server."""
        self.path = path
        if sys.platform == "win32":
            self._lock = InterProcessReaderWriterLock(path)
        else:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            if owner is not None:
                os.fchown(self._file, *owner)

    def take(self, *, alone: bool) -> bool:
        """True when the lock was free for us now."""
        if sys.platform == "win32":
            if alone:
                return bool(self._lock.acquire_write_lock(blocking=False))
            return bool(self._lock.acquire_read_lock(blocking=False))
        try:
            fcntl.flock(self._file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def wait(self, *, alone: bool, seconds: float) -> bool:
        """Try until it is taken, False after `seconds`."""
        until = time.monotonic() + seconds
        while not self.take(alone=alone):
            if time.monotonic() > until:
                return False
            time.sleep(_LOOK_AGAIN_SECONDS)
        return True

    def let_go(self) -> None:
        """Give up what was taken."""
        if sys.platform == "win32":
            self._lock.release_write_lock()
        else:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go and forget the file; the lock cannot be used again."""
        if sys.platform != "win32":
            os.close(self._file)


@contextmanager
def held_alone(path: Path, owner: tuple[int, int] | None = None) -> Iterator[bool]:
    """Whether nobody holds the lock at `path`; if so nobody can until the block ends."""
    lock = HouseLock(path, owner)
    try:
        yield lock.take(alone=True)
    finally:
        lock.close()
