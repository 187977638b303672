"""SWIFT MT940: files cut into fields here, field by field, and each field read by the mt-940 library. L-01.

Boundary: text rows in, events out. The library alone would merge what it does not expect and cut what is too long;
here every field must come out whole, or the file is refused.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import mt940

from backoffice.reconcile.statement_amounts import FINE
from backoffice.reconcile.statement_events import Event, Opened, RawBalance, RawLine, Summed
from backoffice.reconcile.statement_faults import (
    NoAmountThere,
    RecordTooLong,
    StatementCut,
    StatementHoldsNone,
    StatementMalformed,
)
from backoffice.reconcile.statement_values import BalanceKind, StatedAccount

# The library logs the very fields it cannot read, with names and accounts in them.
logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)

_FIELD = re.compile(r":(?P<tag>\d\d[A-Z]?|NS):(?P<value>.*)", re.DOTALL)
_OPENING, _CLOSING = ("60F", "60M"), ("62F", "62M")
_KINDS = {"64": BalanceKind.AVAILABLE, "65": BalanceKind.FORWARD}
_LONGEST_FIELD = 1 << 16
_NONE = frozenset({"", "NONREF", "NOTPROVIDED"})
_CURRENCY_BEHIND = re.compile(r"([A-Z0-9./-]*\d)[A-Z]{3}")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")
_CODES = re.compile(r"/(EREF|KREF|MREF|NAME|IBAN|REMI|BENM|ORDP|CNTP|TRTP|ISDT|CSID|MARF|SVCL|BIC|PREF|ADDR|RTRN)/")
# The usual field first; then banks that put a long reference, or an IBAN (ASN), where it has 16 signs.
_LINES = (mt940.tags.Statement(), mt940.tags.StatementGLS(), mt940.tags.StatementASNB())


def mt940_events(rows: Iterable[tuple[int, str]]) -> Iterator[Event]:
    """Read the statements of one file. Raises what is named in `statement_faults`."""
    met = _Met()
    for row, tag, value in _fields(rows):
        yield from met.field(row, tag, value)
    yield from met.finish()
    if not met.number:
        raise StatementHoldsNone()


def _fields(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    """Fields with the row they begin at; the envelope around a statement is left aside. A "-" ends a statement."""
    at, tag, value = 0, "", list[str]()
    closed = False
    for row, text in rows:
        found = _FIELD.match(text)
        if found:
            if tag:
                yield at, tag, "\n".join(value)
            at, tag, value = row, found["tag"], [found["value"]]
            closed = tag in _CLOSING or (closed and tag != "20")
        elif text.strip() == "-" or text.startswith("-}") or (closed and text.startswith("-")):
            if tag:
                yield at, tag, "\n".join(value)
            yield row, "-", text
            tag, value = "", []
        elif tag:
            value.append(text.rstrip())
            if sum(map(len, value[-64:])) + 64 * len(value) > _LONGEST_FIELD:
                raise RecordTooLong(row=at, at_most_bytes=_LONGEST_FIELD)
    if tag:
        yield at, tag, "\n".join(value)


class _Met:
    """One statement at a time: its fields until the next begins."""

    def __init__(self) -> None:
        self.number, self._row, self._booking = 0, 0, 0
        self._begin("")

    def _begin(self, reference: str) -> None:
        self._reference, self._account, self._page = reference, "", ""
        self._asset, self._stated = "", False
        self._closed = True
        self._line: RawLine | None = None
        self._told, self._told_size = list[str](), 0
        self._sums: dict[str, tuple[int | None, int]] = {}
        self._holder = mt940.models.Transactions(options=mt940.Options.all())

    def field(self, row: int, tag: str, value: str) -> Iterator[Event]:
        """Take one field."""
        self._row = row
        if tag == "20":
            yield from self.finish()
            self._begin(value.strip()[:35])
            self._closed = False
        elif tag == "-":
            yield from self.finish()
        elif self._closed:
            return
        elif tag == "25":
            self._account = value.strip().split("\n")[0][:70]
        elif tag in ("28", "28C"):
            self._page = value.strip()[:20]
        elif tag in _OPENING or tag in _CLOSING or tag[:2] in _KINDS:
            yield from self._balance(row, tag, value)
        elif tag == "61":
            yield from self._held()
            self._line = self._movement(row, value)
        elif tag == "86" and self._line is not None:
            self._told.append(value)
            self._told_size += len(value) + 64
            if self._told_size > _LONGEST_FIELD:
                raise RecordTooLong(row=row, at_most_bytes=_LONGEST_FIELD)
        elif tag in ("90D", "90C"):
            self._sum(row, tag, value)

    def finish(self) -> Iterator[Event]:
        """The statement ends. StatementCut when its balances have not both been seen."""
        if self._closed:
            return
        yield from self._held()
        if not self._stated:
            raise StatementCut(row=self._row, missing=":62F:" if self._asset else ":60F:")
        if self._sums:
            (debits_count, debits) = self._sums.get("90D", (None, 0))
            (credits_count, credits) = self._sums.get("90C", (None, 0))
            counted = None if None in (debits_count, credits_count) else (debits_count or 0) + (credits_count or 0)
            yield Summed(
                self.number,
                counted,
                credits if "90C" in self._sums else None,
                debits if "90D" in self._sums else None,
            )
        self._closed = True

    def _balance(self, row: int, tag: str, value: str) -> Iterator[Event]:
        yield from self._held()
        text = value.split("\n")[0].strip()
        read = _asked(row, f":{tag}:{text}", mt940.tags.BalanceBase().parse, self._holder, text)
        whole = f"{read['status']}{read['year']}{read['month']}{read['day']}{read['currency']}{read['amount']}"
        if whole != text:
            raise StatementMalformed(row=row, found=f":{tag}:{text[:60]}")
        found = _asked(row, f":{tag}:{text}", _LIBRARY[tag[:2]], self._holder, dict(read))
        stated = next(iter(found.values()))
        amount, asset = _exact(stated.amount.amount, row), str(read["currency"]).upper()
        kind = _KINDS.get(tag[:2], BalanceKind.OPENING if tag in _OPENING else BalanceKind.CLOSING)
        if kind is BalanceKind.OPENING:
            if self._asset:
                raise StatementMalformed(row=row, found=f":{tag}:{text[:60]}")
            self._asset = asset
            self.number += 1
            name = " ".join(each for each in (self._reference, self._page) if each)
            yield Opened(self.number, "MT940", name, _account(self._account), asset)
        elif not self._asset:
            raise StatementCut(row=row, missing=":60F:")
        self._stated = self._stated or kind is BalanceKind.CLOSING
        yield RawBalance(self.number, kind, tag, _plain(stated.date), amount, asset, row)

    def _movement(self, row: int, value: str) -> RawLine:
        if not self._asset or self._stated:
            raise StatementCut(row=row, missing=":60F:")
        text = value.strip()
        read = _asked(row, f":61:{text}", _movement, self._holder, text, row)
        amount = _exact(read["amount"].amount, row)
        self._booking += 1
        own, bank = (str(read.get(name) or "").strip() for name in ("customer_reference", "bank_reference"))
        # ASN and others put the other side's IBAN where the payer's reference belongs.
        iban = own if _IBAN.fullmatch(own) else ""
        more = " ".join(str(read.get("extra_details") or "").split())
        entry = read.get("entry_date")
        value_on = _plain(read["date"])
        return RawLine(
            self.number,
            self._booking,
            _plain(entry) if entry is not None and not isinstance(entry, str) else value_on,
            value_on,
            amount,
            self._asset,
            row,
            more,
            "" if iban or own.upper() in _NONE else own,
            "" if bank.upper() in _NONE else bank,
            account=iban,
            code=str(read.get("id") or "").strip(),
        )

    def _sum(self, row: int, tag: str, value: str) -> None:
        tag_of = mt940.tags.SumDebitEntries() if tag == "90D" else mt940.tags.SumCreditEntries()
        text = value.strip()
        read = _asked(row, f":{tag}:{text}", tag_of.parse, self._holder, text)
        if f"{read['number']}{read['currency']}{read['amount']}" != text:
            raise StatementMalformed(row=row, found=f":{tag}:{text[:60]}")
        count = int(read["number"]) if read["number"] else None
        stated = _asked(row, f":{tag}:{text}", mt940.models.Amount, read["amount"], "C")
        self._sums[tag] = (count, abs(_exact(stated.amount, row)))

    def _held(self) -> Iterator[RawLine]:
        """The movement that waited for what :86: says of it."""
        line, told = self._line, self._told
        self._line, self._told, self._told_size = None, [], 0
        if line is not None:
            yield _asked(line.row, f":86:{' '.join(told)}", _described, self._holder, line, "\n".join(told))


_LIBRARY = {
    "60": mt940.tags.OpeningBalance(),
    "62": mt940.tags.ClosingBalance(),
    "64": mt940.tags.AvailableBalance(),
    "65": mt940.tags.ForwardAvailableBalance(),
}


def _asked(row: int, text: str, library: Callable[..., Any], *args: Any) -> Any:
    """What the library makes of a field; it fails in many ways."""
    try:
        return library(*args)
    except (RuntimeError, ValueError, TypeError, ArithmeticError, LookupError, AttributeError) as fault:
        raise StatementMalformed(row=row, found=text[:60]) from fault


def _movement(holder: Any, text: str, row: int) -> dict[str, Any]:
    """The field :61: by the first of the library's forms that takes all of it."""
    for tag in _LINES:
        try:
            read = tag.parse(holder, text)
        except RuntimeError:
            continue
        if str(read["status"]).upper() not in ("C", "D", "RC", "RD"):
            continue
        for fix in holder.processors["pre_statement"]:
            read = fix(holder, tag, read)
        # Behind the amount its kind must follow: anything else is a part of the amount the field has no room for.
        if read["id"] is None:
            raise NoAmountThere(row=row, text=text[:60])
        if not re.fullmatch(r"\d{1,15}|\d{0,14},\d{0,14}", str(read["amount"]), re.ASCII):
            raise NoAmountThere(row=row, text=str(read["amount"])[:60])
        made: dict[str, Any] = tag(holder, dict(read))
        return made
    raise StatementMalformed(row=row, found=f":61:{text[:60]}")


