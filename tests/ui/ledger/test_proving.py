"""Prove in the window: the books' own proof, and what the seal says of them. L-05."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.audit.sealed import Sealed
from tests.given import PASSWORD, Given
from tests.ledger.leaving import leaves, send
from tests.ui.ledger.conftest import ledger_of
from ui.widgets.shapes import Shape


@pytest.mark.promise("L-05")
def test_books_that_agree_with_themselves_and_not_with_their_seal_are_found(given: Given, qtbot: QtBot) -> None:
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as platform:
        send(platform, leaves("W-1", 1), leaves("W-2", 2))
    sealed = Sealed(given, given.house.settings.home)
    sealed.seal()
    with ledger_of(given, qtbot) as books:
        panel, work = books.page.findings, books.page.long_work
        books.press(Qt.Key.Key_V)
        books.until(lambda: not work.proving)
        assert panel.verdict.accessibleName() == (
            "Every proof holds. They are as they were sealed, up to T-2; 0 wait for the seal. "
            "Transactions: 2, postings: 4, sealed months: 0"
        )
        assert panel.verdict._box._shape is Shape.AGREES
        with sealed.tampering() as connection:
            connection.execute("update ledger.transaction set recorded_at = recorded_at + interval '1 us' where id = 1")
        work.prove()
        books.until(lambda: not work.proving)
        assert panel.verdict.accessibleName().startswith(
            "Every proof holds. They are not as they were sealed; findings: 1."
        )
        assert panel.verdict._box._shape is Shape.CONFLICTS
        assert [each.what for each in panel.findings] == ["Entry 1 of the books was changed after it was sealed."]
