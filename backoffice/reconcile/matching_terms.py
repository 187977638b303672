"""What is compared: entries and lines in one fixed order, their amounts ranked, their references and words indexed.

Boundary: pure; indexes of this module are positions in `Terms.entries` and `Terms.lines`. L-01, L-02.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from backoffice.reconcile.foreign_amounts import carries_original
from backoffice.reconcile.matching_values import NOTHING_BEFORE, Before, Ids, SameIdTwice
from backoffice.reconcile.rules import Entry, Line, MatchRules

Sides = tuple[tuple[int, ...], tuple[int, ...]]
Numbers = npt.NDArray[np.int64]

_RUN = re.compile(r"[^\W_]+")
_CHAIN_SIGN = re.compile(r"\b0X(?=[0-9A-F]{16})")  # some write it before an id of a chain, some do not
_LONGEST = 72  # characters of a reference without its punctuation; ids of transactions on a chain have 64
_RUNS_AT_MOST = 64  # a line's text is hostile: only so many pieces of it are looked at
_JOINED_AT_MOST = 8  # a creditor reference is printed in up to seven groups
_BORNE_BY_AT_MOST = 32  # what more entries bear is a word, not a reference
_OFTEN_FROM = 20  # rows; a word in more of them, and in more than a fifth of all, is how the account speaks
_COMMON_FROM = 2  # a word of more names than this, and of more than a twentieth of them, tells nobody apart


@dataclass(slots=True)
class Terms:
    """Entries and lines by (date, id), and everything about them that is compared by number."""

    rules: MatchRules
    entries: list[Entry]
    lines: list[Line]
    entry_day: Numbers
    first_day: Numbers  # of a line: the earlier of its booking and value dates
    last_day: Numbers
    entry_rank: Numbers  # position of the amount among the distinct amounts of entries
    low: Numbers  # a line takes amounts of ranks low <= rank < high
    high: Numbers
    keys: list[str]  # of each entry: its reference as compared, or empty
    named: list[tuple[int, ...]]  # of each line: the entries whose reference it names exactly
    entry_words: tuple[Numbers, Numbers]  # entry, word; sorted by entry
    line_words: tuple[Numbers, Numbers]
    known: dict[str, tuple[int, ...]]  # entries of a reference
    refused: frozenset[Sides]  # lines and entries that a person said do not belong together
    left_lines: frozenset[int] = frozenset()  # what an earlier closing left open; of these no line is of an entry
    left_entries: frozenset[int] = frozenset()
    spent: frozenset[int] = frozenset()  # lines that repeat a matched line, or name a matched entry

    def is_nameless(self, line: int) -> bool:
        """Whether a line names no reference of the books, and so may be what only its amount speaks for."""
        return not self.named[line] and line not in self.spent

    def gap(self, line: int, entry: int) -> int:
        """Days from the entry to the line's nearer date; negative when the line came first."""
        day = int(self.entry_day[entry])
        return min(int(self.first_day[line]) - day, int(self.last_day[line]) - day, key=abs)

    def tolerated(self, line: int, entry: int) -> bool:
        """Whether the amounts differ by no more than the rules allow."""
        return bool(self.low[line] <= self.entry_rank[entry] < self.high[line])


