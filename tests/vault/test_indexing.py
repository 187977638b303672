"""Sealed phones and document numbers are found by who holds the indexes' key, and stand nowhere in the clear. S-03."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from backoffice.desk import Work
from backoffice.kyc import service as kyc
from backoffice.kyc.tables import AttemptRow
from backoffice.people import service as people
from backoffice.store.base import new_id
from backoffice.vault import find_sealed, seal
from backoffice.vault.indexing import enter_waiting, is_waiting
from tests.given import ANNA, BOOTSTRAP, MARIA, PAVEL, RUTH, Given
from tests.vault.firm import count, customer_of


def write(work: Work, customer: UUID, row: UUID, number: str) -> None:
    seal(work, AttemptRow.document_number, row=row, customer=customer, value=number.encode())


@pytest.mark.parametrize("written", ["+962 000 123 456", "00962000123456", "+962-000-123456"])
def test_a_customer_is_found_by_phone_however_it_is_written(given: Given, written: str) -> None:
    customer = given.customer()
    for person in (ANNA, MARIA):
        assert list(given.desk(person).ask(people.customers_like, written, 5)) == [customer]


def test_a_customer_is_found_by_a_documents_number(given: Given) -> None:
    case = given.case()
    assert [each.case for each in given.desk(ANNA).ask(kyc.find, "t40187 o26")] == [case]
    assert given.desk(ANNA).ask(kyc.find, "T40187O2") == ()


@pytest.mark.promise("S-03")
def test_who_holds_no_key_of_the_indexes_finds_nobody(given: Given) -> None:
    given.case()
    for person in (RUTH, PAVEL):
        assert given.desk(person).ask(find_sealed, AttemptRow.document_number, "T40187O26", 5) == ()


def test_what_a_desk_writes_waits_sealed_and_the_worker_enters_it(given: Given) -> None:
    customer = customer_of(given, given.case())
    given.desk(ANNA).do(uuid4(), write, customer, new_id(), "X-777 001")
    assert given.desk(ANNA).ask(find_sealed, AttemptRow.document_number, "X777001", 5) == []
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute("select sealed from vault.index_queue").fetchone()
    assert row is not None
    assert b"777" not in row[0]
    assert given.worker().ask(is_waiting)
    assert given.worker().do(uuid4(), enter_waiting) == 1
    assert not given.worker().ask(is_waiting)
    assert given.desk(ANNA).ask(find_sealed, AttemptRow.document_number, "X777001", 5) == [customer]


def test_a_field_written_again_is_found_by_its_new_value_alone(given: Given) -> None:
    customer, row = given.customer(), new_id()
    for number in ("OLD12345", "NEW12345"):
        given.desk(ANNA).do(uuid4(), write, customer, row, number)
        given.worker().do(uuid4(), enter_waiting)
    find = given.desk(ANNA).ask
    assert find(find_sealed, AttemptRow.document_number, "OLD12345", 5) == []
    assert find(find_sealed, AttemptRow.document_number, "NEW12345", 5) == [customer]


def test_a_waiting_value_that_somebody_changed_leaves_without_an_entry(given: Given) -> None:
    customer = given.customer()
    given.desk(ANNA).do(uuid4(), write, customer, new_id(), "X777001")
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("update vault.index_queue set customer_id = %s", (given.customer(),))
    before = count(given, "vault.blind_index")
    assert given.worker().do(uuid4(), enter_waiting) == 1
    assert count(given, "vault.blind_index") == before
    assert not given.worker().ask(is_waiting)
