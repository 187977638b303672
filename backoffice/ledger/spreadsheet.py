"""A report as XLSX: a sheet of sums and a sheet of lines, written row by row.

Boundary: every text is written as text, so that no cell is a formula; an amount is a number only where a spreadsheet
keeps each of its digits, else it is text. Runs in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from backoffice.documents.drawn import Drawn
from backoffice.documents.workbook import Workbook
from backoffice.ledger.csv_rows import ENTRIES, SUMS
from backoffice.ledger.report import Entry, Report, Sums, decimals
from backoffice.ledger.report_words import ReportWords

# A spreadsheet keeps numbers as binary floating point: fifteen digits come back as they went in.
_DIGITS = 15
_WIDTHS = {"account": 40, "description": 44, "reference": 24, "kind": 16, "asset": 8, "accounts": 10, "postings": 10}
_WIDTHS |= dict.fromkeys(("opening", "debit", "credit", "closing", "amount", "balance"), 22)


def report_xlsx(report: Report, entries: Iterator[Entry], file: BinaryIO) -> Drawn:
    """Write the whole file."""
    words = ReportWords(report)
    book = Workbook(file, f"{words.title}, {report.firm}", report.firm, report.written_at)
    sheets = _Sheets(book, words)
    sheets.sums()
    if report.lists_entries:
        sheets.entries(entries)
    return book.finish()


class _Sheets:
    def __init__(self, book: Workbook, words: ReportWords) -> None:
        self._book = book
        self._words = words
        self._figures: dict[tuple[int, bool], Any] = {}
        self._long = {strong: book.style(align="right", bold=strong) for strong in (False, True)}

    def sums(self) -> None:
        words, report = self._words, self._words.report
        sheet = self._book.sheet(words.word("sheet_sums"))
        facts = (*words.facts(), (words.word("digits_head"), words.word("digits")))
        top = self._book.facts(sheet, words.title, facts)
        self._heads(sheet, top, SUMS)
        for row, each in enumerate(report.sums, start=top + 1):
            self._sums_row(sheet, row, each.account, each, strong=False)
        foot = top + 1 + len(report.sums)
        for row, each in enumerate(report.of_assets(), start=foot):
            self._sums_row(sheet, row, words.word("sum"), each, strong=True)

    def entries(self, entries: Iterator[Entry]) -> None:
        words, report, book = self._words, self._words.report, self._book
        sheet = book.sheet(words.word("sheet_entries"))
        self._heads(sheet, 0, ENTRIES)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, entry in enumerate(entries, start=1):
            of = report.sums[entry.of]
            book.text(sheet, last, 0, of.account)
            book.text(sheet, last, 1, of.asset)
            book.on(sheet, last, 2, entry.booked_on)
            book.on(sheet, last, 3, entry.happened_on)
            sheet.write_number(last, 4, entry.number, book.plain)
            book.text(sheet, last, 5, words.kind(entry.kind))
            book.text(sheet, last, 6, entry.reference)
            book.text(sheet, last, 7, entry.words)
            self._amount(sheet, last, 8, entry.amount, of.scale)
            self._amount(sheet, last, 9, entry.balance, of.scale)
        sheet.autofilter(0, 0, last, len(ENTRIES) - 1)

    def _heads(self, sheet: Any, row: int, names: tuple[str, ...]) -> None:
        self._book.heads(sheet, row, [(self._words.column(name), _WIDTHS.get(name, 14)) for name in names])

    def _sums_row(self, sheet: Any, row: int, account: str, each: Sums, *, strong: bool) -> None:
        style = self._book.strong if strong else self._book.plain
        self._book.text(sheet, row, 0, account, style)
        self._book.text(sheet, row, 1, each.asset, style)
        sheet.write_number(row, 2, each.accounts, style)
        for column, minor in enumerate((each.opening, each.debit, each.credit, each.closing), start=3):
            self._amount(sheet, row, column, minor, each.scale, strong=strong)
        sheet.write_number(row, 7, each.count, style)

    def _amount(self, sheet: Any, row: int, column: int, minor: int, scale: int, *, strong: bool = False) -> None:
        if len(str(abs(minor))) > _DIGITS:
            sheet.write_string(row, column, decimals(minor, scale), self._long[strong])
            return
        style = self._figures.get((scale, strong))
        if style is None:
            shown = f"#,##0.{'0' * scale}" if scale else "#,##0"
            style = self._figures[scale, strong] = self._book.style(num_format=shown, bold=strong)
        sheet.write_number(row, column, minor / 10**scale, style)
