"""An objection at the request: what it has stopped, weighed with keys, begun words kept, and the answer written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from backoffice.people.rules import Interest, Weighed
from backoffice.rights import weighing
from backoffice.rights.rules import Outcome, ReplyKind, Right, State
from tests.given import MARIA
from tests.people.test_objections import objected, of
from tests.rights.asking import line
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of, type_words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.promise("R-06")
def test_an_objection_is_weighed_with_keys_and_what_was_begun_is_kept(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = objected(given, customer, Interest.MARKETING, Interest.PROFILING)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert found.request.sheet is not None
    assert "waits to be weighed" in found.request.sheet.warnings[0]
    assert found.request.warning.isVisible()
    desk.press(Qt.Key.Key_O)
    box = found.objection
    desk.qtbot.waitUntil(box.isVisible)
    assert box.purpose.count() == 1
    type_words("A claim is pending.")
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert box.isHidden()
    # Another window of the same person finds what was begun.
    box.drafts._latest.clear()
    desk.press(Qt.Key.Key_O)
    desk.qtbot.waitUntil(box.isVisible)
    assert box.grounds.toPlainText() == "A claim is pending."
    box.ending.setCurrentIndex(2)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Write down how it was weighed" in box._wrong.text()
    type_words("They lose little.")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert box.isHidden()
    assert of(given, customer)[Interest.PROFILING].outcome is Weighed.OVERRIDDEN
    (_, told) = given.desk(MARIA).ask(weighing.weighings_of, request)
    assert (told.grounds, told.weighing) == ("A claim is pending.", "They lose little.")
    desk.qtbot.waitUntil(found.letters.isVisible)
    assert found.letters.letter().kind is ReplyKind.OUTCOME
    assert found.letters.outcome.currentData() == Outcome.PARTLY
    assert "A claim is pending." in found.letters.text.toPlainText()
    # It was read again after the weighing, so that it can be sent as it opens.
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: line(given, request).state is State.LEAVING)
    desk.settle()
    assert found.letters.isHidden()


@pytest.mark.promise("R-06")
def test_the_box_stays_while_another_purpose_waits_to_be_weighed(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = objected(given, customer, Interest.PROFILING, Interest.SURVEYS)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    desk.press(Qt.Key.Key_O)
    box = found.objection
    desk.qtbot.waitUntil(box.isVisible)
    for left in (1, 0):
        box.weighing.setPlainText("They lose little.")
        desk.press(Qt.Key.Key_Return, CTRL)
        desk.settle()
        assert box.isVisible() is bool(left)
        assert left == 0 or (box.purpose.count() == 1 and not box.weighing.toPlainText())
    assert {each.outcome for each in of(given, customer).values()} == {Weighed.UPHELD}


@pytest.mark.promise("R-06")
def test_what_a_letter_objects_to_is_asked_when_it_is_recorded(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.press(Qt.Key.Key_N)
    box = found.intake
    desk.qtbot.waitUntil(box.isVisible)
    assert not box._objects_to.isVisible()
    box.rights[Right.OBJECTION].setChecked(True)
    assert box._objects_to.isVisible()
    for each in (Interest.PROFILING, Interest.SURVEYS, Interest.IMPROVEMENT):
        box.objects_to[each].setChecked(False)
    box.words.setPlainText("No more offers, please.")
    box.person.text.setText("Samira")
    box.person.look_for("Samira")
    desk.settle()
    desk.qtbot.waitUntil(lambda: box.person.customer() == customer)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert set(of(given, customer)) == {Interest.MARKETING}
