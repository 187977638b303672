"""The board narrowed, counted by day and read by those who may not read words."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from backoffice.rights import board, course, intake
from backoffice.rights.narrowing import Narrowed, Only, cleared_until
from backoffice.rights.rules import NotReceivedThen, Outcome, Right, Topic
from tests.given import MARIA, PAVEL, Given
from tests.rights.asking import CONTROLLER, asked, page, today

DAY = timedelta(days=1)


@pytest.mark.promise("R-09")
def test_the_board_is_narrowed_by_what_is_to_be_done(given: Given) -> None:
    desk, now = given.desk(MARIA), today(given)
    late = asked(given, None, Right.ERASURE, on=now - 40 * DAY)
    soon = asked(given, given.customer(), Right.ACCESS, on=now - 29 * DAY)
    calm = asked(given, given.customer(), Right.OBJECTION, on=now)
    for request in (late, soon, calm):
        assert request in {each.request for each in desk.ask(board.board)}
    desk.do(uuid4(), course.take, calm, 1)
    desk.do(uuid4(), course.ask, calm, 2, Topic.IDENTITY, now)
    desk.do(uuid4(), course.answer, late, 1, Outcome.NOTHING_HELD)

    def shown(**wanted: object) -> set[object]:
        narrowed = Narrowed(**wanted)  # type: ignore[arg-type]
        found = desk.ask(board.board, narrowed=narrowed)
        assert desk.ask(board.count, narrowed) == len(found)
        return {each.request for each in found}

    assert shown() == {late, soon, calm}
    # What has its answer on its way is nothing to clear today; it stays in sight.
    assert shown(only=Only.TODAY) == {soon}
    assert shown(only=Only.LATE) == {late}
    assert shown(only=Only.LEAVING) == {late}
    assert shown(only=Only.WAITING) == shown(waits_for=Topic.IDENTITY) == shown(holder=MARIA) == {calm}
    # A letter that can no longer extend anything is none that is due.
    assert shown(only=Only.LETTERS) == {soon}
    assert shown(right=Right.ACCESS) == {soon}
    assert shown(from_day=now) == {soon, calm}
    assert shown(subjects=()) == set()
    waiting = next(each for each in desk.ask(board.board) if each.request == calm)
    assert waiting.waiting_since == now
    days = desk.ask(board.by_day)
    assert [each.days_left for each in days] == sorted(each.days_left for each in days)
    assert sum(each.requests for each in days) == 3
    assert sum(each.waiting for each in days) == sum(each.leaving for each in days) == 1


@pytest.mark.promise("S-05")
def test_an_auditor_sees_a_request_without_a_word_of_it(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    given.desk(MARIA).do(uuid4(), course.note, request, 1, "Called her.")
    told = given.desk(PAVEL).ask(board.page, request)
    assert (told.may_read, told.letter_words) == (False, None)
    assert [each.words for each in told.events] == ["", ""]
    assert page(given, request).may_read


def test_the_clocks_of_a_letter_are_foreseen_as_they_will_be(given: Given) -> None:
    desk, received = given.desk(MARIA), today(given) - 12 * DAY
    now, found = desk.ask(intake.foreseen, CONTROLLER, (Right.ACCESS, Right.RESTRICTION), received)
    assert (now, [each.right for each in found]) == (today(given), [Right.ACCESS, Right.RESTRICTION])
    told = page(given, asked(given, None, Right.ACCESS, on=received))
    assert found[0].deadline == told.deadline
    for day in (today(given) + DAY, intake.LAW_SINCE - DAY):
        with pytest.raises(NotReceivedThen):
            desk.ask(intake.foreseen, CONTROLLER, (Right.ACCESS,), day)


@pytest.mark.promise("R-09")
def test_on_a_friday_what_is_due_on_monday_is_cleared_today() -> None:
    friday = date(2026, 11, 20)
    assert [cleared_until(friday + timedelta(days=ahead)).isoformat() for ahead in range(-1, 4)] == [
        "2026-11-20",
        *(["2026-11-23"] * 3),
        "2026-11-24",
    ]
