"""How fast the platform's feed is booked with all its checks, beside bare inserts of the same rows.

Run: python -m tests.bench.bench_feed --transactions 20000
"""

from __future__ import annotations

import argparse
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg

from backoffice.ledger import feed
from backoffice.ledger.correcting import Leg
from backoffice.ledger.feed import FeedLine
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import ENTER, PASSWORD, TEMPLATE, Given, make_template

DATABASE = "bench_feed"
CALL = 1_000


def line(number: int) -> FeedLine:
    day = date(2026, 1, 1) + timedelta(days=number // CALL)
    wallet = f"Liabilities:Wallet:{number % 5_000:05d}:EUR"
    amount = 100 + number % 90_000
    legs = (Leg("Assets:Bank:EUR", "EUR", amount), Leg(wallet, "EUR", -amount))
    return FeedLine(f"F-{number}", "deposit", day, day, f"SEPA in Person {number}", legs)


def bare(connection: psycopg.Connection, lines: list[FeedLine], first: int) -> None:
    """The same rows without a check, by executemany in one transaction a call."""
    with connection.transaction(), connection.cursor() as cursor:
        numbers = range(first, first + len(lines))
        cursor.executemany(
            "insert into bare.transaction values (%s, %s, %s, now(), %s, null, %s)",
            [
                (number, each.booked_on, each.happened_on, each.kind, each.description)
                for number, each in zip(numbers, lines, strict=True)
            ],
        )
        cursor.executemany(
            "insert into bare.posting values (%s, %s, %s, %s, %s, %s)",
            [
                (number, seq, each.booked_on, leg.account, leg.asset, leg.amount)
                for number, each in zip(numbers, lines, strict=True)
                for seq, leg in enumerate(each.postings)
            ],
        )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--transactions", type=int, default=20_000)
    count = asked.parse_args().transactions
    server = EmbeddedServer(short_folder(), extra_settings=NOT_DURABLE)
    with server.attach():
        make_template(server)
        with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
            connection.execute(f"create database {DATABASE} template {TEMPLATE}")
            connection.execute(f"grant connect on database {DATABASE} to {ENTER}")
        house = Given(server, DATABASE, Path(short_folder()))
        calls = [[line(number) for number in range(start, start + CALL)] for start in range(0, count, CALL)]
        with closing(house.house.desk_for_service("endpoint", PASSWORD)) as desk:
            began = time.perf_counter()
            for call in calls:
                told = desk.do(uuid4(), feed.post_feed, call)
                assert told.transactions == CALL
            fed = time.perf_counter() - began
            began = time.perf_counter()
            for call in calls:
                assert desk.do(uuid4(), feed.post_feed, call).already == CALL
            again = time.perf_counter() - began
        with closing(psycopg.connect(**server.connect_args(BOOTSTRAP, dbname=DATABASE), autocommit=True)) as raw:
            raw.execute("create schema bare")
            raw.execute(
                "create table bare.transaction (id bigint, booked_on date, happened_on date, at timestamptz, kind text,"
                " reverses bigint, words text, primary key (booked_on, id))"
            )
            raw.execute(
                "create table bare.posting (id bigint, seq int, booked_on date, account text, asset text,"
                " amount numeric(38, 0), primary key (booked_on, id, seq))"
            )
            began = time.perf_counter()
            for number, call in enumerate(calls):
                bare(raw, call, number * CALL)
            inserted = time.perf_counter() - began
        house.close()
    print(f"feed: {count / fed:,.0f} transactions/s; all of it known: {count / again:,.0f}/s")
    print(f"bare inserts: {count / inserted:,.0f} transactions/s; ratio {inserted / fed:.2f}")


if __name__ == "__main__":
    main()
