"""Bring a dump back into an empty house: one transaction, which commits only after the file's last chunk is proven.

Boundary: a keeper's connection. Guards rest while the rows come in and stand again before it commits. S-02, S-05.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg import Connection as PsycopgConnection
from psycopg import sql
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from backoffice.app import House, Progress
from backoffice.audit.seal_keys import PINS, pinned_from
from backoffice.audit.sealing import seal_leftovers
from backoffice.audit.service import AuditTrail
from backoffice.config import Settings
from backoffice.retention.register import proven_in
from backoffice.staff.rules import Duty, check_name
from backoffice.store import migrate
from backoffice.store.standing import standing
from backoffice.upkeep import catalogue
from backoffice.upkeep.backup import PLAIN_TEXT, database_faults, driver
from backoffice.upkeep.content import DATA, END, MANIFEST, TABLE, ContentBrokenError, Manifest, Person, frames
from backoffice.upkeep.faults import DumpDamaged, DumpNewer, DumpNotRead, ErasuresMissing, HouseNotEmptyForRestore
from backoffice.upkeep.file_key import unwrap
from backoffice.upkeep.keys import KeyBook
from backoffice.upkeep.pins import bring_pins, pins_of
from backoffice.upkeep.sealed_file import SealedReader

Frames = Iterator[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Restored:
    """`taken_at` is the dump's instant: what happened later, erasures too, is not in it.

    `need_password`: people whose password could not be brought along. `kept`: roles this server knew already, left with
    the passwords they had. `mail_waiting`: messages that had not left when the dump was made and will leave now.
    `erased_again`: people of the dump who had been erased since; `unproven`: lines of the register that nobody signed.
    """

    firm: str
    house: str
    taken_at: str
    revision: str
    rows: int
    need_password: tuple[str, ...]
    kept: tuple[str, ...]
    mail_waiting: int
    erased_again: int = 0
    unproven: int = 0


def restore(
    house: House,
    path: Path,
    book: KeyBook,
    passphrase: str | None,
    progress: Progress,
    *,
    without_erasures: bool = False,
) -> Restored:
    """Fill an empty house from `path`; whatever is refused leaves the house as it was.

    `without_erasures` takes a register of erasures that was cut short for what it is, and the trail says so. Raises
    DumpNotRead, NotADump, DumpNewer, DumpDamaged, ErasuresMissing, HouseNotEmptyForRestore, NotTheKeeper, and the
    faults of keys.
    """
    try:
        with path.open("rb") as file:
            reader = SealedReader(file, str(path))
            key = unwrap(reader.header, str(path), book, passphrase)
            told = frames(reader.chunks(key))
            try:
                manifest = _manifest(told, str(path))
                with house.keeper() as connection, database_faults():
                    restored = _restore(connection, manifest, told, str(path), progress)
                    restored = _erase_again(connection, house.settings, manifest, restored, without_erasures)
            except ContentBrokenError as fault:
                raise DumpDamaged(path=str(path), chunk=0) from fault
    except OSError as fault:
        raise DumpNotRead(path=str(path), reason=fault.strerror or str(fault)) from fault
    bring_pins(house.settings, manifest.pins)
    house.look_again()
    progress("done", 1.0)
    return restored


def seal_leftovers_of(house: House) -> UUID:
    """Seal what the dump had not sealed yet, under a new cluster's id, before anyone signs in; that id.

    With the sealer's keys of this home: a server's own lie where its sealer runs. Raises what sealing raises.
    """
    with house.keeper() as connection:
        raw = driver(connection)
        # The transaction that `keeper` has begun gives way to one for each batch.
        raw.rollback()
        raw.autocommit = True
        return seal_leftovers(raw, house.settings.sealer_folder, house.settings.checkpoint_folders)


def _manifest(told: Frames, path: str) -> Manifest:
    kind, payload = next(told, (b"", b""))
    if kind != MANIFEST:
        raise ContentBrokenError("no manifest")
    manifest = Manifest.from_json(payload)
    known = migrate.revisions()
    if manifest.revision not in known:
        raise DumpNewer(path=path, found=manifest.revision, ours=known[-1])
    return manifest


def _restore(connection: Connection, manifest: Manifest, told: Frames, path: str, progress: Progress) -> Restored:
    raw = driver(connection)
    progress("migrate", 0.0)
    _make_room(connection, manifest)
    raw.execute(f"set local row_security = off; {PLAIN_TEXT}")
    catalogue.make_months(raw, manifest.tables)
    found = [table for table, _ in catalogue.tables(raw)]
    if set(found) != set(manifest.tables):
        # The same number for another shape: a version between two releases wrote it.
        raise DumpNewer(path=path, found=f"{manifest.product} {manifest.revision}", ours=migrate.revisions()[-1])
    with _guards_at_rest(raw, [table.name for table in found]):
        raw.execute(sql.SQL("truncate {}").format(sql.SQL(", ").join(sql.SQL(table.name) for table in found)))
        rows = _load(raw, manifest, told, progress)
        for each in manifest.sequences:
            raw.execute("select setval(%s::regclass, %s, %s)", (each.name, each.value, each.is_called))
    need_password, kept = _bring_in(raw, manifest.people)
    waiting: int = connection.execute(
        text("select count(*) from outbox.message where state in ('waiting', 'sending')")
    ).scalar_one()
    if manifest.revision != migrate.revisions()[-1]:
        migrate.upgrade(connection)
    connection.execute(text("analyze"))
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        facts = {"taken_at": manifest.taken_at, "revision": manifest.revision, "rows": rows}
        AuditTrail().record(session, "upkeep.restored", facts)
        session.commit()
    return Restored(
        manifest.firm, manifest.house, manifest.taken_at, manifest.revision, rows, need_password, kept, waiting
    )


def _erase_again(
    connection: Connection, settings: Settings, manifest: Manifest, restored: Restored, without_erasures: bool
) -> Restored:
    """Whoever was erased after the dump is erased again in the same transaction, so that nobody ever sees them."""
    told = " ".join((settings.seal_key or "", pins_of(settings).get(PINS, ""), manifest.pins.get(PINS, "")))
    register = proven_in(settings.checkpoint_folders, pinned_from(told.split()))
    if register.missing != 0 and has_proofs(settings):
        if not without_erasures:
            raise ErasuresMissing(missing=register.missing or 0)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            AuditTrail().record(session, "upkeep.restored_without_erasures", {"missing": register.missing or 0})
            session.commit()
    again = 0
    raw = driver(connection)
    raw.execute("set local role guard")
    for entry in register.entries:
        done = raw.execute(
            "select retention.replay(%s, %s, %s, %s, %s, %s, %s)",
            (entry.erasure, entry.customer, entry.is_minor, entry.request, entry.by, entry.at, entry.closed_at),
        ).fetchone()
        again += done == (True,)
    raw.execute("reset role")
    return replace(restored, erased_again=again, unproven=register.unproven)


def has_proofs(settings: Settings) -> bool:
    """Whether proofs of an old home were brought along; without any the command says what that means."""
    return any(folder.is_dir() and any(folder.iterdir()) for folder in settings.checkpoint_folders)


def _make_room(connection: Connection, manifest: Manifest) -> None:
    """An empty house at the dump's revision; what stands in a house that is not empty is not touched."""
    stands = standing(connection)
    if stands.house != "empty":
        raise HouseNotEmptyForRestore(house=stands.house, firm=stands.firm)
    if stands.migrations.at not in (None, manifest.revision):
        migrate.downgrade(connection, "base")
    migrate.upgrade(connection, manifest.revision)
    # Whoever else fills this house waits here, and then finds it filled.
    connection.execute(text("lock table store.house in access exclusive mode"))
    in_use = "select exists (select from store.house) or exists (select from staff.person)"
    if connection.execute(text(in_use)).scalar_one():
        raise HouseNotEmptyForRestore(house="live", firm="")


