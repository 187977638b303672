"""ISO 20022 camt.052, .053 and .054 of every version, read element by element. L-01.

Boundary: bytes in, events out. No DTD, no entities, no network, no giant nodes; what was read is let go at once, so
that memory does not grow with the file. Versions differ in where they put things; both places are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from backoffice.reconcile.statement_camt_parts import (
    Detail,
    Parts,
    account,
    balance,
    detail,
    entry_lines,
    period,
    status,
    summary,
)
from backoffice.reconcile.statement_events import Event, Noted, Opened
from backoffice.reconcile.statement_faults import (
    RecordTooLong,
    StatementCut,
    StatementHoldsNone,
    StatementMalformed,
    StatementUnsafe,
)
from backoffice.reconcile.statement_source import Source
from backoffice.reconcile.statement_values import Odd

_STATEMENTS = ("Stmt", "Rpt", "Ntfctn")
_PARTS = ("Acct", "Bal", "TxsSummry", "Ntry", "TxDtls")
_ENCODINGS = re.compile(r"utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-\d+|windows-125\d|latin-?1", re.IGNORECASE)
# Between two things that are read and let go; a booking has 1 to 3 KB, and one of its details no more.
_LONGEST = 16 << 20
_DETAILS_AT_MOST = 200_000


def camt_events(found: Source, file: BinaryIO) -> Iterator[Event]:
    """Read the statements of one message. Raises what is named in `statement_faults`."""
    _refuse_unsafe(found)
    counted = _Counted(file)
    try:
        yield from _walk(counted, found)
    except etree.XMLSyntaxError as fault:
        row = fault.lineno or 1
        if not re.search(rb"</(?:[\w.-]+:)?Document\s*>\s*$", found.end.replace(b"\0", b"")):
            raise StatementCut(row=row, missing="</Document>") from None
        raise StatementMalformed(row=row, found=(fault.msg or "")[:120]) from None


def _refuse_unsafe(found: Source) -> None:
    start = found.opening_text
    for word in ("<!DOCTYPE", "<!ENTITY"):
        if word in start.upper():
            raise StatementUnsafe(found=word[2:])
    said = re.match(r"""\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']{1,40})""", start)
    if said and not _ENCODINGS.fullmatch(said[1]):
        raise StatementUnsafe(found=said[1])


def _walk(file: _Counted, found: Source) -> Iterator[Event]:
    reading = etree.iterparse(
        file,
        events=("start", "end"),
        tag=tuple(f"{{*}}{name}" for name in ("Document", *_STATEMENTS, *_PARTS)),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    met = _Met(file)
    for event, element in reading:
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name == "Document":
                if element.getroottree().docinfo.internalDTD is not None:
                    raise StatementUnsafe(found="DOCTYPE")
                met.version = _version(element)
            elif name in _STATEMENTS:
                met.begin(element)
            continue
        yield from met.end(name, element)
    if not met.number:
        raise StatementHoldsNone()


def _version(root: etree._Element) -> str:
    named = re.search(r"camt\.05[234]\.001\.\d\d", root.tag.rpartition("}")[0])
    if named is None:
        raise StatementHoldsNone()
    return named[0]


class _Met:
    """Where in the message the reading stands."""

    def __init__(self, file: _Counted) -> None:
        self.version, self.number = "", 0
        self._file = file
        self._statement: etree._Element | None = None
        self._opened, self._bookings = False, 0
        self._details: list[Detail] = []

    def begin(self, element: etree._Element) -> None:
        if self._statement is not None:
            raise StatementMalformed(row=element.sourceline or 0, found=element.tag.rpartition("}")[2])
        self._statement, self._opened = element, False
        self.number += 1

    def end(self, name: str, element: etree._Element) -> Iterator[Event]:
        statement = self._statement
        if statement is None:
            if name not in ("Document", "Acct"):
                self._let_go(element)
        elif element is statement:
            if not self._opened:
                yield self._open(Parts(statement))
            self._statement = None
            self._let_go(element)
        elif element.getparent() is statement:
            if name == "Acct":
                return
            if not self._opened:
                yield self._open(Parts(statement))
            yield from self._part(name, Parts(element))
            self._let_go(element)
        elif name == "TxDtls":
            if len(self._details) >= _DETAILS_AT_MOST:
                raise RecordTooLong(row=element.sourceline or 0, at_most_bytes=_LONGEST)
            self._details.append(detail(Parts(element)))
            self._let_go(element)

    def _part(self, name: str, parts: Parts) -> Iterator[Event]:
        if name == "Bal":
            yield balance(parts, self.number)
        elif name == "TxsSummry":
            told = summary(parts, self.number)
            if told is not None:
                yield told
        elif name == "Ntry":
            details, self._details = self._details, []
            if status(parts) == "BOOK":
                self._bookings += 1
                yield from entry_lines(parts, details, self.number, self._bookings)
            else:
                yield Noted(self.number, Odd.PENDING_LEFT_OUT, 1, parts.row)

    def _open(self, parts: Parts) -> Opened:
        self._opened = True
        name, asset = parts.text("Id"), parts.text("Acct/Ccy")
        return Opened(self.number, self.version, name, account(parts), asset[:12], *period(parts))

    def _let_go(self, element: etree._Element) -> None:
        """Empty what was read, and drop all that stands before it: nothing there is asked for any more."""
        self._file.since = 0
        element.clear(keep_tail=True)
        parent = element.getparent()
        if parent is not None:
            while (before := element.getprevious()) is not None:
                parent.remove(before)


class _Counted:
    """Counts what has been read since something was let go, so that one element cannot fill the memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.since = file, 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(min(size, 1 << 15) if size > 0 else 1 << 15)
        self.since += len(chunk)
        if self.since > _LONGEST + (1 << 20):
            raise RecordTooLong(row=0, at_most_bytes=_LONGEST)
        return chunk
