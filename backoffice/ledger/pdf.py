"""The door to the area's documents: costs nothing to import, loads the kit only where a PDF is made.

Boundary: frozen values in, a file out; slow, so desks go through `documents.row_press`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from backoffice.documents.drawn import Drawn
from backoffice.ledger.report import Entry, Report


def report_pdf(report: Report, entries: Iterator[Entry], file: BinaryIO, certificate: bytes | None = None) -> Drawn:
    """Write the whole PDF; with a certificate (DER) it has room for the signature that goes with it."""
    from backoffice.ledger.report_pages import draw_report

    return draw_report(report, entries, file, certificate)
