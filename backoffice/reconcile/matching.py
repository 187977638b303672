"""Matching one account: references and names first, then payouts, then amounts alone, then what adds up. L-01, L-02.

Boundary: pure and deterministic: the order of its input changes nothing, and work is bounded by counted steps.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable

import numpy as np

from backoffice.reconcile import matching_groups as groups
from backoffice.reconcile.fees import model_for
from backoffice.reconcile.matching_assignment import Edges, assign
from backoffice.reconcile.matching_candidates import (
    AMOUNT,
    EXACT_REFERENCE,
    LIKE_REFERENCE,
    NAMED,
    PARTLY,
    SAME_NAME,
    Pairs,
    amount_pairs,
    evident_pairs,
    in_window,
    is_like,
)
from backoffice.reconcile.matching_payouts import day_batches, payouts
from backoffice.reconcile.matching_terms import Terms, held, terms
from backoffice.reconcile.rules import Certificate, Entry, Line, Match, MatchRules, Reason, Shape

Progress = Callable[[str, float], None]
"""Told the step and how much of it is done, 0 to 1; what it raises ends the matching."""

_AMOUNT_PAIRS = 3_000_000  # pairs of amount and date alone; beyond, equal amounts are paired in the order of days


def silent(step: str, done: float) -> None:
    """Progress that nobody looks at."""


def match(
    entries: Iterable[Entry], lines: Iterable[Line], rules: MatchRules, progress: Progress = silent
) -> tuple[Match, ...]:
    """What belongs together on one account and asset, sorted by lines; no entry and no line stands in two matches.

    Raises SameIdTwice, and whatever `progress` raises.
    """
    progress("reading", 0.0)
    told = terms(entries, lines, rules)
    progress("pairing", 0.0)
    paid = frozenset(line for line, each in enumerate(told.lines) if model_for(each, rules.fees))
    everyone = set(range(len(told.lines)))
    free = groups.Free(everyone - paid, set(range(len(told.entries))), rules.steps)
    made: list[Match] = []

    def keep(settled: Iterable[groups.Group]) -> None:
        made.extend(_several(told, each) for each in settled)

    pairs = evident_pairs(told, paid)
    # Whoever names a reference and its amount is no part of a split.
    named = pairs.grade == NAMED
    apart = groups.Free(
        free.lines - set(pairs.line[named].tolist()), free.entries - set(pairs.entry[named].tolist()), 0
    )
    apart.steps = free.steps
    for find in (groups.named_splits, groups.named_batches):
        settled = groups.settle(find(told, apart), apart)
        for each in settled:
            free.take(each)
        keep(settled)
    free.steps = apart.steps
    made += _ones(told, free, pairs, lambda done: progress("pairing", done))
    progress("payouts", 0.0)
    free.lines |= paid
    keep(payouts(told, free))
    free.lines -= paid
    progress("parts", 0.0)
    for search in (groups.kindred_splits, groups.kindred_batches):
        keep(groups.settle(search(told, free), free))
    progress("amounts", 0.0)
    alone, left = amount_pairs(told, sorted(free.lines), sorted(free.entries), min(free.steps, _AMOUNT_PAIRS))
    made += _ones(told, free, alone, lambda done: progress("amounts", done))
    made += _in_order(told, free, left)
    progress("sums", 0.0)
    keep(day_batches(told, free))
    keep(groups.settle(groups.summed_batches(told, free), free))
    keep(groups.settle(groups.summed_splits(told, free), free))
    made += _short_or_over(told, free)
    progress("done", 1.0)
    return tuple(sorted(made, key=lambda each: (each.lines, each.entries)))


def _ones(told: Terms, free: groups.Free, pairs: Pairs, moved: Callable[[float], None]) -> list[Match]:
    """The best one-to-one pairing of `pairs` among what is free."""
    pairs = pairs.chosen(
        np.fromiter(
            (
                line in free.lines and entry in free.entries
                for line, entry in zip(pairs.line.tolist(), pairs.entry.tolist(), strict=True)
            ),
            bool,
            len(pairs),
        )
    )
    best = assign(Edges(pairs.line, pairs.entry, pairs.weight(), pairs.cost), free.steps, moved)
    free.steps = best.steps
    taken = pairs.chosen(np.array(best.pairs, np.int64))
    free.lines.difference_update(taken.line.tolist())
    free.entries.difference_update(taken.entry.tolist())
    # A line without a home that would fit a matched entry as well: one of the two may be the bank's mistake.
    homeless = np.fromiter((line in free.lines for line in pairs.line.tolist()), bool, len(pairs))
    contested = set(pairs.entry[homeless].tolist())
    rows = zip(
        *(column.tolist() for column in (taken.line, taken.entry, taken.grade, taken.how, taken.sure)), strict=True
    )
    return [
        _one(told, line, entry, (grade, how, sure), best.certificates[at], rival=entry in contested)
        for at, (line, entry, grade, how, sure) in zip(best.pairs, rows, strict=True)
    ]


def _one(
    told: Terms, line: int, entry: int, spoken: tuple[int, int, int], certificate: Certificate, *, rival: bool
) -> Match:
    grade, how, sure = spoken
    theirs, ours = told.lines[line], told.entries[entry]
    reasons = [
        reason
        for bit, reason in (
            (EXACT_REFERENCE, Reason.SAME_REFERENCE),
            (LIKE_REFERENCE, Reason.LIKE_REFERENCE),
            (SAME_NAME, Reason.SAME_NAME),
        )
        if how & bit
    ]
    if not reasons:
        reasons.append(Reason.ONLY_AMOUNT)
    difference = theirs.amount - ours.amount
    if difference:
        within = abs(difference) <= told.rules.slack(theirs.amount)
        excused = Reason.ORIGINAL_AMOUNT if told.tolerated(line, entry) else Reason.OTHER_AMOUNT
        reasons.append(Reason.TOLERANCE if within else excused)
    if rival:
        reasons.append(Reason.RIVAL)
    confirmed = bool(sure) and grade != PARTLY and certificate.unique and not rival
    return Match((theirs.id,), (ours.id,), Shape.ONE, tuple(reasons), certificate, 0, difference, confirmed)


def _several(told: Terms, group: groups.Group) -> Match:
    lines, entries = [told.lines[at] for at in group.lines], [told.entries[at] for at in group.entries]
    difference = sum(each.amount for each in lines) - sum(each.amount for each in entries) + group.fee
    return Match(
        tuple(each.id for each in lines),
        tuple(each.id for each in entries),
        group.shape,
        group.reasons,
        group.certificate,
        group.fee,
        difference,
        confirmed=group.sure and group.certificate.unique,
    )


def _in_order(told: Terms, free: groups.Free, lines: list[int]) -> list[Match]:
    """Equal amounts in such numbers that nobody can say which is which: paired day by day, never confirmed."""
    waiting: dict[int, deque[int]] = {}
    for entry in sorted(free.entries):
        waiting.setdefault(told.entries[entry].amount, deque()).append(entry)
    made = []
    for line in sorted(lines):
        queue = waiting.get(told.lines[line].amount, deque())
        while queue and int(told.last_day[line]) - int(told.entry_day[queue[0]]) > told.rules.days_after:
            queue.popleft()
        if queue and in_window(told, line, queue[0]):
            entry = queue.popleft()
            free.lines.discard(line)
            free.entries.discard(entry)
            made.append(_one(told, line, entry, (AMOUNT, 0, 0), Certificate(2, complete=False), rival=False))
    return made


def _short_or_over(told: Terms, free: groups.Free) -> list[Match]:
    """Lines that name an entry's reference, or nearly, with its name, and another amount: to be looked at."""
    names, people = held(told.entry_words, free.entries), held(told.line_words, free.lines)
    by_word: dict[int, list[int]] = {}
    for entry in sorted(free.entries):
        for word in names.get(entry, ()):
            by_word.setdefault(word, []).append(entry)
    rows = []
    for line in sorted(free.lines):
        near = [entry for entry in told.named[line] if entry in free.entries]
        if not told.named[line]:
            met = Counter(entry for word in people.get(line, ()) for entry in by_word.get(word, ()))
            near = [
                each for each in sorted(met) if met[each] >= min(2, len(names[each])) and is_like(told, line, each)[0]
            ]
        for entry in near:
            paid, owed = told.lines[line].amount, told.entries[entry].amount
            if paid * owed > 0 and in_window(told, line, entry, gathered=True):
                share = abs(paid - owed) * 400 // max(abs(paid), abs(owed))
                how = EXACT_REFERENCE if told.named[line] else LIKE_REFERENCE | SAME_NAME
                rows.append((line, entry, how, 2 * share + abs(told.gap(line, entry))))
    if not rows:
        return []
    table = np.array(sorted(rows), np.int64)
    edges = Edges(table[:, 0], table[:, 1], np.ones(len(table), np.int64), np.minimum(table[:, 3], 999))
    best = assign(edges, free.steps)
    made = []
    for at in best.pairs:
        line, entry, how = (int(each) for each in table[at, :3])
        free.lines.discard(line)
        free.entries.discard(entry)
        made.append(_one(told, line, entry, (NAMED, how, 0), best.certificates[at], rival=False))
    return made
