"""The snapshot's file: one SQLCipher database, written once and opened read-only ever after.

Boundary: SQL of SQLite; nothing is decrypted to disk, and no file is left half under its own name. S-02, L-01.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow, SnapshotNotWritten

Connection = Any
_BLOCK = 1 << 20
_AT_ONCE = 2_000
_SCHEMA = """
create table meta (name text primary key, told text not null) without rowid;
create table account (
    number integer primary key, path text not null, kind text not null, asset text not null, scale integer not null,
    opening text not null, closing text not null, entries integer not null, unique (path, asset)
);
create table entry (
    account integer not null, place integer not null, transaction_id integer not null, seq integer not null,
    booked_on text not null, happened_on text not null, amount text not null, balance text not null, kind text not null,
    reference text not null, other_side text not null, marks blob not null, primary key (account, place)
) without rowid;
create table house_match (
    account integer not null, id text not null, number integer not null, person text not null, at text not null,
    fee text not null, difference text not null, primary key (account, id)
) without rowid;
create table house_entry (account integer not null, id text not null, match text not null, primary key (account, id))
    without rowid;
create table house_line (
    account integer not null, id text not null, stated_on text not null, amount text not null, marks blob not null,
    match text not null, primary key (account, id)
) without rowid;
create table house_closing (
    account integer primary key, since text not null, until text not null, number integer not null,
    person text not null, at text not null
);
"""
_INDEXES = """
create unique index entry_by_id on entry (transaction_id, seq);
create index entry_by_day on entry (account, booked_on);
create index entry_by_amount on entry (account, amount);
create index entry_by_reference on entry (account, reference);
"""
_ADD = "insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """A fault of the disk, or of SQLite with it, as SnapshotNotWritten; nothing is left at `path`."""
    try:
        yield
    except (OSError, sqlcipher.Error) as fault:
        _gone(path)
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise SnapshotNotWritten(path=str(path), reason=reason or type(fault).__name__) from fault
    except BaseException:
        _gone(path)
        raise


def write(
    path: Path,
    key: bytes,
    meta: Mapping[str, str],
    accounts: Iterable[tuple[AccountHead, Iterable[EntryRow]]],
    progress: Callable[[int], None] = lambda done: None,
    rest: Callable[[Connection], None] = lambda connection: None,
) -> None:
    """Write a whole snapshot to `path`, which must not exist, and force it to disk. Raises SnapshotNotWritten.

    Each account's rows come in the order of their places. `progress` is told rows done; what it raises ends it all.
    `rest` writes what else belongs into the same transaction.
    """
    with writing(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        connection = sqlcipher.connect(str(path), isolation_level=None)
        try:
            _unlock(connection, key)
            # The file is written once beside its place: a crash leaves a part that nobody opens.
            connection.execute("pragma journal_mode = off")
            connection.execute("pragma synchronous = off")
            connection.execute("begin exclusive")
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.executemany("insert into meta values (?, ?)", sorted(meta.items()))
            done = 0
            for head, rows in accounts:
                done = _write_account(connection, head, rows, done, progress)
            rest(connection)
            for statement in _INDEXES.split(";"):
                connection.execute(statement)
            connection.execute("commit")
        finally:
            connection.close()
        with path.open("rb") as whole:
            os.fsync(whole.fileno())


def connect(path: Path, key: bytes) -> Connection:
    """The finished file, immutable and for reading alone; any thread may use it, one at a time.

    Raises sqlcipher3's own errors for a file that the key does not open.
    """
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None
    )
    try:
        _unlock(connection, key)
        connection.execute("pragma query_only = on")
        connection.execute("select count(*) from sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def file_sha256(path: Path) -> tuple[str, int]:
    """The hash of a whole file, in hex, and its size in bytes. Raises OSError."""
    made, size = sha256(), 0
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            made.update(block)
            size += len(block)
    return made.hexdigest(), size


def put_in_place(part: Path, path: Path, content: bytes | None = None) -> None:
    """Give a finished part its name, for its owner's reading alone; with `content` the part is written first.

    Raises SnapshotNotWritten, and then neither of the two is left.
    """
    with writing(part):
        if content is not None:
            with part.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        part.chmod(0o400)
        part.replace(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _write_account(
    connection: Connection, head: AccountHead, rows: Iterable[EntryRow], done: int, progress: Callable[[int], None]
) -> int:
    values = (head.number, head.path, head.kind, head.asset, head.scale, str(head.opening), str(head.closing))
    connection.execute("insert into account values (?, ?, ?, ?, ?, ?, ?, ?)", (*values, head.entries))
    part: list[tuple[object, ...]] = []
    for row in rows:
        part.append(_values(head.number, row))
        if len(part) == _AT_ONCE:
            connection.executemany(_ADD, part)
            done += len(part)
            progress(done)
            part.clear()
    connection.executemany(_ADD, part)
    return done + len(part)


def _values(account: int, row: EntryRow) -> tuple[object, ...]:
    return (
        account,
        row.place,
        row.transaction,
        row.seq,
        row.booked_on.isoformat(),
        row.happened_on.isoformat(),
        str(row.amount),
        str(row.balance),
        row.kind,
        row.reference,
        row.other_side,
        b"".join(mark.to_bytes(8, "big") for mark in sorted(row.marks)),
    )


def _unlock(connection: Connection, key: bytes) -> None:
    # A raw key of 32 bytes: SQLCipher stretches only passphrases, and ours is random.
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    connection.execute("pragma temp_store = memory")
    connection.execute("pragma trusted_schema = off")


def _gone(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
