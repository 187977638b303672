"""The queue of matches in the offline window, decided by keys alone: match, choose, confirm, reject, undo, rules."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.house_rules import HouseRules
from backoffice.reconcile.rules import FeeModel, MatchRules
from tests.reconcile.offline import statement
from tests.reconcile.snapshots import BANK, SINCE, Booked, laptop
from tests.ui.reconcile.test_offline import Sitting, offline
from ui.reconcile.matching_panel import MatchingPanel
from ui.reconcile.matching_view import MatchingView
from ui.reconcile.workbench_page import WorkbenchPage

BOOKED = [
    Booked(SINCE, 10_000, "INV-0001001", "SEPA IN Ida Holm"),
    Booked(SINCE, 25_000, "INV-0002002", "SEPA IN Ida Holm"),
    Booked(SINCE, 25_000, "INV-0003003", "SEPA IN Ida Holm"),
    Booked(SINCE, 900, "INV-0005005", "SEPA IN Ida Holm"),
    Booked(SINCE, -4_000, "WIT-0004004", "SEPA OUT Oleh Kovalchuk"),
]
STATED = [10_000, 25_000, 850]
PSP = FeeModel("PSP PAYOUT", Fraction(14, 1000), 25)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    laptop(tmp_path, {(BANK, "EUR"): BOOKED}, {(BANK, "EUR"): HouseRules(tolerance=50, fees=(PSP,))})
    return tmp_path


class Queue:
    """The panel in front, and the keys of a person."""

    def __init__(self, qtbot: QtBot, sitting: Sitting) -> None:
        self._qtbot, self._sitting = qtbot, sitting
        page = sitting.frame.page
        assert isinstance(page, WorkbenchPage)
        self.page = page
        self.panel = next(each for each in page.panels if isinstance(each, MatchingPanel))
        self.view: MatchingView = self.panel.view

    @property
    def bench(self) -> Bench:
        return self._sitting.frame.seat.bench

    def press(self, key: Qt.Key) -> None:
        self._qtbot.keyClick(self.view.table, key)
        self._sitting.settle()

    def rows(self) -> int:
        return self.view.table.rows.rowCount()


@pytest.mark.promise("L-02")
def test_a_queue_is_decided_with_keys_and_every_decision_can_be_taken_back(qtbot: QtBot, home: Path) -> None:
    with offline(qtbot, home) as sitting:
        sitting.enter()
        queue = Queue(qtbot, sitting)
        queue.bench.do(deciding.set_rules, BANK, "EUR", MatchRules())
        assert "No statement" in queue.view.empty.accessibleName()
        stated = statement(STATED, opening=1_000_000, on=SINCE)
        queue.bench.do(deciding.import_statement, stated, BANK, "EUR", 2, queue.bench.snapshot.key.marks)
        queue.panel.show_account(queue.page.account)  # type: ignore[arg-type]
        sitting.settle()
        assert "Match now" in queue.view.empty.accessibleName()
        queue.view.table.setFocus()
        queue.press(Qt.Key.Key_M)
        assert queue.view.confirmed.accessibleName() == "1 confirmed"
        assert queue.rows() == 1
        asked = queue.view.current()
        assert asked is not None
        assert asked.certificate == "2 equal solutions"
        assert len(queue.view.cards.cards) == 2
        queue.press(Qt.Key.Key_2)
        assert queue.view.chosen == 1
        queue.press(Qt.Key.Key_O)
        assert queue.view.chosen == 0
        queue.press(Qt.Key.Key_Y)
        assert queue.rows() == 0
        assert len(queue.bench.book.standing.matches) == 2
        queue.press(Qt.Key.Key_Z)
        assert queue.rows() == 1
        assert len(queue.bench.book.standing.matches) == 1
        queue.press(Qt.Key.Key_X)
        assert queue.rows() == 0
        assert len(queue.bench.book.standing.rejected) == 1
        queue.press(Qt.Key.Key_Z)
        assert (queue.rows(), len(queue.bench.book.standing.rejected)) == (1, 0)
        queue.press(Qt.Key.Key_X)
        assert len(queue.bench.book.standing.rejected) == 1

        queue.press(Qt.Key.Key_R)
        box = queue.panel._box
        assert box is not None
        assert box.isVisible()
        box.fields["tolerance"].edit.setText("0,5,0")
        box.go.click()
        assert box.isVisible()
        # The house judges what comes back by its own rules, so nobody works by wider ones.
        box.fields["tolerance"].edit.setText("0,51")
        box.go.click()
        assert box.isVisible()
        assert "0.50" in box.fields["tolerance"]._hint.text()
        box.fields["tolerance"].edit.setText("0,50")
        box.fees.setPlainText("PSP PAYOUT:1.5%")
        box.go.click()
        assert box.isVisible()
        box.fees.setPlainText("PSP PAYOUT:1.4%+0.25")
        box.go.click()
        sitting.settle()
        assert not box.isVisible()
        assert queue.panel._queue is not None
        rules = queue.panel._queue.waiting.work.problem.rules
        assert (rules.tolerance, rules.fees[0].payer) == (50, "PSP PAYOUT")
        # Within half a euro one entry of that person is near the third line; what was refused stays away.
        assert len(queue.bench.book.standing.matches) == 2
        QApplication.processEvents()


@pytest.mark.promise("L-01")
def test_a_difference_beyond_the_tolerance_is_confirmed_with_its_class_and_a_note_alone(
    qtbot: QtBot, home: Path
) -> None:
    with offline(qtbot, home) as sitting:
        sitting.enter()
        queue = Queue(qtbot, sitting)
        stated = statement([9_800], opening=1_000_000, on=SINCE)
        queue.bench.do(deciding.import_statement, stated, BANK, "EUR", 2, queue.bench.snapshot.key.marks)
        queue.panel.show_account(queue.page.account)  # type: ignore[arg-type]
        sitting.settle()
        queue.view.table.setFocus()
        queue.press(Qt.Key.Key_M)
        asked = queue.view.current()
        assert asked is not None
        assert asked.row.cells[2].note == "Difference −2.00"
        assert asked.solutions[0].lines[0].says.endswith("line 1")
        queue.press(Qt.Key.Key_Y)
        box = queue.panel._naming
        assert box is not None
        assert box.isVisible()
        assert queue.bench.book.standing.matches == {}
        box.go.click()
        box.kind.setCurrentIndex(box.kind.findData("fee"))
        box.go.click()
        assert box.isVisible()
        box.note.edit.setText("The bank's charge")
        box.go.click()
        sitting.settle()
        assert not box.isVisible()
        (made,) = queue.bench.book.standing.matches
        assert queue.bench.book.standing.finding(f"difference:{made}").kind == "fee"
        assert queue.rows() == 0
        QApplication.processEvents()
