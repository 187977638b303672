"""Matching one account: what speaks for a pair, what makes it certain, and what is left to a person."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.reconcile.fees import NotAFee, fee_model
from backoffice.reconcile.foreign_amounts import carries_original
from backoffice.reconcile.matching import find, match
from backoffice.reconcile.matching_terms import common_words
from backoffice.reconcile.matching_values import Before, SameIdTwice
from backoffice.reconcile.rules import Entry, FeeModel, Line, Match, MatchRules, Reason, Shape
from backoffice.reconcile.words import word_marks

KEY = b"a key of a test, 16 bytes or more"
MONDAY = date(2026, 3, 2)
RULES = MatchRules()


def entry(id: str, amount: int, reference: str = "", name: str = "", day: int = 0, kind: str = "deposit") -> Entry:
    return Entry(id, MONDAY + timedelta(day), amount, reference, word_marks(name, KEY), kind)


def line(id: str, amount: int, text: str = "", day: int = 0, value: int | None = None, reference: str = "") -> Line:
    value_on = None if value is None else MONDAY + timedelta(value)
    return Line(id, MONDAY + timedelta(day), value_on, amount, text, reference, word_marks(text, KEY))


def joined(entries: list[Entry], lines: list[Line], rules: MatchRules = RULES) -> dict[str, Match]:
    """Matches by their first line, after a look at what always holds."""
    found = match(entries, lines, rules)
    for ids in ([one for each in found for one in each.lines], [one for each in found for one in each.entries]):
        assert len(ids) == len(set(ids)), "nothing stands in two matches"
    assert all(each.certificate.unique for each in found if each.confirmed)
    return {each.lines[0]: each for each in found}


def only(entries: list[Entry], lines: list[Line], rules: MatchRules = RULES) -> Match:
    (found,) = joined(entries, lines, rules).values()
    return found


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("INV-2026-0117", "Payment INV-2026-0117 thank you"),
        ("INV-2026-0117", "/ROC/INV20260117//URI/HARBOUR"),
        ("RF18 5390 0754 7034", "SEPA RF18539007547034"),
        ("RF18539007547034", "REF RF18 5390 0754 7034 HARBOUR"),
        ("Å-77310-x", "zahlung å77310X"),
        ("90017342", "EREF+90017342 SVWZ+ THANKS"),
        ("0x" + "9f3c" * 16, "withdrawal " + "9F3C" * 16),
    ],
)
def test_a_reference_is_found_anywhere_in_the_text(reference: str, text: str) -> None:
    entries = [entry("e", 5000, reference), entry("other", 5000, "INV-2026-9999")]
    found = only(entries, [line("l", 5000, text, day=2)])
    assert found.entries == ("e",)
    assert found.reasons == (Reason.SAME_REFERENCE,)
    assert found.confirmed


def test_a_reference_in_a_field_of_its_own_needs_no_text() -> None:
    assert only([entry("e", 5000, "A-17x")], [line("l", 5000, reference="A17X")]).confirmed


def test_a_flawed_reference_is_taken_unless_its_neighbour_in_the_row_is_as_near() -> None:
    flawed = line("l", 5000, "DEP-00O0117-5F2A")
    assert only([entry("e", 5000, "DEP-0000117-5F2A")], [flawed]).confirmed
    in_a_row = [entry("e", 5000, "INV-0001001"), entry("f", 900, "INV-0001002")]
    found = only(in_a_row, [line("l", 5000, "INV-0001003")])
    assert found.reasons == (Reason.LIKE_REFERENCE,)
    assert not found.confirmed
    of_one = [entry("e", 5000, "INV-0001001", "Wei Zhang"), entry("f", 900, "INV-0001002", "Wei Zhang")]
    assert not only(of_one, [line("l", 5000, "WEI ZHANG INV-0001003")]).confirmed


def test_who_names_a_reference_of_the_books_is_not_given_to_another_by_name_or_amount() -> None:
    entries = [entry("e", 5000, "INV-0001001", "Anna Lindqvist"), entry("f", 5000, "INV-0007777", "Anna Lindqvist")]
    found = joined(entries, [line("a", 5000, "INV-0001001 Anna Lindqvist"), line("b", 5000, "INV-0001001")])
    assert {each.entries for each in found.values()} == {("e",)}
    assert not any(each.confirmed for each in found.values())


@pytest.mark.parametrize(
    ("name", "text", "confirmed"),
    [
        ("María José Álvarez Núñez", "MARIA ALVAREZ TRANSFER", True),
        ("Okonkwo", "from okonkwo", True),
        ("Wei Zhang", "ZHANG", False),
    ],
)
def test_words_of_a_name_are_compared_without_case_and_accents(name: str, text: str, confirmed: bool) -> None:
    found = only([entry("e", 5000, "", name), entry("f", 700, "", "Jonas Weber")], [line("l", 5000, text)])
    assert found.confirmed == confirmed
    assert (Reason.SAME_NAME in found.reasons) == confirmed


def test_a_line_that_names_somebody_else_is_left_over() -> None:
    entries = [entry("e", 5000, "", "Anna Lindqvist", day=0), entry("f", 800, "", "Anna Weber")]
    assert joined(entries, [line("l", 5000, "ANNA WEBER")]) == {}


def test_days_count_from_the_booking_or_the_value_date() -> None:
    entries = [entry("e", 5000, "", "Anna Lindqvist")]
    assert only(entries, [line("l", 5000, "ANNA LINDQVIST", day=7)]).confirmed
    assert joined(entries, [line("l", 5000, "ANNA LINDQVIST", day=8)]) == {}
    assert joined(entries, [line("l", 5000, "ANNA LINDQVIST", day=-2)]) == {}
    assert only(entries, [line("l", 5000, "ANNA LINDQVIST", day=30, value=3)]).confirmed


def test_the_best_of_all_is_taken_where_the_nearest_first_would_go_wrong() -> None:
    entries = [entry("e", 5000, day=0), entry("f", 5000, day=4)]
    found = joined(entries, [line("a", 5000, day=5), line("b", 5000, day=10)])
    # Nearest first gives f to a, and b finds nobody within seven days.
    assert {id: each.entries for id, each in found.items()} == {"a": ("e",), "b": ("f",)}
    assert all(each.certificate.unique for each in found.values())


def test_what_cannot_be_told_apart_says_in_how_many_ways_and_confirms_nothing() -> None:
    entries = [entry(f"e{at}", 5000, "", "Anna Lindqvist") for at in range(3)]
    found = joined(entries, [line(f"l{at}", 5000, "Anna Lindqvist") for at in range(3)])
    assert {(each.certificate.solutions, each.certificate.complete) for each in found.values()} == {(6, True)}
    cut = joined(entries, [line(f"l{at}", 5000, "Anna Lindqvist") for at in range(3)], MatchRules(steps=5))
    assert {(each.certificate.solutions, each.certificate.complete) for each in cut.values()} == {(2, False)}
    assert not any(each.confirmed for each in (*found.values(), *cut.values()))


def test_a_payment_booked_twice_by_the_bank_is_matched_once_and_looked_at() -> None:
    entries = [entry("e", 5000, "DEP-0000117-5F2A", "Anna Lindqvist")]
    found = only(entries, [line("a", 5000, "DEP-0000117-5F2A"), line("b", 5000, "Anna Lindqvist")])
    assert found.lines == ("a",)
    assert Reason.RIVAL in found.reasons
    assert not found.confirmed


def test_a_difference_is_tolerated_by_amount_or_share_and_shown() -> None:
    entries = [entry("e", 100_000, "INV-0001001")]
    lines = [line("l", 99_990, "INV-0001001")]
    for rules in (MatchRules(tolerance=10), MatchRules(tolerance_share=Fraction(1, 5000))):
        found = only(entries, lines, rules)
        assert (found.difference, found.confirmed) == (-10, True)
        assert Reason.TOLERANCE in found.reasons
    found = only(entries, lines, MatchRules(tolerance=9))
    assert (found.difference, found.confirmed) == (-10, False)
    assert Reason.OTHER_AMOUNT in found.reasons


def test_nothing_is_proposed_whose_amounts_are_far_apart_whatever_it_names() -> None:
    entries = [entry("e", 24_136, "DEP-0003105-AB12", "Anna Lindqvist")]
    for text in ("DEP-0003105-AB12", "ANNA LINDQVIST DEP-0003105-AB13", "ANNA LINDQVIST"):
        assert joined(entries, [line("l", 200_000, text)]) == {}


def test_words_of_payment_types_name_nobody_and_common_ones_are_judged_by_all_rows() -> None:
    assert word_marks("SEPA in, Überweisung", KEY) == frozenset()
    assert len(word_marks("SEPA in Lindqvist", KEY)) == 1
    many = [entry(f"e{at}", 100, "", f"Boerse {'abcdefghij'[at % 10] * 3}") for at in range(40)]
    (boerse,) = word_marks("boerse", KEY)
    assert common_words(many, []) == {boerse}
    same = [line(f"l{at}", 100, "zusammen") for at in range(30)]
    assert common_words([], same) == word_marks("zusammen", KEY)
    assert common_words([], same[:5]) == frozenset()


def test_a_foreign_amount_and_its_rate_excuse_a_difference() -> None:
    rules = MatchRules(fx_share=Fraction(2, 100))
    entries = [entry("e", 9200, "INV-0001001")]
    found = only(entries, [line("l", 9217, "INV-0001001 ORIG USD 100.00 RATE 1.0850")], rules)
    assert Reason.ORIGINAL_AMOUNT in found.reasons
    assert found.confirmed
    assert not only(entries, [line("l", 9217, "INV-0001001 ORIG USD 100.00 RATE 1.2000")], rules).confirmed
    assert carries_original("1.234,50 CHF KURS 0,9512", 129783)
    assert carries_original("BTC 0.50000000 @ 60000.00", 30_000 * 10**18)


def test_two_lines_that_name_an_entry_are_its_parts() -> None:
    found = only(
        [entry("e", 5000, "WIT-000931-AB")], [line("a", 3000, "WIT-000931-AB 1/2"), line("b", 2000, "WIT000931AB")]
    )
    assert (found.shape, found.lines, found.confirmed) == (Shape.SPLIT, ("a", "b"), True)


def test_a_line_pays_what_it_names_and_what_its_person_owes() -> None:
    named = [entry("e", 5000, "INV-0001001"), entry("f", 2500, "INV-0001009"), entry("g", 7500, "INV-0005555")]
    found = only(named, [line("l", 7500, "INV-0001001 + INV-0001009")])
    assert (found.shape, found.entries, found.confirmed) == (Shape.BATCH, ("e", "f"), True)
    owed = [entry("e", 5000, "", "Wei Zhang"), entry("f", 2500, "", "Wei Zhang"), entry("g", 900, "", "Wei Zhang")]
    assert only(owed, [line("l", 7500, "WEI ZHANG")]).entries == ("e", "f")
    back = [entry("e", 6000, "", "Wei Zhang"), entry("f", -1000, "", "Wei Zhang")]
    assert joined(back, [line("l", 5000, "WEI ZHANG")]) == {}
    twice = [*owed, entry("h", 2500, "", "Wei Zhang")]
    assert only(twice, [line("l", 7500, "WEI ZHANG")]).certificate.solutions == 2


def test_what_only_adds_up_is_proposed_when_no_accident_makes_it_and_never_confirms_itself() -> None:
    entries = [entry("e", -123_457), entry("f", -882_311), entry("g", -31)]
    found = only(entries, [line("l", -1_005_768, "SAMMELAUFTRAG 2")])
    assert (found.shape, found.entries, found.confirmed) == (Shape.BATCH, ("e", "f"), False)
    assert Reason.SAME_COUNT in found.reasons
    assert only([entry("e", 900_017)], [line("a", 400_009), line("b", 500_008)]).shape is Shape.SPLIT
    many = [entry(f"e{at}", -100 * at) for at in range(1, 30)]
    assert joined(many, [line("l", -20_000, "SAMMELAUFTRAG 8")]) == {}


@pytest.mark.promise("L-01")
def test_a_payout_is_the_days_it_gathers_less_the_fee_of_each() -> None:
    fee = fee_model("PSP PAYOUT:1.4%+0.25", 2)
    cards = [entry(f"c{at}", 1017 * at + 333, kind="card", day=at // 4) for at in range(12)]
    others = [entry(f"d{at}", 1500 * at + 77, kind="deposit", day=at // 4) for at in range(1, 8)]
    net = [sum(each.amount - fee.fee(each.amount) for each in cards[at : at + 4]) for at in (0, 4, 8)]
    lines = [line(f"p{at}", amount, "PSP PAYOUT N=4", day=at + 2) for at, amount in enumerate(net)]
    found = joined([*cards, *others], lines, MatchRules(fees=(fee,)))
    assert [each.entries for each in found.values()] == [
        tuple(f"c{at}" for at in sorted(range(first, first + 4), key=str)) for first in (0, 4, 8)
    ]
    assert all(each.confirmed and each.shape is Shape.PAYOUT and each.difference == 0 for each in found.values())
    assert found["p0"].fee == sum(fee.fee(each.amount) for each in cards[:4])
    missing = joined([*cards[1:], *others], [line("p", net[0] - (cards[0].amount - fee.fee(cards[0].amount)) + 1)])
    assert missing == {}


def test_a_payout_less_one_entry_is_proposed_and_looked_at() -> None:
    fee = FeeModel("STRIPE", Fraction(15, 1000), 25, kind="card")
    cards = [entry(f"c{at}", 7919 * at + 1033, kind="card") for at in range(9)]
    net = sum(each.amount - fee.fee(each.amount) for each in cards if each.id != "c4")
    found = only(cards, [line("p", net, "stripe payout", day=2)], MatchRules(fees=(fee,)))
    assert set(found.entries) == {each.id for each in cards} - {"c4"}
    assert not found.confirmed


@pytest.mark.promise("L-01")
def test_amounts_beyond_64_bits_differ_by_one_unit() -> None:
    large = 12_345_678_901_234_567_890 * 10**18 + 7
    entries = [entry("e", large, "", "Anna Lindqvist"), entry("f", large - 1, "", "Anna Lindqvist")]
    entries += [entry("g", 10**37 + 1, "WIT-000931-AB")]
    lines = [line("a", large - 1, "Anna Lindqvist"), line("b", large, "Anna Lindqvist")]
    lines += [line("c", 9 * 10**36, "WIT-000931-AB"), line("d", 10**36 + 1, "WIT-000931-AB")]
    found = joined(entries, lines)
    assert {each.lines: each.entries for each in found.values()} == {
        ("a",): ("f",),
        ("b",): ("e",),
        ("c", "d"): ("g",),
    }
    assert all(each.confirmed for each in found.values())


@pytest.mark.parametrize("told", ["PSP", "PSP:", "PSP:+", "PSP:1.4%+0.255", "PSP:1,4%", ":1%", "PSP:-1%", "a:b:c"])
def test_a_fee_that_nobody_can_read_is_refused(told: str) -> None:
    with pytest.raises(NotAFee):
        fee_model(told, 2)
    assert fee_model("A@card:2%", 2) == FeeModel("A", Fraction(1, 50), 0, "card")


def test_one_id_for_two_is_refused_and_whoever_looks_on_may_end_it() -> None:
    with pytest.raises(SameIdTwice):
        match([entry("e", 1), entry("e", 2)], [], RULES)

    def enough(step: str, done: float) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        match([], [], RULES, enough)
    assert match([], [], RULES) == ()


@st.composite
def books(draw: st.DrawFn) -> tuple[list[Entry], list[Line]]:
    """Few amounts, names and references, so that everything gets into the way of everything."""
    amounts = st.sampled_from([100, 200, 300, 500, 700, 800, -100, -300, 10**20])
    names = st.sampled_from(["", "Anna Lindqvist", "Wei Zhang", "Anna Weber"])
    references = st.sampled_from(["", "INV-0001001", "INV-0001002", "WIT-0099-AB"])
    days = st.integers(0, 12)
    entries = [
        entry(f"e{at}", draw(amounts), draw(references), draw(names), draw(days), draw(st.sampled_from("ab")))
        for at in range(draw(st.integers(0, 9)))
    ]
    text = st.builds("{} {} {}".format, names, references, st.sampled_from(["", "PSP", "2", "N=3"]))
    lines = [line(f"l{at}", draw(amounts), draw(text), draw(days)) for at in range(draw(st.integers(0, 9)))]
    return entries, lines


@pytest.mark.promise("L-02")
@settings(max_examples=150, deadline=None)
@given(books(), st.randoms(use_true_random=False), st.sampled_from([0, 40, 100_000]))
def test_no_one_is_matched_twice_and_the_order_of_the_input_changes_nothing(
    sides: tuple[list[Entry], list[Line]], drawn: Any, steps: int
) -> None:
    entries, lines = sides
    rules = MatchRules(tolerance=1, fees=(FeeModel("PSP", Fraction(1, 100), 1),), steps=steps)
    first = joined(entries, lines, rules)
    drawn.shuffle(entries)
    drawn.shuffle(lines)
    assert joined(entries, lines, rules) == first
    amount = {each.id: each.amount for each in (*entries, *lines)}
    for each in first.values():
        assert each.difference == sum(map(amount.get, each.lines)) - sum(map(amount.get, each.entries)) + each.fee  # type: ignore[arg-type]
        assert each.difference == 0 or abs(each.difference) <= 1 or not each.confirmed


def test_a_batch_with_a_debit_in_it_is_proposed_where_few_are_left() -> None:
    amounts = [40_000, 80_000, -106_578, 30_699, 7_777, -1_234, 91_357]
    entries = [entry(f"e{at}", amount) for at, amount in enumerate(amounts)]
    lines = [line("batch", 44_121, day=2), line("b", 5, day=2), line("c", -7, day=2), line("d", 123_456_789, day=2)]
    found = only(entries, lines)
    assert (found.shape, found.entries, found.confirmed) == (Shape.BATCH, ("e0", "e1", "e2", "e3"), False)
    assert found.certificate.unique
    # Among many almost any sum can be made: nothing is said.
    more = [entry(f"m{at}", 30_011 + 977 * at * (-1) ** at) for at in range(20)]
    assert "batch" not in joined(entries + more, lines)


def test_what_a_closing_left_open_beside_each_other_is_not_one_and_by_amount_alone_confirms_nothing() -> None:
    left_line, left_entry, named = line("l0", 800), entry("e0", 800), entry("e1", 55, reference="INV-0001001")
    new_line, fee = line("l1", 55, "Payment INV-0001001", day=4), line("l2", -12)
    booked = entry("e2", -12, day=1)
    entries, lines = [left_entry, named, booked], [left_line, new_line, fee]
    left = (("l0", "l2"), ("e0", "e1"))
    found = {each.match.lines[0]: each.match for each in find(entries, lines, RULES, Before(left=left))}
    # The reference alone is enough; a booking since is asked about, and the two of one closing are never joined.
    assert {key: (each.entries, each.confirmed) for key, each in found.items()} == {
        "l1": (("e1",), True),
        "l2": (("e2",), False),
    }
    # Nor as the parts of one, in whatever way they would add up.
    parts = [entry("a", 300, name="Ida Holm"), entry("b", 500, name="Ida Holm")]
    assert not find(parts, [line("l0", 800, "Ida Holm")], RULES, Before(left=(("l0",), ("b",))))
    assert find(parts, [line("l0", 800, "Ida Holm")], RULES)


def test_what_was_matched_frees_the_rest_at_once_and_a_repetition_is_no_strangers() -> None:
    entries = [
        entry("e1", 100, "INV-0001001", "Ida Holm"),
        entry("e2", 250, "INV-0001002", "Oleh Kovalchuk"),
        entry("e3", 800, "PAY-7700310", "Lena Heide"),
        entry("e4", 800, "WIT-9912044", "Wei Zhang"),
    ]
    lines = [
        line("l1", 100, "INV-0001001 IDA HOLM"),
        # Misread: it is the reference of what another pays.
        line("l2", 250, "INV-0001001 OLEH KOVALCHUK"),
        line("l3", 800, "PAY-7700310 LENA HEIDE"),
        line("l4", 800, "PAY-7700310 LENA HEIDE"),
        line("l5", 800, "LENA HEIDE PAY-7700310 again", day=1),
    ]
    found = find(entries, lines, RULES)
    told = {each.match.lines: (each.match.entries, each.match.confirmed) for each in found}
    assert told[("l1",)] == (("e1",), True)
    assert told[("l2",)] == (("e2",), True)
    assert "e4" not in {id_ for booked, _ in told.values() for id_ in booked}
    # Somebody has confirmed the first of the three since: the other two are not offered to who is left.
    since = ([entries[3]], [lines[3], lines[4]], RULES)
    assert find(*since)
    assert not find(*since, Before(references=frozenset({"PAY7700310"})))
    assert [each.match.lines for each in find(*since, Before(repeated=frozenset({"l4"})))] == [("l5",)]
