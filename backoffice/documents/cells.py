"""Cells that a spreadsheet takes for text and never for a formula.

Boundary: pure; amounts pass as they are, negative ones too. RFC 4180, UTF-8.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff".encode()
# What makes a spreadsheet calculate, also behind the white space that it skips (OWASP, CSV injection).
_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_AMOUNT = re.compile(r"-\d{1,60}(\.\d{1,18})?", re.ASCII)


def safe(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would take for a formula; "-12.50" is none."""
    if not cell.startswith(_STARTERS) and not cell.lstrip().startswith(_STARTERS):
        return cell
    return cell if _AMOUNT.fullmatch(cell) else f"'{cell}"


def csv_lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as UTF-8 lines, every cell made safe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return out.getvalue().encode()
