"""Sealed phones and document numbers are found by who holds the indexes' key, and stand nowhere in the clear. S-03."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from backoffice.desk import Desk, Work
from backoffice.kyc.finding import find
from backoffice.kyc.tables import AttemptRow
from backoffice.people.looking_up import customers_like
from backoffice.store.base import new_id
from backoffice.vault import seal
from backoffice.vault.indexing import enter_waiting, is_waiting
from tests.given import ANNA, BOOTSTRAP, MARIA, PAVEL, RUTH, Given
from tests.vault.firm import count, customer_of


def write(work: Work, customer: UUID, row: UUID, number: str) -> None:
    seal(work, AttemptRow.document_number, row=row, customer=customer, value=number.encode())


def of_document(desk: Desk, number: str) -> list[UUID]:
    return [each.customer for each in find(desk, number)]


@pytest.mark.parametrize("written", ["+962 000 123 456", "00962000123456", "+962-000-123456"])
def test_a_customer_is_found_by_phone_however_it_is_written(given: Given, written: str) -> None:
    customer = given.customer()
    for person in (ANNA, MARIA):
        assert list(customers_like(given.desk(person), written, 5)) == [customer]


def test_a_customer_is_found_by_a_documents_number(given: Given) -> None:
    case = given.case()
    assert [each.case for each in find(given.desk(ANNA), "t40187 o26")] == [case]
    assert find(given.desk(ANNA), "T40187O2") == ()


@pytest.mark.promise("S-03")
def test_who_holds_no_key_of_the_indexes_finds_nobody(given: Given) -> None:
    given.case()
    for person in (RUTH, PAVEL):
        assert of_document(given.desk(person), "T40187O26") == []


def test_what_a_desk_writes_waits_sealed_and_the_worker_enters_it(given: Given) -> None:
    customer = customer_of(given, given.case())
    given.desk(ANNA).do(uuid4(), write, customer, new_id(), "X-777 001")
    assert of_document(given.desk(ANNA), "X777001") == []
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute("select sealed from vault.index_queue").fetchone()
    assert row is not None
    assert b"777" not in row[0]
    assert given.worker().ask(is_waiting)
    assert given.worker().do(uuid4(), enter_waiting) == 1
    assert not given.worker().ask(is_waiting)
    assert of_document(given.desk(ANNA), "X777001") == [customer]


def test_a_field_written_again_is_found_by_its_new_value_alone(given: Given) -> None:
    customer, row = given.customer(), new_id()
    for number in ("OLD12345", "NEW12345"):
        given.desk(ANNA).do(uuid4(), write, customer, row, number)
        given.worker().do(uuid4(), enter_waiting)
    assert of_document(given.desk(ANNA), "OLD12345") == []
    assert of_document(given.desk(ANNA), "NEW12345") == [customer]


def test_a_waiting_value_that_somebody_changed_leaves_without_an_entry(given: Given) -> None:
    customer = given.customer()
    given.desk(ANNA).do(uuid4(), write, customer, new_id(), "X777001")
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("update vault.index_queue set customer_id = %s", (given.customer(),))
    before = count(given, "vault.blind_index")
    assert given.worker().do(uuid4(), enter_waiting) == 1
    assert count(given, "vault.blind_index") == before
    assert not given.worker().ask(is_waiting)
