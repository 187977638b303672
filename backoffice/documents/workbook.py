"""A workbook written row by row: text stays text, so that no cell is a formula, and a day is a day.

Boundary: rows go to disk as they come, its times are those of what it says. Runs in a process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from backoffice.documents.drawn import Drawn

_LETTERS = 32_000
_FIRST_YEAR = 1900
_FONT = {"font_name": "Arial", "font_size": 10}


class Workbook:
    """Sheets one after the other, each from the top down; `finish` closes the file."""

    def __init__(self, file: BinaryIO, title: str, author: str, written_at: datetime) -> None:
        import xlsxwriter

        self._file = file
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(file, options)
        self._book.set_properties({"title": title, "author": author, "created": written_at.astimezone(UTC)})
        self.plain = self.style()
        self.strong = self.style(bold=True)
        self._title = self._book.add_format({"font_name": "Arial", "font_size": 14, "bold": True})
        self._head = self.style(bold=True, bottom=1)
        self._day = self.style(num_format="yyyy-mm-dd", align="left")

    def style(self, **told: object) -> Any:
        """A look of cells in the house's font."""
        return self._book.add_format({**_FONT, **told})

    def sheet(self, name: str) -> Any:
        return self._book.add_worksheet(name)

    def facts(self, sheet: Any, title: str, facts: Iterable[tuple[str, str]]) -> int:
        """A title with labels and values under it; the row behind them, one left free."""
        self.text(sheet, 0, 0, title, self._title)
        row = 0
        for row, (label, value) in enumerate(facts, start=1):
            self.text(sheet, row, 0, label, self.strong)
            self.text(sheet, row, 1, value)
        return row + 2

    def heads(self, sheet: Any, row: int, heads: Sequence[tuple[str, int]]) -> None:
        """The heads of the columns with their widths in letters."""
        for column, (_, wide) in enumerate(heads):
            sheet.set_column(column, column, wide)
        for column, (head, _) in enumerate(heads):
            self.text(sheet, row, column, head, self._head)

    def text(self, sheet: Any, row: int, column: int, text: str, style: Any = None) -> None:
        if text:
            # A cell holds 32,767 letters; the library drops what is longer.
            whole = text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
            sheet.write_string(row, column, whole, style or self.plain)

    def on(self, sheet: Any, row: int, column: int, on: date) -> None:
        if on.year > _FIRST_YEAR:
            sheet.write_datetime(row, column, on, self._day)
        else:
            self.text(sheet, row, column, on.isoformat())

    def finish(self) -> Drawn:
        """Close it; what it came to."""
        self._book.close()
        digest = hashlib.sha256()
        self._file.seek(0)
        while part := self._file.read(1 << 20):
            digest.update(part)
        return Drawn(digest.digest(), self._file.tell())
