"""Statements in the offline window: seen before they are kept, and a table's columns learnt once, without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.reconcile.snapshots import BANK
from tests.reconcile.statement_files import camt, entry
from tests.reconcile.test_statement_archive import zipped
from tests.reconcile.test_statement_tables import ENGLISH
from tests.ui.reconcile.test_offline import CARDS, Sitting, home, no_sockets, offline
from ui.reconcile.findings_panel import FindingsPanel
from ui.reconcile.statements_page import StatementsPage
from ui.reconcile.workbench_page import WorkbenchPage

__all__ = ["home"]

EURO = ENGLISH.replace("SALARY", "CARD PAYOUT")


def page_of(sitting: Sitting) -> StatementsPage:
    sitting.enter()
    sitting.frame.go("offline.statements")
    sitting.settle()
    page = sitting.frame.page
    assert isinstance(page, StatementsPage)
    return page


def opened(sitting: Sitting, page: StatementsPage, path: Path) -> None:
    page.presenter.open_file(path)
    while not sitting.application.tasks.is_idle():
        sitting.settle()


def texts(page: StatementsPage, row: int = 0) -> list[str]:
    rows = page.list.table.rows
    return [str(rows.data(rows.index(row, column), Qt.ItemDataRole.AccessibleTextRole)) for column in range(8)]


@pytest.mark.promise("L-01", "L-02")
def test_a_file_is_seen_taken_in_once_for_its_account_and_taken_out_again(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_bytes(camt([entry("1250.00"), entry("99.90", direction="DBIT")], "100.00", "1250.10"))
    bad.write_bytes(camt([entry("1.00")], "100.00", "102.00"))
    with offline(qtbot, home) as sitting, no_sockets():
        page = page_of(sitting)
        assert page.list.empty.isVisible()
        opened(sitting, page, bad)
        assert page.preview.go.isEnabled() is False
        assert "contradicts itself" in page.preview.go.text()
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_B)
        assert page.faces.currentWidget() is page.list
        opened(sitting, page, good)
        assert not page.preview.go.isEnabled()
        page.preview.choose_account(BANK)
        # Nobody knows yet whose it is: a person says so, and it stands in the log.
        assert "DE02120300000000202051" in page.preview.vouches.text()
        assert "whose statement" in page.preview.go.text()
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_V)
        assert page.preview.go.isEnabled()
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        sitting.settle()
        sitting.settle()
        assert page.faces.currentWidget() is page.list
        assert texts(page)[2:6] == ["100.00", "2", "1,250.10", "EUR"]
        assert QGuiApplication.focusObject() is page.list.table
        # What works on the account looks anew.
        sitting.frame.go("offline.reconcile")
        sitting.settle()
        sitting.settle()
        assert isinstance(sitting.frame.page, WorkbenchPage)
        findings = next(each for each in sitting.frame.page.side if isinstance(each, FindingsPanel))
        assert findings.saw is not None
        assert [each.count for each in findings.saw.work.problem.statements] == [2]
        sitting.frame.go("offline.statements")
        sitting.settle()
        # The same file is known, and its account is remembered.
        opened(sitting, page, good)
        assert "Taken in before" in page.preview.go.text()
        assert page.preview.account.currentData() == BANK
        assert page.preview.vouches.isHidden()
        # For another of ours it is said whose it is so far.
        page.preview.choose_account(CARDS)
        said = page.preview.vouches.text()
        assert "which so far is" in said
        assert page.preview._words.short(BANK) in said
        # A statement of another account is refused before anything of it is kept.
        bad.write_bytes(good.read_bytes().replace(b"DE02120300000000202051", b"DE02500105170137075030"))
        opened(sitting, page, bad)
        page.preview.choose_account(BANK)
        assert "Of another account" in page.preview.go.text()
        assert "whose statements are of" in page.preview.other.accessibleName()
        page.preview.choose_account(CARDS)
        assert page.preview.other.isHidden()
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_B)
        qtbot.keyClick(page.list.table, Qt.Key.Key_X)
        sitting.settle()
        sitting.settle()
        assert page.list.empty.isVisible()


@pytest.mark.promise("L-01")
def test_a_table_is_explained_once_and_then_read_by_itself(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "october.csv", tmp_path / "november.csv"
    first.write_text(EURO)
    second.write_text(EURO.replace("12.50", "13.50").replace("87.50", "86.50").replace("187.50", "186.50"))
    with offline(qtbot, home) as sitting:
        page = page_of(sitting)
        opened(sitting, page, first)
        assert page.faces.currentWidget() is page.mapping
        assert page.mapping.said.isVisible()
        qtbot.keyClick(page.mapping.asset.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert "the currency" in page.mapping.said.accessibleName()
        page.mapping.asset.edit.setText("EUR")
        page.mapping.confirm()
        sitting.settle()
        assert page.faces.currentWidget() is page.preview
        page.preview.choose_account(CARDS)
        assert "names no account" in page.preview.vouches.text()
        page.preview.vouches.click()
        page.preview.take_in()
        sitting.settle()
        sitting.settle()
        assert texts(page)[2:5] == ["100.00", "2", "187.50"]
        assert texts(page)[7].strip("\u2068\u2069") == first.name
        opened(sitting, page, second)
        assert page.faces.currentWidget() is page.preview
        assert "october" in page.preview.facts.text()
        # What a column means can still be said anew.
        qtbot.keyClick(page.preview.heads, Qt.Key.Key_M)
        sitting.settle()
        assert page.faces.currentWidget() is page.mapping
        assert page.mapping.columns["debit"].currentData() == "Paid out"
        qtbot.keyClick(page.mapping.back, Qt.Key.Key_Space)
        # A day that is none is named by its row where the columns are explained.
        third = tmp_path / "february.csv"
        third.write_text("date,amount,what for\n2026-02-30,10.00,rent\n")
        opened(sitting, page, third)
        assert page.faces.currentWidget() is page.mapping
        page.mapping.asset.edit.setText("EUR")
        page.mapping.confirm()
        sitting.settle()
        assert "“2026-02-30” is no day" in page.mapping.said.accessibleName()
        qtbot.keyClick(page.mapping.back, Qt.Key.Key_Space)
        opened(sitting, page, tmp_path / "none.csv")
        assert page.list.said.isVisible()
        assert "statement_unreadable" in page.list.said.accessibleName()


@pytest.mark.promise("L-01")
def test_an_archive_of_statements_is_seen_and_taken_in_as_a_whole(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    path, bad = tmp_path / "c53.zip", tmp_path / "bad.zip"
    monday, tuesday = camt([entry("1.00")], "0.00", "1.00"), camt([entry("2.00")], "1.00", "3.00")
    kronor = camt([entry("5.00")]).replace(b"EUR", b"SEK")
    path.write_bytes(zipped(("a.xml", monday), ("b.xml", tuesday), ("c.pdf", b"%PDF"), ("d.xml", kronor)))
    bad.write_bytes(zipped(("a.xml", monday), ("b.xml", tuesday[:-40])))
    with offline(qtbot, home) as sitting:
        page = page_of(sitting)
        opened(sitting, page, bad)
        assert "b.xml: " in page.list.said.accessibleName()
        opened(sitting, page, path)
        assert "3 files in an archive" in page.preview.facts.text()
        assert "c.pdf" in page.preview.facts.text()
        page.preview.choose_account(BANK)
        # What this snapshot cannot hold is left, and said.
        page.preview.heads.selectRow(2)
        assert page.preview.remembered.text() == "No account of this snapshot is in that asset"
        page.preview.heads.selectRow(0)
        page.preview.vouch()
        page.preview.take_in()
        sitting.settle()
        sitting.settle()
        assert page.list.table.rows.rowCount() == 2
        assert [texts(page, row)[2:5] for row in (0, 1)] == [["0.00", "1", "1.00"], ["1.00", "1", "3.00"]]
        # One of them alone is known by what it is.
        (tmp_path / "alone.xml").write_bytes(tuesday)
        opened(sitting, page, tmp_path / "alone.xml")
        assert "Taken in before" in page.preview.go.text()
