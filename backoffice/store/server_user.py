"""Who the database server runs as: the person at the desk, or for root an unprivileged account.

PostgreSQL refuses to run as root; so root steps down to the owner of the data, or to the system user `backoffice`.
"""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backoffice.store.faults import NoServerUser

if sys.platform != "win32":
    import pwd

SYSTEM_USER = "backoffice"
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program answered: its exit status and everything it wrote."""

    status: int
    output: str


@dataclass(frozen=True, slots=True)
class ServerUser:
    """An operating system account. `stepped_down` is the (uid, gid) to change to, None when it is ourselves."""

    name: str
    uid: int
    stepped_down: tuple[int, int] | None

    def run(self, command: Sequence[str | Path], *, within: Path) -> Ran:
        """Run to the end as this account with `within` as working folder and nothing of our environment's secrets."""
        options: dict[str, Any] = {}
        if self.stepped_down is not None:
            uid, gid = self.stepped_down
            options = {"user": uid, "group": gid, "extra_groups": []}
        if sys.platform == "win32":
            options["creationflags"] = subprocess.CREATE_NO_WINDOW
        surroundings = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        # A file, not a pipe: a server left running keeps a pipe open and the reader waits for ever.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            ended = subprocess.run(
                [str(part) for part in command],
                cwd=within,
                env=surroundings | {"LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                check=False,
                **options,
            )
            output.seek(0)
            return Ran(ended.returncode, output.read().strip())

    def can_enter(self, folder: Path) -> bool:
        """Whether the account may come to `folder`; asked of the system itself, so access lists count too."""
        if self.stepped_down is None:
            return os.access(folder, os.X_OK)
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", folder], within=Path("/")).status == 0

    def give(self, path: Path) -> None:
        """Make the account the owner of `path`, which this process has just made."""
        if sys.platform != "win32" and self.stepped_down is not None:
            os.chown(path, *self.stepped_down, follow_symlinks=False)


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def this_person() -> ServerUser:
    """The account of this process. Raises NoServerUser when the system has no name for it: PostgreSQL needs one."""
    if sys.platform == "win32":
        return ServerUser(getpass.getuser(), -1, None)
    uid = os.geteuid()
    try:
        return ServerUser(pwd.getpwuid(uid).pw_name, uid, None)
    except KeyError:
        raise NoServerUser(user=str(uid), reason="no such account in the user database") from None


def owner_of(folder: Path) -> ServerUser | None:
    """For root: the ordinary account that owns `folder`; None if that is root, nobody we know, or there is none."""
    if sys.platform == "win32" or not folder.exists():
        return None
    try:
        entry = pwd.getpwuid(folder.stat().st_uid)
    except KeyError:
        return None
    return None if entry.pw_uid == 0 else ServerUser(entry.pw_name, entry.pw_uid, (entry.pw_uid, entry.pw_gid))


def system_user() -> ServerUser:
    """For root: the account `backoffice`, created when missing. Raises NoServerUser when it cannot be."""
    if sys.platform == "win32":
        raise NoServerUser(user=SYSTEM_USER, reason="not used on Windows")
    reason = ""
    # Two first starts may add it at once; the slower one is refused by a lock file and finds it a moment later.
    until = time.monotonic() + 5
    while True:
        try:
            entry = pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            if time.monotonic() > until:
                raise NoServerUser(user=SYSTEM_USER, reason=reason) from None
            reason = _add_system_user()
            time.sleep(0.05)
        else:
            return ServerUser(entry.pw_name, entry.pw_uid, (entry.pw_uid, entry.pw_gid))


def _add_system_user() -> str:
    """Add the account, and return what useradd said."""
    program = shutil.which("useradd", path=os.environ.get("PATH", "") + os.pathsep + "/usr/sbin")
    if program is None:
        raise NoServerUser(user=SYSTEM_USER, reason="the program useradd is not installed")
    options = [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
    ]
    added = subprocess.run([program, *options, SYSTEM_USER], capture_output=True, text=True, check=False)
    return added.stderr.strip()
