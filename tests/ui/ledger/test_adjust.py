"""A correction from the drawer to the lead's approval, and a month proposed, all by keyboard. L-01, S-05."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backoffice.ledger import adjustments, explorer, identity
from backoffice.ledger.correcting import Reason
from backoffice.ledger.feed import post_feed
from backoffice.ledger.intake import import_folder
from backoffice.ledger.views import Agreed
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, JONAS, PASSWORD, Given
from tests.ledger.test_feed import LINE
from tests.ledger.test_intake import DEPOSIT, write
from tests.ui.conftest import window_on
from tests.ui.ledger.conftest import Bookkeeper, ledger_of
from ui.staff.approvals_page import ApprovalsPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def house(given: Given, tmp_path: Path) -> Given:
    folder = tmp_path / "in"
    folder.mkdir()
    import_folder(given.desk(JONAS), write(folder, *DEPOSIT))
    return given


@pytest.fixture
def books(house: Given, qtbot: QtBot) -> Iterator[Bookkeeper]:
    with ledger_of(house, qtbot) as keeper:
        keeper.until(lambda: keeper.page.view.drawer.sheet is not None)
        yield keeper


@pytest.mark.promise("L-01")
def test_a_reversal_and_a_correction_are_proposed_with_a_few_keys(books: Bookkeeper, house: Given) -> None:
    drawer, work = books.page.view.drawer, books.page.corrections
    books.press(Qt.Key.Key_U)
    assert work.box.title.text() == "Reverse T-2"
    books.press(Qt.Key.Key_Return, modifier=CONTROL)
    assert work.box.isVisible()
    books.write("Booked twice by the bank")
    books.press(Qt.Key.Key_Return, modifier=CONTROL)
    books.until(lambda: len(work.panel.drafts) == 1)
    assert not work.box.isVisible()
    assert work.panel.sheet.title.text() == "Reversal of T-2"
    books.until(lambda: drawer.sheet is not None and drawer.sheet.number == 2 and drawer.sheet.reversal_waits)
    assert not drawer.reverse.isEnabled()

    books.press(Qt.Key.Key_U, modifier=SHIFT)
    first, second = work.box.rows[:2]
    first.fill("Assets:Bank:EUR", "1,250", "EUR")
    assert first.minor() is None
    assert "1250.00 or 1.25" in first.wrong()
    assert "1250.00 or 1.25" in work.box.agrees.accessibleName()
    first.fill("Assets:Bank:EUR", "12,50", "EUR")
    assert first.read.text() == "= 12.50 EUR"
    assert work.box.agrees.accessibleName().startswith("does not balance: 12.50 EUR")
    second.fill("Income:Fees", "-12.50", "EUR")
    assert work.box.agrees.accessibleName().startswith("sums to 0.00 EUR")
    work.box.why.edit.setText("The fee came by bank")
    work.box.day.setFocus()
    books.press(Qt.Key.Key_Return, modifier=CONTROL)
    books.until(lambda: len(work.panel.drafts) == 2)
    # Beside Withdraw stands what was just proposed, not an older one.
    chosen = work.panel.current()
    assert chosen is not None
    assert chosen.explanation == "The fee came by bank"
    found = house.desk(JONAS).ask(adjustments.waiting)
    assert {(each.corrects, each.explanation) for each in found} == {
        (2, "Booked twice by the bank"), (2, "The fee came by bank"),
    }  # fmt: skip


@pytest.mark.promise("S-05")
def test_a_lead_sees_all_sides_before_agreeing_and_the_books_follow(house: Given, qtbot: QtBot) -> None:
    jonas = house.desk(JONAS)
    jonas.do(uuid4(), adjustments.propose_reversal, 2, date(2025, 3, 3), Reason.BOOKED_TWICE, "Booked twice")
    with window_on(house, qtbot) as sitting:
        sitting.sign_in(AIKO)
        sitting.frame.go("staff.approvals")
        page = sitting.frame._pages["staff.approvals"]
        assert isinstance(page, ApprovalsPage)
        qtbot.waitUntil(lambda: page._draft is not None)
        sitting.settle()
        sheet = page.view.draft
        assert sheet.title.text() == "Reversal of T-2"
        sides = [told.split("\n") for _, told in sheet.sides.facts()]
        assert [booked.split(",")[0] for _, booked in sides] == ["−1.00 EUR", "1.00 EUR"]
        assert page.view.agree.isEnabled()
        page.agree()
        qtbot.waitUntil(lambda: house.desk(JONAS).ask(adjustments.waiting) == ())
        sitting.settle()
        sitting.frame.leave_pages()
        sitting.settle()
    (booked,) = jonas.ask(adjustments.lately)
    assert booked.transaction is not None
    agreed = jonas.ask(explorer.sheet, booked.transaction).agreed
    assert agreed == Agreed(JONAS, AIKO, Reason.BOOKED_TWICE, "Booked twice")


@pytest.mark.promise("L-05")
def test_months_are_proposed_and_a_broken_night_leads_to_its_transaction(house: Given, books: Bookkeeper) -> None:
    house.worker().do(uuid4(), identity.prove_if_due)
    closing = books.page.corrections.closing
    books.press(Qt.Key.Key_Y)
    books.until(lambda: bool(closing.months))
    assert closing.verdict.accessibleName().startswith("Clients and house own")
    assert closing.seal.text() == "Propose to seal 2025-01"
    books.press(Qt.Key.Key_Y, modifier=SHIFT)
    books.until(lambda: any(each.proposal is not None for each in closing.months))
    assert closing.seal.isHidden()
    with house.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "update ledger.posting set amount = amount + 7 where booked_on = '2025-01-05' and amount > 0"
        )
        connection.execute("delete from ledger.night_proof")
    house.worker().do(uuid4(), identity.prove_if_due)
    books.press(Qt.Key.Key_N)
    books.until(lambda: not books.page.view.said.isHidden())
    books.press(Qt.Key.Key_Y)
    books.until(lambda: closing.faults.rows.rowCount() == 1)
    closing.faults.setFocus()
    books.press(Qt.Key.Key_Return)
    drawer = books.page.view.drawer
    books.until(lambda: drawer.sheet is not None and drawer.sheet.number == 1)
    books.until(lambda: drawer.agrees.accessibleName().startswith("does not balance"))


@pytest.mark.promise("L-01")
def test_what_was_wrong_with_the_feed_is_counted_listed_and_dealt_with_in_words(
    house: Given, books: Bookkeeper
) -> None:
    page = books.page
    assert not page.view.accounts.agreement.feed.isVisible()
    with closing(house.house.desk_for_service("endpoint", PASSWORD)) as platform:
        unknown = tuple(replace(leg, asset="XYZ") for leg in LINE.postings)
        for _ in range(2):
            platform.do(uuid4(), post_feed, (replace(LINE, postings=unknown), replace(LINE, reference="P-2", kind="")))
    page.newer()
    books.desk.settle()
    assert page.view.accounts.agreement.feed.text() == "3 findings of the feed"
    books.press(Qt.Key.Key_L)
    panel = page.feed.panel
    assert page.view.right.currentWidget() is panel
    assert panel.table.rows.rowCount() == 3
    assert "unknown currency" in panel.facts.toPlainText()
    assert "2 times in all" in panel.facts.toPlainText()
    books.press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ShiftModifier)
    books.write("1")
    books.press(Qt.Key.Key_Return)
    assert panel.found.open_count == 3
    books.write(" The platform was told, it will send it again")
    books.press(Qt.Key.Key_Return)
    assert panel.found.open_count == 2
    assert panel.words.text() == ""
    assert page.view.accounts.agreement.feed.text() == "2 findings of the feed"
    panel.state.setCurrentIndex(1)
    assert "1 The platform was told, it will send it again" in panel.facts.toPlainText()
    assert not panel.deal.isVisible()