@contextmanager
def _guards_at_rest(raw: PsycopgConnection[Any], tables: Iterable[str]) -> Iterator[None]:
    """Triggers do not fire for rows that have happened already; foreign keys and checks go on holding.

    A fault leaves them to the rollback.
    """
    asked = (
        "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger"
        " where not tgisinternal and tgrelid = any (%s::regclass[]) and tgenabled <> 'D'"
    )
    awake = raw.execute(asked, (list(tables),)).fetchall()
    for table, trigger, _ in awake:
        raw.execute(sql.SQL("alter table {} disable trigger {}").format(sql.SQL(table), sql.Identifier(trigger)))
    yield
    words = {"O": sql.SQL("enable"), "R": sql.SQL("enable replica"), "A": sql.SQL("enable always")}
    for table, trigger, how in awake:
        statement = sql.SQL("alter table {} {} trigger {}")
        raw.execute(statement.format(sql.SQL(table), words[how], sql.Identifier(trigger)))


def _load(raw: PsycopgConnection[Any], manifest: Manifest, told: Frames, progress: Progress) -> int:
    """Copy in every table; the rows that came must be the rows that were counted."""
    by_name = {table.name: table for table in manifest.tables}
    expected, total = max(1, sum(manifest.rows)), 0
    for kind, payload in told:
        if kind == END:
            if int(payload) != total:
                raise ContentBrokenError("another number of rows")
            break
        table = by_name.pop(payload.decode(), None) if kind == TABLE else None
        if table is None:
            raise ContentBrokenError("no such table")
        columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
        with raw.cursor() as cursor:
            with cursor.copy(sql.SQL("copy {} ({}) from stdin").format(sql.SQL(table.name), columns)) as copied:
                counted = _feed(copied, told)
            if cursor.rowcount != counted:
                raise ContentBrokenError("rows are missing")
        total += counted
        progress("restore", min(0.99, total / expected))
    # Only the end of the stream proves that nothing was cut off.
    if by_name or next(told, None) is not None:
        raise ContentBrokenError("tables are missing")
    return total


def _feed(copied: Any, told: Frames) -> int:
    for kind, payload in told:
        if kind == END:
            return int(payload)
        if kind != DATA:
            break
        copied.write(payload)
    raise ContentBrokenError("a table ends too early")


def _bring_in(raw: PsycopgConnection[Any], people: Iterable[Person]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make the login roles again, with duties of this product only; a role that is there keeps its password."""
    need_password, kept = [], []
    # Whoever makes a role and gives it duties may end both (PostgreSQL 16 and newer): the role keeper, as ever.
    raw.execute("set local role role_keeper")
    for person in people:
        check_name(person.name)
        name = sql.Identifier(person.name)
        if raw.execute("select from pg_roles where rolname = %s", (person.name,)).fetchone() is not None:
            kept.append(person.name)
        else:
            option = sql.SQL("login" if person.may_sign_in else "nologin")
            raw.execute(sql.SQL("create role {} {}").format(name, option))
            if person.verifier:
                raw.execute(sql.SQL("alter role {} password {}").format(name, sql.Literal(person.verifier)))
            elif person.may_sign_in:
                need_password.append(person.name)
        for duty in sorted(set(person.duties) & {*Duty, "staff"}):
            held = raw.execute("select pg_has_role(%s, %s, 'member')", (person.name, duty)).fetchone()
            if held == (False,):
                raw.execute(sql.SQL("grant {} to {}").format(sql.Identifier(duty), name))
    raw.execute("reset role")
    return tuple(need_password), tuple(kept)
