"""What takes effect on receipt: told truly, also where another request of the letter did it, and today's work else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from backoffice.people import restriction
from backoffice.people.consents import ConsentTo
from backoffice.people.restriction import Ground
from backoffice.people.rules import Interest
from backoffice.rights import board, course, intake, replies
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.rules import Channel, ReplyKind, Right, Topic
from backoffice.rights.views import Done, RequestPage
from backoffice.rights.withdrawing import withdraw_consents
from tests.given import MARIA, Given
from tests.people.test_consents import given_to
from tests.rights.asking import asked, letter, line, page, today
from ui.rights.at_once import at_once
from ui.rights.wording import RightsWording
from ui.widgets.shapes import Shape

DAY = timedelta(days=1)


def told(found: RequestPage) -> tuple[Shape, str, str]:
    said = at_once(found, RightsWording("en"), {})
    return said.shape, said.words, said.warning


def answer(given: Given, request: object) -> str:
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    return given.desk(MARIA).ask(replies.draft, request, ReplyKind.OUTCOME).text


@pytest.mark.promise("R-07")
def test_a_withdrawal_knows_what_the_objection_in_the_same_letter_took_back(given: Given) -> None:
    customer = given.customer()
    for purpose in (ConsentTo.MARKETING, ConsentTo.ANALYTICS):
        given_to(given, customer, purpose)
    new = replace(
        letter(given, customer, Right.OBJECTION, Right.WITHDRAWAL),
        objects_to=(Interest.MARKETING,),
        takes_back=(ConsentTo.MARKETING,),
    )
    first = given.desk(MARIA).do(uuid4(), intake.receive, new).first_request
    (withdrawal,) = page(given, first).beside
    found = page(given, withdrawal.request)
    assert [each.done for each in found.effects] == [Done.TAKEN_BACK]
    assert told(found)[0] is Shape.AGREES
    assert told(found)[2] == ""
    assert not found.line.undone
    assert "offers and news" in answer(given, withdrawal.request)
    # What is taken back later, by whichever request of theirs, is told as well.
    given.desk(MARIA).do(
        uuid4(), withdraw_consents, first, line(given, first).version, (ConsentTo.ANALYTICS,), "They said so."
    )
    assert "measuring how you use" in answer(given, withdrawal.request)
    # Nothing stands any more: another withdrawal has nothing to take back, and is not said to wait for it.
    given.clock_moves(DAY)
    again = page(given, asked(given, customer, Right.WITHDRAWAL))
    assert told(again)[0] is Shape.UNKNOWN
    assert "No consent" in told(again)[1]
    assert not again.line.undone


@pytest.mark.promise("R-06")
@pytest.mark.parametrize(("days", "shape"), [(0, Shape.AGREES), (2, Shape.LATE)])
def test_the_answer_and_the_clock_tell_when_it_was_received_and_since_when_it_is_stopped(
    given: Given, days: int, shape: Shape
) -> None:
    received = today(given) - days * DAY
    new = replace(letter(given, given.customer(), Right.OBJECTION, on=received), objects_to=(Interest.MARKETING,))
    request = given.desk(MARIA).do(uuid4(), intake.receive, new).first_request
    text = answer(given, request)
    assert ("the day we received" in text) is (days == 0)
    assert (f"received your objection on {received.day} {received:%B %Y}" in text) is (days > 0)
    assert f"{today(given).day} {today(given):%B %Y}" in text
    assert told(page(given, request))[0] is shape


@pytest.mark.promise("R-04", "R-07")
def test_what_has_no_effect_yet_is_todays_work_before_all_that_is_not_late(given: Given) -> None:
    desk, customer = given.desk(MARIA), given.customer()
    given_to(given, customer, ConsentTo.MARKETING)
    late = asked(given, given.customer("Dana Other"), Right.ACCESS, on=today(given) - 40 * DAY)
    new = replace(letter(given, customer, Right.WITHDRAWAL, on=today(given) - 9 * DAY), channel=Channel.ACCOUNT)
    withdrawal = desk.do(uuid4(), intake.receive, new).first_request
    desk.do(uuid4(), course.ask, withdrawal, 1, Topic.IDENTITY, today(given))
    third = given.customer("Rana Third")
    restricting = asked(given, third, Right.RESTRICTION)
    nobody = asked(given, None, Right.RESTRICTION)
    today_only = Narrowed(only=Only.TODAY)
    first = desk.ask(board.board, narrowed=today_only)
    assert [each.request for each in first] == [late, withdrawal, restricting]
    assert [each.undone for each in first] == [False, True, True]
    assert desk.ask(board.count, today_only) == 3
    assert desk.ask(board.standing).undone == 2
    # The whole list goes on behind any of its lines.
    whole = [each.request for each in desk.ask(board.board)]
    assert whole == [late, withdrawal, restricting, nobody]
    assert [each.request for each in desk.ask(board.board, after=first[1])] == whole[2:]
    desk.do(uuid4(), restriction.restrict, restricting, Ground.CLAIMS, ())
    desk.do(
        uuid4(), withdraw_consents, withdrawal, line(given, withdrawal).version, (ConsentTo.MARKETING,), "They said so."
    )
    assert [each.request for each in desk.ask(board.board, narrowed=today_only)] == [late]
    # What another request of theirs has restricted is in effect for this one too.
    assert not line(given, asked(given, third, Right.RESTRICTION)).undone