def terms(
    entries: Iterable[Entry],
    lines: Iterable[Line],
    rules: MatchRules,
    before: Before = NOTHING_BEFORE,
) -> Terms:
    """Put both sides in their one order and index them. Raises SameIdTwice."""
    ours = sorted(entries, key=lambda each: (each.on, each.id))
    theirs = sorted(lines, key=lambda each: (each.on, each.id))
    for side, rows in (("entry", ours), ("line", theirs)):
        _refuse_twins(side, rows)
    amounts = sorted({each.amount for each in ours})
    rank = {value: place for place, value in enumerate(amounts)}
    low, high = _ranks(amounts, rank, theirs, rules)
    keys, known = references(ours)
    days = [(line.on.toordinal(), (line.value_on or line.on).toordinal()) for line in theirs]
    entry_words, line_words = _words(ours, theirs)
    return Terms(
        rules=rules,
        entries=ours,
        lines=theirs,
        entry_day=np.fromiter((each.on.toordinal() for each in ours), np.int64, len(ours)),
        first_day=np.fromiter((min(pair) for pair in days), np.int64, len(days)),
        last_day=np.fromiter((max(pair) for pair in days), np.int64, len(days)),
        entry_rank=np.fromiter((rank[each.amount] for each in ours), np.int64, len(ours)),
        low=low,
        high=high,
        keys=keys,
        named=[_named(line, known) for line in theirs],
        entry_words=entry_words,
        line_words=line_words,
        known=known,
        refused=_places(before.refused, ours, theirs),
        left_lines=_among(theirs, before.left[0]),
        left_entries=_among(ours, before.left[1]),
        spent=_among(theirs, before.repeated) | _naming(theirs, before.references),
    )


def pieces(text: str) -> list[str]:
    """The runs of letters and digits of `text`, in capitals."""
    return _RUN.findall(_CHAIN_SIGN.sub("", text.upper()))[:_RUNS_AT_MOST]


