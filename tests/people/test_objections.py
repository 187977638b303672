"""Objections: they stop at once what rests on our interests, marketing for good, the rest until it has been weighed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.people import objections
from backoffice.people.consents import ConsentTo, Said
from backoffice.people.objections import AssessedAlready, MarketingIsNotWeighed
from backoffice.people.rules import Interest, Objection, Overriding, Weighed
from backoffice.rights import course, intake, replies, weighing
from backoffice.rights.rules import MovedOn, ObjectionNotAssessed, Outcome, ReplyKind, Right, WordsNeeded
from backoffice.rights.weighing import Assessment
from tests.given import ANNA, HUGO, MARIA, OLGA, PASSWORD, PAVEL, RUTH, Given
from tests.people.test_consents import MARKETING_MAIL, given_to
from tests.people.test_consents import of as consents_of
from tests.rights.asking import CONTROLLER, asked, letter, line

GROUNDS = "A civil claim against the account is pending.\n\nThe profile is the evidence."
_MAIL = MARKETING_MAIL.replace("marketing_offer", "surveys_winter")


def objected(given: Given, customer: UUID, *to: Interest) -> UUID:
    told = replace(letter(given, customer, Right.OBJECTION), objects_to=to)
    return given.desk(MARIA).do(uuid4(), intake.receive, told).first_request


def of(given: Given, customer: UUID, name: str = MARIA) -> dict[Interest, Objection]:
    return {each.purpose: each for each in given.desk(name).ask(objections.objections_of, customer)}


def stopped(given: Given, customer: UUID) -> set[Interest]:
    desk = given.worker()
    return {each for each in Interest if desk.ask(objections.is_stopped, customer, each)}


def weighed(
    given: Given, request: UUID, purpose: Interest, outcome: Weighed, ground: Overriding | None = None, **more: str
) -> None:
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    found = {each.objection.purpose: each.objection for each in desk.ask(weighing.weighings_of, request)}
    told = Assessment(
        found[purpose].objection, outcome, ground, more.get("grounds", ""), more.get("weighing", "Their interest.")
    )
    desk.do(uuid4(), weighing.assess, request, line(given, request).version, told, "Weighed.")


@pytest.mark.promise("R-06")
def test_what_is_objected_to_stops_with_the_letter_itself_and_what_waits_does_not_leave(given: Given) -> None:
    customer, other = given.customer(), given.customer("Dana Other")
    given_to(given, customer, ConsentTo.MARKETING)
    with given.sql("bootstrap") as connection:
        connection.execute("set local session_replication_role = replica")
        for words, who in ((MARKETING_MAIL, customer), (_MAIL, customer), (_MAIL, other)):
            connection.execute(words, [who])  # type: ignore[call-overload]
    request = asked(given, customer, Right.OBJECTION)
    assert stopped(given, customer) == set(Interest)
    assert stopped(given, other) == set()
    with given.sql("bootstrap") as connection:
        left = connection.execute("select customer_id, kind from outbox.message where state = 'waiting'").fetchall()
    assert left == [(other, "surveys_winter")]
    with pytest.raises(psycopg.Error, match="is_objected_to"), given.sql("bootstrap") as connection:
        connection.execute(_MAIL, [customer])
    assert given.desk(ANNA).ask(objections.is_stopped, customer, Interest.PROFILING)
    told = of(given, customer, PAVEL)
    assert {each for each, found in told.items() if found.waits} == set(Interest) - {Interest.MARKETING}
    assert told[Interest.MARKETING].outcome is Weighed.UPHELD
    consent = consents_of(given, customer)[ConsentTo.MARKETING]
    assert (consent.stands, consent.history[-1].said, consent.history[-1].request) == (False, Said.WITHDRAWN, request)
    with given.sql("bootstrap") as connection:
        found = connection.execute("select facts ->> 'request' from audit.event where action = 'people.objected'")
        assert found.fetchall() == [(str(request),)]


@pytest.mark.promise("R-06", "R-11")
def test_out_of_the_account_the_database_stops_it_in_the_same_transaction(given: Given) -> None:
    customer = given.customer()
    given_to(given, customer, ConsentTo.MARKETING)
    desk = given.house.desk_for_service("endpoint", PASSWORD)
    desk.do(uuid4(), intake.receive_from_account, customer, CONTROLLER, (Right.OBJECTION,), "Stop it.")
    desk.close()
    assert stopped(given, customer) == set(Interest)
    assert not consents_of(given, customer)[ConsentTo.MARKETING].stands
    # Nobody at a desk opens marketing again; the person does, in their account.
    given_to(given, customer, ConsentTo.MARKETING)
    assert stopped(given, customer) == set(Interest) - {Interest.MARKETING}


@pytest.mark.promise("R-06")
def test_weighed_it_stays_stopped_or_goes_on_once_the_person_was_told_why(given: Given) -> None:
    customer = given.customer()
    request = objected(given, customer, Interest.MARKETING, Interest.PROFILING, Interest.SURVEYS)
    assert stopped(given, customer) == {Interest.MARKETING, Interest.PROFILING, Interest.SURVEYS}
    with pytest.raises(ObjectionNotAssessed):
        answered(given, request, Outcome.PARTLY)
    with pytest.raises(WordsNeeded):
        weighed(given, request, Interest.PROFILING, Weighed.OVERRIDDEN, Overriding.CLAIMS)
    weighed(given, request, Interest.PROFILING, Weighed.OVERRIDDEN, Overriding.CLAIMS, grounds=GROUNDS)
    with pytest.raises(ObjectionNotAssessed):
        answered(given, request, Outcome.PARTLY)
    weighed(given, request, Interest.SURVEYS, Weighed.UPHELD)
    for again, ground in ((Weighed.UPHELD, None), (Weighed.OVERRIDDEN, Overriding.CLAIMS)):
        with pytest.raises(AssessedAlready):
            weighed(given, request, Interest.SURVEYS, again, ground, grounds=GROUNDS)
    with pytest.raises(MarketingIsNotWeighed):
        weighed(given, request, Interest.MARKETING, Weighed.OVERRIDDEN, Overriding.CLAIMS, grounds=GROUNDS)
    desk = given.desk(MARIA)
    found = desk.ask(weighing.weighings_of, request)
    assert weighing.ending(found) == (ReplyKind.OUTCOME, Outcome.PARTLY)
    (profiling,) = [each for each in found if each.objection.purpose is Interest.PROFILING]
    assert (profiling.grounds, profiling.weighing) == (GROUNDS.replace("\n\n", "\n"), "Their interest.")
    draft = desk.ask(replies.draft, request, ReplyKind.OUTCOME)
    assert "A civil claim against the account is pending." in draft.text
    assert "marketing to you" in draft.text
    assert "an objection cannot stop it" in draft.text
    assert "反对不能使其停止" in desk.ask(replies.draft, request, ReplyKind.OUTCOME, "zh").text
    # It goes on when the letter with the grounds has left, and not a moment before.
    assert Interest.PROFILING in stopped(given, customer)
    answered(given, request, Outcome.PARTLY)
    assert Interest.PROFILING in stopped(given, customer)
    with given.sql("worker") as connection:
        connection.execute(
            "insert into rights.event (id, request_id, kind, on_day, done_by, done_at, version)"
            " select gen_random_uuid(), id, 'answered', current_date, 'x', now(), version + 1 from rights.request"
        )
    assert stopped(given, customer) == {Interest.MARKETING, Interest.SURVEYS}
    # Who objects again stops it again.
    objected(given, customer, Interest.PROFILING)
    assert Interest.PROFILING in stopped(given, customer)


def answered(given: Given, request: UUID, outcome: Outcome) -> None:
    given.desk(MARIA).do(uuid4(), course.answer, request, line(given, request).version, outcome)


@pytest.mark.promise("R-06")
def test_who_takes_the_request_back_takes_back_what_was_not_weighed_and_marketing_stays_stopped(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.OBJECTION)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.withdraw, request, 1, line(given, request).received_on, "By phone.")
    assert stopped(given, customer) == {Interest.MARKETING}
    assert of(given, customer)[Interest.SURVEYS].outcome is Weighed.TAKEN_BACK


@pytest.mark.promise("R-06", "S-05")
def test_nobody_weighs_but_the_officer_through_the_guard(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.OBJECTION)
    which = of(given, customer)[Interest.PROFILING].objection
    weigh = "select people.assess_objection(%s, %s, %s, %s)"
    for name in (ANNA, HUGO, RUTH, PAVEL, OLGA, "worker", "endpoint"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute(weigh, [which, "overridden", "claims", b"x"])
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute("update people.objection set outcome = 'overridden', ground = 'claims'")
    for words in (
        "update people.objection set outcome = 'overridden', ground = 'claims'",
        "delete from people.objection",
        "insert into people.objection (id, customer_id, request_id, purpose, recorded_by, objected_at)"
        " select gen_random_uuid(), customer_id, request_id, purpose, 'x', now() from people.objection",
        "update rights.request set objects_to = '{marketing}'",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
            connection.execute(words)  # type: ignore[call-overload]
    for told in (
        ("overridden", None),
        ("upheld", "claims"),
        ("overridden", "because"),
        ("taken_back", None),
        (None, None),
    ):
        with pytest.raises(psycopg.Error, match="no_such_assessment"), given.sql(MARIA) as connection:
            connection.execute(weigh, [which, *told, b"x"])
    for body in (b"", None):
        with pytest.raises(psycopg.Error, match="words_needed"), given.sql(MARIA) as connection:
            connection.execute(weigh, [which, "upheld", None, body])
    with pytest.raises(psycopg.Error, match="marketing_is_not_weighed"), given.sql(MARIA) as connection:
        connection.execute(weigh, [of(given, customer)[Interest.MARKETING].objection, "overridden", "claims", b"x"])
    with pytest.raises(psycopg.Error, match="no_such_objection"), given.sql(MARIA) as connection:
        connection.execute(weigh, [uuid4(), "upheld", None, b"x"])
    with pytest.raises(psycopg.Error, match="objection_not_assessed"), given.sql(MARIA) as connection:
        connection.execute(
            "insert into rights.reply (id, request_id, subject_id, kind, language, made_by, made_at)"
            " select gen_random_uuid(), id, subject_id, 'refusal', 'en', store.me(), store.now() from rights.request"
        )
    # A house's own keeper bends nothing either: what was weighed stays, what is there stays.
    for words in ("delete from people.objection", "update people.objection set purpose = 'surveys'"):
        with pytest.raises(psycopg.Error, match="only_grows"), given.sql("bootstrap") as connection:
            connection.execute(words)  # type: ignore[call-overload]
    assert stopped(given, customer) == set(Interest)
    weighed(given, request, Interest.PROFILING, Weighed.UPHELD)
    with pytest.raises(MovedOn):
        given.desk(MARIA).do(
            uuid4(), weighing.assess, request, 1, Assessment(which, Weighed.UPHELD, None, "", "Again."), "Again."
        )
