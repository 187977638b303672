"""The bank's statement that the tour takes in: the snapshot's own entries as camt.053, with what a bank gets wrong.

Boundary: entries in, bytes out. One entry is missing, one stands twice, one is short, and a fee is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from backoffice.reconcile.snapshot_rules import AccountHead, EntryRow
from ui.tour.visitor import TourStoppedError

ENOUGH = 5
SHORT_BY, FEE = 250, 1_290
_IBAN = "DE02120300000000202051"


@dataclass(frozen=True, slots=True)
class Wrongs:
    """Which entries the bank gets wrong; `contested` is right, and decided on elsewhere, too."""

    missing: EntryRow
    twice: EntryRow
    short: EntryRow
    contested: EntryRow


def wrongs(entries: Sequence[EntryRow]) -> Wrongs:
    """The same of the same entries. Raises TourStoppedError where too few came in for all of it."""
    named = [each for each in entries if each.reference and each.amount > SHORT_BY * 2]
    if len(named) < ENOUGH:
        raise TourStoppedError(f"Only {len(named)} payments came in on the bank account in those days.")
    return Wrongs(missing=named[-1], twice=named[0], short=named[1], contested=named[2])


def whole_file(head: AccountHead, entries: Sequence[EntryRow], name: str) -> bytes:
    """Everything of the period as the bank states it, from `head.opening` on. Raises TourStoppedError."""
    wrong = wrongs(entries)
    lines: list[_Line] = []
    for each in entries:
        if each.id == wrong.missing.id:
            continue
        amount = each.amount - SHORT_BY if each.id == wrong.short.id else each.amount
        line = _Line(each.booked_on, amount, each.reference, each.kind.capitalize())
        lines += [line, line] if each.id == wrong.twice.id else [line]
    lines.append(_Line(entries[-1].booked_on, -FEE, "", "Account fee of the month"))
    return _camt(head, lines, name)


def one_line(head: AccountHead, entry: EntryRow, name: str) -> bytes:
    """A statement of this one entry."""
    return _camt(head, [_Line(entry.booked_on, entry.amount, entry.reference, entry.kind.capitalize())], name)


@dataclass(frozen=True, slots=True)
class _Line:
    on: date
    amount: int
    reference: str
    text: str


def _camt(head: AccountHead, lines: Sequence[_Line], name: str) -> bytes:
    first, last = lines[0].on, lines[-1].on
    closing = head.opening + sum(line.amount for line in lines)
    made = "".join(_entry(line, head, number) for number, line in enumerate(lines, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>{escape(name)}</MsgId><CreDtTm>{last}T18:00:00Z</CreDtTm></GrpHdr>\n"
        f"<Stmt><Id>{escape(name)}</Id><Acct><Id><IBAN>{_IBAN}</IBAN></Id><Ccy>{head.asset}</Ccy></Acct>\n"
        f"{_balance('OPBD', head.opening, first, head)}{_balance('CLBD', closing, last, head)}{made}"
        "</Stmt></BkToCstmrStmt></Document>\n"
    ).encode()


def _entry(line: _Line, head: AccountHead, number: int) -> str:
    named = f"<Refs><EndToEndId>{escape(line.reference)}</EndToEndId></Refs>" if line.reference else ""
    return (
        f"<Ntry>{_amount(line.amount, head)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{line.on}</Dt></BookgDt>"
        f"<ValDt><Dt>{line.on}</Dt></ValDt><AcctSvcrRef>B{number:06}</AcctSvcrRef><NtryDtls><TxDtls>{named}"
        f"<RmtInf><Ustrd>{escape(line.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )


def _balance(code: str, amount: int, on: date, head: AccountHead) -> str:
    return f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(amount, head)}<Dt><Dt>{on}</Dt></Dt></Bal>\n"


def _amount(amount: int, head: AccountHead) -> str:
    whole, part = divmod(abs(amount), 10**head.scale)
    side = "DBIT" if amount < 0 else "CRDT"
    return f'<Amt Ccy="{head.asset}">{whole}.{part:0{head.scale}}</Amt><CdtDbtInd>{side}</CdtDbtInd>'
