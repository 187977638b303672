"""The machine-readable zone: published examples, round trips, and what a wrong character does."""

from contextlib import suppress
from datetime import date
from string import ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.kyc import mrz
from backoffice.kyc.mrz_alphabet import name_letters

ERIKSSON_PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
ERIKSSON_CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
ERIKSSON_TD2 = (
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "D231458907UTO7408122F1204159<<<<<<<6",
)

NAMES = st.lists(st.text(ascii_uppercase, min_size=1, max_size=5), min_size=1, max_size=2).map(" ".join)
NUMBERS = st.text(ascii_uppercase + digits, min_size=1, max_size=9)
PEOPLE = st.fixed_dictionaries(
    {
        "document_code": st.sampled_from(("I", "ID", "P", "AC")),
        "issuer": st.sampled_from(("UTO", "DEU", "JOR", "SGP")),
        "nationality": st.sampled_from(("UTO", "JOR", "KAZ")),
        "number": NUMBERS,
        "birth_on": st.dates(date(1932, 1, 1), date(2008, 12, 31)),
        "sex": st.sampled_from("FMX"),
        "expires_on": st.dates(date(2022, 1, 1), date(2031, 12, 31)),
        "surname": NAMES,
        "given_names": NAMES,
        "optional": st.text(ascii_uppercase + digits, max_size=7),
    }
)
FORMATS = st.sampled_from(mrz.Format)


