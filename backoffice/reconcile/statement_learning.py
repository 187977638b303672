"""Learning a bank's table from one file: where its headings stand, what each column says, how it writes days. L-01.

Boundary: pure. A guess is never read by without a person having seen it; what stays open is named in `unsure`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backoffice.errors import Refused
from backoffice.reconcile.statement_amounts import fine
from backoffice.reconcile.statement_cells import Day, Number, Row, amount, called, day
from backoffice.reconcile.statement_days import PATTERNS, shaped_as
from backoffice.reconcile.statement_profile import Profile

_SEEN_AT_MOST = 200
_HEADINGS_WITHIN = 40

# Headings of banks in English, German, Dutch, French, Spanish, Italian, Portuguese and Chinese; the first that fits
# wins, and a word at the start of a heading is enough.
_HEADINGS: dict[str, str] = {
    "on": "booking date|buchungstag|buchungsdatum|buchung|boekdatum|transaction date|date op|date de comptab|fecha op"
    "|fecha|data contab|data mov|posting date|posted|date|datum|data|交易日期|记账日期|日期",
    "value_on": "value date|valuta|valuedate|wertstellung|valutadatum|rentedatum|date valeur|date de valeur|fecha valor"
    "|data valuta|起息日",
    "debit": "debit|soll|lastschrift|belastung|af|débit|debito|cargo|paid out|money out|withdrawal|支出|借方",
    "credit": "credit|haben|gutschrift|bij|crédit|credito|abono|paid in|money in|deposit|收入|贷方",
    "amount": "amount|betrag|umsatz|bedrag|montant|importe|importo|valor|net amount|net|金额",
    "sign": "af bij|s/h|soll/haben|debit/credit|credit/debit|dc|d/c|cr/dr|drcr|借贷",
    "balance": "balance|saldo|kontostand|solde|running balance|余额",
    "currency": "currency|währung|waehrung|munt|valuta code|devise|divisa|moneda|ccy|muntsoort|币种",
    "party": "name|counterparty|auftraggeber|empfänger|beguenstigter|begünstigter|naam|tegenpartij|beneficiary|payee"
    "|bénéficiaire|beneficiario|zahlungspflichtiger|对方户名",
    "party_account": "counterparty account|counter account|iban|tegenrekening|kontonummer/iban|gegenkonto|对方账号",
    "reference": "reference|end-to-end|end to end|kundenreferenz|referenz|kenmerk|référence|referencia|riferimento"
    "|betalingskenmerk|payment reference|参考号",
    "bank_reference": "transaction id|transaction reference|bank reference|id|volgnr|transaktions-id|流水号",
    "text": "description|verwendungszweck|buchungstext|details|omschrijving|mededelingen|memo|narrative|libellé|libelle"
    "|concepto|descrizione|causale|descrição|摘要|附言",
}
_MINUS = ("d", "dr", "db", "debit", "s", "soll", "af", "débit", "-", "out", "借")


@dataclass(frozen=True, slots=True)
class Guess:
    """A profile that would read the file, the headings and first rows it was seen in, and what it is unsure of.

    `unsure` names fields of the profile: "day" where day and month could be swapped, "asset" where nothing names the
    currency, and every field that is needed and was not found.
    """

    profile: Profile
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unsure: tuple[str, ...]


def guess(rows: Iterable[Row], delimiter: str = ",") -> Guess | None:
    """How a table might be read; None when no row looks like headings over amounts and days."""
    seen = [(number, [*cells]) for (number, cells), _ in zip(rows, range(_SEEN_AT_MOST), strict=False)]
    at = _heading(seen)
    if at is None:
        return None
    number, head = seen[at]
    below = [[*cells, *[""] * (len(head) - len(cells))][: len(head)] for _, cells in seen[at + 1 :] if len(cells) > 1]
    columns = [[cells[place] for cells in below] for place in range(len(head))]
    roles = _roles(head, columns)
    pattern, swapped = _pattern(columns[roles["on"]] if "on" in roles else ())
    amounts = [roles[name] for name in ("amount", "debit", "credit", "balance") if name in roles]
    decimal = _decimal([cell for place in amounts for cell in columns[place]])
    named = {role: head[place] for role, place in roles.items()}
    text = tuple(head[place] for place in _texts(head, columns, roles))
    unsure = [*(["day"] if swapped else []), *(["asset"] if "currency" not in roles else [])]
    unsure += ["on"] if "on" not in roles else []
    unsure += ["amount"] if not {"amount", "debit", "credit"} & set(roles) else []
    minus = _minus(columns[roles["sign"]]) if "sign" in roles else ()
    profile = Profile(
        name=" ".join(head[:3])[:60],
        head=tuple(head),
        on=named.get("on", ""),
        value_on=named.get("value_on", ""),
        amount=named.get("amount", ""),
        debit=named.get("debit", ""),
        credit=named.get("credit", ""),
        sign=named.get("sign", "") if minus else "",
        minus=minus,
        balance=named.get("balance", ""),
        currency=named.get("currency", ""),
        text=text,
        reference=named.get("reference", ""),
        bank_reference=named.get("bank_reference", ""),
        party=named.get("party", ""),
        party_account=named.get("party_account", ""),
        decimal=decimal,
        day=pattern,
        delimiter=delimiter,
        heading=number,
    )
    return Guess(profile, tuple(head), tuple(tuple(cells) for cells in below[:20]), tuple(unsure))


def delimiter_of(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells."""
    lines = [line for line in re.split(r"\r\n|\n|\r", text)[:60] if line.strip()][:40]
    best, most = ",", 0
    for sign in (";", "\t", ",", "|"):
        counts = [len(re.sub(r'"[^"]*"', "", line).split(sign)) for line in lines]
        common = max(set(counts), key=counts.count, default=1)
        weight = counts.count(common) * (common - 1)
        if weight > most:
            best, most = sign, weight
    return best


