"""The register as CSV and as XLSX: what it is of, what it comes to, its lines.

Boundary: frozen values in, a file out; no cell can become a formula. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

from backoffice.documents.cells import BYTE_ORDER_MARK, csv_lines
from backoffice.documents.drawn import Drawn
from backoffice.documents.workbook import Workbook
from backoffice.rights.register_rules import Line, Register
from backoffice.rights.register_words import COLUMNS, DAYS, TOTALS, RegisterWords

_AT_ONCE = 1_000
_WIDTHS = {"person": 38, "statute_rules": 44, "promise_rules": 30, "letters": 44, "right": 24, "extended_on": 34}
_USUAL = 15


def register_csv(register: Register, lines: Iterator[Line], file: BinaryIO) -> Drawn:
    """Write the whole file."""
    digest, size = hashlib.sha256(), 0
    for content in _parts(register, lines):
        file.write(content)
        digest.update(content)
        size += len(content)
    return Drawn(digest.digest(), size)


def register_xlsx(register: Register, lines: Iterator[Line], file: BinaryIO) -> Drawn:
    """Write the whole file: a sheet of totals and a sheet of lines."""
    words = RegisterWords(register)
    book = Workbook(file, f"{words.title}, {register.firm}", register.firm, register.written_at)
    sheet = book.sheet(words.word("sheet_totals"))
    top = book.facts(sheet, words.title, words.facts())
    book.heads(sheet, top, [(head, _USUAL if place else 40) for place, head in enumerate(_totals_heads(words))])
    made = (*register.by_right, register.all)
    for row, (told, cells) in enumerate(zip(made, words.totals(), strict=True), start=top + 1):
        style = book.strong if told.right is None else book.plain
        book.text(sheet, row, 0, cells[0], style)
        for column, name in enumerate(TOTALS, start=1):
            sheet.write_number(row, column, getattr(told, name), style)
    sheet = book.sheet(words.word("sheet_lines"))
    book.heads(sheet, 0, [(words.column(name), _WIDTHS.get(name, _USUAL)) for name in COLUMNS])
    sheet.freeze_panes(1, 1)
    last = 0
    for last, line in enumerate(lines, start=1):
        for column, (name, cell) in enumerate(zip(COLUMNS, words.cells(line), strict=True)):
            if name in DAYS and cell and not (name == "extended_on" and line.extended_in_vain):
                book.on(sheet, last, column, date.fromisoformat(cell))
            elif name == "days_late":
                sheet.write_number(last, column, line.days_late, book.plain)
            else:
                book.text(sheet, last, column, cell)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    return book.finish()


def _totals_heads(words: RegisterWords) -> list[str]:
    return [words.column("right"), *(words.word(f"total.{name}") for name in TOTALS)]


def _parts(register: Register, lines: Iterator[Line]) -> Iterator[bytes]:
    words = RegisterWords(register)
    head: list[Sequence[str]] = [(words.word("document"), words.title), *words.facts(), (), _totals_heads(words)]
    head += [*words.totals(), (), [words.column(name) for name in COLUMNS]]
    yield BYTE_ORDER_MARK + csv_lines(head)
    part: list[Sequence[str]] = []
    for line in lines:
        part.append(words.cells(line))
        if len(part) == _AT_ONCE:
            yield csv_lines(part)
            part = []
    yield csv_lines(part)
