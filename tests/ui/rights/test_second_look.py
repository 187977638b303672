"""A second person at the approvals: reads old and new values and what they rest on by keys, then agrees."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from backoffice.people.correction_rules import Act, Field
from backoffice.retention import service as retention
from backoffice.rights import erasure, rectification
from backoffice.rights.rectification_rules import Disputed
from backoffice.rights.rules import Right
from backoffice.staff.views import ProposalState
from tests.given import MARIA, WEN
from tests.retention.erased import closed
from tests.rights.asking import asked, today
from tests.rights.test_rectification import MARRIED, begun, stands
from tests.ui.conftest import Desk
from ui.staff.approvals_page import ApprovalsPage
from ui.widgets.label import Label

pytestmark = pytest.mark.promise("R-02", "S-05")


def page_of(desk: Desk) -> ApprovalsPage:
    desk.sign_in(WEN)
    desk.application.change_language("en")
    desk.settle()
    desk.frame.go("staff.approvals")
    desk.settle()
    page = desk.frame.findChild(ApprovalsPage)
    assert isinstance(page, ApprovalsPage)
    page.view.table.selectRow(0)
    desk.settle()
    return page


def said(page: ApprovalsPage) -> str:
    return " ".join(label.text() for label in page.view.second.findChildren(Label) if not label.isHidden())


def test_who_leads_kyc_reads_values_and_letter_by_keys_and_then_agrees(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.RECTIFICATION, on=today(given) - timedelta(days=30))
    begun(given, request, MARRIED)
    given.desk(MARIA).do(uuid4(), rectification.propose, request)
    page = page_of(desk)
    # Whoever decides knows how long that can take, though the proposal itself lasts for days.
    assert "Request: R-3001, to be answered today" in page.view._drawer.accessibleName()
    assert "sealed" in said(page)
    assert not page.view.agree.isEnabled()
    assert "Read old and new values first" in page.view.why.text()
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_V)
    desk.qtbot.waitUntil(lambda: MARRIED.new in said(page))
    assert "Samira Yousef Haddadin" in said(page)
    assert "Nobody has checked who asks" in page.view.second.unchecked.accessibleName()
    assert MARRIED.reason in said(page)
    assert "See what it rests on first" in page.view.why.text()
    desk.press(Qt.Key.Key_E)
    desk.qtbot.waitUntil(lambda: page.looking._box is not None and page.looking._box.isVisible())
    box = page.looking._box
    assert box is not None
    assert "Please send me all you hold" in box.pane.shown.text()
    desk.press(Qt.Key.Key_Escape)
    assert box.pane.shown.text() == ""
    desk.qtbot.waitUntil(page.view.agree.isEnabled)
    page.view.table.setFocus()
    desk.press(Qt.Key.Key_A)
    desk.settle()
    proposal = stands(given, request).proposal
    assert proposal is not None
    assert proposal.state is ProposalState.APPROVED


def test_what_duties_keep_from_a_second_person_is_said_and_not_agreed_to(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.RECTIFICATION)
    begun(given, request, MARRIED, Disputed(Field.OTHER, Act.COMPLETED, statement="Never there", reason="Their word"))
    given.desk(MARIA).do(uuid4(), rectification.propose, request)
    page = page_of(desk)
    desk.press(Qt.Key.Key_V)
    desk.qtbot.waitUntil(lambda: "kept from your duties: letters of requests" in said(page))
    assert "Never there" not in said(page)
    assert not page.view.agree.isEnabled()
    assert page.view.refuse.isEnabled()


@pytest.mark.promise("R-03")
def test_an_erasure_says_its_ground_what_goes_and_what_stays_until_when_by_which_law(desk: Desk) -> None:
    given = desk.given
    customer = given.customer()
    request = asked(given, customer, Right.ERASURE)
    closed(given, customer, today(given) - timedelta(days=400))
    told = given.desk(MARIA).ask(erasure.standing, request).preview
    given.desk(MARIA).do(uuid4(), retention.propose, customer, request, told.hash)
    page = page_of(desk)
    said = page.view._drawer.accessibleName()
    assert "Ground: The person asked for it (GDPR Art. 17(1))" in said
    assert "stay until" in said
    assert "MLR 2017 reg. 40: 5 years; our notice: 7 after closure" in said
