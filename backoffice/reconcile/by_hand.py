"""Matching by hand: open lines and entries a person puts together, and matches and rejections taken back. L-01, L-02.

Boundary: commands are run by `Bench.do` and sign what they decide; a match, the name of its difference and the note
stand in the log together or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from backoffice.errors import Refused
from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.confirming import EntryUnknown
from backoffice.reconcile.deciding import Books
from backoffice.reconcile.decisions import MatchFacts, MatchRejected, RejectionUndone
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.problems import Work, work_on
from backoffice.reconcile.rules import Certificate, Entry, FindingKind, Line, Match, Reason, Shape
from backoffice.reconcile.standing import NoSuchMatch
from backoffice.reconcile.workbook import WorkbookLook, WorkbookWork

PARTS_AT_MOST = 5_000
"""Lines and entries of one match: its decision must stay small enough to be brought back."""
_CHOSEN = Certificate(solutions=1, complete=False)
_CHOSE = (Reason.BY_HAND,)


class TooManyParts(Refused):
    """Facts: `count`, `at_most`."""

    code = "reconcile.too_many_parts"


@dataclass(frozen=True, slots=True)
class Decided:
    """A confirmed match of the account; `alone`: it confirmed itself."""

    match: MatchFacts
    alone: bool


@dataclass(frozen=True, slots=True)
class OpenSides:
    """One account as it stands: what is in no match, proposed or not, and what was decided, the last one first.

    `all_lines` and `all_entries` hold matched ones too, by id; `rejected` are pairs whose parts are all here.
    """

    work: Work
    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    decided: tuple[Decided, ...]
    rejected: tuple[MatchRejected, ...]
    closed: bool
    all_lines: Mapping[str, Line] = field(repr=False)
    all_entries: Mapping[str, Entry] = field(repr=False)


def open_sides(bench: Bench, account: str, asset: str) -> OpenSides:
    """What there is to match by hand. Raises NotInSnapshot, WorkbookBroken."""
    work = work_on(bench, account, asset)
    return bench.look(_sides, work)


def match_by_hand(
    work: WorkbookWork,
    problem: Problem,
    books: Books,
    lines: Sequence[str],
    entries: Sequence[str],
    kind: FindingKind | None = None,
    note: str = "",
) -> str:
    """Match these as a person chose them; the match's id.

    Where a report says that the line is a payout and these are its entries, the processor's fee is no difference. One
    within the account's tolerance is short or over; a larger one is given a `kind` of DIFFERENCES and a `note`. Raises
    AlreadyMatched, MatchDiffers for a side without parts, EntryUnknown, TooManyParts, DifferenceUnnamed,
    NoteMissing, AccountIsClosed, NotSigning.
    """
    lines, entries = tuple(dict.fromkeys(lines)), tuple(dict.fromkeys(entries))
    if len(lines) + len(entries) > PARTS_AT_MOST:
        raise TooManyParts(count=len(lines) + len(entries), at_most=PARTS_AT_MOST)
    stated = _sum({each.id: each.amount for each in problem.lines}, lines)
    booked = _sum({each.id: each.amount for each in problem.entries}, entries)
    payout = problem.told.of(lines, entries)
    fee = 0 if payout is None else problem.told.fees[lines[0]]
    told = Match(
        lines,
        entries,
        _shape(lines, entries) if payout is None else Shape.PAYOUT,
        _CHOSE if payout is None else (*_CHOSE, Reason.REPORTED, Reason.FEE),
        _CHOSEN,
        fee,
        stated - booked + fee,
        confirmed=True,
        report="" if payout is None else payout.report,
        payout="" if payout is None else payout.id,
    )
    return deciding.confirm(work, problem, told, books, by_hand=True, kind=kind, note=note)


def keep_apart(work: WorkbookWork, match: str) -> None:
    """Take a match back and say that its parts do not belong together. Raises NoSuchMatch, AccountIsClosed."""
    told = work.standing.matches.get(match)
    if told is None:
        raise NoSuchMatch(match=match)
    deciding.undo(work, match)
    lines, entries = tuple(each.id for each in told.lines), tuple(each.id for each in told.entries)
    work.decide(MatchRejected(match, lines, entries))


def take_rejection_back(work: WorkbookWork, match: str) -> None:
    """Let what was rejected be proposed again. Raises NoSuchRejection."""
    work.decide(RejectionUndone(match))


def _sides(look: WorkbookLook, work: Work) -> OpenSides:
    problem, now = work.problem, look.standing
    lines = {each.id: each for each in problem.lines}
    entries = {each.id: each for each in problem.entries}
    mine = [each for each in now.matches.values() if (each.account, each.asset) == (problem.account, problem.asset)]
    return OpenSides(
        work=work,
        lines=tuple(each for each in problem.lines if each.id not in now.lines),
        entries=tuple(each for each in problem.entries if each.id not in now.entries),
        decided=tuple(Decided(each, each.id in now.alone) for each in reversed(mine)),
        rejected=tuple(
            each
            for each in reversed(now.rejected.values())
            if all(one in lines for one in each.lines) and all(one in entries for one in each.entries)
        ),
        closed=now.is_closed(problem.account, problem.asset),
        all_lines=lines,
        all_entries=entries,
    )


def _sum(amounts: Mapping[str, int], ids: Sequence[str]) -> int:
    missing = [each for each in ids if each not in amounts]
    if missing:
        raise EntryUnknown(which=min(missing))
    return sum(amounts[each] for each in ids)


def _shape(lines: Sequence[str], entries: Sequence[str]) -> Shape:
    if len(lines) == 1:
        return Shape.ONE if len(entries) == 1 else Shape.BATCH
    return Shape.SPLIT if len(entries) == 1 else Shape.SEVERAL
