"""Crypto withdrawals in the window: what each approval is worth, in words and shape, and the way to it. L-06."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.ledger import identity
from backoffice.vault.person_keys import make_signer
from tests.given import PASSWORD, PAVEL, Given
from tests.ledger.leaving import enrol, leaves, send
from tests.ui.ledger.conftest import ledger_of

LARGE = 60_000_000


@pytest.mark.promise("L-06")
def test_a_key_shows_the_withdrawals_and_enter_the_transaction(given: Given, qtbot: QtBot) -> None:
    key = make_signer()
    enrol(given, key.public, date(2020, 1, 1), date(2090, 1, 1))
    stolen = replace(leaves("W-3", LARGE), approval=leaves("W-1", LARGE, key).approval)
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as platform:
        send(platform, leaves("W-1", LARGE, key), leaves("W-2", LARGE), stolen, leaves("W-4", 1))
    given.worker().do(uuid4(), identity.prove_if_due)
    with ledger_of(given, qtbot, PAVEL) as books:
        panel, drawer = books.page.withdrawals.panel, books.page.view.drawer
        books.until(lambda: drawer.sheet is not None)
        assert not drawer.approval.isVisibleTo(drawer)
        books.press(Qt.Key.Key_G)
        books.until(lambda: len(panel.found) == 3)
        assert panel.verdict.accessibleName().startswith("2 withdrawals above the limit have no valid approval")
        assert [panel.state.itemText(at) for at in range(5)] == [
            "all (3)", "valid (1)", "key not valid (0)", "broken (1)", "missing (1)",
        ]  # fmt: skip
        panel.state.setCurrentIndex(1)
        assert panel.facts.text().startswith("Approved with \u2068Vault A\u2069, brought in by the platform")
        panel.state.setCurrentIndex(2)
        assert panel.empty.isVisibleTo(panel)
        panel.state.setCurrentIndex(3)
        panel.table.setFocus()
        books.press(Qt.Key.Key_Return)
        books.until(lambda: drawer.sheet is not None and drawer.sheet.number == 3)
        assert books.page.view.right.currentWidget() is drawer
        assert drawer.approval.accessibleName() == "Approval broken"
        books.press(Qt.Key.Key_Y)
        months = books.page.corrections.closing
        books.until(lambda: months.approvals.isVisibleTo(months))
        assert months.approvals.accessibleName() == (
            "Crypto withdrawals without a valid approval: T-3 (broken), T-2 (missing). G lists all of them."
        )
