"""Consents: given by the person alone to words that can be proved, withdrawn at once, and never rewritten."""

from __future__ import annotations

import hashlib
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.people import consents
from backoffice.people.consents import (
    Consent,
    ConsentTo,
    How,
    NothingToWithdraw,
    NotTheWordsShown,
    OnlyThePersonConsents,
    Said,
)
from backoffice.rights.rules import Kind, Right
from backoffice.rights.withdrawing import withdraw_consents
from backoffice.staff.matrix import ROLES
from tests.given import ANNA, MARIA, PASSWORD, PAVEL, Given
from tests.rights.asking import asked, page

MARKETING_MAIL = (
    "insert into outbox.message (id, kind, reason, customer_id, reply_id, state, leaves_at, tries, last_fault, made_at)"
    " values (gen_random_uuid(), 'marketing_offer', '', %s, gen_random_uuid(), 'waiting', now(), 0, '', now())"
)


def hash_of(purpose: ConsentTo, language: str = "en") -> bytes:
    return hashlib.sha256((consents.shown(purpose, language) or "").encode()).digest()


def given_to(given: Given, customer: UUID, purpose: ConsentTo, language: str = "en") -> None:
    """The person agrees in their account."""
    desk = given.house.desk_for_service("endpoint", PASSWORD)
    desk.do(uuid4(), consents.give, customer, purpose, language, hash_of(purpose, language), How.ACCOUNT)
    desk.close()


def of(given: Given, customer: UUID, name: str = MARIA) -> dict[ConsentTo, Consent]:
    return {each.purpose: each for each in given.desk(name).ask(consents.consents_of, customer)}


@pytest.mark.promise("D-05", "R-07")
def test_each_purpose_has_its_own_history_with_proof_of_what_was_shown(given: Given) -> None:
    customer = given.customer(country="CN", language="zh")
    given_to(given, customer, ConsentTo.SENSITIVE_DATA, "zh")
    found = of(given, customer, PAVEL)
    told = found[ConsentTo.SENSITIVE_DATA]
    (act,) = told.history
    assert (act.said, act.version, act.language, act.is_proved) == (Said.GIVEN, consents.VERSION, "zh", True)
    assert act.sha256 == hash_of(ConsentTo.SENSITIVE_DATA, "zh")
    assert (told.stands, told.needed) == (True, True)
    transfer = found[ConsentTo.CROSS_BORDER_TRANSFER]
    assert (transfer.stands, transfer.needed) == (False, True)
    assert not of(given, given.customer(country="GB"))[ConsentTo.SENSITIVE_DATA].needed
    desk = given.house.desk_for_service("endpoint", PASSWORD)
    with pytest.raises(NotTheWordsShown):
        desk.do(uuid4(), consents.give, customer, ConsentTo.MARKETING, "zh", hash_of(ConsentTo.MARKETING), How.ACCOUNT)
    desk.close()


@pytest.mark.promise("R-07", "D-09")
def test_marketing_leaves_only_on_a_consent_and_stops_with_it_in_the_same_transaction(given: Given) -> None:
    customer = given.customer()
    with pytest.raises(psycopg.Error, match="no_consent"), given.sql("bootstrap") as connection:
        connection.execute(MARKETING_MAIL, [customer])
    given_to(given, customer, ConsentTo.MARKETING)
    # What else the outbox asks of a message is its own matter: consent is not what it lacks any more.
    with pytest.raises(psycopg.Error, match="not_your_message"), given.sql("bootstrap") as connection:
        connection.execute(MARKETING_MAIL, [customer])
    with given.sql("bootstrap") as connection:
        connection.execute("set local session_replication_role = replica")
        connection.execute(MARKETING_MAIL, [customer])
    request = asked(given, customer, Right.WITHDRAWAL)
    acted = given.desk(MARIA).do(
        uuid4(), withdraw_consents, request, 1, (ConsentTo.MARKETING,), "Marketing withdrawn as asked."
    )
    assert acted.version == 2
    with given.sql("bootstrap") as connection:
        assert connection.execute("select state from outbox.message").fetchall() == [("void",)]
    told = of(given, customer)[ConsentTo.MARKETING]
    assert (told.stands, [each.said for each in told.history]) == (False, [Said.GIVEN, Said.WITHDRAWN])
    assert (told.history[-1].how, told.history[-1].request) == (How.MAIL, request)
    assert page(given, request).events[-1].kind is Kind.NOTED
    with pytest.raises(NothingToWithdraw):
        given.desk(MARIA).do(uuid4(), withdraw_consents, request, 2, (ConsentTo.MARKETING,), "Again.")
    given_to(given, customer, ConsentTo.MARKETING)
    assert of(given, customer)[ConsentTo.MARKETING].stands


@pytest.mark.promise("R-07")
def test_nobody_at_a_desk_consents_for_a_person_nor_rewrites_what_was_said(given: Given) -> None:
    customer = given.customer()
    desk = given.desk(MARIA)
    with pytest.raises(OnlyThePersonConsents):
        desk.do(uuid4(), consents.give, customer, ConsentTo.MARKETING, "en", hash_of(ConsentTo.MARKETING), How.PHONE)
    given_to(given, customer, ConsentTo.MARKETING)
    with pytest.raises(psycopg.Error, match="only_the_person"), given.sql("endpoint") as connection:
        connection.execute(
            "insert into people.consent (id, customer_id, purpose, act, how, done_by, done_at)"
            " values (gen_random_uuid(), %s, 'marketing', 'withdrawn', 'phone', 'x', now())",
            [customer],
        )
    for words in ("update people.consent set act = 'withdrawn'", "delete from people.consent"):
        with pytest.raises(psycopg.Error, match="only_grows"), given.sql("bootstrap") as connection:
            connection.execute(words)  # type: ignore[call-overload]
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(ANNA) as connection:
        connection.execute("select from people.consent")
    with given.sql("bootstrap") as connection:
        found = connection.execute("select actor from audit.event where action = 'people.consent_given'").fetchall()
    assert found == [("endpoint",)]
    assert "endpoint" in ROLES
