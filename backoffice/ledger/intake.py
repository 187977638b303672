"""A folder of records becomes transactions in the books: read, staged by COPY, checked as a set, booked whole or not.

Boundary: the one place of this area that reads files. A record that is wrong is a finding, never a crash. L-01.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import psycopg
from psycopg import Connection as PsycopgConnection
from psycopg import sql

from backoffice.desk import Desk, Work
from backoffice.ledger import service
from backoffice.ledger.rules import Booked, HasFindings, NothingToImport
from backoffice.ledger.stopping import stoppable

Progress = Callable[[str, float], None]
_PART = 1 << 20
_BOM = b"\xef\xbb\xbf"
_COLUMNS = {
    "tx": ("tx_id", "date", "kind", "description", "ref"),
    "posting": ("tx_id", "account", "currency", "amount"),
    "asset": ("currency", "scale"),
}
_LINE = re.compile(r"line (\d+)")


def import_folder(desk: Desk, path: Path, progress: Progress | None = None) -> Booked:
    """Book the transactions of a folder, or of one .jsonl file; those the books hold already are passed over.

    Raises NothingToImport, HasFindings (nothing was booked), and what a desk raises. `progress` is told the step and
    how far it is, several times a second; what it raises ends the import, and nothing is booked.
    """
    files = files_of(path)
    told = progress or (lambda step, done: None)
    manifest: dict[str, object] = {"files": [_fingerprint(file) for file in files.values()]}
    batch = desk.do(uuid4(), service.open_batch)
    whole = max(1, sum(file.stat().st_size for file in files.values()))
    before = 0

    def staged(work: Work, batch: UUID, table: str, file: str) -> None:
        stage(work, batch, table, file, lambda read: told("read", 0.5 * (before + read) / whole))

    def booked_whole(work: Work, batch: UUID, manifest: dict[str, object]) -> Booked:
        with stoppable(work.session, lambda: told("book", 0.5)):
            return service.book_batch(work, batch, manifest)

    try:
        for table, file in files.items():
            told("read", 0.5 * before / whole)
            desk.do(uuid4(), staged, batch, table, str(file))
            before += file.stat().st_size
        told("book", 0.5)
        booked = desk.do(uuid4(), booked_whole, batch, manifest)
    except HasFindings as refused:
        desk.do(uuid4(), service.drop_batch, batch)
        raise HasFindings(**refused.facts, **({"bare": True} if "lines" in files else {})) from None
    except BaseException:
        desk.do(uuid4(), service.drop_batch, batch)
        raise
    told("done", 1.0)
    return booked


def files_of(path: Path) -> dict[str, Path]:
    """Which file goes where: tx, posting and asset, or lines. Raises NothingToImport."""
    if path.is_file():
        return {"lines": path}
    if (path / "tx.csv").is_file() and (path / "postings.csv").is_file():
        found = {"tx": path / "tx.csv", "posting": path / "postings.csv"}
    else:
        lines = sorted(path.glob("*.jsonl")) if path.is_dir() else []
        if len(lines) != 1:
            raise NothingToImport(path=str(path))
        found = {"lines": lines[0]}
    if (path / "assets.csv").is_file():
        found = {"asset": path / "assets.csv", **found}
    return found


def stage(work: Work, batch: UUID, table: str, file: str, read: Callable[[int], None] | None = None) -> None:
    """Copy one file into the batch's staging tables. Raises HasFindings for one that is no such file.

    `read` is told how many bytes have been read.
    """
    connection = cast("PsycopgConnection[tuple[object, ...]]", work.session.connection().connection.driver_connection)
    name = batch.hex
    if table == "lines":
        _stage_lines(connection, name, Path(file))
        return
    columns = sql.SQL(", ").join(map(sql.Identifier, _COLUMNS[table]))
    into = sql.SQL("copy {} ({}) from stdin (format csv, header match, encoding 'utf8')").format(
        sql.Identifier("ledger_stage", f"{table}_{name}"), columns
    )
    try:
        with Path(file).open("rb") as opened, connection.cursor().copy(into) as copy:
            part = opened.read(_PART).removeprefix(_BOM)
            ended = True
            while part:
                copy.write(part)
                ended = part.endswith((b"\n", b"\r"))
                if read is not None:
                    read(opened.tell())
                part = opened.read(_PART)
    except psycopg.DataError as fault:
        raise _unreadable(Path(file), fault) from None
    # A file cut inside its last reference reads like a whole one, and the whole one would be booked beside it.
    if not ended:
        raise _finding(Path(file), 0, "cut_off")


def _stage_lines(connection: PsycopgConnection[tuple[object, ...]], name: str, file: Path) -> None:
    """One JSON object a line: a transaction with its postings. Read twice, since one COPY runs at a time."""
    for table, columns in (("tx", _COLUMNS["tx"]), ("posting", _COLUMNS["posting"])):
        into = sql.SQL("copy {} ({}) from stdin").format(
            sql.Identifier("ledger_stage", f"{table}_{name}"), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with connection.cursor().copy(into) as copy, closing(_lines(file)) as lines:
            for told in lines:
                for record in (told,) if table == "tx" else told["postings"]:
                    copy.write_row([{**record, "tx_id": told.get("tx_id")}.get(column) for column in columns])


def _lines(file: Path) -> Generator[dict[str, Any]]:
    with file.open("rb") as opened:
        for number, line in enumerate(opened, 1):
            if not line.strip():
                continue
            try:
                told = json.loads(line.decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
            except (ValueError, RecursionError):
                told = None
            if not _is_transaction(told):
                raise _finding(file, number, "not_a_transaction", line.decode(errors="replace").strip())
            yield cast("dict[str, Any]", told)


def _is_transaction(told: object) -> bool:
    """An object of texts that can be stored, with a list of such: an escape may write a NUL, or half of a sign."""
    if not isinstance(told, dict) or not isinstance(told.get("postings"), list):
        return False
    records = [(told, _COLUMNS["tx"]), *((each, _COLUMNS["posting"][1:]) for each in told["postings"])]
    if not all(isinstance(record, dict) for record, _ in records):
        return False
    values = [value for record, columns in records for column in columns if (value := record.get(column)) is not None]
    if not all(isinstance(value, str) for value in values):
        return False
    whole = "".join(values)
    return "\0" not in whole and whole.encode(errors="ignore").decode() == whole


def _unreadable(file: Path, fault: psycopg.DataError) -> HasFindings:
    """The server names the line it could not read; the header is its line 1."""
    found = _LINE.search(fault.diag.context or "")
    line = int(found[1]) if found else 0
    code = "bad_header" if line <= 1 else "bad_record"
    return _finding(file, max(line - 1, 0), code, fault.diag.message_primary or "")


def _finding(file: Path, record: int, code: str, value: str = "") -> HasFindings:
    return HasFindings(total=1, kinds={code: 1}, findings=[[file.stem, record, code, value[:200]]])


def _fingerprint(file: Path) -> dict[str, object]:
    with file.open("rb") as opened:
        return {
            "name": file.name,
            "size": file.stat().st_size,
            "sha256": hashlib.file_digest(opened, "sha256").hexdigest(),
        }
