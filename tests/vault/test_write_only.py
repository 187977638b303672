"""Whoever writes needs public keys only, and can open nothing, not even their own writing. S-02, S-03."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.desk import Desk, DutyMissing, ReadWork, Work
from backoffice.errors import NotAllowed
from backoffice.kyc import service as kyc
from backoffice.kyc.tables import AttemptRow
from backoffice.store.base import new_id
from backoffice.vault import open_sealed, seal
from tests.given import ANNA, BOOTSTRAP, PASSWORD, Given
from tests.vault.firm import count, customer_of


@pytest.fixture
def endpoint(given: Given) -> Desk:
    """The desk of the role that customers' own software comes through."""
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("grant select, insert on store.command to endpoint")
        connection.execute("create policy any_key on store.command to endpoint using (true) with check (true)")
    desk = given.house.desk_for_service("endpoint", PASSWORD)
    given._services["endpoint"] = desk
    return desk


def write(work: Work, customer: UUID, row: UUID, number: str) -> None:
    """Seal a document's number as the endpoint will, and put it where only the test looks."""
    global written
    written = seal(work, AttemptRow.document_number, row=row, customer=customer, value=number.encode())


written = b""


@pytest.mark.promise("S-02", "S-03")
def test_the_endpoint_seals_and_opens_nothing_not_even_its_own_writing(given: Given, endpoint: Desk) -> None:
    case, row = given.case(), new_id()
    customer = customer_of(given, case)
    endpoint.do(uuid4(), write, customer, row, "T40187O26")
    envelope = written

    def read(work: ReadWork) -> bytes:
        return open_sealed(work, AttemptRow.document_number, row=row, customer=customer, envelope=envelope)

    with pytest.raises((NotAllowed, DutyMissing)):
        endpoint.ask(read)
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, case)
    assert desk.ask(read) == b"T40187O26"


def test_the_endpoint_sees_no_wrap_no_slot_no_ticket_and_no_index(given: Given, endpoint: Desk) -> None:
    for table in (
        "customer_key",
        "class_grant",
        "slot",
        "person_key",
        "ticket",
        "blind_index",
        "index_queue",
        "key_in_use",
    ):
        with given.sql("endpoint") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"select * from vault.{table}".encode())


def test_nobody_else_seals_with_a_key_that_the_endpoint_made(given: Given, endpoint: Desk) -> None:
    case = given.case()
    customer = customer_of(given, case)
    endpoint.do(uuid4(), write, customer, new_id(), "T40187O26")
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, case)
    desk.do(uuid4(), write, customer, new_id(), "T40187O27")
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute(
            "select made_by from vault.customer_key where id = %s", (UUID(bytes=written[1:17]),)
        ).fetchone()
    assert row != ("endpoint",)


def test_a_holder_with_a_ticket_seals_with_the_key_there_is(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, case)
    before = count(given, "vault.customer_key")
    desk.do(uuid4(), write, customer, new_id(), "T40187O27")
    assert count(given, "vault.customer_key") == before


def test_a_writer_without_a_ticket_makes_a_key_and_all_of_them_open(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    desk = given.desk(ANNA)
    before = count(given, "vault.customer_key")
    rows = {new_id(): number for number in (b"A1", b"B2")}
    sealed = {}
    for row, number in rows.items():
        desk.do(uuid4(), write, customer, row, number.decode())
        sealed[row] = written
    assert count(given, "vault.customer_key") == before + 2
    desk.do(uuid4(), kyc.claim_case, case)
    for row, number in rows.items():

        def read(work: ReadWork, row: UUID = row) -> bytes:
            return open_sealed(work, AttemptRow.document_number, row=row, customer=customer, envelope=sealed[row])

        assert desk.ask(read) == number
