"""Complaints at the desk: recorded at a request, on the board with their day, and gone only when they are closed."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from backoffice.rights import complaints
from backoffice.rights.complaints import Ended, NewComplaint, Origin
from backoffice.rights.rules import Channel, Right, Way
from tests.given import MARIA
from tests.rights.asking import asked, today
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of, type_words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.promise("R-08")
def test_a_complaint_is_recorded_stays_on_the_board_and_is_closed_with_keys(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(country="DE"), Right.ACCESS)
    desk.sign_in(MARIA)
    found = page_of(desk)
    assert not found.board.complaints.isVisible()
    found.open_at(request)
    opened(desk, found)
    desk.press(Qt.Key.Key_Q)
    box = found.complaints
    desk.qtbot.waitUntil(box.isVisible)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Write down" in box._wrong.text()
    box.origin.setCurrentIndex(box.origin.findData(Origin.AUTHORITY))
    assert box.authority.currentData() == "DE"
    assert box.channel.currentData() == Channel.MAIL
    assert box.channel.findData(Channel.ACCOUNT) == -1
    assert box.person.isHidden()
    box.reference.edit.setText("24-193/7")
    box.answer_by.show_day(today(given) + timedelta(days=5))
    box.words.setFocus()
    type_words("The complainant says that no answer came.")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (told,) = given.desk(MARIA).ask(complaints.open_complaints)
    assert (told.request, told.reference, told.days_left) == (request, "24-193/7", 5)
    desk.qtbot.waitUntil(lambda: found.request.sheet is not None and "C-5001" in " ".join(found.request.sheet.warnings))
    found.go_back()
    desk.settle()
    desk.qtbot.waitUntil(found.board.complaints.isVisible)
    assert "C-5001" in found.board.complaints.accessibleName()
    # However the list is narrowed, it stays.
    found.board.strip.text.setText("nobody")
    desk.settle()
    assert found.board.complaints.isVisible()
    found.board.table.setFocus()
    with given.sql("bootstrap") as connection:
        connection.execute("delete from vault.ticket")
    desk.press(Qt.Key.Key_Q)
    desk.qtbot.waitUntil(box.isVisible)
    assert "opens its words" in box.told.text()
    # However long the authority's name, all that is beside it stands whole.
    cells, delegate = box.table.rows._rows[0].cells, box.table.itemDelegate()
    assert box.table.horizontalScrollBar().maximum() == 0
    for at in (0, 2, 3):
        index = box.table.rows.index(0, at)
        assert cells[at].text
        assert box.table.columnWidth(at) >= delegate.sizeHint(QStyleOptionViewItem(), index).width()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert "no answer came" in box.told.text()
    box.ended.setCurrentIndex(box.ended.findData(Ended.REJECTED))
    box.words.setFocus()
    type_words("Answered the authority by its portal.")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert given.desk(MARIA).ask(complaints.open_complaints) == ()
    desk.qtbot.waitUntil(lambda: not found.board.complaints.isVisible())


@pytest.mark.promise("R-08")
def test_a_complaint_without_a_request_is_tied_to_its_person_and_half_typed_words_stay(desk: Desk) -> None:
    given = desk.given
    customer = given.customer("Elena Petrova")
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.press(Qt.Key.Key_Q)
    box = found.complaints
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert box.person.isVisible()
    type_words("Your answer left out")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Say whom it is about" in box._wrong.text()
    assert box.person.text.hasFocus()
    assert box.words.toPlainText() == "Your answer left out"
    # Esc and back: what was typed is there.
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: not box.isVisible())
    desk.press(Qt.Key.Key_Q)
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert box.words.toPlainText() == "Your answer left out"
    box.person.look_for("Elena Petrova")
    desk.settle()
    assert box.person.customer() == customer
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (told,) = given.desk(MARIA).ask(complaints.open_complaints)
    assert (told.customer, told.request, told.origin, told.channel) == (
        customer,
        None,
        Origin.CUSTOMER,
        Channel.MAIL,
    )
    desk.press(Qt.Key.Key_Q)
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert str(customer)[-4:] in box.table.rows._rows[0].cells[2].text
    assert box.words.toPlainText() == ""


@pytest.mark.promise("R-08")
def test_a_complaint_is_acknowledged_with_keys_and_is_a_letter_due_until_then(desk: Desk) -> None:
    given = desk.given
    customer = given.customer("Elena Petrova", country="DE")
    received = today(given) - timedelta(days=25)
    told = NewComplaint(
        Origin.CUSTOMER, Channel.MAIL, "", "", None, customer, received, None, "Nobody tells me what you keep."
    )
    given.desk(MARIA).do(uuid4(), complaints.record, told)
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.qtbot.waitUntil(lambda: "to acknowledge: C-5001 by" in found.board.complaints.accessibleName())
    desk.press(Qt.Key.Key_Q)
    box = found.complaints
    desk.qtbot.waitUntil(box.isVisible)
    assert "Not acknowledged yet" in box.acknowledgement.state.accessibleName()
    assert not box.acknowledgement.file.isVisible()
    desk.press(Qt.Key.Key_F6)
    letter = found.acknowledgements
    desk.qtbot.waitUntil(letter.isVisible)
    assert not box.isVisible()
    assert letter.text.toPlainText().startswith("Hello Elena Petrova,")
    assert not letter.lacking.isVisible()
    assert "5 days left" in letter.day.text()
    # What was typed stays with it, in each language.
    type_words("P.S. ")
    letter.language.setCurrentIndex(letter.language.findData("zh"))
    desk.settle()
    assert "您的编号：C-5001" in letter.text.toPlainText()
    letter.language.setCurrentIndex(letter.language.findData("en"))
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Q)
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(letter.isVisible)
    assert "P.S." in letter.text.toPlainText()
    desk.press(Qt.Key.Key_F4)
    desk.settle()
    assert "Subject: We have received your complaint C-5001" in letter.as_mail.toPlainText()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert not letter.isVisible()
    desk.qtbot.waitUntil(lambda: "C-5001 is leaving" in found.board.complaints.accessibleName())
    desk.press(Qt.Key.Key_Q)
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert "counts once a relay has accepted it" in box.acknowledgement.state.accessibleName()
    desk.press(Qt.Key.Key_F6)
    desk.settle()
    assert "Not acknowledged yet" in box.acknowledgement.state.accessibleName()
    # On paper instead: made, filed, and entered as posted.
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(letter.isVisible)
    letter.way.setCurrentIndex(letter.way.findData(Way.POST))
    letter.postal.setPlainText("Elena Petrova\nLindenweg 4\n10115 Berlin")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    (made,) = given.house.settings.exports_folder.glob("*.pdf")
    assert made.name.startswith("letter-C-5001-acknowledgement-")
    desk.press(Qt.Key.Key_Q)
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(found.postings.isVisible)
    found.postings.carrier.edit.setText("Deutsche Post")
    found.postings.number.edit.setText("RR 12 345 678 9DE")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    desk.qtbot.waitUntil(lambda: "acknowledge" not in found.board.complaints.accessibleName())
    assert "C-5001" in found.board.complaints.accessibleName()
