"""Matching one account offline: what is certain is confirmed and signed, the rest waits for a person. L-02.

Boundary: over the bench; the matching itself runs in a process of its own and can be stopped, which changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from backoffice.reconcile import deciding, workbook_lines
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.deciding import Books
from backoffice.reconcile.decisions import MatchFacts
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.matching_process import find_apart
from backoffice.reconcile.matching_values import Found, Ids
from backoffice.reconcile.problems import Work, work_on
from backoffice.reconcile.rules import Entry, Line
from backoffice.reconcile.workbook import WorkbookLook, WorkbookWork
from backoffice.reconcile.workbook_lines import Proposal


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many matches confirmed themselves just now, and how many wait for a person."""

    confirmed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queue of one account: what waits, the values its ids stand for, and how far the account is.

    `open_lines` and `open_entries` are neither matched nor proposed.
    """

    work: Work
    proposals: tuple[Proposal, ...]
    confirmed: int
    open_lines: int
    open_entries: int
    closed: bool
    latest: tuple[MatchFacts, ...]
    lines: Mapping[str, Line] = field(repr=False)
    entries: Mapping[str, Entry] = field(repr=False)


def propose(bench: Bench, account: str, asset: str, moved: Callable[[str, float], None]) -> Proposed:
    """Match what is not matched yet. `moved` is told the step and how much of it is done; what it raises stops it.

    Raises NotInSnapshot, AccountIsClosed, MatchingFailed.
    """
    work = work_on(bench, account, asset)
    problem, standing = work.problem, bench.look(_standing)
    found = find_apart(
        [each for each in problem.entries if each.id not in standing.entries],
        [each for each in problem.lines if each.id not in standing.lines],
        problem.rules,
        standing.rejected,
        moved,
    )
    return bench.do(_keep, problem, found, work.books)


def waiting(bench: Bench, account: str, asset: str, latest: int = 20) -> Waiting:
    """What waits for a person on one account, and the `latest` matches that were confirmed, the last one last."""
    work = work_on(bench, account, asset)
    standing = bench.look(_standing)
    proposals = bench.look(workbook_lines.proposals, account, asset)
    lines = {each.id: each for each in work.problem.lines}
    entries = {each.id: each for each in work.problem.entries}
    proposed_lines = {id_ for each in proposals for id_ in each.match.lines}
    proposed_entries = {id_ for each in proposals for id_ in each.match.entries}
    mine = tuple(each for each in standing.matches if (each.account, each.asset) == (account, asset))
    return Waiting(
        work=work,
        proposals=tuple(each for each in proposals if _known(each, lines, entries)),
        confirmed=len(mine),
        open_lines=len(lines.keys() - standing.lines - proposed_lines),
        open_entries=len(entries.keys() - standing.entries - proposed_entries),
        closed=standing.is_closed(account, asset),
        latest=mine[-latest:],
        lines=lines,
        entries=entries,
    )


@dataclass(frozen=True, slots=True)
class _Standing:
    lines: frozenset[str]
    entries: frozenset[str]
    matches: tuple[MatchFacts, ...]
    rejected: tuple[Ids, ...]
    closed: frozenset[tuple[str, str]]

    def is_closed(self, account: str, asset: str) -> bool:
        return (account, asset) in self.closed


def _standing(look: WorkbookLook) -> _Standing:
    """What is decided by now, as values that no later decision changes."""
    now = look.standing
    return _Standing(
        frozenset(now.lines),
        frozenset(now.entries),
        tuple(now.matches.values()),
        tuple((each.lines, each.entries) for each in now.rejected.values()),
        frozenset(now.closed),
    )


def _keep(work: WorkbookWork, problem: Problem, found: Sequence[Found], books: Books) -> Proposed:
    certain = [each.match for each in found if each.match.confirmed]
    rest = [
        Proposal(each.match, (each.match, *each.others) if each.others else ())
        for each in found
        if not each.match.confirmed
    ]
    if certain:
        deciding.confirm_alone(work, problem, certain, books)
    workbook_lines.put_proposals(work, problem.account, problem.asset, rest)
    return Proposed(len(certain), len(rest))


def _known(proposal: Proposal, lines: Mapping[str, Line], entries: Mapping[str, Entry]) -> bool:
    """Whether every part of a proposal is still there: a statement may have been taken out since."""
    return all(
        all(each in lines for each in match.lines) and all(each in entries for each in match.entries)
        for match in (proposal.match, *proposal.solutions)
    )
