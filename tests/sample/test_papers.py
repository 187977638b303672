"""Invented documents: zones that read back right, dates that hold, text that joins."""

import unicodedata
from datetime import date, timedelta

import pytest

from backoffice.kyc import mrz
from backoffice.sample.countries import every_country
from backoffice.sample.layouts import every_layout, layout_of
from backoffice.sample.lettering import joined
from backoffice.sample.papers import Kind, Paper, language_of, paper, words
from backoffice.sample.people import Person, person

ON = date(2026, 11, 19)


@pytest.fixture(scope="module")
def shown() -> list[tuple[Person, Paper]]:
    people = [person(5, index, on=ON) for index in range(600)]
    return [(someone, paper(someone, on=ON)) for someone in people]


def test_every_zone_reads_back_with_all_check_digits_right(shown: list[tuple[Person, Paper]]) -> None:
    zoned = [(someone, sheet, mrz.read(sheet.mrz)) for someone, sheet in shown if sheet.mrz]
    assert len(zoned) > 400
    for someone, sheet, zone in zoned:
        assert all(check.ok for check in zone.checks)
        assert zone.findings == ()
        assert (zone.number, zone.issuer, zone.sex) == (sheet.number, someone.alpha3, someone.sex)
        assert (zone.birth_on, zone.expires_on) == (someone.birth_on, sheet.expires_on)


def test_cards_carry_three_lines_passports_two_and_licences_none(shown: list[tuple[Person, Paper]]) -> None:
    lines = {(sheet.kind, len(sheet.mrz)) for _, sheet in shown}
    assert lines == {(Kind.ID, 3), (Kind.PASSPORT, 2), (Kind.LICENCE, 0)}


def test_a_paper_is_valid_on_its_day_and_an_expired_one_is_not(shown: list[tuple[Person, Paper]]) -> None:
    for someone, sheet in shown:
        assert someone.birth_on < sheet.issued_on < ON < sheet.expires_on
        late = paper(someone, on=ON, expired=True)
        assert ON - timedelta(days=260) < late.expires_on < ON
        assert late.number == sheet.number or late.kind is not sheet.kind


def test_numbers_longer_than_the_field_occur(shown: list[tuple[Person, Paper]]) -> None:
    assert any(len(sheet.number) > 9 for _, sheet in shown)


def test_every_country_has_a_design_and_words_for_every_kind() -> None:
    used = set()
    someone = person(5, 0, on=ON)
    for alpha2 in every_country():
        assert len(words(language_of(alpha2))) == 15
        for kind in Kind:
            used.add(layout_of(paper(someone, on=ON, kind=kind), alpha2).key)
    assert used == {layout.key for layout in every_layout()}
    assert len(used) >= 12


@pytest.mark.parametrize(
    ("word", "shapes"),
    [
        ("سميرة", ["INITIAL", "MEDIAL", "MEDIAL", "FINAL", "ISOLATED"]),
        ("يوسف", ["INITIAL", "FINAL", "INITIAL", "FINAL"]),
        (
            "حدادين",
            ["INITIAL", "FINAL", "ISOLATED", "ISOLATED", "INITIAL", "FINAL"],
        ),
        ("علاء", ["INITIAL", "FINAL", "ISOLATED"]),
    ],
)
def test_arabic_letters_take_the_shape_their_neighbours_call_for(word: str, shapes: list[str]) -> None:
    assert [unicodedata.name(letter).split()[-2] for letter in joined(word)] == shapes


def test_lam_and_alef_become_one_sign() -> None:
    assert [unicodedata.name(sign) for sign in joined("لا")] == ["ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"]
