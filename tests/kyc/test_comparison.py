"""Declared, card and MRZ side by side: agreement, closeness, conflict, and which letters differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.kyc import mrz
from backoffice.kyc.checks import Mark
from backoffice.kyc.comparison import CardRead, Compared, Declared, compare
from tests.given import CARD

DECLARED = Declared("Samira Haddadin", date(1991, 4, 7), "JOR")


def row(rows: tuple[Compared, ...], field: str) -> Compared:
    return next(each for each in rows if each.field == field)


def test_a_swapped_day_and_month_is_a_conflict_with_its_letters_marked() -> None:
    found = row(compare(DECLARED, CARD), "birth_on")
    assert found.mark is Mark.CONFLICTS
    assert found.declared.value == "1991-04-07"
    assert found.declared.differs
    assert not found.card.differs


def test_an_o_read_for_a_zero_is_a_conflict_at_that_letter() -> None:
    found = row(compare(DECLARED, CARD), "document_number")
    assert found.mark is Mark.CONFLICTS
    assert [found.card.value[start:end] for start, end in found.card.differs] == ["O"]


def test_another_spelling_of_a_name_is_close() -> None:
    assert row(compare(DECLARED, CARD), "name").mark is Mark.CLOSE


def test_another_name_is_a_conflict() -> None:
    other = replace(DECLARED, name="Pierre Dubois")
    assert row(compare(other, CARD), "name").mark is Mark.CONFLICTS


@pytest.mark.parametrize("declared", ["سميرة يوسف حدادين", "حدادين سميرة يوسف"])
def test_a_name_declared_in_the_cards_own_script_agrees_with_its_native_line(declared: str) -> None:
    assert row(compare(replace(DECLARED, name=declared), CARD), "name").mark is Mark.AGREES


def test_order_accents_and_hyphens_do_not_make_names_differ() -> None:
    declared = replace(DECLARED, name="HADDADEEN-Sámeera Yousef")
    card = replace(CARD, name="Sameera Yousef Haddadeen")
    assert row(compare(declared, card), "name").mark is Mark.AGREES


def test_letters_as_the_zone_must_write_them_are_the_same_name() -> None:
    card = replace(CARD, name="Götz Weiß", mrz=mrz.write(
        mrz.Format.TD1, document_code="I", issuer="AUT", number="V43364151", nationality="AUT",
        birth_on=date(2000, 10, 10), sex="M", expires_on=date(2031, 3, 2), surname="Weiß", given_names="Götz",
    ))  # fmt: skip
    found = row(compare(Declared("Götz Weiß", date(2000, 10, 10), "AUT"), card), "name")
    assert (found.mrz.value, found.mark) == ("WEISS GOETZ", Mark.AGREES)


def test_check_digits_that_do_not_add_up_are_a_conflict() -> None:
    lines = (CARD.mrz[0], CARD.mrz[1].replace("9107049", "9107048"), CARD.mrz[2])
    assert row(compare(DECLARED, replace(CARD, mrz=lines)), "check_digits").mark is Mark.CONFLICTS


def test_nothing_read_is_unknown_never_agreement() -> None:
    assert {each.mark for each in compare(DECLARED, None)} == {Mark.UNKNOWN}


@any_of(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=44), max_size=4).map(tuple))
def test_hostile_text_is_compared_and_every_span_lies_inside_its_value(
    declared: str, read: str, mrz: tuple[str, ...]
) -> None:
    card = CardRead(name=read, native_name=declared, document_number=read, country=declared, mrz=mrz)
    for each in compare(Declared(declared, None, read), card):
        for cell in (each.declared, each.card, each.mrz):
            assert all(0 <= start < end <= len(cell.value) for start, end in cell.differs)


@any_of(st.text(max_size=30), st.dates() | st.none())
def test_what_was_read_survives_sealing(text: str, day: date | None) -> None:
    card = CardRead(name=text, native_name=text, birth_on=day, expires_on=day, mrz=(text, text))
    assert CardRead.from_bytes(card.to_bytes()) == card
