"""Draws a report: what it is of, its sums, and for each account and asset its lines between opening and closing.

Boundary: frozen values in, PDF bytes out, signed by nobody yet. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO

from backoffice.documents import blocks, look
from backoffice.documents.blocks import Fact
from backoffice.documents.drawn import Drawn, with_room
from backoffice.documents.long_table import LongColumn, StrongRow, long_table
from backoffice.documents.page import Frame, Pages
from backoffice.documents.wording import zoned
from backoffice.ledger.report import Entry, Report, ReportKind, Sums
from backoffice.ledger.report_words import ReportWords, figure, named, spaced
from backoffice.words import say

# Points a digit of a table takes, and what is left free beside a figure.
_DIGIT, _BESIDE = 5.0, 9.0
_DAYS = {"en": 58.0, "zh": 70.0}
_NUMBER, _ASSET = 59.0, 34.0
_LEAST_WORDS = 90.0
_WIDEST = 130.0
_FIGURES = 4


def draw_report(report: Report, entries: Iterator[Entry], file: BinaryIO, certificate: bytes | None = None) -> Drawn:
    """Write the whole file; with a certificate (DER) it has room for the signature that goes with it."""
    pdf, drawn = with_room(_Pages(report).write(entries), certificate, report.written_at)
    file.write(pdf)
    return drawn


class _Pages:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._words = ReportWords(report)
        self._day = lru_cache(maxsize=4_096)(self._words.day)
        self._wide_day = _DAYS[report.asked.language]
        self._digest = hashlib.sha256()
        words, asked = self._words, report.asked
        self._pages = Pages(
            Frame(
                firm=report.firm,
                department=words.word("department"),
                secrecy=say("document.confidential", asked.language),
                readers=words.word("readers_customer" if asked.kind is ReportKind.CUSTOMER else "readers"),
                title=f"{words.title}, {words.about}, {report.firm}",
                subject=words.word("department"),
                file=f"{words.title}, {words.day(report.until)}",
                written=(
                    words.word("written", instant=zoned(report.written_at, asked.zone, asked.language)),
                    words.word("written_by", who=report.maker),
                    words.word("signed" if report.signed else "not_signed"),
                ),
                written_at=report.written_at,
                record_hash="",
                audit_entry=report.audit_entry,
                language=asked.language,
            )
        )

    def write(self, entries: Iterator[Entry]) -> bytes:
        words, report = self._words, self._report
        blocks.title(self._pages, words.title, f"{words.about}, {words.period}")
        self._pages.down += 6
        blocks.grid(self._pages, [Fact(label, value) for label, value in words.facts()])
        for each in report.sums:
            self._count(each.account, each.asset, each.opening, each.debit, each.credit, each.closing)
        if report.asked.kind is ReportKind.TRIAL_BALANCE:
            for asset, group in groupby(report.sums, key=lambda each: each.asset):
                self._balances(words.word("balances_of", asset=asset), list(group), report.of_assets())
        elif report.asked.kind is ReportKind.JOURNAL:
            self._sums(words.word("balances"), report.of_assets())
            self._journal(entries)
        else:
            if len(report.sums) > 1:
                self._sums(words.word("balances"), report.sums)
            self._accounts(entries)
        if not report.sums:
            blocks.section(self._pages, words.word("balances"))
            blocks.paragraph(self._pages, words.word("nothing"))
        return self._pages.finish(self._digest.hexdigest())

    def _balances(self, title: str, sums: Sequence[Sums], totals: Sequence[Sums]) -> None:
        """One asset of a trial balance: its accounts, and their sum."""
        words = self._words
        total = next(each for each in totals if each.asset == sums[0].asset)
        wide = min(_width(sums, _total_figures), (look.WIDTH - _LEAST_WORDS) / _FIGURES)
        columns = self._figure_columns(wide, words.word("account"))
        rows: Iterator[Sequence[str]] = (self._sums_row(words.account(each), each, wide) for each in sums)
        blocks.section(self._pages, title)
        long_table(self._pages, columns, _then(rows, [StrongRow(self._sums_row(words.word("sum"), total, wide))]))

    def _sums(self, title: str, sums: Sequence[Sums]) -> None:
        """Every account and asset in one row, before their lines."""
        words = self._words
        wide = min(_width(sums, _total_figures), (look.WIDTH - _LEAST_WORDS) / _FIGURES)
        columns = self._figure_columns(wide, words.word("account"))
        blocks.section(self._pages, title)
        long_table(
            self._pages,
            columns,
            (
                self._sums_row(
                    named(each) if each.account else words.word("all_in", asset=each.asset),
                    each,
                    wide,
                )
                for each in sums
            ),
        )

    def _figure_columns(self, wide: float, head: str) -> list[LongColumn]:
        words = self._words
        heads = ("opening", "debit", "credit", "closing")
        return [
            LongColumn(head, 1 - _FIGURES * wide / look.WIDTH),
            *(LongColumn(words.column(name), wide / look.WIDTH, right=True) for name in heads),
        ]

    def _sums_row(self, account: str, each: Sums, wide: float) -> tuple[str, ...]:
        return (account, *(_fitted(minor, each.scale, wide) for minor in _total_figures(each)))

    def _accounts(self, entries: Iterator[Entry]) -> None:
        """Account after account, each between its opening and its closing balance."""
        grouped = groupby(entries, key=lambda entry: entry.of)
        upcoming = next(grouped, None)
        for place, each in enumerate(self._report.sums):
            lines: Iterable[Entry] = ()
            # The lines come in the order of the sums; an account without any in this period has none there.
            if upcoming is not None and upcoming[0] == place:
                lines = upcoming[1]
                self._statement(each, lines)
                upcoming = next(grouped, None)
            else:
                self._statement(each, lines)

    def _statement(self, each: Sums, lines: Iterable[Entry]) -> None:
        words, pages = self._words, self._pages
        wide = min(_width([each], _all_figures), _WIDEST)
        rest = look.WIDTH - self._wide_day - _NUMBER - 2 * wide
        widths = ((self._wide_day, "day"), (_NUMBER, "number"), (rest, "what"), (wide, "amount"), (wide, "balance"))
        columns = [
            LongColumn(words.column(name), width / look.WIDTH, right=name in ("amount", "balance"))
            for width, name in widths
        ]
        blocks.section(pages, named(each))
        opening = StrongRow(("", "", words.word("opening", day=words.opened), "", self._fit(each.opening, each, wide)))
        moved = self._fit(each.debit + each.credit, each, wide)
        count = words.word("moved_one" if each.count == 1 else "moved", count=f"{each.count:,}")
        foot = [
            StrongRow(("", "", count, moved, "")),
            StrongRow(("", "", words.word("closing", day=words.closed), "", self._fit(each.closing, each, wide))),
        ]
        long_table(pages, columns, _then([opening], self._rows(each, lines, wide), foot))

    def _rows(self, each: Sums, lines: Iterable[Entry], wide: float) -> Iterator[Sequence[str]]:
        what, day = self._words.what, self._day
        for entry in lines:
            self._note(each, entry)
            yield (
                day(entry.booked_on),
                f"T-{entry.number}",
                what(entry),
                self._fit(entry.amount, each, wide),
                self._fit(entry.balance, each, wide),
            )

    def _journal(self, entries: Iterator[Entry]) -> None:
        """Every transaction with all its sides; what it is stands beside the first."""
        words, report = self._words, self._report
        wide = min(_width(report.sums, _moved_figures), _WIDEST)
        rest = look.WIDTH - self._wide_day - _NUMBER - _ASSET - wide
        widths = (
            *((self._wide_day, "day"), (_NUMBER, "number"), (rest * 0.42, "what"), (rest * 0.58, "account")),
            *((wide, "amount"), (_ASSET, "asset")),
        )
        columns = [LongColumn(words.column(name), width / look.WIDTH, right=name == "amount") for width, name in widths]
        blocks.section(self._pages, words.word("transactions"))
        long_table(self._pages, columns, self._journal_rows(entries, wide))
        if not report.count:
            blocks.paragraph(self._pages, words.word("nothing"))

    def _journal_rows(self, entries: Iterator[Entry], wide: float) -> Iterator[Sequence[str]]:
        sums = self._report.sums
        # The asset has a column of its own.
        paths = [spaced(each.account.removesuffix(f":{each.asset}")) for each in sums]
        before = -1
        for entry in entries:
            each = sums[entry.of]
            self._note(each, entry)
            head = ("", "", "")
            if entry.number != before:
                head = (self._day(entry.booked_on), f"T-{entry.number}", self._words.what(entry))
                before = entry.number
            yield (*head, paths[entry.of], self._fit(entry.amount, each, wide), each.asset)

    def _fit(self, minor: int, each: Sums, wide: float) -> str:
        return _fitted(minor, each.scale, wide)

    def _note(self, each: Sums, entry: Entry) -> None:
        """The record's hash is over what the books say, whatever the language of the file."""
        self._count(each.account, each.asset, *entry[1:])

    def _count(self, *values: object) -> None:
        told = "\x1f".join(map(str, values)).encode("utf-8", "surrogatepass")
        self._digest.update(len(told).to_bytes(8, "big") + told)


def _total_figures(each: Sums) -> tuple[int, ...]:
    return each.opening, each.debit, each.credit, each.closing


def _moved_figures(each: Sums) -> tuple[int, ...]:
    return each.debit, each.credit


def _all_figures(each: Sums) -> tuple[int, ...]:
    """No balance of a period lies outside what it could reach."""
    return each.opening, each.debit, each.credit, each.opening + each.debit, each.opening + each.credit


def _width(sums: Sequence[Sums], figures: Callable[[Sums], tuple[int, ...]]) -> float:
    """Points that the longest figure needs."""
    longest = max((len(figure(minor, each.scale)) for each in sums for minor in figures(each)), default=8)
    return max(longest, 8) * _DIGIT + _BESIDE


def _fitted(minor: int, scale: int, wide: float) -> str:
    """A figure; where a column is too narrow for it, broken behind its point."""
    text = figure(minor, scale)
    return text if len(text) * _DIGIT + _BESIDE <= wide + 0.01 else text.replace(".", ".\n")


def _then(*parts: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    for part in parts:
        yield from part
