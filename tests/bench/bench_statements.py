"""Statements of any size looked at: lines a second and memory, for camt, MT940 and CSV.

Limit: a process may grow by 300 MB, whatever the file's size. Beside it, the same message as one tree of lxml, and
the mt-940 library on the whole file, on a sixteenth of the size.

Run: python -m tests.bench.bench_statements [MEGABYTES]; 2048 for the largest file anybody sends.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.reconcile.statement_files import camt, detail, entry

LIMIT_MB = 300
_LOOK = """
import pathlib, resource, sys, time
from backoffice.reconcile.statement_file import learn, look
path = pathlib.Path(sys.argv[1])
at_rest, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
head = look(path, (learn(path).profile,) if path.suffix == ".csv" else ()).heads[0]
took = time.perf_counter() - began
print(head.count, took, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - at_rest) // 1024, head.difference)
"""
_PEERS = {
    ".xml": "import lxml.etree as e; n = len(e.parse(sys.argv[1], e.XMLParser(huge_tree=True)).findall('.//{*}Ntry'))",
    ".sta": "import mt940; n = len(mt940.parse(sys.argv[1]))",
}
_MEASURE = """
import resource, sys, time
began = time.perf_counter()
{work}
print(n, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def written(path: Path, megabytes: int) -> Path:
    """A file of one statement that adds up, of this size."""
    head, part, tail = {".xml": _camt, ".sta": _mt940, ".csv": _csv}[path.suffix]()
    with path.open("wb") as file:
        file.write(head)
        thousands = 0
        while file.tell() < megabytes << 20:
            file.write(next(part))
            thousands += 1
        file.write(tail.replace(b"@", b"%d" % (10 * thousands)))
    return path


def _camt() -> tuple[bytes, Iterator[bytes], bytes]:
    head, tail = camt(["|"], "0.00").split(b"|")
    line = entry("0.01", detail("0.01", "E{}" + "x" * 400))
    return head, _thousands(line), tail


def _mt940() -> tuple[bytes, Iterator[bytes], bytes]:
    line = ":61:2610051005C0,01NTRFREF{0}\n:86:/NAME/Ida Holm/REMI/Payment {0}\n"
    head = b":20:A\n:25:DE1\n:28C:1\n:60F:C261001EUR0,00\n"
    return head, _thousands(line), b":62F:C261005EUR@,00\n-\n"


def _csv() -> tuple[bytes, Iterator[bytes], bytes]:
    line = f"2026-10-05,Payment {{}} {'x' * 60},0.01,EUR\n"
    return b"Date,Description,Amount,Currency\n", _thousands(line), b""


def _thousands(line: str) -> Iterator[bytes]:
    for thousand in count():
        yield "".join(line.format(thousand * 1000 + at) for at in range(1000)).encode()


def looked(path: Path) -> list[str]:
    """Lines, seconds, MB more than at rest, and what the balances differ by, each as text."""
    return run(_LOOK, path)


def run(code: str, path: Path) -> list[str]:
    told = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    return told.stdout.split()


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        for suffix in (".xml", ".sta", ".csv"):
            path = written(Path(made) / f"statement{suffix}", megabytes)
            lines, took, grown, difference = looked(path)
            assert difference == "0"
            print(
                f"  {suffix[1:]:<5}{megabytes:>6} MB{int(lines):>12,} lines{int(lines) / float(took):>12,.0f} a second"
                f"{int(grown):>7} MB more   limit {LIMIT_MB} MB   ratio {int(grown) / LIMIT_MB:.2f}"
            )
            if suffix in _PEERS:
                small = written(path, max(1, megabytes // 16))
                lines, took, most = run(_MEASURE.format(work=_PEERS[suffix]), small)
                print(f"       {small.stat().st_size >> 20:>6} MB by the peer: {int(lines):,} lines, {int(most)} MB")
            path.unlink()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 64)
