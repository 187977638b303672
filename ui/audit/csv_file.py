"""Lists of entries as CSV that a spreadsheet takes for text and never for a formula.

Boundary: pure; RFC 4180 with a byte order mark, so that spreadsheets read the letters as UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff".encode()
# What makes a spreadsheet calculate, also behind the white space that it skips (OWASP, CSV injection).
_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_STARTERS) or cell.lstrip().startswith(_STARTERS) else cell


def csv_lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as UTF-8 lines, every cell made safe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return out.getvalue().encode()
