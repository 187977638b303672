"""Matches of several: splits, batches and payouts, each an exact sum, proposed together and settled without overlap.

Boundary: pure. What names its reference or its person comes first; what only adds up is kept only when an accident is
unlikely, and never confirms itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backoffice.reconcile.matching_candidates import in_window, is_like
from backoffice.reconcile.matching_sums import chance, subsets
from backoffice.reconcile.matching_terms import Terms, counts_told, held
from backoffice.reconcile.payouts import Reported
from backoffice.reconcile.rules import Certificate, Reason, Shape

EQUALS_KEPT = 8
_OF_A_NAME = 8  # how many a customer pays at once, or in how many parts
_OF_A_BATCH = 12
_OF_A_SPLIT = 4
_OF_A_WORD = 400  # of one word in a window; where there are more, nobody could say which
_FEW = 16  # of both signs any sum has many more ways: only where this few are left
_WIDE = 31  # days by which a booking date may lie before the value date it is found by
_HARDLY = 1.0  # fits by accident: where the text says how many there are, the only fit is then the right one
AN_ACCIDENT = 0.05  # of all searches together: what adds up more often than that by chance is not proposed


@dataclass(slots=True)
class Group:
    """A proposed match of several, by positions; `quality` sorts, smaller first."""

    lines: tuple[int, ...]
    entries: tuple[int, ...]
    shape: Shape
    reasons: tuple[Reason, ...]
    solutions: int
    complete: bool
    sure: bool
    quality: tuple[int, ...] = ()
    fee: int = 0
    others: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()  # equal ways, at most EQUALS_KEPT of them
    payout: Reported | None = None  # what a processor's report says it is

    @property
    def certificate(self) -> Certificate:
        """How many ways there are, as far as was seen."""
        return Certificate(self.solutions, self.complete)


@dataclass(slots=True)
class Free:
    """What nobody has taken yet, and the steps that are left."""

    lines: set[int]
    entries: set[int]
    steps: int

    def take(self, group: Group) -> None:
        """Its lines and entries are free no longer."""
        self.lines.difference_update(group.lines)
        self.entries.difference_update(group.entries)


def settle(proposed: Iterable[Group], free: Free) -> list[Group]:
    """Take the best of what overlaps; a group that another one contests is not the only way, nor are all ways seen."""
    groups = sorted(proposed, key=lambda each: (each.solutions > 1, each.quality, each.lines, each.entries))
    wanted = Counter(("l", at) for each in groups for at in set(each.lines))
    wanted.update(("e", at) for each in groups for at in set(each.entries))
    taken: list[Group] = []
    for each in groups:
        if any(wanted["l", at] > 1 for at in each.lines) or any(wanted["e", at] > 1 for at in each.entries):
            each.solutions, each.complete = max(2, each.solutions), False
        if free.lines.issuperset(each.lines) and free.entries.issuperset(each.entries):
            free.take(each)
            taken.append(each)
    return taken


def named_splits(terms: Terms, free: Free) -> Iterator[Group]:
    """Entries whose reference several lines name, which together are the entry."""
    naming: dict[int, list[int]] = {}
    for line in sorted(free.lines):
        for entry in terms.named[line]:
            if entry in free.entries and _reaches(terms, line, entry):
                naming.setdefault(entry, []).append(line)
    for entry, lines in sorted(naming.items()):
        if len(lines) > 1:
            yield from _split(terms, free, entry, lines, (Reason.SAME_REFERENCE, Reason.SUM), sure=True)


def named_batches(terms: Terms, free: Free) -> Iterator[Group]:
    """Lines that name the references of several entries, which together are the line."""
    for line in sorted(free.lines):
        entries = [each for each in terms.named[line] if each in free.entries and _reaches(terms, line, each)]
        if len(entries) > 1:
            yield from _batch(terms, free, line, sorted(entries), (Reason.SAME_REFERENCE, Reason.SUM), sure=True)


def kindred_splits(terms: Terms, free: Free) -> Iterator[Group]:
    """Entries that several lines of the same person, or near the same reference, make up."""
    by_word, names = _lines_by_word(terms, free)
    for line in sorted(free.lines):
        for entry in terms.named[line]:
            by_word.setdefault(-1 - entry, []).append(line)
    for entry in sorted(free.entries):
        whose = names.get(entry, ())
        met = (_near_lines(terms, by_word.get(word, ()), entry) for word in (*whose, -1 - entry))
        shared = Counter(line for lines in met if len(lines) <= _OF_A_WORD for line in lines)
        kin = [
            line
            for line in sorted(shared)
            if _smaller(terms.lines[line].amount, terms.entries[entry].amount)
            and _reaches(terms, line, entry)
            and (
                entry in terms.named[line]
                or (not terms.named[line] and (shared[line] >= min(2, len(whose)) or is_like(terms, line, entry)[0]))
            )
        ]
        if len(kin) > 1:
            yield from _split(terms, free, entry, kin, (Reason.SAME_NAME, Reason.SUM), sure=True)


def kindred_batches(terms: Terms, free: Free) -> Iterator[Group]:
    """Lines with a person's name that pay several of that person's entries at once."""
    words = held(terms.line_words, free.lines)
    names = held(terms.entry_words, free.entries)
    by_word: dict[int, list[int]] = {}
    for entry in sorted(free.entries):
        for word in names.get(entry, ()):
            by_word.setdefault(word, []).append(entry)
    for line in sorted(free.lines):
        if terms.named[line]:
            continue
        met = (_between(terms, by_word.get(word, ()), line) for word in words.get(line, ()))
        shared = Counter(entry for entries in met if len(entries) <= _OF_A_WORD for entry in entries)
        kin = [
            entry
            for entry in sorted(shared)
            if shared[entry] >= min(2, len(names[entry]))
            and _smaller(terms.entries[entry].amount, terms.lines[line].amount)
            and _reaches(terms, line, entry)
        ]
        if len(kin) > 1:
            yield from _batch(terms, free, line, kin, (Reason.SAME_NAME, Reason.SUM), sure=True)


def summed_batches(terms: Terms, free: Free) -> Iterator[Group]:
    """Lines that name nobody and are the sum of some entries; a number in the text may say of how many."""
    spoken = set(terms.line_words[0].tolist())
    entries = sorted(free.entries)
    lines = [line for line in sorted(free.lines - spoken) if terms.is_nameless(line)]
    for line in lines:
        amount = terms.lines[line].amount
        near = [
            each
            for each in _between(terms, entries, line)
            if _smaller(terms.entries[each].amount, amount) and _reaches(terms, line, each)
        ]
        sizes = [each for each in sorted(counts_told(terms.lines[line].text)) if 2 <= each <= len(near)]
        amounts = [terms.entries[each].amount for each in near]
        for count in sizes:
            likely = chance(amounts, count, count)
            if likely <= _HARDLY:
                made = _batch(terms, free, line, near, (Reason.SUM, Reason.SAME_COUNT), sure=False, exactly=count)
                yield from (each for each in made if each.solutions == 1 or likely * len(lines) <= AN_ACCIDENT)
        if not sizes and len(near) > 1 and chance(amounts, 2, _OF_A_BATCH) * len(lines) <= AN_ACCIDENT:
            yield from _batch(terms, free, line, near, (Reason.SUM,), sure=False)


def mixed_batches(terms: Terms, free: Free) -> Iterator[Group]:
    """Lines that name nobody and are the sum of entries of both signs, such as payments less a refund.

    Only where few are left, and never more than a proposal: a debit among the credits makes almost any sum possible.
    """
    spoken = set(terms.line_words[0].tolist())
    entries = sorted(free.entries)
    lines = [line for line in sorted(free.lines - spoken) if terms.is_nameless(line)]
    for line in lines:
        there = _between(terms, entries, line)
        free.steps -= len(there)
        near = [each for each in there if _reaches(terms, line, each)] if len(there) <= 4 * _FEW else []
        amounts = [terms.entries[each].amount for each in near]
        if not 1 < len(near) <= _FEW or min(amounts) > 0 or max(amounts) < 0:
            continue
        if chance(amounts, 2, _OF_A_BATCH) * len(lines) <= AN_ACCIDENT:
            yield from _batch(terms, free, line, near, (Reason.SUM,), sure=False)


def summed_splits(terms: Terms, free: Free) -> Iterator[Group]:
    """Entries that are the sum of two to four lines which name nobody else."""
    spoken = set(terms.line_words[0].tolist())
    lines = [line for line in sorted(free.lines - spoken) if terms.is_nameless(line)]
    days = [int(terms.first_day[line]) for line in lines]
    entries = sorted(free.entries) if len(lines) > 1 else []
    for entry in entries:
        day = int(terms.entry_day[entry])
        early, late = bisect_left(days, day - _WIDE), bisect_right(days, day + terms.rules.days_gathered)
        near = [
            line
            for line in lines[early:late]
            if _smaller(terms.lines[line].amount, terms.entries[entry].amount) and _reaches(terms, line, entry)
        ]
        free.steps -= late - early
        amounts = [terms.lines[line].amount for line in near]
        if len(near) > 1 and chance(amounts, 2, _OF_A_SPLIT) * len(entries) <= AN_ACCIDENT:
            yield from _split(terms, free, entry, near, (Reason.SUM,), sure=False)


def _split(
    terms: Terms, free: Free, entry: int, lines: Sequence[int], reasons: tuple[Reason, ...], *, sure: bool
) -> Iterator[Group]:
    most = _OF_A_NAME if sure else _OF_A_SPLIT
    made = subsets([terms.lines[each].amount for each in lines], terms.entries[entry].amount, 2, most, free.steps)
    free.steps = made.steps
    if made.found:
        found = (tuple(lines[each] for each in way) for way in made.found)
        ways = sorted(way for way in found if (tuple(sorted(way)), (entry,)) not in terms.refused)
        if not ways:
            return
        best = min(ways, key=lambda way: (_spread([int(terms.first_day[each]) for each in way]), way))
        yield Group(
            best, (entry,), Shape.SPLIT, reasons, len(ways), made.complete, sure,
            (_spread([int(terms.first_day[each]) for each in best]),),
            others=tuple((way, (entry,)) for way in ways if way != best)[:EQUALS_KEPT],
        )  # fmt: skip


def _batch(
    terms: Terms,
    free: Free,
    line: int,
    entries: Sequence[int],
    reasons: tuple[Reason, ...],
    *,
    sure: bool,
    exactly: int = 0,
) -> Iterator[Group]:
    least, most = (exactly, exactly) if exactly else (2, _OF_A_NAME if sure else _OF_A_BATCH)
    made = subsets([terms.entries[each].amount for each in entries], terms.lines[line].amount, least, most, free.steps)
    free.steps = made.steps
    if made.found:
        found = (tuple(entries[each] for each in way) for way in made.found)
        ways = sorted(way for way in found if ((line,), tuple(sorted(way))) not in terms.refused)
        if not ways:
            return
        best = min(ways, key=lambda way: (_passed_over(entries, way), way))
        yield Group(
            (line,), best, Shape.BATCH, reasons, len(ways), made.complete, sure,
            (_passed_over(entries, best), int(terms.first_day[line])),
            others=tuple(((line,), way) for way in ways if way != best)[:EQUALS_KEPT],
        )  # fmt: skip


def _passed_over(entries: Sequence[int], way: Sequence[int]) -> int:
    """How many entries between the first and the last of a way are not in it: what is gathered is gathered in a row."""
    place = {entry: at for at, entry in enumerate(entries)}
    return place[way[-1]] - place[way[0]] + 1 - len(way)


def _spread(days: Sequence[int]) -> int:
    return max(days) - min(days)


def _smaller(part: int, whole: int) -> bool:
    """Whether `part` can be one of several of one sign that make `whole`."""
    return 0 < part < whole or whole < part < 0


def _reaches(terms: Terms, line: int, entry: int) -> bool:
    return in_window(terms, line, entry, gathered=True)


def _between(terms: Terms, entries: Sequence[int], line: int) -> Sequence[int]:
    day = terms.entry_day
    early = int(terms.first_day[line]) - max(terms.rules.days_after, terms.rules.days_gathered)
    late = int(terms.last_day[line]) + terms.rules.days_before
    return entries[bisect_left(entries, early, key=day.__getitem__) : bisect_right(entries, late, key=day.__getitem__)]


def _near_lines(terms: Terms, lines: Sequence[int], entry: int) -> Sequence[int]:
    day = terms.entries[entry].on.toordinal()
    early = day - _WIDE - terms.rules.days_before
    late = day + _WIDE + max(terms.rules.days_after, terms.rules.days_gathered)

    def on(line: int) -> int:
        return terms.lines[line].on.toordinal()

    return lines[bisect_left(lines, early, key=on) : bisect_right(lines, late, key=on)]


def _lines_by_word(terms: Terms, free: Free) -> tuple[dict[int, list[int]], dict[int, tuple[int, ...]]]:
    by_word: dict[int, list[int]] = {}
    for line, words in held(terms.line_words, free.lines).items():
        for word in words:
            by_word.setdefault(word, []).append(line)
    return by_word, held(terms.entry_words, free.entries)
