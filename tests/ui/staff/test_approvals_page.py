"""A second person reads what was proposed, and agrees or refuses with one key."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt

from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.staff.views import ProposalState
from tests.given import ANNA, HUGO, MARIA, OLGA, WEN, Given
from tests.ui.conftest import Desk
from ui.staff.approvals_page import ApprovalsPage

pytestmark = pytest.mark.promise("S-05")


def proposed(given: Given, name: str = MARIA) -> UUID:
    return given.desk(name).do(uuid4(), seconding.propose, Action.RIGHTS_ERASE, uuid4(), {"request": str(uuid4())})


def approvals(desk: Desk, name: str) -> ApprovalsPage:
    desk.sign_in(name)
    desk.frame.go("staff.approvals")
    desk.settle()
    page = desk.frame._pages["staff.approvals"]
    assert isinstance(page, ApprovalsPage)
    return page


def state(given: Given, which: UUID) -> ProposalState:
    return given.desk(MARIA).ask(seconding.proposal, which).state


def test_one_key_agrees_and_the_next_one_is_chosen_by_its_reader(desk: Desk, given: Given) -> None:
    first, second = proposed(given), proposed(given)
    page = approvals(desk, WEN)
    page.open_at(first)
    assert page.target() == first
    desk.press(Qt.Key.Key_A)
    desk.settle()
    # What nothing brings back is asked for twice.
    assert state(given, first) is ProposalState.PROPOSED
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert state(given, first) is ProposalState.APPROVED
    # A second A, or a look at the list, agrees to nothing that nobody has read.
    desk.press(Qt.Key.Key_A)
    page.refresh()
    desk.settle()
    assert page.target() is None
    assert not page.view._drawer.isVisible()
    assert state(given, second) is ProposalState.PROPOSED
    desk.press(Qt.Key.Key_J)
    assert page.target() == second
    assert desk.frame.rail._rows["staff.approvals"].accessibleDescription() == "1"
    desk.press(Qt.Key.Key_X)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert state(given, second) is ProposalState.PROPOSED
    desk.qtbot.keyClicks(page.refusing.reason, "The letter names somebody else.")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    refused = given.desk(MARIA).ask(seconding.proposal, second)
    assert (refused.state, refused.reason) == (ProposalState.REFUSED, "The letter names somebody else.")
    assert page.view.empty.isVisible()
    assert desk.frame.rail._rows["staff.approvals"].accessibleDescription() == ""
    desk.press(Qt.Key.Key_H)
    desk.settle()
    assert page.view.table.rows.rowCount() == 2
    page.open_at(second)
    assert "names somebody else" in page.view._drawer.accessibleName()


def test_what_says_nothing_cannot_be_agreed_to_and_counts_nowhere(desk: Desk, given: Given) -> None:
    empty = given.desk(MARIA).do(uuid4(), seconding.propose, Action.RIGHTS_ERASE, uuid4(), {})
    page = approvals(desk, HUGO)
    assert page.target() == empty
    assert not page.view.agree.isEnabled()
    assert page.view.refuse.isEnabled()
    assert "does not say enough" in page.view.why.text()
    desk.press(Qt.Key.Key_A)
    desk.settle()
    assert state(given, empty) is ProposalState.PROPOSED
    assert desk.frame.rail._rows["staff.approvals"].accessibleDescription() == ""


def test_ones_own_proposal_is_only_withdrawn(desk: Desk, given: Given) -> None:
    mine = proposed(given)
    page = approvals(desk, MARIA)
    assert not page.view.agree.isVisible()
    desk.press(Qt.Key.Key_A)
    desk.settle()
    assert state(given, mine) is ProposalState.PROPOSED
    desk.press(Qt.Key.Key_U)
    desk.settle()
    assert state(given, mine) is ProposalState.WITHDRAWN


def test_what_was_decided_meanwhile_is_said_and_the_list_follows(desk: Desk, given: Given) -> None:
    which = proposed(given, WEN)
    page = approvals(desk, MARIA)
    given.desk(WEN).do(uuid4(), seconding.withdraw, which)
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.banner.error.isVisible()
    assert page.target() is None


def test_reviewers_have_no_approvals_and_administrators_only_theirs(desk: Desk, given: Given) -> None:
    proposed(given)
    page = approvals(desk, OLGA)
    assert page.view.table.rows.rowCount() == 0
    desk.application.sign_out()
    desk.settle()
    desk.sign_in(ANNA)
    assert "staff.approvals" not in desk.frame._workspaces
