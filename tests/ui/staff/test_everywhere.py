"""At hand on every screen: access in an emergency, the notice of it, and one's own password."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import keyring
import keyring.backend
import keyring.errors
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.staff import emergency
from backoffice.staff.remembered import remember
from backoffice.staff.rules import Duty
from tests.given import ANNA, HUGO, MARIA, OLGA, PASSWORD, WEN, Given
from tests.staff.conftest import Somebody, add_reviewer
from tests.ui.conftest import PATIENCE_MS, Desk, window_on
from ui.home.places_page import PlacesPage
from ui.shell.memory import Memory
from ui.staff.account_box import AccountBox
from ui.staff.password_step import PasswordStep

pytestmark = pytest.mark.promise("S-05")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
REASON = "Provider reports a forged passport; nobody holds the case."
NEW = "seven quiet herons leave"


def test_a_lead_reaches_for_data_in_an_emergency_from_anywhere(desk: Desk, given: Given) -> None:
    case = given.case()
    desk.sign_in(HUGO)
    desk.press(Qt.Key.Key_E, CONTROL_SHIFT)
    box = desk.frame._everywhere.emergency
    desk.qtbot.keyClicks(box.customer.edit, "48001")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert box.found.count() == 1
    assert not box.go.isEnabled()
    box.reason.setPlainText(REASON)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert not box.isVisible()
    (access,) = given.desk(HUGO).ask(emergency.open_accesses)
    assert access.reason == REASON
    # It leads to whom it was asked for, says how long it lasts, and ends before its time when that is wanted.
    opened, own = desk.frame._everywhere.opened, desk.frame._everywhere.notices.own
    assert opened.isVisible()
    shown = [value.text() for value in opened.told.values()]
    assert "Samira Yousef Haddadin" in shown[0]
    assert shown[1:3] == ["7 Apr 1991", "Jordan"]
    assert "60 minutes left" in opened.left.text()
    assert "60 more minutes" in own.accessibleName()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.frame.place() == ("kyc.queue", case)
    desk.click(own.button)
    desk.settle()
    assert opened.isVisible()
    desk.press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert not opened.isVisible()
    assert not own.isVisible()
    assert given.desk(HUGO).ask(emergency.open_accesses) == ()


def test_every_desk_is_told_at_its_next_look_and_those_who_keep_watch_acknowledge(
    desk: Desk, given: Given, newcomer: Somebody
) -> None:
    desk.sign_in(MARIA)
    notices = desk.frame._everywhere.notices
    assert not notices.isVisible()
    newcomer(Duty.FINANCE)
    given.desk(WEN).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    desk.look()
    assert notices.isVisible()
    # The emergency is told before what was there sooner.
    assert REASON in notices.bars[0].accessibleName()
    assert "added" in notices.bars[1].accessibleName()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    desk.settle()
    assert "added" in notices.bars[0].accessibleName()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    desk.settle()
    assert not notices.isVisible()
    assert given.desk(MARIA).ask(emergency.notices) == ()


def test_an_emergency_that_ended_is_no_banner_and_the_list_of_notices_says_when_it_ended(
    desk: Desk, given: Given, newcomer: Somebody
) -> None:
    for _ in range(2):
        newcomer(Duty.FINANCE)
    access = given.desk(WEN).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    given.desk(MARIA).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    desk.sign_in(MARIA)
    notices = desk.frame._everywhere.notices
    assert "until" in notices.bars[0].accessibleName()
    assert notices.bars[1].button.isVisible()
    given.desk(WEN).do(uuid4(), emergency.end_access, access)
    desk.look()
    assert "Emergency access ended" in notices.bars[0].accessibleName()
    # Nobody says of their own emergency that they saw it.
    assert len(notices.shown) == 3
    desk.press(Qt.Key.Key_N, CONTROL_SHIFT)
    desk.settle()
    told = desk.frame._everywhere.told
    assert told.list.rows.rowCount() == 3
    assert "Emergency access ended" in told.chosen.text()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert not told.go.isEnabled()
    assert len(notices.shown) == 2
    desk.press(Qt.Key.Key_Escape)
    assert not told.isVisible()
    assert [each.facts["person"] for each in given.desk(ANNA).ask(emergency.notices)] == [MARIA]
    assert [each.facts["person"] for each in given.desk(ANNA).ask(emergency.notices_lately)] == [MARIA, WEN]


def test_where_an_emergency_waits_the_home_page_does_not_say_that_nothing_does(desk: Desk, given: Given) -> None:
    desk.sign_in(OLGA)
    home = desk.frame.findChild(PlacesPage)
    assert home is not None
    given.desk(WEN).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    desk.look()
    assert home.summary.text() == "Olga, 1 emergency access waits to be seen by you: above."
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    desk.settle()
    assert "nothing waits" in home.summary.text()


def test_a_reviewer_closes_the_notice_at_their_desk_and_cannot_reach_for_data(desk: Desk, given: Given) -> None:
    given.desk(WEN).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    desk.sign_in(ANNA)
    desk.look()
    assert desk.frame._everywhere.notices.isVisible()
    desk.press(Qt.Key.Key_A, CONTROL_SHIFT)
    desk.look()
    assert not desk.frame._everywhere.notices.isVisible()
    assert not desk.frame.keys.run("staff.emergency")


def test_a_one_time_password_leads_to_a_password_of_ones_own_and_then_to_the_desk(
    desk: Desk, newcomer: Somebody
) -> None:
    name = newcomer(Duty.AUDITOR)
    desk.type_in(name, PASSWORD)
    desk.settle()
    step = desk.page.findChild(PasswordStep)
    assert step is not None
    desk.qtbot.keyClicks(step.new.first.edit, NEW)
    desk.qtbot.keyClicks(step.new.again.edit, NEW)
    desk.qtbot.waitUntil(step.go.isEnabled, timeout=PATIENCE_MS)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.application.window.frame is not None, timeout=PATIENCE_MS)
    desk.settle()
    assert desk.frame.seat.person.duties == (Duty.AUDITOR,)


class Refusing(keyring.backend.KeyringBackend):
    """A keyring that is there and does what a test says."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self, fault: Exception | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.kept: dict[tuple[str, str], str] = {}

    def _now(self) -> None:
        if self.fault is not None:
            raise self.fault

    def get_password(self, service: str, username: str) -> str | None:
        self._now()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._now()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._now()
        del self.kept[service, username]


