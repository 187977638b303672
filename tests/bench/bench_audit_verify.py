"""Verifying the sealed trail beside a plain COPY of the same rows: `python -m tests.bench.bench_audit_verify [ROWS]`.

Prints rows a second of both, the ratio, and the memory that verifying took beyond the start.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.seal_keys import PINS, open_keys, read_pins
from backoffice.audit.sealing import Sealing
from backoffice.audit.verification import verify
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import SEALER_PASSWORD, TEMPLATE, Given, make_template

AT_LEAST_A_SECOND = 100_000
IN_ONE_TRANSACTION = 20_000
FILL = """
    insert into audit.event (at, actor, action, subject, facts)
    select store.now(), 'anna.lindqvist', 'kyc.case.claimed', gen_random_uuid(),
           jsonb_build_object('case', gen_random_uuid(), 'version', i)
      from generate_series(1, %s) i
"""
PLAIN = "copy (select id, xact, at, actor, action, subject, facts, salt from audit.event) to stdout"


def main(rows: int) -> None:
    home = short_folder()
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    with server.attach(), tempfile.TemporaryDirectory() as folder:
        make_template(server)
        given = Given(server, TEMPLATE, Path(folder))
        keys, files = open_keys(Path(folder) / "sealer"), CheckpointFiles(Path(folder) / "checkpoints")
        _fill(given, rows)
        entry = server.connect_args("sealer", SEALER_PASSWORD, TEMPLATE)
        with psycopg.connect(**entry, autocommit=True) as raw:
            began = time.perf_counter()
            sealed = Sealing(raw, keys, [files]).seal_all()
            _say("sealing", sealed, time.perf_counter() - began)
        pinned = read_pins(Path(folder) / "sealer" / PINS)
        for who in ("pavel.novak", "hugo.castellan"):
            before = _peak()
            began = time.perf_counter()
            told = given.desk(who).ask(verify, pinned, files.folder)
            took = time.perf_counter() - began
            assert told.sound
            by = "by leaf hashes of the server" if told.streams[0].by_leaf else "row by row"
            _say(f"verifying {by}", told.rows, took)
            print(f"{'':>44} {told.rows / took / AT_LEAST_A_SECOND:.1f} times the promise,"
                  f" {_peak() - before:.0f} MB more at the most")  # fmt: skip
        with given.sql(BOOTSTRAP) as connection:
            began = time.perf_counter()
            with connection.cursor() as cursor, cursor.copy(PLAIN) as copy:
                copied = sum(1 for _ in copy)
            _say("plain COPY of the same rows", copied, time.perf_counter() - began)
        given.close()


def _fill(given: Given, rows: int) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("alter table audit.event disable trigger user")
    for _ in range(0, rows, IN_ONE_TRANSACTION):
        with given.sql(BOOTSTRAP) as connection:
            connection.execute(FILL, [min(rows, IN_ONE_TRANSACTION)])
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("alter table audit.event enable trigger user")
    with psycopg.connect(**given.server.connect_args(BOOTSTRAP, dbname=TEMPLATE), autocommit=True) as connection:
        connection.execute("vacuum analyze audit.event")


def _say(what: str, rows: int, seconds: float) -> None:
    print(f"{what:<44} {rows:>10,} rows in {seconds:6.1f} s, {rows / seconds:>9,.0f} a second")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
