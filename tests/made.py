"""Data folders made once in a run and copied into homes of their own, for tests that are not about the making."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import fasteners  # type: ignore[import-untyped]
import psutil  # type: ignore[import-untyped]

from backoffice.store.embedded import EmbeddedServer
from backoffice.store.place import settle

NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_MEMORY = Path("/dev/shm")
_ROOM_IN_MEMORY = 5 * 1024**3


def short_folder() -> Path:
    """A folder on a disk whose path is short enough for a socket, reachable by the server's account."""
    return Path(tempfile.mkdtemp(prefix="bo-", dir=None if sys.platform == "win32" else "/tmp"))


def quick_folder() -> Path:
    """The same in memory where there is plenty: a database is a thousand files, which costs a disk much more."""
    if not _MEMORY.is_dir():
        return short_folder()
    room = min(shutil.disk_usage(_MEMORY).free, psutil.virtual_memory().available)
    return Path(tempfile.mkdtemp(prefix="bo-", dir=_MEMORY)) if room > _ROOM_IN_MEMORY else short_folder()


def made_once(run_home: Path, name: str, fill: Callable[[EmbeddedServer], None] | None = None) -> Path:
    """The data folder of a stopped server, which `fill` has filled; the first process of the run makes it."""
    kept = run_home / f"made-{name}"
    with fasteners.InterProcessLock(run_home / f"made-{name}.lock"):
        if not kept.exists():
            home = quick_folder()
            server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
            with server.attach():
                if fill is not None:
                    fill(server)
            shutil.move(server.data, kept)
            shutil.rmtree(home)
    return kept


def move_into(home: Path, made: Path) -> Path:
    """Let `home` begin with a copy of this data folder; where that cannot be done its first start makes one."""
    if sys.platform != "win32":
        subprocess.run(["cp", "-a", made, settle(home).data], check=True)
    return home