def joined(runs: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Every join of neighbouring runs that could be a reference: where it begins, where it ends, and how it reads."""
    for begin in range(len(runs)):
        told = ""
        for end in range(begin, min(len(runs), begin + _JOINED_AT_MOST)):
            told += runs[end]
            if len(told) > _LONGEST:
                break
            yield begin, end + 1, told


def reference_key(reference: str, *, own_field: bool = False) -> str:
    """A reference without punctuation, or empty when it is too short, or has no digit, to tell anything apart.

    In a field of its own four characters are enough; within a text five, or six when all of them are digits.
    """
    key = "".join(_RUN.findall(_CHAIN_SIGN.sub("", reference.upper())))
    least = 4 if own_field else 6 if key.isdigit() else 5
    return key if least <= len(key) <= _LONGEST and any(mark.isdigit() for mark in key) else ""


def references(entries: Sequence[Entry]) -> tuple[list[str], dict[str, tuple[int, ...]]]:
    """Of each entry its reference as compared, or empty; and the entries that bear one, unless everybody does."""
    keys = [reference_key(each.reference, own_field=True) for each in entries]
    known: dict[str, tuple[int, ...]] = {}
    for place, key in enumerate(keys):
        if key:
            borne = known.get(key, ())
            if len(borne) <= _BORNE_BY_AT_MOST:
                known[key] = (*borne, place)
    for key in [key for key, borne in known.items() if len(borne) > _BORNE_BY_AT_MOST]:
        del known[key]
    return keys, known


def counts_told(text: str) -> frozenset[int]:
    """The small whole numbers that stand alone in a text, such as 8 in "SEPA BATCH 8" or 32 in "N=32"."""
    return frozenset(int(run) for run in pieces(text) if run.isascii() and run.isdigit() and len(run) <= 4)


def held(words: tuple[Numbers, Numbers], among: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The words of each entry or line `among` these that has any."""
    who, what = words
    kept = np.isin(who, np.fromiter(among, np.int64, len(among)))
    found: dict[int, list[int]] = {}
    for one, word in zip(who[kept].tolist(), what[kept].tolist(), strict=True):
        found.setdefault(one, []).append(word)
    return {one: tuple(words) for one, words in found.items()}


def common_words(entries: Iterable[Entry], lines: Iterable[Line]) -> frozenset[int]:
    """The words that tell nobody apart among all entries and lines of an account and period, matched ones too.

    What is left open is too little to judge by: of two names left "SEPA" may stand in one alone.
    """
    sides = ([each.words for each in entries], [each.words for each in lines])
    names = {words for words in sides[0] if words}
    borne = Counter(word for name in names for word in name)
    found = {word for word, count in borne.items() if count > max(_COMMON_FROM, len(names) // 20)}
    for rows in sides:
        often = Counter(word for words in rows for word in words)
        found.update(word for word, count in often.items() if count > max(_OFTEN_FROM, len(rows) // 5))
    return frozenset(found)


def _places(refused: Iterable[Ids], entries: Sequence[Entry], lines: Sequence[Line]) -> frozenset[Sides]:
    wanted = list(refused)
    if not wanted:
        return frozenset()
    line_at = {each.id: place for place, each in enumerate(lines)}
    entry_at = {each.id: place for place, each in enumerate(entries)}
    return frozenset(
        (tuple(sorted(line_at[each] for each in told)), tuple(sorted(entry_at[each] for each in booked)))
        for told, booked in wanted
        if all(each in line_at for each in told) and all(each in entry_at for each in booked)
    )


def _naming(lines: Sequence[Line], references: Collection[str]) -> frozenset[int]:
    known: dict[str, tuple[int, ...]] = dict.fromkeys(references, (0,))
    return frozenset(place for place, each in enumerate(lines) if _named(each, known)) if known else frozenset()


def _among(rows: Iterable[Entry | Line], ids: Collection[str]) -> frozenset[int]:
    wanted = frozenset(ids)
    return frozenset(place for place, each in enumerate(rows) if each.id in wanted) if wanted else frozenset()


def _refuse_twins(side: str, rows: Sequence[Entry] | Sequence[Line]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise SameIdTwice(side=side, id=row.id[:60])
        seen.add(row.id)


def _ranks(
    amounts: list[int], rank: dict[int, int], lines: Sequence[Line], rules: MatchRules
) -> tuple[Numbers, Numbers]:
    low, high = np.zeros(len(lines), np.int64), np.zeros(len(lines), np.int64)
    for place, line in enumerate(lines):
        slack = rules.slack(line.amount)
        if rules.fx_share and carries_original(line.text, line.amount):
            slack = max(slack, int(abs(line.amount) * rules.fx_share))
        if slack:
            low[place] = bisect_left(amounts, line.amount - slack)
            high[place] = bisect_right(amounts, line.amount + slack)
        else:
            found = rank.get(line.amount)
            low[place], high[place] = (0, 0) if found is None else (found, found + 1)
    return low, high


def _named(line: Line, known: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The entries whose reference stands in the line, the longest reading first where readings lie in one another."""
    own = known.get(reference_key(line.reference, own_field=True), ()) if line.reference else ()
    found: list[tuple[int, int, str]] = []
    for begin, end, told in joined(pieces(line.text)):
        if told in known and reference_key(told):
            found = [each for each in found if not (begin <= each[0] and each[1] <= end)]
            if not any(each[0] <= begin and end <= each[1] for each in found):
                found.append((begin, end, told))
    named = dict.fromkeys(own)
    for _, _, told in found:
        named.update(dict.fromkeys(known[told]))
    return tuple(named)


def _words(entries: Sequence[Entry], lines: Sequence[Line]) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
    # By names, not by entries: who pays often is still somebody, while "SEPA" stands beside everybody.
    names = {each.words for each in entries if each.words}
    borne = Counter(word for name in names for word in name)
    common = max(_COMMON_FROM, len(names) // 20)
    # Numbered by their marks, so that no order of a set shows.
    codes = {word: code for code, word in enumerate(sorted(word for word, count in borne.items() if count <= common))}
    return _pairs(entries, codes), _pairs(lines, codes)


def _pairs(rows: Iterable[Entry | Line], codes: dict[int, int]) -> tuple[Numbers, Numbers]:
    who: list[int] = []
    what: list[int] = []
    for place, row in enumerate(rows):
        for word in row.words:
            code = codes.get(word)
            if code is not None:
                who.append(place)
                what.append(code)
    first, second = np.array(who, np.int64), np.array(what, np.int64)
    order = np.lexsort((second, first))
    return first[order], second[order]