def test_the_published_passport_reads_as_anna_maria_eriksson() -> None:
    anna = mrz.read(ERIKSSON_PASSPORT)
    assert (anna.format, anna.document_code, anna.issuer) == (mrz.Format.TD3, "P", "UTO")
    assert (anna.surname, anna.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (anna.number, anna.nationality, anna.sex, anna.optional) == ("L898902C3", "UTO", "F", "ZE184226B")
    assert (anna.birth_on, anna.expires_on) == (date(1974, 8, 12), date(2012, 4, 15))
    assert [(check.name, check.given, check.ok) for check in anna.checks] == [
        ("number", "6", True),
        ("birth", "2", True),
        ("expiry", "9", True),
        ("optional", "1", True),
        ("composite", "0", True),
    ]
    assert anna.findings == ()


@pytest.mark.parametrize(("lines", "form"), [(ERIKSSON_CARD, mrz.Format.TD1), (ERIKSSON_TD2, mrz.Format.TD2)])
def test_the_published_cards_read_with_four_right_check_digits(lines: tuple[str, ...], form: mrz.Format) -> None:
    anna = mrz.read(lines)
    assert (anna.format, anna.number, anna.surname) == (form, "D23145890", "ERIKSSON")
    assert [check.ok for check in anna.checks] == [True] * 4


def test_the_published_passport_is_written_letter_for_letter() -> None:
    assert (
        mrz.write(
            mrz.Format.TD3,
            document_code="P",
            issuer="UTO",
            number="L898902C3",
            nationality="UTO",
            birth_on=date(1974, 8, 12),
            sex="F",
            expires_on=date(2012, 4, 15),
            surname="Eriksson",
            given_names="Anna Maria",
            optional="ZE184226B",
        )
        == ERIKSSON_PASSPORT
    )


@given(FORMATS, PEOPLE)
def test_what_is_written_reads_back_the_same(form: mrz.Format, person: dict[str, object]) -> None:
    lines = mrz.write(form, **person)  # type: ignore[arg-type]
    back = mrz.read(lines)
    assert {name: getattr(back, name) for name in person} == person
    assert back.format is form
    assert all(check.ok for check in back.checks)
    assert back.findings == ()


@given(st.sampled_from((mrz.Format.TD1, mrz.Format.TD2)), PEOPLE, st.text(digits, min_size=1, max_size=3))
def test_a_number_of_more_than_nine_characters_goes_on_in_the_optional_data(
    form: mrz.Format, person: dict[str, object], tail: str
) -> None:
    number = str(person["number"]).ljust(9, "0") + tail
    back = mrz.read(mrz.write(form, **{**person, "number": number, "optional": "7"}))  # type: ignore[arg-type]
    assert (back.number, back.optional) == (number, "7")
    assert all(check.ok for check in back.checks)


@given(FORMATS, PEOPLE, st.data())
def test_one_changed_character_of_the_checked_fields_is_caught(
    form: mrz.Format, person: dict[str, object], data: st.DataObject
) -> None:
    lines = list(mrz.write(form, **person))  # type: ignore[arg-type]
    row = 0 if form is mrz.Format.TD1 and data.draw(st.booleans()) else 1
    checked = range(5, 14) if row == 0 else [*range(6), *range(8, 14)]
    if form is not mrz.Format.TD1:
        checked = [*range(9), *range(13, 19), *range(21, 27)]
    place = data.draw(st.sampled_from(list(checked)))
    before = lines[row][place]
    after = data.draw(st.sampled_from([c for c in digits + ascii_uppercase if (int(c, 36) - value(before)) % 10]))
    lines[row] = lines[row][:place] + after + lines[row][place + 1 :]
    wrong = [check.name for check in mrz.read(lines).checks if not check.ok]
    assert len(wrong) == 2
    assert "composite" in wrong


def value(letter: str) -> int:
    return 0 if letter == "<" else int(letter, 36)


def test_a_letter_o_read_for_a_zero_breaks_the_number_check() -> None:
    lines = ("I<JORT40187O26" + mrz.check_digit("T40187026") + "<" * 15, *ERIKSSON_CARD[1:])
    number = mrz.read(lines).checks[0]
    assert (number.name, number.ok) == ("number", False)
    assert number.computed != number.given == mrz.check_digit("T40187026")


@pytest.mark.parametrize(
    ("lines", "finding"),
    [
        ((ERIKSSON_CARD[0][:-2], *ERIKSSON_CARD[1:]), mrz.Finding("wrong_length", 1, 29)),
        ((ERIKSSON_CARD[0], ERIKSSON_CARD[1] + "<", ERIKSSON_CARD[2]), mrz.Finding("wrong_length", 2, 31)),
        (
            (*ERIKSSON_CARD[:2], ERIKSSON_CARD[2].replace("X", "x").replace("K", "k", 1)),
            mrz.Finding("illegal_character", 3, 4),
        ),
        ((ERIKSSON_CARD[0], "741322" + ERIKSSON_CARD[1][6:], ERIKSSON_CARD[2]), mrz.Finding("impossible_birth", 2, 1)),
        (
            (ERIKSSON_CARD[0], ERIKSSON_CARD[1].replace("120415", "120431"), ERIKSSON_CARD[2]),
            mrz.Finding("impossible_expiry", 2, 9),
        ),
        ((ERIKSSON_CARD[0], ERIKSSON_CARD[1].replace("F", "Q"), ERIKSSON_CARD[2]), mrz.Finding("unknown_sex", 2, 8)),
    ],
)
def test_what_the_standard_does_not_allow_is_a_finding_with_its_place(
    lines: tuple[str, ...], finding: mrz.Finding
) -> None:
    assert mrz.read(lines).findings == (finding,)


def test_an_unknown_day_of_birth_is_no_finding() -> None:
    lines = (ERIKSSON_CARD[0], "7408<<" + ERIKSSON_CARD[1][6:], ERIKSSON_CARD[2])
    zone = mrz.read(lines)
    assert (zone.birth_on, zone.findings) == (None, ())


@given(st.lists(st.text(), max_size=4))
def test_any_text_is_a_zone_or_refused_but_never_a_crash(lines: list[str]) -> None:
    with suppress(mrz.NotAnMrz):
        mrz.read(lines)


@given(st.lists(st.text(min_size=30, max_size=30), min_size=3, max_size=3))
def test_thirty_odd_characters_are_findings_never_a_crash(lines: list[str]) -> None:
    with suppress(mrz.NotAnMrz):
        assert len(mrz.read(lines).checks) == 4


@pytest.mark.parametrize("lines", [(), ("P<UTO",), ("x" * 40, "x" * 40), ("x" * 30,) * 2, ("x" * 44,) * 3])
def test_lines_of_another_shape_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(mrz.NotAnMrz) as refusal:
        mrz.read(lines)
    assert refusal.value.facts["problem"] == "shape"


def test_a_number_without_room_is_refused() -> None:
    with pytest.raises(mrz.NotAnMrz) as refusal:
        written(mrz.Format.TD3, number="ABCDEFGHIJ")
    assert refusal.value.facts == {"problem": "number", "text": "ABCDEFGHIJ"}


def test_germany_is_written_as_one_letter_and_read_as_three() -> None:
    lines = written(mrz.Format.TD1, issuer="DEU", nationality="DEU")
    assert (lines[0][2:5], lines[1][15:18]) == ("D<<", "D<<")
    assert (mrz.read(lines).issuer, mrz.read(lines).nationality) == ("DEU", "DEU")


def written(form: mrz.Format, **other: object) -> tuple[str, ...]:
    person: dict[str, object] = {
        "document_code": "P",
        "issuer": "UTO",
        "number": "A1",
        "nationality": "UTO",
        "birth_on": date(1990, 1, 1),
        "sex": "X",
        "expires_on": date(2030, 1, 1),
        "surname": "Ng",
        "given_names": "",
    }
    return mrz.write(form, **{**person, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("birth_on", "expires_on"),
    [
        (date(1934, 3, 9), date(2036, 11, 1)),
        (date(2008, 11, 19), date(2027, 1, 1)),
        (date(2008, 11, 19), date(2019, 1, 1)),
        (date(1999, 12, 31), date(2026, 1, 1)),
    ],
)
def test_the_century_of_birth_follows_from_the_expiry(birth_on: date, expires_on: date) -> None:
    zone = mrz.read(written(mrz.Format.TD3, birth_on=birth_on, expires_on=expires_on))
    assert (zone.birth_on, zone.expires_on) == (birth_on, expires_on)


@pytest.mark.parametrize(
    ("surname", "given_names", "field"),
    [
        ("Ng", "", "NG<<<<<<<<<<<<<<<<<<<<<<<<<<<<"),
        ("van der Heijden", "Pieter-Jan", "VAN<DER<HEIJDEN<<PIETER<JAN<<<"),
        ("Nilavadhanananda", "Chayapa Dejthamrong", "NILAVADHANANANDA<<CHAYAPA<DEJT"),
        ("Nilavadhanananda", "Chayapaporn Krasuang", "NILAVADHANANANDA<<CHAYAPAPOR<K"),
        ("Bennelong Wooloomooloo Warrandyte Warnambool", "Dingo", "BENNELONG<WOOLOOMOOLOO<WARRA<<DINGO"[:27] + "<<D"),
        ("O'Connor", "Siân", "OCONNOR<<SIAN<<<<<<<<<<<<<<<<<"),
    ],
)
def test_names_fill_their_field_and_long_ones_end_in_a_letter(surname: str, given_names: str, field: str) -> None:
    assert written(mrz.Format.TD1, surname=surname, given_names=given_names)[2] == field


@pytest.mark.parametrize(
    ("name", "issuer", "letters"),
    [
        ("Müller-Weiß", "D", "MUELLER<WEISS"),
        ("Åse Østbø", "NOR", "AASE<OESTBOE"),
        ("Núñez Peña", "ESP", "NUNEZ<PENA"),
        ("Łukasz Żółć", "POL", "LUKASZ<ZOLC"),
        ("Þórunn Guðmundsdóttir", "ISL", "THORUNN<GUDMUNDSDOTTIR"),
        ("Nguyễn Thị Hương", "VNM", "NGUYEN<THI<HUONG"),
        ("Işıl Çağlar", "TUR", "ISIL<CAGLAR"),
        ("Гринчук Оксана", "UKR", "HRYNCHUK<OKSANA"),
        ("Щукин Юрий", "KAZ", "SHCHUKIN<IURII"),
        ("Щерев", "BGR", "SHTEREV"),
        ("Әсел Құдайбергенова", "KAZ", "ASEL<KUDAIBERGENOVA"),
        ("سميرة حدادين", "JOR", "SMYRXAH<XHDADYN"),
        ("محمّد", "JOR", "MXHMMD"),
    ],
)
def test_names_in_other_letters_become_the_letters_icao_recommends(name: str, issuer: str, letters: str) -> None:
    assert name_letters(name, issuer) == letters
