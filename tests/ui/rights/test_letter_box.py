"""A letter written about a request: drafted, completed, seen as a mail, kept, sent, called back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backoffice.jobs import noting
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import Answer
from backoffice.outbox.rules import Outcome as Relayed
from backoffice.people.consents import ConsentTo
from backoffice.rights import course, intake, replies, reply_drafts
from backoffice.rights.narrowing import Only
from backoffice.rights.rules import Addressee, Channel, Outcome, ReplyKind, Right, State, Way
from tests.given import MARIA
from tests.people.test_consents import given_to
from tests.rights.asking import asked, letter, line, page, today
from tests.rights.packing import packed
from tests.rights.test_rectification import MOVED, begun, carried_out
from tests.rights.test_replies import written
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.letter_begun import first_words, fresh_words
from ui.rights.letter_box import LetterBox
from ui.rights.requests_page import RequestsPage

DAY = timedelta(days=1)
CTRL = Qt.KeyboardModifier.ControlModifier


def box_of(desk: Desk, found: RequestsPage) -> LetterBox:
    desk.press(Qt.Key.Key_L)
    box = found.letters
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    return box


@pytest.mark.promise("R-09", "R-10")
def test_a_letter_is_completed_seen_sent_and_called_back_with_keys(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS, on=today(given) - 20 * DAY)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    box = box_of(desk, found)
    # Who asks by mail is first asked who they are.
    assert box.letter().kind is ReplyKind.IDENTITY
    assert box.text.textCursor().selectedText().startswith("[")
    assert "counts from the day a relay accepts it" in box.day.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert "still to be filled in" in box._wrong.text()
    QTest.keyClicks(box.text, "a copy of your passport")
    assert box.blank.isHidden()
    desk.press(Qt.Key.Key_F4)
    desk.settle()
    assert "a copy of your passport" in box.as_mail.toPlainText()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    kept = given.desk(MARIA).ask(reply_drafts.begun, request)
    assert kept is not None
    assert "a copy of your passport" in kept.letter.text
    found.request.focus()
    box = box_of(desk, found)
    assert "a copy of your passport" in box.text.toPlainText()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert box.isHidden()
    desk.qtbot.waitUntil(lambda: found.request.waiting_letter() is not None)
    assert not found.request.proposal.isVisible()
    found.request.letters.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [file.suffix for file in given.house.settings.exports_folder.glob("letter-R-*")] == [".pdf"]
    found.request.focus()
    desk.press(Qt.Key.Key_Z)
    desk.settle()
    assert found.request.waiting_letter() is None
    assert [each.kind for each in given.desk(MARIA).ask(replies.replies_of, request)] == [ReplyKind.IDENTITY]
    # A second extension is stopped before its reasons are written, and again when the box opens with it.
    sent = written(given, request, ReplyKind.EXTENSION)
    for _ in range(2):
        box = box_of(desk, found)
        box.kind.setCurrentIndex(box.kind.findData(ReplyKind.EXTENSION))
        desk.settle()
        assert "on its way already" in box.day.text()
        assert box.go.text() == "On its way already"
        box.text.insertPlainText(" ")
        desk.press(Qt.Key.Key_Escape)
        desk.settle()
        found.request.focus()
    given.desk(MARIA).do(uuid4(), replies.call_back, sent.reply)
    box = box_of(desk, found)
    assert box.letter().kind is ReplyKind.EXTENSION
    assert box.go.isEnabled()


@pytest.mark.promise("R-09")
def test_an_answer_leaves_with_its_outcome_to_the_address_the_officer_gives(desk: Desk) -> None:
    given = desk.given
    request = asked(given, None, Right.ERASURE, on=today(given) - 29 * DAY)
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.press(Qt.Key.Key_D)
    opened(desk, found)
    box = box_of(desk, found)
    box.kind.setCurrentIndex(box.kind.findData(ReplyKind.OUTCOME))
    desk.settle()
    assert box.outcome.currentData() == Outcome.NOTHING_HELD
    box.text.setPlainText("We hold nothing about you.")
    box.submit()
    desk.settle()
    assert "No mail can be sent" in box._wrong.text()
    box.address.edit.setText("asker@example.org")
    box.submit()
    desk.settle()
    assert (line(given, request).state, line(given, request).outcome) == (State.LEAVING, Outcome.NOTHING_HELD)
    # It was the only one to clear today: back to the board, where it stays in sight until a relay has accepted it.
    assert found.board.isVisible()
    found.board.strip.clear()
    desk.settle()
    assert found.board.table.rows.row_of(request) >= 0


@pytest.mark.promise("R-07")
def test_a_withdrawal_from_the_address_held_is_answered_without_a_question(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    given_to(given, customer, ConsentTo.MARKETING)
    with given.sql("bootstrap") as connection:
        ((held,),) = connection.execute("select email from people.identity").fetchall()
    told = replace(letter(given, customer, Right.WITHDRAWAL), sender=held, takes_back=(ConsentTo.MARKETING,))
    request = given.desk(MARIA).do(uuid4(), intake.receive, told).first_request
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert not found.request.proposal.isVisible()
    assert not found.request.warning.isVisible()
    assert "by mail from the address held" in found.request.about.text()
    box = box_of(desk, found)
    assert box.letter().kind is ReplyKind.OUTCOME
    assert "offers and news from us" in box.text.toPlainText()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: line(given, request).state is State.LEAVING)
    desk.settle()


def test_a_letter_that_no_relay_takes_is_work_for_today(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS)
    sent = written(given, request, ReplyKind.IDENTITY)
    with given.sql("bootstrap") as connection:
        connection.execute("update outbox.message set state = 'failed' where reply_id = %s", [sent.reply])
    assert line(given, request).waits_for is None
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.settle()
    row = found.board.table.rows.row_of(request)
    assert found.board.table.rows._rows[row].state == "A letter came back"
    found.board.strip.set_only(Only.TODAY)
    desk.settle()
    assert found.board.table.rows.row_of(request) >= 0
    desk.press(Qt.Key.Key_O)
    found.open_at(request)
    opened(desk, found)
    assert "No relay takes the last letter" in found.request.warning.accessibleName()
    # What never arrived was not asked: the question is proposed again.
    assert found.request.proposal.isVisible()
    # Its words are not lost: they go again, by the other way.
    box = box_of(desk, found)
    assert (box.letter().kind, box.way.currentData()) == (ReplyKind.IDENTITY, Way.POST)
    assert "as was said" in box.text.toPlainText()
    assert "answer this e-mail" not in box.text.toPlainText()
    assert box.postal.toPlainText().startswith("Samira")


@pytest.mark.promise("R-01", "R-02", "R-07")
def test_the_answer_knows_what_was_done_though_nothing_was_begun(desk: Desk, tmp_path: Path) -> None:
    given, officer = desk.given, desk.given.desk(MARIA)
    customer = given.customer()
    request = asked(given, customer, Right.ACCESS)
    other = asked(given, customer, Right.ACCESS)

    def anew(of: UUID, kind: ReplyKind = ReplyKind.OUTCOME) -> str:
        officer.do(uuid4(), course.take_access, of)
        return officer.ask(fresh_words, page(given, of), kind, "en", Addressee.PERSON).text

    assert ".zip" not in anew(request)
    made = packed(given, request, tmp_path)
    assert Path(made.path).name in anew(request)
    # The copy is of that request alone.
    assert ".zip" not in anew(other)
    officer.do(uuid4(), course.take_access, request)
    first = officer.ask(first_words, page(given, request), ReplyKind.OUTCOME)
    assert Path(made.path).name in first.letter.text
    corrected = asked(given, customer, Right.RECTIFICATION)
    assert "– your address" not in anew(corrected)
    begun(given, corrected, MOVED)
    carried_out(given, corrected)
    assert "– your address" in anew(corrected)


@pytest.mark.promise("R-08")
def test_an_answer_that_the_relay_refused_was_never_accepted(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS)
    written(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    given.clock_moves(timedelta(minutes=3))
    carrier = given.worker()
    taken = carrier.do(uuid4(), outbox.take)
    assert taken is not None
    carrier.do(uuid4(), noting.put_back, taken, Answer(Relayed.NEVER, "550 5.1.1"))
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    told = found.request.history.text.toPlainText()
    assert "Answer not delivered, the relay refused it: \u2068550 5.1.1" in told
    assert "had accepted it" not in told


@pytest.mark.promise("R-10")
def test_a_letter_by_post_stands_whole_in_a_small_window_and_is_made_from_its_preview(desk: Desk) -> None:
    given = desk.given
    by_post = replace(letter(given, given.customer(), Right.ACCESS), channel=Channel.POST)
    request = given.desk(MARIA).do(uuid4(), intake.receive, by_post).first_request
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.window().resize(1180, 700)
    found.open_at(request)
    opened(desk, found)
    box = box_of(desk, found)
    for kind in (ReplyKind.OUTCOME, ReplyKind.EXTENSION, ReplyKind.CLARIFICATION):
        box.kind.setCurrentIndex(box.kind.findData(kind))
        desk.settle()
        assert box.stack.geometry().bottom() < box.go.geometry().top()
        assert box.text.height() <= box.stack.height()
        inside = box.text.viewport().height() - box.text.document().documentMargin()
        assert inside % box.text.cursorRect().height() == 0
    box.postal.setPlainText("Samira Haddadin\nMadaba")
    box.text.setPlainText("Which of your accounts do you mean?")
    box.preview.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert box.stack.currentWidget() is box.as_mail
    box.preview.setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert box.isHidden()
    (made,) = given.desk(MARIA).ask(replies.replies_of, request)
    assert made.kind is ReplyKind.CLARIFICATION
