"""The parts of a camt statement: account, balances, bookings and the details a batch is made of. L-01.

Boundary: elements in, events out. Element names are of the ISO 20022 message definitions, versions 1 to 13.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml import etree

from backoffice.reconcile.statement_amounts import fine
from backoffice.reconcile.statement_days import iso_day
from backoffice.reconcile.statement_events import RawBalance, RawLine, Summed
from backoffice.reconcile.statement_faults import NoAmountThere, StatementMalformed
from backoffice.reconcile.statement_values import BalanceKind, StatedAccount

_KINDS = {
    "OPBD": BalanceKind.OPENING,
    "PRCD": BalanceKind.OPENING,
    "CLBD": BalanceKind.CLOSING,
    "ITBD": BalanceKind.INTERIM,
    "OPAV": BalanceKind.AVAILABLE,
    "CLAV": BalanceKind.AVAILABLE,
    "ITAV": BalanceKind.AVAILABLE,
    "FWAV": BalanceKind.FORWARD,
    "XPCD": BalanceKind.EXPECTED,
}
_NONE = frozenset({"", "NOTPROVIDED", "NONREF", "NOTAVAILABLE"})
LONGEST_TEXT = 4000
_REFERENCES = (
    "Refs/EndToEndId",
    "RmtInf/Strd/CdtrRefInf/Ref",
    "RmtInf/Strd/CdtrRefInf/CdtrRef",
    "Refs/InstrId",
    "Refs/TxId",
    "Refs/ChqNb",
)
# A party's name; since version 4 it may be a party or a bank of its own.
_PARTY = {
    who: tuple(
        f"RltdPties/{each}"
        for each in (f"{who}/Nm", f"{who}/Pty/Nm", f"{who}/Agt/FinInstnId/Nm", f"Ultmt{who}/Nm", f"Ultmt{who}/Pty/Nm")
    )
    for who in ("Dbtr", "Cdtr")
}


class Parts:
    """All that an element says below it, gone through once: texts by path, such as "Refs/EndToEndId".

    An amount's currency stands under its path with "@Ccy". Looking each path up on its own took six times as long.
    """

    __slots__ = ("_told", "row")

    def __init__(self, element: etree._Element) -> None:
        self.row: int = element.sourceline or 0
        self._told: dict[str, list[str]] = {}
        self._gather(element, "")

    def _gather(self, element: etree._Element, path: str) -> None:
        for child in element:
            tag = child.tag
            if type(tag) is not str:
                continue
            at = path + tag.rpartition("}")[2]
            text = child.text
            if text and (text := text.strip()):
                self._told.setdefault(at, []).append(text)
            currency = child.get("Ccy")
            if currency:
                self._told.setdefault(f"{at}@Ccy", []).append(currency)
            if len(child):
                self._gather(child, f"{at}/")

    def text(self, *paths: str) -> str:
        """The first text at the first of these paths that says something; empty when none does."""
        for path in paths:
            if path in self._told:
                return self._told[path][0]
        return ""

    def every(self, path: str) -> list[str]:
        """All texts at `path`."""
        return self._told.get(path, [])


@dataclass(frozen=True, slots=True)
class Detail:
    """One of the movements a booking is made of; `amount` is unsigned, `marked` its own direction where it has one."""

    amount: int | None
    asset: str
    marked: str
    text: str
    reference: str
    bank_reference: str
    debtor: str
    debtor_account: str
    creditor: str
    creditor_account: str


def account(parts: Parts) -> StatedAccount:
    """Whose statement it is."""
    return StatedAccount(
        iban=parts.text("Acct/Id/IBAN"),
        number=parts.text("Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id", "Acct/Id/BBAN", "Acct/Id/UPIC", "Acct/Nm"),
        bank=parts.text(
            "Acct/Svcr/FinInstnId/BICFI",
            "Acct/Svcr/FinInstnId/BIC",
            "Acct/Svcr/FinInstnId/Nm",
            "Acct/Svcr/FinInstnId/NmAndAdr/Nm",
        ),
        owner=parts.text("Acct/Ownr/Nm", "Acct/Nm"),
    )


def period(parts: Parts) -> tuple[date | None, date | None, date | None]:
    """First and last day, and the day it was made."""
    said = (
        parts.text("FrToDt/FrDtTm", "FrToDt/FrDt"),
        parts.text("FrToDt/ToDtTm", "FrToDt/ToDt"),
        parts.text("CreDtTm"),
    )
    begins, ends, made = (iso_day(text, parts.row) if text else None for text in said)
    return begins, ends, made


def balance(parts: Parts, statement: int) -> RawBalance:
    """One stated balance; the codes are those of ExternalBalanceType1Code."""
    code = parts.text("Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd")
    amount, asset = _amount(parts)
    on = parts.text("Dt/Dt", "Dt/DtTm")
    return RawBalance(
        statement,
        _KINDS.get(code, BalanceKind.OTHER),
        code[:35],
        iso_day(on, parts.row) if on else None,
        amount * _direction(parts),
        asset,
        parts.row,
    )


def summary(parts: Parts, statement: int) -> Summed | None:
    """What the bank counted itself. Sums come without a currency: they are of the account's."""
    count = parts.text("TtlNtries/NbOfNtries")
    credits, debits = (
        fine(text, parts.row) if (text := parts.text(f"{name}/Sum")) else None
        for name in ("TtlCdtNtries", "TtlDbtNtries")
    )
    bookings = int(count) if count.isascii() and count.isdigit() and len(count) < 16 else None
    return None if bookings is credits is debits is None else Summed(statement, bookings, credits, debits)


