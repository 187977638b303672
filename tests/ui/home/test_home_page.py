"""The home page says what presses, from the house as it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from backoffice.kyc import service
from tests.given import TOMASZ
from tests.ui.conftest import Desk
from ui.home.first_cases import FirstLine
from ui.home.home_page import HomePage


def home_of(desk: Desk) -> HomePage:
    page = desk.frame.findChild(HomePage)
    assert isinstance(page, HomePage)
    return page


def lines(desk: Desk) -> tuple[FirstLine, ...]:
    return home_of(desk).cases.lines.lines


@pytest.mark.promise("K-08")
def test_cases_are_counted_by_the_time_they_have_and_listed_by_it(desk: Desk) -> None:
    for hours, name in ((25, "Ann"), (23.5, "Ben"), (21, "Cai"), (3, "Dov")):
        desk.given.case(timedelta(hours=hours), name=name)
    desk.sign_in()
    home = home_of(desk)
    assert [count.accessibleName() for count in home.counts] == [
        "1 late",
        "1 under 1 hour",
        "1 under 4 hours",
        "1 later",
    ]
    assert home.title.text() == "Urgent today"
    assert home.summary.text() == "Anna, 1 case is late and 1 falls due within the hour."
    assert [line.name for line in lines(desk)] == ["A•••", "B•••", "C•••", "D•••"]
    assert lines(desk)[0].left.text.startswith("−1:")
    assert lines(desk)[1].left.text in ("0:30", "0:29")


def test_a_calm_house_is_said_to_be_calm(desk: Desk) -> None:
    desk.given.case(timedelta(hours=2))
    desk.sign_in()
    assert home_of(desk).title.text() == "Today"
    assert home_of(desk).summary.text() == "Anna, nothing presses; 1 case is open."


def test_an_empty_house_has_one_sentence_and_no_list(desk: Desk) -> None:
    desk.sign_in()
    home = home_of(desk)
    assert home.summary.text() == "Anna, all is done."
    assert not home.cases.isVisible()
    assert not desk.frame.keys.run("kyc.next")


def test_enter_opens_the_chosen_case(desk: Desk) -> None:
    desk.given.case(timedelta(hours=5))
    later = desk.given.case(timedelta(hours=4))
    desk.sign_in()
    home_of(desk).cases.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.place() == ("kyc.queue", later)


def test_the_key_opens_the_most_urgent_case_that_nobody_else_holds(desk: Desk) -> None:
    taken = desk.given.case(timedelta(hours=6))
    free = desk.given.case(timedelta(hours=5))
    _claim(desk, taken)
    desk.sign_in()
    assert [line.holder for line in lines(desk)] == ["with Tomasz", "free"]
    desk.press(Qt.Key.Key_N)
    desk.settle()
    assert desk.frame.place() == ("kyc.queue", free)


def test_what_changes_in_the_house_is_there_after_the_next_look(desk: Desk) -> None:
    desk.sign_in()
    assert lines(desk) == ()
    desk.given.case(name="Zelda Quist")
    desk.look()
    assert [line.name for line in lines(desk)] == ["Z••• Q•••"]


def test_the_chosen_line_stays_chosen_while_clocks_run(desk: Desk, qtmodeltester: ModelTester) -> None:
    for _ in range(3):
        desk.given.case()
    desk.sign_in()
    home = home_of(desk)
    qtmodeltester.check(home.cases.lines)
    desk.press(Qt.Key.Key_Down)
    desk.look()
    assert home.cases.currentIndex().row() == 1


def test_a_screen_reader_hears_the_whole_line(desk: Desk) -> None:
    desk.given.case(timedelta(hours=25), name="Zelda Quist")
    desk.sign_in()
    model = home_of(desk).cases.lines
    heard = model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert str(heard).startswith("late, −1:")
    assert "Z••• Q•••" in str(heard)
    assert str(heard).endswith("Jordan, free")


def _claim(desk: Desk, case: object) -> None:
    from uuid import UUID, uuid4

    assert isinstance(case, UUID)
    desk.given.desk(TOMASZ).do(uuid4(), service.claim_case, case)
