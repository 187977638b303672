"""A filter as words: one token for each part of it, which stands above the grid and can be taken away.

Boundary: pure; what a token says is what the list is narrowed to, nothing less.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from backoffice.ledger.views import Wanted
from ui.ledger.wording import LedgerWording, pseudonym


@dataclass(frozen=True, slots=True)
class Token:
    """`without` is the filter when this part of it is taken away."""

    label: str
    value: str
    without: Wanted


def tokens_of(wanted: Wanted, wording: LedgerWording) -> tuple[Token, ...]:
    """The parts of a filter in a fixed order."""

    translate = QCoreApplication.translate
    found = []
    if wanted.account:
        parts = wanted.account.split(":")
        holder = parts[2] if wanted.account.startswith("Liabilities:Wallet:") and len(parts) > 2 else ""
        found.append(
            Token(
                translate("FilterWords", "Account"), wording.short(wanted.account, holder), replace(wanted, account="")
            )
        )
    if wanted.holder:
        found.append(Token(translate("FilterWords", "Customer"), pseudonym(wanted.holder), replace(wanted, holder="")))
    if wanted.kind:
        found.append(Token(translate("FilterWords", "Kind"), wording.kind(wanted.kind), replace(wanted, kind="")))
    if wanted.asset:
        found.append(Token(translate("FilterWords", "Asset"), wanted.asset, replace(wanted, asset="")))
    if wanted.least or wanted.most:
        without = replace(wanted, least="", most="")
        found.append(Token(translate("FilterWords", "Amount"), _between(wanted.least, wanted.most), without))
    if wanted.since or wanted.until:
        found.append(
            Token(translate("FilterWords", "Days"), _days(wanted, wording), replace(wanted, since=None, until=None))
        )
    if wanted.reference:
        found.append(
            Token(translate("FilterWords", "Reference"), f"{wanted.reference}…", replace(wanted, reference=""))
        )
    if wanted.words:
        found.append(Token(translate("FilterWords", "Words"), wording.name(wanted.words), replace(wanted, words="")))
    return tuple(found)


def _days(wanted: Wanted, wording: LedgerWording) -> str:
    def told(on: date | None) -> str:
        return "" if on is None else wording.day(on)

    if wanted.since == wanted.until:
        return told(wanted.since)
    return _between(told(wanted.since), told(wanted.until))


def _between(low: str, high: str) -> str:
    translate = QCoreApplication.translate
    if not high:
        return translate("FilterWords", "from {low}").format(low=low)
    if not low:
        return translate("FilterWords", "to {high}").format(high=high)
    return translate("FilterWords", "{low} to {high}").format(low=low, high=high)
