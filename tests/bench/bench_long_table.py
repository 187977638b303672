"""How long tables of a ledger take as PDF, beside reportlab's own LongTable at a size it can still do.

Run: python -m tests.bench.bench_long_table
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from reportlab.lib.pagesizes import A4
from reportlab.platypus import LongTable, SimpleDocTemplate

from backoffice.documents.long_table import LongColumn, long_table
from backoffice.documents.page import Frame, Pages

COLUMNS = (
    LongColumn("Posted", 0.18),
    LongColumn("Account", 0.18),
    LongColumn("Reference", 0.2),
    LongColumn("Text", 0.12),
    LongColumn("Debit", 0.16, right=True),
    LongColumn("Credit", 0.16, right=True),
)
FRAME = Frame(
    firm="Sample Firm GmbH",
    department="Ledger",
    secrecy="Confidential",
    readers="For internal use",
    title="Postings",
    subject="Postings",
    file="Postings",
    written=("Written now",),
    written_at=datetime(2026, 11, 19, tzinfo=UTC),
    record_hash="0" * 64,
    audit_entry=1,
    language="en",
)


def postings(count: int) -> Iterator[tuple[str, ...]]:
    for number in range(count):
        amount = f"{number * 7919 % 10_000_000 / 100:,.2f}"
        yield (
            f"2026-11-{number % 28 + 1:02} 14:{number % 60:02}",
            f"customer:{number % 9973:06}",
            f"ref-{number:012}",
            ("deposit", "trade", "fee")[number % 3],
            amount if number % 2 else "",
            "" if number % 2 else amount,
        )


def ours(count: int) -> bytes:
    pages = Pages(FRAME)
    long_table(pages, COLUMNS, postings(count))
    return pages.finish()


def theirs(count: int) -> bytes:
    file = io.BytesIO()
    heads = tuple(column.head for column in COLUMNS)
    SimpleDocTemplate(file, pagesize=A4).build([LongTable([heads, *postings(count)], repeatRows=1)])
    return file.getvalue()


def main() -> None:
    for count in (2_000, 8_000):
        times = {}
        for name, write in (("canvas", ours), ("LongTable", theirs)):
            began = time.process_time()
            write(count)
            times[name] = time.process_time() - began
        ratio = times["LongTable"] / times["canvas"]
        took = f"canvas {times['canvas']:.2f} s of processor, LongTable {times['LongTable']:.2f} s"
        print(f"{count:>7,} rows: {took}, {ratio:.1f} times")
    alone = "from tests.bench.bench_long_table import large; large()"
    subprocess.run([sys.executable, "-c", alone], check=True)


def large() -> None:
    """100,000 rows in a process of its own, so that its memory is its own."""
    began = time.process_time()
    size = len(ours(100_000))
    taken = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"100,000 rows: canvas {taken:.1f} s of processor, {memory:.0f} MB of memory, a file of {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
