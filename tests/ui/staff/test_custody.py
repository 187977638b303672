"""Where one's keys are kept is chosen in one's account, and the sign-in page asks for just what they then need."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from backoffice.staff.rules import Duty
from backoffice.vault import grants
from backoffice.vault.custody import CustodyKind
from backoffice.vault.entry import own_keys
from backoffice.vault.moving import own_slots
from tests.given import ANNA, PASSWORD, Given
from tests.staff.conftest import Somebody
from tests.ui.conftest import PATIENCE_MS, Desk, QtBot, window_on
from tests.vault.test_token import LIBRARY, PIN, Reader, reader

__all__ = ["reader"]
pytestmark = pytest.mark.promise("S-04")
NEW = "seven quiet herons leave"


def unlock(desk: Desk, pin: str = "") -> None:
    desk.page.password.edit.setText(PASSWORD)
    if pin:
        desk.page.keys.pin.edit.setText(pin)
    desk.press(Qt.Key.Key_Return)
    desk.settle()


@pytest.mark.needs("softhsm2")
def test_keys_go_onto_a_token_which_a_locked_window_lets_go_of_and_its_pin_brings_back(
    given: Given, qtbot: QtBot, reader: Reader
) -> None:
    reader.put_in("Anna")
    given.house.settings = replace(given.house.settings, token_library=str(LIBRARY))
    with window_on(given, qtbot) as desk:
        desk.sign_in(ANNA)
        desk.frame.keys.run("staff.account")
        desk.settle()
        section = desk.frame._everywhere.account.keys
        own = given.desk(ANNA).ask(grants.own_number)
        assert own is not None
        assert own.fingerprint in section.number.text()
        assert not section.pin.isVisible()
        assert not section.move_button.isEnabled()
        section.where.setCurrentIndex(section.where.findData(CustodyKind.TOKEN.value))
        section.pin.edit.setText("654321")
        desk.click(section.move_button)
        desk.settle()
        assert "PIN is wrong" in section.said.accessibleName()
        section.pin.edit.setText(PIN)
        desk.click(section.move_button)
        desk.settle()
        assert "Not certified yet" in section.number.text()
        desk.frame._everywhere.account.close_box()
        crew = desk.application.crew
        assert crew is not None
        assert set(crew.desk.ask(own_slots)) == {CustodyKind.TOKEN}
        desk.application.lock()
        desk.settle()
        assert crew.desk.ask(own_keys) is None
        assert desk.page.keys.pin.isVisible()
        unlock(desk)
        assert desk.page.keys.pin.edit.hasFocus()
        assert not desk.page.keys.without.isVisible()
        unlock(desk, "654321")
        assert "PIN is wrong" in desk.page.error.accessibleName()
        assert desk.page.keys.without.isVisible()
        desk.application.change_language("zh")
        unlock(desk, PIN)
        assert desk.application.window.sign_in is None
        assert crew.desk.ask(own_keys) is not None


def test_who_changed_their_password_elsewhere_is_told_and_gives_the_earlier_one(
    given: Given, qtbot: QtBot, somebody: Somebody
) -> None:
    name = somebody(Duty.FINANCE)
    given.house.sign_in(name, PASSWORD).desk.close()
    with given.sql(name) as connection:
        connection.execute(f"alter role current_user password '{NEW}'".encode())
    with window_on(given, qtbot) as desk:
        desk.type_in(name, NEW)
        desk.settle()
        assert "changed outside Backoffice" in desk.page.error.accessibleName()
        assert desk.page.keys.earlier.edit.hasFocus()
        desk.qtbot.keyClicks(desk.page.keys.earlier.edit, PASSWORD)
        desk.press(Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda: desk.application.window.frame is not None, timeout=PATIENCE_MS)
        desk.settle()
        desk.frame.keys.run("staff.account")
        desk.settle()
        section = desk.frame._everywhere.account.keys
        assert "Not certified yet" in section.number.text()
        desk.frame._everywhere.account.close_box()
