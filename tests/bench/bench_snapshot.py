"""A snapshot of 300,000 postings: opened, proved, read.

Limits: opened with its file hash checked ≤ 1 s, rows proved ≤ 5 s, a page of a register and a jump ≤ 50 ms.

Run: python -m tests.bench.bench_snapshot [POSTINGS]
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import TypeVar

from backoffice.reconcile import register
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.snapshot import check_file, open_snapshot, prove_rows
from tests.given import KEYS
from tests.reconcile.snapshots import BANK, PASSPHRASE, firm, made_up, write_snapshot

T = TypeVar("T")
PINNED = KEYS.root.public


def timed(what: str, work: Callable[[], T], limit: float) -> T:
    began = time.perf_counter()
    answer = work()
    took = time.perf_counter() - began
    print(f"  {what:<52}{took * 1000:>10.1f} ms   limit {limit * 1000:>7.0f} ms   ratio {took / limit:.2f}")
    return answer


def spread(what: str, works: list[Callable[[], object]], limit: float) -> None:
    times = []
    for work in works:
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    p99 = quantiles(times, n=100)[98]
    print(
        f"  {what:<52}{p99 * 1000:>10.2f} ms   limit {limit * 1000:>7.0f} ms   ratio {p99 / limit:.3f}"
        f"   (p99 of {len(times)}, slowest {max(times) * 1000:.2f} ms)"
    )


def main(postings: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        accounts = 20
        books = {
            (f"{BANK.removesuffix('EUR')}No{number:02}:EUR", "EUR"): made_up(postings // (2 * accounts))
            for number in range(accounts - 1)
        }
        rest = postings - sum(len(rows) for rows in books.values())
        books[BANK, "EUR"] = made_up(rest)
        print(f"{postings:,} postings on {len(books)} accounts, the largest with {rest:,}")
        began = time.perf_counter()
        path = write_snapshot(folder, firm(), books, made_at=datetime.now(UTC) - timedelta(minutes=1))
        print(
            f"  written, hashed and signed in {time.perf_counter() - began:.1f} s, {path.stat().st_size / 1e6:.1f} MB"
        )
        timed("manifest, signatures and hash of the whole file", lambda: check_file(path, PINNED), 1.0)
        snapshot = timed(
            "opened, hash checked, key from its passphrase", lambda: open_snapshot(path, PINNED, PASSPHRASE), 1
        )
        timed("rows proved against the root", lambda: prove_rows(snapshot), 5.0)
        bench = Bench(snapshot)
        (largest,) = (head for head in bench.ask(register.accounts) if head.path == BANK)
        chance = random.Random(3)
        places = [chance.randrange(rest) for _ in range(300)]
        span = (bench.manifest.until - bench.manifest.since).days
        days = [bench.manifest.since + timedelta(days=chance.randrange(span + 1)) for _ in range(300)]
        number = largest.number
        spread(
            "a page of 256 rows anywhere", [lambda at=at: bench.ask(register.page, number, at) for at in places], 0.05
        )
        spread(
            "a jump to a day, with its page",
            [
                lambda day=day: bench.ask(register.page, number, bench.ask(register.place_of_day, number, day))
                for day in days
            ],
            0.05,
        )
        spread(
            "a reference found",
            [lambda at=at: bench.ask(register.by_reference, number, f"REF-{at:06d}") for at in places],
            0.05,
        )
        spread(
            "an amount found", [lambda at=at: bench.ask(register.by_amount, number, 7919 * at) for at in places], 0.05
        )
        timed("every day of the largest account, for the chart", lambda: bench.ask(register.days, number), 1.0)
        bench.close()
        print(f"  memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300_000)
