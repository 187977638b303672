"""From a figure of the tree to the filter of exactly the postings that it sums.

Boundary: pure.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from backoffice.ledger.views import Wanted
from ui.ledger.account_model import DIFFERENCE, OTHER
from ui.ledger.accounts import Node


def behind(node: Node, column: int, asset: str, as_of: date, other: date | None, today: date) -> Wanted:
    """The postings of a balance on the first day, on the other day, or of the difference between both."""
    wanted = Wanted(account=node.path, asset=asset)
    if column == DIFFERENCE and other is not None:
        early, late = sorted((as_of, other))
        return replace(wanted, since=early + timedelta(days=1), until=late)
    if column == OTHER and other is not None:
        return replace(wanted, until=other)
    return replace(wanted, until=as_of) if as_of < today else wanted


def moved_to(node: Node, wanted: Wanted, asset: str, as_of: date, today: date) -> Wanted:
    """The filter that holds, at another account; its days give way to the tree's day where that is a past one."""
    there = replace(wanted, account=node.path, holder="", asset=asset if node.has(asset) else "")
    return replace(there, until=as_of, since=None) if as_of < today else there
