"""Write the register of requests as PDF, CSV or XLSX: announced, drawn beside its place, entered, signed, put there.

Boundary: touches a folder; who may not keep the register is refused before anything is read. S-05.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from backoffice.desk import Desk
from backoffice.documents.drawn import Drawn, Form, Progress
from backoffice.documents.row_filing import Begin, Filed, file_rows
from backoffice.documents.row_press import FileNotTaken
from backoffice.rights.register import announce_register, enter_register, register
from backoffice.rights.register_rules import Asked, Register, RegisterNotWritten


def write_register(desk: Desk, asked: Asked, place: Path, progress: Progress | None = None) -> tuple[Register, Filed]:
    """Write the register to `place`; into a folder under a name of its own. What it holds, and where it lies.

    A PDF carries the firm's signature if a sealer serves, and says in its foot whether it does. `progress` is told
    lines done and lines to do; what it raises ends the work, and nothing is left. Raises NotYoursToRecord, NotAPeriod,
    RegisterTooLong, RegisterNotWritten, NotSignedYet and PressFailed.
    """
    told = progress or (lambda done, total: None)
    entry = desk.do(uuid4(), announce_register, asked)

    def read(begin: Begin, signed: bool) -> Register:
        return desk.ask(register, asked, entry, begin, told, signed=signed)

    def enter(document: UUID, drawn: Drawn, to_sign: bytes | None) -> int:
        return desk.do(uuid4(), enter_register, document, drawn.sha256, drawn.size, to_sign=to_sign)

    name = f"requests-{asked.since}-{asked.until}-{entry}.{asked.form}"
    try:
        return file_rows(desk, place, name, partial(_renderer, asked.form), read, enter, signs=asked.form is Form.PDF)
    except FileNotTaken as fault:
        raise RegisterNotWritten(**fault.facts) from fault


def _renderer(form: Form, certificate: bytes | None) -> Callable[..., Any]:
    """What draws this form; each loads its library in the process that draws."""
    if form is Form.PDF:
        from backoffice.rights.register_pages import register_pdf

        return partial(register_pdf, certificate=certificate)
    from backoffice.rights.register_cells import register_csv, register_xlsx

    return register_csv if form is Form.CSV else register_xlsx
