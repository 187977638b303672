"""Requests on their way: recorded, asked about, answered; their clocks follow and never run past the promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.people.policy import controller
from backoffice.rights import board, course, intake
from backoffice.rights.rules import (
    Asker,
    Channel,
    Kind,
    MovedOn,
    NothingAsked,
    NotReceivedThen,
    NotThatDay,
    Outcome,
    Right,
    State,
    TheRelaySaysSo,
    Topic,
)
from backoffice.rights.views import Urgency
from tests.given import ANNA, JONAS, MARIA, OLGA, PASSWORD, PAVEL, Given
from tests.rights.asking import CONTROLLER, asked, letter, line, page, today

DAY = timedelta(days=1)


@pytest.fixture
def customer(given: Given) -> UUID:
    return given.customer()


@pytest.mark.promise("R-01", "R-03", "R-09")
def test_one_letter_holds_several_rights_each_with_its_own_clocks(given: Given, customer: UUID) -> None:
    received = today(given) - 3 * DAY
    first = asked(given, customer, Right.ACCESS, Right.ERASURE, Right.ACCESS, on=received)
    told = page(given, first)
    assert (told.line.right, told.line.promise_on, told.line.received_on) == (
        Right.ACCESS,
        received + 30 * DAY,
        received,
    )
    assert [each.right for each in told.beside] == [Right.ERASURE]
    assert told.deadline.promise == told.line.promise_on
    assert told.line.operative_on == min(told.deadline.statute or date.max, told.deadline.promise)
    assert {each.request for each in given.desk(MARIA).ask(board.board)} == {
        first,
        *(each.request for each in told.beside),
    }


def test_words_and_names_open_with_access_and_the_trail_says_so(given: Given, customer: UUID) -> None:
    request = asked(given, customer, Right.ACCESS)
    before = page(given, request)
    assert (before.letter_words, before.name) == (None, "")
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    after = page(given, request)
    assert after.letter_words == "Please send me all you hold."
    assert after.name == "Samira Yousef Haddadin"
    with given.sql(PAVEL) as connection:
        found = connection.execute(
            "select facts ->> 'ground' from audit.event where action = 'vault.opened'"
        ).fetchall()
    assert found == [("request",)]


@pytest.mark.promise("R-09")
def test_questions_and_answers_move_the_clock_of_the_law_and_never_the_promise(given: Given, customer: UUID) -> None:
    received = today(given) - 10 * DAY
    request = asked(given, customer, Right.ACCESS, on=received)
    desk = given.desk(MARIA)
    at_first = line(given, request)
    acted = desk.do(uuid4(), course.ask, request, 1, Topic.IDENTITY, received + DAY)
    waiting = line(given, request)
    assert (waiting.waits_for, waiting.statute_on, waiting.operative_on) == (
        Topic.IDENTITY,
        None,
        at_first.promise_on,
    )
    desk.do(uuid4(), course.got, request, acted.version, Topic.IDENTITY, received + 7 * DAY, "Passport seen.")
    after = line(given, request)
    assert after.waits_for is None
    assert after.statute_on is not None
    assert at_first.statute_on is not None
    assert after.statute_on > at_first.statute_on
    assert after.promise_on == at_first.promise_on
    assert after.operative_on <= at_first.promise_on
    with pytest.raises(MovedOn):
        desk.do(uuid4(), course.note, request, 1, "Too late.")


def test_what_cannot_be_is_refused_by_name(given: Given, customer: UUID) -> None:
    desk = given.desk(MARIA)
    with pytest.raises(NothingAsked):
        desk.do(uuid4(), intake.receive, letter(given, customer))
    with pytest.raises(NotReceivedThen):
        desk.do(uuid4(), intake.receive, letter(given, customer, Right.ACCESS, on=today(given) + DAY))
    request = asked(given, customer, Right.ACCESS)
    with pytest.raises(NotThatDay):
        desk.do(uuid4(), course.ask, request, 1, Topic.FEE, today(given) - DAY)
    with pytest.raises(TheRelaySaysSo):
        desk.do(uuid4(), course.act, request, 1, Kind.ANSWERED)
    with pytest.raises(TheRelaySaysSo):
        desk.do(uuid4(), course.act, request, 1, Kind.EXTENDED)


@pytest.mark.promise("R-09")
def test_an_answered_request_stays_on_the_board_until_a_relay_has_accepted_the_answer(
    given: Given, customer: UUID
) -> None:
    request = asked(given, customer, Right.RECTIFICATION)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.answer, request, 1, Outcome.PARTLY)
    (shown,) = desk.ask(board.board)
    assert shown.state is State.LEAVING
    given.worker().do(uuid4(), course.act, request, 2, Kind.ANSWERED)
    assert desk.ask(board.board) == ()
    (ended,) = desk.ask(board.ended)
    assert (ended.state, ended.outcome) == (State.ANSWERED, Outcome.PARTLY)


@pytest.mark.promise("R-10")
def test_an_extension_counts_from_the_day_the_relay_accepted_its_letter(given: Given, customer: UUID) -> None:
    early = asked(given, customer, Right.ACCESS, on=today(given) - 5 * DAY)
    late = asked(given, customer, Right.ERASURE, on=today(given) - 45 * DAY)
    before = line(given, late)
    for request in (early, late):
        given.worker().do(uuid4(), course.act, request, 1, Kind.EXTENDED)
    assert line(given, early).promise_on > before.received_on + 60 * DAY
    assert page(given, early).deadline.promise == line(given, early).promise_on
    after = line(given, late)
    assert (after.promise_on, after.operative_on) == (before.promise_on, before.operative_on)
    assert after.days_left < 0


def test_who_is_none_of_ours_can_ask_too(given: Given) -> None:
    request = asked(given, None, Right.ACCESS)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    told = page(given, request)
    assert (told.customer, told.line.name, told.letter_words) == (None, "", "Please send me all you hold.")


@pytest.mark.promise("R-11")
def test_the_account_itself_records_a_request_and_reads_nothing(given: Given, customer: UUID) -> None:
    endpoint = given.house.desk_for_service("endpoint", PASSWORD)
    key = uuid4()
    made = endpoint.do(key, intake.receive_from_account, customer, CONTROLLER, (Right.PORTABILITY,), "My data, please.")
    assert endpoint.do(
        key, intake.receive_from_account, customer, CONTROLLER, (Right.PORTABILITY,), "My data, please."
    ) == made  # fmt: skip
    told = page(given, made.first_request)
    assert (told.channel, told.asker, told.recorded_by) == (Channel.ACCOUNT, Asker.PERSON, "endpoint")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql("endpoint") as connection:
        connection.execute("select from rights.request")
    endpoint.close()


def test_the_board_counts_by_days_left(given: Given) -> None:
    for ago in (40, 29, 26, 20, 1):
        asked(given, given.customer(), Right.OBJECTION, on=today(given) - ago * DAY)
    standing = given.desk(MARIA).ask(board.standing)
    assert standing.open == 5
    assert sum(count for _, count in standing.urgent) == 5
    assert dict(standing.urgent)[Urgency.LATE] == 1
    lines = given.desk(MARIA).ask(board.board, limit=2)
    behind = given.desk(MARIA).ask(board.board, after=lines[-1])
    assert [each.days_left for each in (*lines, *behind)] == sorted(each.days_left for each in (*lines, *behind))
    assert len(behind) == 3


def hostile() -> Iterator[tuple[str, str]]:
    """What a hostile officer would send."""
    yield "an answer nobody sent", "update rights.request set state = 'answered', ended_at = now()"
    yield "a later promise", "update rights.request set promise_on = promise_on + 1, operative_on = promise_on + 1"
    yield "a later day", "update rights.request set operative_on = operative_on + 1, work_by_on = work_by_on"
    yield (
        "a later day of the law",
        (
            "update rights.request set statute_on = received_on + 3650, outer_on = received_on + 3650,"
            " operative_on = promise_on"
        ),
    )
    yield "no day of the law", "update rights.request set statute_on = null, outer_on = null, operative_on = promise_on"
    yield (
        "a later day with a question",
        (
            "with asked as (insert into rights.event select gen_random_uuid(), id, 'asked', 'fee', null, received_on,"
            " 'x', now(), 2 from rights.request returning request_id) update rights.request"
            " set statute_on = received_on + 90, outer_on = received_on + 90, operative_on = promise_on"
        ),
    )
    yield "no request", "delete from rights.request"
    yield "no event", "delete from rights.event"
    yield (
        "another's hand",
        (
            "insert into rights.event select gen_random_uuid(), id, 'received', null, null, current_date, 'x', now(), 9"
            " from rights.request"
        ),
    )
    yield (
        "an answer by hand",
        (
            "insert into rights.event select gen_random_uuid(), id, 'answered', null, null, current_date, 'x', now(), 2"
            " from rights.request"
        ),
    )
    yield (
        "another letter's day",
        (
            'insert into rights.request (id, letter_id, subject_id, customer_id, "right", place, received_on, state,'
            " promise_on, operative_on, work_by_on, letter_by_on, pack, calendar, version)"
            " select gen_random_uuid(), id, subject_id, customer_id, 'access', 'GB-ENG', received_on + 5, 'open',"
            " received_on + 35, received_on + 35, received_on + 35, received_on + 35, '', '', 1 from rights.letter"
        ),
    )


@pytest.mark.promise("R-09")
@pytest.mark.parametrize(("what", "statement"), tuple(hostile()), ids=lambda text: text[:24])
def test_no_officer_bends_a_clock_or_loses_a_request(given: Given, customer: UUID, what: str, statement: str) -> None:
    request = asked(given, customer, Right.ACCESS)
    before = line(given, request)
    with pytest.raises(psycopg.Error), given.sql(MARIA) as connection:
        connection.execute(statement)  # type: ignore[arg-type]
    assert line(given, request) == before, what


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("name", [ANNA, JONAS, OLGA])
def test_nobody_else_sees_who_asked(given: Given, customer: UUID, name: str) -> None:
    asked(given, customer, Right.ACCESS)
    for table in ("letter", "request", "event", "words", "paper"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute(f"select from rights.{table}")


def test_a_controllers_day_is_the_one_where_it_is_established() -> None:
    assert str(controller(CONTROLLER).zone) == "Europe/London"
