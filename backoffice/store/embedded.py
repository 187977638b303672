"""The embedded PostgreSQL server of a home folder, shared by all processes of that home.

Windows and commands attach as users, the worker in the background; the last one out stops it. Locks die with their
process, so a killed window does not count; a killed server is started again by the next who asks.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from backoffice.store import binaries, loopback
from backoffice.store.cluster import BOOTSTRAP, Cluster, StillBusyError
from backoffice.store.faults import ServerNotStarted, StartBusy
from backoffice.store.house_lock import HouseLock, held_alone
from backoffice.store.place import Place, disk_full, look, make_socket_folder, settle, socket_folder, trouble

__all__ = ["BOOTSTRAP", "DATABASE", "Attachment", "EmbeddedServer", "Progress"]

DATABASE = "backoffice"
_SOCKET_PORT = 5432
_START, _USERS, _BACKGROUND = "start", "users", "background"
_RETRY_SECONDS = 30.0
_TURN_SECONDS = 90.0
_LOOK_AGAIN_SECONDS = 0.1

Progress = Callable[[str, float], None]
"""Called with the step just begun (`database`, `server`, `ready`) and the part done so far, 0 to 1."""


class EmbeddedServer:
    """The server of `home`; making this object touches nothing.

    `extra_settings` are PostgreSQL settings beside ours, for tests that need no durable disk.
    """

    def __init__(self, home: Path, *, extra_settings: Mapping[str, str] | None = None) -> None:
        self.home = home
        self._extra_settings = dict(extra_settings or {})
        self._place: Place | None = None

    def attach(self, *, background: bool = False, progress: Progress | None = None) -> Attachment:
        """Make the database if there is none, see that it runs, and count this process in.

        A `background` attachment keeps the server up without counting as a user. Raises the faults of
        `backoffice.store.faults`, all Unavailable.
        """
        try:
            place = self._place = settle(self.home)
            presence = HouseLock(_file(place, _BACKGROUND if background else _USERS), place.lock_owner())
            try:
                with _turn(place):
                    presence.wait(alone=False, seconds=_TURN_SECONDS)
                    self._bring_up(place, progress)
            except BaseException:
                presence.close()
                raise
        except OSError as fault:
            raise trouble(self.home, fault) from fault
        return Attachment(self, place, presence, background=background)

    def connect_args(self, role: str, password: str | None = None, dbname: str = DATABASE) -> dict[str, Any]:
        """The libpq keywords with which `role` enters; without a password only the bootstrap role can.

        The connection refuses a server of another account, and one that would take the password in the clear.
        """
        place = self._found_place()
        if place is None:
            raise ServerNotStarted(path=str(self.home), log="")
        arguments = {"user": role, "dbname": dbname}
        if sys.platform == "win32":
            arguments |= {"host": loopback.ADDRESS, "port": str(loopback.port(place))}
            if password is None and role == BOOTSTRAP:
                password = loopback.password(place)
        else:
            folder = socket_folder(place) or place.folder
            arguments |= {"host": str(folder), "port": str(_SOCKET_PORT), "requirepeer": place.user.name}
        if password is not None:
            arguments |= {"password": password, "require_auth": "scram-sha-256"}
        return arguments

    @property
    def data(self) -> Path:
        """The folder of the data; inside the home unless the server's account cannot reach it there."""
        place = self._found_place()
        return place.data if place else self.home / "database"

    @property
    def account(self) -> str | None:
        """The operating system account the server runs as; None before the first start."""
        place = self._found_place()
        return place.user.name if place else None

    @property
    def version(self) -> str:
        """Such as "18.4". Raises BinariesMissing."""
        return binaries.version(binaries.shipped())

    @property
    def size(self) -> int:
        """Bytes of the data folder on disk; 0 before the first start."""
        total = 0
        for folder, _, files in os.walk(self.data):
            for name in files:
                try:
                    total += (Path(folder) / name).lstat().st_size
                except FileNotFoundError:
                    continue
        return total

    def running(self) -> bool:
        """Whether it answers now; starts nothing."""
        place = self._found_place()
        return place is not None and self._answer(place) == Ping.OK

    def _found_place(self) -> Place | None:
        if self._place is None:
            self._place = look(self.home)
        return self._place

    def _answer(self, place: Place) -> Ping:
        if sys.platform != "win32" and socket_folder(place) is None:
            return Ping.NO_RESPONSE
        keywords = self.connect_args(BOOTSTRAP, dbname="postgres")
        return Ping(PGconn.ping(make_conninfo(**keywords, connect_timeout=3).encode()))

    def _bring_up(self, place: Place, progress: Progress | None) -> None:
        """Start it if it is silent; an end or a start still under way is waited for."""
        tell = progress or _tell_nobody
        until = time.monotonic() + _RETRY_SECONDS
        while True:
            try:
                self._start_if_silent(place, tell)
                self._make_database()
            except psycopg.errors.DiskFull as fault:
                raise disk_full(place.folder) from fault
            except (StillBusyError, psycopg.OperationalError) as fault:
                if time.monotonic() > until:
                    raise ServerNotStarted(path=str(place.data), log=str(fault)) from fault
                time.sleep(_LOOK_AGAIN_SECONDS)
            else:
                tell("ready", 1.0)
                return

    def _start_if_silent(self, place: Place, tell: Progress) -> None:
        answer = self._answer(place)
        if answer == Ping.OK:
            return
        if answer == Ping.REJECT:
            raise StillBusyError("The server is starting up or shutting down.")
        cluster = Cluster(place, binaries.readable_by(place.user, place.folder))
        if not cluster.exists():
            tell("database", 0.0)
            if sys.platform == "win32":
                secret = loopback.password_file(place)
                try:
                    cluster.make(secret)
                finally:
                    secret.unlink()
            else:
                cluster.make(None)
        tell("server", 0.7)
        if sys.platform == "win32":
            cluster.start(None, loopback.port(place), self._extra_settings)
        else:
            cluster.start(make_socket_folder(place), _SOCKET_PORT, self._extra_settings)

    def _make_database(self) -> None:
        entry = self.connect_args(BOOTSTRAP, dbname="postgres")
        with psycopg.connect(make_conninfo(**entry, connect_timeout=10), autocommit=True) as connection:
            found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount
            if not found:
                connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


