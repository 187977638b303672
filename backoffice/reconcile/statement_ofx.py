"""OFX 1 (SGML) and 2 (XML): one reader for both, since banks write the one under the other's heading. L-01.

Boundary: text in, events out; OFX 1.6 and 2.3. A tag without an end is a value; no DTD, and no entities but five.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from backoffice.reconcile.statement_amounts import fine
from backoffice.reconcile.statement_days import ofx_day
from backoffice.reconcile.statement_events import Event, Noted, Opened, RawBalance, RawLine
from backoffice.reconcile.statement_faults import (
    NoDayThere,
    RecordTooLong,
    StatementCut,
    StatementDeclined,
    StatementHoldsNone,
    StatementMalformed,
    StatementUnsafe,
)
from backoffice.reconcile.statement_values import BalanceKind, Odd, StatedAccount

_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z0-9_.:-]{1,40})\s*(?P<empty>/?)>|<!\[CDATA\[(?P<data>.*?)\]\]>", re.S)
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>", re.S)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
_LONGEST = 1 << 20

_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS", "INVSTMTRS"})
_ACCOUNTS = frozenset({"BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "LOANACCTFROM"})
_BALANCES = {"LEDGERBAL": BalanceKind.CLOSING, "AVAILBAL": BalanceKind.AVAILABLE, "BAL": BalanceKind.OTHER}
_SECURITY_NAMES = """
    BUYDEBT BUYMF BUYOPT BUYOTHER BUYSTOCK CLOSUREOPT INCOME INVEXPENSE JRNLFUND JRNLSEC MARGININTEREST REINVEST
    RETOFCAP SELLDEBT SELLMF SELLOPT SELLOTHER SELLSTOCK SPLIT TRANSFER
"""
_OTHER_NAMES = """
    OFX SIGNONMSGSRSV1 SONRS STATUS FI BANKMSGSRSV1 STMTTRNRS CREDITCARDMSGSRSV1 CCSTMTTRNRS INVSTMTMSGSRSV1
    INVSTMTTRNRS BANKTRANLIST INVTRANLIST INVBANKTRAN STMTTRN PAYEE BANKACCTTO CCACCTTO CURRENCY ORIGCURRENCY
    BALLIST BANKTRANLISTP STMTTRNP INVBAL INVPOSLIST SECLISTMSGSRSV1 SECLIST
