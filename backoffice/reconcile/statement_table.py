"""The rows of a CSV file. L-01.

Boundary: text in, rows of cells out, one at a time. An open quote at the end is a cut file, not a long cell.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from backoffice.reconcile.statement_cells import Row
from backoffice.reconcile.statement_faults import StatementCut, StatementMalformed


def csv_rows(rows: Iterable[tuple[int, str]], delimiter: str) -> Iterator[Row]:
    """Every row that is not blank, with the number of its first line. Raises StatementCut, StatementMalformed."""
    met = [0]

    def passing() -> Iterator[str]:
        for row, text in rows:
            met[0] = row
            yield f"{text}\n"

    reader = csv.reader(passing(), delimiter=delimiter, strict=True)
    while True:
        first = met[0] + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            if "unexpected end" in str(fault):
                raise StatementCut(row=first, missing='"') from fault
            raise StatementMalformed(row=met[0], found=str(fault)[:60]) from fault
        if any(cell.strip() for cell in cells):
            yield first, cells
