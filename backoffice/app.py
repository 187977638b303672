"""The only assembly: settings become a database, a worker and desks for people who sign in.

Boundary: knows every part and no rule. One House per process.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import IO, cast
from uuid import uuid4

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from backoffice.audit.service import AuditTrail
from backoffice.config import Settings
from backoffice.desk import DatabaseGone, Desk, ShutOut, WayIn
from backoffice.errors import NotAllowed, Unavailable, error_for
from backoffice.staff import service as staff
from backoffice.staff.keeper import set_password, why_shut_out
from backoffice.staff.rules import Person, WrongPassword, check_name
from backoffice.store import migrate
from backoffice.store.clockwork import resume_sample
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.commands import KeptCommands
from backoffice.store.embedded import DATABASE, Attachment, EmbeddedServer
from backoffice.store.engine import desk_engine, keeper_engine, server_arguments
from backoffice.store.standing import standing
from backoffice.store.transport import transport_fault
from backoffice.vault.entry import SealedUnderAnother, TokenPlace, custody_of, has_keys, offer_keys, unlock
from backoffice.vault.held_keys import HeldKeys
from backoffice.vault.key_proof import NONE, KeyProof
from backoffice.vault.moving import move_keys
from backoffice.vault.passphrase import PassphraseCustody, PassphraseWrong
from backoffice.vault.root_pin import pinned_root
from backoffice.vault.service_secret import service_secret

Progress = Callable[[str, float], None]
PREPARE = "backoffice prepare --as deployer"


class NotMigrated(Unavailable):
    """The server's database is not at this version. Facts: `at`, `head`, `waiting`, and `run`, what its keeper runs."""

    code = "app.not_migrated"


class EntryClosed(NotAllowed):
    """The role exists and may not sign in now: a deployer between deployments, or who was suspended. Facts: `name`."""

    code = "app.entry_closed"


@dataclass(frozen=True, slots=True)
class HouseState:
    """`kind` is embedded or server; `house` is live, sample, test or empty; `version` PostgreSQL's own.

    A server tells nothing before somebody has entered: until then `version`, `firm` and `house` are "".
    """

    kind: str
    version: str
    firm: str
    house: str
    needs_preparing: bool