def _described(holder: Any, line: RawLine, told: str) -> RawLine:
    """The movement with what :86: says: German ?20 fields by the library, /EREF/ codes, or plain text."""
    tag = mt940.tags.TransactionDetails()
    read = tag.parse(holder, told)
    made = dict(read)
    for process in holder.processors["post_transaction_details"]:
        made = process(holder, tag, read, made)
    if "transaction_details" not in made:
        text = made.get("purpose") or made.get("posting_text") or ""
        name = str(made.get("applicant_name") or "")
        account = str(made.get("applicant_iban") or "")
        reference = str(made.get("end_to_end_reference") or "")
        more = str(made.get("additional_purpose") or "")
        text = " ".join(f"{text} {more}".split())
    else:
        text = _joined(told)
        coded = _coded("".join(told.split("\n")))
        name, account, reference = coded.get("NAME", ""), coded.get("IBAN", ""), coded.get("EREF", "")
    reference = line.reference if line.reference not in ("", "EREF", "KREF") else reference
    return replace(
        line,
        text=" ".join(f"{line.text} {text}".split())[:4000],
        reference="" if reference.upper() in _NONE else reference[:140],
        name=" ".join(name.split())[:140],
        account=(account.strip() or line.account)[:70],
    )


def _joined(told: str) -> str:
    """Rows of 65 signs are cut in the middle of a word; shorter ones end where a word does."""
    return "".join(row if len(row) >= 65 else f"{row} " for row in told.split("\n"))


def _coded(text: str) -> dict[str, str]:
    found = list(_CODES.finditer(text))
    if not found:
        return {}
    ends = [each.start() for each in found[1:]] + [len(text)]
    told: dict[str, str] = {}
    for each, end in zip(found, ends, strict=True):
        told.setdefault(each[1], text[each.end() : end].strip("/ "))
    return told


def _account(text: str) -> StatedAccount:
    """An IBAN, or bank/number, or a number with its currency behind it, as banks write :25:."""
    bare = text.replace(" ", "")
    if _IBAN.fullmatch(bare):
        return StatedAccount(iban=bare)
    behind = _CURRENCY_BEHIND.fullmatch(bare)
    bare = behind[1] if behind is not None else bare
    bank, slash, number = bare.rpartition("/")
    return StatedAccount(number=number, bank=bank if slash else "")


def _exact(value: Decimal, row: int) -> int:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not -FINE <= exponent <= 0 or len(digits) > 38:
        raise NoAmountThere(row=row, text=str(value)[:60])
    amount = int("".join(map(str, digits)) + "0" * (FINE + exponent))
    return -amount if sign else amount


def _plain(on: date) -> date:
    return date(on.year, on.month, on.day)
