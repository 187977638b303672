"""Finding a person by what one would type: words in any order, accents or none, Chinese ends, e-mail, case number."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.kyc import service as kyc
from backoffice.kyc.finding import find
from backoffice.people.rules import masked_name, name_tokens
from tests.given import ANNA, TOMASZ, Given


@any_of(st.text(max_size=400))
def test_any_name_has_few_and_short_words(name: str) -> None:
    tokens = name_tokens(name)
    assert len(tokens) <= 32
    assert all(0 < len(token) <= 60 for token in tokens)


@any_of(st.text(max_size=80))
def test_case_does_not_matter(name: str) -> None:
    assert name_tokens(name.upper().lower()) == name_tokens(name.upper().lower().casefold())


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Samira Yousef Haddadin", "haddadin sam"),
        ("João Penteado Vilar", "joao vil"),
        ("Łukasz Dębski", "debski"),
        ("Оксана Гринчук", "гринч"),
        ("ليلى قاسم الرفاعي", "قاسم"),
        ("陈思远", "思远"),
        ("欧阳雨桐", "欧阳"),
        ("Maëlle O'Brien-Kerautret", "kerautret brien"),
    ],
)
def test_a_customer_is_found_by_what_one_would_type(given: Given, name: str, typed: str) -> None:
    wanted = given.case(name=name)
    given.case(name="Somebody Else")
    assert [found.case for found in find(given.desk(), typed)] == [wanted]


def test_a_case_is_found_by_its_number(given: Given) -> None:
    case = given.case()
    number = given.desk().ask(kyc.case_page, case).number
    for typed in (str(number), f"K-{number}", f"k-{number} "):
        assert [found.case for found in find(given.desk(), typed)] == [case]


def test_a_customer_is_found_by_the_beginning_of_an_address(given: Given) -> None:
    case = given.case()
    given.desk().do(uuid4(), kyc.claim_case, case)
    email = given.desk().ask(kyc.case_page, case).email
    assert [found.case for found in find(given.desk(), email[:9] + email[9:20])] == [case]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'; drop table", "\x00", "9" * 400, "K-", "a" * 5000])
def test_hostile_or_empty_searches_find_nothing_and_break_nothing(given: Given, typed: str) -> None:
    given.case()
    assert find(given.desk(), typed) == ()


@any_of(st.text(max_size=200))
def test_a_masked_name_shows_first_letters_alone(name: str) -> None:
    words = name.split()[:4]
    assert masked_name(name) == " ".join(word[0] + "•••" for word in words)


@pytest.mark.promise("S-05")
def test_a_name_is_masked_until_one_works_on_the_case(given: Given) -> None:
    case = given.case(name="Samira Yousef Haddadin")
    desk = given.desk(ANNA)
    assert [line.name for line in desk.ask(kyc.waiting_cases)] == ["S••• Y••• H•••"]
    assert [found.name for found in find(desk, "haddadin")] == ["S••• Y••• H•••"]
    assert (desk.ask(kyc.case_page, case).name, desk.ask(kyc.case_page, case).email) == ("S••• Y••• H•••", "")
    desk.do(uuid4(), kyc.claim_case, case)
    assert [line.name for line in desk.ask(kyc.waiting_cases)] == ["Samira Yousef Haddadin"]
    assert desk.ask(kyc.case_page, case).name == "Samira Yousef Haddadin"
    assert [line.name for line in given.desk(TOMASZ).ask(kyc.waiting_cases)] == ["S••• Y••• H•••"]


@pytest.mark.promise("S-05")
def test_nobody_reads_the_index_of_names(given: Given) -> None:
    given.case()
    with given.sql(ANNA) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select token from people.name_token")


@pytest.mark.promise("S-05")
def test_the_worker_looks_nobody_up(given: Given) -> None:
    given.case()
    with given.sql("worker") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select people.named('{haddadin}', 10)")
