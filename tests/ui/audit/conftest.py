"""A person before the audit screen of a house of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.store.cluster import BOOTSTRAP
from tests.given import HUGO, Given
from tests.ui.conftest import PATIENCE_MS, Desk
from ui.audit.audit_page import AuditPage
from ui.audit.rows import Line

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Auditor:
    """Somebody signed in who reads the trail, with what they can do and see."""

    desk: Desk

    @property
    def page(self) -> AuditPage:
        page = self.desk.frame._pages["audit"]
        assert isinstance(page, AuditPage)
        return page

    def go(self, customer: UUID | None = None) -> AuditPage:
        self.desk.frame.go("audit", customer)
        self.desk.settle()
        return self.page

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other where the focus is, and wait until all is done."""
        for key in keys:
            self.desk.press(key, modifier)
        self.desk.settle()

    def until(self, condition: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(condition, timeout=PATIENCE_MS)
        self.desk.settle()

    def opened(self) -> tuple[tuple[str, str], ...]:
        """The facts of the entry at the right, once it is the one under the cursor."""
        self.until(lambda: self.sheet_line() == self.page.view.current())
        return self.page.view.drawer.facts.facts()

    def sheet_line(self) -> Line | None:
        sheet = self.page.view.drawer.sheet
        return None if sheet is None else sheet.line

    def actions(self) -> list[str]:
        """The sentences of the list from the top."""
        model = self.page.view.model
        return [line.what for row in range(model.rowCount()) if (line := model.line_at(row)) is not None]


@pytest.fixture
def auditor(desk: Desk) -> Iterator[Auditor]:
    """The lead, signed in, nothing opened yet."""
    desk.sign_in(HUGO)
    if QApplication.focusWidget() is None:
        desk.frame.setFocus()
    yield Auditor(desk)
    desk.frame.leave_pages()
    desk.settle()


def entries(given: Given, count: int, action: str = "kyc.case.claimed", actor: str = "anna.lindqvist") -> None:
    """Entries as their guard would have written them, a minute apart from noon on."""
    with given.sql(BOOTSTRAP) as connection:
        connection.cursor().executemany(
            "insert into audit.event (at, actor, action, facts) values (%s, %s, %s, '{}')",
            [(NOON + timedelta(minutes=minute), actor, action) for minute in range(count)],
        )
