"""What a closing left open, as the next period begins with it. L-02.

Boundary: pure. Amounts are what each puts between statement and ledger, in minor units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backoffice.reconcile.decisions import CARRIED, OpenItem
from backoffice.reconcile.rules import Entry, FindingKind, Line


@dataclass(frozen=True, slots=True)
class Carried:
    """An item an earlier closing left open; `entry` where it is one of our books, with its leaf."""

    finding: str
    kind: FindingKind
    amount: int
    since: date
    words: str = ""
    reference: str = ""
    entry: str = ""
    leaf: str = ""

    @property
    def as_line(self) -> Line:
        """How it takes part in matching when it is nothing of our books: what was stated and not yet booked."""
        return Line(f"{CARRIED}{self.finding}", self.since, None, self.amount, "", self.reference, frozenset())

    @property
    def as_entry(self) -> Entry:
        """How it takes part in matching when it is an entry: what was booked and not yet stated."""
        return Entry(self.entry, self.since, -self.amount, self.reference, frozenset(), "carried")


def carry_over(items: Iterable[OpenItem]) -> tuple[Carried, ...]:
    """The items of a closing as the next period begins with them."""
    return tuple(
        Carried(
            each.finding,
            each.kind,
            each.amount,
            each.since,
            each.words,
            each.reference,
            entry_of(each.finding),
            each.leaf,
        )
        for each in items
    )


def entry_of(key: str) -> str:
    """The entry a finding's key speaks of; empty where it is none."""
    bare = key.removeprefix(CARRIED)
    return bare.removeprefix("entry:") if bare.startswith("entry:") else ""