class Attachment:
    """One process's share in a running server; released by `release` or at the end of a `with` block."""

    def __init__(self, server: EmbeddedServer, place: Place, presence: HouseLock, *, background: bool) -> None:
        self.server = server
        self.background = background
        self._place = place
        self._presence = presence
        self._released = False

    def others_attached(self) -> bool:
        """Whether any other user, a window or a command, is attached; background attachments do not count."""
        with held_alone(_file(self._place, _START), self._place.lock_owner()) as our_turn:
            if not our_turn:
                # Somebody is coming or going this moment, so there is somebody.
                return True
            if not self.background:
                self._presence.let_go()
            nobody = _is_empty(self._place, _USERS)
            if not self.background:
                self._presence.take(alone=False)
            return not nobody

    def revive(self, progress: Progress | None = None) -> None:
        """Start the server again if it died meanwhile; at once if it runs. Raises as `attach`."""
        try:
            with _turn(self._place):
                self.server._bring_up(self._place, progress)
        except OSError as fault:
            raise trouble(self.server.home, fault) from fault

    def release(self) -> None:
        """Leave; whoever leaves last stops the server. A second call does nothing."""
        if self._released:
            return
        self._released = True
        try:
            # Whoever is starting it this moment is not the last one either.
            with suppress(StartBusy), _turn(self._place):
                self._presence.let_go()
                if _is_empty(self._place, _USERS) and _is_empty(self._place, _BACKGROUND):
                    install = binaries.readable_by(self._place.user, self._place.folder)
                    Cluster(self._place, install).stop()
        finally:
            self._presence.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _file(place: Place, name: str) -> Path:
    return place.locks / f"{name}.lock"


def _is_empty(place: Place, name: str) -> bool:
    with held_alone(_file(place, name), place.lock_owner()) as nobody:
        return nobody


@contextmanager
def _turn(place: Place) -> Iterator[None]:
    """Start, stop and count one at a time."""
    lock = HouseLock(_file(place, _START), place.lock_owner())
    try:
        if not lock.wait(alone=True, seconds=_TURN_SECONDS):
            raise StartBusy(path=str(place.folder), waited=int(_TURN_SECONDS))
        yield
    finally:
        lock.close()


def _tell_nobody(step: str, done: float) -> None:
    """The progress of a start nobody watches."""
