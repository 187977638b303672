"""Matches of several: each is an exact sum, and its certificate counts what trying everything counts, or says less."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.reconcile import matching_groups as groups
from backoffice.reconcile.matching_files import certificate_words
from backoffice.reconcile.matching_payouts import payouts
from backoffice.reconcile.matching_terms import Terms, terms
from backoffice.reconcile.rules import Entry, FeeModel, MatchRules, Reason, Shape
from tests.reconcile.test_matching import RULES, entry, joined, line

PSP = FeeModel("PSP", Fraction(1, 100), 0)


def all_of(told: Terms) -> groups.Free:
    return groups.Free(set(range(len(told.lines))), set(range(len(told.entries))), 1_000_000)


def ways(amounts: dict[str, int], target: int, least: int, most: int) -> set[frozenset[str]]:
    """Every choice of so many that adds up, by trying each."""
    return {
        frozenset(chosen)
        for size in range(least, most + 1)
        for chosen in combinations(amounts, size)
        if sum(amounts[each] for each in chosen) == target
    }


def counted(told: Terms, made: Iterable[groups.Group]) -> list[tuple[set[frozenset[str]], int, bool]]:
    """Of each group: the ways it shows on the side of several, how many it counts, and whether it saw all."""
    seen = []
    for group in made:
        shown = [(group.lines, group.entries), *group.others]
        several = [
            frozenset(told.lines[at].id for at in lines)
            if group.shape is Shape.SPLIT
            else frozenset(told.entries[at].id for at in entries)
            for lines, entries in shown
        ]
        assert len(set(several)) == len(several)
        seen.append((set(several), group.solutions, group.complete))
    return seen


def holds(told: Terms, made: Iterable[groups.Group], every: set[frozenset[str]], *, always: bool) -> None:
    found = counted(told, made)
    assert len(found) == (1 if every and always else len(found))
    for shown, solutions, complete in found:
        assert complete
        assert solutions == len(every)
        assert shown <= every
        assert len(shown) == min(len(every), 1 + groups.EQUALS_KEPT)


@pytest.mark.promise("L-02")
@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=8), st.integers(3, 25))
def test_what_a_person_or_a_reference_holds_together_is_counted_by_trying_every_choice(
    amounts: list[int], target: int
) -> None:
    smaller = {f"x{at}": amount for at, amount in enumerate(amounts) if amount < target}
    entries = [entry(f"x{at}", amount, f"INV-20{at:05}", "Wei Zhang") for at, amount in enumerate(amounts)]
    owed = terms(entries, [line("l", target, "WEI ZHANG")], RULES)
    holds(owed, groups.kindred_batches(owed, all_of(owed)), ways(smaller, target, 2, 8), always=True)
    named = terms(entries, [line("l", target, " ".join(each.reference for each in entries))], RULES)
    choices = ways({each.id: each.amount for each in entries}, target, 2, 8)
    holds(named, groups.named_batches(named, all_of(named)), choices, always=True)
    lines = [line(f"x{at}", amount, "WIT-0001-AB Wei Zhang") for at, amount in enumerate(amounts)]
    parts = terms([entry("e", target, "WIT-0001-AB", "Wei Zhang")], lines, RULES)
    holds(parts, groups.named_splits(parts, all_of(parts)), choices, always=True)
    holds(parts, groups.kindred_splits(parts, all_of(parts)), ways(smaller, target, 2, 8), always=True)


@pytest.mark.promise("L-02")
@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([100_003, 200_017, 300_020, 400_037, 7]), min_size=2, max_size=7), st.data())
def test_what_only_adds_up_is_counted_by_trying_every_choice(amounts: list[int], data: st.DataObject) -> None:
    part = data.draw(st.lists(st.sampled_from(range(len(amounts))), min_size=2, unique=True))
    target, told_count = sum(amounts[at] for at in part), data.draw(st.booleans())
    smaller = {f"x{at}": amount for at, amount in enumerate(amounts) if amount < target}
    entries = [entry(f"x{at}", amount) for at, amount in enumerate(amounts)]
    said = terms(entries, [line("l", target, f"SAMMLER {len(part)}" if told_count else "SAMMLER")], RULES)
    least, most = (len(part), len(part)) if told_count else (2, 12)
    holds(said, groups.summed_batches(said, all_of(said)), ways(smaller, target, least, most), always=False)
    lines = [line(f"x{at}", amount) for at, amount in enumerate(amounts)]
    parts = terms([entry("e", target)], lines, RULES)
    holds(parts, groups.summed_splits(parts, all_of(parts)), ways(smaller, target, 2, 4), always=False)


@pytest.mark.promise("L-02")
@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([1000, 2000, 3000, -1000]), st.integers(0, 4), st.sampled_from("ab")),
        min_size=1,
        max_size=8,
    ),
    st.data(),
)
def test_a_payout_counts_every_run_of_days_and_kinds_that_comes_to_it(
    booked: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    # Two sales of 10.00 and one of 20.00 come to the same, so that how many there are tells them apart.
    booked = [*booked, (1000, 0, "c"), (1000, 0, "c"), (2000, 3, "c")]
    entries = [entry(f"x{at}", amount, day=day, kind=kind) for at, (amount, day, kind) in enumerate(booked)]
    runs = every_run(entries)
    run = data.draw(st.sampled_from(sorted(runs, key=sorted)))
    text = data.draw(st.sampled_from(["PSP", f"PSP N={len(run)}"]))
    target = sum(net(each) for each in entries if each.id in run)
    told = terms(entries, [line("l", target, text, day=6)], MatchRules(fees=(PSP,)))
    fitting = {each for each in runs if sum(net(one) for one in entries if one.id in each) == target}
    exact = {each for each in fitting if len(each) == len(run)} if "N=" in text else fitting
    (made,) = payouts(told, all_of(told))
    ((shown, solutions, complete),) = counted(told, [made])
    assert (solutions, complete) == (len(exact), True)
    assert shown <= exact


def net(each: Entry) -> int:
    return each.amount - PSP.fee(each.amount)


def every_run(entries: list[Entry]) -> set[frozenset[str]]:
    runs = set()
    for kind in ("a", "b", "c", "abc"):
        of = [each for each in entries if each.kind in kind]
        days = sorted({each.on for each in of})
        for first, last in combinations([*days, None], 2):
            for until in days:
                if last is not None or first is None or until < first:
                    continue
                runs.add(frozenset(each.id for each in of if first <= each.on <= until))
    return runs


def test_a_payout_of_one_sale_is_that_sale_less_its_fee_and_among_equals_the_usual_days_and_kind() -> None:
    fees = MatchRules(fees=(PSP,))
    sales = [entry(f"c{at}", 10_011 + 977 * at, kind="card", day=2 * at) for at in range(4)]
    lines = [line(f"p{at}", net(each), "PSP PAYOUT N=1", day=2 * at + 2) for at, each in enumerate(sales)]
    found = joined(sales, lines, fees)
    assert [(each.entries, each.shape, each.fee, each.confirmed) for each in found.values()] == [
        ((each.id,), Shape.PAYOUT, PSP.fee(each.amount), True) for each in sales
    ]
    # Two of one amount, one of another kind and later: which is meant is left to a person, the likelier one in front.
    twins = [entry("card", 5000, kind="card", day=10), entry("bank", 5000, kind="deposit", day=11)]
    told = joined([*sales, *twins], [*lines, line("q", net(twins[0]), "PSP PAYOUT N=1", day=12)], fees)["q"]
    assert (told.entries, certificate_words(told.certificate), told.confirmed) == (("card",), "2", False)


def test_of_two_lines_for_one_payment_the_first_stated_is_the_payment() -> None:
    books = [entry("e", 5000, "DEP-0000117-5F2A", "Anna Lindqvist")]
    lines = [line("x.9", 5000, "ANNA LINDQVIST"), line("x.10", 5000, "Anna Lindqvist DEP-0000117-5F2A")]
    found = joined(books, lines)
    assert [each.lines for each in found.values()] == [("x.9",)]
    assert (Reason.RIVAL in found["x.9"].reasons, found["x.9"].confirmed) == (True, False)
    later = [line("x.9", 5000, "Anna Lindqvist DEP-0000117-5F2A"), line("x.10", 5000, "ANNA LINDQVIST")]
    assert list(joined(books, later)) == ["x.9"]
    # A line of another day, or with somebody else's reference, stands for nothing.
    for other in (line("x.9", 5000, "ANNA LINDQVIST", day=1), line("x.9", 5000, "ANNA LINDQVIST DEP-0000999-AAAA")):
        assert list(joined(books, [other, lines[1]])) == ["x.10"], other.text


def test_what_overlaps_says_that_not_every_way_was_seen_and_so_does_what_the_steps_cut() -> None:
    entries = [entry("a", 40_000_003), entry("b", 30_000_019), entry("c", 20_000_047)]
    lines = [line("ab", 70_000_022, "SAMMLER 2"), line("bc", 50_000_066, "SAMMLER 2")]
    told = terms(entries, lines, RULES)
    taken = groups.settle(groups.summed_batches(told, all_of(told)), all_of(told))
    assert [(len(each.entries), certificate_words(each.certificate)) for each in taken] == [(2, "2+")]
    many = terms([entry(f"e{at}", 900, "", "Wei Zhang") for at in range(36)], [line("l", 4500, "WEI ZHANG")], RULES)
    (group,) = groups.kindred_batches(many, all_of(many))
    assert (group.complete, group.certificate.unique) == (False, False)
    assert 1 <= group.solutions < comb(36, 5)
    assert certificate_words(group.certificate) == f"{group.solutions}+"


def test_a_payment_less_the_banks_charge_is_proposed_by_its_name_and_never_confirms_itself() -> None:
    books = [entry("e", 50_000, "DEP-0000117-5F2A", "Anna Lindqvist")]
    told = joined(books, [line("l", 49_250, "ANNA LINDQVIST", day=1)])["l"]
    assert (told.entries, told.reasons, told.difference, told.confirmed) == (
        ("e",), (Reason.SAME_NAME, Reason.OTHER_AMOUNT), -750, False,
    )  # fmt: skip
    for other in (
        line("l", 47_000, "ANNA LINDQVIST", day=1),
        line("l", 49_250, "ANNA LINDQVIST", day=12),
        line("l", 49_250, "ANNA LINDQVIST DEP-0000999-1B3C", day=1),
        line("l", 49_250, "ANNA WEBER", day=1),
        line("l", -49_250, "ANNA LINDQVIST", day=1),
    ):
        assert joined(books, [other]) == {}, other


def test_hundreds_of_one_amount_are_paired_day_by_day_and_who_names_a_person_gets_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    books = [entry(f"e{at:04}", 5000, name="Anna Lindqvist" if at < 260 else "Wei Zhang") for at in range(520)]
    lines = [line(f"l{at:04}", 5000, "WEI ZHANG", day=at % 3) for at in range(260)]
    monkeypatch.setattr("backoffice.reconcile.matching_candidates._PAIRS_OF_A_WORD", 10)
    found = joined(books, lines)
    assert len(found) == 260
    assert all(int(told.entries[0][1:]) >= 260 for told in found.values())
    assert {certificate_words(told.certificate) for told in found.values()} == {"2+"}
    assert not any(told.confirmed for told in found.values())
