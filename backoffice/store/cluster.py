"""One PostgreSQL data folder: made by initdb, configured, started and stopped by pg_ctl.

Nobody is trusted: passwords by SCRAM for all, and the bootstrap superuser only as the server's own account (peer).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from backoffice.store.binaries import MAJOR, program
from backoffice.store.faults import DataNewer, ServerNotStarted
from backoffice.store.place import ROOM_NEEDED, Place, disk_full, free_bytes, make_folder

BOOTSTRAP = "bootstrap"
START_SECONDS = 60
_LOG_KEPT_BYTES = 1024 * 1024
_LOG_TOLD_CHARACTERS = 2000
_ROOM_FOR_WORDS = 64 * 1024
_FULL = "No space left on device"
_SOON_OVER = ("lock file", "pre-existing shared memory block", "could not bind", "is shutting down", "starting up")

# What fails is named without the values it failed on: the log is no second place for customers' data.
_SETTINGS = {
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "password_encryption": "scram-sha-256",
    "allow_alter_system": "off",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}


class StillBusyError(Exception):
    """The start met remains of an earlier server that will be gone in a moment; `log` is what it said."""

    def __init__(self, log: str) -> None:
        super().__init__(log)
        self.log = log


@dataclass(frozen=True, slots=True)
class Cluster:
    """The data folder of `place`, run by the programs of `install`."""

    place: Place
    install: Path

    def exists(self) -> bool:
        """Raises DataNewer when another, newer PostgreSQL wrote it."""
        mark = self.place.data / "PG_VERSION"
        if not mark.exists():
            return False
        found = mark.read_text(encoding="ascii").strip()
        if found.isdecimal() and int(found) > MAJOR:
            raise DataNewer(path=str(self.place.data), found=int(found), ours=MAJOR)
        return True

    def make(self, password_file: Path | None) -> None:
        """Run initdb. A half-made folder never gets the final name. Raises DiskFull or ServerNotStarted.

        `password_file` holds the bootstrap role's password where there is no peer entry (Windows).
        """
        if free_bytes(self.place.folder) < ROOM_NEEDED:
            raise disk_full(self.place.folder)
        unfinished = self.place.data.with_name("database.new")
        if unfinished.exists():
            shutil.rmtree(unfinished)
        make_folder(unfinished, self.place.user)
        entry = ["--auth-local=peer", "--auth-host=reject"]
        if password_file is not None:
            entry = ["--auth=scram-sha-256", f"--pwfile={password_file}"]
        made = self.place.user.run(
            [
                program(self.install, "initdb"),
                f"--pgdata={unfinished.name}",
                f"--username={BOOTSTRAP}",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                *entry,
            ],
            within=self.place.folder,
        )
        if made.status != 0:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise self._failure(made.output)
        with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write("\ninclude = 'backoffice.conf'\n")
        unfinished.rename(self.place.data)

    def start(self, socket: Path | None, port: int, extra_settings: Mapping[str, str]) -> None:
        """Write the configuration and start. Raises StillBusyError, DiskFull or ServerNotStarted.

        Without a `socket` folder the server listens on the loopback address (Windows).
        """
        settings = _SETTINGS | {"port": str(port)} | dict(extra_settings)
        if socket is None:
            settings |= {"listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
        else:
            listed = '"' + str(socket).replace('"', '""') + '"'
            settings |= {"listen_addresses": "", "unix_socket_directories": listed}
        self._write("backoffice.conf", "".join(f"{name} = {_quoted(value)}\n" for name, value in settings.items()))
        self._write("pg_hba.conf", _entry_rules(socket is not None))
        self._write("pg_ident.conf", _ident_map(self.place.user.name))
        self._forget_other_process()
        log = self.place.log
        if log.exists() and log.stat().st_size > _LOG_KEPT_BYTES:
            log.replace(log.with_suffix(".old.log"))
        already = log.stat().st_size if log.exists() else 0
        # Names relative to the working folder: pg_ctl passes them through a shell.
        data = self.place.data.name
        command: list[str | Path] = [
            program(self.install, "pg_ctl"),
            "start",
            "--silent",
            "--wait",
            f"--timeout={START_SECONDS}",
        ]
        started = self.place.user.run(
            [*command, f"--pgdata={data}", f"--log={data}/{log.name}"], within=self.place.folder
        )
        if started.status != 0:
            said = self.log_tail(already) or started.output
            if any(sign in said for sign in _SOON_OVER):
                raise StillBusyError(said)
            raise self._failure(said)

    def stop(self) -> None:
        """Disconnect everybody, write a checkpoint and end; nothing when it is not running."""
        command: list[str | Path] = [
            program(self.install, "pg_ctl"),
            "stop",
            "--silent",
            "--wait",
            f"--timeout={START_SECONDS}",
        ]
        self.place.user.run([*command, "--mode=fast", f"--pgdata={self.place.data.name}"], within=self.place.folder)

    def log_tail(self, since: int = 0) -> str:
        """The last lines of the server's log, from the byte `since` on."""
        try:
            with self.place.log.open("rb") as log:
                log.seek(since)
                said = log.read().decode("utf-8", errors="replace")
        except OSError:
            return ""
        return said[-_LOG_TOLD_CHARACTERS:].strip()

    def _failure(self, said: str) -> Exception:
        # On a full disk the server often has no room left to say so.
        if _FULL in said or free_bytes(self.place.folder) < _ROOM_FOR_WORDS:
            return disk_full(self.place.folder)
        return ServerNotStarted(path=str(self.place.data), log=said[-_LOG_TOLD_CHARACTERS:])

    def _write(self, name: str, text: str) -> None:
        """Replace a file of the data folder whole; never through a link somebody left there."""
        file = self.place.data / name
        fresh = file.with_name(name + ".new")
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            written.write(text)
        self.place.user.give(fresh)
        fresh.replace(file)

    def _forget_other_process(self) -> None:
        """Forget a postmaster.pid whose number meanwhile is another program's, or a dead one's nobody buried.

        Two servers on one folder stay impossible: the shared memory of the folder admits one.
        """
        pid_file = self.place.data / "postmaster.pid"
        try:
            number = int(pid_file.read_text(encoding="utf-8").splitlines()[0])
            ours = Path(psutil.Process(number).cwd()) == self.place.data.resolve()
        except psutil.ZombieProcess:
            ours = False
        except (FileNotFoundError, ValueError, IndexError, psutil.Error):
            return
        if not ours:
            pid_file.unlink(missing_ok=True)


def _entry_rules(by_socket: bool) -> str:
    if by_socket:
        return f"local all {BOOTSTRAP} peer map=house\nlocal all all scram-sha-256\n"
    return "host all all 127.0.0.1/32 scram-sha-256\n"


def _ident_map(account: str) -> str:
    """The server's own account and root may enter as the bootstrap role; both could read the files anyway."""
    if sys.platform == "win32":
        return ""
    quoted = account.replace('"', '""')
    return f'house "{quoted}" {BOOTSTRAP}\nhouse root {BOOTSTRAP}\n'


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
