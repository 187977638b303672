"""Decisions are checked in from the page of check-outs, conflicts stand side by side, and the report is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from backoffice.reconcile import deciding
from backoffice.reconcile.bringing import bring_back
from backoffice.reconcile.check_out_rules import CheckOutState
from backoffice.reconcile.opening import open_bench
from backoffice.reconcile.problems import work_on
from backoffice.reconcile.snapshot import prove_rows
from tests.audit.sealers import sealer_serves
from tests.given import AIKO, JONAS, PASSWORD, Given
from tests.reconcile.offline import attend
from tests.reconcile.snapshots import PASSPHRASE
from tests.reconcile.taking import BANK, book, take, wanted
from tests.reconcile.test_loop import BANK_FILE, EUR, works
from tests.ui.conftest import Desk
from tests.ui.reconcile.test_check_outs import on_page
from ui.reconcile.check_outs_page import CheckOutsPage


@pytest.fixture
def given(given: Given) -> Iterator[Given]:
    """Two people have decided on the same entries; the lead has checked in first."""
    book(given)
    with sealer_serves(given):
        first = open_bench(given.house.settings, take(given, wanted((BANK,)), AIKO).path, PASSPHRASE, PASSWORD)
        works(first, BANK_FILE.replace(b"Account fee March", b"Yearly fee"))
        # Taken along before the other came back: it knows nothing of what she matched.
        mine = open_bench(given.house.settings, take(given, wanted((BANK,))).path, PASSPHRASE, PASSWORD)
        bring_back(given.desk(AIKO), first.book)
        first.close()
        works(mine, BANK_FILE)
        work = work_on(mine, BANK, EUR)
        keys = [each.key for each in deciding.examine(work.problem, mine.book.standing).open_findings]
        mine.do(deciding.classify, work.problem, keys)
        attend(mine.book, work.problem)
        mine.do(deciding.close_account, work.problem, work.books, prove_rows(mine.snapshot))
        mine.close()
        yield given


def checked_in(desk: Desk) -> CheckOutsPage:
    """Jonas checks his decisions in by keys."""
    page = on_page(desk, JONAS)
    panel = page.check_in
    desk.press(Qt.Key.Key_I)
    assert panel.box.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert panel.box.isVisible(), "a passphrase is wanted"
    panel.box.passphrase.edit.setText(PASSPHRASE)
    desk.press(Qt.Key.Key_Return)
    assert not panel.box.isVisible()
    for _ in range(3):
        desk.settle()
    return page


@pytest.mark.promise("L-02")
def test_decisions_are_checked_in_and_conflicts_stand_side_by_side(desk: Desk) -> None:
    page = checked_in(desk)
    panel = page.check_in
    one = page.chosen()
    assert one is not None
    assert one.state is CheckOutState.CHECKED_IN
    assert panel.seen is not None
    assert (panel.seen.told.conflicting, panel.seen.told.stale) == (2, 1)
    assert panel.table.rows.rowCount() == 3
    assert "Jonas" in panel.mine.who.text()
    assert "Aiko" in panel.theirs.who.text()
    assert panel.mine.entries.text() == panel.theirs.entries.text()
    assert "line " in panel.mine.accessibleName()
    desk.press(Qt.Key.Key_BracketRight)
    desk.press(Qt.Key.Key_BracketRight)
    assert panel.theirs.who.text() == ""
    assert not panel.bring.isEnabled()
    # The closing was not accepted, so the house closed nothing, and there is nothing to report.
    assert not panel.report.isEnabled()
    assert (panel.report.text(), panel.bring.text()) == ("Report", "Check in")
    assert panel.report.toolTip() == panel.why.text() == "No account was closed"
