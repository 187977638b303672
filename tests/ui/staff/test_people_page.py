"""An administrator keeps people with the keyboard: add, change duties, suspend, end, review."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backoffice.staff import keeping, seconding
from backoffice.staff.rules import Duty, PersonState
from backoffice.staff.views import PersonLine
from tests.given import ANNA, IDRIS, JONAS, OLGA, PASSWORD, Given
from tests.staff.conftest import Somebody, agree
from tests.ui.conftest import Desk
from ui.staff.password_step import PasswordStep
from ui.staff.people_page import PeoplePage

pytestmark = pytest.mark.promise("S-05")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def keeping_people(desk: Desk) -> Iterator[Callable[[], PeoplePage]]:
    """Signs Olga in and goes to the people; callable after a test has made its own."""

    def go() -> PeoplePage:
        desk.sign_in(OLGA)
        desk.frame.go("staff.people")
        desk.settle()
        page = desk.frame._pages["staff.people"]
        assert isinstance(page, PeoplePage)
        return page

    yield go
    desk.settle()


def choose(page: PeoplePage, name: str) -> None:
    page.view.table.selectRow(page.view.table.rows.row_of(name))


def line_of(given: Given, name: str) -> PersonLine:
    return next(line for line in given.desk(OLGA).ask(keeping.people) if line.name == name)


def test_a_person_is_added_and_signs_in_with_a_password_shown_once(
    desk: Desk, given: Given, keeping_people: Callable[[], PeoplePage], names: Callable[[], str]
) -> None:
    name = names()
    page = keeping_people()
    desk.press(Qt.Key.Key_N)
    add, _, _, once = page.boxes
    # QTest types no letter beyond ASCII.
    add.full_name.edit.setText("Zoë Müller-Öst")
    add.full_name.edit.editingFinished.emit()
    assert add.name.text() == "zoe.muller.ost"
    add.name.edit.setText(name)
    add.duties.boxes[Duty.KYC_REVIEWER].click()
    add.duties.boxes[Duty.DPO].click()
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    password = once.password.text()
    assert once.isVisible()
    assert len(password) == 19
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert QApplication.clipboard().text() == password
    assert once.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert once.password.text() == ""
    assert line_of(given, name).held_back == (Duty.KYC_REVIEWER,)
    desk.application.sign_out()
    desk.settle()
    desk.type_in(name, password)
    desk.settle()
    assert desk.page.findChild(PasswordStep) is not None


def test_a_name_that_was_given_before_is_refused_in_the_box(
    desk: Desk, keeping_people: Callable[[], PeoplePage]
) -> None:
    page = keeping_people()
    page.add()
    add = page.boxes[0]
    add.full_name.edit.setText("Another Anna")
    add.name.edit.setText(ANNA)
    add.duties.boxes[Duty.AUDITOR].click()
    add.submit()
    desk.settle()
    assert add.isVisible()
    assert ANNA in add._wrong.text()
    assert add.full_name.text() == "Another Anna"
    add.close_box()


def test_a_weighty_duty_waits_for_a_second_administrator(
    desk: Desk, given: Given, keeping_people: Callable[[], PeoplePage]
) -> None:
    page = keeping_people()
    choose(page, JONAS)
    desk.press(Qt.Key.Key_D)
    box = page.boxes[1]
    assert not box.go.isEnabled()
    box.duties.boxes[Duty.FINANCE_LEAD].click()
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert not box.isVisible()
    assert line_of(given, JONAS).given == (Duty.FINANCE,)
    desk.frame.go("staff.approvals")
    desk.settle()
    assert desk.frame._pages["staff.approvals"].target() is not None


def test_suspending_asks_and_ending_somebody_takes_a_typed_name(
    desk: Desk, given: Given, keeping_people: Callable[[], PeoplePage], somebody: Somebody
) -> None:
    name = somebody(Duty.AUDITOR)
    page = keeping_people()
    choose(page, name)
    desk.press(Qt.Key.Key_S)
    assert "sessions end now" in page.sure.what.text()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert line_of(given, name).state is PersonState.ACTIVE
    desk.press(Qt.Key.Key_S)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert line_of(given, name).state is PersonState.SUSPENDED
    desk.press(Qt.Key.Key_E)
    box = page.boxes[2]
    desk.qtbot.keyClicks(box.confirm.edit, name[:-1])
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert box.isVisible()
    QTest.keyClicks(box.confirm.edit, name[-1])
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert line_of(given, name).state is PersonState.ENDED
    assert page.view.table.rows.row_of(name) == page.view.table.rows.rowCount() - 1


def test_a_password_is_reset_only_after_a_question_and_never_where_no_person_stands(
    desk: Desk, given: Given, keeping_people: Callable[[], PeoplePage], somebody: Somebody
) -> None:
    name = somebody(Duty.AUDITOR)
    page = keeping_people()
    choose(page, name)
    desk.press(Qt.Key.Key_W)
    assert "stops working at once" in page.sure.what.text()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert not line_of(given, name).must_change_password
    desk.press(Qt.Key.Key_R)
    desk.settle()
    choose(page, name)
    for key in (Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_E):
        desk.press(key)
        assert not page.sure.isVisible()
        assert not any(box.isVisible() for box in page.boxes)
    desk.press(Qt.Key.Key_R)
    desk.settle()
    choose(page, name)
    desk.press(Qt.Key.Key_W)
    assert "second administrator" in page.sure.what.text()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert "waits for a second administrator" in page.view.said._sentence.text()
    assert not line_of(given, name).must_change_password
    (waits,) = given.desk(IDRIS).ask(seconding.proposals_waiting)
    agree(given, IDRIS, waits.id)
    choose(page, name)
    desk.press(Qt.Key.Key_W)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert page.boxes[3].isVisible()
    assert line_of(given, name).must_change_password
    page.boxes[3].close_box()


def test_nothing_is_offered_for_oneself(desk: Desk, keeping_people: Callable[[], PeoplePage]) -> None:
    page = keeping_people()
    choose(page, OLGA)
    for button in (page.view.drawer.duties, page.view.drawer.suspend, page.view.drawer.reset, page.view.drawer.end):
        assert not button.isEnabled()
    offers = {offer.action.id: offer.reason for offer in desk.frame.keys.offers()}
    assert offers["people.end"] == "another administrator does that for you"


def test_the_access_review_goes_to_a_file_that_no_spreadsheet_calculates(
    desk: Desk, given: Given, keeping_people: Callable[[], PeoplePage]
) -> None:
    page = keeping_people()
    desk.press(Qt.Key.Key_R)
    desk.settle()
    desk.press(Qt.Key.Key_E, CONTROL)
    desk.settle()
    (file,) = given.house.settings.exports_folder.glob("access-review-*.csv")
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert rows[0][:3] == ["Sign-in name", "Name", "Duties"]
    olga = next(row for row in rows if row[0] == OLGA)
    assert olga[4].startswith("20")
    assert page.view.table.rows.columnCount() == 8


def test_the_list_is_a_sound_model(keeping_people: Callable[[], PeoplePage], qtmodeltester: object) -> None:
    page = keeping_people()
    qtmodeltester.check(page.view.table.rows)  # type: ignore[attr-defined]
    assert PASSWORD not in page.view.drawer.accessibleName()
