"""Write a dump: everything as it stood at one instant, compressed and sealed, under its final name only when whole.

Boundary: a keeper's connection; changes nothing but the entry in the trail that says a dump was made. S-02.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from psycopg import Connection as PsycopgConnection
from psycopg import sql
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from backoffice import __version__
from backoffice.app import PREPARE, House, NotMigrated, Progress
from backoffice.audit.service import AuditTrail
from backoffice.desk import DatabaseBusy, DatabaseFull, DatabaseGone
from backoffice.store.place import free_bytes
from backoffice.store.standing import Standing, standing
from backoffice.upkeep import catalogue
from backoffice.upkeep.content import END, MANIFEST, TABLE, ContentWriter, Manifest
from backoffice.upkeep.faults import DumpExists, DumpNotWritten, NoRoomForDump, NotTheKeeper
from backoffice.upkeep.file_key import wrap_for_epoch, wrap_for_passphrase
from backoffice.upkeep.keys import KeyBook
from backoffice.upkeep.pins import pins_of
from backoffice.upkeep.sealed_file import SealedWriter, new_file_key

# What another session's settings would change in COPY's text.
PLAIN_TEXT = (
    "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';"
    "set local extra_float_digits = 1; set local timezone = 'UTC'; set local client_encoding = 'UTF8'"
)
_FULL = (27, 28, 122)  # EFBIG, ENOSPC, EDQUOT


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written; `size` in bytes, `sha256` of the file in hexadecimal; `without_password` by name."""

    path: str
    epoch: str
    rows: int
    size: int
    sha256: str
    taken_at: datetime
    without_password: tuple[str, ...]


def make_backup(house: House, path: Path, book: KeyBook, passphrase: str | None, progress: Progress) -> Backup:
    """Dump the house into `path`. Whatever stops it, also Ctrl+C, leaves nothing under that name.

    Raises DumpExists, DumpNotWritten, NoRoomForDump, NotTheKeeper, NotMigrated, and the faults of keys.
    """
    part = path.with_name(path.name + ".part")
    if path.exists():
        raise DumpExists(path=str(path))
    try:
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "w+b") as file:
                pins = pins_of(house.settings)
                with house.keeper() as connection:
                    made = _write(connection, file, path, book, passphrase, pins, progress)
                os.fsync(file.fileno())
                ours = os.fstat(file.fileno()).st_ino
            # No dump is there that the trail does not know of.
            with house.keeper() as connection, Session(connection) as session:
                told = {"epoch": made.epoch, "size": made.size, "sha256": made.sha256}
                AuditTrail().record(session, "upkeep.backup_made", told)
            _give_name(ours, part, path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except OSError as fault:
        if fault.errno in _FULL:
            raise NoRoomForDump(path=str(path), free=free_bytes(path.parent)) from fault
        raise DumpNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    progress("done", 1.0)
    return made


def _write(
    connection: Connection,
    file: IO[bytes],
    path: Path,
    book: KeyBook,
    passphrase: str | None,
    pins: dict[str, str],
    progress: Progress,
) -> Backup:
    with database_faults():
        raw = driver(connection)
        raw.execute("set transaction isolation level repeatable read, read only")
        # A policy that hides rows from this role is then an error, not a dump with fewer rows.
        raw.execute(f"set local row_security = off; {PLAIN_TEXT}")
        stands = standing(connection)
        if stands.migrations.waiting:
            told = stands.migrations
            raise NotMigrated(at=told.at or "", head=told.head, waiting=told.waiting, run=PREPARE)
        now: datetime = connection.execute(text("select transaction_timestamp()")).scalar_one()
        manifest = _manifest(raw, stands, now, pins)
        epoch = f"{now:%Y-%m}"
        file_key = new_file_key()
        if passphrase is None:
            wrap = wrap_for_epoch(file_key, book.current(now))
        else:
            wrap = wrap_for_passphrase(file_key, passphrase, epoch)
        sealed = SealedWriter(file, file_key, {"made_at": now.isoformat(), "wrap": wrap})
        rows = _write_content(raw, manifest, sealed, progress)
    file.flush()
    return Backup(
        path=str(path),
        epoch=epoch,
        rows=rows,
        size=file.tell(),
        sha256=_digest(file),
        taken_at=now,
        without_password=tuple(each.name for each in manifest.people if each.may_sign_in and not each.verifier),
    )


def _manifest(raw: PsycopgConnection[Any], stands: Standing, now: datetime, pins: dict[str, str]) -> Manifest:
    found = catalogue.tables(raw)
    return Manifest(
        revision=stands.migrations.at or "",
        product=__version__,
        server=stands.version,
        house=stands.house,
        firm=stands.firm,
        taken_at=now.isoformat(),
        tables=tuple(table for table, _ in found),
        rows=tuple(rows for _, rows in found),
        sequences=catalogue.sequences(raw),
        people=catalogue.people(raw),
        pins=pins,
    )


def _write_content(raw: PsycopgConnection[Any], manifest: Manifest, sealed: SealedWriter, progress: Progress) -> int:
    content = ContentWriter(sealed.write)
    content.frame(MANIFEST, manifest.as_json())
    expected, total = max(1, sum(manifest.rows)), 0
    for table in manifest.tables:
        content.frame(TABLE, table.name.encode())
        columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
        copying = sql.SQL("copy {} ({}) to stdout").format(sql.SQL(table.name), columns)
        with raw.cursor().copy(copying) as copied:
            count = content.rows(copied)
        content.frame(END, str(count).encode())
        total += count
        progress("dump", min(0.99, total / expected))
    content.frame(END, str(total).encode())
    content.finish()
    sealed.finish()
    return total


def _give_name(ours: int, part: Path, path: Path) -> None:
    """Only our own whole file (by its inode) gets the name, and it takes nobody's place."""
    if path.exists() or part.stat().st_ino != ours:
        raise DumpExists(path=str(path))
    part.rename(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


@contextmanager
def database_faults() -> Iterator[None]:
    """What COPY and the catalogue raise, as coded errors; a role that may not see or change everything is named so."""
    try:
        yield
    except (psycopg.Error, DBAPIError) as fault:
        cause = fault.orig if isinstance(fault, DBAPIError) else fault
        state = getattr(cause, "sqlstate", None)
        if state == "42501":
            raise NotTheKeeper(what=str(cause).splitlines()[0]) from fault
        if state == "53100":
            raise DatabaseFull() from fault
        if state == "55P03":
            raise DatabaseBusy() from fault
        if isinstance(cause, psycopg.OperationalError):
            raise DatabaseGone() from fault
        raise


def driver(connection: Connection) -> PsycopgConnection[Any]:
    """The connection beneath SQLAlchemy's, which speaks COPY."""
    return cast("PsycopgConnection[Any]", connection.connection.driver_connection)
