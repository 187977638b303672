"""A report as XLSX: a sheet of sums and a sheet of lines, written row by row.

Boundary: every text is written as text, so that no cell is a formula; an amount is a number only where a spreadsheet
keeps each of its digits, else it is text. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date
from typing import Any, BinaryIO

from backoffice.ledger.csv_rows import ENTRIES, SUMS
from backoffice.ledger.report import Drawn, Entry, Report, Sums, decimals
from backoffice.ledger.report_words import ReportWords

# A spreadsheet keeps numbers as binary floating point: fifteen digits come back as they went in.
_DIGITS = 15
_LETTERS = 32_000
_FIRST_YEAR = 1900
_WIDTHS = {"account": 40, "description": 44, "reference": 24, "kind": 16, "asset": 8, "accounts": 10, "postings": 10}
_WIDTHS |= dict.fromkeys(("opening", "debit", "credit", "closing", "amount", "balance"), 22)


def report_xlsx(report: Report, entries: Iterator[Entry], file: BinaryIO) -> Drawn:
    """Write the whole file."""
    import xlsxwriter

    # Rows go to disk as they come; the file's own times are those of the report.
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    words = ReportWords(report)
    book.set_properties(
        {"title": f"{words.title}, {report.firm}", "author": report.firm, "created": report.written_at.astimezone(UTC)}
    )
    sheets = _Sheets(book, words)
    sheets.sums()
    if report.lists_entries:
        sheets.entries(entries)
    book.close()
    digest = hashlib.sha256()
    file.seek(0)
    while part := file.read(1 << 20):
        digest.update(part)
    return Drawn(digest.digest(), file.tell())


class _Sheets:
    def __init__(self, book: Any, words: ReportWords) -> None:
        self._book = book
        self._words = words
        self._plain = book.add_format({"font_name": "Arial", "font_size": 10})
        self._strong = book.add_format({"font_name": "Arial", "font_size": 10, "bold": True})
        self._title = book.add_format({"font_name": "Arial", "font_size": 14, "bold": True})
        self._head = book.add_format({"font_name": "Arial", "font_size": 10, "bold": True, "bottom": 1})
        self._day = book.add_format(
            {"font_name": "Arial", "font_size": 10, "num_format": "yyyy-mm-dd", "align": "left"}
        )
        self._figures: dict[tuple[int, bool], Any] = {}
        self._long = {
            strong: book.add_format({"font_name": "Arial", "font_size": 10, "align": "right", "bold": strong})
            for strong in (False, True)
        }

    def sums(self) -> None:
        words, report = self._words, self._words.report
        sheet = self._book.add_worksheet(words.word("sheet_sums"))
        facts = (*words.facts(), (words.word("digits_head"), words.word("digits")))
        self._text(sheet, 0, 0, words.title, self._title)
        for row, (label, value) in enumerate(facts, start=1):
            self._text(sheet, row, 0, label, self._strong)
            self._text(sheet, row, 1, value)
        top = len(facts) + 2
        self._heads(sheet, top, SUMS)
        for row, each in enumerate(report.sums, start=top + 1):
            self._sums_row(sheet, row, each.account, each, strong=False)
        foot = top + 1 + len(report.sums)
        for row, each in enumerate(report.of_assets(), start=foot):
            self._sums_row(sheet, row, words.word("sum"), each, strong=True)

    def entries(self, entries: Iterator[Entry]) -> None:
        words, report = self._words, self._words.report
        sheet = self._book.add_worksheet(words.word("sheet_entries"))
        self._heads(sheet, 0, ENTRIES)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, entry in enumerate(entries, start=1):
            of = report.sums[entry.of]
            self._text(sheet, last, 0, of.account)
            self._text(sheet, last, 1, of.asset)
            self._on(sheet, last, 2, entry.booked_on)
            self._on(sheet, last, 3, entry.happened_on)
            sheet.write_number(last, 4, entry.number, self._plain)
            self._text(sheet, last, 5, words.kind(entry.kind))
            self._text(sheet, last, 6, entry.reference)
            self._text(sheet, last, 7, entry.words)
            self._amount(sheet, last, 8, entry.amount, of.scale)
            self._amount(sheet, last, 9, entry.balance, of.scale)
        sheet.autofilter(0, 0, last, len(ENTRIES) - 1)

    def _heads(self, sheet: Any, row: int, names: tuple[str, ...]) -> None:
        for column, name in enumerate(names):
            sheet.set_column(column, column, _WIDTHS.get(name, 14))
        for column, name in enumerate(names):
            self._text(sheet, row, column, self._words.column(name), self._head)

    def _sums_row(self, sheet: Any, row: int, account: str, each: Sums, *, strong: bool) -> None:
        style = self._strong if strong else self._plain
        self._text(sheet, row, 0, account, style)
        self._text(sheet, row, 1, each.asset, style)
        sheet.write_number(row, 2, each.accounts, style)
        for column, minor in enumerate((each.opening, each.debit, each.credit, each.closing), start=3):
            self._amount(sheet, row, column, minor, each.scale, strong=strong)
        sheet.write_number(row, 7, each.count, style)

    def _text(self, sheet: Any, row: int, column: int, text: str, style: Any = None) -> None:
        if text:
            # A cell holds 32,767 letters; the library drops what is longer.
            whole = text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
            sheet.write_string(row, column, whole, style or self._plain)

    def _on(self, sheet: Any, row: int, column: int, on: date) -> None:
        if on.year > _FIRST_YEAR:
            sheet.write_datetime(row, column, on, self._day)
        else:
            self._text(sheet, row, column, on.isoformat())

    def _amount(self, sheet: Any, row: int, column: int, minor: int, scale: int, *, strong: bool = False) -> None:
        if len(str(abs(minor))) > _DIGITS:
            sheet.write_string(row, column, decimals(minor, scale), self._long[strong])
            return
        style = self._figures.get((scale, strong))
        if style is None:
            shown = f"#,##0.{'0' * scale}" if scale else "#,##0"
            told = {"font_name": "Arial", "font_size": 10, "num_format": shown, "bold": strong}
            style = self._figures[scale, strong] = self._book.add_format(told)
        sheet.write_number(row, column, minor / 10**scale, style)
