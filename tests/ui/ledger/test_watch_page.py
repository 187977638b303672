"""The watch's workspace: the most urgent first, said in words, one key from the books, and what follows. L-04."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backoffice.kyc.papers import case_page
from backoffice.ledger import watch
from backoffice.people import restriction
from backoffice.rights.rules import Right
from tests.given import AIKO, ANNA, HUGO, JONAS, MARIA, RUTH
from tests.ledger.flows import Line, book, structured, watched
from tests.rights.asking import asked
from tests.ui.conftest import Desk
from ui.kyc.case_header import CaseHeader
from ui.kyc.rescreen_page import RescreenPage
from ui.ledger.ledger_page import LedgerPage
from ui.ledger.rows import At
from ui.ledger.watch_page import WatchPage
from ui.widgets.row_delegate import CELL


def page_of(desk: Desk) -> WatchPage:
    desk.frame.go("ledger.watch")
    desk.settle()
    page = desk.frame.findChild(WatchPage)
    assert isinstance(page, WatchPage)
    return page


def flows_of(desk: Desk) -> tuple[UUID, UUID]:
    """Two customers whose flows the watch stops at: one just under a limit, one in and out."""
    one, two = desk.given.customer("Ann Vo"), desk.given.customer("Bo Li")
    lines = [Line(one, f"2026-01-{day:02}", 300 + 40 * day) for day in range(1, 20, 3)]
    lines += [*structured(one), Line(two, "2026-03-02", 8000), Line(two, "2026-03-03", -7500, "withdrawal")]
    book(desk.given, lines)
    watched(desk.given)
    return one, two


def settled(desk: Desk) -> None:
    QTest.qWait(150)
    desk.settle()


@pytest.mark.promise("L-04")
def test_an_alert_is_said_in_words_and_its_postings_are_one_key_from_the_books(desk: Desk) -> None:
    flows_of(desk)
    desk.sign_in(JONAS)
    page = page_of(desk)
    assert [line.name for line in page.alerts.model.lines] == ["Just under the limit", "In and out"]
    assert page.view.sentence.text() == (
        "3 deposits of 9,100.00–9,500.00 EUR in 3 days from 2 Mar 2026, together 27,900.00 EUR, "
        "each under the limit of 10,000.00 EUR"
    )
    assert page.view.evidence.rows.rowCount() == 3
    assert page.view.chart is not None
    assert page.view.chart.isVisible()
    desk.press(Qt.Key.Key_J)
    desk.qtbot.waitUntil(lambda: page.view.title.text().endswith("In and out"))
    assert (
        page.view.sentence.text() == "8,000.00 EUR came in, and 7,500.00 EUR of it left again in 2 days from 2 Mar 2026"
    )
    number = page.view.chosen_transaction()
    desk.press(Qt.Key.Key_E)
    assert page.view.evidence.hasFocus()
    desk.press(Qt.Key.Key_Return)
    settled(desk)
    books = desk.frame.findChild(LedgerPage)
    assert isinstance(books, LedgerPage)
    assert books.isVisible()
    desk.qtbot.waitUntil(lambda: books.view.drawer.sheet is not None and books.view.drawer.sheet.number == number)


@pytest.mark.promise("L-04")
def test_a_dismissal_needs_a_reason_and_can_be_taken_back_until_one_leaves(desk: Desk) -> None:
    flows_of(desk)
    desk.sign_in(JONAS)
    page = page_of(desk)
    desk.press(Qt.Key.Key_T)
    desk.settle()
    assert "Jonas Berg" in page.view.state.accessibleName()
    desk.press(Qt.Key.Key_X)
    box = page._box
    assert box is not None
    assert box.isVisible()
    box.reason.setCurrentIndex(box.reason.findData("other"))
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert "needs a reason" in box.error.accessibleName()
    box.words.setFocus()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Sold a boat, contract seen")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert not box.isVisible()
    assert page.undo.isVisible()
    assert "Sold a boat" in page.view.steps.text.toPlainText()
    page.undo.undo()
    desk.settle()
    assert page.view.state.accessibleName() == "New"


@pytest.mark.promise("L-04", "S-05", "R-04")
def test_what_follows_reaches_kyc_the_account_and_the_reporting_officer_who_only_reads(desk: Desk) -> None:
    flows_of(desk)
    desk.sign_in(AIKO)
    page = page_of(desk)
    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert "Account frozen" in page.view.frozen.accessibleName()
    desk.press(Qt.Key.Key_F)
    desk.settle()
    assert "asks a lead to lift" in page.view.frozen.accessibleName()
    assert page._why_not_freeze() == "its lifting waits for a lead"
    desk.press(Qt.Key.Key_S)
    desk.settle()
    assert page.view.state.accessibleName() == "Passed on"
    assert page._why_not_decide() == "this alert is over"
    # The freeze, and the dispute that the officer knows of, stand at the pseudonym in the books as well.
    assert page.view.shown is not None
    customer = UUID(page.view.shown.sheet.alert.holder)
    request = asked(desk.given, customer, Right.RESTRICTION)
    desk.given.desk(MARIA).do(uuid4(), restriction.restrict, request, restriction.Ground.ACCURACY, ())
    page._to_chosen()
    books = desk.frame.findChild(LedgerPage)
    assert isinstance(books, LedgerPage)
    desk.qtbot.waitUntil(lambda: books.view.drawer.sheet is not None)
    desk.settle()
    view = books.view
    said = [view.drawer.sides.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]
    assert sum("frozen, restricted" in each for each in said) == 1
    row = view.current()
    assert row is not None
    assert "frozen, restricted" in view.model.spoken(row)
    assert view.model.data(view.model.index(0, At.ACCOUNT), CELL).icons == ("freeze", "lock")
    assert view.head.marks.frozen.isVisible()
    assert view.head.marks.restricted.isVisible()
    books.this_account()
    desk.settle()
    books.open_t_account()
    desk.settle()
    assert books.figures.t_account.marks.restricted.isVisible()
    books.everything()
    desk.settle()
    assert not view.head.marks.isVisible()


@pytest.mark.promise("L-04", "S-05")
def test_the_reporting_officer_reads_and_an_empty_watch_says_so(desk: Desk) -> None:
    desk.sign_in(RUTH)
    page = page_of(desk)
    assert page.alerts.empty.isVisible()
    flows_of(desk)
    page.refresh()
    desk.settle()
    assert page.view.evidence.rows.rowCount() == 3
    assert page._why_not_decide() == "finance decides"
    assert page._why_no_ledger() == "the books are for finance"
    assert page.view.chart is None
    assert not any(button.isVisible() for button in page.view.buttons.values())
    assert page.view.reads.isVisible()
    assert page.view.evidence.isColumnHidden(1)
    assert page.view.evidence.isColumnHidden(4)


@pytest.mark.promise("L-04")
def test_kyc_sees_whom_to_look_at_again_and_that_the_account_is_frozen(desk: Desk) -> None:
    flows_of(desk)
    finance = desk.given.desk(JONAS)
    alert = finance.ask(watch.alerts).open[0]
    finance.do(uuid4(), watch.freeze, alert.id, watch.FreezeReason.FRAUD)
    finance.do(uuid4(), watch.ask_kyc, alert.id, alert.version)
    desk.sign_in(ANNA)
    desk.frame.go("rescreen")
    desk.settle()
    page = desk.frame.findChild(RescreenPage)
    assert isinstance(page, RescreenPage)
    assert page.table.rows.rowCount() == 1
    (waiting,) = page._waiting.values()
    assert (str(waiting.customer), waiting.is_frozen) == (alert.holder, True)
    desk.press(Qt.Key.Key_D)
    desk.settle()
    assert page.empty.isVisible()


def test_a_frozen_account_shows_on_the_page_of_the_customers_case(desk: Desk) -> None:
    case = desk.given.case()
    customer = desk.given.desk(HUGO).ask(case_page, case).customer
    desk.sign_in(HUGO)
    desk.frame.go("kyc.queue", case)
    desk.settle()
    page = desk.frame.findChild(CaseHeader)
    assert page is not None
    assert not page.frozen.isVisible()
    with desk.given.sql(JONAS) as connection:
        connection.execute("select people.freeze_account(%s, %s, 'fraud')", (uuid4(), customer))
    assert desk.given.desk(HUGO).ask(case_page, case).frozen
    desk.frame.go("home")
    desk.frame.go("kyc.queue", case)
    desk.frame._pages["kyc.queue"].open_at(case)
    desk.settle()
    assert page.frozen.isVisible()
