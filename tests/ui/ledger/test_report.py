"""A report made where one stands in the ledger: begun with what is in sight, stopped or written, said where it is."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

from backoffice.documents.drawn import Form
from backoffice.ledger.report import ReportKind
from tests.ui.ledger.conftest import Bookkeeper
from ui.ledger.report_box import ReportBox
from ui.ledger.rows import At

BANK = "Assets:Bank:EUR"


def box_of(books: Bookkeeper) -> ReportBox:
    return books.page.reports.box


@pytest.mark.promise("L-02")
def test_a_report_begins_with_what_is_in_sight_and_says_where_it_lies(books: Bookkeeper) -> None:
    books.pick(BANK)
    view, box = books.page.view, box_of(books)
    view.table.setFocus()
    books.until(lambda: view.model.row_at(9) is not None)
    chosen = QItemSelection(view.model.index(0, At.DATE), view.model.index(9, At.BALANCE))
    view.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    ends = [row.key.booked_on for row in (view.model.row_at(9), view.model.row_at(0)) if row is not None]
    books.press(Qt.Key.Key_M)
    asked = box.made()
    assert asked is not None
    assert (asked.kind, asked.account, asked.since, asked.until) == (ReportKind.STATEMENT, BANK, *ends)
    box.form.setCurrentIndex(box.form.findData(Form.CSV))
    box.since.edit.setText("2026-02-30")
    books.press(Qt.Key.Key_Return)
    assert box.file is None
    assert "2026-02-30" in box.since.edit.accessibleDescription()
    box.since.edit.setText("2026-10-01")
    books.press(Qt.Key.Key_Return)
    assert box.file is not None
    assert box.file.parent == books.desk.given.house.settings.exports_folder
    assert box.file.name in box.said.accessibleName()
    assert box.open_file.isVisible()
    assert not box.look.isVisible()
    rows = list(csv.reader(io.StringIO(box.file.read_text("utf-8-sig"), newline="")))
    lines = rows[[place for place, row in enumerate(rows) if not row][1] + 2 :]
    assert {row[0] for row in lines} == {BANK}
    assert min(row[2] for row in lines) >= "2026-10-01"
    # The choice is kept: the next report is of the tree's balances, in the same form.
    view.accounts.clear_cursor()
    books.press(Qt.Key.Key_Escape, Qt.Key.Key_X)
    view.accounts.tree.setFocus()
    books.press(Qt.Key.Key_B)
    view.accounts.tree.setFocus()
    books.press(Qt.Key.Key_M)
    again = box.made()
    assert again is not None
    assert (again.kind, again.form, again.until) == (ReportKind.TRIAL_BALANCE, Form.CSV, books.page.tree.as_of)
    assert date.fromisoformat(box.since.text()) == books.page.tree.as_of.replace(day=1)
    assert box.wallets.isVisible()


def test_a_pdf_is_looked_at_and_what_is_refused_or_stopped_is_said(books: Bookkeeper, tmp_path: Path) -> None:
    view, box = books.page.view, box_of(books)
    view.table.setFocus()
    books.press(Qt.Key.Key_M)
    first = box.made()
    assert first is not None
    assert first.kind is ReportKind.JOURNAL
    box.since.edit.setText("2026-11-10")
    books.press(Qt.Key.Key_Return)
    assert box.file is not None
    books.desk.click(box.look)
    books.until(lambda: books.page.reports.window is not None and bool(books.page.reports.window.pages))
    window = books.page.reports.window
    assert window is not None
    assert window.windowTitle() == box.file.name
    window.close()
    box.kind.setCurrentIndex(box.kind.findData(ReportKind.CUSTOMER))
    box.holder.edit.setText("nobody")
    books.desk.click(box.write)
    books.desk.settle()
    assert "nobody" in box.said.accessibleName()
    assert box.file is None
    box.kind.setCurrentIndex(box.kind.findData(ReportKind.JOURNAL))
    before = sorted(books.desk.given.house.settings.exports_folder.iterdir())
    books.desk.click(box.write)
    assert not box.write.isEnabled()
    books.desk.click(box.stop)
    books.desk.settle()
    assert box.said.accessibleName() == "Stopped. Nothing was written."
    assert sorted(books.desk.given.house.settings.exports_folder.iterdir()) == before
    assert date.fromisoformat(box.since.text()) == date(2026, 11, 10)
