"""A person's data erased from the request's page: previewed, agreed to, gone, searched for, explained, answered."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from backoffice.retention import service as retention
from backoffice.retention.rules import Block, HoldReason, MinorShown, Obstacle
from backoffice.rights import erasure, replies, second_due
from backoffice.rights.rules import Outcome, ReplyKind, Right, State
from backoffice.staff import seconding
from tests.given import MARIA, WEN, Given
from tests.rights.asking import asked, line
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.erasure_box import ErasureBox
from ui.rights.erasure_rows import Step, block_words
from ui.rights.requests_page import RequestsPage
from ui.rights.wording import RightsWording

CTRL = Qt.KeyboardModifier.ControlModifier


def stands_at(desk: Desk, box: ErasureBox, step: Step) -> None:
    desk.qtbot.waitUntil(lambda: box._sheet is not None and box._sheet.step is step and box.go.isEnabled())
    desk.settle()


def box_of(desk: Desk, found: RequestsPage, step: Step) -> ErasureBox:
    desk.press(Qt.Key.Key_F)
    box = found.erasures
    desk.qtbot.waitUntil(box.isVisible)
    stands_at(desk, box, step)
    return box


def agree(given: Given, request: UUID) -> None:
    standing = given.desk(MARIA).ask(erasure.standing, request)
    assert standing.proposal is not None
    shown = given.desk(WEN).ask(seconding.proposal, standing.proposal.id)
    given.desk(WEN).do(uuid4(), seconding.agree, shown.id, shown.hash())


@pytest.mark.promise("R-03")
def test_a_person_is_erased_searched_for_and_answered_with_keys(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    given.customer("Haddadin Samira Yousef")
    request = asked(given, customer, Right.ERASURE)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    box = box_of(desk, found, Step.BLOCKED)
    assert "The account is open" in box.blocks.accessibleName()
    assert box.go.isHidden()
    box.blocks.button.click()
    stands_at(desk, box, Step.PREVIEW)
    # The law keeps who it was for seven years; of a minor it keeps nothing.
    assert "Kept on the grounds above" in box.totals.text()
    before = box.totals.text()
    box.minor.tick.setChecked(True)
    desk.qtbot.waitUntil(lambda: box.totals.text() != before)
    desk.settle()
    # Born 1991: that everything goes has to be shown by something else, and nothing is chosen for whoever ticks.
    assert "years old" in box.minor.age.text()
    assert "nobody under 18" in box.said.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Choose what shows" in box._wrong.text()
    box.minor.shown_by.setCurrentIndex(0)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "of age" in box._wrong.text())
    box.minor.tick.setChecked(False)
    desk.qtbot.waitUntil(lambda: box.totals.text() == before)
    desk.press(Qt.Key.Key_Return, CTRL)
    stands_at(desk, box, Step.WAITING)
    waiting = given.desk(WEN).ask(seconding.proposals_waiting)
    (due,) = given.desk(WEN).ask(second_due.due_of, waiting).values()
    assert (due.number, due.on) == (line(given, request).number, line(given, request).operative_on)
    agree(given, request)
    box.look_again()
    stands_at(desk, box, Step.AGREED)
    desk.press(Qt.Key.Key_Return, CTRL)
    stands_at(desk, box, Step.FOUND)
    rows = {each.key: [cell.text for cell in each.cells] for each in box.table.rows._rows}
    assert rows["people.identity\nlegal_name"][2:5] == ["1", "1", "to be explained"]
    box.table.selectRow(list(rows).index("people.identity\nlegal_name"))
    box.table.setFocus()
    desk.press(Qt.Key.Key_Return)
    QTest.keyClicks(box.reason.edit, "Another customer of that name")
    desk.press(Qt.Key.Key_Return)
    stands_at(desk, box, Step.CLEAR)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: found.letters.isVisible())
    desk.settle()
    letter = found.letters.letter()
    assert "your mobile phone number" in letter.text
    assert "Hello Samira Yousef Haddadin" in letter.text
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: line(given, request).state is State.LEAVING)
    desk.settle()
    assert line(given, request).outcome is Outcome.PARTLY
    told = found.request.history.text.toPlainText()
    steps = ("Erasure proposed: ", "Erasure agreed to", "Erased: ", "Everything searched: ", "found is explained")
    places = [told.find(words) for words in steps]
    assert -1 not in places, told
    assert places == sorted(places, reverse=True)
    (reply,) = given.desk(MARIA).ask(replies.replies_of, request)
    assert reply.mail is not None


@pytest.mark.promise("R-03")
def test_after_the_window_was_closed_the_search_goes_on_with_what_the_letter_says(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = asked(given, customer, Right.ERASURE)
    told = given.desk(MARIA).ask(retention.preview, customer, minor=True)
    given.desk(MARIA).do(uuid4(), retention.propose, customer, request, told.hash, minor=MinorShown.GUARDIAN)
    agree(given, request)
    standing = given.desk(MARIA).ask(erasure.standing, request)
    assert standing.proposal is not None
    with given.sql("bootstrap") as connection:
        row = connection.execute("select email from people.identity where customer_id = %s", [customer]).fetchone()
    assert row is not None
    given.desk(MARIA).do(uuid4(), retention.erase, uuid4(), standing.proposal.id)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    box = box_of(desk, found, Step.ERASED)
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: "needs a name" in box._wrong.text())
    box.typed.setPlainText(f"Samira Yousef Haddadin\n{row[0]}")
    desk.press(Qt.Key.Key_Return, CTRL)
    stands_at(desk, box, Step.CLEAR)
    assert box.typed.isHidden()


@pytest.mark.promise("D-10")
def test_a_legal_hold_is_set_and_released_beside_the_erasure(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = asked(given, customer, Right.ERASURE)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    box = box_of(desk, found, Step.BLOCKED)
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(found.holds.isVisible)
    found.holds.reference.edit.setText("Samira Haddadin, born 1991!")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert "Leave out any name" in found.holds._wrong.text()
    found.holds.reference.edit.setText("12 Js 345/26")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: box.isVisible() and "12 Js 345/26" in box.blocks.accessibleName())
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(found.holds.isVisible)
    assert "12 Js 345/26" in found.holds.said.text()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: box.isVisible() and not found.holds.isVisible())
    # It stays in force until a second person agrees, and who proposed it can take that back.
    desk.press(Qt.Key.Key_F6)
    desk.qtbot.waitUntil(found.holds.isVisible)
    assert "until a second person agrees" in found.holds.said.text()
    assert found.holds.go.accessibleName().startswith("Take the proposal back")
    assert "12 Js 345/26" in box.blocks.accessibleName()
    found.holds.close_box()
    lead = given.desk(WEN)
    (made,) = lead.ask(seconding.proposals_waiting)
    lead.do(uuid4(), seconding.agree, made.id, made.hash())
    found.erase()
    desk.qtbot.waitUntil(box.isVisible)
    desk.qtbot.waitUntil(lambda: "12 Js 345/26" not in box.blocks.accessibleName())
    box.close_box()
    desk.settle()
    found.look_again()
    desk.settle()
    assert found.request.hold.isHidden()
    said = found.request.history.text.toPlainText()
    for words in ("Legal hold set: authority’s order", "Proposed to end the legal hold", "ended by a second person"):
        assert words in said


@pytest.mark.promise("D-10")
def test_whoever_asked_for_nothing_is_held_too_and_every_request_of_theirs_says_so(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.press(Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(found.holds.isVisible)
    found.holds.person.look_for("Haddadin")
    desk.qtbot.waitUntil(found.holds.reason.isVisible)
    desk.settle()
    found.holds.reason.setCurrentIndex(found.holds.reason.findData(HoldReason.AUTHORITY))
    found.holds.reference.edit.setText("12 Js 345/26")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: not found.holds.isVisible())
    (hold,) = given.desk(MARIA).ask(retention.holds, customer)
    assert hold.reference == "12 Js 345/26"
    asked(given, customer, Right.ACCESS)
    found.open_at(asked(given, customer, Right.ERASURE))
    request = opened(desk, found)
    assert "nothing of this person is erased" in found.request.hold.accessibleName()
    desk.press(Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(found.holds.isVisible)
    assert not found.holds.person.isVisible()
    found.holds.close_box()
    desk.settle()
    # The letter names the hold; what the authority wants of whom is not told.
    for language, words in (("en", "under a legal hold"), ("zh", "处于法律保留之下")):
        refusal = given.desk(MARIA).ask(replies.draft, request, ReplyKind.REFUSAL, language).text
        assert words in refusal
        assert "12 Js" not in refusal
        assert "[" not in refusal


def test_an_overdrawn_account_is_settled_and_one_with_money_paid_out() -> None:
    wording = RightsWording("en")
    said = {
        amount: block_words(Block(Obstacle.BALANCE, asset="EUR", amount=amount, scale=2), wording)
        for amount in (-3241, 3241)
    }
    assert "overdrawn by" in said[-3241]
    assert "-" not in said[-3241]
    assert "finance pays it out" in said[3241]