@dataclass(frozen=True, slots=True)
class Keeper:
    """A role and the password with which it enters a server of one's own."""

    role: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person at their desk; `now_offset` is the house's clock minus this machine's."""

    desk: Desk
    person: Person
    now_offset: timedelta


class House:
    """One installation: where its database is, and how to get in."""

    def __init__(
        self,
        settings: Settings,
        server: EmbeddedServer | None,
        attachment: Attachment | None,
        database: str = DATABASE,
        keeper: Keeper | None = None,
    ) -> None:
        self.settings = settings
        self._server = server
        self._attachment = attachment
        self._database = database
        self._keeper = keeper
        self.state = self._look()

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None, keeper: Keeper | None = None) -> House:
        """Start the embedded server or reach the one of the settings. Raises Unavailable errors of the store.

        `keeper` is who does a keeper's work; without one it is the bootstrap role, or the role of the server's URL.
        """
        if settings.database_url is not None:
            return cls(settings, None, None, keeper=keeper)
        server = EmbeddedServer(settings.home)
        return cls(settings, server, server.attach(progress=progress), keeper=keeper)

    def sign_in(self, name: str, password: str, proof: KeyProof = NONE) -> SignedIn:
        """A desk for this person. Raises BadName, WrongPassword, EntryClosed, NotStaff, DatabaseGone,
        and CertificateNotOurs or RootNotPinned for keys that are not the firm's.

        Keys kept in a token or the keyring bring the errors of `entry.custody_of` and of their custody. Keys sealed
        under an earlier password raise SealedUnderAnother; with the right one in `proof` they are sealed anew.

        On a server of one's own also NotMigrated, NewerDatabase and the faults of `store.transport`.

        Who comes for the first time gets keys of their own; they open nothing before an administrator certified them.
        """
        check_name(name)
        arguments, way_in = self.entry_arguments(name, password), WayIn(password)
        engine = desk_engine(arguments, way_in)
        pinned, sealed_before = pinned_root(self.settings.home), False
        try:
            with engine.connect() as connection, Session(connection) as session:
                if self._server is None:
                    self._meet(connection)
                custody = custody_of(session, name, password, proof, self.token_place)
                try:
                    keys = unlock(session, name, custody, pinned)
                except PassphraseWrong:
                    if not proof.earlier:
                        raise SealedUnderAnother(person=name) from None
                    keys = unlock(session, name, PassphraseCustody(proof.earlier), pinned)
                    sealed_before = True
                is_new = keys.person_keys is None and not has_keys(session, name)
        except OperationalError as fault:
            engine.dispose()
            raise _entry_refused(fault, name, arguments) from fault
        except BaseException:
            engine.dispose()
            raise
        seat = self._seat(engine, keys, way_in)
        if is_new and not seat.person.must_change_password:
            # The first time: keys are made here, and open something once an administrator has certified them.
            first = PassphraseCustody(password)
            keys.person_keys, slot = first.make(name)
            seat.desk.do(uuid4(), offer_keys, keys.person_keys.public, first.kind.value, slot)
        elif sealed_before:
            move_keys(seat.desk, PassphraseCustody(password))
        return seat

    @property
    def token_place(self) -> TokenPlace | None:
        """Where this computer's settings say that tokens are found."""
        library = self.settings.token_library
        return None if library is None else TokenPlace(Path(library).expanduser(), self.settings.token)

    def desk_for_service(self, role: str, password: str) -> Desk:
        """A desk for a service role, which seals and holds no key that opens a field.

        Where this home keeps a secret for it, it has keys of its own: the worker's, of the blind indexes.
        """
        engine, pinned = desk_engine(self.entry_arguments(role, password)), pinned_root(self.settings.home)
        keys, secret = HeldKeys(role, pinned), service_secret(self.settings.home, role)
        if secret is not None:
            with suppress(OperationalError), engine.connect() as connection, Session(connection) as session:
                keys = unlock(session, role, PassphraseCustody(secret), pinned)
        return Desk(engine, KeptCommands(), AuditTrail(), keys)

    @contextmanager
    def keeper(self) -> Iterator[Connection]:
        """One transaction as the keeper of the database: migrations, people, the sample firm.

        On a server of one's own it is the keeper this house was opened with, or the URL's own role.
        """
        entry = self._keeper
        arguments = self.entry_arguments(entry.role, entry.password) if entry else self.entry_arguments(None, None)
        engine = keeper_engine(arguments)
        try:
            with engine.begin() as connection:
                yield connection
        except OperationalError as fault:
            raise _entry_refused(fault, arguments.get("user", ""), arguments) from fault
        finally:
            engine.dispose()

    def migrate(self) -> None:
        """Bring the database to this version."""
        with self.keeper() as connection:
            migrate.upgrade(connection)
        self.look_again()

    def look_again(self) -> HouseState:
        """What stands in the database now, after another process has prepared it."""
        self.state = self._look()
        return self.state

    def why_shut_out(self, name: str) -> NotAllowed:
        """Why a person who was signed in cannot come in any more.

        A database of our own tells its keeper by whom and when; a server of the firm's tells nothing to who is outside.
        """
        told = None
        if self._server is not None:
            with suppress(Unavailable), self.keeper() as connection:
                told = why_shut_out(connection, name)
        return told or ShutOut()

    def start_worker(self) -> None:
        """Start the process that delivers mail and seals the trail, unless one runs. Raises what keeps it from serving.

        Its passwords are new each time and never stored. It asks for them only when it is alone, so that a worker that
        runs keeps its own.
        """
        if self._server is None:
            return
        worker = subprocess.Popen(
            [sys.executable, "-m", "backoffice.jobs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "BACKOFFICE_HOME": str(self.settings.home)},
            start_new_session=True,
        )
        # It outlives this call, and may outlive this window; a thread that waits for it leaves no zombie.
        Thread(target=worker.wait, name="worker's end", daemon=True).start()
        stdin, stdout = cast("IO[bytes]", worker.stdin), cast("IO[bytes]", worker.stdout)
        with stdin, stdout:
            said = stdout.readline()
            if said == b"password\n":
                password, sealer = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
                with self.keeper() as connection:
                    set_password(connection, "worker", password, login=True)
                    set_password(connection, "sealer", sealer, login=True)
                stdin.write(json.dumps({"password": password, "sealer": sealer}).encode() + b"\n")
                stdin.flush()
                said = stdout.readline()
        if said.startswith(b"{"):
            told = json.loads(said)
            raise error_for(told["error"], told["facts"])

    def sample_people(self) -> tuple[tuple[str, str, str], ...]:
        """Name, display name and first duty of those whose sample passwords lie in the home folder."""
        return tuple((each["name"], each["display_name"], each["duty"]) for each in self._sample_secrets())

    def sample_password(self, name: str) -> str | None:
        """The sample firm's password of this person; None in a live house."""
        return next((each["password"] for each in self._sample_secrets() if each["name"] == name), None)

    def entry_arguments(self, role: str | None, password: str | None) -> dict[str, str]:
        """What libpq needs to enter as this role; None is the server's own superuser, or who `database_url` names."""
        if self._server is not None:
            return self._server.connect_args(role or BOOTSTRAP, password, self._database)
        return server_arguments(self.settings.database_url or "", role, password)

    def revive(self) -> None:
        """Start the embedded server again if it died; nothing where it runs or the server is not ours."""
        if self._attachment is not None:
            self._attachment.revive()

    def close(self) -> None:
        """Leave; the last one out stops the embedded server."""
        if self._attachment is not None:
            self._attachment.release()

    def sample_secrets_file(self) -> Path:
        return self.settings.home / "sample-passwords.json"

    def _sample_secrets(self) -> list[dict[str, str]]:
        file = self.sample_secrets_file()
        if self.state.house != "sample" or not file.exists():
            return []
        people: list[dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))["people"]
        return people

    def _seat(self, engine: Engine, keys: HeldKeys, way_in: WayIn) -> SignedIn:
        desk = Desk(engine, KeptCommands(), AuditTrail(), keys, way_in)
        try:
            person = desk.ask(staff.signed_in)
            now = desk.ask(lambda work: work.now)
        except BaseException:
            desk.close()
            raise
        return SignedIn(desk, person, now - datetime.now(UTC))

    def _look(self) -> HouseState:
        if self._server is None and self._keeper is None and "user" not in self.entry_arguments(None, None):
            return HouseState("server", "", "", "", needs_preparing=False)
        with self.keeper() as connection:
            stands = standing(connection)
            alone = self._attachment is not None and self._keeper is None and not self._attachment.others_attached()
            if stands.house == "sample" and alone:
                resume_sample(connection)
        kind = "server" if self._server is None else "embedded"
        needs = bool(stands.migrations.waiting) or (stands.house == "empty" and self.settings.firm == "sample")
        # What a server needs is its keeper's to do, never the window's.
        return HouseState(kind, stands.version, stands.firm, stands.house, needs and kind == "embedded")

    def _meet(self, connection: Connection) -> None:
        """Learn from the server who came in first; a house of another version is not entered."""
        stands = standing(connection)
        connection.rollback()
        if stands.migrations.waiting or stands.house == "empty":
            told = stands.migrations
            raise NotMigrated(at=told.at or "", head=told.head, waiting=told.waiting, run=PREPARE)
        self.state = HouseState("server", stands.version, stands.firm, stands.house, needs_preparing=False)


def _entry_refused(fault: OperationalError, name: str, arguments: Mapping[str, str]) -> Exception:
    """A wrong password and an unknown name are one answer, so that names cannot be tried out."""
    cause = fault.orig
    told = str(cause)
    if (named := transport_fault(cause, arguments)) is not None:
        return named
    if isinstance(cause, psycopg.OperationalError) and ("authentication failed" in told or "does not exist" in told):
        return WrongPassword(name=name)
    if "is not permitted to log in" in told or "permission denied for database" in told:
        return EntryClosed(name=name)
    return DatabaseGone()
