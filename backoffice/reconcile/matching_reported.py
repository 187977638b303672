"""Payouts a processor itemises: a bank's line is the net of one, and each of its parts names an entry. L-01, L-02.

Boundary: pure. A payout is taken only whole: every part has its one entry, by reference and gross amount, and one line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from backoffice.reconcile.matching_groups import Free, Group
from backoffice.reconcile.matching_terms import Terms, counts_told, pieces, reference_key, references
from backoffice.reconcile.payouts import NONE_TOLD, Part, Reported, Told
from backoffice.reconcile.rules import Entry, Line, Reason, Shape

_DAYS = 7  # by which a bank may book a payout after the day the processor names, or before it


def reported_payouts(terms: Terms, free: Free, told: Iterable[Reported], paid: frozenset[int]) -> list[Group]:
    """The payouts that are one line, free or `paid`, and whose parts are each one free entry; these are then taken.

    Where several lines could be a payout's, the one that names it is; else none is proposed.
    """
    payouts = sorted(told, key=lambda each: each.id)
    could = _only_lines(terms.lines, sorted(free.lines | paid), payouts)
    made: list[Group] = []
    for each, line in zip(payouts, could, strict=True):
        entries = _entries(terms, free, each)
        if entries is None or line is None or ((line,), entries) in terms.refused:
            continue
        counted = len(entries) in counts_told(terms.lines[line].text)
        reasons = (Reason.REPORTED, Reason.SUM, *((Reason.SAME_COUNT,) if counted else ()), Reason.FEE)
        group = Group((line,), entries, Shape.PAYOUT, reasons, 1, complete=True, sure=True, payout=each)
        free.take(group)
        made.append(group)
    return made


def told_of(entries: Sequence[Entry], lines: Sequence[Line], reported: Iterable[Reported]) -> Told:
    """What reports say of these lines and entries, matched or not; what several payouts claim is nobody's."""
    payouts = sorted(reported, key=lambda each: each.id)
    if not payouts:
        return NONE_TOLD
    _, known = references(entries)
    could = _only_lines(lines, range(len(lines)), payouts)
    claimed: dict[int, list[Reported]] = {}
    fees: dict[str, int] = {}
    for each, line in zip(payouts, could, strict=True):
        fee = 0
        for part in each.parts:
            meant = _meant(part, known, entries)
            for entry in meant if len(meant) == 1 else ():
                claimed.setdefault(entry, []).append(each)
            # Who books what came in, and not what was paid, has no fee in the books.
            fee += (entries[next(iter(meant))].amount if len(meant) == 1 else part.gross) - part.net
        if line is not None:
            fees[lines[line].id] = fee
    return Told(
        {lines[line].id: each for each, line in zip(payouts, could, strict=True) if line is not None},
        {entries[entry].id: by[0] for entry, by in claimed.items() if len(by) == 1},
        fees,
    )


def _only_lines(lines: Sequence[Line], among: Iterable[int], payouts: Sequence[Reported]) -> list[int | None]:
    """The one line of each payout, where there is one that no other payout could be as well."""
    by_amount: dict[int, list[int]] = {}
    for line in among:
        by_amount.setdefault(lines[line].amount, []).append(line)
    could = [_lines(lines, each, by_amount) for each in payouts]
    claims = Counter(line for found in could for line in found)
    return [found[0] if len(found) == 1 and claims[found[0]] == 1 else None for found in could]


def _lines(lines: Sequence[Line], payout: Reported, by_amount: Mapping[int, Sequence[int]]) -> list[int]:
    near = [
        line
        for line in by_amount.get(payout.net, ())
        if payout.on is None or abs((lines[line].on - payout.on).days) <= _DAYS
    ]
    key = reference_key(payout.id)
    naming = [line for line in near if key and key in "".join(pieces(lines[line].text))]
    return naming or near


def _entries(terms: Terms, free: Free, payout: Reported) -> tuple[int, ...] | None:
    """The one free entry of each part; None when a part has none or several, or two have the same."""
    found: list[int] = []
    for part in payout.parts:
        meant = _meant(part, terms.known, terms.entries) & free.entries
        if len(meant) != 1:
            return None
        found += meant
    return tuple(sorted(found)) if len(set(found)) == len(found) else None


def _meant(part: Part, known: Mapping[str, Sequence[int]], entries: Sequence[Entry]) -> set[int]:
    """The entries a part may be: they have one of its names, and its amount."""
    keys = {reference_key(each, own_field=True) for each in part.references} - {""}
    return {entry for key in keys for entry in known.get(key, ()) if entries[entry].amount in (part.gross, part.net)}
