"""A person before the KYC workspace of a house of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.kyc import service
from backoffice.kyc.rules import CaseState
from backoffice.kyc.views import CasePage
from tests.given import ANNA, Given
from tests.ui.conftest import PATIENCE_MS, Desk
from ui.kyc.kyc_page import KycPage


@dataclass(frozen=True)
class Reviewer:
    """Somebody signed in, with what they can do and see in the KYC lists."""

    desk: Desk

    @property
    def page(self) -> KycPage:
        page = self.desk.frame._pages[self.desk.frame.place()[0]]
        assert isinstance(page, KycPage)
        return page

    def go(self, workspace: str = "kyc.queue") -> KycPage:
        self.desk.frame.go(workspace)
        self.desk.settle()
        return self.page

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other where the focus is, and wait until all is done and painted."""
        for key in keys:
            self.desk.press(key)
        self.desk.settle()
        self.paint()

    def paint(self) -> None:
        """Let what has changed be painted, and what that tells be heard."""
        self.desk.application.window.repaint()
        QApplication.processEvents()

    def until(self, condition: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(condition, timeout=PATIENCE_MS)
        self.desk.settle()

    def take_next(self) -> CasePage:
        """Press N; the case that then stands on the screen, with its pictures painted."""
        self.press(Qt.Key.Key_N)
        return self.shown()

    def shown(self) -> CasePage:
        self.until(lambda: self.page.view.pictures.seen)
        sheet = self.page.view.sheet
        assert sheet is not None
        return sheet.page

    def type_note(self, words: str) -> None:
        """Press T, type, and leave the field."""
        self.press(Qt.Key.Key_T)
        self.desk.qtbot.keyClicks(self.page.view.bar.note, words)


@pytest.fixture
def reviewer(desk: Desk) -> Iterator[Reviewer]:
    """Anna, signed in, nothing opened yet; at the end her pages are left, so that nothing begins any more."""
    desk.sign_in(ANNA)
    yield Reviewer(desk)
    desk.frame.leave_pages()
    desk.settle()


def case_of(given: Given, case: UUID, name: str) -> CasePage:
    """The case as the database has it for this person."""
    return given.desk(name).ask(service.case_page, case)


def state_of(given: Given, case: UUID) -> CaseState:
    return case_of(given, case, ANNA).state
