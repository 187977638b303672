"""The reporting officer's workspace, and the box in which others refer a customer."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from backoffice.screening import service
from backoffice.screening.rules import Act, FileState, ReferralState
from tests.given import RUTH, WEN
from tests.screening.matters import WORDS, customer_of, opened, refer, referral_of
from tests.ui.conftest import Desk
from ui.kyc.kyc_page import KycPage
from ui.screening.refer_box import ReferBox
from ui.screening.screening_page import ScreeningPage


def page_of(desk: Desk) -> ScreeningPage:
    desk.frame.go("screening")
    desk.settle()
    page = desk.frame.findChild(ScreeningPage)
    assert isinstance(page, ScreeningPage)
    return page


def choose(desk: Desk, target: UUID) -> ScreeningPage:
    page = page_of(desk)
    page.open_at(target)
    desk.settle()
    return page


def type_words(desk: Desk, words: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)


def referred(desk: Desk, name: str = "Samira Yousef Haddadin") -> tuple[UUID, UUID]:
    """A customer with a case who was referred: customer and referral."""
    case = desk.given.case(name=name)
    customer = customer_of(desk.given, case)
    refer(desk.given, customer, case=case)
    return customer, referral_of(desk.given, customer)


def test_an_empty_inbox_says_why_it_is_empty(desk: Desk) -> None:
    desk.sign_in(RUTH)
    page = page_of(desk)
    assert page.matters.empty.isVisible()
    assert "Nobody has referred a customer" in page.matters.empty.accessibleName()


def test_only_the_officer_has_the_workspace(desk: Desk) -> None:
    desk.sign_in(WEN)
    assert not desk.frame.keys.knows("go.screening")


@pytest.mark.promise("S-05")
def test_a_referral_opens_with_its_words_its_case_and_an_entry_in_the_trail(desk: Desk) -> None:
    _, target = referred(desk)
    desk.sign_in(RUTH)
    page = page_of(desk)
    assert page.matters.count.text() == "1 new"
    desk.press(Qt.Key.Key_J)
    desk.qtbot.waitUntil(lambda: page.view.sheet is not None)
    desk.settle()
    assert page.target() == target
    assert WORDS in page.view.told.text.toPlainText()
    assert "K-480" in page.view.facts.text()
    assert page.view.name.text() == "Samira Yousef Haddadin"
    assert "born 7 Apr 1991" in page.view.facts.text()
    assert "Words opened" in page.view.trail.text.toPlainText()


def test_keys_open_a_file_note_report_and_close_it(desk: Desk) -> None:
    customer, target = referred(desk)
    desk.sign_in(RUTH)
    page = choose(desk, target)
    page.matters.rows.setFocus()
    for key, words, shown in (
        (Qt.Key.Key_O, "", "open"),
        (Qt.Key.Key_T, "Asked the bank.", "open"),
        (Qt.Key.Key_R, "FIU 2026/00417", "reported"),
        (Qt.Key.Key_C, "Nothing further.", "closed"),
    ):
        desk.press(key)
        assert QApplication.focusWidget() is page.view.bar.note
        type_words(desk, words)
        desk.press(Qt.Key.Key_Return)
        desk.settle()
        assert page.view.state.accessibleName() == shown
        assert QApplication.focusWidget() is page.matters.rows
    lines = desk.given.desk(RUTH).ask(service.lines)
    assert [(line.customer, line.file_state) for line in lines] == [(customer, FileState.CLOSED)]
    assert page.view.bar.isHidden()
    assert "Asked the bank." in page.view.done.text.toPlainText()


def test_no_suspicion_without_a_reason_is_said_under_the_keys(desk: Desk) -> None:
    _, target = referred(desk)
    desk.sign_in(RUTH)
    page = choose(desk, target)
    page.matters.rows.setFocus()
    desk.press(Qt.Key.Key_X)
    desk.press(Qt.Key.Key_Return)
    assert page.view.bar.error.isVisible()
    type_words(desk, "His salary.")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert opened(desk.given, target).told[0].state is ReferralState.DISMISSED


def test_a_review_is_set_by_its_day_and_what_is_no_day_is_said(desk: Desk) -> None:
    _, target = referred(desk)
    file = desk.given.desk(RUTH).do(uuid4(), service.open_file, target).target
    desk.sign_in(RUTH)
    page = choose(desk, file)
    page.matters.rows.setFocus()
    desk.press(Qt.Key.Key_V)
    usual = page.view.bar.day.day()
    assert usual is not None
    page.view.bar.day.setFocus()
    page.view.bar.day.setText("tomorrow")
    desk.press(Qt.Key.Key_Return)
    assert page.view.bar.error.isVisible()
    page.view.bar.day.show_day(usual)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert opened(desk.given, file).review_on == usual + timedelta(days=1)


def test_a_second_referral_goes_into_the_open_file(desk: Desk) -> None:
    customer, target = referred(desk)
    desk.given.desk(RUTH).do(uuid4(), service.open_file, target)
    refer(desk.given, customer, words="Again.")
    second = next(line.target for line in desk.given.desk(RUTH).ask(service.lines) if line.is_new)
    desk.sign_in(RUTH)
    page = choose(desk, second)
    page.matters.rows.setFocus()
    desk.press(Qt.Key.Key_O)
    assert page.view.bar.act is Act.JOIN
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert "Again." in page.view.told.text.toPlainText()
    assert WORDS in page.view.told.text.toPlainText()


def test_what_was_begun_to_be_written_is_there_again(desk: Desk) -> None:
    _, target = referred(desk)
    _, other = referred(desk, "Bela Kovacs")
    desk.sign_in(RUTH)
    page = choose(desk, target)
    page.view.bar.choose(Act.NOTE)
    type_words(desk, "Half a sent")
    page.open_at(other)
    desk.settle()
    assert page.view.bar.note.text() == ""
    page.open_at(target)
    desk.settle()
    assert page.view.bar.note.text() == "Half a sent"
    assert opened(desk.given, target).draft == "Half a sent"
    page.view.bar.note.setFocus()
    type_words(desk, "ence")
    desk.frame.language_chosen.emit("zh")
    desk.settle()
    page = next(each for each in desk.frame.findChildren(ScreeningPage))
    assert page.target() == target
    assert page.view.bar.note.text() == "Half a sentence"
    assert not list(desk.given.house.settings.home.glob("drafts/*"))


def test_a_matter_changed_at_another_desk_is_said_and_nothing_typed_is_lost(desk: Desk) -> None:
    _, target = referred(desk)
    desk.sign_in(RUTH)
    page = choose(desk, target)
    desk.given.desk(RUTH).do(uuid4(), service.dismiss, target, "Elsewhere.")
    page.view.bar.choose(Act.DISMISS)
    type_words(desk, "Here too")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert page.view.trouble.isVisible()
    assert page.view.bar.note.text() == "Here too"
    desk.click(page.view.trouble.button)
    desk.settle()
    assert page.view.state.accessibleName() == "no suspicion"


def shown_words(desk: Desk) -> list[str]:
    return [label.text() for label in desk.application.window.status.findChildren(QLabel) if label.isVisible()]


def case_page(desk: Desk) -> KycPage:
    desk.frame.go("kyc.queue")
    desk.settle()
    page = desk.frame.findChild(KycPage)
    assert isinstance(page, KycPage)
    return page


@pytest.mark.promise("S-05")
def test_a_reviewer_refers_the_customer_of_a_case_and_hears_only_that_it_was_sent(desk: Desk) -> None:
    case = desk.given.case()
    desk.sign_in()
    page = case_page(desk)
    page.open_at(case)
    desk.settle()
    for words in ("Papers of another person.", "Papers of another person."):
        page.queue.cases.setFocus()
        desk.press(Qt.Key.Key_M)
        box = desk.frame.findChild(ReferBox)
        assert isinstance(box, ReferBox)
        assert box.isVisible()
        assert box.words.toPlainText() == ""
        type_words(desk, words)
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        desk.settle()
        assert box.isHidden()
        assert "Sent." in shown_words(desk)
    lines = desk.given.desk(RUTH).ask(service.lines)
    assert [line.is_new for line in lines] == [True, True]
    assert opened(desk.given, lines[0].target).told[0].words == "Papers of another person."


def test_a_referral_without_words_stays_open_and_esc_keeps_what_was_begun(desk: Desk) -> None:
    case = desk.given.case()
    desk.sign_in()
    page = case_page(desk)
    page.open_at(case)
    desk.settle()
    page.refer()
    box = desk.frame.findChild(ReferBox)
    assert isinstance(box, ReferBox)
    desk.click(box.send)
    assert box.error.isVisible()
    box.words.setFocus()
    type_words(desk, "Begun")
    desk.press(Qt.Key.Key_Escape)
    assert box.isHidden()
    page.refer()
    assert box.words.toPlainText() == "Begun"
    assert desk.given.desk(RUTH).ask(service.lines) == ()
