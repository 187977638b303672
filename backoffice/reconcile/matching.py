"""Matching one account: references and names first, then payouts, then amounts alone, then what adds up. L-01, L-02.

Boundary: pure and deterministic: the order of its input changes nothing, and work is bounded by counted steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from backoffice.reconcile import matching_groups as groups
from backoffice.reconcile.fees import model_for
from backoffice.reconcile.matching_candidates import NAMED, amount_pairs, evident_pairs
from backoffice.reconcile.matching_pairs import in_order, ones, several, short_or_over
from backoffice.reconcile.matching_payouts import day_batches, payouts
from backoffice.reconcile.matching_reported import reported_payouts
from backoffice.reconcile.matching_terms import terms
from backoffice.reconcile.matching_values import NOTHING_LEFT, Found, Ids
from backoffice.reconcile.payouts import Reported
from backoffice.reconcile.rules import Entry, Line, Match, MatchRules, Reason

Progress = Callable[[str, float], None]
"""Told the step and how much of it is done, 0 to 1; what it raises ends the matching."""

_AMOUNT_PAIRS = 3_000_000  # pairs of amount and date alone; beyond, equal amounts are paired in the order of days


def silent(step: str, done: float) -> None:
    """Progress that nobody looks at."""


def match(
    entries: Iterable[Entry],
    lines: Iterable[Line],
    rules: MatchRules,
    progress: Progress = silent,
    reported: Iterable[Reported] = (),
) -> tuple[Match, ...]:
    """What belongs together on one account and asset, sorted by lines; no entry and no line stands in two matches.

    `reported` are payouts as a processor itemises them.

    Raises SameIdTwice, and whatever `progress` raises.
    """
    return tuple(each.match for each in find(entries, lines, rules, (), progress, equals=False, reported=reported))


def find(
    entries: Iterable[Entry],
    lines: Iterable[Line],
    rules: MatchRules,
    refused: Iterable[Ids] = (),
    progress: Progress = silent,
    *,
    equals: bool = True,
    reported: Iterable[Reported] = (),
    left: Ids = NOTHING_LEFT,
) -> tuple[Found, ...]:
    """As `match`, with the equal solutions beside each that is not the only one; `refused` (lines, entries) are none.

    `left` are lines and entries that an earlier closing left open: none of these lines is of one of these entries, and
    with others they confirm themselves by a reference alone, as their words stayed behind.
    Without `equals` nothing stands beside pairs of one and one. Raises SameIdTwice, and whatever `progress` raises.
    """
    progress("reading", 0.0)
    refused = tuple(refused)
    told = terms(entries, lines, rules, refused, left)
    progress("pairing", 0.0)
    paid = frozenset(line for line, each in enumerate(told.lines) if model_for(each, rules.fees))
    everyone = set(range(len(told.lines)))
    free = groups.Free(everyone - paid, set(range(len(told.entries))), rules.steps)
    made: list[Found] = []

    def keep(settled: Iterable[groups.Group]) -> None:
        made.extend(several(told, each) for each in settled)

    # What a processor itemises is known, and out of the way of what is searched for.
    itemised = reported_payouts(told, free, reported, paid)
    keep(itemised)
    paid -= {line for each in itemised for line in each.lines}
    pairs = evident_pairs(told, paid)
    # Whoever names a reference and its amount is no part of a split.
    named = pairs.grade == NAMED
    apart = groups.Free(
        free.lines - set(pairs.line[named].tolist()), free.entries - set(pairs.entry[named].tolist()), free.steps
    )
    for search in (groups.named_splits, groups.named_batches):
        settled = groups.settle(search(told, apart), apart)
        for each in settled:
            free.take(each)
        keep(settled)
    free.steps = apart.steps
    made += ones(told, free, pairs, lambda done: progress("pairing", done), equals=equals)
    progress("payouts", 0.0)
    free.lines |= paid
    keep(payouts(told, free))
    free.lines -= paid
    progress("parts", 0.0)
    for search in (groups.kindred_splits, groups.kindred_batches):
        keep(groups.settle(search(told, free), free))
    progress("amounts", 0.0)
    alone, many = amount_pairs(told, sorted(free.lines), sorted(free.entries), min(free.steps, _AMOUNT_PAIRS))
    made += ones(told, free, alone, lambda done: progress("amounts", done), equals=equals)
    made += in_order(told, free, many)
    progress("sums", 0.0)
    keep(day_batches(told, free))
    # What one batch takes is out of the way of the next, which may then have only one way left.
    while batches := groups.settle(groups.summed_batches(told, free), free):
        keep(batches)
    keep(groups.settle(groups.summed_splits(told, free), free))
    while batches := groups.settle(groups.mixed_batches(told, free), free):
        keep(batches)
    made += short_or_over(told, free)
    progress("done", 1.0)
    doubted = {id_ for sides in refused for side in sides for id_ in side}
    old = {id_ for side in left for id_ in side}
    looked_at = (_asked(each) if _is_doubtful(each.match, doubted, old) else each for each in made)
    return tuple(sorted(looked_at, key=lambda each: (each.match.lines, each.match.entries)))


def _is_doubtful(match: Match, doubted: set[str], old: set[str]) -> bool:
    """Whether somebody refused another match of a part of it, and may know more; or it is of what was left open, and
    nothing but amount and days speaks for it."""
    parts = (*match.lines, *match.entries)
    named = Reason.SAME_REFERENCE in match.reasons or Reason.REPORTED in match.reasons
    return not (doubted.isdisjoint(parts) and (named or old.isdisjoint(parts)))


def _asked(found: Found) -> Found:
    """The same for a person to look at."""
    return Found(replace(found.match, confirmed=False), found.others)
