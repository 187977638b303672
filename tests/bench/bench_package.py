"""How long the answer to a request takes for a person with 100,000 movements, and how much memory, against its limits.

Run: python -m tests.bench.bench_package [--records 100000]. Limits: 15 s and 300 MB over all processes.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import threading
import time
import zipfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import psutil
import psycopg

from backoffice.ledger.intake import import_folder
from backoffice.rights.access_rules import PackageAsked, PackageMade
from backoffice.rights.package import write_package
from backoffice.rights.rules import Right
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import ENTER, JONAS, MARIA, TEMPLATE, Given, make_template
from tests.rights.asking import asked
from tests.vault.firm import customer_of

SECONDS, MEGABYTES = 15.0, 300.0
DATABASE = "package_bench"


class Watched:
    """The most memory that this process has taken more since, and those that press held at once, in bytes."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._own = psutil.Process()
        self._before = self._own.memory_info().rss
        self.grown = self.pressed = 0
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            held = 0
            for each in self._own.children():
                with suppress(psutil.Error):
                    if any("press" in part for part in each.cmdline()):
                        held += each.memory_info().rss
            self.pressed = max(self.pressed, held)
            self.grown = max(self.grown, self._own.memory_info().rss - self._before)


def fill(given: Given, customer: UUID, records: int, folder: Path) -> None:
    """A year of movements with words, each against the bank."""
    first = date(2025, 11, 1)
    with (folder / "tx.csv").open("w", newline="") as tx, (folder / "postings.csv").open("w", newline="") as legs:
        transactions, postings = csv.writer(tx), csv.writer(legs)
        transactions.writerow(("tx_id", "date", "kind", "description", "ref"))
        postings.writerow(("tx_id", "account", "currency", "amount"))
        for number in range(records):
            on = first + timedelta(days=number * 365 // records)
            cents = 100 + number * 7919 % 900_000
            transactions.writerow((number, on, "deposit", f"SEPA in Person {number % 997}", f"SEPA-IN-{number:08}"))
            postings.writerow(
                (number, f"Liabilities:Wallet:{customer}:EUR", "EUR", f"-{cents // 100}.{cents % 100:02}")
            )
            postings.writerow((number, "Assets:Bank:EUR", "EUR", f"{cents // 100}.{cents % 100:02}"))
    import_folder(given.desk(JONAS), folder)


def plain(made: PackageMade) -> float:
    """What it takes to unpack the package and pack it again, and nothing else."""
    began = time.perf_counter()
    again = Path(made.path).with_suffix(".again")
    with zipfile.ZipFile(made.path) as archive, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name))
    return time.perf_counter() - began


def measure(given: Given, customer: UUID, right: Right, folder: Path) -> None:
    request = asked(given, customer, right)
    steps = 0

    def progress(_done: int, _total: int) -> None:
        nonlocal steps
        steps += 1

    began = time.perf_counter()
    with Watched() as watched:
        made = write_package(given.desk(MARIA), PackageAsked(request, "en"), folder, "Europe/London", progress)
    took = time.perf_counter() - began
    memory = (watched.pressed + max(watched.grown, 0)) / 2**20
    print(
        f"{right:<12} {took:6.2f} s ({took / SECONDS:4.0%} of the limit), {memory:4.0f} MB ({memory / MEGABYTES:4.0%}),"
        f" of them {watched.grown / 2**20:.0f} MB more in this process; {made.records:,} records,"
        f" {made.size / 1e6:.1f} MB, told how far {steps} times; packing alone {plain(made):5.2f} s"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=100_000)
    records = parser.parse_args().records
    home, folder = short_folder(), short_folder()
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    with server.attach():
        make_template(server)
        with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
            connection.execute(f"create database {DATABASE} template {TEMPLATE}")
            connection.execute(f"grant connect on database {DATABASE} to {ENTER}")
        given = Given(server, DATABASE, home)
        try:
            customer = customer_of(given, given.case())
            fill(given, customer, records, folder)
            with given.house.keeper() as keeper:
                keeper.exec_driver_sql(
                    "analyze ledger.posting, ledger.transaction, ledger.reference, ledger.particulars"
                )
            for right in (Right.ACCESS, Right.PORTABILITY):
                measure(given, customer, right, folder)
        finally:
            given.close()
    for each in (home, folder):
        shutil.rmtree(each, ignore_errors=True)


if __name__ == "__main__":
    main()
