"""A reviewer works the queue with the keyboard alone: take, look, decide, take back, go on."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from backoffice.kyc import service
from backoffice.kyc.rules import CaseState, Level, Verdict
from tests.given import ANNA, PASSWORD, TOMASZ, WEN, Given
from tests.ui.kyc.conftest import Reviewer, case_of, state_of

HOUR = timedelta(hours=1)


@pytest.mark.promise("K-07", "K-08")
def test_the_most_urgent_case_is_taken_decided_and_followed_by_the_next(given: Given, reviewer: Reviewer) -> None:
    later = given.case(2 * HOUR, name="Freya Holmqvist")
    urgent = given.case(9 * HOUR)
    page = reviewer.go()
    assert reviewer.take_next().case == urgent
    assert case_of(given, urgent, ANNA).holder == ANNA

    reviewer.press(Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
    reviewer.until(lambda: page.cases.case == later)

    decided = case_of(given, urgent, ANNA)
    assert (decided.state, decided.history[-1].reason) == (CaseState.DECIDED, "A-01")
    assert reviewer.shown().case == later
    assert page.queue.current_case() == later


def test_the_next_case_is_held_and_ready_before_it_is_wanted(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    second = given.case(5 * HOUR, name="Freya Holmqvist")
    page = reviewer.go()
    reviewer.take_next()
    reviewer.until(lambda: page.cases.prefetch.case == second)
    assert case_of(given, second, TOMASZ).holder == ANNA


def test_a_verdict_is_taken_back_with_its_note_until_the_mail_leaves(given: Given, reviewer: Reviewer) -> None:
    first = given.case(9 * HOUR)
    second = given.case(5 * HOUR, name="Freya Holmqvist")
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("Card and MRZ agree.")
    reviewer.press(Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_2, Qt.Key.Key_Return)
    reviewer.until(lambda: page.cases.case == second)
    assert page.queue.undo.isVisible()

    reviewer.press(Qt.Key.Key_Z)
    reviewer.until(lambda: page.cases.case == first)

    assert reviewer.shown().history[-1].what == "withdrawal"
    assert page.view.verdict.note.text() == "Card and MRZ agree."
    assert (page.view.verdict.verdict, page.view.verdict.chosen_reason) == (None, "")
    assert page.cases.prefetch.case == second


def test_two_verdicts_are_taken_back_newest_first(given: Given, reviewer: Reviewer) -> None:
    cases = [given.case(hours * HOUR, name=f"Person {name}") for hours, name in ((9, "One"), (8, "Two"), (7, "Three"))]
    page = reviewer.go()
    reviewer.take_next()
    for following in cases[1:]:
        reviewer.press(Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
        reviewer.until(lambda wanted=following: page.cases.case == wanted and page.view.pictures.seen)
    for expected in (cases[1], cases[0]):
        reviewer.press(Qt.Key.Key_Z)
        reviewer.until(lambda wanted=expected: page.cases.case == wanted)
        assert state_of(given, expected) is CaseState.WAITING
    assert not page.queue.undo.isVisible()


def test_a_rejection_needs_a_note_and_then_a_second_person(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.press(Qt.Key.Key_R, Qt.Key.Key_1)
    assert QApplication.focusWidget() is page.view.verdict.note
    reviewer.press(Qt.Key.Key_Return)
    assert page.view.verdict.error.isVisible()
    assert state_of(given, case) is CaseState.WAITING

    reviewer.desk.qtbot.keyClicks(page.view.verdict.note, "The laminate is lifted.")
    reviewer.press(Qt.Key.Key_Return)
    reviewer.until(lambda: page.cases.case is None)
    assert state_of(given, case) is CaseState.SECOND_REVIEW

    reviewer.go("kyc.second_review")
    reviewer.press(Qt.Key.Key_J)
    assert "another lead" in reviewer.page.view.second.cannot
    assert not reviewer.page.view.second.agree.isEnabled()


def test_a_lead_agrees_and_the_case_is_decided(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    claim = given.desk(TOMASZ).do(case, service.claim_case, case)
    given.desk(TOMASZ).do(
        claim_key(1), service.decide, case, claim.version, Verdict.REJECT, "R-01", "The laminate is lifted."
    )
    reviewer.desk.application.sign_out()
    reviewer.desk.settle()
    reviewer.desk.sign_in(WEN)
    reviewer.go("kyc.second_review")
    reviewer.press(Qt.Key.Key_J)
    reviewer.shown()
    assert not reviewer.page.view.second.cannot
    reviewer.press(Qt.Key.Key_R, Qt.Key.Key_Return)
    assert reviewer.page.view.second.error.isVisible()
    reviewer.press(Qt.Key.Key_Escape, Qt.Key.Key_A)
    assert state_of(given, case) is CaseState.SECOND_REVIEW
    reviewer.press(Qt.Key.Key_Return)
    reviewer.until(lambda: reviewer.page.cases.case is None)
    assert state_of(given, case) is CaseState.DECIDED


def test_a_case_held_by_a_colleague_says_so_and_shows_no_picture(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    given.desk(TOMASZ).do(claim_key(2), service.claim_case, case)
    page = reviewer.go()
    reviewer.press(Qt.Key.Key_J)
    assert page.view.notice.isVisible()
    assert "Tomasz Wierzba" in page.view.notice.accessibleName()
    assert not page.view.pictures.isVisible()
    assert not page.view.verdict.isVisible()
    reviewer.press(Qt.Key.Key_A)
    assert page.view.verdict.verdict is None


def test_an_escalated_case_is_left_to_a_lead(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR, level=Level.LEAD)
    page = reviewer.go()
    reviewer.press(Qt.Key.Key_J)
    assert "lead" in page.view.notice.accessibleName()


def test_a_free_case_is_taken_with_its_key(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.press(Qt.Key.Key_J)
    assert not page.view.pictures.isVisible()
    reviewer.press(Qt.Key.Key_C)
    assert reviewer.shown().holder == ANNA
    assert case_of(given, case, TOMASZ).holder == ANNA


def test_leaving_the_workspace_gives_all_cases_back_and_coming_back_takes_the_open_one(
    given: Given, reviewer: Reviewer
) -> None:
    first, second = given.case(9 * HOUR), given.case(5 * HOUR, name="Freya Holmqvist")
    page = reviewer.go()
    reviewer.take_next()
    reviewer.desk.frame.go("home")
    reviewer.desk.settle()
    assert [case_of(given, case, TOMASZ).holder for case in (first, second)] == [None, None]
    reviewer.desk.frame.go("kyc.queue")
    reviewer.until(lambda: page.view.sheet is not None and page.view.sheet.page.holder == ANNA)
    assert case_of(given, first, TOMASZ).holder == ANNA


@pytest.mark.promise("K-07")
def test_a_case_decided_meanwhile_is_refused_and_the_note_stays(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    shown = reviewer.take_next()
    reviewer.type_note("My words.")
    reviewer.press(Qt.Key.Key_Escape)
    given.desk(ANNA).do(claim_key(3), service.decide, case, shown.version, Verdict.GRANT_ATTEMPT, "G-01", "")
    reviewer.press(Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
    reviewer.until(page.view.trouble.isVisible)
    assert page.view.trouble.button.isVisible()
    assert page.view.verdict.note.text() == "My words."
    assert state_of(given, case) is CaseState.WITH_CUSTOMER
    reviewer.desk.click(page.view.trouble.button)
    reviewer.until(lambda: page.view.sheet is not None and page.view.sheet.page.state is CaseState.WITH_CUSTOMER)


def test_held_down_keys_do_nothing(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    for key, words in ((Qt.Key.Key_A, "a"), (Qt.Key.Key_1, "1"), (Qt.Key.Key_Return, "\r")):
        target = QApplication.focusWidget()
        assert target is not None
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, words, True)
        QApplication.sendEvent(target, held)
    assert page.view.verdict.verdict is None
    reviewer.press(Qt.Key.Key_A)
    rows = page.view.reasons.rows
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)
    QApplication.sendEvent(rows, held)
    assert page.view.verdict.chosen_reason == ""
    reviewer.press(Qt.Key.Key_1)
    assert page.view.verdict.chosen_reason == "A-01"
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(page.view.verdict.buttons[Verdict.APPROVE], held)
    reviewer.desk.settle()
    assert page.view.sheet is not None


def test_the_keys_of_the_next_case_do_not_fall_into_a_note(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    second = given.case(5 * HOUR, name="Freya Holmqvist")
    page = reviewer.go()
    reviewer.take_next()
    reviewer.press(Qt.Key.Key_R, Qt.Key.Key_1)
    reviewer.desk.qtbot.keyClicks(page.view.verdict.note, "Altered.")
    reviewer.press(Qt.Key.Key_Return)
    reviewer.until(lambda: page.cases.case == second)
    assert QApplication.focusWidget() is page.queue.cases
    assert page.view.verdict.note.text() == ""


def test_an_empty_queue_says_so(given: Given, reviewer: Reviewer) -> None:
    page = reviewer.go()
    assert page.queue.empty.isVisible()
    assert "No case is waiting" in page.queue.empty.accessibleName()
    reviewer.press(Qt.Key.Key_N)
    assert page.cases.case is None
    given.case(HOUR)
    page.lines.refresh()
    reviewer.desk.settle()
    assert not page.queue.empty.isVisible()


def claim_key(number: int) -> UUID:
    return UUID(int=number)


def test_a_locked_window_gives_cases_back_and_goes_on_where_it_was(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("Half a sentence")
    reviewer.desk.application.lock()
    reviewer.until(lambda: case_of(given, case, TOMASZ).holder is None)
    reviewer.desk.qtbot.keyClicks(reviewer.desk.page.password.edit, PASSWORD)
    reviewer.desk.qtbot.keyClick(reviewer.desk.page.password.edit, Qt.Key.Key_Return)
    reviewer.until(lambda: page.view.sheet is not None and page.view.sheet.page.holder == ANNA)
    assert page.view.verdict.note.text() == "Half a sentence"


def test_every_control_is_reached_by_tab_and_the_pictures_by_their_names(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    page.queue.cases.setFocus()
    reached = []
    for _ in range(60):
        reviewer.desk.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName())
    for name in ("ID portrait", "Attempts and their checks", "History", "Note", *(
        button.accessibleName() for button in page.view.verdict.buttons.values()
    )):  # fmt: skip
        assert name in reached


def test_markup_in_a_name_is_shown_as_letters(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR, name="<img src='/etc/passwd'>")
    page = reviewer.go()
    reviewer.take_next()
    tip = page.view.header._person.toolTip()
    assert "<img" not in tip
    assert "&lt;img" in tip