class PromptDismissedException(Exception):
    """Named as the Secret Service's own."""


@pytest.fixture
def session_keyring() -> Iterator[Callable[[keyring.backend.KeyringBackend], None]]:
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def account(desk: Desk, given: Given, names: Callable[[], str]) -> tuple[AccountBox, str]:
    name = names()
    add_reviewer(given, name)
    desk.sign_in(name)
    desk.frame.keys.run("staff.account")
    return desk.frame._everywhere.account, name


@pytest.mark.promise("S-04")
def test_the_keyring_remembers_forgets_and_its_three_failures_are_told_apart(
    desk: Desk, given: Given, names: Callable[[], str], session_keyring: Any
) -> None:
    from keyring.backends import fail

    box, name = account(desk, given, names)
    box.old.edit.setText("not the one")
    box.fail("That is not the password you have now.")
    desk.qtbot.keyClicks(box.old.edit, "x")
    assert not box._error.isVisible()
    working = Refusing()
    session_keyring(working)
    box.keep.click()
    desk.settle()
    assert list(working.kept.values()) == [PASSWORD]
    assert Memory(given.house.settings.home).remembers(name)
    box.keep.click()
    desk.settle()
    assert working.kept == {}
    said = []
    for backend in (
        fail.Keyring(),
        Refusing(keyring.errors.KeyringLocked("locked")),
        Refusing(PromptDismissedException("dismissed")),
    ):
        session_keyring(backend)
        box.keep.click()
        desk.settle()
        assert not box.keep.isChecked()
        said.append(box.said.accessibleName())
    assert len(set(said)) == 3
    assert not Memory(given.house.settings.home).remembers(name)
    box.close_box()


@pytest.mark.promise("S-04")
def test_a_remembered_password_is_filled_in_at_the_next_start_and_the_person_still_signs_in(
    given: Given, qtbot: QtBot, session_keyring: Any
) -> None:
    working = Refusing()
    session_keyring(working)
    remember(ANNA, PASSWORD)
    memory = Memory(given.house.settings.home)
    memory.last_person = ANNA
    memory.set_remembers(ANNA, True)
    with window_on(given, qtbot) as desk:
        assert desk.page.password.text() == PASSWORD
        assert desk.application.crew is None
    working.fault = keyring.errors.KeyringLocked("locked")
    with window_on(given, qtbot) as desk:
        assert desk.page.password.text() == ""
        assert "Type it" in desk.page.password.edit.accessibleDescription()


def test_ones_own_password_is_changed_while_the_meter_follows(
    desk: Desk, given: Given, names: Callable[[], str]
) -> None:
    box, name = account(desk, given, names)
    box.old.edit.setText(PASSWORD)
    box.new.first.edit.setText("Password123456")
    desk.qtbot.waitUntil(lambda: "Easy to guess" in box.new.words.text(), timeout=PATIENCE_MS)
    assert not box.go.isEnabled()
    box.new.first.edit.setText(NEW)
    box.new.again.edit.setText(NEW)
    desk.qtbot.waitUntil(box.go.isEnabled, timeout=PATIENCE_MS)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert not box.isVisible()
    assert box.old.text() == box.new.text() == ""
    given.house.sign_in(name, NEW).desk.close()
