"""What a test of the window may ask for: the dressed application, a word from Qt as a failure, a window on a house."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.given import ANNA, PASSWORD, Given
from ui.shell import theme
from ui.shell.application import Application
from ui.shell.frame import Frame
from ui.shell.sign_in import SignInPage
from ui.shell.translation import speak
from ui.shell.workspace import Workspace
from ui.workspaces import ACTIONS, WORKSPACES

PATIENCE_MS = 60_000
# Qt's own platform without a screen says this of every window; it tells nothing of ours.
UNAVOIDABLE = "propagateSizeHints"


class PatientBot(QtBot):
    """Waits as long as a slow machine may need; what comes sooner is not waited for."""

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt, whose own patience of five seconds ends too soon on two busy cores."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with our fonts, palette and style sheet."""
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture(autouse=True)
def quiet(dressed: QApplication, qtlog: Any) -> Iterator[None]:
    """Light and English before and after; no word from Qt in between; garbage ends on this thread, as in the product.

    What stood before the first window is not looked at: a collection after each test has only that test to look at.
    """
    speak("en")
    gc.disable()
    yield
    speak("en")
    gc.collect()
    gc.freeze()
    gc.enable()
    if theme.is_dark():
        theme.apply(dressed, dark=False)
    assert [record.message for record in qtlog.records if UNAVOIDABLE not in record.message] == []


@dataclass(frozen=True)
class Desk:
    """The window as a person sits before it; every wait is for the window's own signals."""

    qtbot: QtBot
    given: Given
    application: Application

    @property
    def page(self) -> SignInPage:
        page = self.application.window.sign_in
        assert page is not None
        return page

    @property
    def frame(self) -> Frame:
        frame = self.application.window.frame
        assert frame is not None
        return frame

    def sign_in(self, name: str = ANNA, password: str = PASSWORD) -> None:
        """Type both and press Enter; the frame stands and has looked once when this returns."""
        self.type_in(name, password)
        self.settle()

    def type_in(self, name: str, password: str) -> None:
        self.page.name.edit.clear()
        self.qtbot.keyClicks(self.page.name.edit, name)
        self.page.password.edit.clear()
        self.qtbot.keyClicks(self.page.password.edit, password)
        self.qtbot.keyClick(self.page.password.edit, Qt.Key.Key_Return)

    def settle(self) -> None:
        """Wait until nothing runs in the background."""
        if not self.application.tasks.is_idle():
            with self.qtbot.waitSignal(self.application.tasks.idle, timeout=PATIENCE_MS):
                pass

    def look(self) -> None:
        """Have the window look at the database now."""
        assert self.application.crew is not None
        self.application.crew.pulse.beat()
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.application.window, key, modifier)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))


@pytest.fixture
def desk(given: Given, qtbot: QtBot) -> Iterator[Desk]:
    """A window on the test's house, ready for somebody to sign in."""
    with window_on(given, qtbot) as sitting:
        yield sitting


@contextmanager
def window_on(given: Given, qtbot: QtBot, workspaces: tuple[Workspace, ...] = WORKSPACES) -> Iterator[Desk]:
    """A window with these workspaces on the test's house, until everything of it has ended."""
    application = Application(given.house.settings, lambda: (workspaces, ACTIONS), lambda _settings, _told: given.house)
    sitting = Desk(qtbot, given, application)
    with qtbot.waitSignal(application.ready, timeout=PATIENCE_MS):
        application.start()
    application.window.resize(1440, 900)
    qtbot.waitUntil(application.window.isActiveWindow, timeout=PATIENCE_MS)
    sitting.settle()
    yield sitting
    sitting.settle()
    with qtbot.waitSignal(application.ended, timeout=PATIENCE_MS):
        application.close()
    application.tasks.close()
    application.window.hide()
    application.window.deleteLater()
    application.deleteLater()
    QApplication.sendPostedEvents(None, 0)
