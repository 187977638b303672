"""Matching one account offline: what is certain is confirmed and signed, the rest waits for a person. L-02.

Boundary: over the bench; the matching itself runs in a process of its own and can be stopped, which changes nothing.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from backoffice.reconcile import deciding, workbook_lines
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import Books
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.house_rules import RuleBeyondHouse
from backoffice.reconcile.matching_process import find_apart
from backoffice.reconcile.matching_terms import common_words, references
from backoffice.reconcile.matching_values import Before, Found
from backoffice.reconcile.problems import Work, work_on
from backoffice.reconcile.rules import Entry, Line, Match
from backoffice.reconcile.standing import Standing
from backoffice.reconcile.twins import is_told, placed, twins_of
from backoffice.reconcile.workbook import WorkbookLook, WorkbookWork
from backoffice.reconcile.workbook_lines import Proposal

_Side = TypeVar("_Side", Entry, Line)


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many matches confirmed themselves just now, and how many wait for a person."""

    confirmed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queue of one account: what waits, and how far the account is.

    `proposals` wait for a person, of `proposed`, which holds what was decided since, too. `open_lines` and
    `open_entries` are neither matched nor proposed.
    """

    work: Work
    proposed: tuple[Proposal, ...] = field(repr=False)
    proposals: tuple[Proposal, ...]
    confirmed: int
    open_lines: int
    open_entries: int
    closed: bool

    def after(self, standing: Standing) -> Waiting:
        """The same queue once later decisions are counted: nothing is read, so a window's own thread may ask."""
        return _waiting(self.work, self.proposed, standing)


def propose(bench: Bench, account: str, asset: str, moved: Callable[[str, float], None]) -> Proposed:
    """Match what is not matched yet. `moved` is told the step and how much of it is done; what it raises stops it.

    Raises NotInSnapshot, AccountIsClosed, MatchingFailed.
    """
    work = work_on(bench, account, asset)
    problem, standing = work.problem, bench.look(_standing)
    house = problem.house
    common = common_words((*problem.entries, *house.entries), (*problem.lines, *house.lines))
    found = find_apart(
        [_rare(each, common) for each in problem.entries if each.id not in standing.entries],
        [_rare(each, common) for each in problem.lines if each.id not in standing.lines],
        problem.rules,
        _before(problem, standing),
        problem.reported,
        moved,
    )
    return bench.do(_keep, problem, found, work.books)


def waiting(bench: Bench, account: str, asset: str) -> Waiting:
    """What waits for a person on one account. Raises NotInSnapshot, WorkbookBroken."""
    work = work_on(bench, account, asset)
    proposed = bench.look(workbook_lines.proposals, account, asset)
    return _waiting(work, tuple(each for each in proposed if _known(each, work)), bench.look(_standing))


def _waiting(work: Work, proposed: tuple[Proposal, ...], standing: Standing) -> Waiting:
    account, asset = work.problem.account, work.problem.asset
    left = workbook_lines.undecided(proposed, standing)
    lines = {id_ for each in left for id_ in each.match.lines}
    entries = {id_ for each in left for id_ in each.match.entries}
    placed = standing.placed(account, asset)
    return Waiting(
        work=work,
        proposed=proposed,
        proposals=left,
        confirmed=placed.matches,
        open_lines=len(work.lines) - placed.lines - len(lines),
        open_entries=len(work.entries) - placed.entries - len(entries),
        closed=standing.is_closed(account, asset),
    )


def _before(problem: Problem, standing: Standing) -> Before:
    """What was decided of the account so far, here and in the house."""
    house = problem.house
    held = ChainMap(standing.lines, dict(house.line_match))
    booked = (*house.entries, *(each for each in problem.entries if each.id in standing.entries))
    twins = problem.twins or twins_of((*problem.lines, *house.lines), ())
    open_lines = [each for each in problem.lines if each.id not in standing.lines]
    return Before(
        tuple((each.lines, each.entries) for each in standing.rejected.values()),
        problem.left,
        frozenset(references(booked)[1]),
        frozenset(each.id for each in open_lines if is_told(each) and placed(twins.of_line(each), held) is not None),
    )


def _rare(side: _Side, common: frozenset[int]) -> _Side:
    """The same with only the words that tell somebody apart."""
    return side if side.words.isdisjoint(common) else replace(side, words=side.words - common)


def _standing(look: WorkbookLook) -> Standing:
    """What is decided by now: a later decision makes another one of it."""
    return look.standing


def _keep(work: WorkbookWork, problem: Problem, found: Sequence[Found], books: Books) -> Proposed:
    looked_at = [each if _allowed(problem, each.match) else replace(each, match=_asked(each.match)) for each in found]
    certain = [each.match for each in looked_at if each.match.confirmed]
    rest = [
        Proposal(each.match, (each.match, *each.others) if each.others else ())
        for each in looked_at
        if not each.match.confirmed
    ]
    if certain:
        deciding.confirm_alone(work, problem, certain, books)
    workbook_lines.put_proposals(work, problem.account, problem.asset, rest)
    return Proposed(len(certain), len(rest))


def _allowed(problem: Problem, match: Match) -> bool:
    """Whether the house takes what a report says that a processor kept; a person hears why where it does not."""
    if not match.report:
        return True
    parts = set(match.entries)
    booked = sum(each.amount for each in problem.entries if each.id in parts)
    try:
        problem.allowed.check_reported(match.fee, booked)
    except RuleBeyondHouse:
        return False
    return True


def _asked(match: Match) -> Match:
    return replace(match, confirmed=False)


def _known(proposal: Proposal, work: Work) -> bool:
    """Whether every part of a proposal is still there: a statement may have been taken out since."""
    return all(
        all(each in work.lines for each in match.lines) and all(each in work.entries for each in match.entries)
        for match in (proposal.match, *proposal.solutions)
    )
