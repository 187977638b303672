"""Destroying a customer's keys makes everything sealed of them unreadable, here and in copies without keys. D-09."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from backoffice.kyc import service as kyc
from backoffice.kyc.tables import AttemptRow
from backoffice.vault import open_sealed
from backoffice.vault.held_keys import KeyOutOfReach
from backoffice.vault.service import NoGround
from backoffice.vault.shredding import destroy_customer_keys
from tests.given import ANNA, BOOTSTRAP, MARIA, WEN, Given
from tests.vault.firm import agreed, count, customer_of

KEYS = "copy vault.customer_key to stdout (format binary)"
CARDS = "select id, card from kyc.attempt where customer_id = %s and card is not null"


def dump(given: Given) -> bytes:
    """The rows of all customers' keys as a backup takes them."""
    with given.sql(BOOTSTRAP) as connection, connection.cursor().copy(KEYS) as copy:
        return b"".join(bytes(part) for part in copy)


def restore(given: Given, rows: bytes) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("set local session_replication_role = replica")
        connection.execute("truncate vault.customer_key")
        with connection.cursor().copy("copy vault.customer_key from stdin (format binary)") as copy:
            copy.write(rows)


def opened(given: Given, customer: UUID) -> list[bytes]:
    """The customer's cards by a fresh desk that has a ticket, from the ciphertexts as a superuser copies them."""
    with given.sql(BOOTSTRAP) as connection:
        rows = connection.execute(CARDS, (customer,)).fetchall()
        case = connection.execute('select id from kyc."case" where customer_id = %s', (customer,)).fetchone()
    assert case is not None
    desk = given.comes_back(WEN).desk
    desk.do(uuid4(), kyc.claim_case, case[0])
    return [
        desk.ask(
            lambda work, row=row: open_sealed(  # type: ignore[misc]
                work, AttemptRow.card, row=row[0], customer=customer, envelope=row[1]
            )
        )
        for row in rows
    ]


@pytest.mark.promise("S-02")
def test_without_keys_nothing_opens_and_only_a_copy_of_the_keys_brings_it_back(given: Given) -> None:
    gone, kept = customer_of(given, given.case()), customer_of(given, given.case())
    before = dump(given)
    with pytest.raises(NoGround):
        given.desk(MARIA).do(uuid4(), destroy_customer_keys, gone)
    agreed(given, "rights.erase", gone, by=MARIA, second=WEN)
    assert given.desk(MARIA).do(uuid4(), destroy_customer_keys, gone) == 5
    after = dump(given)
    with pytest.raises(KeyOutOfReach):
        opened(given, gone)
    assert len(opened(given, kept)) == 3
    # Which copies still open: one from before that has its own key; never one made since.
    restore(given, before)
    assert len(opened(given, gone)) == 3
    restore(given, after)
    with pytest.raises(KeyOutOfReach):
        opened(given, gone)
    assert count(given, "vault.destroyed_key where customer_id = %s", gone) == 5
    assert count(given, "vault.blind_index where customer_id = %s", gone) == 0
    assert count(given, "audit.event where action = 'vault.keys_destroyed' and subject = %s", gone) == 1


def test_nobody_else_destroys_keys_not_even_with_an_approval(given: Given) -> None:
    customer = customer_of(given, given.case())
    agreed(given, "rights.erase", customer, by=MARIA, second=WEN)
    for person in (ANNA, WEN):
        with given.sql(person) as connection, pytest.raises(Exception, match="permission denied"):
            connection.execute("select vault.destroy_customer_keys(%s)", (customer,))


def test_a_destroyed_key_does_not_come_back_by_an_insert(given: Given) -> None:
    customer = customer_of(given, given.case())
    with given.sql(BOOTSTRAP) as connection:
        key = connection.execute(
            "select id, field_class, class_key_id, wrapped from vault.customer_key where customer_id = %s", (customer,)
        ).fetchone()
    assert key is not None
    agreed(given, "rights.erase", customer, by=MARIA, second=WEN)
    given.desk(MARIA).do(uuid4(), destroy_customer_keys, customer)
    with given.sql(ANNA) as connection, pytest.raises(Exception, match="key_was_destroyed"):
        connection.execute(
            "insert into vault.customer_key (id, field_class, class_key_id, wrapped, customer_id)"
            " values (%s, %s, %s, %s, %s)",
            (*key, customer),
        )
