"""Which line may belong to which entry, and how much speaks for it: reference, name, amount, date.

Boundary: pure. A pair's `weight` is its evidence, compared first; its `cost` (date, likeness) decides among equals.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from rapidfuzz.distance import Levenshtein

from backoffice.reconcile.matching_terms import Numbers, Terms, held, joined, pieces

# Grades of evidence. Each weighs more than two of the next, which is all that one pair can displace.
NAMED, KNOWN, PARTLY, AMOUNT = 4, 3, 2, 1
# Line, entry, grade, how, an empty column, sure.
Row = tuple[int, int, int, int, int, int]
_PAIRS_OF_A_WORD = 400  # within a line's window; a word with more is not followed
_AT_ONCE = 1 << 18
_LIKE_FROM = 8  # characters a reference must have before one wrong character is forgiven
_IN_A_BLOCK = 2_000
_ALIKE = 200  # entries of a line's amount in its window; among more nobody could say which is meant
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(slots=True)
class Pairs:
    """Columns of candidate pairs, sorted by (line, entry)."""

    line: Numbers
    entry: Numbers
    grade: Numbers
    exact: Numbers  # 1 when the amounts are equal, 0 when the difference is tolerated
    cost: Numbers  # 0 to 999
    how: Numbers  # bits below
    sure: Numbers  # 1 when the evidence alone would let the pair confirm itself

    def weight(self) -> Numbers:
        """3 to the power of the level; equal amounts are half a grade."""
        weight: Numbers = np.power(3, 2 * self.grade - 1 + self.exact)
        return weight

    def __len__(self) -> int:
        return len(self.line)

    def chosen(self, mask: np.ndarray) -> Pairs:
        """The pairs of a mask or of positions."""
        return Pairs(*(getattr(self, name)[mask] for name in self.__slots__))


EXACT_REFERENCE, LIKE_REFERENCE, SAME_NAME = 1, 2, 4


def evident_pairs(terms: Terms, skip: frozenset[int]) -> Pairs:
    """All pairs that a reference or a name speaks for, within the window and the tolerated amount.

    A line that names an entry's reference is held to it: neither name nor amount joins it to another entry. Lines in
    `skip` get no pair.
    """
    found, shared = _by_word(terms, skip)
    nameless = np.setdiff1d(np.arange(len(terms.lines)), found[:, 0]).tolist()
    tables = [
        _table(
            row for line, named in enumerate(terms.named) if line not in skip for row in _named_rows(terms, line, named)
        ),
        _table(_name_rows(terms, found, shared)),
        _table(_like_rows(terms, [line for line in nameless if line not in skip])),
    ]
    return _columns(terms, np.concatenate(tables))


def amount_pairs(terms: Terms, lines: list[int], entries: list[int], steps: int) -> tuple[Pairs, list[int]]:
    """Pairs of which only amount and date speak, and the lines with too many candidates, or more than `steps` in all.

    A line that names anybody but the entry's person is no pair, nor one that names another reference of the books.
    """
    people = held(terms.line_words, lines)
    names = {entry: frozenset(words) for entry, words in held(terms.entry_words, entries).items()}
    by_rank: dict[int, list[int]] = {}
    for entry in entries:
        by_rank.setdefault(int(terms.entry_rank[entry]), []).append(entry)
    rows: list[Row] = []
    left: list[int] = []
    for line in lines:
        if not terms.is_nameless(line):
            continue
        said = people.get(line, ())
        buckets = (by_rank[rank] for rank in _ranks_met(terms, line, by_rank))
        near = [bucket[slice(*_window(terms, line, bucket))] for bucket in buckets]
        alike = sum(map(len, near))
        steps -= alike
        if steps < 0 or alike > _ALIKE:
            left.append(line)
            continue
        for entry in chain(*near):
            whose = names.get(entry)
            if in_window(terms, line, entry) and (not whose or whose.issuperset(said)):
                rows.append((line, entry, AMOUNT, 0, 0, int(not (terms.lines[line].words and whose))))
    return _columns(terms, _table(rows)), left


def in_window(terms: Terms, line: int, entry: int, gathered: bool = False) -> bool:
    """Whether the line's nearer date lies within the rules' days after or before the entry.

    Never of two that an earlier closing left open beside each other: that they are not one was decided then.
    """
    if line in terms.left_lines and entry in terms.left_entries:
        return False
    rules = terms.rules
    after = max(rules.days_after, rules.days_gathered) if gathered else rules.days_after
    day = int(terms.entry_day[entry])
    return (
        -rules.days_before <= int(terms.first_day[line]) - day <= after
        or -rules.days_before <= int(terms.last_day[line]) - day <= after
    )


def is_like(terms: Terms, line: int, entry: int) -> tuple[bool, bool]:
    """Whether the line's text has the entry's reference but for one character or a cut end, and whether it names
    another of the same shape."""
    return _reads_like(pieces(f"{terms.lines[line].reference} {terms.lines[line].text}"), terms.keys[entry])


def _reads_like(runs: list[str], key: str) -> tuple[bool, bool]:
    if len(key) < _LIKE_FROM:
        return False, False
    shape, foreign = None, False
    series = key[: len(key) - len(key.lstrip(_CAPITALS))]
    for _, _, told in joined(runs):
        if len(told) < _LIKE_FROM - 1 or len(told) < len(key) * 0.6:
            continue
        if key in told or (len(told) >= _LIKE_FROM and key.startswith(told)):
            return True, False
        if abs(len(told) - len(key)) <= 1 and Levenshtein.distance(told, key, score_cutoff=1) <= 1:
            return True, False
        if len(told) == len(key):
            shape = shape or _shape(key)
            # The same letters in front of other figures, which may be of base 16 and so have no one shape.
            foreign = foreign or _shape(told) == shape or (len(series) > 1 and told.startswith(series))
    return False, foreign


def _shape(key: str) -> str:
    return "".join("9" if mark.isdigit() else "A" for mark in key)


def _alone(terms: Terms, entry: int) -> bool:
    """Whether no other reference of the books differs from this one by one digit, as numbers in a row do."""
    key = terms.keys[entry]
    return not any(
        key[:place] + digit + key[place + 1 :] in terms.known
        for place, mark in enumerate(key)
        if mark.isdigit()
        for digit in "0123456789"
        if digit != mark
    )


def _named_rows(terms: Terms, line: int, named: tuple[int, ...]) -> Iterator[Row]:
    for entry in named:
        if terms.tolerated(line, entry) and in_window(terms, line, entry, gathered=True):
            yield line, entry, NAMED, EXACT_REFERENCE, 0, 1


def _by_word(terms: Terms, skip: frozenset[int]) -> tuple[Numbers, Numbers]:
    """Distinct (line, entry) pairs that share a word, an amount and the window; and how many words each shares."""
    who, what = terms.entry_words
    days = int(terms.entry_day.max(initial=0)) + 2 - (first := int(terms.entry_day.min(initial=0)))
    ranks = int(terms.entry_rank.max(initial=0)) + 2
    place = (what * ranks + terms.entry_rank[who]) * days + terms.entry_day[who] - first
    order = np.lexsort((who, place))
    place, whose = place[order], who[order]
    held = np.array([bool(named) or line in skip for line, named in enumerate(terms.named)], bool)
    asks, words = terms.line_words
    free = ~held[asks] & (terms.high[asks] > terms.low[asks]) if len(asks) else np.zeros(0, bool)
    asks, words = asks[free], words[free]
    from_day = np.clip(terms.first_day[asks] - terms.rules.days_after - first, 0, days - 1)
    to_day = np.clip(terms.last_day[asks] + terms.rules.days_before - first, -1, days - 1)
    width = int((terms.high - terms.low).max(initial=0))
    begins, ends, asking = [], [], []
    for step in range(width):
        rank = terms.low[asks] + step
        inside = rank < terms.high[asks]
        base = (words * ranks + rank)[inside] * days
        begins.append(np.searchsorted(place, base + from_day[inside], "left"))
        ends.append(np.searchsorted(place, base + to_day[inside], "right"))
        asking.append(asks[inside])
        if step > _PAIRS_OF_A_WORD:
            break
    if not sum(map(len, begins)):
        return np.zeros((0, 2), np.int64), np.zeros(0, np.int64)
    begin, end, asker = np.concatenate(begins), np.concatenate(ends), np.concatenate(asking)
    many = np.where(end - begin > _PAIRS_OF_A_WORD, 0, np.maximum(end - begin, 0))
    codes: list[Numbers] = []
    for at in range(0, len(many), _AT_ONCE):
        part = many[at : at + _AT_ONCE]
        where = np.repeat(begin[at : at + _AT_ONCE] - np.cumsum(part) + part, part) + np.arange(int(part.sum()))
        codes.append(np.repeat(asker[at : at + _AT_ONCE], part) * len(terms.entries) + whose[where])
    distinct, shared = np.unique(np.concatenate(codes), return_counts=True)
    found = np.stack([distinct // max(1, len(terms.entries)), distinct % max(1, len(terms.entries))], axis=1)
    return found, shared.astype(np.int64)


def _name_rows(terms: Terms, found: Numbers, shared: Numbers) -> Iterator[Row]:
    borne = np.bincount(terms.entry_words[0], minlength=len(terms.entries))
    said = np.bincount(terms.line_words[0], minlength=len(terms.lines))
    last, runs = -1, list[str]()
    for (line, entry), words in zip(map(np.ndarray.tolist, found), map(int, shared), strict=True):
        if not in_window(terms, line, entry):
            continue
        full = words >= min(2, int(borne[entry]))
        elsewhere = int(said[line]) > words
        if not full and elsewhere:
            continue  # it names somebody else, who shares a word
        if line != last:
            last, runs = line, pieces(f"{terms.lines[line].reference} {terms.lines[line].text}")
        like, foreign = _reads_like(runs, terms.keys[entry]) if terms.keys[entry] else (False, False)
        # Two words agree, but the line has a third of somebody else's, in the place of this one's.
        foreign = foreign or (elsewhere and words < int(borne[entry]))
        grade = NAMED if like else KNOWN if full and not foreign else PARTLY
        how = (LIKE_REFERENCE if like else 0) | (SAME_NAME if full else 0)
        sure = _alone(terms, entry) if like else full and not foreign
        yield line, entry, grade, how, 0, int(sure)


def _like_rows(terms: Terms, lines: list[int]) -> Iterator[Row]:
    """Pairs of lines that name nobody of the books, by a reference with one wrong character or a cut end.

    One wrong character leaves the first four or the last four as they were.
    """
    asked: dict[int, list[str]] = {}
    ends: dict[str, list[int]] = {}
    for line in lines:
        if terms.named[line]:
            continue
        runs = pieces(f"{terms.lines[line].reference} {terms.lines[line].text}")
        told = {read for _, _, read in joined(runs) if len(read) >= _LIKE_FROM - 1 and any(map(str.isdigit, read))}
        if told:
            asked[line] = runs
            for read in told:
                ends.setdefault(f"<{read[:4]}", [])
                ends.setdefault(f"{read[-4:]}>", [])
    if not asked:
        return
    for entry, key in enumerate(terms.keys):
        if len(key) >= _LIKE_FROM:
            for end in (f"<{key[:4]}", f"{key[-4:]}>"):
                if end in ends:
                    ends[end].append(entry)
    for line, runs in asked.items():
        told = {read for _, _, read in joined(runs) if len(read) >= _LIKE_FROM - 1}
        near: set[int] = set()
        for end in {f"<{read[:4]}" for read in told} | {f"{read[-4:]}>" for read in told}:
            bucket = ends.get(end, [])
            begin, stop = _window(terms, line, bucket)
            if stop - begin <= _IN_A_BLOCK:
                near.update(entry for entry in bucket[begin:stop] if terms.tolerated(line, entry))
        for entry in sorted(near):
            if in_window(terms, line, entry) and _reads_like(runs, terms.keys[entry])[0]:
                yield line, entry, KNOWN, LIKE_REFERENCE, 0, int(_alone(terms, entry))


def _window(terms: Terms, line: int, bucket: list[int]) -> tuple[int, int]:
    """The part of `bucket`, entries in their order, that may lie in the line's window."""
    early = int(terms.first_day[line]) - terms.rules.days_after
    late = int(terms.last_day[line]) + terms.rules.days_before
    day = terms.entry_day
    return bisect_left(bucket, early, key=day.__getitem__), bisect_right(bucket, late, key=day.__getitem__)


