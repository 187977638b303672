"""The page of check-outs: accounts are chosen, taken along with a passphrase, recalled and destroyed by keys."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from keyring.backends.fail import Keyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.reconcile.check_out_rules import CheckOutState
from backoffice.reconcile.snapshot import folder_of
from backoffice.reconcile.snapshot_rules import KeyCustody
from backoffice.staff import seconding
from tests.audit.sealers import sealer_serves
from tests.given import AIKO, ANNA, JONAS, Given
from tests.reconcile.snapshots import PASSPHRASE
from tests.reconcile.taking import BANK, CARDS, book, take
from tests.ui.conftest import Desk
from ui.kyc.wording import Wording
from ui.reconcile.check_out_box import CheckOutBox
from ui.reconcile.check_outs_page import CheckOutsPage
from ui.staff.wording import StaffWording
from ui.widgets.label import Label


@pytest.fixture
def given(given: Given) -> Iterator[Given]:
    book(given)
    with sealer_serves(given):
        yield given


def on_page(desk: Desk, person: str = JONAS) -> CheckOutsPage:
    desk.sign_in(person)
    desk.frame.go("reconcile")
    desk.settle()
    page = desk.frame._pages["reconcile"]
    assert isinstance(page, CheckOutsPage)
    return page


def box_of(desk: Desk, page: CheckOutsPage) -> CheckOutBox:
    desk.press(Qt.Key.Key_N)
    desk.settle()
    assert page.box.isVisible()
    return page.box


@pytest.mark.promise("L-01")
def test_accounts_are_taken_along_listed_recalled_and_destroyed(desk: Desk) -> None:
    page = on_page(desk)
    assert page.empty.isVisible()
    # What cannot be done keeps its name, and why is said once beside the row.
    assert [page.buttons[name].text() for name in ("recall", "destroy")] == ["Recall", "Destroy here"]
    assert page.why.text() == page.buttons["recall"].toolTip() == "Choose a check-out"
    assert page.hasFocus(), "the keys of the page work before there is a list"
    box = box_of(desk, page)
    assert list(box.ticks) == [BANK, CARDS]
    assert (box.since.text(), box.until.text()) == ("2026-04-01", "2026-04-01")
    box.submit()
    assert box.isVisible(), "nothing is chosen yet"
    box.ticks[BANK].setChecked(True)
    box.since.edit.setText("2026-03-02")
    box.until.edit.setText("2026-03-01")
    box.submit()
    assert box.isVisible(), "the period ends before it begins"
    box.until.edit.setText("2026-03-31")
    box.custody.setCurrentIndex(box.custody.findData(KeyCustody.PASSPHRASE))
    for passphrase, again in (("short", "short"), (PASSPHRASE, "another")):
        box.passphrase.edit.setText(passphrase)
        box.again.edit.setText(again)
        box.submit()
        assert box.isVisible()
    box.again.edit.setText(PASSPHRASE)
    box.submit()
    assert not box.isVisible()
    assert box.passphrase.text() == ""
    desk.settle()
    desk.settle()
    assert page.table.hasFocus()
    one = page.chosen()
    assert one is not None
    assert (one.state, one.rows, one.accounts) == (CheckOutState.OUT, 3, (f"{BANK} EUR",))
    assert page.file_of(one.id) is not None
    assert page.buttons["recall"].isEnabled()
    desk.press(Qt.Key.Key_R)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert page.found[0].state is CheckOutState.RECALLED
    assert not page.buttons["recall"].isEnabled()
    desk.press(Qt.Key.Key_X)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert page.found[0].state is CheckOutState.DESTROYED
    assert list(folder_of(desk.given.house.settings.home).iterdir()) == []


def test_without_a_keyring_a_passphrase_is_offered_and_what_was_asked_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyring.get_keyring", Keyring)
    page = on_page(desk)
    box = box_of(desk, page)
    assert box.custody.currentData() == KeyCustody.PASSPHRASE
    box.ticks[BANK].setChecked(True)
    box.since.edit.setText("2026-03-01")
    box.until.edit.setText("2026-03-31")
    box.custody.setCurrentIndex(box.custody.findData(KeyCustody.KEYRING))
    box.submit()
    desk.settle()
    desk.settle()
    assert box.isVisible()
    assert "choose a passphrase" in box._wrong.text()
    assert (box.ticks[BANK].isChecked(), box.since.text(), box.until.text()) == (True, "2026-03-01", "2026-03-31")
    assert page.found == (), "nothing was begun"
    box.custody.setCurrentIndex(box.custody.findData(KeyCustody.PASSPHRASE))
    for field in (box.passphrase, box.again):
        field.edit.setText(PASSPHRASE)
    box.submit()
    desk.settle()
    desk.settle()
    assert [each.state for each in page.found] == [CheckOutState.OUT]


def test_a_lead_sees_what_others_took_and_agrees_to_house_rules_and_a_reviewer_sees_no_page(desk: Desk) -> None:
    take(desk.given)
    page = on_page(desk)
    desk.press(Qt.Key.Key_H)
    desk.settle()
    rules = page.rules_box
    assert rules.isVisible()
    assert [rules.account.itemText(at).rpartition(" ")[2] for at in range(rules.account.count())] == ["EUR", "EUR"]
    rules.fields["outside"].edit.setText("GB82WEST12345698765432")
    rules.fields["tolerance"].edit.setText("x")
    rules.submit()
    assert rules.isVisible()
    rules.fields["tolerance"].edit.setText("0.50")
    rules.fees.setPlainText("PSP PAYOUT:1.4%+0.25")
    rules.submit()
    desk.settle()
    assert not rules.isVisible()
    desk.application.sign_out()
    desk.settle()
    page = on_page(desk, AIKO)
    (waiting,) = desk.given.desk(AIKO).ask(seconding.proposals_waiting)
    told = StaffWording(Wording("en"), {}).facts(waiting)
    assert ("Processors’ fees", "PSP PAYOUT:1.4%+0.25") in told
    # Nobody agrees to an account whose last digit is cut.
    desk.frame.go("staff.approvals")
    desk.settle()
    QApplication.processEvents()
    shown = desk.frame._pages["staff.approvals"].findChildren(Label, "fact")
    assert len(shown) > 2 * len(told)
    assert [each.text() for each in shown if each.minimumSizeHint().width() > each.width()] == []
    desk.frame.go("reconcile")
    desk.given.desk(AIKO).do(uuid4(), seconding.agree, waiting.id, waiting.hash())
    desk.press(Qt.Key.Key_H)
    desk.settle()
    assert page.rules_box.fields["tolerance"].text() == "0.50"
    desk.press(Qt.Key.Key_Escape)
    assert page.buttons["recall"].isEnabled()
    assert not page.buttons["destroy"].isEnabled()
    desk.application.sign_out()
    desk.settle()
    desk.sign_in(ANNA)
    desk.frame.go("reconcile")
    assert desk.frame.place()[0] != "reconcile"
