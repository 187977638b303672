"""Matching beside greedy amount-and-date and beside Splink, in one run: time, memory, precision, recall.

Run: python -m tests.bench.bench_match --generator FILE [--n 100000] [--seed 7] [--splink PYTHON]. Splink lives apart:
python -m venv DIR && DIR/bin/pip install "splink>=5", then --splink DIR/bin/python.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_FEE = "PSP PAYOUT:1.4%+0.25"
_WINDOW = 7

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """What one way of matching took, seconds (also of the processors) and MB at the peak, and the pairs it made."""

    name: str
    seconds: float
    peak: float
    pairs: list[Pair]
    confirmed: list[Pair] | None = None
    worked: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--generator", type=Path, help="a program that takes --n, --seed, --out and writes the files")
    parser.add_argument("--books", type=Path, help="a folder it wrote before")
    parser.add_argument("--n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--splink", metavar="PYTHON", help="a Python that has Splink 5")
    parser.add_argument("--greedy", nargs=2, type=Path, metavar=("FOLDER", "OUT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.greedy:
        _greedy(*asked.greedy)
        return
    with tempfile.TemporaryDirectory() as place:
        folder = asked.books or Path(place) / "books"
        if not asked.books:
            wanted = ["--n", str(asked.n), "--seed", str(asked.seed), "--out", str(folder)]
            subprocess.run([sys.executable, str(asked.generator), *wanted], check=True, stdout=subprocess.DEVNULL)
        _compare(folder, Path(place), asked.splink)


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of pairs: right of all made, right of all true, right of the true one-to-one ones, of confirmed ones."""

    precision: float
    recall: float
    of_ones: float
    confirmed: float
    right: float


@dataclass(frozen=True, slots=True)
class Compared:
    """The runs over one pair of books, ours first, then ours again, then the peers."""

    lines: int
    entries: int
    truth: frozenset[Pair]
    ones: frozenset[Pair]
    runs: tuple[Run, ...]

    def quality(self, run: Run) -> Quality:
        """What a run's pairs are worth; no line and no entry may overlap but in a batch, split or payout."""
        lines = Counter(line for line, _ in run.pairs)
        entries = Counter(entry for _, entry in run.pairs)
        twice = sum(count > 1 and lines[line] > 1 for line, entry in run.pairs if (count := entries[entry]) > 1)
        assert len(set(run.pairs)) == len(run.pairs)
        assert not twice, f"{run.name}: {twice} pairs overlap"
        good, sure = len(self.truth.intersection(run.pairs)), run.confirmed or []
        return Quality(
            good / len(run.pairs),
            good / len(self.truth),
            len(self.ones.intersection(run.pairs)) / len(self.ones),
            len(sure) / len(run.pairs),
            len(self.truth.intersection(sure)) / max(1, len(sure)),
        )


def compared(folder: Path, place: Path, splink: str | None, *, beside: bool = True) -> Compared:
    """Match the books of a folder; twice and `beside` the peers, with the same bytes both times."""
    truth = _pairs(folder / "truth.csv")
    alone = Counter(line for line, _ in truth)
    also = Counter(entry for _, entry in truth)
    ones = {(line, entry) for line, entry in truth if alone[line] == also[entry] == 1}
    files = ["--ledger", str(folder / "bank_ledger.csv"), "--statement", str(folder / "statement.csv")]
    command = [sys.executable, "-m", "backoffice.cli", "reconcile", *files, "--fee", _FEE, "--out"]
    runs = [_run("backoffice reconcile", [*command, str(place / "ours.csv")], place / "ours.csv")]
    if beside:
        runs.append(_run("the same again", [*command, str(place / "again.csv")], place / "again.csv"))
        assert (place / "ours.csv").read_bytes() == (place / "again.csv").read_bytes(), "the same bytes"
        greedy = [sys.executable, "-m", "tests.bench.bench_match", "--greedy", str(folder), str(place / "greedy.csv")]
        runs.append(_run("greedy amount and date", greedy, place / "greedy.csv"))
    if splink:
        peer = [splink, "-m", "tests.bench.splink_match", str(folder), str(place / "splink.csv")]
        runs.append(_run("Splink 5", peer, place / "splink.csv"))
    lines, entries = (sum(1 for _ in (folder / name).open()) - 1 for name in ("statement.csv", "bank_ledger.csv"))
    return Compared(lines, entries, frozenset(truth), frozenset(ones), tuple(runs))


def _compare(folder: Path, place: Path, splink: str | None) -> None:
    found = compared(folder, place, splink)
    print(
        f"{found.lines:,} lines against {found.entries:,} entries; {len(found.truth):,} true pairs,"
        f" {len(found.ones):,} of them one to one"
    )
    head = f"{'':24}{'s':>8}{'MB':>7}{'precision':>11}{'recall':>9}{'of 1:1':>9}{'confirmed':>11}{'right':>9}"
    print(head)
    for run in found.runs:
        said = found.quality(run)
        told = f"{run.name:24}{run.seconds:>8.1f}{run.peak:>7.0f}{said.precision:>11.5f}{said.recall:>9.5f}"
        told += f"{said.of_ones:>9.5f}"
        print(told if run.confirmed is None else f"{told}{said.confirmed:>11.5f}{said.right:>9.5f}")
    if not splink:
        print("Splink 5                was not asked for: --splink PYTHON, see the head of this file")


def _run(name: str, command: Sequence[str], out: Path) -> Run:
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    assert child.returncode == 0, name
    confirmed = None
    with out.open() as file:
        rows = list(csv.DictReader(file))
    if rows and "confirmed" in rows[0]:
        confirmed = [(row["ext_id"], row["int_id"]) for row in rows if row["confirmed"] == "true"]
    worked = used.ru_utime + used.ru_stime
    return Run(
        name, seconds, used.ru_maxrss / 1024, [(row["ext_id"], row["int_id"]) for row in rows], confirmed, worked
    )


def _pairs(path: Path) -> set[Pair]:
    with path.open() as file:
        return {(row["ext_id"], row["int_id"]) for row in csv.DictReader(file)}


def _greedy(folder: Path, out: Path) -> None:
    """Each line takes the nearest free entry of its amount within a week."""
    waiting: dict[str, list[tuple[date, str]]] = {}
    with (folder / "bank_ledger.csv").open() as file:
        for row in csv.DictReader(file):
            waiting.setdefault(row["amount"], []).append((date.fromisoformat(row["date"]), row["int_id"]))
    with (folder / "statement.csv").open() as file, out.open("w", newline="") as write:
        table = csv.writer(write)
        table.writerow(["ext_id", "int_id"])
        for row in csv.DictReader(file):
            on, free = date.fromisoformat(row["date"]), waiting.get(row["amount"], [])
            near = min(free, key=lambda each: abs((on - each[0]).days), default=None)
            if near is not None and abs((on - near[0]).days) <= _WINDOW:
                free.remove(near)
                table.writerow([row["ext_id"], near[1]])


if __name__ == "__main__":
    main()
