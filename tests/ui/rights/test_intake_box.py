"""A letter recorded at the desk: typed or dropped as a mail, its clocks seen before it counts."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backoffice.rights import board, course
from backoffice.rights.rules import Asker, Channel, DatedBy, Right
from tests.given import MARIA
from tests.rights.asking import asked, page, today
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.intake_box import IntakeBox

DAY = timedelta(days=1)


def box_of(desk: Desk) -> IntakeBox:
    page_of(desk)
    desk.press(Qt.Key.Key_N)
    box = desk.frame.findChild(IntakeBox)
    assert isinstance(box, IntakeBox)
    desk.settle()
    assert box.isVisible()
    return box


def foreseen(desk: Desk, box: IntakeBox) -> None:
    """Wait for the clocks of what stands in the box now."""
    desk.qtbot.waitUntil(lambda: not box._settled.isActive())
    desk.settle()


@pytest.mark.promise("R-11", "R-09")
def test_a_letter_with_two_rights_is_recorded_and_its_first_request_opens(desk: Desk) -> None:
    given, now = desk.given, today(desk.given)
    customer = given.customer("Bela Kovacs", "HU")
    before = asked(given, customer, Right.ACCESS, on=now - DAY)
    desk.sign_in(MARIA)
    box = box_of(desk)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Tick what the letter asks for" in box._wrong.text()
    box.channel.setCurrentIndex(box.channel.findData(Channel.PHONE))
    for right in (Right.ACCESS, Right.RESTRICTION):
        box.rights[right].setChecked(True)
    box.day.show_day(now - 12 * DAY)
    QTest.keyClicks(box.words, "Rang up and asked for a copy, and not to be bothered meanwhile.")
    box.person.look_for("kovacs")
    desk.settle()
    assert box.person.customer() == customer
    # As much of the name as an officer sees before access was taken.
    assert "B••• K•••" in box.person.found.currentText()
    box.person.text.setText("kovac")
    assert not box.person.is_settled()
    box.person.look_for("kovacs")
    desk.settle()
    foreseen(desk, box)
    assert box.foreseen.gone.text() == "12 days of the time are already gone."
    assert "Restriction" in box.foreseen.accessibleName()
    assert f"R-{page(given, before).line.number}" in box.advice.accessibleName()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    found = page_of(desk)
    told = page(given, opened(desk, found))
    assert box.isHidden()
    assert (told.channel, told.asker, told.customer) == (Channel.PHONE, Asker.PERSON, customer)
    assert (told.line.received_on, told.line.right) == (now - 12 * DAY, Right.ACCESS)
    assert [each.right for each in told.beside] == [Right.RESTRICTION]
    assert found.request.warning.isVisible()
    # The next letter begins empty.
    found.go_back()
    assert box_of(desk).words.toPlainText() == ""


@pytest.mark.promise("R-11")
def test_a_dropped_mail_fills_the_box_and_a_broken_one_is_refused_in_it(desk: Desk, tmp_path: Path) -> None:
    given, now = desk.given, today(desk.given)
    told = EmailMessage()
    told["Received"] = f"by mx.firm.example; {now - 3 * DAY:%d %b %Y} 12:00:00 +0000"
    told["From"] = "Nobody <nobody@nowhere.example>"
    told["Subject"] = "My data"
    told.set_content("What do you hold about me?")
    told.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="id.pdf")
    (tmp_path / "mail.eml").write_bytes(told.as_bytes())
    (tmp_path / "broken.eml").write_bytes(b"\x00\x01")
    desk.sign_in(MARIA)
    box = box_of(desk)
    box.take_files([tmp_path / "broken.eml"])
    desk.settle()
    assert "is no mail" in box._wrong.text()
    box.take_files([tmp_path / "mail.eml"])
    desk.settle()
    assert box.day.day() == now - 3 * DAY
    assert box.words.toPlainText() == "My data\n\nWhat do you hold about me?"
    assert "id.pdf" in box.papers.text()
    assert "No customer is found" in box.person.words.text()
    # A later mail of the same sender moves no clock; one of somebody else is another letter.
    told.replace_header("Received", f"by mx.firm.example; {now - DAY:%d %b %Y} 12:00:00 +0000")
    told.replace_header("From", "Clara <clara@elsewhere.example>")
    (tmp_path / "other.eml").write_bytes(told.as_bytes())
    box.take_files([tmp_path / "other.eml"])
    desk.settle()
    assert "clara@elsewhere.example" in box._wrong.text()
    told.replace_header("From", "Nobody <NOBODY@nowhere.example>")
    (tmp_path / "again.eml").write_bytes(told.as_bytes())
    box.take_files([tmp_path / "again.eml"])
    desk.settle()
    assert box.day.day() == now - 3 * DAY
    assert "elsewhere" not in box.words.toPlainText()
    box.rights[Right.ACCESS].setChecked(True)
    box.submit()
    assert "Say who asks" in box._wrong.text()
    box.person.nobody.setChecked(True)
    foreseen(desk, box)
    box.submit()
    desk.settle()
    found = page_of(desk)
    request = opened(desk, found)
    assert page(given, request).customer is None
    assert sorted(each.name for each in page(given, request).papers) == ["My data.eml"] * 2 + ["id.pdf"] * 2
    paper = next(each.paper for each in page(given, request).papers if each.name == "id.pdf")
    assert given.desk(MARIA).ask(board.paper_content, paper) == b"%PDF"
    found.opening.save_paper_as(paper, tmp_path / "copy.pdf")
    desk.settle()
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"
    # Long answered or not, the same mail is the same mail.
    number = page(given, request).line.number
    given.desk(MARIA).do(uuid4(), course.withdraw, request, page(given, request).line.version, now, "Settled.")
    found.go_back()
    box = box_of(desk)
    assert box.begun.isHidden()
    assert (box.words.toPlainText(), box.papers.text(), box.day.day()) == ("", "", now)
    box.take_files([tmp_path / "again.eml"])
    desk.settle()
    foreseen(desk, box)
    assert f"recorded before, in R-{number}" in box.advice.accessibleName()


def test_a_day_that_only_the_sender_wrote_is_marked_and_stays_marked(desk: Desk, tmp_path: Path) -> None:
    given, now = desk.given, today(desk.given)
    customer = given.customer("Léonie Marchetti")
    asked(given, customer, Right.ACCESS)
    told = EmailMessage()
    told["Date"] = f"{now - 3 * DAY:%d %b %Y} 12:00:00 +0000"
    told["From"] = "Nobody <nobody@nowhere.example>"
    told["Subject"] = "My data"
    # Longer than a request holds, which is to be said as well.
    told.set_content("What do you hold about me? " * 2_000)
    (tmp_path / "mail.eml").write_bytes(told.as_bytes())
    desk.sign_in(MARIA)
    box = box_of(desk)
    box.take_files([tmp_path / "mail.eml"])
    desk.settle()
    foreseen(desk, box)
    assert (box.day.day(), box.sender_said.isVisible()) == (now - 3 * DAY, True)
    box.day.show_day(now - 2 * DAY)
    foreseen(desk, box)
    assert box.sender_said.isHidden()
    box.day.show_day(now - 3 * DAY)
    box.rights[Right.ERASURE].setChecked(True)
    box.person.nobody.setChecked(True)
    foreseen(desk, box)
    box.submit()
    desk.settle()
    found = page_of(desk)
    request = opened(desk, found)
    assert page(given, request).dated_by is DatedBy.DATE
    assert "received by its sender’s own date" in found.request.about.text()


def test_what_was_begun_is_there_again_after_esc(desk: Desk) -> None:
    desk.sign_in(MARIA)
    box = box_of(desk)
    assert QApplication.focusWidget() is box.words
    QTest.keyClicks(box.words, "Half a letter")
    desk.press(Qt.Key.Key_Escape)
    assert box.isHidden()
    again = box_of(desk)
    assert again.words.toPlainText() == "Half a letter"
    # It is said whose letter that is, and nothing typed lands in it unseen.
    assert "begun and not recorded" in again.begun.accessibleName()
    assert QApplication.focusWidget() is again.begun.button
    desk.press(Qt.Key.Key_F8)
    assert again.words.toPlainText() == ""
    assert again.begun.isHidden()
    assert QApplication.focusWidget() is again.words
