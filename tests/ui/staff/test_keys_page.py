"""Newcomers' keys are certified and given with the keyboard, each step by whose duty it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from backoffice.staff import seconding
from backoffice.staff.rules import Duty
from backoffice.vault import grants, rotation
from tests.given import ANNA, BOOTSTRAP, HUGO, JONAS, OLGA, TOMASZ, WEN, Given
from tests.staff.conftest import Somebody, agree, verifier
from tests.ui.conftest import Desk
from tests.vault.firm import count
from ui.staff.cells import CellTable
from ui.staff.keys_page import KeysPage

pytestmark = pytest.mark.promise("S-05")


def keys_of(desk: Desk, name: str) -> KeysPage:
    desk.sign_in(name)
    desk.frame.go("staff.keys")
    desk.settle()
    page = desk.frame._pages["staff.keys"]
    assert isinstance(page, KeysPage)
    return page


def sign_out(desk: Desk) -> None:
    desk.application.sign_out()
    desk.settle()


def test_keys_are_certified_asked_for_and_given_with_one_key_each(desk: Desk, given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("select vault.forget_person(%s)", (TOMASZ,))
    number = given.desk(TOMASZ).ask(grants.own_number)
    assert number is not None
    page = keys_of(desk, OLGA)
    assert page.view.waiting.rows.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == number.fingerprint
    assert page.view.waiting.hasFocus()
    assert desk.frame.rail._rows["staff.keys"].accessibleDescription() == "1"
    desk.press(Qt.Key.Key_C)
    desk.settle()
    assert page.view.no_waiting.isVisible()
    assert page.view.missing.current_key() == TOMASZ
    assert not page.view.propose.isEnabled()
    sign_out(desk)
    page = keys_of(desk, WEN)
    assert not page.view.certify.isVisible()
    desk.press(Qt.Key.Key_V)
    desk.press(Qt.Key.Key_P)
    desk.settle()
    [waiting] = given.desk(HUGO).ask(seconding.proposals_waiting)
    assert len(str(waiting.facts["field_classes"]).split(",")) == len(given.desk(OLGA).ask(grants.missing_keys))
    assert not page.view.propose.isEnabled()
    agree(given, HUGO, waiting.id)
    page.refresh()
    desk.settle()
    desk.press(Qt.Key.Key_V)
    desk.settle()
    assert page.view.no_missing.isVisible()
    assert given.desk(OLGA).ask(grants.missing_keys) == ()


def test_a_reviewer_reads_their_own_number_there_and_changes_nothing(desk: Desk, given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("delete from vault.class_grant where person = %s", (TOMASZ,))
        connection.execute("select vault.forget_person(%s)", (JONAS,))
    given.desk(JONAS)
    page = keys_of(desk, ANNA)
    own = given.desk(ANNA).ask(grants.own_number)
    assert own is not None
    assert own.fingerprint in page.view.number.text()
    assert page.view.missing.current_key() == TOMASZ
    assert page.view.waiting.current_key() == JONAS
    for key in (Qt.Key.Key_C, Qt.Key.Key_P, Qt.Key.Key_V):
        desk.press(key)
        desk.settle()
    assert not desk.frame.banner.error.isVisible()
    assert given.desk(HUGO).ask(seconding.proposals_waiting) == ()
    desk.press(Qt.Key.Key_K)
    assert page.view.waiting.hasFocus()
    desk.press(Qt.Key.Key_J)
    assert page.view.missing.hasFocus()


@pytest.mark.promise("S-02")
def test_a_class_is_renewed_on_the_screen_offered_certified_stopped_and_gone_on_with(
    desk: Desk, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        given.case()
    page = keys_of(desk, WEN)
    desk.press(Qt.Key.Key_R)
    assert page.view.classes.hasFocus()
    page.view.classes.selectRow(page.view.classes.rows.row_of("identity"))
    desk.press(Qt.Key.Key_R)
    desk.settle()
    number = spoken(page.view.classes, page.view.classes.currentIndex().row(), 3)
    assert len(number.split()) == 8
    assert not page.view.renew.isEnabled()
    sign_out(desk)
    page = keys_of(desk, OLGA)
    assert page.view.waiting.hasFocus()
    assert spoken(page.view.waiting, 0, 2) == number
    assert desk.frame.rail._rows["staff.keys"].accessibleDescription() == "1"
    assert page.view.classes.isHidden()
    desk.press(Qt.Key.Key_C)
    desk.settle()
    assert page.view.no_waiting.isVisible()
    sign_out(desk)
    monkeypatch.setattr(rotation, "BATCH", 2)
    page = keys_of(desk, WEN)
    assert desk.frame.rail._rows["staff.keys"].accessibleDescription() == "1"
    page.view.classes.setFocus()
    page.view.classes.selectRow(page.view.classes.rows.row_of("identity"))
    desk.press(Qt.Key.Key_R)
    page.seat.tasks.cancel_long()
    desk.settle()
    every = "vault.customer_key k join vault.class_key c on c.id = k.class_key_id where c.field_class = 'identity'"
    left = f"{every} and c.made_at < (select max(made_at) from vault.class_key where field_class = 'identity')"
    assert 0 < count(given, left) < count(given, every)
    assert page.view.said.isVisible()
    # One that nobody can open stays where it is, is told, and holds nothing up.
    spoil = f"update vault.customer_key set wrapped = '\\x00' where id = (select k.id from {left} limit 1)"
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(spoil.encode())
    desk.press(Qt.Key.Key_R)
    desk.settle()
    assert count(given, left) == 1
    assert "1 个无法打开" in page.view.said._sentence.text()
    assert count(given, "vault.class_key where field_class = 'identity' and retired_at is not null") == 1
    assert spoken(page.view.classes, page.view.classes.currentIndex().row(), 3) == ""


def spoken(table: CellTable, row: int, column: int) -> str:
    return str(table.rows.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_who_lost_their_keys_with_a_password_is_counted_and_listed(
    desk: Desk, given: Given, somebody: Somebody
) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    with given.sql(OLGA) as connection:
        connection.execute("select staff.reset_password(%s, %s)", (name, verifier(given, name)))
    page = keys_of(desk, HUGO)
    assert page.view.missing_count.text() == "1"
    assert page.view.missing.current_key() == name
    row = page.view.missing.rows
    assert "no keys yet" in row.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not page.view.no_missing.isVisible()
    assert page._why_not_give() == "They have no keys yet: their desk makes them when they next sign in."
