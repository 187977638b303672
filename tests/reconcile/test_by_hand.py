"""Matching by hand: what a person puts together holds like any match, and everything decided can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from backoffice.ledger.intake import import_folder
from backoffice.reconcile import by_hand, check_in, deciding, workbook_lines
from backoffice.reconcile.by_hand import TooManyParts, match_by_hand
from backoffice.reconcile.check_in_rules import Countersigned
from backoffice.reconcile.confirming import EntryUnknown
from backoffice.reconcile.deciding import NoteMissing
from backoffice.reconcile.differences import DifferenceUnnamed
from backoffice.reconcile.findings import Problem
from backoffice.reconcile.report import report_account
from backoffice.reconcile.report_verdicts import Judgements
from backoffice.reconcile.rules import Entry, FindingKind, MatchRules, Reason, Shape
from backoffice.reconcile.standing import AlreadyMatched, MatchDiffers, NoSuchRejection
from backoffice.reconcile.workbook import WorkbookLook
from backoffice.reconcile.workbook_lines import Proposal
from tests.given import JONAS, Given
from tests.ledger.test_intake import DEPOSIT, write
from tests.reconcile.laptops import laptop
from tests.reconcile.offline import ACCOUNT, ASSET, Offline, books, entry, match, statement, undecided

ENTRIES = (entry(1, 10_000), entry(2, 2_500), entry(3, 700))


@pytest.fixture
def offline(tmp_path: Path) -> Offline:
    return Offline(tmp_path / "one.workbook")


def ids(problem: Problem) -> list[str]:
    return [each.id for each in problem.lines]


@pytest.mark.promise("L-01", "L-02")
def test_what_a_person_puts_together_is_a_match_that_says_so_and_survives_reopening(offline: Offline) -> None:
    offline.takes_in(statement([9_000, 1_000, 2_500, 700]))
    problem, held = offline.problem(ENTRIES), books(ENTRIES)
    lines = ids(problem)
    split = offline.book.do(match_by_hand, problem, held, lines[:2], ["1.1"])
    several = offline.book.do(match_by_hand, problem, held, lines[2:], ["2.1", "3.1"])
    told = offline.book.standing.matches
    assert (told[split].shape, told[several].shape) == (Shape.SPLIT, Shape.SEVERAL)
    assert told[split].reasons == (Reason.BY_HAND,)
    assert not told[split].complete
    assert not offline.book.standing.alone
    with pytest.raises(AlreadyMatched):
        offline.book.do(match_by_hand, problem, held, [lines[0]], ["3.1"], FindingKind.FEE, "not twice")
    before = offline.book.standing.canonical()
    offline.book.close()
    assert offline.open().standing.canonical() == before
    assert offline.examined(problem).identity.unexplained == 0


@pytest.mark.promise("L-01", "L-02")
def test_a_difference_is_tolerated_by_the_accounts_rules_or_has_a_name_and_a_note(offline: Offline) -> None:
    offline.takes_in(statement([9_950, 2_400, 701]))
    problem, held = offline.problem(ENTRIES, rules=MatchRules(tolerance=50)), books(ENTRIES)
    lines = ids(problem)
    near = offline.book.do(match_by_hand, problem, held, [lines[0]], ["1.1"])
    assert offline.book.standing.finding(f"difference:{near}").kind is FindingKind.SHORT_OVER
    count = offline.book.standing.count
    for kind, note, refusal in (
        (None, "", DifferenceUnnamed),
        (FindingKind.UNEXPLAINED, "because", DifferenceUnnamed),
        (FindingKind.FEE, " - ", NoteMissing),
    ):
        with pytest.raises(refusal):
            offline.book.do(match_by_hand, problem, held, [lines[1]], ["2.1"], kind, note)
    with pytest.raises(MatchDiffers):
        offline.book.do(match_by_hand, problem, held, [lines[1]], [], FindingKind.FEE, "no other side")
    with pytest.raises(EntryUnknown):
        offline.book.do(match_by_hand, problem, held, [lines[1]], ["77.1"], FindingKind.FEE, "nobody's entry")
    with pytest.raises(TooManyParts):
        offline.book.do(match_by_hand, problem, held, lines, [f"{each}.1" for each in range(by_hand.PARTS_AT_MOST)])
    assert offline.book.standing.count == count, "what is refused leaves nothing in the log, not even the match alone"
    fee = offline.book.do(match_by_hand, problem, held, [lines[1]], ["2.1"], FindingKind.FEE, "the bank's charge")
    state = offline.book.standing.finding(f"difference:{fee}")
    assert state.kind is FindingKind.FEE
    assert [offline.book.ask(WorkbookLook.words_of, each) for each in state.notes] == ["the bank's charge"]
    sums = {each.kind: each.amount for each in offline.examined(problem).identity.reasons}
    assert sums == {FindingKind.SHORT_OVER: -50, FindingKind.FEE: -100}


@pytest.mark.promise("L-01", "L-02")
def test_a_match_and_a_rejection_are_taken_back_and_the_pair_may_be_proposed_again(offline: Offline) -> None:
    offline.takes_in(statement([10_000, 2_500]))
    problem, held = offline.problem(ENTRIES), books(ENTRIES)
    pair = match(ids(problem)[:1], ["1.1"])
    # One that confirmed itself is taken back for good: it is kept apart, and what was kept apart comes back.
    offline.book.do(deciding.confirm_alone, problem, [pair], held)
    offline.book.do(workbook_lines.put_proposals, ACCOUNT, ASSET, [Proposal(pair)])
    made = next(iter(offline.book.standing.alone))
    offline.book.do(by_hand.keep_apart, made)
    assert (offline.book.standing.matches, set(offline.book.standing.rejected)) == ({}, {made})
    assert undecided(offline) == ()
    offline.book.do(by_hand.take_rejection_back, made)
    assert [each.match for each in undecided(offline)] == [pair]
    with pytest.raises(NoSuchRejection):
        offline.book.do(by_hand.take_rejection_back, made)
    offline.book.do(match_by_hand, problem, held, pair.lines, pair.entries)
    offline.book.do(deciding.undo, made)
    assert offline.book.standing.lines == {}
    before = offline.book.standing.canonical()
    offline.book.close()
    assert offline.open().standing.canonical() == before


@pytest.mark.promise("L-01", "L-02")
def test_matches_by_hand_are_checked_in_like_others_and_the_report_says_a_person_chose(
    given: Given, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(JONAS), write(folder, *DEPOSIT))
    with laptop(given, JONAS, tmp_path) as mine:
        first: Entry = mine.entries[0]
        lines = mine.takes_in([first.amount - 100])
        held = deciding.Books(mine.leaves)
        args = (mine.problem(), held, lines, [first.id], FindingKind.FEE, "the bank's charge")
        made = mine.book.do(match_by_hand, *args)
        mine.book.do(by_hand.keep_apart, made)
        mine.book.do(by_hand.take_rejection_back, made)
        mine.book.do(match_by_hand, *args)
        mine.closes()
        ended = mine.comes_back()
        assert (ended.stale, ended.conflicting) == (0, 0)  # type: ignore[attr-defined]
        desk = given.desk(JONAS)
        proved = desk.ask(check_in.prove, mine.which)
        assert (proved.fault, proved.countersigned) == ("", Countersigned.AWAITING)
        standing, verdicts = desk.ask(check_in.standing_of, mine.which)
        told = report_account(standing, next(iter(standing.closed.values())), lambda _hash: "", Judgements(verdicts))
        assert [(each.by_hand, each.alone, each.verdict) for each in told.matches] == [(True, False, "accepted")]
