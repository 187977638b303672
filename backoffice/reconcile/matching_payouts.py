"""Payouts of processors: whole days of entries less the fee of each, found as runs of days. L-01.

Boundary: pure. A run that fits is a structure no accident makes; runs less one or two entries are looked at after.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from backoffice.reconcile.fees import model_for
from backoffice.reconcile.matching_candidates import in_window
from backoffice.reconcile.matching_groups import AN_ACCIDENT, EQUALS_KEPT, Free, Group, settle
from backoffice.reconcile.matching_sums import AMOUNTS_AT_MOST, chance, subsets
from backoffice.reconcile.matching_terms import Terms, counts_told
from backoffice.reconcile.rules import FeeModel, Reason, Shape

Usual = tuple[str | None, int | None]

_NO_FEE = FeeModel(payer="", rate=Fraction(0), fixed=0)
_LISTED = 200
_LEAST = {Shape.PAYOUT: 1, Shape.BATCH: 2}  # a processor pays a day of one sale as well, less its fee
_ONE_IN = 100  # a run of days confirms itself when fewer than one in so many would fit by accident


def payouts(terms: Terms, free: Free) -> list[Group]:
    """Lines that a fee model speaks of, settled: those of one solution first, for they leave fewer to the others."""
    paid = {line: model for line in sorted(free.lines) if (model := model_for(terms.lines[line], terms.rules.fees))}
    return _settled(terms, free, paid, Shape.PAYOUT)


def day_batches(terms: Terms, free: Free) -> list[Group]:
    """Lines that name nobody and are the sum of all entries of one kind in a run of days."""
    spoken = set(terms.line_words[0].tolist())
    plain = {line: _NO_FEE for line in sorted(free.lines - spoken) if terms.is_nameless(line)}
    return _settled(terms, free, plain, Shape.BATCH)


def _settled(terms: Terms, free: Free, models: dict[int, FeeModel], shape: Shape) -> list[Group]:
    done: list[Group] = []
    for finder in (_by_runs, _by_runs_but_few) if shape is Shape.PAYOUT else (_by_runs,):
        while True:
            books = _Books(terms, free, _usual(terms, done))
            found = [
                group
                for line, model in models.items()
                if line in free.lines
                for group in finder(terms, free, books, line, model, shape, len(models))
            ]
            alone = [group for group in found if group.solutions == 1]
            taken = settle(alone or found, free)
            done += taken
            if not taken or not alone or len(taken) == len(found):
                break
    return done


def _usual(terms: Terms, done: Sequence[Group]) -> Usual:
    """What is gathered where nothing else could be meant: the kind, and how many days after its last entry it comes."""
    sure = [each for each in done if each.solutions == 1]
    kinds = Counter(terms.entries[entry].kind for each in sure for entry in each.entries[:1])
    days = Counter(_late(terms, each.lines[0], each.entries) for each in sure)
    return (
        min(kinds, key=lambda kind: (-kinds[kind], kind), default=None),
        min(days, key=lambda late: (-days[late], late), default=None),
    )


@dataclass(slots=True)
class _Days:
    """The free entries of one kind by day, with what remains of each day after the fee."""

    days: list[int]
    entries: list[list[int]]
    nets: list[int]


class _Books:
    """The free entries by kind and day, in their order; nets are made once for each model.

    `usual` orders equal ways, and makes none of them the only one.
    """

    def __init__(self, terms: Terms, free: Free, usual: Usual) -> None:
        self._terms, self.usual = terms, usual
        self._of_kind: dict[str, list[int]] = {}
        for entry in sorted(free.entries):
            self._of_kind.setdefault(terms.entries[entry].kind, []).append(entry)
        self._made: dict[tuple[FeeModel, str | None], _Days] = {}

    def kinds(self, model: FeeModel) -> list[str | None]:
        """What a payout of this model may gather: its kind, or each kind by itself, or (None) all together."""
        if model.kind:
            return [model.kind]
        each: list[str | None] = [*sorted(self._of_kind)]
        return [*each, None] if len(each) > 1 else each

    def days(self, model: FeeModel, kind: str | None) -> _Days:
        """The days of a kind."""
        if (model, kind) not in self._made:
            terms = self._terms
            entries = sorted(chain(*self._of_kind.values())) if kind is None else self._of_kind.get(kind, [])
            by_day: dict[int, list[int]] = {}
            for entry, day in zip(entries, terms.entry_day[entries].tolist() if entries else [], strict=True):
                by_day.setdefault(day, []).append(entry)
            nets = [sum(_net(terms, entry, model) for entry in of_day) for of_day in by_day.values()]
            self._made[model, kind] = _Days(list(by_day), list(by_day.values()), nets)
        return self._made[model, kind]

    def near(self, line: int, model: FeeModel, kind: str | None) -> tuple[list[list[int]], list[int]]:
        """The days of a kind that a line may reach, and what remains of each."""
        terms, found = self._terms, self.days(model, kind)
        early = int(terms.first_day[line]) - max(terms.rules.days_after, terms.rules.days_gathered)
        late = int(terms.last_day[line]) + terms.rules.days_before
        begin, end = bisect_left(found.days, early), bisect_right(found.days, late)
        reached = [at for at in range(begin, end) if in_window(terms, line, found.entries[at][0], gathered=True)]
        if line in terms.left_lines:
            reached = [at for at in reached if terms.left_entries.isdisjoint(found.entries[at])]
        return [found.entries[at] for at in reached], [found.nets[at] for at in reached]


def _by_runs(
    terms: Terms, free: Free, books: _Books, line: int, model: FeeModel, shape: Shape, searches: int
) -> Iterator[Group]:
    target = terms.lines[line].amount
    found: set[tuple[int, ...]] = set()
    tried, room = 0, 0
    for kind in books.kinds(model):
        days, nets = books.near(line, model, kind)
        tried += len(days) * (len(days) + 1) // 2
        room = max(room, sum(map(abs, nets)))
        for first in range(len(days)):
            total = 0
            for last in range(first, len(days)):
                total += nets[last]
                if total == target:
                    found.add(tuple(sorted(chain(*days[first : last + 1]))))
    free.steps -= tried
    told = counts_told(terms.lines[line].text)
    ways = [way for way in found if len(way) >= _LEAST[shape] and ((line,), way) not in terms.refused]
    if shape is Shape.BATCH and tried * searches > AN_ACCIDENT * room:
        return  # nothing in the text asks for a batch, and one would fit somewhere by accident
    if ways and free.steps > 0:
        ways.sort(key=lambda way: (len(way) not in told, _off(terms, books, line, way), way))
        # So many runs were tried; one of them may fit by accident.
        sure = shape is Shape.PAYOUT and tried * _ONE_IN <= max(room, 1)
        yield _group(terms, line, ways, model, shape, told, sure=sure)


def _by_runs_but_few(
    terms: Terms, free: Free, books: _Books, line: int, model: FeeModel, shape: Shape, searches: int
) -> Iterator[Group]:
    """A run of days less one or two entries, or any choice of few entries; a person has to look at these."""
    target = terms.lines[line].amount
    told = counts_told(terms.lines[line].text)
    found: set[tuple[int, ...]] = set()
    near = [books.near(line, model, kind) for kind in books.kinds(model)]
    for days, nets in near:
        for first in range(len(days)):
            run: list[int] = []
            total = 0
            for last in range(first, len(days)):
                run += days[last]
                total += nets[last]
                free.steps -= len(run)
                if free.steps < 0:
                    return
                for out in _left_out([_net(terms, entry, model) for entry in run], total - target):
                    found.add(tuple(sorted(entry for at, entry in enumerate(run) if at not in out)))
                    if len(found) > _LISTED:
                        return  # so many fit that none means anything
    kept = (way for way in found if len(way) >= _LEAST[shape] and ((line,), way) not in terms.refused)
    ways = sorted(kept, key=lambda way: (len(way) not in told, _off(terms, books, line, way), way))
    ways = [way for way in ways if len(way) in told] or ways
    complete = True
    if not ways:
        entries = sorted({entry for days, _ in near for of_day in days for entry in of_day})
        nets = [_net(terms, entry, model) for entry in entries]
        if 1 < len(entries) <= AMOUNTS_AT_MOST // 2 and chance(nets, 2, len(nets)) < 1:
            made = subsets(nets, target, 2, len(entries), free.steps)
            free.steps, complete = made.steps, made.complete
            ways = [
                way for each in made.found if ((line,), way := tuple(entries[at] for at in each)) not in terms.refused
            ]
    if ways:
        yield _group(terms, line, ways, model, shape, told, sure=False, complete=complete)


def _left_out(nets: Sequence[int], over: int) -> Iterator[tuple[int, ...]]:
    """One or two places whose nets make `over`."""
    where: dict[int, list[int]] = {}
    for at, net in enumerate(nets):
        if net == over:
            yield (at,)
        for other in where.get(over - net, ()):
            yield other, at
        where.setdefault(net, []).append(at)


def _group(
    terms: Terms,
    line: int,
    ways: list[tuple[int, ...]],
    model: FeeModel,
    shape: Shape,
    told: frozenset[int],
    *,
    sure: bool,
    complete: bool = True,
) -> Group:
    best = ways[0]
    counted = len(best) in told
    equal = [way for way in ways if (len(way) in told) == counted]
    fee = sum(terms.entries[entry].amount - _net(terms, entry, model) for entry in best)
    reasons = [Reason.SUM]
    if counted:
        reasons.append(Reason.SAME_COUNT)
    if shape is Shape.PAYOUT:
        reasons.append(Reason.FEE)
    quality = (not counted, len(equal), int(terms.first_day[line]))
    others = tuple(((line,), way) for way in equal[1 : 1 + EQUALS_KEPT])
    return Group(
        (line,), best, shape, tuple(reasons), len(equal), complete, sure, tuple(map(int, quality)), fee, others
    )


def _off(terms: Terms, books: _Books, line: int, way: Sequence[int]) -> tuple[bool, bool, int]:
    (kind, days), late = books.usual, _late(terms, line, way)
    return any(terms.entries[entry].kind != kind for entry in way), late != days, late


def _late(terms: Terms, line: int, way: Sequence[int]) -> int:
    return int(terms.first_day[line]) - int(terms.entry_day[way[-1]])


def _net(terms: Terms, entry: int, model: FeeModel) -> int:
    amount = terms.entries[entry].amount
    return amount if model is _NO_FEE else amount - model.fee(amount)
