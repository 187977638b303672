"""What a person can let go of: a case, a begun verdict, a look at a picture; and what they are warned of before."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt

from backoffice.kyc import service
from backoffice.kyc.rules import CaseState, Level, Verdict
from tests.given import ANNA, TOMASZ, WEN, Given
from tests.ui.conftest import Desk
from tests.ui.kyc.conftest import Reviewer, case_of, state_of
from ui.home.home_page import HomePage
from ui.widgets.clock_delegate import QUEUE_LINE
from ui.widgets.shapes import Shape

HOUR = timedelta(hours=1)


def rejected(given: Given, hours: int, name: str) -> UUID:
    """A case that Tomasz wants to reject."""
    case = given.case(hours * HOUR, name=name)
    claim = given.desk(TOMASZ).do(uuid4(), service.claim_case, case)
    given.desk(TOMASZ).do(uuid4(), service.decide, case, claim.version, Verdict.REJECT, "R-01", "Laminate lifted.")
    return case


@pytest.mark.promise("K-07")
def test_a_key_gives_the_case_back_and_keeps_what_was_written_on_it(given: Given, reviewer: Reviewer) -> None:
    case = given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("Ask Hugo.")
    reviewer.press(Qt.Key.Key_Escape, Qt.Key.Key_X)
    assert case_of(given, case, ANNA).holder is None
    assert page.cases.case is None
    assert page.view.idle.isVisible()
    reviewer.take_next()
    assert page.view.verdict.note.text() == "Ask Hugo."


@pytest.mark.promise("K-07")
def test_what_a_dead_window_left_behind_comes_first_and_what_was_just_left_does_not(
    given: Given, reviewer: Reviewer
) -> None:
    given.case(9 * HOUR)
    left_behind = given.case(3 * HOUR, name="Freya Holmqvist")
    given.desk(ANNA).do(uuid4(), service.claim_case, left_behind)
    reviewer.go()
    assert reviewer.take_next().case == left_behind


def test_esc_takes_a_begun_verdict_away_and_leaves_the_note(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.type_note("Card and MRZ agree.")
    reviewer.press(Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_2)
    assert page.view.verdict.chosen_reason == "A-02"
    reviewer.press(Qt.Key.Key_Escape)
    assert (page.view.verdict.verdict, page.view.verdict.chosen_reason) == (None, "")
    assert page.view.verdict.note.text() == "Card and MRZ agree."
    assert not any(button.isChecked() for button in page.view.verdict.buttons.values())


@pytest.mark.promise("K-08")
def test_a_late_cases_verdict_warns_that_its_mail_leaves_at_once_and_offers_nothing_to_undo(
    given: Given, reviewer: Reviewer
) -> None:
    late = given.case(25 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.press(Qt.Key.Key_A, Qt.Key.Key_1)
    assert page.view.verdict.standing.accessibleName() == "Enter mails at once"
    reviewer.press(Qt.Key.Key_Return)
    reviewer.until(lambda: page.cases.case is None)
    assert state_of(given, late) is CaseState.DECIDED
    assert not page.queue.undo.isVisible()
    assert reviewer.desk.application.window.status.right().endswith("The mail left at once.")


def test_zero_shows_a_picture_as_it_was_sent(given: Given, reviewer: Reviewer) -> None:
    given.case(9 * HOUR)
    page = reviewer.go()
    reviewer.take_next()
    reviewer.press(Qt.Key.Key_Q, Qt.Key.Key_S, Qt.Key.Key_Plus)
    assert page.view.pictures.tools.brightness.isChecked()
    reviewer.press(Qt.Key.Key_0)
    lens = page.view.pictures.lens(0)
    assert (lens.turns, lens.zoom) == (0, 1.0)
    assert not page.view.pictures.tools.brightness.isChecked()


def test_after_a_second_opinion_the_next_verdict_to_second_comes(given: Given, desk: Desk) -> None:
    first, second = rejected(given, 9, "One Person"), rejected(given, 5, "Two Person")
    desk.sign_in(WEN)
    lead = Reviewer(desk)
    page = lead.go("kyc.second_review")
    lead.press(Qt.Key.Key_J)
    assert lead.shown().case == first
    lead.press(Qt.Key.Key_A, Qt.Key.Key_Return)
    lead.until(lambda: page.cases.case == second)
    desk.frame.leave_pages()
    desk.settle()


def test_decided_rows_say_when_and_how(given: Given, reviewer: Reviewer) -> None:
    case = rejected(given, 9, "Samira Haddadin")
    page = case_of(given, case, WEN)
    assert page.pending is not None
    given.desk(WEN).do(uuid4(), service.second, case, page.version, page.pending.decision, True, "")
    listed = reviewer.go("kyc.decided").queue.model
    line = listed.index(0).data(QUEUE_LINE)
    assert line.left.shape is Shape.CONFLICTS
    assert ":" in line.left.text


def test_whose_customer_was_told_in_time_is_pressed_by_no_clock(given: Given, reviewer: Reviewer) -> None:
    case = given.case(2 * HOUR)
    claim = given.desk(TOMASZ).do(uuid4(), service.claim_case, case)
    given.desk(TOMASZ).do(uuid4(), service.decide, case, claim.version, Verdict.GRANT_ATTEMPT, "G-01", "")
    with given.house.keeper() as keeper:
        keeper.exec_driver_sql('update kyc."case" set told_at = store.now()')
    given.clock_moves(30 * HOUR)
    listed = reviewer.go("kyc.with_customer").queue.model
    line = listed.index(0).data(QUEUE_LINE)
    assert (line.left.text, line.left.shape) == ("told", Shape.AGREES)


def test_a_leads_home_counts_what_waits_for_a_lead(given: Given, desk: Desk) -> None:
    given.case(level=Level.LEAD)
    rejected(given, 5, "Two Person")
    desk.sign_in(WEN)
    home = desk.frame.findChild(HomePage)
    assert isinstance(home, HomePage)
    assert home.to_second.accessibleDescription() == "1"
    assert home.escalated.accessibleDescription() == "1"
