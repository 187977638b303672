"""The home page of the data protection officer: what presses, what to take first, which letters are due."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from backoffice.rights import complaints
from backoffice.rights.complaints import NewComplaint, Origin
from backoffice.rights.rules import Channel, Right
from backoffice.rights.views import Urgency
from tests.given import MARIA
from tests.rights.asking import asked, today
from tests.ui.conftest import Desk
from ui.home.requests_home import RequestsHome
from ui.rights.requests_page import RequestsPage

DAY = timedelta(days=1)


@pytest.mark.promise("R-09", "R-10")
def test_the_officer_sees_at_home_what_presses_and_opens_it_with_one_key(desk: Desk) -> None:
    given, now = desk.given, today(desk.given)
    asked(given, given.customer(), Right.ACCESS, on=now)
    at_once = asked(given, given.customer(), Right.RESTRICTION, on=now - 3 * DAY)
    late = asked(given, None, Right.ERASURE, on=now - 40 * DAY)
    soon = asked(given, given.customer(), Right.PORTABILITY, on=now - 29 * DAY)
    told_us = NewComplaint(
        Origin.CUSTOMER, Channel.MAIL, "", "", None, None, now - 25 * DAY, None, "Nobody answers me."
    )
    given.desk(MARIA).do(uuid4(), complaints.record, told_us)
    desk.sign_in(MARIA)
    desk.settle()
    home = desk.frame.findChild(RequestsHome)
    assert isinstance(home, RequestsHome)
    # What is late stands before what takes effect at once and has days left.
    assert home.summary.text() == (
        "Maria, 1 request is late, 1 without its effect yet, to be done at once,"
        " 1 complaint to acknowledge within a week."
    )
    assert (home.to_acknowledge.accessibleDescription(), home.to_answer.accessibleDescription()) == ("1", "1")
    told = {urgency: count.accessibleName() for urgency, count in home.counts.items()}
    assert (told[Urgency.LATE], told[Urgency.THREE]) == ("1 late", "1 3 days or less")
    assert [each.row.line.request for each in home.first.lines.lines][:3] == [late, at_once, soon]
    assert home.more.text() == ""
    home.first.setFixedHeight(3 * 44 + 8)
    desk.qtbot.waitUntil(lambda: len(home.first.lines.lines) == 3)
    assert home.more.text() == "1 more is on the board."
    assert [each.row.line.request for each in home.letters.lines.lines] == [soon]
    assert home.letters_word.text() == "1 request can still be extended, by a letter with reasons."
    assert home.to_clear.accessibleDescription() == "3"
    # Whom a request is about stays masked here.
    assert not any("Haddadin" in each.spoken() for each in home.first.lines.lines)
    assert home.first.hasFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    page = desk.frame.findChild(RequestsPage)
    assert isinstance(page, RequestsPage)
    desk.qtbot.waitUntil(lambda: page.request.request() == late)
    desk.settle()


def test_without_requests_it_says_so_and_which_key_records_one(desk: Desk) -> None:
    desk.sign_in(MARIA)
    desk.settle()
    home = desk.frame.findChild(RequestsHome)
    assert isinstance(home, RequestsHome)
    assert home.summary.text() == "Maria, no request is open."
    assert home.empty.isVisible()
    desk.press(Qt.Key.Key_G)
    desk.press(Qt.Key.Key_B)
    desk.settle()
    assert desk.frame.place()[0] == "rights"
