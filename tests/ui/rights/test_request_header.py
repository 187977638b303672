"""The head of a request at a usual size of window: nothing that matters is cut."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backoffice.rights.rules import Right
from tests.given import MARIA
from tests.rights.asking import asked, today
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from ui.rights.request_view import RequestView


def cut(view: RequestView) -> list[str]:
    """What has less room than its words need."""
    parts: tuple[QWidget, ...] = (
        *(view.title, view.right, view.number, view.about, view.queue, view.holder, view.state),
        *(view.back, view.skip, view.erase, view.prepare, view.restrict, view.rectify, view.objection),
        *(view.consents, view.write, view.recipients),
    )
    return [each.accessibleName() for each in parts if each.isVisible() and each.width() < each.sizeHint().width()]


@pytest.mark.parametrize("right", [Right.ACCESS, Right.OBJECTION, Right.RECTIFICATION])
def test_nothing_is_cut_while_todays_work_is_cleared(desk: Desk, right: Right) -> None:
    given = desk.given
    customer = given.customer("Михайло Олександрович Коваленко-Шевченко", "UA")
    asked(given, customer, right, on=today(given) - timedelta(days=29))
    desk.sign_in(MARIA)
    desk.frame.window().resize(1440, 900)
    found = page_of(desk)
    desk.press(Qt.Key.Key_D)
    opened(desk, found)
    desk.settle()
    assert found.request.queue.isVisible()
    assert cut(found.request) == []
