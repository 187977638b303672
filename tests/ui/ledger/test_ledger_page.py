"""Finance at the ledger with the keyboard: from a figure to its postings, from a posting to all of its transaction."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backoffice.ledger.views import Column, Order, Wanted
from tests.given import PAVEL, Given
from tests.ledger.test_intake import DEPOSIT, write
from tests.ui.ledger.conftest import Bookkeeper, ledger_of
from ui.ledger.account_model import DIFFERENCE
from ui.ledger.rows import At
from ui.ledger.wording import MINUS
from ui.widgets.shapes import Shape

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.promise("L-02")
def test_a_posting_opens_with_all_sides_and_they_sum_to_nothing(books: Bookkeeper) -> None:
    view = books.page.view
    assert view.model.rowCount() == 5_000
    assert view.sums.count.text() == "5,000 postings"
    assert view.accounts.agreement.sum.text() == "0.00"
    books.press(Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_E)
    row = view.current()
    assert row is not None
    books.until(lambda: view.drawer.sheet is not None and view.drawer.sheet.number == row.key.transaction)
    sheet = view.drawer.sheet
    assert sheet is not None
    assert view.drawer.agrees.accessibleName().startswith("sums to 0.00")
    assert dict(view.drawer.facts.facts())["Reference"] == sheet.reference
    assert sum(side.amount for side in sheet.sides if side.asset == "EUR") == 0
    view.drawer.sides.setFocus()
    books.press(Qt.Key.Key_Return)
    assert view.strip.words()[0].startswith("Account ")


@pytest.mark.promise("L-02")
def test_a_list_is_narrowed_by_the_keyboard_said_in_words_and_cleared_with_one_key(books: Bookkeeper) -> None:
    books.press(Qt.Key.Key_Slash)
    box = books.page.boxes.filter
    assert box is not None
    books.write("sepa out")
    box.kind[1].setCurrentIndex(box.kind[1].findData("withdrawal"))
    box.least.edit.setText("x")
    books.press(Qt.Key.Key_Return)
    assert box.isVisible()
    box.least.edit.setText("1.290")
    books.press(Qt.Key.Key_Return)
    assert box.isVisible()
    box.least.edit.setText("587,24")
    made = box.made()
    assert made is not None
    assert made.least == "587.24"
    box.least.edit.setText("100")
    box.name.setText("Large payments")
    books.press(Qt.Key.Key_S, modifier=CONTROL)
    books.press(Qt.Key.Key_Return)
    assert not box.isVisible()
    assert books.page.view.strip.words() == ("Kind Withdrawal", "Amount from 100", "Words \u2068sepa out\u2069")
    assert set(books.column(At.KIND)) == {"Withdrawal"}
    assert books.page.kept.filters == {"Large payments": Wanted(kind="withdrawal", least="100", words="sepa out")}
    books.page.view.strip.tokens[0].click()
    books.desk.settle()
    assert books.page.grid.wanted.kind == ""
    books.page.view.table.setFocus()
    books.press(Qt.Key.Key_X)
    assert books.page.view.strip.words() == ()
    assert books.page.view.model.rowCount() == 5_000
    books.page.narrow(Wanted(words="nobody wrote this"))
    books.desk.settle()
    assert not books.page.view.empty.isHidden()


@pytest.mark.promise("L-02")
def test_an_account_shows_its_running_balance_its_t_account_and_its_chart(books: Bookkeeper) -> None:
    books.pick("Assets:Bank:EUR")
    view, page = books.page.view, books.page
    figure = view.head.figure.text()
    assert figure.endswith(" EUR")
    assert f"{books.column(At.BALANCE)[0]} EUR" == figure
    assert not view.table.isColumnHidden(At.BALANCE)
    assert view.table.isColumnHidden(At.ACCOUNT)
    view.table.setFocus()
    books.press(Qt.Key.Key_T)
    t_account = page.figures.t_account
    assert t_account.agrees.accessibleName() == "opening + debit − credit = closing"
    assert f"{t_account.closing.figure.text()} EUR" == figure
    t_account.since.setText("2026-11-20")
    t_account.since.setFocus()
    books.press(Qt.Key.Key_Return)
    assert t_account.shown is not None
    assert t_account.shown.since == date(2026, 11, 20)
    view.table.setFocus()
    books.press(Qt.Key.Key_H)
    chart = page.figures.chart
    assert chart is not None
    # "Out" says which way; a sign would turn it round.
    said, _, out = chart.words.text().rpartition("out ")
    assert said
    assert MINUS not in out
    assert figure.removesuffix(" EUR") in chart.words.text()
    # A day's balance is drawn until the next day that has postings, the last one over its own day.
    shown = chart.shown
    assert shown is not None
    path = chart.plots.curve.curve.getPath()
    drawn = {(path.elementAt(at).x, path.elementAt(at).y) for at in range(path.elementCount())}
    assert (shown.seconds[-1], shown.balances[-2]) in drawn
    assert (shown.seconds[-1] + 86_400, shown.balances[-1]) in drawn
    before = chart.words.text()
    chart.plots.setFocus()
    wide = chart.plots.balance.viewRange()[0]
    books.press(Qt.Key.Key_Plus)
    since, until = chart.plots.balance.viewRange()[0]
    assert until - since < wide[1] - wide[0]
    books.press(Qt.Key.Key_0)
    books.until(lambda: chart.plots.balance.viewRange()[0][1] >= wide[1])
    books.press(Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Plus, Qt.Key.Key_0)
    assert chart.words.text() != before
    day = chart.shown.days[-3] if chart.shown is not None else None
    books.press(Qt.Key.Key_Return)
    assert (page.grid.wanted.since, page.grid.wanted.until) == (day, day)
    assert view.table.hasFocus()
    books.press(Qt.Key.Key_H)
    assert chart.isHidden()


@pytest.mark.promise("L-02")
def test_rows_are_summed_and_copied_and_a_day_is_gone_to(books: Bookkeeper) -> None:
    view = books.page.view
    view.table.setFocus()
    books.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    books.until(lambda: bool(view.sums.sums.text()))
    assert view.sums.chosen.text() == "3 selected"
    books.press(Qt.Key.Key_C)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].split("\t")[0] == "Booked"
    assert {view.model.head(at) for at in (At.NUMBER, At.ASSET)} <= set(lines[0].split("\t"))
    assert lines[1].split("\t")[0] == "2026-11-21"
    books.press(Qt.Key.Key_A, modifier=CONTROL)
    books.until(lambda: "sum 0.00" in view.sums.sums.text() or " 0.00" in view.sums.sums.text())
    assert view.sums.chosen.text() == "5,000 selected"
    books.press(Qt.Key.Key_D)
    books.write("2026-03-15")
    books.press(Qt.Key.Key_Return)
    books.until(lambda: (row := view.current()) is not None and row.key.booked_on == date(2026, 3, 15))
    above = view.model.row_at(view.table.currentIndex().row() - 1)
    assert above is None or above.key.booked_on > date(2026, 3, 15)
    books.press(Qt.Key.Key_S)
    assert view.strip.order.text() == "Oldest first"
    assert books.page.grid.order == Order(Column.DATE, False)


@pytest.mark.promise("L-02")
def test_two_days_stand_side_by_side_and_their_difference_leads_to_its_postings(books: Bookkeeper) -> None:
    view, page = books.page.view, books.page
    accounts = view.accounts
    books.press(Qt.Key.Key_B)
    accounts.other.setText("2026-10-31")
    accounts.other.setFocus()
    books.press(Qt.Key.Key_Return)
    assets = accounts.model.at_path("Assets")
    assert assets is not None
    accounts.put_cursor(assets)
    accounts.tree.setFocus()
    books.press(Qt.Key.Key_Return, modifier=SHIFT)
    assert page.grid.wanted == Wanted(account="Assets", asset="EUR", since=date(2026, 11, 1), until=date(2026, 11, 21))
    moved = sum(row.key.amount for at in range(view.model.rowCount()) if (row := view.model.row_at(at)) is not None)
    assert view.model.rowCount() <= 256
    assert moved == assets.amounts["EUR"] - assets.others["EUR"] == accounts.model._amount(assets, DIFFERENCE)
    books.press(Qt.Key.Key_B)
    accounts.as_of.setText("2026-01-31")
    accounts.as_of.setFocus()
    books.press(Qt.Key.Key_Return)
    books.pick("Assets:Bank")
    assert page.grid.wanted.until == date(2026, 1, 31)
    assert view.accounts.agreement.sum.text() == "0.00"


def test_an_account_is_found_by_typing_and_a_customer_by_the_end_of_the_pseudonym(books: Bookkeeper) -> None:
    view = books.page.view
    books.press(Qt.Key.Key_F)
    books.write("cards")
    books.until(lambda: view.accounts.model.at_path("Assets:Processor:Cards") is not None
                and view.accounts.model.at_path("Assets:Bank") is None)  # fmt: skip
    books.press(Qt.Key.Key_Return)
    books.until(lambda: books.page.grid.wanted.account == "Assets:Processor:Cards")
    view.accounts.seek_field.setFocus()
    books.press(Qt.Key.Key_Escape)
    books.page.narrow(Wanted(account="Liabilities:Wallet"))
    books.desk.settle()
    holder = books.page.view.model.row_at(0)
    assert holder is not None
    books.press(Qt.Key.Key_F)
    books.write(holder.holder[-5:])
    books.until(lambda: view.accounts.model.at_path(f"Liabilities:Wallet:{holder.holder}") is not None)
    view.table.setFocus()
    books.press(Qt.Key.Key_P)
    assert books.page.grid.wanted == Wanted(holder=holder.holder)


@pytest.mark.promise("L-01")
def test_a_folder_comes_in_from_the_window_whole_or_as_findings(given: Given, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    with ledger_of(given, qtbot) as keeper:
        view, page = keeper.page.view, keeper.page
        assert not view.empty.isHidden()
        tx, postings = DEPOSIT
        write(folder, tx.replace("2025-02-05", "2025-02-35"), postings)
        view.dropped.emit(str(folder))
        keeper.desk.settle()
        (finding,) = page.findings.findings
        assert finding.plain == ("tx:3", "not a date", "\u20681,2025-02-35,fee,FEE-1\u2069")
        page.findings.copy.click()
        assert QApplication.clipboard().text() == "tx:3\tnot a date\t1,2025-02-35,fee,FEE-1\n"
        assert view.model.rowCount() == 0
        write(folder, tx.replace("2025-0", "2025-3"), postings.replace("EUR,1\n", "EUR,1E999\n"))
        page.long_work.bring_in(str(folder))
        keeper.desk.settle()
        found = [(each.where, each.what) for each in page.findings.findings]
        # How many of each kind; then each, the rarest kind first.
        assert found[0] == ("1 ×", "not an amount")
        assert found[2] == ("2 ×", "not a date")
        assert found[3] == ("postings:4", "not an amount")
        write(folder, tx, postings)
        page.long_work.bring_in(str(folder))
        keeper.desk.settle()
        assert page.findings.verdict._words.text().startswith("Booked: transactions 2, postings 4")
        assert view.model.rowCount() == 4
        assert ("Income:Fees", "new account", "") in [each.plain for each in page.findings.findings]
        assert view.empty.isHidden()
        view.table.setFocus()
        keeper.press(Qt.Key.Key_V)
        assert page.findings.verdict._words.text().startswith("Every proof holds.")
        assert "The seal was not checked" in page.findings.verdict._words.text()
        assert page.findings.verdict._box._shape is Shape.UNKNOWN


@pytest.mark.promise("S-05")
def test_an_auditor_reads_all_and_imports_nothing(year: Given, qtbot: QtBot) -> None:
    with ledger_of(year, qtbot, PAVEL) as keeper:
        assert keeper.page.view.model.rowCount() == 5_000
        assert keeper.page.long_work.why_not_import() == "only finance imports"
        keeper.page.long_work.bring_in("/nowhere")
        assert not keeper.page.long_work.importing


@pytest.mark.promise("L-01")
def test_a_proof_and_an_import_are_stopped_where_they_are(books: Bookkeeper) -> None:
    work = books.page.long_work
    work.prove()
    books.desk.application.tasks.cancel_long()
    books.until(lambda: not work.proving)
    assert books.page.findings.verdict._words.text() == "Stopped. Nothing is proved."


def test_columns_are_chosen_and_stay_so(books: Bookkeeper, year: Given) -> None:
    view = books.page.view
    books.press(Qt.Key.Key_O)
    box = books.page.boxes.columns
    assert box is not None
    box.boxes[At.WORDS].setFocus()
    books.press(Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert view.table.isColumnHidden(At.REFERENCE)
    assert not view.table.isColumnHidden(At.WORDS)
    assert At.WORDS in books.page.kept.columns
    assert (year.house.settings.home / "ledger-jonas.berg.json").exists()


def test_where_room_is_short_what_the_transaction_says_too_gives_way_and_never_an_amount(books: Bookkeeper) -> None:
    table = books.page.view.table
    books.desk.application.window.resize(1240, 800)
    books.press(Qt.Key.Key_E)
    for path in ("Assets:Bank:EUR", "Assets:Bank"):
        books.pick(path)
        assert table.isColumnHidden(At.REFERENCE)
        last = At.BALANCE if path == "Assets:Bank:EUR" else At.AMOUNT
        assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()
    books.press(Qt.Key.Key_E)
    books.desk.application.window.resize(1700, 900)
    books.until(lambda: not table.isColumnHidden(At.REFERENCE))


def test_the_screen_speaks_chinese(books: Bookkeeper) -> None:
    books.desk.frame.language_chosen.emit("zh")
    books.desk.settle()
    books.desk.frame.go("ledger")
    books.desk.settle()
    page = books.page
    assert page.view.strip.order.text() == "最新在前"
    assert page.view.model.head(At.AMOUNT) == "金额"
    assert set(books.column(At.KIND, 200)) >= {"入金", "交易"}
