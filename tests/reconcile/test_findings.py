"""What is left between a statement and our books is named, adds up to the difference, and is carried over. L-02."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.reconcile import deciding
from backoffice.reconcile.ageing import ageing
from backoffice.reconcile.carried import carry_over
from backoffice.reconcile.decisions import (
    Decision,
    EntryFacts,
    LineFacts,
    MatchesConfirmed,
    MatchFacts,
    StatementImported,
    match_id,
)
from backoffice.reconcile.findings import Examined, Problem, examine
from backoffice.reconcile.rules import Entry, FindingKind, Line, MatchRules, Reason, Shape
from backoffice.reconcile.standing import AccountIsClosed, AdjustmentKnown, Standing
from tests.given import AIKO, JONAS
from tests.reconcile.offline import (
    ACCOUNT,
    ASSET,
    BEGAN,
    CHECK_OUT,
    FROM,
    TO,
    Offline,
    attend,
    books,
    entry,
    match,
    statement,
)

ROOT = "ab" * 32


@pytest.fixture
def desk(tmp_path: Path) -> Offline:
    return Offline(tmp_path / "one.workbook")


def kinds(seen: Examined) -> dict[str, tuple[str, str, int]]:
    return {each.key: (each.kind.value, each.suggested.value, each.amount) for each in seen.findings}


@pytest.mark.promise("L-02")
def test_an_account_is_closed_once_every_difference_has_a_name_and_carries_what_is_open(desk: Offline) -> None:
    stated = statement([100, 247, -30, 100], opening=0)
    head = stated.file[:16]
    desk.takes_in(stated)
    entries = (
        entry(1, 100),
        entry(2, 250),
        entry(3, 60, TO - timedelta(days=2)),
        entry(4, -75, date(2026, 10, 9), "R4"),
    )
    problem = desk.problem(entries, rules=MatchRules(tolerance=1))
    told = [match([f"{head}.1"], ["1.1"]), match([f"{head}.2"], ["2.1"], fee=2, difference=-1)]
    desk.book.do(deciding.confirm_alone, problem, told, books(entries))
    seen = desk.examined(problem)
    fee, short = sorted(each.key for each in seen.findings if each.key.startswith(("fee:", "difference:")))[::-1]
    assert kinds(seen) == {
        fee: ("fee", "fee", -2),
        short: ("short_over", "short_over", -1),
        "entry:3.1": ("in_transit", "in_transit", -60),
        f"line:{head}.3": ("unexplained", "missing_here", -30),
        # The same day, sum and words twice, and one of the two has found its entry.
        f"line:{head}.4": ("unexplained", "missing_here", 100),
        "entry:4.1": ("unexplained", "missing_there", 75),
    }
    told = {each.key: each for each in seen.findings}
    assert (told[short].text, told[short].beside) == ("Ida Holm Payment 2", "2.1")
    assert (seen.identity.statement, seen.identity.ledger, seen.identity.unexplained) == (417, 335, 145)
    assert seen.identity.holds
    with pytest.raises(deciding.RowsAwaited):
        desk.book.do(deciding.close_account, problem, books(entries), "")
    with pytest.raises(deciding.StillUnexplained) as refused:
        desk.book.do(deciding.close_account, problem, books(entries), ROOT)
    assert (refused.value.facts["count"], refused.value.facts["amount"]) == (3, 145)
    keys = [each.key for each in seen.open_findings]
    assert desk.book.do(deciding.classify, problem, keys) == 3
    desk.book.do(deciding.classify, problem, [f"line:{head}.4"], FindingKind.DUPLICATE)
    people = (AIKO, JONAS)
    desk.book.do(deciding.own, f"line:{head}.3", AIKO, people)
    with pytest.raises(deciding.OwnerUnknown):
        desk.book.do(deciding.own, f"line:{head}.3", "nobody.here", people)
    assert desk.book.standing.finding(f"line:{head}.3").owner == AIKO
    about = (f"line:{head}.3", "House:Fees", TO, "missing", "The bank took its yearly fee")
    made = desk.book.do(deciding.propose_adjustment, problem, *about)
    for counter in ("House:Nowhere", ACCOUNT):
        known = replace(problem, counters=("House:Fees", ACCOUNT))
        with pytest.raises(deciding.CounterUnknown):
            desk.book.do(deciding.propose_adjustment, known, about[0], counter, *about[2:])
    with pytest.raises(AdjustmentKnown):
        desk.book.do(deciding.propose_adjustment, problem, *about)
    legs = desk.book.standing.adjustments[made].legs
    assert [(leg.account, leg.amount) for leg in legs] == [(ACCOUNT, -30), ("House:Fees", 30)]
    attend(desk.book, problem)
    closed = desk.book.do(deciding.close_account, problem, books(entries), ROOT)
    assert closed.statement - closed.ledger == sum(each.amount for each in closed.reasons) == 82
    assert {each.finding for each in closed.open_items} == set(kinds(seen))
    (item,) = [each for each in closed.open_items if each.finding == "entry:4.1"]
    assert (item.reference, item.leaf, item.since) == ("R4", books(entries).leaves["4.1"], date(2026, 10, 9))
    with pytest.raises(AccountIsClosed):
        desk.book.do(deciding.undo, next(iter(desk.book.standing.matches)))
    desk.book.do(deciding.reopen_account, ACCOUNT, ASSET, "A line came late")
    assert not desk.book.standing.is_closed(ACCOUNT, ASSET)
    desk.book.close()


@pytest.mark.promise("L-02")
def test_what_one_period_leaves_open_the_next_one_matches_or_carries_on(desk: Offline, tmp_path: Path) -> None:
    stated = statement([100], opening=0)
    desk.takes_in(stated)
    entries = (entry(1, 60), entry(2, 40, TO))
    problem = desk.problem(entries, rules=None)
    desk.book.do(deciding.classify, problem, [each.key for each in desk.examined(problem).open_findings])
    attend(desk.book, problem)
    closed = desk.book.do(deciding.close_account, problem, books(entries), ROOT)
    carried = carry_over(closed.open_items)
    desk.book.close()

    later = Offline(tmp_path / "two.workbook")
    # The bank states the 40; our books take the 100 that it stated before.
    again = statement([40], opening=100, name="two", on=date(2026, 11, 3))
    later.takes_in(again)
    booked = (entry(9, 100, date(2026, 11, 2)),)
    november = later.problem(booked, ledger_opening=100, carried=carried)
    before = later.examined(november)
    assert before.identity.holds
    assert [each.key for each in before.open_findings] == [f"line:{again.file[:16]}.1"]
    old = {each.key: (each.amount, each.age > 20) for each in before.findings if each.carried}
    assert old == {
        f"carried:line:{stated.file[:16]}.1": (100, True),
        "carried:entry:1.1": (-60, True),
        "carried:entry:2.1": (-40, False),
    }
    both = books((*entries, *booked))
    for told in (
        match([f"{again.file[:16]}.1"], ["2.1"]),
        match([f"carried:line:{stated.file[:16]}.1"], ["9.1"]),
    ):
        later.book.do(deciding.confirm, november, told, both)
    after = later.examined(november)
    assert list(kinds(after)) == ["carried:entry:1.1"]
    assert (after.identity.difference, after.identity.unexplained, after.identity.holds) == (-60, 0, True)
    later.book.close()


@pytest.mark.promise("L-02")
def test_an_opening_that_no_earlier_closing_explains_is_unexplained(desk: Offline) -> None:
    desk.takes_in(statement([10], opening=500))
    problem = desk.problem((entry(1, 10),), ledger_opening=480)
    seen = desk.examined(problem)
    key = f"opening:{problem.account}:{problem.asset}"
    assert kinds(seen)[key] == ("unexplained", "unexplained", 20)
    # What is said of it is said of this account alone.
    desk.book.do(deciding.classify, problem, [key], FindingKind.SHORT_OVER)
    assert kinds(desk.examined(problem))[key][0] == "short_over"
    beside = desk.examined(replace(problem, account="Assets:Bank:Other"))
    assert [each.kind for each in beside.findings if each.key.startswith("opening")] == [FindingKind.UNEXPLAINED]
    assert sum(band.count for band in ageing(seen.findings)) == len(seen.findings)
    desk.book.close()


@given(
    lines=st.lists(st.integers(-(10**30), 10**30).filter(bool), min_size=1, max_size=4),
    entries=st.lists(st.integers(-(10**30), 10**30).filter(bool), min_size=1, max_size=4),
    opening=st.integers(-(10**30), 10**30),
)
@pytest.mark.promise("L-02")
def test_the_identity_holds_for_whatever_is_stated_booked_and_matched(
    lines: list[int], entries: list[int], opening: int
) -> None:
    told = tuple(Line(f"{'a' * 16}.{n}", TO, None, each, "", "", frozenset()) for n, each in enumerate(lines, 1))
    booked = tuple(entry(n, each) for n, each in enumerate(entries, 1))
    stated = StatementImported(
        f"{'a' * 64}.1", "csv", ACCOUNT, ASSET, 2, opening, opening + sum(lines), FROM, TO, 1, 4, len(lines), "00"
    )
    balances = (opening // 2, opening // 2 + sum(entries))
    problem = Problem(ACCOUNT, ASSET, 2, FROM, TO, *balances, told, booked, (stated,), (), MatchRules())
    standing = Standing(CHECK_OUT, "jonas.berg")
    for act in (stated, MatchesConfirmed((matched(told[0], booked[0]),), False)):
        decision = Decision(CHECK_OUT, "jonas.berg", standing.count + 1, standing.head, BEGAN, act)
        seen = examine(problem, standing)
        assert seen.identity.holds
        assert seen.identity.difference == sum(each.amount for each in seen.findings)
        standing.take(decision, b"\0" * 32)
    after = examine(problem, standing)
    assert after.identity.holds
    assert after.identity.difference == sum(each.amount for each in after.findings) == seen.identity.difference


def matched(line: Line, booked: Entry) -> MatchFacts:
    sides = (LineFacts(line.id, line.on, line.amount, ""),), (EntryFacts(booked.id, booked.amount, "00"),)
    about = (match_id((line.id,), (booked.id,)), ACCOUNT, ASSET, *sides, Shape.ONE, (Reason.ONLY_AMOUNT,), 1, True)
    return MatchFacts(*about, 0, line.amount - booked.amount, "")
