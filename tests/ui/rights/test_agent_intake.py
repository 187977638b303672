"""Somebody asks in a person's name: named at the intake, shown at the request, asked for their authority."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from backoffice.rights.rules import Addressee, Agent, Asker, ReplyKind, Right, Way
from tests.given import MARIA
from tests.rights.asking import page
from tests.ui.conftest import Desk
from tests.ui.rights.test_intake_box import box_of as intake_of
from tests.ui.rights.test_intake_box import foreseen
from tests.ui.rights.test_letter_box import box_of as letter_of
from tests.ui.rights.test_requests_page import opened, page_of


@pytest.mark.promise("R-11")
def test_an_agent_is_named_shown_and_written_to_while_answers_go_to_the_person(desk: Desk) -> None:
    given = desk.given
    given.customer("Bela Kovacs", "HU")
    desk.sign_in(MARIA)
    box = intake_of(desk)
    box.words.setPlainText("I write for my father, who asked me to.")
    box.rights[Right.ACCESS].setChecked(True)
    box.person.look_for("kovacs")
    desk.settle()
    assert not box.agent.isVisible()
    box.asker.setCurrentIndex(box.asker.findData(Asker.AGENT))
    assert box.agent.isVisible()
    foreseen(desk, box)
    box.submit()
    assert "who the agent is" in box._wrong.text()
    box.agent.name.edit.setText("Zsofia Kovacs")
    box.agent.address.edit.setText("Ráday utca 4, 1092 Budapest")
    box.submit()
    desk.settle()
    found = page_of(desk)
    request = opened(desk, found)
    assert page(given, request).agent == Agent("Zsofia Kovacs", "", "Ráday utca 4\n1092 Budapest")
    assert "Zsofia Kovacs" in found.request.about.text()
    letter = letter_of(desk, found)
    # The agent has no e-mail, so the question goes by post, to them; the answer is the person's.
    assert (letter.kind.currentData(), letter.to.chosen, letter._way()) == (
        ReplyKind.AUTHORITY,
        Addressee.AGENT,
        Way.POST,
    )
    assert letter.postal.toPlainText() == "Zsofia Kovacs\nRáday utca 4\n1092 Budapest"
    assert letter.text.toPlainText().startswith("Hello Zsofia Kovacs,")
    letter.kind.setCurrentIndex(letter.kind.findData(ReplyKind.OUTCOME))
    desk.settle()
    assert letter.to.chosen is Addressee.PERSON
    assert "Zsofia" not in letter.postal.toPlainText()
    assert letter.text.toPlainText().startswith("Hello Bela Kovacs,")
    letter.to.setCurrentIndex(letter.to.findData(Addressee.AGENT))
    desk.settle()
    assert letter.text.toPlainText().startswith("Hello Zsofia Kovacs,")
    desk.press(Qt.Key.Key_Escape)
