"""Somebody of finance before the ledger of a house whose books hold a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.store.embedded import EmbeddedServer
from tests.given import JONAS, Given
from tests.ledger.conftest import filled_house
from tests.ui.conftest import PATIENCE_MS, Desk, window_on
from ui.ledger.ledger_page import LedgerPage
from ui.ledger.rows import At


@dataclass(frozen=True)
class Bookkeeper:
    """Somebody signed in at the ledger, with what they can do and see."""

    desk: Desk

    @property
    def page(self) -> LedgerPage:
        page = self.desk.frame._pages["ledger"]
        assert isinstance(page, LedgerPage)
        return page

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other where the focus is, and wait until all is done."""
        for key in keys:
            self.desk.press(key, modifier)
        self.desk.settle()

    def write(self, text: str) -> None:
        """Type where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.desk.qtbot.keyClicks(widget, text)

    def until(self, condition: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(condition, timeout=PATIENCE_MS)
        self.desk.settle()

    def column(self, at: At, rows: int = 8) -> list[str]:
        """The first cells of a column, as they are shown."""
        model = self.page.view.model
        found = [model.row_at(row) for row in range(min(rows, model.rowCount()))]
        return [row.texts[at] for row in found if row is not None]

    def pick(self, path: str) -> None:
        """Put the tree's cursor on an account and wait for its postings."""
        accounts = self.page.view.accounts
        parts = path.split(":")
        accounts.open_paths({":".join(parts[:number]) for number in range(1, len(parts))}, "")
        node = accounts.model.at_path(path)
        assert node is not None
        accounts.put_cursor(node)
        self.until(lambda: self.page.grid.wanted.account == path)


@pytest.fixture(scope="module")
def year(template: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Given]:
    """A house with 5,000 postings, which no test changes."""
    with filled_house(template, tmp_path_factory.mktemp("year"), 5_000) as house:
        yield house


@contextmanager
def ledger_of(house: Given, qtbot: QtBot, name: str = JONAS) -> Iterator[Bookkeeper]:
    """A window on this house, with the ledger in front."""
    with window_on(house, qtbot) as sitting:
        sitting.sign_in(name)
        sitting.frame.go("ledger")
        sitting.settle()
        yield Bookkeeper(sitting)
        sitting.frame.leave_pages()
        sitting.settle()


@pytest.fixture
def books(year: Given, qtbot: QtBot) -> Iterator[Bookkeeper]:
    """Jonas at the ledger of the year."""
    for file in year.house.settings.home.glob("ledger-*.json"):
        file.unlink()
    with ledger_of(year, qtbot) as keeper:
        yield keeper
