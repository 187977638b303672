"""The lists: refreshed without losing one's place, narrowed, and each saying what it holds."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.kyc import service
from backoffice.kyc.rules import CaseState, Verdict
from tests.given import ANNA, TOMASZ, Given
from tests.ui.kyc.conftest import Reviewer, state_of
from ui.widgets.clock_delegate import QUEUE_LINE

HOUR = timedelta(hours=1)


def test_the_list_is_ordered_by_time_left_and_names_who_holds_a_case(given: Given, reviewer: Reviewer) -> None:
    given.case(2 * HOUR, name="Freya Holmqvist")
    held = given.case(23 * HOUR, name="Оксана Гринчук")
    given.desk(TOMASZ).do(uuid4(), service.claim_case, held)
    page = reviewer.go()
    lines = [page.queue.model.index(at).data(QUEUE_LINE) for at in range(2)]
    assert ["О••• Г•••" in lines[0].name, lines[0].holder, lines[1].holder] == [True, "Tomasz Wierzba", ""]
    assert page.queue.count.text() == "2"


def test_a_refresh_keeps_the_selection_and_opens_nothing(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR, name="One")
    second = given.case(8 * HOUR, name="Two")
    page = reviewer.go()
    reviewer.press(Qt.Key.Key_J, Qt.Key.Key_J)
    assert page.cases.case == second
    given.case(20 * HOUR, name="Three, more urgent")
    page.lines.refresh()
    reviewer.desk.settle()
    assert page.queue.model.rowCount() == 3
    assert page.queue.current_case() == second
    assert page.cases.case == second


def test_a_case_that_goes_while_it_is_looked_at_does_not_open_its_neighbour(given: Given, reviewer: Reviewer) -> None:
    first = given.case(9 * HOUR, name="One")
    given.case(8 * HOUR, name="Two")
    page = reviewer.go()
    reviewer.press(Qt.Key.Key_J)
    claim = given.desk(TOMASZ).do(uuid4(), service.claim_case, first)
    given.desk(TOMASZ).do(uuid4(), service.decide, first, claim.version, Verdict.APPROVE, "A-01", "")
    page.lines.refresh()
    reviewer.desk.settle()
    assert page.queue.model.rowCount() == 1
    assert page.cases.case == first
    assert page.queue.current_case() is None


def test_further_pages_come_when_they_are_scrolled_to_or_searched(given: Given, reviewer: Reviewer) -> None:
    given.cases({f"Person {number}": timedelta(minutes=400 - number) for number in range(258)})
    page = reviewer.go()
    assert page.queue.model.loaded == 256
    page.queue.cases.scrollToBottom()
    reviewer.until(lambda: page.queue.model.rowCount() == 258)

    page.queue.model.empty()
    page.lines.refresh()
    reviewer.until(lambda: page.queue.model.loaded == 256)
    reviewer.desk.press(Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is page.queue.narrow.text
    reviewer.desk.qtbot.keyClicks(page.queue.narrow.text, "48258")
    reviewer.until(lambda: page.queue.model.loaded == 258)
    assert page.queue.model.rowCount() == 1
    reviewer.press(Qt.Key.Key_Escape)
    assert page.queue.model.rowCount() == 258
    assert QApplication.focusWidget() is page.queue.cases


def test_a_case_opened_from_elsewhere_is_taken_and_stands_selected(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    wanted = given.case(2 * HOUR, name="Freya Holmqvist")
    reviewer.desk.frame.go("kyc.queue", wanted)
    assert reviewer.shown().holder == ANNA
    assert reviewer.page.queue.current_case() == wanted


def test_decided_cases_stand_in_their_list(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    reviewer.go()
    reviewer.take_next()
    reviewer.press(Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
    reviewer.until(lambda: state_of(given, case) is CaseState.DECIDED)
    page = reviewer.go("kyc.decided")
    assert page.queue.model.rowCount() == 1
    reviewer.press(Qt.Key.Key_J)
    reviewer.until(lambda: page.cases.case == case and page.view.sheet is not None)
    assert not page.view.verdict.isVisible()
