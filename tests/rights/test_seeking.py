"""Somebody who is no customer is looked for where words can name them: counts, no row of anybody, and an answer."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.retention.rules import NothingToLookFor
from backoffice.rights import course, intake, reply_drafts, seeking
from backoffice.rights.rules import NoSuchRequest, Outcome, Right
from backoffice.rights.seeking import Asked
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, JONAS, MARIA, PAVEL, RUTH, WEN, Given
from tests.ledger.flows import Line, book
from tests.rights.asking import asked, letter

pytestmark = pytest.mark.promise("R-01")
PAYER = Asked("Dana Ofer Weiss", "dana.weiss@example.org", "GB29 NWBK 6016 1331 9268 19")


def stranger(given: Given) -> UUID:
    """A request of somebody whom no account is of."""
    told = replace(letter(given, None, Right.ACCESS))
    return given.desk(MARIA).do(uuid4(), intake.receive, told).first_request


def quiet(_done: int, _total: int) -> None:
    """Nobody looks."""


def test_a_payer_named_in_booking_words_is_found_by_counts_and_answered_without_a_word_of_anybody(given: Given) -> None:
    customer = given.customer()
    book(
        given,
        [
            Line(customer, "2026-03-02", 40, words="SEPA in Dana Ofer WEISS rent"),
            Line(customer, "2026-03-03", 50, words="SEPA in from GB29NWBK60161331926819"),
            Line(customer, "2026-03-04", 60, words="SEPA in Weiss Dana O."),
        ],
    )
    request, desk = stranger(given), given.desk(MARIA)
    assert seeking.seek(desk, request, PAYER, quiet) == 2
    found = {each.place: each.found for each in desk.ask(seeking.sought, request)}
    assert found.keys() == seeking.places_of_map()
    assert {place for place, count in found.items() if count} == {"ledger.particulars.description"}
    desk.do(uuid4(), course.take_access, request)
    desk.do(uuid4(), seeking.begin_answer, request)
    begun = desk.ask(reply_drafts.begun, request)
    assert begun is not None
    assert begun.outcome is Outcome.PARTLY
    assert "in words of payments to or from our customers: 2" in begun.letter.text
    assert "Haddadin" not in begun.letter.text
    # Looked for again by another name, the newest look counts, and nothing is held.
    assert seeking.seek(desk, request, Asked("Zoltan Nobody Known"), quiet) == 0
    desk.do(uuid4(), seeking.begin_answer, request)
    again = desk.ask(reply_drafts.begun, request)
    assert again is not None
    assert (again.outcome, "found nothing about you" in again.letter.text) == (Outcome.NOTHING_HELD, True)
    # That somebody of a name is a customer is told to nobody else, and no outcome is begun for the officer.
    assert seeking.seek(desk, request, Asked("Samira Yousef Haddadin"), quiet) == 1
    desk.do(uuid4(), seeking.begin_answer, request)
    silent = desk.ask(reply_drafts.begun, request)
    assert silent is not None
    assert silent.outcome is None
    assert "customers" not in silent.letter.text
    with given.sql(BOOTSTRAP) as plain:
        facts = plain.execute("select facts::text from audit.event where action = 'rights.sought'").fetchall()
        assert len(facts) == 3 * len(found)
        assert not any("weiss" in told.lower() or "dana" in told.lower() for (told,) in facts)


def test_nobody_looks_for_anybody_but_the_officer_for_an_open_request_of_a_stranger(given: Given) -> None:
    ours, theirs, desk = asked(given, given.customer(), Right.ACCESS), stranger(given), given.desk(MARIA)
    with pytest.raises(NoSuchRequest):
        seeking.seek(desk, ours, PAYER, quiet)
    for too_little in (Asked(), Asked(email="a@b")):
        with pytest.raises(NothingToLookFor):
            seeking.seek(desk, theirs, too_little, quiet)
    call = "select rights.seek(%s, %s, %s, '{}', '{}')"
    for name in (ANNA, WEN, JONAS, RUTH, PAVEL):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as plain:
            plain.execute(call, [theirs, "people.identity.email", ["%dana.weiss%"]])
    for place, wanted, code in (
        ("screening.words.body", ["%dana.weiss%"], "no_such_request"),
        ("ledger.alert_words.words", ["%dana.weiss%"], "no_such_request"),
        ("people.identity.legal_name", ["%a%"], "nothing_to_look_for"),
        ("people.identity.legal_name", ["%"], "nothing_to_look_for"),
    ):
        with pytest.raises(psycopg.DatabaseError, match=code), given.sql(MARIA) as plain:
            plain.execute(call, [theirs, place, wanted])

    class Stop(Exception):
        """Cancelled."""

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stop

    with pytest.raises(Stop):
        seeking.seek(desk, theirs, PAYER, stop)
    assert len(desk.ask(seeking.sought, theirs)) == 1
