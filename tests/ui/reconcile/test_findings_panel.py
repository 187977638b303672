"""Findings in the offline window: named by keys, explained in a box, adjusted, and the account closed and reopened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.config import Settings
from backoffice.reconcile import deciding
from backoffice.reconcile.differences import MissingUnattended
from backoffice.reconcile.opening import open_bench
from backoffice.reconcile.problems import work_on
from backoffice.reconcile.rules import Days, FindingKind
from tests.given import PASSWORD
from tests.reconcile.offline import attend, match, statement
from tests.reconcile.snapshots import BANK, PASSPHRASE, SINCE, UNTIL, Booked, laptop
from tests.ui.reconcile.test_offline import Sitting, offline
from ui.ledger.rows import At
from ui.ledger.wording import money
from ui.reconcile.adjusting_box import AdjustingBox
from ui.reconcile.explorer_page import ExplorerPage
from ui.reconcile.finding_box import FindingBox
from ui.reconcile.findings_panel import FindingsPanel
from ui.reconcile.gap_box import GapBox
from ui.reconcile.reopen_box import ReopenBox
from ui.reconcile.workbench_page import WorkbenchPage
from ui.shell import fonts
from ui.widgets.lettering import width_of

AMOUNTS = (120_000, 5_000, -340_000, 90_000, 64_000, 320_000, -27_500)


def prepared(home: Path, until: date = UNTIL) -> None:
    """A snapshot whose statement lacks one entry, has a fee and a transfer that nobody booked."""
    booked = [Booked(SINCE + timedelta(days=2), each, f"REF-{at}", "F Holmqvist") for at, each in enumerate(AMOUNTS)]
    booked += [Booked(UNTIL, 395_000, "LATE-1"), Booked(SINCE, -110_500, "REF-77")]
    path = laptop(home, {(BANK, "EUR"): booked})
    bench = open_bench(Settings(home=home, firm="live"), path, PASSPHRASE, PASSWORD)
    days = (SINCE, until)
    stated = statement([*AMOUNTS, -490, 77_371], opening=1_000_000, on=SINCE + timedelta(days=3), days=days)
    bench.do(deciding.import_statement, stated, BANK, "EUR", 2, bench.snapshot.key.marks)
    work = work_on(bench, BANK, "EUR")
    by_reference = {each.reference: each.id for each in work.problem.entries}
    pairs = zip(work.problem.lines, AMOUNTS, strict=False)
    found = [match([line.id], [by_reference[f"REF-{at}"]]) for at, (line, _) in enumerate(pairs)]
    bench.do(deciding.confirm_alone, work.problem, found, work.books)
    bench.close()


def panel_of(sitting: Sitting) -> FindingsPanel:
    page = sitting.frame.page
    assert isinstance(page, WorkbenchPage)
    (panel,) = [each for each in page.side if isinstance(each, FindingsPanel)]
    sitting.settle()
    return panel


@pytest.mark.promise("L-02")
def test_an_account_is_explained_by_keys_and_closed(qtbot: QtBot, tmp_path: Path) -> None:
    prepared(tmp_path)
    with offline(qtbot, tmp_path) as sitting:
        sitting.enter()
        panel = panel_of(sitting)
        assert panel.saw is not None
        assert len(panel.saw.examined.open_findings) == 3
        assert "3 more findings" in panel.close_button.text()
        page = sitting.frame

        def press(key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
            qtbot.keyClick(QApplication.focusWidget() or page, key, mods)
            sitting.settle()

        panel.table.setFocus()
        below = panel.table.rows.key_at(panel.table.currentIndex().row() + 1)
        press(Qt.Key.Key_C)
        assert len(panel.saw.examined.open_findings) == 2
        assert panel.table.current_key() == below
        assert sitting.frame.offline.waiting.text() == "3 decisions wait for check-in"
        # The next one by hand: somebody looks after it, and there is a note.
        panel.table.selectRow(0)
        press(Qt.Key.Key_E)
        box = panel.explain_box
        assert isinstance(box, FindingBox)
        box.kind.setCurrentIndex(box.kind.findData(FindingKind.FEE.value))
        assert [box.owner.itemData(at) for at in range(box.owner.count())] == ["", "aiko.tanaka", "jonas.berg"]
        box.owner.setCurrentIndex(1)
        box.note.edit.setText("The yearly fee")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not box.isVisible()
        fee = next(each for each in panel.saw.examined.findings if each.kind is FindingKind.FEE)
        assert (fee.owner, len(fee.notes)) == ("aiko.tanaka", 1)
        # An explanation of the box is taken back like any other act, and is given once more.
        panel.table.setFocus()
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
        again = panel.saw.finding(fee.key)
        assert again is not None
        assert (again.kind, again.owner) == (FindingKind.UNEXPLAINED, "")
        # The cursor is where the finding went, so that the next key is about it.
        assert panel.table.current_key() == fee.key
        press(Qt.Key.Key_E)
        box.kind.setCurrentIndex(box.kind.findData(FindingKind.FEE.value))
        box.owner.setCurrentIndex(1)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        panel.table.setFocus()
        # All at once is asked first, Esc signs nothing, and what was signed can be taken back.
        left, count = len(panel.saw.examined.open_findings), panel.saw.decisions
        press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
        assert panel.question.isVisible()
        assert f"Sign {left} finding" in panel.question.accessibleName()
        # In the smallest window nothing lies upon anything else: classes without findings give way.
        sitting.application.window.resize(1280, 800)
        QApplication.processEvents()
        assert panel.minimumSizeHint().height() <= panel.height()
        assert panel.classes.isRowHidden(list(FindingKind).index(FindingKind.BATCH))
        assert not panel.classes.isRowHidden(list(FindingKind).index(FindingKind.UNEXPLAINED))
        # Nor with findings of every class: the classes scroll, and the list keeps rows in sight.
        saw = panel.saw
        sitting.application.window.resize(1100, 700)
        panel._show(replace(saw, kinds=frozenset(FindingKind)))
        sitting.settle()
        QApplication.processEvents()
        assert panel.minimumSizeHint().height() <= panel.height()
        assert panel.table.viewport().height() >= panel.table.rowHeight(0)
        assert panel.classes.verticalScrollBar().maximum() > 0
        sitting.application.window.resize(1440, 900)
        sitting.settle()
        QApplication.processEvents()
        assert panel.table.viewport().height() >= 4 * panel.table.rowHeight(0)
        panel._show(saw)
        press(Qt.Key.Key_Escape)
        assert (panel.question.isVisible(), panel.saw.decisions) == (False, count)
        for back in (True, False):
            press(Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
            press(Qt.Key.Key_Return)
            assert panel.saw.examined.open_findings == ()
            if back:
                press(Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
                assert len(panel.saw.examined.open_findings) == left
        panel.table.selectRow(panel.table.rows.row_of(fee.key))
        press(Qt.Key.Key_A)
        adjusting = panel.adjust_box
        assert isinstance(adjusting, AdjustingBox)
        assert [adjusting.counter.itemData(at) for at in range(adjusting.counter.count())] == ["Expenses:Bank:EUR"]
        adjusting.counter.setCurrentIndex(0)
        adjusting.why.edit.setText("The fee was not booked")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert "An adjusting entry is proposed" in panel.told.text()
        # What is missing is not closed without a note and somebody who looks after it.
        assert "a note and an owner" in panel.close_button.text()
        problem, book = panel.saw.work.problem, sitting.frame.seat.bench.book
        with pytest.raises(MissingUnattended):
            book.do(deciding.close_account, problem, panel.saw.work.books, "root")
        attend(book, problem)
        panel._decided()
        sitting.settle()
        panel.table.setFocus()
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert panel.saw.closed is not None
        assert panel.identity.left.text() == "0.00"
        assert panel.close_button.accessibleName() == "Reopen the account"
        # Pressed once more it opens nothing; that has a key of its own, and a reason.
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert panel.saw.closed is not None
        press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        opening = panel.reopen_box
        assert isinstance(opening, ReopenBox)
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert opening.isVisible()
        opening.why.edit.setText("A line came late")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert panel.saw.closed is None


@pytest.mark.promise("L-02")
def test_before_a_statement_nothing_is_green_and_nothing_can_be_signed_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    booked = [Booked(SINCE, 12_345_678_901_234_567_890_500, f"REF-{at}") for at in range(3)]
    laptop(tmp_path, {(BANK, "EUR"): booked})
    with offline(qtbot, tmp_path) as sitting:
        sitting.enter()
        panel = panel_of(sitting)
        assert panel.identity.figures["statement"].text() == "no statement yet"
        assert (panel.identity.left.text(), panel.identity.figures["difference"].text()) == ("–", "–")
        assert panel.saw is not None
        assert not panel.saw.figures.is_zero
        panel.take_all()
        sitting.settle()
        assert not panel.question.isVisible()
        assert panel.saw.decisions == 0
        # Whatever an account holds, no amount is cut.
        assert panel.classes.columnWidth(0) > panel.classes.sizeHintForColumn(0) - 1
        sitting.frame.go("offline.accounts")
        sitting.settle()
        page = sitting.frame.page
        assert isinstance(page, ExplorerPage)
        for column in (At.AMOUNT, At.BALANCE):
            longest = width_of(money(12_345_678_901_234_567_890_500, 2), fonts.ui_font(13, 500))
            assert page.table.columnWidth(int(column)) >= longest


@pytest.mark.promise("L-02", "S-05")
def test_days_in_no_statement_are_named_and_an_account_is_closed_over_them_only_for_a_signed_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    prepared(tmp_path, until=UNTIL - timedelta(days=3))
    with offline(qtbot, tmp_path) as sitting:
        sitting.enter()
        panel = panel_of(sitting)
        assert panel.saw is not None
        assert panel.uncovered.accessibleName().endswith("No statement for 17 Nov 2026 to 19 Nov 2026")
        late = next(each for each in panel.saw.examined.findings if each.reference == "LATE-1")
        assert late.kind is FindingKind.NOT_COVERED
        bench, work = sitting.frame.seat.bench, panel.saw.work
        bench.do(deciding.classify, work.problem, [each.key for each in panel.saw.examined.open_findings])
        attend(bench.book, work.problem)
        panel.show_account(panel.account)  # type: ignore[arg-type]
        sitting.settle()
        panel.table.setFocus()
        panel.close_account()
        box = panel.gap_box
        assert isinstance(box, GapBox)
        assert box.isVisible()
        box.submit()
        assert box.isVisible()
        # An entry is booked in these days: only what can be true is offered.
        assert [box.reason.itemText(at) for at in range(box.reason.count())] == [
            "a statement is missing and was asked for"
        ]
        assert box.jumps.text().startswith("17 Nov 2026 to 19 Nov 2026: no statement says what the balance does\n")
        box.note.edit.setText("The bank sends it this week")
        box.submit()
        sitting.settle()
        assert not box.isVisible()
        closed = bench.book.standing.closed[BANK, "EUR"]
        assert (closed.gaps, closed.gap_reason) == ((Days(UNTIL - timedelta(days=2), UNTIL),), "asked_for")
        QApplication.processEvents()
