"""A report as CSV: what it is of, its sums, its lines; amounts are decimal strings.

Boundary: frozen values in, UTF-8 out; no cell can become a formula. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from backoffice.documents.cells import BYTE_ORDER_MARK, csv_lines
from backoffice.documents.drawn import Drawn
from backoffice.ledger.report import Entry, Report, Sums, decimals
from backoffice.ledger.report_words import ReportWords

SUMS = ("account", "asset", "accounts", "opening", "debit", "credit", "closing", "postings")
ENTRIES = (
    *("account", "asset", "booked_on", "happened_on", "number", "kind", "reference", "description"),
    *("amount", "balance"),
)
_AT_ONCE = 1_000


def report_csv(report: Report, entries: Iterator[Entry], file: BinaryIO) -> Drawn:
    """Write the whole file."""
    digest, size = hashlib.sha256(), 0
    for content in _parts(report, entries):
        file.write(content)
        digest.update(content)
        size += len(content)
    return Drawn(digest.digest(), size)


def sums_row(each: Sums) -> tuple[str, ...]:
    """One account in one asset, as files have it."""
    figures = (each.opening, each.debit, each.credit, each.closing)
    told = (decimals(minor, each.scale) for minor in figures)
    return (each.account, each.asset, str(each.accounts), *told, str(each.count))


def _parts(report: Report, entries: Iterator[Entry]) -> Iterator[bytes]:
    words = ReportWords(report)
    head: list[Sequence[str]] = [(words.word("report"), words.title), *words.facts(), ()]
    head.append([words.column(name) for name in SUMS])
    head += [sums_row(each) for each in report.sums]
    head += [(words.word("sum"), *sums_row(each)[1:]) for each in report.of_assets()]
    yield BYTE_ORDER_MARK + csv_lines(head)
    if not report.lists_entries:
        return
    yield csv_lines([(), [words.column(name) for name in ENTRIES]])
    part: list[Sequence[str]] = []
    for entry in entries:
        of = report.sums[entry.of]
        part.append(
            (
                of.account,
                of.asset,
                entry.booked_on.isoformat(),
                entry.happened_on.isoformat(),
                str(entry.number),
                words.kind(entry.kind),
                entry.reference,
                entry.words,
                decimals(entry.amount, of.scale),
                decimals(entry.balance, of.scale),
            )
        )
        if len(part) == _AT_ONCE:
            yield csv_lines(part)
            part = []
    yield csv_lines(part)
