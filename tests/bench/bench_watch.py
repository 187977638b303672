"""The watch over a year of books: all of it at once, then one more booking; what each customer costs, and no scan.

Run: .venv/bin/python -m pytest -s tests/bench/bench_watch.py  (WATCH_POSTINGS, 250,000 without it)
"""

from __future__ import annotations

import os
import time
from collections import Counter
from uuid import UUID, uuid4

from sqlalchemy import text

from backoffice.ledger import watch
from backoffice.ledger.watch_queries import FLOWS
from backoffice.sample.ledger import load_books
from backoffice.store.cluster import BOOTSTRAP
from tests.given import JONAS, Given
from tests.ledger.conftest import LAST
from tests.ledger.flows import book, structured, watched

POSTINGS = int(os.environ.get("WATCH_POSTINGS", "250000"))
HOLDERS = tuple(
    (UUID(int=number * 0x9E3779B97F4A7C15 + 2**100), f"Person {number}") for number in range(POSTINGS // 100)
)


def test_the_watch_over_a_year_and_over_one_more_booking(given: Given) -> None:
    with given.house.keeper() as keeper:
        load_books(keeper, 2, POSTINGS, LAST, JONAS, HOLDERS)
        keeper.execute(text("analyze ledger.transaction, ledger.posting, ledger.account"))
    desk = given.worker()
    desk.do(uuid4(), watch.begin)
    began = time.perf_counter()
    while desk.do(uuid4(), watch.read_on):
        pass
    read = time.perf_counter() - began
    began, judged, slowest = time.perf_counter(), 0, 0.0
    while True:
        step = time.perf_counter()
        done = desk.do(uuid4(), watch.judge_next)
        slowest = max(slowest, time.perf_counter() - step)
        judged += done
        if not done:
            break
    took = time.perf_counter() - began
    rules = dict(Counter(alert.rule.value for alert in given.desk(JONAS).ask(watch.alerts).open))
    print(f"\n{POSTINGS:,} postings: looked through in {read:.1f} s, {judged:,} customers judged in {took:.1f} s")
    print(f"  {took / max(judged, 1) * 1e3:.1f} ms a customer, longest step {slowest * 1e3:.0f} ms, alerts {rules}")
    book(given, structured("one more"))
    began = time.perf_counter()
    watched(given)
    print(f"  one more file: {(time.perf_counter() - began) * 1e3:.0f} ms")
    explain(given)


def explain(house: Given) -> None:
    """The window of one customer is read through the index of their wallets, in every month."""
    told = {"holders": [str(HOLDERS[len(HOLDERS) // 2][0])], "days": [LAST], "looks_back": 400, "between": ["transfer"]}
    with house.sql(BOOTSTRAP) as connection:
        sql = FLOWS
        for name, kind in (("holders", "text[]"), ("days", "date[]"), ("looks_back", "int"), ("between", "text[]")):
            sql = sql.replace(f":{name}", f"%({name})s::{kind}")
        plan = "\n".join(row[0] for row in connection.execute("explain " + sql, told))
    assert "Seq Scan on posting" not in plan, plan
    assert "posting_" in plan
