"""A list in words: its account with the one figure, its order, and how long it is.

Boundary: pure.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from backoffice.ledger.places import Places
from backoffice.ledger.views import Column, Order, Wanted
from ui.ledger.accounts import Node
from ui.ledger.wording import LedgerWording, money, pseudonym


def order_words(order: Order) -> str:
    translate = QCoreApplication.translate
    return {
        Order(Column.DATE, True): translate("ListWords", "Newest first"),
        Order(Column.DATE, False): translate("ListWords", "Oldest first"),
        Order(Column.NUMBER, True): translate("ListWords", "Number, falling"),
        Order(Column.NUMBER, False): translate("ListWords", "Number, rising"),
        Order(Column.AMOUNT, True): translate("ListWords", "Amount, falling"),
        Order(Column.AMOUNT, False): translate("ListWords", "Amount, rising"),
    }[order]


def count_words(places: Places) -> str:
    """How many rows there are, or about how many while they are being counted."""
    translate = QCoreApplication.translate
    count = f"{places.total:,}"
    if places.is_exact and places.total == 1:
        return translate("ListWords", "1 posting")
    words = translate("ListWords", "{count} postings") if places.is_exact else translate("ListWords", "about {count}")
    return words.format(count=count)


def head_words(
    wanted: Wanted, node: Node | None, asset: str, scale: int, wording: LedgerWording
) -> tuple[str, str, str]:
    """Path, title and figure: the balance of the account in the tree's asset on the tree's day."""
    translate = QCoreApplication.translate
    if wanted.account:
        *above, name = wanted.account.split(":")
        figure = ""
        if node is not None and node.has(asset):
            figure = f"{money(node.amounts.get(asset, 0), scale)} {asset}"
        return " / ".join(wording.part(pseudonym(step)) for step in above), wording.part(pseudonym(name)), figure
    if wanted.holder:
        return translate("ListWords", "Customer"), pseudonym(wanted.holder), ""
    return "", translate("ListWords", "All postings"), ""
