"""Payouts a processor itemises: a bank's line is the net of one, and each of its parts names an entry. L-01, L-02.

Boundary: pure. A payout is taken only whole: every part has its one entry, by reference and gross amount, and one line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backoffice.reconcile.matching_groups import Free, Group
from backoffice.reconcile.matching_terms import Terms, counts_told, pieces, reference_key
from backoffice.reconcile.rules import Reason, Shape

_DAYS = 7  # by which a bank may book a payout after the day the processor names, or before it


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a payout: the names it has there, gross and net in minor units."""

    references: tuple[str, ...]
    gross: int
    net: int


@dataclass(frozen=True, slots=True)
class Reported:
    """A payout as its processor itemises it; `on` is the day it is due at the bank, where that is said."""

    id: str
    on: date | None
    parts: tuple[Part, ...]

    @property
    def net(self) -> int:
        """What the bank's line says."""
        return sum(part.net for part in self.parts)


def reported_payouts(terms: Terms, free: Free, told: Iterable[Reported], paid: frozenset[int]) -> list[Group]:
    """The payouts that are one line, free or `paid`, and whose parts are each one free entry; these are then taken.

    Where several lines could be a payout's, the one that names it is; else none is proposed.
    """
    by_amount: dict[int, list[int]] = {}
    for line in sorted(free.lines | paid):
        by_amount.setdefault(terms.lines[line].amount, []).append(line)
    payouts = sorted(told, key=lambda each: each.id)
    could = {each.id: _lines(terms, each, by_amount) for each in payouts}
    claims = [line for lines in could.values() for line in lines]
    made: list[Group] = []
    for each in payouts:
        entries = _entries(terms, free, each)
        lines = could[each.id]
        if entries is None or len(lines) != 1 or claims.count(lines[0]) > 1:
            continue
        if ((lines[0],), entries) in terms.refused:
            continue
        counted = len(entries) in counts_told(terms.lines[lines[0]].text)
        reasons = (Reason.SAME_REFERENCE, Reason.SUM, *((Reason.SAME_COUNT,) if counted else ()), Reason.FEE)
        group = Group((lines[0],), entries, Shape.PAYOUT, reasons, 1, complete=True, sure=True)
        free.take(group)
        made.append(group)
    return made


def _lines(terms: Terms, payout: Reported, by_amount: dict[int, list[int]]) -> list[int]:
    near = [
        line
        for line in by_amount.get(payout.net, ())
        if payout.on is None or abs((terms.lines[line].on - payout.on).days) <= _DAYS
    ]
    key = reference_key(payout.id)
    naming = [line for line in near if key and key in "".join(pieces(terms.lines[line].text))]
    return naming or near


def _entries(terms: Terms, free: Free, payout: Reported) -> tuple[int, ...] | None:
    """The one free entry of each part; None when a part has none or several, or two have the same."""
    found: list[int] = []
    for part in payout.parts:
        keys = {reference_key(each, own_field=True) for each in part.references} - {""}
        meant = {
            entry
            for key in keys
            for entry in terms.known.get(key, ())
            if entry in free.entries and terms.entries[entry].amount in (part.gross, part.net)
        }
        if len(meant) != 1:
            return None
        found += meant
    return tuple(sorted(found)) if len(set(found)) == len(found) else None
