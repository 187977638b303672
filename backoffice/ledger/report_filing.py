"""Write a report of the books as PDF, CSV or XLSX: announced, drawn beside its place, registered, signed, put there.

Boundary: the one place of the area that writes into a folder; a report that fails leaves nothing there. L-02, S-05.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from backoffice import outlet
from backoffice.desk import Desk
from backoffice.documents.row_press import FileNotTaken, RowPress
from backoffice.ledger.report import Asked, Drawn, Entry, Form, Progress, Report, ReportNotWritten, Written
from backoffice.ledger.reports import announce_report, register_report, report


def write_report(desk: Desk, asked: Asked, place: Path, progress: Progress | None = None) -> Written:
    """Write a report to `place`; into a folder under a name of its own. Links are followed; a file gives way.

    Devices and pipes are written into, `-` is the output. A PDF carries the firm's signature if a sealer serves, and
    says in its foot whether it does. `progress` is told lines done and lines to do, now and then; what it raises ends
    the report. Raises NothingUnder, NotAPeriod, ReportTooLong, ReportDisagrees, ReportNotWritten, NotSignedYet and
    PressFailed.
    """
    told = progress or (lambda done, total: None)
    entry = desk.do(uuid4(), announce_report, asked)
    path, half = place, None
    try:
        path = place / f"{asked.kind.replace('_', '-')}-{entry}.{asked.form}" if place.is_dir() else place
        path = outlet.settled(path)
        half = outlet.beside(path, f".{path.name}.{uuid4().hex[:12]}.part")
        return _written(desk, asked, entry, path, half, told)
    except FileNotTaken as fault:
        raise ReportNotWritten(path=str(path), reason=fault.facts["reason"]) from fault
    except OSError as fault:
        raise ReportNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    finally:
        with suppress(OSError):
            if half is not None:
                half.unlink()


def _written(desk: Desk, asked: Asked, entry: int, path: Path, half: Path, progress: Progress) -> Written:
    from backoffice.documents import firm_signature

    certificate = desk.ask(firm_signature.certificate) if asked.form is Form.PDF else None
    press: RowPress[Report, Entry, Drawn]
    with RowPress(_renderer(asked.form, certificate), half) as press:
        made = desk.ask(report, asked, entry, press.begin, progress, signed=certificate is not None)
        drawn = press.finish()
    progress(made.count, made.count)
    document = uuid4()
    if certificate is None or drawn.room is None:
        desk.do(uuid4(), register_report, asked, document, drawn.sha256, drawn.size)
    else:
        prepared = firm_signature.Prepared(half.read_bytes(), drawn.room, certificate, drawn.to_sign)
        desk.do(uuid4(), register_report, asked, document, drawn.sha256, drawn.size, to_sign=prepared.digest)
        pdf = firm_signature.signed(desk, document, prepared)
        with half.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
    with half.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        size = content.seek(0, os.SEEK_END)
    outlet.hand_over(half, path)
    lines = made.count if made.lists_entries else len(made.sums)
    return Written(str(path), lines, size, sha256, made.signed)


def _renderer(form: Form, certificate: bytes | None) -> Callable[..., Any]:
    """What draws this form; each loads its library in the process that draws."""
    if form is Form.CSV:
        from backoffice.ledger.csv_rows import report_csv

        return report_csv
    if form is Form.XLSX:
        from backoffice.ledger.spreadsheet import report_xlsx

        return report_xlsx
    from backoffice.ledger.pdf import report_pdf

    return partial(report_pdf, certificate=certificate)
