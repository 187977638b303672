"""The home page of people who work no cases: their places, what waits there, and nothing asked that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from backoffice.desk import ReadWork
from backoffice.kyc import service as kyc
from backoffice.staff import service as staff
from backoffice.staff.rules import Duty
from tests.given import AIKO, IDRIS, JONAS, OLGA, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.ui.conftest import Desk, window_on
from ui.home.elsewhere import Elsewhere
from ui.home.home_page import HomePage
from ui.home.places_page import PlacesPage
from ui.shell.workspace import Page, Seat, Workspace
from ui.workspaces import WORKSPACES

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _two_wait(_read: ReadWork) -> Mapping[str, int]:
    return {"wishes": 2}


def _cases_asked_by_the_wrong_person(read: ReadWork) -> Mapping[str, int]:
    return {"letters": kyc.counts(read).queue}


EVERYBODYS = Workspace(
    "wishes", "Wishes", "letters", frozenset(Duty), Page, ("G", "W"), "Wishes", "What is wished for", _two_wait
)
LETTERS = replace(EVERYBODYS, id="letters", title="Letters", keys=("G", "L"), count=_cases_asked_by_the_wrong_person)


@pytest.fixture
def wishing(given: Given, qtbot: QtBot) -> Iterator[Desk]:
    """A window with a workspace for everybody in which two things wait."""
    with window_on(given, qtbot, (*WORKSPACES, EVERYBODYS)) as sitting:
        yield sitting


@pytest.fixture
def refused(given: Given, qtbot: QtBot) -> Iterator[Desk]:
    """A window in which one workspace asks for what most people may not see."""
    with window_on(given, qtbot, (*WORKSPACES, LETTERS, EVERYBODYS)) as sitting:
        yield sitting


def page_of(desk: Desk) -> PlacesPage:
    page = desk.frame.findChild(PlacesPage)
    assert isinstance(page, PlacesPage)
    return page


def seat_of(desk: Desk) -> Seat:
    return desk.frame.seat


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("name", [JONAS, AIKO, RUTH, PAVEL, OLGA])
def test_who_works_no_cases_is_at_home_without_an_error_and_without_a_case(wishing: Desk, name: str) -> None:
    wishing.given.case(name="Samira Yousef Haddadin")
    wishing.sign_in(name)
    wishing.look()
    assert wishing.frame.banner.isHidden()
    assert wishing.frame.findChild(HomePage) is None
    assert not [one for one in seat_of(wishing).places if one.id.startswith("kyc.")]
    assert [line.workspace for line in page_of(wishing).places.lines.lines][-1] == "wishes"
    assert seat_of(wishing).pulse.last is not None
    assert seat_of(wishing).pulse.last.today is None


def test_what_waits_is_counted_beside_its_workspace_and_in_one_sentence(wishing: Desk) -> None:
    wishing.sign_in(JONAS)
    page = page_of(wishing)
    line = page.places.lines.lines[-1]
    assert (line.title, line.about, line.count, line.keys) == ("Wishes", "What is wished for", 2, ("G", "W"))
    assert line.spoken() == "Wishes, 2 waiting, What is wished for, G W"
    assert page.summary.text() == "Jonas, 2 things wait for you."
    assert page.at_work.accessibleName() == "Jonas Berg"


def test_enter_and_the_stroke_both_go_there(wishing: Desk, qtmodeltester: ModelTester) -> None:
    wishing.sign_in(JONAS)
    page = page_of(wishing)
    qtmodeltester.check(page.places.lines)
    assert page.places.hasFocus()
    page.places.setCurrentIndex(page.places.lines.index(len(page.places.lines.lines) - 1, 0))
    wishing.press(Qt.Key.Key_Return)
    assert wishing.frame.place()[0] == "wishes"
    wishing.press(Qt.Key.Key_G)
    wishing.press(Qt.Key.Key_T)
    assert page.places.hasFocus()
    wishing.press(Qt.Key.Key_G)
    wishing.press(Qt.Key.Key_W)
    assert wishing.frame.place()[0] == "wishes"


def test_an_area_that_refuses_takes_no_others_figures_away_and_is_heard_once(refused: Desk) -> None:
    refused.sign_in(IDRIS)
    lines = {line.workspace: line.count for line in page_of(refused).places.lines.lines}
    assert (lines["letters"], lines["wishes"]) == (None, 2)
    assert "desk.duty_missing" in refused.frame.banner.error.accessibleName()
    refused.press(Qt.Key.Key_Escape)
    refused.look()
    assert refused.frame.banner.isHidden()


def test_a_lead_sees_beside_the_cases_what_waits_elsewhere(wishing: Desk) -> None:
    wishing.sign_in(WEN)
    rows = wishing.frame.findChild(Elsewhere).rows  # type: ignore[union-attr]
    assert rows["wishes"].accessibleDescription() == "2"
    wishing.click(rows["wishes"])
    assert wishing.frame.place()[0] == "wishes"


def test_who_is_at_work_and_the_language_stand_beside(wishing: Desk) -> None:
    wishing.given.desk(TOMASZ).do(uuid4(), staff.report_presence)
    wishing.sign_in(JONAS)
    assert "Tomasz Wierzba" in page_of(wishing).at_work.accessibleName()
    page_of(wishing).language.click()
    wishing.settle()
    assert seat_of(wishing).language == "zh"
    assert page_of(wishing).title.text() == "今天"
    assert page_of(wishing).language.text() == "Switch to English"


def test_the_palette_does_not_offer_to_find_people_whom_it_may_not_look_for(wishing: Desk) -> None:
    wishing.sign_in(JONAS)
    wishing.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = wishing.frame.palette_box
    wishing.qtbot.keyClicks(palette.edit, "samira")
    assert not palette.is_searching()
    assert palette.edit.placeholderText() == "A command or a place"
    palette.close_box()