"""
_SECURITIES = frozenset(_SECURITY_NAMES.split())
# All that may hold other tags; every other tag is a value, or nothing where nothing stands behind it.
_HOLDERS = _STATEMENTS | _ACCOUNTS | _SECURITIES | set(_BALANCES) | set(_OTHER_NAMES.split())


def ofx_events(texts: Iterable[str]) -> Iterator[Event]:
    """Read the statements of one file, given in pieces. Raises what is named in `statement_faults`."""
    met = _Met()
    for row, name, ends, value in _tokens(texts):
        if ends:
            yield from met.close(row, name)
        elif name in _HOLDERS:
            met.open(row, name)
        elif value:
            met.value(name, value)
    met.finish()


def _tokens(texts: Iterable[str]) -> Iterator[tuple[int, str, bool, str]]:
    """Row, tag, whether it ends something, and the text behind it up to the next tag."""
    waiting, row = "", 1
    for text in texts:
        waiting += text
        # Whatever stands behind the last tag may go on in the next piece; many banks write a file as one line.
        cut = waiting.rfind("<")
        ready = waiting[:cut] if cut > 0 else ""
        if ready.count("<![CDATA[") > ready.count("]]>") or ready.count("<!--") > ready.count("-->"):
            ready = ""
        yield from _split(row, ready)
        row += ready.count("\n")
        waiting = waiting[len(ready) :]
        if len(waiting) > _LONGEST:
            raise RecordTooLong(row=row, at_most_bytes=_LONGEST)
    yield from _split(row, waiting)


def _split(row: int, text: str) -> Iterator[tuple[int, str, bool, str]]:
    text = _ASIDE.sub(lambda found: "\n" * found[0].count("\n"), text)
    if re.search(r"<!(?:DOCTYPE|ENTITY|ELEMENT)", text, re.IGNORECASE):
        raise StatementUnsafe(found="DOCTYPE")
    name, ends, value, at, begun = "", False, "", 0, row
    for found in _TOKEN.finditer(text):
        value += _unescaped(text[at : found.start()])
        row += text.count("\n", at, found.start())
        at = found.end()
        if found["data"] is not None:
            value += found["data"]
            row += found["data"].count("\n")
            continue
        if name:
            yield begun, name, ends, _checked(begun, value)
        name, ends, value, begun = found["name"].upper(), bool(found["end"]), "", row
    value += _unescaped(text[at:])
    if name:
        yield begun, name, ends, _checked(begun, value)


def _checked(row: int, value: str) -> str:
    value = " ".join(value.split())
    if "<" in value and re.search(r"<[/!?A-Za-z]*$|<[A-Za-z/][^<>]{0,60}$", value):
        raise StatementCut(row=row, missing=">")
    return value[:4000]


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


class _Met:
    """Where in the file the reading stands: the holders that are open, and the values of each."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, int, dict[str, str]]] = []
        self.number, self._booking, self._ended = 0, 0, False
        self._opened = False
        self._account, self._statement = StatedAccount(), ""
        self._period: dict[str, str] = {}

    def open(self, row: int, name: str) -> None:
        """A holder begins."""
        if any(each[0] == name for each in self._stack) or (not self._stack and name != "OFX"):
            raise StatementMalformed(row=row, found=f"<{name}>")
        self._stack.append((name, row, {}))
        if name in _STATEMENTS:
            self._statement, self._opened, self._account = name, False, StatedAccount()
            self._period = {}

    def value(self, name: str, value: str) -> None:
        """A value of the innermost holder; the first counts."""
        if self._stack:
            self._stack[-1][2].setdefault(name, value)
            if name in ("DTSTART", "DTEND"):
                self._period.setdefault(name, value)

    def close(self, row: int, name: str) -> Iterator[Event]:
        """A holder ends; ends of values say nothing more."""
        if name not in _HOLDERS:
            return
        if not self._stack or self._stack[-1][0] != name:
            raise StatementMalformed(row=row, found=f"</{name}>")
        _, begun, values = self._stack[-1]
        yield from self._closed(name, begun, values)
        self._stack.pop()
        self._ended = self._ended or name == "OFX"

    def finish(self) -> None:
        """The file ends."""
        if not self._ended:
            inner = self._stack[-1][0] if self._stack else "OFX"
            raise StatementCut(row=self._stack[-1][1] if self._stack else 1, missing=f"</{inner}>")
        if not self.number:
            raise StatementHoldsNone()

    def _closed(self, name: str, row: int, values: dict[str, str]) -> Iterator[Event]:
        if name == "STATUS":
            code = values.get("CODE", "0")
            if values.get("SEVERITY", "").upper() == "ERROR" or (code.isdigit() and int(code) >= 2000):
                raise StatementDeclined(status=code[:12], message=values.get("MESSAGE", "")[:200])
        elif name in _ACCOUNTS and self._statement:
            bank = values.get("BANKID") or values.get("BROKERID") or ""
            self._account = StatedAccount(number=values.get("ACCTID", "")[:70], bank=bank[:35])
        elif name == "STMTTRN" and self._statement:
            yield from self._opening()
            yield from self._movement(row, values)
        elif name in _SECURITIES and self._statement:
            yield from self._opening()
            yield Noted(self.number, Odd.SECURITIES_LEFT_OUT, 1, row)
        elif name in _BALANCES and self._statement and "BALAMT" in values:
            yield from self._opening()
            yield self._balance(row, name, values)
        elif name in _STATEMENTS:
            yield from self._opening()
            self._statement = ""
        elif name in ("CURRENCY", "ORIGCURRENCY") and name == "CURRENCY":
            # Of a line: its amount is in this currency and not in the statement's.
            self._stack[-2][2].setdefault("CURSYM", values.get("CURSYM", ""))

    def _opening(self) -> Iterator[Opened]:
        if self._opened:
            return
        self._opened = True
        self.number += 1
        asset = next(values.get("CURDEF", "") for name, _, values in self._stack if name in _STATEMENTS)
        begins, ends = (self._period.get(name) for name in ("DTSTART", "DTEND"))
        yield Opened(
            self.number,
            self._statement,
            "",
            self._account,
            asset[:12].upper(),
            ofx_day(begins, self._stack[-1][1]) if begins else None,
            ofx_day(ends, self._stack[-1][1]) if ends else None,
        )

    def _movement(self, row: int, values: dict[str, str]) -> Iterator[RawLine]:
        amount = fine(values.get("TRNAMT", "").replace(",", "."), row)
        if "DTPOSTED" not in values:
            raise NoDayThere(row=row, text="")
        on = ofx_day(values["DTPOSTED"], row)
        valued = values.get("DTAVAIL")
        name, memo = values.get("NAME", ""), values.get("MEMO", "")
        number = values.get("CHECKNUM", "").strip("0") and values["CHECKNUM"]
        self._booking += 1
        yield RawLine(
            self.number,
            self._booking,
            on,
            ofx_day(valued, row) if valued else None,
            amount,
            values.get("CURSYM", "")[:12].upper(),
            row,
            memo or name,
            (values.get("REFNUM") or number)[:140],
            values.get("FITID", "")[:255],
            name[:140],
            code=values.get("TRNTYPE", "")[:35],
        )

    def _balance(self, row: int, name: str, values: dict[str, str]) -> RawBalance:
        on = values.get("DTASOF")
        return RawBalance(
            self.number,
            _BALANCES[name],
            name,
            ofx_day(on, row) if on else None,
            fine(values["BALAMT"].replace(",", "."), row),
            "",
            row,
        )
