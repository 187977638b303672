"""Write a report of the books as PDF, CSV or XLSX: announced, drawn beside its place, registered, signed, put there.

Boundary: the one place of the area that writes into a folder; a report that fails leaves nothing there. L-02, S-05.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from backoffice.desk import Desk
from backoffice.documents.drawn import Drawn, Form, Progress
from backoffice.documents.row_filing import Begin, file_rows
from backoffice.documents.row_press import FileNotTaken
from backoffice.ledger.report import Asked, Report, ReportNotWritten, Written
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

    def read(begin: Begin, signed: bool) -> Report:
        made = desk.ask(report, asked, entry, begin, told, signed=signed)
        told(made.count, made.count)
        return made

    def enter(document: UUID, drawn: Drawn, to_sign: bytes | None) -> int:
        return desk.do(uuid4(), register_report, asked, document, drawn.sha256, drawn.size, to_sign=to_sign)

    name, signs = f"{asked.kind.replace('_', '-')}-{entry}.{asked.form}", asked.form is Form.PDF
    try:
        made, filed = file_rows(desk, place, name, partial(_renderer, asked.form), read, enter, signs=signs)
    except FileNotTaken as fault:
        raise ReportNotWritten(**fault.facts) from fault
    lines = made.count if made.lists_entries else len(made.sums)
    return Written(str(filed.path), lines, filed.size, filed.sha256, made.signed)


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
