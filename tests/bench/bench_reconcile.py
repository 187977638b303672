"""The whole of reconciling in one table, each figure beside its limit: matching, a snapshot, a statement of any size.

Run: python -m tests.bench.bench_reconcile --generator FILE [--n 100000] [--megabytes 64] [--million] [--splink PYTHON].
A ratio below 1 is within the limit. `bench_match` says how Splink is had; --megabytes 2048 is the largest file known.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backoffice.reconcile import register
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.snapshot import check_file, open_snapshot, prove_rows
from backoffice.vault.passphrase import STRONG
from tests.bench import bench_match, bench_statements
from tests.given import KEYS
from tests.reconcile.snapshots import BANK, PASSPHRASE, Booked, firm, made_up, write_snapshot
from tests.reconcile.test_snapshot import Ring

PINNED = KEYS.root.public
POSTINGS, ACCOUNTS = 300_000, 20


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--generator", type=Path, required=True, help="a program that takes --n, --seed, --out")
    parser.add_argument("--n", type=int, default=100_000, help="transactions; 100,000 make 30,000 lines")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--megabytes", type=int, default=64, help="of the camt")
    parser.add_argument("--million", action="store_true", help="also 1,000,000 lines; writes some GB and takes minutes")
    parser.add_argument("--splink", metavar="PYTHON", help="a Python that has Splink 5")
    asked = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{os.cpu_count()} processors, load {load:.1f} before the first figure\n")
    print(f"{'':68}{'measured':>12}{'limit':>12}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as place:
        _matching(Path(place), asked.generator, asked.n, asked.seed, asked.splink)
        _snapshot(Path(place))
        _statement(Path(place), asked.megabytes)
        if asked.million:
            _million(Path(place), asked.generator, asked.seed)


def _say(name: str, got: float, limit: float, unit: str = "", *, least: bool = False) -> None:
    """One row. What must be at least so much is compared by what it lacks of 1."""
    ratio = (1 - got) / (1 - limit) if least else got / limit
    shown = (f"{got:.5f}", f"{limit:.5f}") if least else (f"{got:,.4g} {unit}", f"{limit:,.4g} {unit}")
    print(f"{name:68}{shown[0]:>12}{shown[1]:>12}{ratio:>8.2f}", flush=True)


def _only_said(name: str, said: str) -> None:
    print(f"{name:68}{said}", flush=True)


def _generated(place: Path, generator: Path, n: int, seed: int, *more: str) -> Path:
    folder = place / "books"
    wanted = ["--n", str(n), "--seed", str(seed), "--out", str(folder), *more]
    subprocess.run([sys.executable, str(generator), *wanted], check=True, stdout=subprocess.DEVNULL)
    return folder


def _matching(place: Path, generator: Path, n: int, seed: int, splink: str | None) -> None:
    folder = _generated(place, generator, n, seed)
    found = bench_match.compared(folder, place, splink)
    ours = found.runs[0]
    said = found.quality(ours)
    print(f"matching {found.lines:,} lines against {found.entries:,} entries")
    _say("  time", ours.seconds, 10, "s")
    _say("  the same, of the processors: what it takes where nobody else works", ours.worked, 10, "s")
    _say("  memory", ours.peak, 300, "MB")
    _say("  precision", said.precision, 0.998, least=True)
    _say("  recall, payouts net of fees and batches in it", said.recall, 0.989, least=True)
    _say("  precision of what confirmed itself", said.right, 0.9999, least=True)
    _only_said("  an entry or line in two matches; other bytes on a replay", f"{'none':>12}{'none':>12}")
    for run in found.runs[2:]:
        beside = found.quality(run)
        told = f"{run.seconds:.1f} s, {run.peak:.0f} MB, precision {beside.precision:.5f}, recall {beside.recall:.5f}"
        _only_said(f"  beside it: {run.name}", told)
    if not splink:
        _only_said("  beside it: Splink 5", "skipped: it is no dependency; --splink PYTHON, see bench_match")
    for file in folder.iterdir():
        file.unlink()


def _snapshot(place: Path) -> None:
    books: dict[tuple[str, str], list[Booked]] = {
        (f"{BANK.removesuffix('EUR')}No{number:02}:EUR", "EUR"): made_up(POSTINGS // (2 * ACCOUNTS))
        for number in range(ACCOUNTS - 1)
    }
    rest = POSTINGS - sum(map(len, books.values()))
    books[BANK, "EUR"] = made_up(rest)
    made_at, of, ring = datetime.now(UTC) - timedelta(minutes=1), firm(), Ring()
    behind = write_snapshot(place, of, books, made_at=made_at, name="passphrase", cost=STRONG)
    kept = write_snapshot(place, of, books, made_at=made_at, name="keyring", passphrase=None, ring=ring)
    print(f"a snapshot of {POSTINGS:,} postings, {behind.stat().st_size / 1e6:.0f} MB, hashed and verified first")
    check_file(behind, PINNED)
    _say("  opened with its passphrase, argon2id 64 MiB × 3", _took(lambda: _opened(behind, None)), 1, "s")
    _say("  opened with the key in the keyring", _took(lambda: _opened(kept, ring)), 1, "s")
    snapshot = open_snapshot(kept, PINNED, keyring=ring)
    _say("  rows proved against the signed root", _took(lambda: prove_rows(snapshot), times=1), 5, "s")
    bench = Bench(snapshot)
    (largest,) = (head.number for head in bench.ask(register.accounts) if head.path == BANK)
    step = rest // 200
    slowest = max(
        _took(lambda at=at * step: bench.ask(register.page, largest, at), times=1)  # type: ignore[misc]
        for at in range(200)
    )
    _say(f"  register of an account of {rest:,}, slowest of 200 pages", slowest * 1000, 50, "ms")
    bench.close()


def _opened(path: Path, ring: Ring | None) -> None:
    open_snapshot(path, PINNED, "" if ring else PASSPHRASE, keyring=ring).close()


def _took(work: Callable[[], object], times: int = 5) -> float:
    """Seconds; the median of some times."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return statistics.median(found)


def _statement(place: Path, megabytes: int) -> None:
    path = bench_statements.written(place / "statement.xml", megabytes)
    lines, took, grown, difference = bench_statements.looked(path)
    assert difference == "0"
    print(f"a camt of {megabytes:,} MB, {int(lines):,} lines")
    _say("  memory it takes beyond the process", int(grown), bench_statements.LIMIT_MB, "MB")
    _only_said("  lines a second", f"{int(lines) / float(took):>10,.0f}")
    path.unlink()


def _million(place: Path, generator: Path, seed: int) -> None:
    folder = _generated(place, generator, 3_300_000, seed, "--users", "100000")
    for name in ("ledger.journal", "ledger.beancount", "postings.csv", "tx.csv"):
        (folder / name).unlink()
    found = bench_match.compared(folder, place, None, beside=False)
    said = found.quality(found.runs[0])
    print(f"matching {found.lines:,} lines against {found.entries:,} entries")
    _say("  time", found.runs[0].seconds, 600, "s")
    _say("  memory", found.runs[0].peak, 2000, "MB")
    _only_said("  precision, recall", f"{said.precision:.5f}, {said.recall:.5f}")


if __name__ == "__main__":
    main()
