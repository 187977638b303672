"""The file of what was decided offline: SQLCipher, one transaction for each command, its log proved on every opening.

Boundary: the one place that opens it. What is not whole is refused; a write that a power cut ended leaves the last
whole decision. S-02, S-05.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import sqlcipher3 as sqlite

from backoffice.errors import Conflict, Missing, Refused, Unavailable

VERSION = 3
KEY_LENGTH = 32
# `sent`: microseconds since 1970 at which the house had judged the decisions; 0 before.
_TABLES = """
create table meta (only_one integer primary key check (only_one = 1), version integer not null, check_out text not null,
    person text not null, public blob not null, count integer not null, head blob not null, sent integer not null)
    strict;
create table decision (seq integer primary key, content blob not null, signature blob not null) strict;
create table clock (only_one integer primary key check (only_one = 1), at text not null) strict;
create trigger decision_grows before update on decision begin select raise(abort, 'only grows'); end;
create trigger decision_stays before delete on decision begin select raise(abort, 'only grows'); end;
create table words (hash text primary key, salt blob not null, words text not null) strict, without rowid;
create table line (id text primary key, statement text not null, place integer not null, "on" text not null,
    value_on text, amount text not null, reference text not null, words text not null, marks text not null)
    strict, without rowid;
create index line_by_statement on line (statement, place);
create table payout (report text not null, place integer not null, body text not null, primary key (report, place))
    strict, without rowid;
create table proposal (account text not null, asset text not null, place integer not null, body text not null,
    primary key (account, asset, place)) strict, without rowid;
create table rules (account text not null, asset text not null, body text not null, primary key (account, asset))
    strict, without rowid;
"""


class WorkbookBroken(Refused):
    """The file of decisions is not one of this key, or not whole. Facts: `path`, `why`."""

    code = "reconcile.workbook_broken"


class WorkbookNotHere(Missing):
    """No file of decisions lies beside the snapshot: it is still where the work was done. Facts: `name`."""

    code = "reconcile.workbook_not_here"


class WorkbookElsewhere(Refused):
    """The file of decisions belongs to another check-out or another person. Facts: `path`."""

    code = "reconcile.workbook_elsewhere"


class WorkbookInUse(Conflict):
    """Another window has the file of decisions open. Facts: `path`."""

    code = "reconcile.workbook_in_use"


class WorkbookNotWritten(Unavailable):
    """The disk did not take a decision; nothing of it was kept. Facts: `path`, `reason`."""

    code = "reconcile.workbook_not_written"


def make(path: Path, key: bytes, check_out: UUID, person: str, public: bytes, head: bytes) -> None:
    """A new empty file. Raises WorkbookBroken where one stands already, WorkbookNotWritten."""
    if path.exists():
        raise WorkbookBroken(path=str(path), why="exists")
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    try:
        with _told(path):
            connection = _connected(half, key)
            try:
                connection.execute("begin immediate")
                for statement in _statements(_TABLES):
                    connection.execute(statement)
                connection.execute(
                    "insert into meta values (1, ?, ?, ?, ?, 0, ?, 0)",
                    (VERSION, str(check_out), person, public, head),
                )
                connection.execute("commit")
            finally:
                connection.close()
        half.chmod(0o600)
        half.replace(path)
    except OSError as fault:
        raise WorkbookNotWritten(path=str(path), reason=fault.strerror or "") from fault
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def connect(path: Path, key: bytes) -> tuple[sqlite.Connection, bool]:
    """The whole file opened by this process alone, and whether a write that was cut off has been taken back.

    Raises WorkbookBroken, WorkbookInUse, WorkbookNotWritten.
    """
    journal = path.with_name(path.name + "-journal")
    with _told(path, opening=True):
        if not path.is_file():
            raise WorkbookBroken(path=str(path), why="missing")
        cut = journal.exists() and journal.stat().st_size > 0
        connection = _connected(path, key)
        try:
            connection.execute("begin exclusive")
            connection.execute("commit")
            wrong = connection.execute("pragma cipher_integrity_check").fetchall()
            if wrong or connection.execute("pragma quick_check").fetchall() != [("ok",)]:
                raise WorkbookBroken(path=str(path), why="pages")
            size = connection.execute("pragma page_count").fetchone()[0] * 4096
            # SQLite itself lets a longer file pass.
            if path.stat().st_size != size:
                raise WorkbookBroken(path=str(path), why="length")
        except BaseException:
            connection.close()
            raise
    return connection, cut


@contextmanager
def transaction(connection: sqlite.Connection, path: Path) -> Iterator[None]:
    """One transaction, on the disk when this returns. Raises WorkbookNotWritten, and what stands inside."""
    with _told(path):
        connection.execute("begin immediate")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise


@contextmanager
def _told(path: Path, opening: bool = False) -> Iterator[None]:
    try:
        yield
    except sqlite.OperationalError as fault:
        if "locked" in str(fault):
            raise WorkbookInUse(path=str(path)) from None
        if opening:
            raise WorkbookBroken(path=str(path), why="pages") from fault
        raise WorkbookNotWritten(path=str(path), reason=str(fault)) from fault
    except sqlite.DatabaseError as fault:
        raise WorkbookBroken(path=str(path), why="pages") from fault


def _connected(path: Path, key: bytes) -> sqlite.Connection:
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a key has {KEY_LENGTH} bytes")
    connection = sqlite.connect(str(path), timeout=0.2, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        # After a power cut the last whole transaction is on the disk, and so is the folder's entry of its journal.
        for told in ("synchronous = extra", "journal_mode = delete", "locking_mode = exclusive", "temp_store = memory"):
            connection.execute(f"pragma {told}")
    except BaseException:
        connection.close()
        raise
    return connection


def _statements(script: str) -> Iterator[str]:
    told = ""
    for line in script.splitlines():
        told += line + "\n"
        if sqlite.complete_statement(told):
            yield told
            told = ""
