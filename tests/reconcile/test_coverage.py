"""Days in no statement are named, bridged where the balance was carried, and nothing dated in them is in transit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backoffice.reconcile import deciding
from backoffice.reconcile.carried import carry_over
from backoffice.reconcile.coverage import Break, Gap, GapMoved, GapReason, PeriodNotCovered, coverage
from backoffice.reconcile.deciding import Books
from backoffice.reconcile.decisions import OpenItem, StatementImported
from backoffice.reconcile.findings import examine
from backoffice.reconcile.house import House, HouseLine, HouseMatch, settled
from backoffice.reconcile.rules import FindingKind
from tests.reconcile.offline import ACCOUNT, ASSET, BEGAN, FROM, TO, Offline, attend, books, entry, match, statement

ROOT = "ab" * 32


def told(first: int, last: int, opening: int | None, closing: int | None) -> StatementImported:
    """A statement of these days of October; days below 1 are of September."""
    days = (date.fromordinal(FROM.toordinal() + day - 1) for day in (first, last))
    name = f"{first + 50:02}{last:02}" * 16 + ".1"
    return StatementImported(name, "camt", ACCOUNT, ASSET, 2, opening, closing, *days, 1, 1, 1, "")


def october(first: int, last: int, jump: int | None = None) -> Gap:
    return Gap(date(2026, 10, first), date(2026, 10, last), jump)


@pytest.mark.promise("L-01", "L-02")
@pytest.mark.parametrize(
    ("statements", "gaps"),
    [
        ((), [october(1, 31)]),
        ((told(1, 31, 100, 150),), []),
        # One day at a time, with days that had no movement and so no statement.
        ((told(1, 9, 100, 120), told(12, 30, 120, 150), told(31, 31, 150, 150)), []),
        ((told(1, 10, 100, 120), told(20, 31, 125, 150)), [october(11, 19, 5)]),
        ((told(1, 10, None, None), told(20, 31, None, None)), [october(11, 19)]),
        ((told(1, 10, 100, 120),), [october(11, 31)]),
        # It begins late with the balance that was closed before, or with another.
        ((told(4, 31, 100, 150),), []),
        ((told(4, 31, 101, 150),), [october(1, 3, 1)]),
        # One of September says what October begins with; one of November that nothing came after the 28th.
        ((told(-5, -2, 90, 95), told(3, 28, 95, 150), told(33, 34, 150, 160)), []),
        # Overlaps, and one that is within another.
        ((told(1, 20, 100, 120), told(5, 6, 103, 104), told(15, 31, 110, 150)), []),
    ],
)
def test_the_days_of_a_period_that_no_statement_speaks_of(
    statements: tuple[StatementImported, ...], gaps: list[Gap]
) -> None:
    assert list(coverage(reversed(statements), FROM, TO, 100).gaps) == gaps


def test_a_statement_that_goes_on_with_another_balance_tells_that_one_is_missing() -> None:
    seen = coverage((told(1, 10, 100, 120), told(11, 31, 90, 150)), FROM, TO, 100)
    assert (seen.gaps, seen.breaks) == ((), (Break(date(2026, 10, 11), -30),))


@pytest.mark.promise("L-01", "L-02")
def test_what_is_dated_in_days_without_a_statement_is_not_covered_and_closes_only_for_a_reason(tmp_path: Path) -> None:
    desk = Offline(tmp_path / "one.workbook")
    desk.takes_in(statement([100], opening=0, days=(FROM, date(2026, 10, 10))))
    entries = (entry(1, 100), entry(2, 60, date(2026, 10, 15)), entry(3, 40, date(2026, 10, 9)), entry(4, 5, TO))
    problem = desk.problem(entries)
    seen = {each.key: each.kind for each in desk.examined(problem).findings}
    assert (seen["entry:2.1"], seen["entry:4.1"]) == (FindingKind.NOT_COVERED, FindingKind.NOT_COVERED)
    # It may be stated on the days to come.
    assert seen["entry:3.1"] is FindingKind.IN_TRANSIT
    desk.book.do(deciding.classify, problem, [each.key for each in desk.examined(problem).open_findings])
    attend(desk.book, problem)
    with pytest.raises(PeriodNotCovered) as refused:
        desk.book.do(deciding.close_account, problem, books(entries), ROOT)
    assert refused.value.facts == {"since": "2026-10-11", "until": "2026-10-31", "count": 1}
    with pytest.raises(deciding.NoteMissing):
        desk.book.do(deciding.close_account, problem, books(entries), ROOT, GapReason.ASKED_FOR, "?")
    # Entries are booked there, so neither is true.
    for untrue in (GapReason.NO_MOVEMENT, GapReason.NOT_OPEN):
        with pytest.raises(GapMoved) as moved:
            desk.book.do(
                deciding.close_account, problem, books(entries), ROOT, untrue, "None is made without a movement"
            )
        assert moved.value.facts == {"since": "2026-10-11", "until": "2026-10-31"}
    closed = desk.book.do(
        deciding.close_account, problem, books(entries), ROOT, GapReason.ASKED_FOR, "The bank sends it this week"
    )
    assert (closed.gaps, closed.gap_reason) == ((october(11, 31).days,), "asked_for")
    assert desk.book.ask(lambda look: look.words_of(closed.gap_words)) == "The bank sends it this week"
    # What jumped counts as well, and a gap in which nothing happened may be said to be one.
    assert deciding.moved_gap(replace(problem, entries=()), desk.book.standing) is None
    jumped = replace(problem, entries=(), statements=(told(1, 10, 100, 120), told(20, 31, 125, 150)))
    assert deciding.moved_gap(jumped, desk.book.standing) == october(11, 19, 5)
    desk.book.close()


@pytest.mark.promise("L-01", "L-02")
@pytest.mark.parametrize("last", [8, 9], ids=["all its days", "a day without a movement left out"])
def test_a_gap_that_was_closed_over_ends_with_the_statement_of_its_days(tmp_path: Path, last: int) -> None:
    day = date(2026, 9, 8)
    desk = Offline(tmp_path / "one.workbook")
    gap = f"gap:2026-09-08/2026-09-{last:02}:{ACCOUNT}:{ASSET}"
    left = carry_over(
        (
            OpenItem(gap, FindingKind.NOT_COVERED, 522, day, "", "", ""),
            OpenItem("entry:1.1", FindingKind.NOT_COVERED, -500, day, "", "", "aa"),
            OpenItem("entry:2.1", FindingKind.NOT_COVERED, -22, day, "", "", "bb"),
        )
    )
    # It goes on with the balance that was closed with, a day late.
    desk.takes_in(statement([7], opening=1522, name="two", days=(date(2026, 10, 2), TO)))
    before = desk.examined(desk.problem((entry(3, 7),), ledger_opening=1522, carried=left))
    assert (before.identity.statement, before.identity.difference, before.identity.holds) == (1529, 0, True)
    assert f"carried:{gap}" in {each.key for each in before.findings}
    late = statement([500, 22], opening=900, on=day, days=(day, day))
    desk.takes_in(late)
    problem = desk.problem((entry(3, 7),), ledger_opening=1522, carried=left)
    assert problem.coverage.gaps == ()
    pairs = zip((f"{late.file[:16]}.1", f"{late.file[:16]}.2"), ("1.1", "2.1"), strict=True)
    for line, booked in pairs:
        desk.book.do(deciding.confirm, problem, match([line], [booked]), Books({"1.1": "aa", "2.1": "bb"}))
    seen = desk.examined(problem)
    assert {each.key.partition(":")[0] for each in seen.findings} == {"line", "entry"}
    assert {each.amount for each in seen.findings} == {7, -7}
    assert (seen.identity.difference, seen.identity.unexplained, seen.identity.holds) == (0, 0, True)
    desk.book.close()


@pytest.mark.promise("L-01", "L-02")
def test_what_the_house_has_seen_stated_is_settled_beside_a_statement_of_a_part_of_the_period(tmp_path: Path) -> None:
    desk = Offline(tmp_path / "one.workbook")
    desk.takes_in(statement([100], opening=0, days=(FROM, date(2026, 10, 10))))
    late, here = entry(2, 60, date(2026, 10, 15)), entry(3, 7, date(2026, 10, 6))
    problem = desk.problem((entry(1, 100), late, here))
    matches = {each: HouseMatch(each, 1, "aiko.tanaka", BEGAN, 0, 0) for each in ("a" * 32, "b" * 32)}
    lines = (
        HouseLine("c" * 16 + ".1", date(2026, 10, 16), 60, frozenset(), "a" * 32),
        HouseLine("c" * 16 + ".2", date(2026, 10, 7), 7, frozenset(), "b" * 32),
    )
    house = House(matches, {late.id: "a" * 32, here.id: "b" * 32}, lines)
    known = settled(house, problem.lines, problem.entries, problem.coverage.leaves_out)
    left = tuple(each for each in problem.entries if each.id not in known.entry_match)
    seen = examine(replace(problem, house=known, entries=left), desk.book.standing)
    told_of = {each.key.partition(":")[0]: (each.kind, each.amount) for each in seen.findings if "house" in each.key}
    # Its line is of a day that is covered, and is not there: that alone is in transit.
    assert told_of == {"house": (FindingKind.IN_TRANSIT, -7)}
    assert (seen.identity.statement, seen.identity.holds) == (160, True)
    assert not any(each.key.startswith("opening") for each in seen.findings)
    desk.book.close()
