"""The rows of an XLSX workbook, read from its parts without opening anything else. ECMA-376 part 1, 18.3. L-01.

Boundary: bytes in, rows of cells out. Packed bombs, DTDs, and parts that are not there are refused; numbers keep their
digits, at most the 15 a workbook shows.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import IO, BinaryIO

from lxml import etree

from backoffice.reconcile.statement_cells import Day, Number, Row
from backoffice.reconcile.statement_days import sheet_day
from backoffice.reconcile.statement_faults import (
    NoAmountThere,
    RecordTooLong,
    StatementCut,
    StatementHoldsNone,
    StatementMalformed,
    StatementPacked,
    StatementUnsafe,
)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PART_AT_MOST, _RATIO_AT_MOST, _TEXTS_AT_MOST = 1 << 30, 200, 64 << 20
_COLUMNS_AT_MOST = 512
_SHOWN = Context(prec=15, rounding=ROUND_HALF_EVEN)
_BUILT_IN_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
           OverflowError, zlib.error)  # fmt: skip


def sheet_rows(file: BinaryIO, wanted: str = "") -> Iterator[Row]:
    """Every row of one sheet that is not blank: the one of that name, or the first that is shown."""
    try:
        with zipfile.ZipFile(file) as packed:
            yield from _rows(packed, wanted)
    except etree.XMLSyntaxError as fault:
        raise StatementMalformed(row=fault.lineno or 1, found=(fault.msg or "")[:60]) from fault
    except KeyError as fault:
        raise StatementPacked() from fault
    except _FAULTS as fault:
        if isinstance(fault, RuntimeError) and "password" in str(fault):
            raise StatementPacked() from fault
        raise StatementCut(row=1, missing=str(fault)[:60]) from fault


def _rows(packed: zipfile.ZipFile, wanted: str) -> Iterator[Row]:
    names = set(packed.namelist())
    if "xl/workbook.xml" not in names:
        raise StatementPacked()
    for part in packed.infolist():
        if part.file_size > _PART_AT_MOST or part.file_size > _RATIO_AT_MOST * max(part.compress_size, 1 << 12):
            raise StatementUnsafe(found=part.filename[:60])
    book = _whole(packed, "xl/workbook.xml")
    settings = book.find(f"{_MAIN}workbookPr")
    since_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    place = _sheet(packed, book, wanted)
    texts = _texts(packed) if "xl/sharedStrings.xml" in names else []
    days = _day_styles(packed) if "xl/styles.xml" in names else frozenset()
    with packed.open(place) as opened:
        _refuse_doctype(opened.read(1 << 16))
    with packed.open(place) as opened:
        for element in _each(opened, "row"):
            number = element.get("r", "")
            row = int(number) if number.isdigit() and len(number) < 9 else 0
            cells = _cells(element, row, texts, days, since_1904)
            if any(cells):
                yield row, cells


def _sheet(packed: zipfile.ZipFile, book: etree._Element, wanted: str) -> str:
    links = {
        link.get("Id", ""): link.get("Target", "")
        for link in _whole(packed, "xl/_rels/workbook.xml.rels").iter(_RELATED)
        if link.get("TargetMode", "Internal") == "Internal"
    }
    for sheet in book.iter(f"{_MAIN}sheet"):
        if sheet.get("name") == wanted or (not wanted and sheet.get("state", "visible") == "visible"):
            target = links.get(sheet.get(_LINK, ""), "").lstrip("/")
            return target if target.startswith("xl/") else f"xl/{target}"
    raise StatementHoldsNone()


def _cells(element: etree._Element, row: int, texts: list[str], days: frozenset[int], since_1904: bool) -> list[str]:
    cells: list[str] = []
    for cell in element.iter(f"{_MAIN}c"):
        at = _column(cell.get("r", ""), len(cells))
        if at >= _COLUMNS_AT_MOST:
            raise RecordTooLong(row=row, at_most_bytes=_COLUMNS_AT_MOST)
        cells += [""] * (at + 1 - len(cells))
        cells[at] = _cell(cell, row, texts, days, since_1904)
    return cells


def _cell(cell: etree._Element, row: int, texts: list[str], days: frozenset[int], since_1904: bool) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        if not (value.isascii() and value.isdigit() and len(value) < 10) or int(value) >= len(texts):
            raise StatementMalformed(row=row, found=value[:60])
        return texts[int(value)]
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t")).strip()
    if kind == "d":
        return Day(value[:10])
    if kind != "n" or not value:
        return "" if kind == "e" else value.strip()
    style = cell.get("s", "0")
    if style.isascii() and style.isdigit() and len(style) < 10 and int(style) in days:
        return Day(sheet_day(value, since_1904, row).isoformat())
    return _number(value, row)


def _number(value: str, row: int) -> Number:
    """The digits as they stand, 15 at most: behind them is only the noise of binary arithmetic."""
    try:
        exact = Decimal(value.strip())
        if not exact.is_finite() or abs(exact.adjusted()) > 30:
            raise NoAmountThere(row=row, text=value[:60])
        shown = exact if len(exact.as_tuple().digits) <= 15 else _SHOWN.plus(exact)
    except InvalidOperation as fault:
        raise NoAmountThere(row=row, text=value[:60]) from fault
    return Number(f"{shown:f}")


def _column(reference: str, otherwise: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return otherwise
    at = 0
    for letter in letters[0]:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _texts(packed: zipfile.ZipFile) -> list[str]:
    texts: list[str] = []
    size = 0
    with packed.open("xl/sharedStrings.xml") as part:
        _refuse_doctype(part.read(1 << 16))
    with packed.open("xl/sharedStrings.xml") as part:
        for element in _each(part, "si"):
            text = "".join(
                piece.text or "" for piece in element.iter(f"{_MAIN}t") if piece.getparent().tag != f"{_MAIN}rPh"
            )
            size += len(text) + 64
            if size > _TEXTS_AT_MOST:
                raise RecordTooLong(row=len(texts), at_most_bytes=_TEXTS_AT_MOST)
            texts.append(text.strip())
    return texts


def _day_styles(packed: zipfile.ZipFile) -> frozenset[int]:
    styles = _whole(packed, "xl/styles.xml")
    own = {
        form.get("numFmtId"): re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", form.get("formatCode", ""))
        for form in styles.iter(f"{_MAIN}numFmt")
    }
    days = set()
    for at, form in enumerate(styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        number = form.get("numFmtId", "0")
        built_in = number.isdigit() and len(number) < 9 and int(number) in _BUILT_IN_DAYS
        if re.search(r"[dy]", own[number], re.IGNORECASE) if number in own else built_in:
            days.add(at)
    return frozenset(days)


def _whole(packed: zipfile.ZipFile, name: str) -> etree._Element:
    with packed.open(name) as part:
        data = part.read(_TEXTS_AT_MOST)
    _refuse_doctype(data)
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    )


def _refuse_doctype(start: bytes) -> None:
    """Before a part is parsed: a DTD stands before everything else, in whatever letters."""
    if b"<!DOCTYPE" in start.replace(b"\0", b"").upper():
        raise StatementUnsafe(found="DOCTYPE")


def _each(part: IO[bytes], name: str) -> Iterator[etree._Element]:
    """One element after the other; each is emptied when the next is asked for."""
    reading = etree.iterparse(
        part, events=("end",), tag=f"{_MAIN}{name}", resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    for _, element in reading:
        yield element
        element.clear(keep_tail=True)
        parent = element.getparent()
        while parent is not None and (before := element.getprevious()) is not None:
            parent.remove(before)
