"""A letter by post at the desk: written, made a PDF, posted with its proof, come back, with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from backoffice.rights import replies
from backoffice.rights.rules import Outcome, PostAct, ReplyKind, Right, State, Way
from tests.given import MARIA
from tests.rights.asking import asked, line
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of, type_words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.promise("R-09")
def test_a_letter_is_written_by_post_posted_and_comes_back_with_keys(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    desk.press(Qt.Key.Key_L)
    box = found.letters
    desk.qtbot.waitUntil(box.isVisible)
    box.kind.setCurrentIndex(box.kind.findData(ReplyKind.OUTCOME))
    desk.settle()
    assert not box.postal.isVisible()
    # Nothing was done yet: the box says so before anybody has written a word.
    assert (box.outcome.currentData(), box.lacking.isVisible()) == (Outcome.FULFILLED, True)
    assert "Write the package (P)" in box.lacking.accessibleName()
    box.outcome.setCurrentIndex(box.outcome.findData(Outcome.PARTLY))
    assert box.lacking.isHidden()
    box.way.setCurrentIndex(box.way.findData(Way.POST))
    assert box.postal.toPlainText() == "Samira Yousef Haddadin\nGarden Street 4\n17110 Madaba\nJordan"
    assert "answer this e-mail" not in box.text.toPlainText()
    box.text.setPlainText("All of it is enclosed.\n\nKind regards")
    desk.press(Qt.Key.Key_F4)
    desk.settle()
    assert "Garden Street 4" in box.as_mail.toPlainText()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert box.isHidden()
    (path,) = given.house.settings.exports_folder.glob("letter-R-*.pdf")
    assert path.read_bytes().startswith(b"%PDF")
    desk.qtbot.waitUntil(lambda: found.request.waiting_letter() is not None)
    assert line(given, request).state is State.LEAVING
    found.request.focus()
    desk.press(Qt.Key.Key_B)
    desk.qtbot.waitUntil(found.postings.isVisible)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert "proves its posting" in found.postings._wrong.text()
    type_words("Royal Mail")
    found.postings.number.edit.setText("AB 1234 5678 9GB")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    told = line(given, request)
    assert (told.state, told.outcome) == (State.ANSWERED, Outcome.PARTLY)
    desk.qtbot.waitUntil(lambda: "AB 1234" in (found.request.sheet.letters[0].state if found.request.sheet else ""))
    found.request.focus()
    desk.press(Qt.Key.Key_B)
    desk.qtbot.waitUntil(found.postings.isVisible)
    assert not found.postings.carrier.isVisible()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert line(given, request).state is State.OPEN
    (reply,) = given.desk(MARIA).ask(replies.replies_of, request)
    assert [each.act for each in reply.postings] == [PostAct.POSTED, PostAct.RETURNED]
    desk.qtbot.waitUntil(lambda: found.request.warning.isVisible())
    assert found.request.sheet is not None
    assert "came back undeliverable" in " ".join(found.request.sheet.warnings)
