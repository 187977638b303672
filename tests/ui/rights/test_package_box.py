"""The copy that answers a request, prepared from its page: seen before it is made, and then in its folder."""

from __future__ import annotations

import zipfile
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from backoffice.rights import access
from backoffice.rights.access_rules import Agreement
from backoffice.rights.rules import Right
from tests.given import MARIA
from tests.rights.asking import asked, today
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from tests.vault.firm import customer_of

DAY = timedelta(days=1)


@pytest.mark.promise("R-01", "D-04")
def test_a_copy_is_seen_before_it_is_made_and_faces_wait_for_a_second_person(desk: Desk) -> None:
    given = desk.given
    customer = customer_of(given, given.case())
    request = asked(given, customer, Right.ACCESS, on=today(given) - 20 * DAY)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    desk.press(Qt.Key.Key_P)
    box = found.package
    desk.qtbot.waitUntil(box.isVisible)
    desk.settle()
    assert box.parts.rows.row_of("people.identity") >= 0
    assert "Pictures of your face" in box.withheld.text()
    assert not box.faces.isEnabled()
    desk.click(box.ask_second)
    desk.settle()
    assert given.desk(MARIA).ask(access.preview, request).agreement is Agreement.WAITING
    assert box.ask_second.isHidden()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (package,) = given.house.settings.exports_folder.glob("access-R-*.zip")
    with zipfile.ZipFile(package) as archive:
        assert "answer.pdf" in archive.namelist()


def test_what_no_copy_answers_has_no_such_button(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ERASURE)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.open_at(request)
    opened(desk, found)
    assert not found.request.prepare.isVisible()
    assert found.request.write.isVisible()
