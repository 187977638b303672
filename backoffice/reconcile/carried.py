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
    """An item an earlier closing left open; `entry` where it is one of our books, with its leaf.

    `owner`, `note` and the name of the line's `file` are what was said of it by then. `beside` is the entry that a
    difference or fee lies beside, called `beside_called`. `booked_as` is what the books call the adjusting entry that
    was agreed to for it.
    """

    finding: str
    kind: FindingKind
    amount: int
    since: date
    words: str = ""
    reference: str = ""
    entry: str = ""
    leaf: str = ""
    owner: str = ""
    note: str = ""
    file: str = ""
    beside: str = ""
    beside_called: str = ""
    booked_as: str = ""
    booked_on: date | None = None

    @property
    def as_line(self) -> Line:
        """How it takes part in matching when it is nothing of our books: what was stated and not yet booked.

        It names the adjusting entry that was booked for it, and counts on that day as well.
        """
        named = self.booked_as or self.reference
        return Line(f"{CARRIED}{self.finding}", self.since, self.booked_on, self.amount, "", named, frozenset())

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
