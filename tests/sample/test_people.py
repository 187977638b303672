"""The sample's people: the same every time, plausible, and nobody's."""

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from backoffice.kyc.mrz_alphabet import name_letters
from backoffice.sample.countries import every_country
from backoffice.sample.names import culture
from backoffice.sample.people import Person, person

MANY = 4_000
ON = date(2026, 11, 19)


@pytest.fixture(scope="module")
def people() -> list[Person]:
    return [person(7, index, on=ON) for index in range(MANY)]


def age(someone: Person) -> int:
    born = someone.birth_on
    return ON.year - born.year - ((ON.month, ON.day) < (born.month, born.day))


def test_another_process_makes_the_same_person() -> None:
    code = "from backoffice.sample.people import person; print(repr(person(7, 123_456)))"
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert elsewhere.stdout.strip() == repr(person(7, 123_456))


def test_another_seed_makes_other_people(people: list[Person]) -> None:
    assert sum(person(8, index, on=ON).legal_name == people[index].legal_name for index in range(200)) < 10


def test_no_two_people_share_an_address_for_mail_or_a_number(people: list[Person]) -> None:
    assert len({someone.email for someone in people}) == MANY
    assert len({someone.mobile for someone in people}) == MANY


def test_mail_and_numbers_can_reach_nobody(people: list[Person]) -> None:
    for someone in people:
        local, _, domain = someone.email.partition("@")
        assert domain in ("example.com", "example.org", "example.net")
        assert local.isascii()
        calling = every_country()[someone.alpha2].calling
        assert someone.mobile.startswith(f"+{calling}000")
        assert len(someone.mobile) <= 16


def test_everybody_is_of_age_and_some_only_just(people: list[Person]) -> None:
    ages = [age(someone) for someone in people]
    assert min(ages) == 18
    assert 85 <= max(ages) <= 90
    assert sum(1 for someone in people if (ON - someone.birth_on).days <= 18 * 365 + 7) >= MANY // 211


def test_age_follows_the_day_asked_for() -> None:
    assert person(7, 218, on=date(2030, 2, 28)).birth_on in {date(2012, 2, day) for day in (26, 27, 28)}
    assert person(7, 218, on=date(2028, 2, 29)).birth_on <= date(2010, 2, 28)


def test_countries_scripts_and_languages_are_many(people: list[Person]) -> None:
    assert len({someone.alpha2 for someone in people}) >= 50
    scripts = Counter(script(someone.legal_name) for someone in people)
    assert set(scripts) == {"latin", "cyrillic", "arabic", "chinese"}
    assert min(scripts.values()) > MANY // 60
    assert {someone.language for someone in people} == {"en", "zh"}


def script(name: str) -> str:
    letter = name[0]
    if "\u0400" <= letter <= "\u04ff":
        return "cyrillic"
    if "\u0600" <= letter <= "\u06ff":
        return "arabic"
    return "chinese" if letter >= "\u4e00" else "latin"


def test_names_of_every_shape_occur(people: list[Person]) -> None:
    names = [someone.latin_name for someone in people]
    for sign in ("-", "'", "van ", "de ", "Al-", "ß", "ü"):
        assert any(sign in name for name in names), sign
    assert any(someone.given_latin == "" for someone in people)
    assert max(len(name) for name in names) > 36
    assert min(len(someone.legal_name) for someone in people) == 2
    assert len(set(names)) > MANY * 0.85


def test_every_latin_name_has_letters_for_the_machine_readable_zone(people: list[Person]) -> None:
    for someone in people:
        assert name_letters(someone.surname_latin, someone.alpha3).replace("<", "").isalpha()
        assert len(name_letters(someone.latin_name)) >= len(someone.latin_name.replace("'", "")) - 2


@pytest.mark.parametrize(
    ("surname", "latin"),
    [("Ющук", "Yushchuk"), ("Згурська", "Zghurska"), ("Їжакевич", "Yizhakevych")],
)
def test_ukrainian_names_are_romanised_as_in_ukrainian_passports(surname: str, latin: str) -> None:
    assert latin in {name.latin for name in culture("ukrainian").surnames["F"] if name.native == surname}


def test_surnames_follow_the_sex_where_the_language_says_so(people: list[Person]) -> None:
    polish = {
        someone.sex for someone in people if someone.surname_latin.endswith("ska") and someone.culture == "polish"
    }
    icelandic = {someone.sex for someone in people if someone.surname_latin.endswith("dóttir")}
    assert polish == {"F"}
    assert icelandic in ({"F"}, set())
