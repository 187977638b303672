"""Coming in: nothing is shown before the password, and a locked window keeps the work as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.given import ANNA, PASSWORD, TOMASZ, WEN
from tests.ui.conftest import PATIENCE_MS, Desk
from ui.shell.sample_row import SamplePerson, SampleRow


def words_of(desk: Desk) -> str:
    """Every word the window shows or tells a screen reader."""
    window = desk.application.window
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    named = [widget.accessibleName() for widget in window.findChildren(type(window).__mro__[1]) if widget.isVisible()]
    return "\n".join(labels + named)


def test_before_the_password_no_figure_no_case_and_no_name_of_the_house_is_shown(desk: Desk) -> None:
    desk.given.case(name="Samira Yousef Haddadin")
    shown = words_of(desk)
    assert "Sign in" in shown
    assert "24 hours" in shown
    for secret in ("Samira", "Anna", "KYC", "at work", "Queue"):
        assert secret not in shown


def test_the_right_password_opens_the_frame_of_that_person(desk: Desk) -> None:
    desk.sign_in()
    assert desk.application.window.sign_in is None
    assert desk.frame.seat.person.name == ANNA
    assert "Anna Lindqvist, KYC reviewer" in words_of(desk)


@pytest.mark.parametrize(("name", "password"), [(ANNA, "wrong"), ("nobody.here", PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(desk: Desk, name: str, password: str) -> None:
    desk.sign_in(name, password)
    assert desk.application.window.frame is None
    assert desk.page.error.isVisible()
    assert "Name or password is wrong" in desk.page.error.accessibleName()
    assert desk.page.enter.isEnabled()
    assert desk.page.name.text() == name


def test_a_name_that_cannot_be_one_is_said_to_be_none(desk: Desk) -> None:
    desk.sign_in("Anna Lindqvist", PASSWORD)
    assert "no sign-in name" in desk.page.error.accessibleName()


def test_enter_in_the_name_goes_on_to_the_password(desk: Desk) -> None:
    desk.page.name.edit.clear()
    desk.qtbot.keyClicks(desk.page.name.edit, ANNA)
    desk.qtbot.keyClick(desk.page.name.edit, Qt.Key.Key_Return)
    assert desk.page.password.edit.hasFocus()
    assert desk.application.tasks.is_idle()


def test_caps_lock_is_noticed_by_what_it_types_and_leaves_with_it(desk: Desk) -> None:
    edit = desk.page.password.edit
    edit.setFocus()
    desk.qtbot.keyClicks(edit, "a")
    assert edit.accessibleDescription() == ""
    desk.qtbot.keyClick(edit, "B")
    assert "Caps Lock" in edit.accessibleDescription()
    desk.qtbot.keyClick(edit, Qt.Key.Key_CapsLock)
    assert edit.accessibleDescription() == ""


def test_capitals_typed_with_shift_are_no_caps_lock(desk: Desk) -> None:
    edit = desk.page.password.edit
    edit.setFocus()
    desk.qtbot.keyClick(edit, "B", Qt.KeyboardModifier.ShiftModifier)
    assert edit.accessibleDescription() == ""


def test_a_person_of_the_sample_firm_is_one_press_away(desk: Desk) -> None:
    wanted: list[str] = []
    desk.page.sample_wanted.connect(wanted.append)
    desk.page.show_samples((SamplePerson(ANNA, "Anna Lindqvist", "KYC reviewer"),))
    # Asked for again, as after working offline, nobody stands there twice.
    desk.page.show_samples((SamplePerson(ANNA, "Anna Lindqvist", "KYC reviewer"),))
    assert len(desk.page.findChildren(SampleRow)) == 1
    row = desk.page.findChild(SampleRow)
    assert isinstance(row, SampleRow)
    desk.click(row)
    assert wanted == [ANNA]
    desk.page.fill_in(ANNA, PASSWORD)
    assert desk.page.enter.hasFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.frame.seat.person.name == ANNA


def test_nobody_is_offered_in_a_house_that_is_no_sample(desk: Desk) -> None:
    assert desk.page.findChildren(SampleRow) == []


def test_a_locked_window_opens_for_its_person_and_keeps_the_page(desk: Desk) -> None:
    desk.sign_in()
    frame = desk.frame
    frame.go("kyc.queue")
    desk.settle()
    desk.application.lock()
    assert not frame.isVisible()
    assert "your work is as you left it" in words_of(desk)
    assert not desk.page.name.isVisible()
    desk.qtbot.keyClicks(desk.page.password.edit, "wrong")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert not frame.isVisible()
    desk.page.password.edit.clear()
    desk.qtbot.keyClicks(desk.page.password.edit, PASSWORD)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.application.window.frame is frame
    assert frame.isVisible()
    assert frame.place()[0] == "kyc.queue"


def test_no_key_of_a_locked_window_does_anything(desk: Desk) -> None:
    desk.sign_in()
    frame = desk.frame
    desk.application.lock()
    desk.page.enter.setFocus()
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not frame.palette_box.isVisible()


def test_a_window_nobody_touches_locks_itself(desk: Desk) -> None:
    desk.sign_in()
    with desk.qtbot.waitSignal(desk.application.window.idled, timeout=PATIENCE_MS):
        desk.application.window.idle_for(milliseconds=0)
    assert desk.page.isVisible()
    assert not desk.frame.isVisible()


def test_a_touch_begins_the_ten_minutes_anew(desk: Desk) -> None:
    desk.sign_in()
    window = desk.application.window
    assert window.idle.interval() == 10 * 60 * 1000
    counting = window.idle.timerId()
    desk.qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.idle.isActive()
    assert window.idle.timerId() != counting


def test_after_signing_out_another_person_comes_in(desk: Desk) -> None:
    desk.sign_in(ANNA)
    desk.application.sign_out()
    desk.settle()
    assert desk.application.window.frame is None
    assert "Anna" not in words_of(desk)
    desk.sign_in(TOMASZ)
    assert desk.frame.seat.person.name == TOMASZ


def test_a_person_is_met_in_their_own_language(desk: Desk) -> None:
    desk.sign_in(WEN)
    assert desk.frame.seat.language == "zh"
    assert "今天" in words_of(desk)


def test_the_language_of_the_sign_in_page_changes_in_place_and_keeps_the_name(desk: Desk) -> None:
    desk.page.name.edit.setText(ANNA)
    desk.application.change_language("zh")
    assert "登录" in words_of(desk)
    assert desk.page.name.text() == ANNA
