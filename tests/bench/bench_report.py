"""How long a report of 100,000 postings takes in each form, and how much memory, beside a bare canvas in the same run.

Run: python -m tests.bench.bench_report [--postings 100000]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil

from backoffice.documents.drawn import Form
from backoffice.ledger.report import Asked, ReportKind
from backoffice.ledger.report_filing import write_report
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import JONAS, make_template
from tests.ledger.conftest import filled_house


class Watched:
    """The most memory that this process and those it started held at once, in bytes, and the most of one child."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._own = psutil.Process()
        self.child = 0
        self.processor = 0.0
        self.grown = 0
        self._before = self._own.memory_info().rss
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            self.grown = max(self.grown, self._own.memory_info().rss - self._before)
            for each in self._own.children():
                with suppress(psutil.Error):
                    if any("row_press" in part for part in each.cmdline()):
                        self.child = max(self.child, each.memory_info().rss)
                        self.processor = max(self.processor, sum(each.cpu_times()[:2]))


def bare(count: int) -> None:
    """The same number of lines on a bare canvas: one text object a column, a font that is not embedded, no tags."""
    import io

    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    began = time.perf_counter()
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    lefts = (57, 120, 180, 440, 530)
    for start in range(0, count, 50):
        rows = [
            ("21 Nov 2026", f"T-{number}", f"Deposit, SEPA-IN-{number:08}, SEPA in Person {number % 997}", "1,234.50",
             f"{number:,}.00")
            for number in range(start, min(start + 50, count))
        ]  # fmt: skip
        for column, left in enumerate(lefts):
            text = canvas.beginText(left, 760)
            text.setFont("Helvetica", 7.5)
            text.setLeading(13)
            for row in rows:
                text.textLine(row[column])
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    took, busy = time.perf_counter() - began, time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'bare canvas':<24} {took:6.2f} s, {busy:5.2f} s of processor, {memory:4.0f} MB in its process")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postings", type=int, default=100_000)
    asked = parser.parse_args()
    home, folder = short_folder(), short_folder()
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    with server.attach():
        make_template(server)
        with filled_house(server, folder, asked.postings) as house:
            desk = house.desk(JONAS)
            alone = f"from tests.bench.bench_report import bare; bare({asked.postings})"
            subprocess.run([sys.executable, "-c", alone], check=True)
            for kind, form in ((ReportKind.STATEMENT, Form.PDF), *((ReportKind.JOURNAL, form) for form in Form)):
                wanted = Asked(kind, form, "en", "UTC", account="Assets:Bank:EUR" if kind is kind.STATEMENT else "")
                if kind is ReportKind.STATEMENT:
                    wanted = Asked(kind, form, "en", "UTC", account="Liabilities:Wallet")
                _measure(desk, wanted, folder)
    for each in (home, folder):
        shutil.rmtree(each, ignore_errors=True)


def _measure(desk: object, wanted: Asked, folder: Path) -> None:
    began = time.perf_counter()
    with Watched() as watched:
        written = write_report(desk, wanted, folder)  # type: ignore[arg-type]
    took = time.perf_counter() - began
    print(
        f"{wanted.kind + ' as ' + wanted.form:<24} {took:6.2f} s, {watched.processor:5.2f} s of processor,"
        f" {watched.child / 2**20:4.0f} MB in its process, {watched.grown / 2**20:3.0f} MB more in this one,"
        f" {written.lines:,} lines, {written.size / 1e6:.1f} MB"
    )


if __name__ == "__main__":
    main()
