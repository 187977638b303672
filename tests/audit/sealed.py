"""A house whose trail is sealed: a sealer on a connection of its own, keys and checkpoints in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import text

from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.findings import Kind, Verification
from backoffice.audit.seal_keys import PINS, open_keys, read_pins
from backoffice.audit.sealing import Sealing
from backoffice.audit.verification import verify
from backoffice.desk import Work
from tests.given import ANNA, PAVEL, SEALER_PASSWORD, Given
from tests.jobs.relays import until


class Sealed:
    """What a test of the sealed trail starts from."""

    def __init__(self, given: Given, folder: Path) -> None:
        self.given = given
        self.folder = folder / "checkpoints"
        self.keys = open_keys(folder / "sealer")
        self.pinned = read_pins(folder / "sealer" / PINS)
        self.files = CheckpointFiles(self.folder)
        with given.sql("bootstrap") as connection:
            connection.execute("insert into audit.recordable values ('test.noted', 'staff')")
            connection.execute("insert into audit.exportable values ('test', 'staff')")

    @contextmanager
    def raw(self) -> Iterator[psycopg.Connection]:
        """A connection of the role sealer."""
        arguments = self.given.server.connect_args("sealer", SEALER_PASSWORD, self.given.database)
        with closing(psycopg.connect(**arguments, autocommit=True)) as connection:
            yield connection

    @contextmanager
    def sealing(self) -> Iterator[Sealing]:
        with self.raw() as raw:
            yield Sealing(raw, self.keys, [self.files])

    def write(self, rows: int = 1, who: str = ANNA) -> list[int]:
        """So many entries, each in a transaction of its own; their numbers."""
        return [self.given.desk(who).do(uuid4(), note_something) for _ in range(rows)]

    def write_at_once(self, rows: int) -> None:
        """So many entries in one transaction."""
        with self.given.sql("bootstrap") as connection:
            connection.execute(
                "select audit.record('test.noted', null, jsonb_build_object('i', i)) from generate_series(1, %s) i",
                [rows],
            )

    def settle(self) -> None:
        """Wait until what is written is older than every open transaction of this server."""
        settled = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > max(xact) from audit.event"
        with self.raw() as raw:
            until(lambda: raw.execute(settled.encode()).fetchone() == (True,))

    def seal(self) -> None:
        """Seal everything that is written; transactions of other tests on this server are waited for."""
        with self.raw() as raw:
            sealing = Sealing(raw, self.keys, [self.files])

            def all_sealed() -> bool:
                sealing.seal_all()
                left = raw.execute("select sum(waiting) from audit.sealing_state()").fetchone()
                return left is not None and left[0] == 0

            until(all_sealed)

    def verify(self, who: str = PAVEL, *, outside: bool = True) -> Verification:
        return self.given.desk(who).ask(verify, self.pinned, self.folder if outside else None)

    def found(self, who: str = PAVEL) -> list[tuple[Kind, int | None, int | None]]:
        """Kind, entry and batch of every finding."""
        return [(each.kind, each.entry, each.batch) for each in self.verify(who).findings]

    @contextmanager
    def tampering(self) -> Iterator[psycopg.Connection]:
        """A superuser's own transaction, with every trigger silenced."""
        with self.given.sql("bootstrap") as connection:
            connection.execute("set session_replication_role = replica")
            yield connection

    def lines(self) -> list[str]:
        return (self.folder / "audit.event.jsonl").read_text(encoding="ascii").splitlines()


def note_something(work: Work) -> int:
    return work.record("test.noted", what="something")


def count(given: Given, question: str) -> int:
    with given.house.keeper() as connection:
        return int(connection.execute(text(question)).scalar_one())
