"""Consents at the request: what stands, with its proof, and what the person takes back."""

from __future__ import annotations

from contextlib import closing
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from backoffice.people.consents import ConsentTo, shown
from backoffice.rights.intake import receive_from_account
from backoffice.rights.rules import Right
from tests.given import MARIA, PASSWORD
from tests.people.test_consents import given_to, of
from tests.rights.asking import CONTROLLER, asked
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of


@pytest.mark.promise("R-07", "D-05")
def test_a_consent_is_shown_with_its_proof_and_taken_back_with_keys(desk: Desk) -> None:
    given = desk.given
    customer = given.customer(country="CN")
    given_to(given, customer, ConsentTo.MARKETING)
    given_to(given, customer, ConsentTo.SENSITIVE_DATA, "zh")
    request = asked(given, customer, Right.WITHDRAWAL)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert "(U)" in found.request.warning.accessibleName()
    desk.click(found.request.consents)
    box = found.consents
    desk.qtbot.waitUntil(box.isVisible)
    said = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "the words on file" in said
    assert "简体中文" in said
    # What was shown stands there whole, in the language it was shown in.
    assert shown(ConsentTo.MARKETING, "en") in said
    assert shown(ConsentTo.SENSITIVE_DATA, "zh") in said
    assert "needed where the person lives, and does not stand" in said
    # What does not stand can be named too: then nothing of it is left to take back.
    assert list(box.ticks) == [*ConsentTo]
    assert not any(tick.isChecked() for tick in box.ticks.values())
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert box.isVisible()
    box.ticks[ConsentTo.MARKETING].setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert box.isHidden()
    stands = {purpose for purpose, each in of(given, customer).items() if each.stands}
    assert stands == {ConsentTo.SENSITIVE_DATA}
    desk.qtbot.waitUntil(lambda: not found.request.warning.isVisible())
    desk.qtbot.waitUntil(lambda: "Consent taken back: Marketing" in found.request.history.text.toPlainText())


@pytest.mark.promise("D-05", "R-11")
def test_what_one_country_asks_for_is_not_shown_to_others_and_the_customers_own_act_is_said_once(desk: Desk) -> None:
    given = desk.given
    customer = given.customer(country="AE")
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as account:
        made = account.do(uuid4(), receive_from_account, customer, CONTROLLER, (Right.WITHDRAWAL,), "No more offers.")
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(made.first_request)
    opened(desk, found)
    assert found.request.sheet is not None
    (head,) = found.request.sheet.letter
    assert "by the customer" in head.head
    assert "by by" not in head.head
    desk.press(Qt.Key.Key_U)
    box = found.consents
    desk.qtbot.waitUntil(box.isVisible)
    said = " ".join(label.text() for label in box.findChildren(QLabel))
    assert "never given" in said
    assert [*box.ticks] == [ConsentTo.MARKETING, ConsentTo.ANALYTICS]