def status(parts: Parts) -> str:
    """BOOK, PDNG, INFO or FUTR; a code of its own since version 7. A notification without one is booked."""
    return parts.text("Sts/Cd", "Sts/Prtry", "Sts") or "BOOK"


def detail(parts: Parts) -> Detail:
    """What one TxDtls says."""
    at = "Amt" if parts.text("Amt") else "AmtDtls/TxAmt/Amt"
    amount = parts.text(at)
    return Detail(
        fine(amount, parts.row) if amount else None,
        parts.text(f"{at}@Ccy"),
        parts.text("CdtDbtInd"),
        " ".join((*parts.every("RmtInf/Ustrd"), *parts.every("AddtlTxInf"), *_original(parts)))[:LONGEST_TEXT],
        _said(parts, *_REFERENCES),
        _said(parts, "Refs/AcctSvcrRef", "Refs/UETR"),
        parts.text(*_PARTY["Dbtr"])[:140],
        parts.text("RltdPties/DbtrAcct/Id/IBAN", "RltdPties/DbtrAcct/Id/Othr/Id")[:140],
        parts.text(*_PARTY["Cdtr"])[:140],
        parts.text("RltdPties/CdtrAcct/Id/IBAN", "RltdPties/CdtrAcct/Id/Othr/Id")[:140],
    )


def entry_lines(parts: Parts, details: list[Detail], statement: int, booking: int) -> list[RawLine]:
    """The lines of one booking: one for each detail where their amounts come to the booking's, otherwise one."""
    unsigned, asset = _amount(parts)
    sign = _direction(parts)
    booked, valued = (parts.text(f"{name}/Dt", f"{name}/DtTm") for name in ("BookgDt", "ValDt"))
    on = iso_day(booked, parts.row) if booked else None
    value_on = iso_day(valued, parts.row) if valued else None
    code = parts.text("BkTxCd/Prtry/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd")[:35]
    own = _said(parts, "AcctSvcrRef")
    note = parts.text("AddtlNtryInf")[:LONGEST_TEXT]

    def line(of: Detail | None, amount: int, text: str, bank_reference: str) -> RawLine:
        name, account = "", ""
        if of is not None:
            paid_in = amount > 0 or (amount == 0 and sign > 0)
            name, account = (of.debtor, of.debtor_account) if paid_in else (of.creditor, of.creditor_account)
        return RawLine(
            statement,
            booking,
            on,
            value_on,
            amount,
            asset,
            parts.row,
            text,
            of.reference if of else "",
            bank_reference,
            name,
            account,
            code,
        )

    signed = [_signed(each, sign) for each in details if each.amount is not None and each.asset in (asset, "")]
    if len(details) > 1 and len(signed) == len(details) and sum(signed) == sign * unsigned:
        return [
            line(each, amount, each.text or note, each.bank_reference or (f"{own}/{at}" if own else ""))
            for at, (each, amount) in enumerate(zip(details, signed, strict=True), 1)
        ]
    told = " ".join(dict.fromkeys(each.text for each in details[:20] if each.text))[:LONGEST_TEXT]
    only = details[0] if len(details) == 1 else None
    return [line(only, sign * unsigned, told or note, own or (only.bank_reference if only else ""))]


def _original(parts: Parts) -> tuple[str, ...]:
    """The amount before it was exchanged, and the rate, as matching looks for them in a text."""
    told = (
        parts.text("AmtDtls/InstdAmt/Amt@Ccy"),
        parts.text("AmtDtls/InstdAmt/Amt"),
        parts.text(*(f"AmtDtls/{each}/CcyXchg/XchgRate" for each in ("InstdAmt", "CntrValAmt", "TxAmt"))),
    )
    return (f"{told[0]} {told[1]} RATE {told[2]}",) if all(told) else ()


def _signed(of: Detail, sign: int) -> int:
    own = {"CRDT": 1, "DBIT": -1}.get(of.marked, sign)
    return own * (of.amount or 0)


def _amount(parts: Parts) -> tuple[int, str]:
    """An amount is never negative in these messages: its direction stands beside it."""
    text = parts.text("Amt")
    amount = fine(text, parts.row)
    if amount < 0:
        raise NoAmountThere(row=parts.row, text=text[:60])
    return amount, parts.text("Amt@Ccy")[:12]


def _direction(parts: Parts) -> int:
    said = parts.text("CdtDbtInd")
    if said not in ("CRDT", "DBIT"):
        raise StatementMalformed(row=parts.row, found=f"CdtDbtInd {said[:20]}".strip())
    return 1 if said == "CRDT" else -1


def _said(parts: Parts, *paths: str) -> str:
    return next((text[:140] for path in paths for text in parts.every(path) if text.upper() not in _NONE), "")
