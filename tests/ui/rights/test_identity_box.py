"""The identity check at the desk: a paper added, looked at in the window, and gone with the verdict, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from backoffice.rights import identity_papers
from backoffice.rights.identity_papers import Verdict
from backoffice.rights.rules import ReplyKind, Right
from tests.given import MARIA
from tests.rights.asking import asked
from tests.rights.test_identity_papers import decided
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.promise("D-10")
def test_a_paper_is_added_seen_and_destroyed_with_the_verdict_by_keys(desk: Desk, tmp_path: Path) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS)
    passport, words = tmp_path / "passport.png", tmp_path / "passport.txt"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(passport))
    words.write_text("no paper")
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert "be sure who asks first" in found.request.proposal.accessibleName()
    desk.press(Qt.Key.Key_D)
    box = found.identities
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert "No paper is here" in box.said.text()
    assert box.go.isHidden()
    box.add_file(words)
    desk.qtbot.waitUntil(lambda: "PDF, PNG or JPEG" in box._wrong.text())
    box.add_file(passport)
    desk.qtbot.waitUntil(lambda: box.go.isVisible() and box.go.isEnabled())
    desk.settle()
    # Nobody decides on what they have not seen.
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "Look at every paper first" in box._wrong.text())
    box.table.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(box.pane.isVisible)
    desk.settle()
    assert box.pane.shown.pixmap().width() == 40
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "were destroyed" in box.said.text())
    desk.settle()
    assert box.pane.shown.pixmap().isNull()
    assert not box.pane.isVisible()
    (kept,) = given.desk(MARIA).ask(identity_papers.papers_of, request)
    assert (kept.verdict, kept.seen_by) == (Verdict.CONFIRMED, MARIA)
    # The check was the proof: nothing asks for it again, and it stands in what happened.
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(found.request.proposal.isHidden)
    desk.settle()
    assert "Identity confirmed" in found.request.history.text.toPlainText()
    desk.press(Qt.Key.Key_P)
    desk.qtbot.waitUntil(found.package.isVisible)
    desk.settle()
    assert found.package.unchecked.isHidden()
    found.package.close_box()
    desk.press(Qt.Key.Key_L)
    desk.qtbot.waitUntil(found.letters.isVisible)
    assert found.letters.letter().kind is ReplyKind.OUTCOME


@pytest.mark.promise("R-01")
def test_whose_papers_were_refused_is_asked_again_and_no_copy_is_offered(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS)
    decided(given, request, Verdict.REFUSED)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert "Not confirmed who asks: nothing is handed out" in found.request.warning.accessibleName()
    assert "be sure who asks first" in found.request.proposal.accessibleName()
    assert not found.request.may_prepare()
