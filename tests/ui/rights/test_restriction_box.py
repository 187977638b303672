"""Restriction at the request: set with its ground, seen to stand, lifted, and the person written to."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backoffice.people import restriction
from backoffice.people.restriction import Ground, StillSees
from backoffice.rights import course, posting, replies
from backoffice.rights.posting import Proof
from backoffice.rights.restriction_letters import NOTICE
from backoffice.rights.rules import Outcome, ReplyKind, Right, Way
from tests.given import MARIA
from tests.jobs.relays import LocalRelay
from tests.rights.asking import asked, line, today
from tests.rights.test_lifting import restricted
from tests.rights.test_replies import delivered, relay, written
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.requests_page import RequestsPage

__all__ = ["relay"]
CTRL = Qt.KeyboardModifier.ControlModifier


def first_step(found: RequestsPage) -> str:
    """What the clock says of what takes effect on receipt."""
    steps = found.request.sheet.steps if found.request.sheet is not None else ()
    return next(step.what for step in steps if "effect" in step.what)


@pytest.mark.promise("R-04")
def test_a_restriction_is_set_announced_and_lifted_with_keys(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = asked(given, customer, Right.RESTRICTION)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert found.request.restrict.isVisible()
    # Asked for is not done: the pane says so, and which key does it.
    assert "has not yet" in first_step(found)
    assert "(H)" in found.request.warning.accessibleName()
    desk.press(Qt.Key.Key_H)
    box = found.restriction
    desk.qtbot.waitUntil(box.isVisible)
    box.ground.setCurrentIndex(box.ground.findData(Ground.CLAIMS))
    box.ticks[StillSees.FINANCE].setChecked(True)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert box.isHidden()
    (standing,) = given.desk(MARIA).ask(restriction.restrictions_of, customer)
    assert (standing.ground, standing.still_see, standing.lifted_at) == (Ground.CLAIMS, (StillSees.FINANCE,), None)
    desk.qtbot.waitUntil(lambda: "In effect since" in first_step(found))
    assert "Maria" in first_step(found)
    assert "withheld" in found.request.warning.accessibleName()
    desk.press(Qt.Key.Key_H)
    desk.qtbot.waitUntil(box.isVisible)
    assert "legal claims" in box.facts.text()
    assert not box.ticks[StillSees.FINANCE].isVisible()
    assert "has not been told" in box.told.accessibleName()
    # Lifting begins with the letter, which stands ready but for what only the officer knows.
    desk.press(Qt.Key.Key_Return, CTRL)
    letter = found.letters
    desk.qtbot.waitUntil(letter.isVisible)
    desk.settle()
    assert letter.letter().kind is ReplyKind.LIFTING
    assert "you need it for legal claims" in letter.text.toPlainText()
    QTest.keyClicks(letter.text, "the court has decided")
    # The day that is chosen is the day that the letter names; a short notice needs its reason.
    assert not letter.why.isVisible()
    usual = letter.lifts.day()
    assert usual == today(given) + NOTICE
    for on in (usual - timedelta(days=1), usual):
        letter.lifts.show_day(on)
        assert f"on {on.day} {on:%B %Y} at the earliest" in letter.text.toPlainText()
        assert letter.why.isVisible() is (on < usual)
    letter.way.setCurrentIndex(letter.way.findData(Way.POST))
    letter.postal.setPlainText("Samira Haddadin\nMadaba")
    assert "once its posting is entered" in letter.day.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert letter.isHidden()
    found.request.focus()
    desk.press(Qt.Key.Key_H)
    desk.qtbot.waitUntil(box.isVisible)
    assert "waits to be posted" in box.told.accessibleName()
    assert box.go.isHidden()
    desk.press(Qt.Key.Key_Escape)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    (sent,) = given.desk(MARIA).ask(replies.replies_of, request)
    given.desk(MARIA).do(uuid4(), posting.record_posted, sent.reply, today(given), Proof("Royal Mail", "AB1", ""))
    found.request.focus()
    desk.press(Qt.Key.Key_H)
    desk.qtbot.waitUntil(box.isVisible)
    assert "can be lifted from then on" in box.told.accessibleName()
    assert box.go.isHidden()
    desk.press(Qt.Key.Key_Escape)
    given.clock_moves(NOTICE)
    found.look_again()
    desk.settle()
    found.request.focus()
    desk.press(Qt.Key.Key_H)
    desk.qtbot.waitUntil(box.isVisible)
    assert "can be lifted now" in box.told.accessibleName()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (lifted,) = given.desk(MARIA).ask(restriction.restrictions_of, customer)
    assert lifted.lifted_by == MARIA
    desk.qtbot.waitUntil(lambda: "Restriction lifted, \u2068Maria" in found.request.history.text.toPlainText())
    assert "Data restricted, \u2068Maria" in found.request.history.text.toPlainText()
    # The answer says what was restricted and what goes on.
    found.request.focus()
    desk.press(Qt.Key.Key_L)
    desk.qtbot.waitUntil(letter.isVisible)


@pytest.mark.promise("R-04")
def test_an_answered_restriction_can_be_written_about_and_one_that_is_being_answered_says_why_not(
    desk: Desk, relay: LocalRelay
) -> None:
    given = desk.given
    _, request = restricted(given)
    written(given, request, ReplyKind.OUTCOME, outcome=Outcome.FULFILLED)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert "on its way" in found.why_not_write()
    desk.press(Qt.Key.Key_H)
    desk.qtbot.waitUntil(found.restriction.isVisible)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert found.restriction.isVisible()
    assert "on its way" in found.restriction._wrong.text()
    desk.press(Qt.Key.Key_Escape)
    delivered(given, relay, request)
    found.look_again()
    desk.settle()
    found.request.focus()
    desk.press(Qt.Key.Key_L)
    box = found.letters
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert [box.kind.itemData(at) for at in range(box.kind.count())] == [ReplyKind.LIFTING, ReplyKind.OUTCOME]
    assert box.letter().kind is ReplyKind.LIFTING
    box.kind.setCurrentIndex(1)
    desk.settle()
    assert box.outcome.isHidden()
    assert "further answer" in box.day.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert box.isHidden()
    assert line(given, request).outcome is Outcome.FULFILLED
    assert [each.kind for each in given.desk(MARIA).ask(replies.replies_of, request)] == [ReplyKind.OUTCOME] * 2
