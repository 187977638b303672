"""Matching by hand in the offline window with keys alone: filter, mark, sums, name a difference, take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backoffice.reconcile import deciding
from backoffice.reconcile.bench import Bench
from backoffice.reconcile.rules import FindingKind
from tests.reconcile.offline import statement
from tests.reconcile.snapshots import BANK, SINCE, Booked, laptop
from tests.ui.reconcile.test_offline import Sitting, offline
from ui.reconcile.hand_panel import HandPanel
from ui.reconcile.hand_rows import HandRow
from ui.reconcile.hand_table import HandTable
from ui.reconcile.matching_panel import MatchingPanel
from ui.reconcile.workbench_page import WorkbenchPage

BOOKED = [
    Booked(SINCE, 10_000, "INV-0001001", "SEPA IN Ida Holm"),
    Booked(SINCE, 25_000, "INV-0002002", "SEPA IN Ida Holm"),
    Booked(SINCE, 25_100, "INV-0003003", "SEPA IN Ida Holm"),
    Booked(SINCE, 77_700, "INV-0005005", "SEPA IN Ida Holm"),
]
STATED = [10_000, 50_100, 77_450, 5_000, -5_000]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    laptop(tmp_path, {(BANK, "EUR"): BOOKED})
    return tmp_path


class Hands:
    """The panel in front, and the keys of a person."""

    def __init__(self, qtbot: QtBot, sitting: Sitting) -> None:
        self._qtbot, self._sitting = qtbot, sitting
        page = sitting.frame.page
        assert isinstance(page, WorkbenchPage)
        self.queue = next(each for each in page.panels if isinstance(each, MatchingPanel))
        self.panel = next(each for each in page.panels if isinstance(each, HandPanel))
        self.view = self.panel.view

    @property
    def bench(self) -> Bench:
        return self._sitting.frame.seat.bench

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self._qtbot.keyClick(self.focus, key)
            self._sitting.settle()

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.focus, words)


@pytest.mark.promise("L-01", "L-02")
def test_lines_and_entries_are_found_marked_matched_and_taken_back_by_keys(qtbot: QtBot, home: Path) -> None:
    with offline(qtbot, home) as sitting:
        sitting.enter()
        hands = Hands(qtbot, sitting)
        bench, view = hands.bench, hands.view
        bench.do(
            deciding.import_statement,
            statement(STATED, opening=1_000_000, on=SINCE),
            BANK,
            "EUR",
            2,
            bench.snapshot.key.marks,
        )
        hands.press(Qt.Key.Key_H)
        assert (hands.panel.isVisible(), hands.queue.isVisible()) == (True, False)
        assert (view.lines.table.rows.count, view.entries.table.rows.count) == (5, 4)

        # Two lines that cancel each other are no match, and it is said where they are explained.
        for row in (3, 4):
            view.lines.table.selectRow(row)
            hands.press(Qt.Key.Key_Space)
        assert "Difference 0.00" in view.difference.accessibleName()
        assert not view.confirm.isEnabled()
        assert "explained under Findings" in view.why.text()
        assert view.confirm.toolTip() == view.why.text()
        hands.panel.clear()
        assert view.why.text() == ""

        # One line of 501.00 is two entries: found by typing, marked with Space, Tab goes over to the other side.
        hands.press(Qt.Key.Key_Slash)
        hands.type("501.00")
        hands.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
        assert "1 of 5" in view.lines.count.text()
        hands.press(Qt.Key.Key_Tab)
        assert hands.focus is view.entries.table
        hands.press(Qt.Key.Key_Slash)
        hands.type("inv-0002")
        hands.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
        assert "251.00" in view.difference.accessibleName()
        assert view.kind.isVisible()
        hands.press(Qt.Key.Key_Slash)
        hands.type("inv-0003")
        hands.press(Qt.Key.Key_Down)
        assert [row.amount for row in view.entries.table.rows.shown] == [25_000, 25_100], (
            "what is marked stays in sight"
        )
        hands.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
        assert "Difference 0.00" in view.difference.accessibleName()
        assert not view.kind.isVisible()
        hands.press(Qt.Key.Key_Y)
        assert len(bench.book.standing.matches) == 1
        assert (view.lines.table.rows.count, view.entries.table.rows.count) == (4, 2)

        # 774.50 for 777.00: beyond the tolerance it is matched once the difference has a name and a note.
        view.lines.table.selectRow(1)
        hands.press(Qt.Key.Key_Space, Qt.Key.Key_Tab)
        view.entries.table.selectRow(1)
        hands.press(Qt.Key.Key_Space, Qt.Key.Key_Y)
        assert hands.focus is view.kind
        view.kind.setCurrentIndex(view.kind.findData(FindingKind.FEE.value))
        hands.panel.confirm()
        assert hands.focus is view.note
        hands.type("the bank's charge")
        hands.press(Qt.Key.Key_Return)
        assert len(bench.book.standing.matches) == 2
        assert FindingKind.FEE in {each.kind for each in bench.book.standing.findings.values()}
        hands.press(Qt.Key.Key_Z)
        assert len(bench.book.standing.matches) == 1
        assert view.lines.table.rows.count == 4

        # What the matcher confirmed itself is kept apart here, and the rejection taken back.
        hands.press(Qt.Key.Key_H, Qt.Key.Key_M, Qt.Key.Key_H, Qt.Key.Key_D)
        alone = next(iter(bench.book.standing.alone))
        at = next(at for at, row in enumerate(view.decided.table.rows.shown) if row.id == alone)
        view.decided.table.selectRow(at)
        hands.press(Qt.Key.Key_X)
        assert set(bench.book.standing.rejected) == {alone}
        row = view.decided.table.rows.shown[-1]
        assert (row.id, row.rejected) == (alone, True)
        view.decided.table.selectRow(view.decided.table.rows.rowCount() - 1)
        hands.press(Qt.Key.Key_Z)
        assert not bench.book.standing.rejected
        hands.press(Qt.Key.Key_H)
        assert (hands.panel.isVisible(), hands.queue.isVisible()) == (False, True)


@pytest.mark.promise("L-02")
def test_marks_and_sums_of_many_rows_hold_under_any_filter(qtbot: QtBot) -> None:
    table = HandTable("lines", ("Day", "Text", "Amount"))
    qtbot.addWidget(table)
    table.show_rows(
        [
            HandRow(f"a.{at}", at, ("5 Oct", f"Payment {at}", str(at)), f"payment {at} batch{at % 3}")
            for at in range(3_000)
        ]
    )
    table.filter("BATCH1 payment")
    assert table.rows.rowCount() == 1_000
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (len(table.rows.marked), table.rows.total) == (1_000, sum(range(1, 3_000, 3)))
    table.filter("payment 2999")
    assert table.rows.rowCount() == 1_001
    table.drop([f"a.{at}" for at in range(1, 2_000, 3)])
    assert table.rows.total == sum(int(key.removeprefix("a.")) for key in table.rows.marked)
    assert len(table.rows.marked) == 333
    table.filter("payment 2999 nowhere")
    assert table.rows.rowCount() == 333
    table.filter("")
    assert table.rows.rowCount() == 3_000 - 667
