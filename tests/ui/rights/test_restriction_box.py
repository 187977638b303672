"""Restriction at the request: set with its ground, seen to stand, lifted, and the person written to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from backoffice.people import restriction
from backoffice.people.restriction import Ground, StillSees
from backoffice.rights.rules import Right
from tests.given import MARIA
from tests.rights.asking import asked
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.requests_page import RequestsPage

CTRL = Qt.KeyboardModifier.ControlModifier


def first_step(found: RequestsPage) -> str:
    """What the clock says of what takes effect on receipt."""
    steps = found.request.sheet.steps if found.request.sheet is not None else ()
    return next(step.what for step in steps if "effect" in step.what)


@pytest.mark.promise("R-04")
def test_a_restriction_is_set_and_lifted_with_keys_and_the_person_is_written_to(desk: Desk) -> None:
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
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (lifted,) = given.desk(MARIA).ask(restriction.restrictions_of, customer)
    assert lifted.lifted_by == MARIA
    desk.qtbot.waitUntil(lambda: "Restriction lifted, Maria" in found.request.history.text.toPlainText())
    assert "Data restricted, Maria" in found.request.history.text.toPlainText()
    desk.qtbot.waitUntil(found.letters.isVisible)
