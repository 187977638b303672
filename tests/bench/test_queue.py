"""A queue of 100,000 open cases: its pages and the home page, beside a list that loads everything."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from statistics import quantiles

import pytest
from sqlalchemy import text

from backoffice.kyc import service as kyc
from backoffice.kyc.rules import CaseState
from tests.given import Given

OPEN_CASES = 100_000


def fill(given: Given) -> None:
    customer = given.customer()
    with given.house.keeper() as connection:
        connection.execute(
            text("""
                insert into kyc."case" (id, customer_id, inquiry, headline, handed_over_at, due_at, state,
                                        level, version)
                select gen_random_uuid(), :customer, 'inq_' || n, 'glare', at, at + interval '24 hours', 'waiting',
                       'reviewer', 1
                  from generate_series(1, :count) n, lateral (select store.now() - n * interval '0.8 second' as at)
            """),
            {"customer": customer, "count": OPEN_CASES},
        )
        connection.execute(text("analyze"))


def milliseconds(run: Callable[[], object], times: int = 40) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


@pytest.mark.bench
def test_a_long_queue(given: Given) -> None:
    fill(given)
    desk = given.desk()
    lines = desk.ask(kyc.waiting_cases)
    after = (lines[-1].due_at, lines[-1].case)

    tracemalloc.start()
    began = time.perf_counter()
    everything = desk.ask(kyc.waiting_cases, limit=OPEN_CASES)
    all_at_once = (time.perf_counter() - began) * 1000
    all_memory = tracemalloc.get_traced_memory()[0] / 1_000_000
    tracemalloc.stop()
    assert len(everything) == OPEN_CASES

    first = milliseconds(lambda: desk.ask(kyc.waiting_cases))
    later = milliseconds(lambda: desk.ask(kyc.waiting_cases, after=after))
    today = milliseconds(lambda: desk.ask(kyc.today), 10)
    others = milliseconds(lambda: desk.ask(kyc.waiting_cases, state=CaseState.SECOND_REVIEW), 10)

    def p95(taken: list[float]) -> float:
        return quantiles(taken, n=20)[-1]

    print(
        f"\nqueue of {OPEN_CASES:,} open cases, everything at once: {all_at_once:.0f} ms, {all_memory:.0f} MB (traced)"
    )
    for name, taken in (("first page", first), ("next page", later), ("home page", today), ("empty list", others)):
        print(f"  {name:<11} median {taken[len(taken) // 2]:6.1f} ms  p95 {p95(taken):6.1f} ms"
              f"  1 : {all_at_once / taken[len(taken) // 2]:.0f} of everything")  # fmt: skip
