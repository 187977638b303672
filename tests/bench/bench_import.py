"""A bulk import with all its checks beside the same rows copied without one, and a trial balance beside three others.

Run: python -m tests.bench.bench_import --data FOLDER, a folder with tx.csv and postings.csv; with a ledger.journal
in it hledger and ledger-cli balance it too, where they are installed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg

from backoffice.ledger import intake, service
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.bench.barely_imported import COPIES, PEER, rows_of
from tests.conftest import short_folder
from tests.given import ENTER, JONAS, TEMPLATE, Given, make_template

DATABASE = "bench_import"
_GROUP_BY = """
    select a.path, p.asset, sum(p.amount) from ledger.posting p join ledger.account a on a.id = p.account_id
     group by a.path, p.asset order by a.path, p.asset
"""


def copied(connection: psycopg.Connection, data: Path) -> float:
    """Seconds for COPY into staging and INSERT … SELECT into tables like those of the books."""
    began = time.perf_counter()
    with connection.transaction():
        for statement in PEER:
            connection.execute(statement)
    made = time.perf_counter() - began
    began = time.perf_counter()
    with connection.transaction(), connection.cursor() as cursor:
        for table, name in COPIES.items():
            with cursor.copy(table) as copy, (data / name).open("rb") as opened:
                while part := opened.read(1 << 20):
                    copy.write(part)
        cursor.execute("analyze bare.staged_tx, bare.staged_posting")
        for statement in rows_of(cursor):
            cursor.execute(statement)
    print(f"  (its tables were made in {made:.1f} s, not counted)")
    return time.perf_counter() - began


def outside(command: list[str]) -> float:
    """Seconds of a program from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def trial_balances(house: Given, server: EmbeddedServer, data: Path) -> None:
    asked: list[float] = []
    bare: list[float] = []
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname=DATABASE), autocommit=True) as connection:
        connection.execute("vacuum analyze")
        desk = house.desk(JONAS)
        for _ in range(5):
            began = time.perf_counter()
            desk.ask(service.trial_balance)
            asked.append(time.perf_counter() - began)
            began = time.perf_counter()
            connection.execute(_GROUP_BY).fetchall()
            bare.append(time.perf_counter() - began)
    ratio = min(asked) / min(bare)
    print(f"trial balance: {min(asked):.2f} s, bare GROUP BY {min(bare):.2f} s: {ratio:.2f} of it (limit 3)")
    for program in ("hledger", "ledger"):
        if shutil.which(program) is None or not (data / "ledger.journal").is_file():
            print(f"  beside {program}: not here (Debian package of that name, and a ledger.journal)")
            continue
        took = min([outside([program, "-f", str(data / "ledger.journal"), "balance"]) for _ in range(2)])
        print(f"  beside {program}: {took:.2f} s, {took / min(asked):.1f} times as long")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    data = asked.parse_args().data
    server = EmbeddedServer(short_folder())
    with server.attach():
        make_template(server)
        with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
            connection.execute(f"create database {DATABASE} template {TEMPLATE} strategy file_copy")
            connection.execute(f"grant connect on database {DATABASE} to {ENTER}")
        house = Given(server, DATABASE, Path(short_folder()))
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; a durable server, both sides on it")
        began = time.perf_counter()
        booked = intake.import_folder(house.desk(JONAS), data)
        imported = time.perf_counter() - began
        with closing(psycopg.connect(**server.connect_args(BOOTSTRAP, dbname=DATABASE))) as connection:
            bare = copied(connection, data)
        rate = booked.postings / imported
        print(
            f"import of {booked.postings:,} postings: {imported:.1f} s ({rate:,.0f} a second), copied {bare:.1f} s:"
            f" {bare / imported:.2f} of its speed (limit 0.5)"
        )
        began = time.perf_counter()
        again = intake.import_folder(house.desk(JONAS), data)
        assert again.transactions == 0
        print(f"the same folder again: {time.perf_counter() - began:.1f} s, nothing booked")
        trial_balances(house, server, data)
        house.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"peak_mb": peak}), file=sys.stderr)


if __name__ == "__main__":
    main()
