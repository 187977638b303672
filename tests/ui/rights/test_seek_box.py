"""Who asks and is no customer is looked for from the request's page; what was found begins the answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from backoffice.rights.rules import Right
from tests.given import MARIA
from tests.ledger.flows import Line, book
from tests.rights.asking import asked
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.promise("R-01")
def test_a_stranger_is_looked_for_and_the_answer_begun_with_what_was_found(desk: Desk) -> None:
    given = desk.given
    book(given, [Line(given.customer(), "2026-03-02", 40, words="SEPA in Dana Ofer Weiss rent")])
    request = asked(given, None, Right.ACCESS)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert found.request.prepare.accessibleName().startswith("Look for the person")
    desk.press(Qt.Key.Key_P)
    box = found.seeking
    desk.qtbot.waitUntil(box.isVisible)
    assert box.answer.isHidden()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: bool(box._wrong.text()))
    box.name.edit.setText("Dana Ofer Weiss")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: bool(box.found) and box.go.isEnabled())
    desk.settle()
    assert {each.place: each.found for each in box.found}["ledger.particulars.description"] == 1
    assert "1 row names them" in box.said.text()
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(found.letters.isVisible)
    desk.qtbot.waitUntil(lambda: "in words of payments" in found.letters.text.toPlainText())
    assert box.name.text() == ""
