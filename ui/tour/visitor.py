"""Somebody before the window: presses keys, clicks, types, waits for what comes, looks at what is there.

Boundary: acts on widgets only, by events; knows nothing of cases. Every wait has an end.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TypeVar, cast

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from backoffice.errors import BackofficeError
from ui.reconcile.offline_frame import OfflineFrame
from ui.shell.application import Application
from ui.shell.frame import Frame
from ui.shell.keys import Keys
from ui.shell.sign_in import SignInPage
from ui.shell.window import Window

_PATIENCE_SECONDS = 60.0
_LOOK_EVERY_MS = 15
T = TypeVar("T")
P = TypeVar("P", bound=QWidget)
_MODIFIERS = frozenset(("Ctrl", "Shift", "Alt", "Meta"))


class TourStoppedError(Exception):
    """What was waited for has not come, or something else came instead; the text is a sentence for a person."""


class Visitor:
    """Sits before the window of `application`."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self._fault = ""

    def note_fault(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Hear of an exception that nobody caught, and show it: the next wait ends with it."""
        self._fault = f"{kind.__name__}: {fault}"
        sys.__excepthook__(kind, fault, trace)

    @property
    def window(self) -> Window:
        return self.application.window

    @property
    def frame(self) -> Frame:
        """What a signed-in person sees. Raises TourStoppedError while nobody is signed in."""
        if self.window.frame is None:
            raise TourStoppedError("Nobody is signed in.")
        return self.window.frame

    @property
    def offline_frame(self) -> OfflineFrame:
        """What somebody sees who is offline. Raises TourStoppedError while no snapshot is open."""
        if self.window.away is None:
            raise TourStoppedError("No snapshot is open.")
        return self.window.away

    @property
    def sign_in_page(self) -> SignInPage:
        """Raises TourStoppedError while another page is in front."""
        if self.window.sign_in is None:
            raise TourStoppedError("The sign-in page is not in front.")
        return self.window.sign_in

    def page(self, kind: type[P]) -> P:
        """The page of this kind. Raises TourStoppedError while it is not in front."""
        found = next((each for each in self.frame.findChildren(kind) if each.isVisible()), None)
        if found is None:
            raise TourStoppedError(f"{kind.__name__} is not in front.")
        return found

    def until(self, what: str, came: Callable[[], bool], seconds: float = _PATIENCE_SECONDS) -> None:
        """Let the window live until `came`. Raises TourStoppedError after `seconds`, or after an error."""
        end = time.monotonic() + seconds
        while not came():
            self._listen()
            if time.monotonic() > end:
                raise TourStoppedError(f"{what[:1].upper()}{what[1:]} did not come within {seconds:.0f} seconds.")
            self._live(_LOOK_EVERY_MS)

    def settle(self) -> None:
        """Wait until nothing runs in the background and all that came has been painted."""
        self.until("rest in the background", self.application.tasks.is_idle)
        self._live(0)

    def press(self, keys: str) -> None:
        """Press one chord, such as "Ctrl+K", "A" or "Esc", where the focus is."""
        target = QApplication.focusWidget() or QApplication.activeWindow() or self.window
        QTest.keySequence(target, QKeySequence(keys))

    def act(self, action: str) -> None:
        """Press the keys that an action has in this window, whatever they were changed to."""
        held: list[str] = []
        for cap in self._keys.caps(action):
            # A cap says Enter for the large key, which Qt calls Return.
            held.append("Return" if cap == "Enter" else cap)
            if cap not in _MODIFIERS:
                self.press("+".join(held))
                held.clear()

    def write(self, text: str) -> None:
        """Type over whatever stands in the field with the focus. Raises TourStoppedError where none has it."""
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit | QPlainTextEdit):
            raise TourStoppedError("No field has the focus to be typed in.")
        self.press("Ctrl+A")
        QTest.keyClicks(field, text)

    def fill(self, field: QWidget, text: str) -> None:
        """Go to a field and type over what stands in it."""
        field.setFocus()
        self.write(text)

    def in_background(self, what: str, work: Callable[[], T], seconds: float = _PATIENCE_SECONDS) -> T:
        """Have something done that is no business of this window, which lives on. Raises TourStoppedError."""

        def guarded() -> tuple[T | None, str]:
            try:
                return work(), ""
            except (BackofficeError, TourStoppedError, OSError) as fault:
                return None, str(fault)

        came: list[tuple[T | None, str]] = []
        self.application.tasks.quick(self.window, guarded, came.append)
        self.until(what, lambda: bool(came), seconds)
        answer, fault = came[0]
        if fault:
            raise TourStoppedError(f"{what[:1].upper()}{what[1:]} failed: {fault}")
        return cast(T, answer)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    def turn_to(self, window: QWidget) -> None:
        """Make a window the one that gets the keys: without a window manager none becomes it by itself."""
        window.activateWindow()
        self.until("the window in front", window.isActiveWindow)

    def look(self, at: QWidget | None = None) -> QPixmap:
        """What is seen now: the window, or another one."""
        self._live(0)
        return (at or self.window).grab()

    def _listen(self) -> None:
        """End the waiting where the window has said that something went wrong."""
        fault, self._fault = self._fault, ""
        if fault:
            raise TourStoppedError(f"The window failed with {fault}.")
        for frame in (self.window.frame, self.window.away):
            error = frame.banner.error if frame is not None else None
            if error is not None and error.isVisible():
                raise TourStoppedError(f"The window says: {error.accessibleName()}")

    @property
    def _keys(self) -> Keys:
        return self.window.away.keys if self.window.away is not None else self.frame.keys

    def _live(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
