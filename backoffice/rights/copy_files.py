"""The files of a copy, written as rows stream in: data and movements as JSON and CSV, pictures and papers as they are.

Boundary: runs in a process of its own; values in, one ZIP out, nothing read from anywhere. Amounts are decimal strings.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from backoffice.documents.cells import BYTE_ORDER_MARK, csv_lines
from backoffice.rights.access_rules import AssetTotal, CopyMade, FileMade, Movement, Piece

ENTRY_COLUMNS = ("NtryRef", "Acct", "Amt", "Ccy", "CdtDbtInd", "BookgDt", "ValDt", "BkTxCd", "RvslInd", "AcctSvcrRef")
DESCRIPTION = "AddtlNtryInf"
_STORED = frozenset({".jpg", ".png", ".webp", ".zip", ".pdf"})
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class CopyHead:
    """What a copy begins with. `named` are the files made of collected rows: name, and which parts go in.

    `whole` stands at the beginning of the first of them; `described` puts the words of a movement in, which came from
    others; `folder` takes what waits; `ready` are files that need no rows; `schema` names that of the movements.
    """

    folder: str
    made_at: datetime
    data_name: str
    whole: Mapping[str, object]
    described: bool
    ready: tuple[tuple[str, bytes], ...] = ()
    spreadsheet: bool = True
    schema: str = ""


@dataclass(slots=True)
class _Sum:
    scale: int
    count: int = 0
    came_in: int = 0
    went_out: int = 0
    days: list[str] = field(default_factory=list)


def draw_copy(head: CopyHead, pieces: Iterator[Piece | Movement], file: BinaryIO) -> CopyMade:
    """Write the ZIP without its answer and its manifest, which come when it is known."""
    # Files without a name: a process that is killed leaves nothing behind.
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
        tempfile.TemporaryFile(dir=head.folder) as objects,
        tempfile.TemporaryFile(dir=head.folder) as lines,
    ):
        writer = _Writer(head, archive, objects, lines)
        for piece in pieces:
            if isinstance(piece, Movement):
                writer.movement(piece)
            elif piece.name:
                writer.file(piece.name, piece.content)
            else:
                writer.parts.setdefault(piece.part, []).append(piece.values)
        return writer.finish()


class _Writer:
    def __init__(self, head: CopyHead, archive: zipfile.ZipFile, objects: IO[bytes], lines: IO[bytes]) -> None:
        self._head = head
        self._archive = archive
        self.parts: dict[str, list[Mapping[str, object]]] = {}
        self._made: list[FileMade] = []
        self._sums: dict[str, _Sum] = {}
        self._count = 0
        self._json, self._csv = objects, lines
        self._lines: list[tuple[str, ...]] = [(*ENTRY_COLUMNS, *((DESCRIPTION,) if head.described else ()))]
        self._objects: list[str] = []
        if head.spreadsheet:
            self._csv.write(BYTE_ORDER_MARK)
        opening = {"$schema": head.schema} if head.schema else {}
        self._json.write(json.dumps(opening)[:-1].encode() + (b"," if opening else b"") + b'"Ntry":[\n')

    def file(self, name: str, content: bytes) -> None:
        method = zipfile.ZIP_STORED if Path(name).suffix in _STORED else zipfile.ZIP_DEFLATED
        self._archive.writestr(self._entry(name, method), content)
        self._made.append(FileMade(name, hashlib.sha256(content).hexdigest(), len(content)))

    def movement(self, each: Movement) -> None:
        told = self._sums.setdefault(each.asset, _Sum(each.scale))
        told.count += 1
        told.came_in += max(each.amount, 0)
        told.went_out += max(-each.amount, 0)
        day = each.booked_on.isoformat()
        told.days = [min(told.days[0], day), max(told.days[1], day)] if told.days else [day, day]
        entry = entry_of(each, described=self._head.described)
        self._lines.append(tuple(entry.values()))
        self._objects.append(json.dumps(structured(entry), ensure_ascii=False))
        if len(self._lines) >= _AT_ONCE:
            self._put_down()

    def finish(self) -> CopyMade:
        self._put_down()
        self._json.write(b"]}\n")
        for name, content in self._head.ready:
            self.file(name, content)
        whole = {**self._head.whole, "held": self.parts} if self._head.data_name else {}
        if whole:
            words = json.dumps(whole, ensure_ascii=False, indent=1)
            self.file(self._head.data_name, words.encode())
        for name, source in (("transactions.json", self._json), ("transactions.csv", self._csv)):
            self._copy(name, source)
        totals = tuple(
            AssetTotal(
                asset,
                each.scale,
                each.count,
                each.came_in,
                each.went_out,
                *(datetime.fromisoformat(day).date() for day in each.days),
            )
            for asset, each in sorted(self._sums.items())
        )
        return CopyMade(tuple(self._made), totals, self._count)

    def _put_down(self) -> None:
        if self._objects:
            self._json.write(((",\n" if self._count else "") + ",\n".join(self._objects) + "\n").encode())
        self._csv.write(csv_lines(self._lines))
        self._count += len(self._objects)
        self._objects, self._lines = [], []

    def _copy(self, name: str, source: IO[bytes]) -> None:
        source.seek(0)
        digest = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
        size = source.tell()
        source.seek(0)
        with self._archive.open(self._entry(name, zipfile.ZIP_DEFLATED), "w") as target:
            shutil.copyfileobj(source, target)
        self._made.append(FileMade(name, digest, size))

    def _entry(self, name: str, method: int) -> zipfile.ZipInfo:
        return zip_entry(name, self._head.made_at, method)


def zip_entry(name: str, made_at: datetime, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """An entry that only its owner may read when it is unpacked."""
    entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
    entry.compress_type = method
    entry.external_attr = 0o600 << 16
    return entry


def entry_of(each: Movement, *, described: bool) -> dict[str, str]:
    """A movement by the element names of ISO 20022 (camt.053, Ntry), flat; `Amt` is a decimal string without a sign."""
    told = {
        "NtryRef": f"{each.number}/{each.seq}",
        "Acct": each.account,
        "Amt": decimals(abs(each.amount), each.scale),
        "Ccy": each.asset,
        "CdtDbtInd": "DBIT" if each.amount < 0 else "CRDT",
        "BookgDt": each.booked_on.isoformat(),
        "ValDt": each.happened_on.isoformat(),
        "BkTxCd": each.kind,
        "RvslInd": "true" if each.reverses is not None else "false",
        "AcctSvcrRef": each.reference,
    }
    return {**told, DESCRIPTION: each.description} if described else told


def structured(entry: Mapping[str, str]) -> dict[str, object]:
    """The same, nested as ISO 20022 nests it."""
    told: dict[str, object] = {
        "NtryRef": entry["NtryRef"],
        "Acct": {"Id": {"Othr": {"Id": entry["Acct"]}}},
        "Amt": {"Ccy": entry["Ccy"], "Value": entry["Amt"]},
        "CdtDbtInd": entry["CdtDbtInd"],
        "BookgDt": {"Dt": entry["BookgDt"]},
        "ValDt": {"Dt": entry["ValDt"]},
        "BkTxCd": {"Prtry": {"Cd": entry["BkTxCd"]}},
        "RvslInd": entry["RvslInd"] == "true",
    }
    if entry["AcctSvcrRef"]:
        told["AcctSvcrRef"] = entry["AcctSvcrRef"]
    if entry.get(DESCRIPTION):
        told[DESCRIPTION] = entry[DESCRIPTION]
    return told


def decimals(minor: int, scale: int) -> str:
    """Minor units as a decimal string: 123450 at scale 2 is "1234.50"."""
    digits = str(minor).rjust(scale + 1, "0")
    return f"{digits[:-scale]}.{digits[-scale:]}" if scale else digits


def put_last(place: Path, files: Mapping[str, bytes], manifest: Mapping[str, object], made_at: datetime) -> None:
    """Add what is known only at the end, and the manifest last of all."""
    with zipfile.ZipFile(place, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zip_entry(name, made_at), content)
        told = io.StringIO()
        json.dump(manifest, told, ensure_ascii=False, indent=1)
        archive.writestr(zip_entry("manifest.json", made_at), told.getvalue())
