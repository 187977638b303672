"""Coming to a house: one that does not open says why, and one that needs preparing is prepared by another process."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.app import House
from backoffice.config import Settings
from backoffice.errors import BackofficeError
from backoffice.store.faults import DiskFull
from tests.given import ANNA, PASSWORD, Given
from tests.ui.conftest import PATIENCE_MS, Desk
from ui.screens import screens
from ui.shell.application import Application
from ui.shell.opening import Told
from ui.shell.preparing import Preparing


class Reluctant:
    """Opens the test's house at the second knock."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.knocks = 0

    def __call__(self, settings: Settings, told: Told) -> House:
        self.knocks += 1
        told("server", 0.7)
        if self.knocks == 1:
            raise DiskFull(path=str(settings.home), free=12_000_000, needed=600_000_000)
        return self.given.house


@pytest.fixture
def reluctant(given: Given, qtbot: QtBot) -> Desk:
    application = Application(given.house.settings, screens, Reluctant(given))
    return Desk(qtbot, given, application)


def end(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.application.ended, timeout=PATIENCE_MS):
        desk.application.window.close()
    desk.application.tasks.close()
    desk.application.window.deleteLater()


def test_a_house_that_does_not_open_says_why_and_opens_at_the_next_try(reluctant: Desk) -> None:
    reluctant.application.start()
    preparation = reluctant.page.preparation
    reluctant.qtbot.waitUntil(preparation.error.isVisible, timeout=PATIENCE_MS)
    assert "12.0 MB free" in preparation.error.accessibleName()
    assert "Your data is safe" in preparation.error.accessibleName()
    assert reluctant.application.window.status.connection() == "No database"
    with reluctant.qtbot.waitSignal(reluctant.application.ready, timeout=PATIENCE_MS):
        reluctant.qtbot.keyClick(preparation.again, Qt.Key.Key_Return)
    assert reluctant.page.name.isVisible()
    reluctant.sign_in()
    assert reluctant.frame.seat.person.name == ANNA
    end(reluctant)


def test_who_is_quicker_than_the_database_is_let_in_once_it_stands(given: Given, qtbot: QtBot) -> None:
    application = Application(given.house.settings, screens, lambda _settings, _told: given.house)
    desk = Desk(qtbot, given, application)
    desk.page.name.edit.setText(ANNA)
    desk.page.password.edit.setText(PASSWORD)
    desk.page.enter.click()
    assert desk.page.enter.text() == "Opening the database"
    with qtbot.waitSignal(application.entered, timeout=PATIENCE_MS):
        application.start()
    assert desk.frame.seat.person.name == ANNA
    desk.settle()
    end(desk)


def test_a_window_closed_while_its_house_is_being_opened_still_closes_the_house(given: Given, qtbot: QtBot) -> None:
    knocked, may_open = Event(), Event()

    def slowly(_settings: Settings, _told: Told) -> House:
        knocked.set()
        may_open.wait(timeout=PATIENCE_MS / 1000)
        return given.house

    application = Application(given.house.settings, screens, slowly)
    application.start()
    qtbot.waitUntil(knocked.is_set, timeout=PATIENCE_MS)
    ended: list[bool] = []
    application.ended.connect(lambda: ended.append(True))
    application.window.close()
    assert not application.window.isVisible()
    # Work asked for later has come back, and the end, which is asked for first, has not.
    for _ in range(3):
        came_back: list[object] = []
        application.tasks.quick(application, object, came_back.append)
        qtbot.waitUntil(lambda came_back=came_back: bool(came_back), timeout=PATIENCE_MS)
    assert ended == []
    with qtbot.waitSignal(application.ended, timeout=PATIENCE_MS):
        may_open.set()
    assert application.house is given.house
    application.tasks.close()
    application.window.deleteLater()


def test_what_stops_the_preparing_process_arrives_as_its_own_error(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    with pytest.raises(BackofficeError) as refused:
        Preparing(Settings(home=in_the_way / "home")).run(lambda _step, _done: None)
    assert refused.value.code == "store.folder_not_writable"
    assert str(in_the_way) in str(refused.value.facts["path"])


def test_a_preparing_process_that_is_stopped_says_so(tmp_path: Path) -> None:
    preparing = Preparing(Settings(home=tmp_path / "home"))
    preparing.stop()
    with pytest.raises(BackofficeError) as refused:
        preparing.run(lambda _step, _done: None)
    assert refused.value.code == "window.preparation_stopped"
