"""Matches of one line and one entry, and how a match reads: reasons, difference, certificate, equal solutions.

Boundary: pure; takes what it matches out of what is free.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from itertools import islice

import numpy as np

from backoffice.reconcile.matching_assignment import Edges, assign
from backoffice.reconcile.matching_candidates import (
    AMOUNT,
    EXACT_REFERENCE,
    KNOWN,
    LIKE_REFERENCE,
    NAMED,
    PARTLY,
    SAME_NAME,
    Pairs,
    in_window,
    is_like,
)
from backoffice.reconcile.matching_groups import EQUALS_KEPT, Free, Group
from backoffice.reconcile.matching_terms import Terms, held
from backoffice.reconcile.matching_values import Found
from backoffice.reconcile.rules import Certificate, Match, Reason, Shape

_LOOKED_AT = 50  # entries of one amount, the oldest first; only refused pairs make one look further


def ones(told: Terms, free: Free, pairs: Pairs, moved: Callable[[float], None], *, equals: bool) -> list[Found]:
    """The best one-to-one pairing of `pairs` among what is free."""
    refused = {(line, entry) for (line, *more), (entry, *other) in told.refused if not more and not other}
    pairs = pairs.chosen(
        np.fromiter(
            (
                line in free.lines and entry in free.entries and (line, entry) not in refused
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
    stands_for = _first_stated(told, pairs, np.flatnonzero(homeless).tolist(), best.pairs)
    for at, instead in stands_for.items():
        free.lines.add(int(pairs.line[at]))
        free.lines.discard(int(pairs.line[instead]))

    def made(at: int, certificate: Certificate) -> Match:
        spoken = int(pairs.grade[at]), int(pairs.how[at]), int(pairs.sure[at])
        line, entry = int(pairs.line[at]), int(pairs.entry[at])
        return _one(told, line, entry, spoken, certificate, rival=entry in contested)

    return [
        Found(
            made(stands_for.get(at, at), best.certificates[at]),
            tuple(made(each, best.certificates[at]) for each in best.others.get(at, ())[: EQUALS_KEPT * equals]),
        )
        for at in best.pairs
    ]


def _first_stated(told: Terms, pairs: Pairs, homeless: list[int], chosen: list[int]) -> dict[int, int]:
    """Chosen pairs whose entry a line without a home states on the same day before, by the same name: what a bank
    states twice is the payment first, and then its repetition. Neither confirms itself."""
    matched = {int(pairs.entry[at]): at for at in chosen}
    names = held(told.line_words, pairs.line[[*homeless, *chosen]].tolist()) if homeless else {}
    found: dict[int, int] = {}
    taken: set[int] = set()
    for at in homeless:
        was = matched.get(int(pairs.entry[at]))
        if was is None or was in found or int(pairs.line[at]) in taken:
            continue
        first, second = told.lines[int(pairs.line[at])], told.lines[int(pairs.line[was])]
        name = names.get(int(pairs.line[at]))
        twins = (first.on, first.amount) == (second.on, second.amount) and name == names.get(int(pairs.line[was]))
        # Numbers of one file may be of different lengths.
        earlier = (len(first.id), first.id) < (len(second.id), second.id)
        if twins and earlier and name and pairs.grade[at] >= KNOWN and pairs.sure[at]:
            found[was] = at
            taken.add(int(pairs.line[at]))
    return found


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


def several(told: Terms, group: Group) -> Found:
    """A group as a match, with its equal ways."""
    chosen = _together(told, group, group.lines, group.entries)
    return Found(chosen, tuple(_together(told, group, *way) for way in group.others))


def _together(told: Terms, group: Group, line_at: tuple[int, ...], entry_at: tuple[int, ...]) -> Match:
    lines, entries = [told.lines[at] for at in line_at], [told.entries[at] for at in entry_at]
    between = sum(each.amount for each in lines) - sum(each.amount for each in entries)
    # What a payout lacks is its fee, to the unit: that is how it was found.
    fee = -between if group.shape is Shape.PAYOUT else 0
    return Match(
        tuple(each.id for each in lines),
        tuple(each.id for each in entries),
        group.shape,
        group.reasons,
        group.certificate,
        fee,
        between + fee,
        confirmed=group.sure and group.certificate.unique,
        report="" if group.payout is None else group.payout.report,
        payout="" if group.payout is None else group.payout.id,
    )


def in_order(told: Terms, free: Free, lines: list[int]) -> list[Found]:
    """Equal amounts in such numbers that nobody can say which is which: paired day by day, never confirmed.

    Who names a person is given no entry of another.
    """
    people, names = held(told.line_words, lines), held(told.entry_words, free.entries)
    waiting: dict[tuple[int, tuple[int, ...] | None], deque[int]] = {}
    for entry in sorted(free.entries):
        amount = told.entries[entry].amount
        for whose in (names.get(entry, ()), None):
            waiting.setdefault((amount, whose), deque()).append(entry)
    made = []
    for line in sorted(lines):
        amount, said = told.lines[line].amount, people.get(line)
        for whose in (None,) if said is None else (said, ()):
            found = _next(told, free, line, waiting.get((amount, whose), deque()))
            if found is not None:
                free.lines.discard(line)
                free.entries.discard(found)
                made.append(Found(_one(told, line, found, (AMOUNT, 0, 0), Certificate(2, complete=False), rival=False)))
                break
    return made


def _next(told: Terms, free: Free, line: int, queue: deque[int]) -> int | None:
    """The oldest entry of a queue that the line may be of; those that are over leave it."""
    late = int(told.last_day[line]) - told.rules.days_after
    while queue and (queue[0] not in free.entries or int(told.entry_day[queue[0]]) < late):
        queue.popleft()
    for entry in islice(queue, _LOOKED_AT):
        if entry in free.entries and in_window(told, line, entry) and ((line,), (entry,)) not in told.refused:
            return entry
    return None


def short_or_over(told: Terms, free: Free) -> list[Found]:
    """Lines that name an entry's reference, or nearly, with its name, and a slightly other amount: to be looked at.

    Nothing is proposed whose amounts are far apart: who knows that they belong together puts them together.
    A name alone is enough where the days are those of one payment: banks keep their charges so.
    """
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
                each
                for each in sorted(met)
                if met[each] >= min(2, len(names[each]))
                and (is_like(told, line, each)[0] or _charged(told, line, each))
            ]
        for entry in near:
            paid, owed = told.lines[line].amount, told.entries[entry].amount
            near_enough = _near(told, paid, owed, entry in told.named[line]) and in_window(
                told, line, entry, gathered=True
            )
            if near_enough and ((line,), (entry,)) not in told.refused:
                share = abs(paid - owed) * 400 // max(abs(paid), abs(owed))
                like = told.named[line] or is_like(told, line, entry)[0]
                how = EXACT_REFERENCE if told.named[line] else SAME_NAME | (LIKE_REFERENCE if like else 0)
                rows.append((line, entry, how, 2 * share + abs(told.gap(line, entry)) + (0 if like else 100)))
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
        made.append(Found(_one(told, line, entry, (NAMED, how, 0), best.certificates[at], rival=False)))
    return made


def _near(told: Terms, paid: int, owed: int, named: bool) -> bool:
    """Whether one is the other less a charge, or short or over: a twentieth at most, a half where the line names the
    entry's own reference, or what is tolerated.
    """
    share = max(abs(paid), abs(owed)) // (2 if named else 20)
    return paid * owed > 0 and abs(paid - owed) <= max(told.rules.slack(paid), share)


def _charged(told: Terms, line: int, entry: int) -> bool:
    """Whether a payment less a charge could look so: a twentieth off at most, in the window, no other reference."""
    paid, owed = told.lines[line].amount, told.entries[entry].amount
    near = abs(paid - owed) * 20 <= abs(owed) and in_window(told, line, entry)
    return near and not is_like(told, line, entry)[1]
