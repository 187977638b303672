"""Matching one account: references and names first, then payouts, then amounts alone, then what adds up. L-01, L-02.

Boundary: pure and deterministic: the order of its input changes nothing, and work is bounded by counted steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from backoffice.reconcile import matching_groups as groups
from backoffice.reconcile.fees import model_for
from backoffice.reconcile.matching_candidates import NAMED, amount_pairs, evident_pairs
from backoffice.reconcile.matching_pairs import in_order, ones, several, short_or_over
from backoffice.reconcile.matching_payouts import day_batches, payouts
from backoffice.reconcile.matching_reported import reported_payouts
from backoffice.reconcile.matching_terms import references, terms
from backoffice.reconcile.matching_values import NOTHING_BEFORE, Before, Found
from backoffice.reconcile.payouts import Reported
from backoffice.reconcile.rules import Entry, Line, Match, MatchRules, Reason
from backoffice.reconcile.twins import is_told, line_says

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
    return tuple(
        each.match for each in find(entries, lines, rules, NOTHING_BEFORE, progress, equals=False, reported=reported)
    )


def find(
    entries: Iterable[Entry],
    lines: Iterable[Line],
    rules: MatchRules,
    before: Before = NOTHING_BEFORE,
    progress: Progress = silent,
    *,
    equals: bool = True,
    reported: Iterable[Reported] = (),
) -> tuple[Found, ...]:
    """As `match`, with the equal solutions beside each that is not the only one, and nothing that was refused `before`.

    What confirms itself is out of the way, and the rest is looked at again, until nothing more confirms itself: whoever
    asks once more is told the same. Of what a closing left open only a reference lets a match confirm itself, as its
    words stayed behind. Without `equals` nothing stands beside pairs of one and one.
    Raises SameIdTwice, and whatever `progress` raises.
    """
    ours, theirs, sure, rest = list(entries), list(lines), list[Found](), list[Found]()
    reported, spent, said = tuple(reported), list[Entry](), set[object]()
    while True:
        found = _once(ours, theirs, rules, before, progress, equals, reported)
        certain = [each for each in found if each.match.confirmed]
        # The first look knows most of what is usual: what it asks about stands as long as all of it is there.
        gone = {part for each in certain for part in _parts(each)}
        rest = [each for each in rest if gone.isdisjoint(_parts(each))]
        asked = {part for each in rest for part in (*each.match.lines, *each.match.entries)}
        rest += [each for each in found if not each.match.confirmed and asked.isdisjoint(_parts(each))]
        if not certain:
            return tuple(sorted((*sure, *rest), key=lambda each: (each.match.lines, each.match.entries)))
        sure += certain
        booked = {id_ for each in certain for id_ in each.match.entries}
        stated = {id_ for each in certain for id_ in each.match.lines}
        spent += [each for each in ours if each.id in booked]
        said.update(line_says(each) for each in theirs if each.id in stated)
        ours = [each for each in ours if each.id not in booked]
        theirs = [each for each in theirs if each.id not in stated]
        again = {each.id for each in theirs if is_told(each) and line_says(each) in said}
        keys = before.references.union(references(spent)[1])
        before = replace(before, references=keys, repeated=before.repeated | again)


def _parts(found: Found) -> Iterator[str]:
    for match in (found.match, *found.others):
        yield from match.lines
        yield from match.entries


def _once(
    entries: Iterable[Entry],
    lines: Iterable[Line],
    rules: MatchRules,
    before: Before,
    progress: Progress,
    equals: bool,
    reported: Iterable[Reported],
) -> list[Found]:
    progress("reading", 0.0)
    told = terms(entries, lines, rules, before)
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
    doubted = {id_ for sides in before.refused for side in sides for id_ in side}
    old = {id_ for side in before.left for id_ in side}
    return [_asked(each) if _is_doubtful(each.match, doubted, old) else each for each in made]


def _is_doubtful(match: Match, doubted: set[str], old: set[str]) -> bool:
    """Whether somebody refused another match of a part of it, and may know more; or it is of what was left open, and
    nothing but amount and days speaks for it."""
    parts = (*match.lines, *match.entries)
    named = Reason.SAME_REFERENCE in match.reasons or Reason.REPORTED in match.reasons
    return not (doubted.isdisjoint(parts) and (named or old.isdisjoint(parts)))


def _asked(found: Found) -> Found:
    """The same for a person to look at."""
    return Found(replace(found.match, confirmed=False), found.others)
