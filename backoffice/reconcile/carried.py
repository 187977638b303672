"""What a closing left open, as the next period begins with it. L-02.

Boundary: pure. Amounts are what each puts between statement and ledger, in minor units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backoffice.reconcile.decisions import CARRIED, OpenItem, StatementImported
from backoffice.reconcile.rules import Entry, FindingKind, Line

GAP = "gap:"


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


def still_open(items: Iterable[Carried], statements: Sequence[StatementImported]) -> tuple[Carried, ...]:
    """The items without gaps whose days the statements state by now: their lines stand for what happened then."""
    return tuple(each for each in items if not (each.finding.startswith(GAP) and _is_stated(each, statements)))


def _is_stated(item: Carried, statements: Sequence[StatementImported]) -> bool:
    since, until = map(date.fromisoformat, item.finding.removeprefix(GAP).partition(":")[0].split("/"))
    days = {since + timedelta(days=after) for after in range((until - since).days + 1)}
    if all(any(each.from_on <= day <= each.to_on for each in statements) for day in days):
        return True
    # Banks leave out days without a movement: what is stated within the gap is then all that happened in it.
    moves = [
        each.closing - each.opening
        for each in statements
        if since <= each.from_on and each.to_on <= until and each.opening is not None and each.closing is not None
    ]
    return bool(moves) and sum(moves) == item.amount


def entry_of(key: str) -> str:
    """The entry a finding's key speaks of; empty where it is none."""
    bare = key.removeprefix(CARRIED)
    return bare.removeprefix("entry:") if bare.startswith("entry:") else ""