def _ranks_met(terms: Terms, line: int, by_rank: dict[int, list[int]]) -> Iterator[int]:
    low, high = int(terms.low[line]), int(terms.high[line])
    if high - low <= len(by_rank):
        yield from (rank for rank in range(low, high) if rank in by_rank)
    else:
        yield from sorted(rank for rank in by_rank if low <= rank < high)


def _table(rows: Iterable[Row]) -> Numbers:
    made: Numbers = np.fromiter(rows, np.dtype((np.int64, 6)))
    return made


def _columns(terms: Terms, table: Numbers) -> Pairs:
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    line, entry, grade, how = table[:, 0], table[:, 1], table[:, 2], table[:, 3]
    first, last = terms.first_day[line] - terms.entry_day[entry], terms.last_day[line] - terms.entry_day[entry]
    gap = np.where(np.abs(first) <= np.abs(last), first, last)
    exact = np.fromiter(
        (terms.lines[one].amount == terms.entries[other].amount for one, other in zip(line, entry, strict=True)),
        np.int64,
        len(line),
    )
    # Two days late cost more than twice one day, so that what happened in order is paired in order; early costs more.
    # A reference read with a flaw, or a name alone, is told apart by less than a week.
    late = np.where(gap < 0, -2 * gap, gap)
    cost = np.minimum(10 * late + late * late, 900) + np.where(how & EXACT_REFERENCE, 0, 40)
    cost += np.where(how & LIKE_REFERENCE, 0, 9) + np.where(how & SAME_NAME, 0, 9)
    return Pairs(line, entry, grade, exact, np.minimum(cost, 999), how, table[:, 5])
