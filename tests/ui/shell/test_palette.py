"""The palette and the cheat sheet: everything that can be done, found by typing, with its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester

from backoffice.store.cluster import BOOTSTRAP
from tests.ui.conftest import PATIENCE_MS, Desk
from ui.shell.cheat_sheet import CheatSheet, KeyRow
from ui.shell.palette import Palette
from ui.shell.palette_rows import Row, hits

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(desk: Desk) -> Palette:
    desk.sign_in()
    desk.press(Qt.Key.Key_K, CONTROL)
    box = desk.frame.palette_box
    assert box.isVisible()
    return box


def search(desk: Desk, palette: Palette, text: str) -> list[Row]:
    """Type, and wait until people have been searched for too."""
    # Qt's test keys know no other script than Latin; an input method commits such text at once, as insert does.
    if text.isascii():
        desk.qtbot.keyClicks(palette.edit, text)
    else:
        palette.edit.insert(text)
    desk.qtbot.waitUntil(lambda: not palette.is_searching(), timeout=PATIENCE_MS)
    return [row for row in palette.model.rows if not row.is_heading]


def test_unasked_it_teaches_what_can_be_done_here_and_where_one_can_go(desk: Desk, palette: Palette) -> None:
    titles = [row.title for row in palette.model.rows]
    assert titles[0] == "Do"
    assert "Second review" in titles
    assert all(row.keys for row in palette.model.rows if not row.is_heading)
    assert not [row for row in palette.model.rows if row.reason]


def test_every_word_typed_must_be_in_the_action(desk: Desk, palette: Palette) -> None:
    found = search(desk, palette, "light dark")
    assert [row.title for row in found] == ["Change between light and dark"]
    assert found[0].hits == ((15, 5), (25, 4))


def test_an_action_that_cannot_be_done_says_why_and_does_nothing(desk: Desk, palette: Palette) -> None:
    found = search(desk, palette, "take this")
    assert [(row.title, row.reason) for row in found] == [("Take this case", "open a case first")]
    desk.press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_enter_does_the_chosen_thing_and_puts_the_palette_away(desk: Desk, palette: Palette) -> None:
    search(desk, palette, "second")
    desk.press(Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert desk.frame.place()[0] == "kyc.second_review"


def test_people_are_found_by_name_and_open_in_their_list(desk: Desk, palette: Palette) -> None:
    case = desk.given.case(name="Нурлан Абишев")
    desk.given.customer(name="Нурлан Без Дела")
    found = search(desk, palette, "нурлан")
    assert [row.title for row in found] == ["Н••• А•••", "Н••• Б••• Д•••"]
    assert found[0].about.startswith("case K-")
    assert found[1].reason == "no case"
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.place() == ("kyc.queue", case)


def test_an_older_answer_never_overwrites_a_newer_question(desk: Desk, palette: Palette) -> None:
    desk.given.case(name="Zelda Quist")
    with desk.given.sql(BOOTSTRAP) as keeper:
        keeper.execute("lock table people.customer in access exclusive mode")
        desk.qtbot.keyClicks(palette.edit, "zelda")
        desk.qtbot.waitUntil(lambda: not desk.application.tasks.is_idle(), timeout=PATIENCE_MS)
        palette.edit.clear()
        desk.qtbot.keyClicks(palette.edit, "x")
        assert not palette.is_searching()
    desk.settle()
    assert "Zelda Quist" not in [row.title for row in palette.model.rows]


def test_arrows_step_over_headings_and_stop_at_the_ends(desk: Desk, palette: Palette) -> None:
    seen = set()
    for _ in range(40):
        desk.press(Qt.Key.Key_Down)
        seen.add(palette.list.currentIndex().row())
    assert not [row for row in seen if palette.model.rows[row].is_heading]
    assert palette.list.currentIndex().row() == len(palette.model.rows) - 1
    for _ in range(40):
        desk.press(Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1


def test_esc_puts_the_palette_away_and_the_focus_back(desk: Desk, palette: Palette) -> None:
    desk.press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    page = desk.frame.findChild(QWidget, "")
    assert page is not None
    assert not palette.edit.hasFocus()


def test_a_question_mark_alone_opens_the_cheat_sheet(desk: Desk, palette: Palette) -> None:
    desk.qtbot.keyClicks(palette.edit, "?")
    assert not palette.isVisible()
    assert desk.frame.cheat_sheet.isVisible()


def test_the_model_keeps_the_rules_of_models(desk: Desk, palette: Palette, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(palette.model)
    desk.given.case(name="Zelda Quist")
    search(desk, palette, "z")
    search(desk, palette, "elda")
    qtmodeltester.check(palette.model)


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("Next case", ["case"], ((5, 4),)),
        ("Next case", ["e", "next"], ((0, 4),)),
        ("İstanbul", ["ist"], ()),
        ("Next case", ["zzz"], ()),
    ],
)
def test_letters_searched_for_are_marked_once(title: str, words: list[str], found: tuple[tuple[int, int], ...]) -> None:
    assert hits(title, words) == found


@pytest.fixture
def sheet(desk: Desk) -> CheatSheet:
    desk.sign_in()
    desk.press(Qt.Key.Key_Question)
    box = desk.frame.cheat_sheet
    assert box.isVisible()
    return box


def row_of(sheet: CheatSheet, title: str) -> KeyRow:
    return next(row for row in sheet.findChildren(KeyRow) if row.text() == title and row.isVisible())


def test_the_cheat_sheet_names_every_action_of_the_window(desk: Desk, sheet: CheatSheet) -> None:
    listed = sorted(row.text() for row in sheet.findChildren(KeyRow) if row.isVisible())
    assert listed == sorted(offer.action.say() for offer in desk.frame.keys.offers())


def test_what_can_be_done_here_stands_before_what_other_screens_do(sheet: CheatSheet) -> None:
    offers = [row._offer for row in sheet._rows.values()]
    places = list(dict.fromkeys(offer.action.place for offer in offers))
    served = [any(not offer.reason for offer in offers if offer.action.place == place) for place in places]
    assert served == sorted(served, reverse=True)


def test_keys_behind_the_cheat_sheet_rest(desk: Desk, sheet: CheatSheet) -> None:
    desk.press(Qt.Key.Key_G)
    desk.press(Qt.Key.Key_S)
    assert desk.frame.place()[0] == "home"
    assert sheet.isVisible()


def test_an_action_gets_other_keys_and_its_own_back(desk: Desk, sheet: CheatSheet) -> None:
    row = row_of(sheet, "Lock the window")
    row.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_J, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.frame.keys.caps("window.lock") == ("Ctrl", "J"), timeout=PATIENCE_MS)
    row_of(sheet, "Lock the window").setFocus()
    desk.press(Qt.Key.Key_Backspace)
    assert desk.frame.keys.caps("window.lock") == ("Ctrl", "L")


def test_keys_that_are_taken_are_refused_with_a_sentence(desk: Desk, sheet: CheatSheet) -> None:
    row_of(sheet, "Lock the window").setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_D, CONTROL)
    desk.qtbot.waitUntil(lambda: "already does" in sheet.said(), timeout=PATIENCE_MS)
    assert desk.frame.keys.caps("window.lock") == ("Ctrl", "L")
    assert not desk.frame.seat.tasks.shown()


def test_the_key_of_the_cheat_sheet_puts_it_away_again(desk: Desk, sheet: CheatSheet) -> None:
    desk.press(Qt.Key.Key_Question)
    assert not sheet.isVisible()
    desk.press(Qt.Key.Key_G)
    desk.press(Qt.Key.Key_S)
    assert desk.frame.place()[0] == "kyc.second_review"