def _heading(seen: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    """The row of headings: words only, and in the row below it, or else in one soon after, a day and an amount."""
    for reach in (1, 5):
        for at, (_, cells) in enumerate(seen[:_HEADINGS_WITHIN]):
            filled = [cell for cell in cells if cell.strip()]
            if len(filled) < 2 or any(_is_amount(cell) or _is_day(cell) for cell in filled):
                continue
            if len({called(cell) for cell in filled}) < len(filled):
                continue
            below = [row for _, row in seen[at + 1 : at + 1 + reach]]
            if any(any(map(_is_day, row)) and any(map(_is_amount, row)) for row in below):
                return at
    return None


def _roles(head: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column says what: by its heading where its cells agree, else by its cells alone."""
    roles: dict[str, int] = {}
    taken: set[int] = set()
    fits = {
        "on": _is_day, "value_on": _is_day, "amount": _is_amount, "debit": _is_amount, "credit": _is_amount,
        "balance": _is_amount, "currency": _is_currency,
    }  # fmt: skip
    for role in (*fits, "sign", "party_account", "party", "reference", "bank_reference"):
        found = _named(role, head, columns, taken, fits.get(role))
        if found is not None:
            roles[role] = found
            taken.add(found)
    if "amount" in roles and "debit" in roles and "credit" in roles:
        taken.discard(roles.pop("amount"))
    elif "amount" in roles:
        for name in ("debit", "credit"):
            if name in roles:
                taken.discard(roles.pop(name))
    for role, fit in (("on", _is_day), ("amount", _is_amount)):
        if role not in roles and not (role == "amount" and {"debit", "credit"} & set(roles)):
            place = next((at for at, cells in enumerate(columns) if at not in taken and _all(cells, fit)), None)
            if place is not None:
                roles[role] = place
                taken.add(place)
    return roles


def _named(
    role: str, head: Sequence[str], columns: Sequence[Sequence[str]], taken: set[int], fit: object
) -> int | None:
    for word in _HEADINGS[role].split("|"):
        for exact in (True, False):
            for at, cell in enumerate(head):
                heading = called(cell)
                meant = heading == word if exact else len(word) > 2 and heading.startswith(word)
                if meant and at not in taken and (not callable(fit) or _all(columns[at], fit)):
                    return at
    return None


def _texts(head: Sequence[str], columns: Sequence[Sequence[str]], roles: dict[str, int]) -> list[int]:
    words = _HEADINGS["text"].split("|")
    free = [at for at in range(len(head)) if at not in roles.values() and any(cell.strip() for cell in columns[at])]
    named = [at for at in free if any(called(head[at]).startswith(word) for word in words)]
    if named:
        return named
    longest = max(free, key=lambda at: sum(map(len, columns[at])), default=None)
    return [] if longest is None else [longest]


def _pattern(cells: Sequence[str]) -> tuple[str, bool]:
    """The pattern that reads every day, and whether another would, too, and read other days."""
    said = [cell for cell in cells if cell.strip() and not isinstance(cell, Day)]
    reads = {
        name: sum(_read(cell, name) for cell in said)
        for name in PATTERNS
        if said and all(_shaped(cell, name) for cell in said)
    }
    # A day that is none, such as 30 February, is to be told by its row; it says nothing of how days are written.
    fitting = [name for name, count in reads.items() if count == max(reads.values())]
    if not fitting:
        return "YYYY-MM-DD", False
    first = [shaped_as(cell, fitting[0]) for cell in said]
    return fitting[0], any([shaped_as(cell, name) for cell in said] != first for name in fitting[1:])


def _shaped(cell: str, pattern: str) -> bool:
    """Whether it is written as a day, there being such a day or not; without four digits of a year it must be one."""
    return _read(cell, pattern) or ("YYYY" in pattern and len(pattern) > 8 and shaped_as(cell, pattern) is not None)


def _read(cell: str, pattern: str) -> bool:
    try:
        day(cell, pattern, 1)
    except Refused:
        return False
    return True


def _decimal(cells: Sequence[str]) -> str:
    """The mark that reads all amounts; a point where both would."""
    said = [cell for cell in cells if cell.strip()]
    fits = {mark: sum(_reads(cell, mark) for cell in said) for mark in ".,"}
    if fits["."] != fits[","]:
        return max(".,", key=lambda mark: fits[mark])
    # "1.234" alone can be both; with a group of three behind a comma somewhere, the other is the mark.
    two = sum(bool(re.search(r",\d{2}$", cell.strip())) for cell in said)
    return "," if two else "."


def _reads(cell: str, mark: str) -> bool:
    try:
        amount(cell, mark, 1)
    except Refused:
        return False
    return True


def _minus(cells: Sequence[str]) -> tuple[str, ...]:
    found = {called(cell): cell.strip() for cell in cells if cell.strip()}
    return tuple(text for name, text in found.items() if name in _MINUS)


def _all(cells: Sequence[str], fit: object) -> bool:
    said = [cell for cell in cells if cell.strip()]
    assert callable(fit)
    return bool(said) and sum(bool(fit(cell)) for cell in said) >= 0.9 * len(said)


def _is_amount(cell: str) -> bool:
    if isinstance(cell, Number):
        try:
            fine(cell, 1)
        except Refused:
            return False
        return True
    # A long row of digits is a number of something, not an amount.
    bare = cell.strip()
    return not re.fullmatch(r"\d{7,}", bare) and any(_reads(bare, mark) for mark in ".,")


def _is_day(cell: str) -> bool:
    return isinstance(cell, Day) or (
        not isinstance(cell, Number) and bool(cell.strip()) and any(_shaped(cell, name) for name in PATTERNS)
    )


def _is_currency(cell: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{3,5}", cell.strip()))
