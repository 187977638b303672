"""A processor's payout report in the offline window: taken in beside the statement, and named wherever it tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.reconcile import deciding
from backoffice.reconcile.problems import work_on
from tests.reconcile.offline import match, statement
from tests.reconcile.snapshots import BANK, SINCE, laptop
from tests.reconcile.statement_files import STRIPE_HEAD
from tests.reconcile.test_payout_reports import BOOKED, PAID
from tests.ui.reconcile.test_matching_by_hand import Hands
from tests.ui.reconcile.test_offline import offline
from tests.ui.reconcile.test_statements import opened, page_of, texts
from ui.reconcile.findings_panel import FindingsPanel
from ui.reconcile.findings_rows import named
from ui.reconcile.workbench_page import WorkbenchPage


def bare(text: str) -> str:
    """Without the marks that keep foreign words apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.promise("L-01", "L-02")
def test_a_report_is_matched_by_and_its_payout_is_named_in_queue_by_hand_and_findings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    laptop(tmp_path, {(BANK, "EUR"): BOOKED})
    report = tmp_path / "payouts.csv"
    report.write_text("\n".join((STRIPE_HEAD, *PAID)))
    with offline(qtbot, tmp_path) as sitting:
        page = page_of(sitting)
        bench = sitting.frame.seat.bench
        stated = statement([3_998, 1_626], opening=1_000_000, on=SINCE)
        bench.do(deciding.import_statement, stated, BANK, "EUR", 2, bench.snapshot.key.marks)
        opened(sitting, page, report)
        assert page.preview.payouts.isVisible()
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_P)
        while page.faces.currentWidget() is not page.list:
            sitting.settle()
        sitting.settle()
        assert texts(page, 1)[0] == "Payout report"
        assert texts(page, 1)[3:6] == ["4", "–", "EUR"]
        opened(sitting, page, report)
        assert not page.preview.payouts.isEnabled()
        assert "taken in before" in page.preview.payouts.text()

        # By hand the payout's name finds both sides, and its fee is no difference.
        bench.do(deciding.reject, match([f"{stated.file[:16]}.1"], [next(iter(work_on(bench, BANK, "EUR").entries))]))
        sitting.frame.go("offline.reconcile")
        sitting.settle()
        sitting.settle()
        hands = Hands(qtbot, sitting)
        hands.queue.view.table.setFocus()
        hands.press(Qt.Key.Key_H)
        hands.press(Qt.Key.Key_Slash)
        hands.type("po_77aa")
        hands.press(Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Slash)
        hands.type("po_77aa")
        hands.press(Qt.Key.Key_Return)
        view = hands.view
        assert len(view.entries.table.rows.shown) == 2
        qtbot.keyClick(view.entries.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert bare(view.difference.accessibleName()) == "Payout po_77AA, fee 1.07: Difference 0.00 EUR"
        hands.press(Qt.Key.Key_Return)
        assert [(each.fee, each.difference) for each in bench.book.standing.matches.values()] == [(107, 0)]
        hands.press(Qt.Key.Key_D)
        (row, *_) = view.decided.table.rows.shown
        assert bare(row.cells[3]) == "put together by hand, payout po_77AA"
        hands.press(Qt.Key.Key_Z, Qt.Key.Key_H)

        # Proposed, it says by which payout; the findings say it of the fee and of what is open.
        hands.queue.view.table.setFocus()
        hands.press(Qt.Key.Key_M)
        asked = hands.queue.view.current()
        assert asked is not None
        assert bare(asked.certificate) == "Payout po_77AA: the only way"
        assert "names payout po_77AA" in bare(asked.reasons)
        hands.queue.view.table.setFocus()
        hands.press(Qt.Key.Key_Y)
        sitting.settle()
        assert isinstance(sitting.frame.page, WorkbenchPage)
        findings = next(each for each in sitting.frame.page.side if isinstance(each, FindingsPanel))
        assert findings.saw is not None
        told = {each.key.partition(":")[0]: bare(named(each)) for each in findings.saw.examined.findings if each.payout}
        assert told["fee"].endswith("payout po_77AA")
        assert told["line"].endswith("payout po_88BB")
        assert told["entry"].endswith("payout po_88BB")
        QApplication.processEvents()
