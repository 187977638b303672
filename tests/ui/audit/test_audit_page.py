"""Somebody reads the trail with the keyboard: look, narrow, find out who read whose data, take a list along."""

from __future__ import annotations

import csv
import io
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backoffice.audit import history
from backoffice.audit.rules import Filter, Group
from backoffice.kyc import service
from backoffice.kyc.filing import register_case_file
from tests.documents.reading import body
from tests.given import ANNA, HUGO, OLGA, PAVEL, TOMASZ, Given
from tests.ui.audit.conftest import Auditor, entries
from tests.ui.conftest import Desk
from ui.audit.audit_page import AuditPage
from ui.audit.time_choice import Span

CONTROL = Qt.KeyboardModifier.ControlModifier


def claimed(given: Given, name: str = "Samira Yousef Haddadin", by: str = ANNA) -> UUID:
    """A case that somebody has taken; whose it is."""
    case = given.case(name=name)
    given.desk(by).do(uuid4(), service.claim_case, case)
    (entry, *_) = given.desk(HUGO).ask(history.entries, Filter(actor=by))
    assert entry.subject is not None
    return entry.subject


@pytest.mark.promise("S-05")
def test_the_newest_entry_stands_first_and_is_told_in_words_with_its_facts(given: Given, auditor: Auditor) -> None:
    claimed(given)
    page = auditor.go()
    auditor.press(Qt.Key.Key_J, Qt.Key.Key_J)
    facts = dict(auditor.opened())
    assert auditor.actions()[0] == "Read the audit trail"
    assert auditor.actions()[1].startswith("Took access to sealed data: ")
    assert auditor.actions()[2].startswith("Took case K-48")
    assert facts["Who"] == "\u2068Anna Lindqvist\u2069" or facts["Who"] == "Anna Lindqvist"
    assert facts["Sign-in name"] == ANNA
    assert facts["Action"] == "kyc.case.claimed"
    assert facts["Case"].startswith("K-48")
    assert "S••• Y••• H•••" in facts["Customer"]
    assert page.view.count.text() == str(len(auditor.actions()))


def written(given: Given, customer: UUID, digest: bytes) -> None:
    """A case file in the register, by a lead to whom the papers are open."""
    with given.sql("bootstrap") as connection:
        connection.execute(
            "insert into vault.ticket (person, customer_id, field_class, ground, until, taken_in)"
            " values (%s, %s, 'identity', 'case', store.now() + interval '1 minute', 0)",
            [HUGO, customer],
        )
    given.desk(HUGO).do(uuid4(), register_case_file, _case_of(given, customer), uuid4(), digest, 900)
    with given.sql("bootstrap") as connection:
        connection.execute("delete from vault.ticket")


@pytest.mark.promise("S-05")
def test_who_has_read_a_customers_data_is_one_key_away(given: Given, auditor: Auditor) -> None:
    claimed(given, "Freya Holmqvist", TOMASZ)
    customer = claimed(given)
    written(given, customer, b"\7" * 32)
    page = auditor.go()
    auditor.press(Qt.Key.Key_J, Qt.Key.Key_J)
    auditor.opened()
    auditor.press(Qt.Key.Key_W)
    assert page.entries.wanted == Filter(subject=customer, reads=True)
    assert _briefly(auditor) == ["Document made", "Took access to sealed data", "Took case"]
    assert "S••• Y••• H•••" in page.view.narrow.customer.text()
    auditor.press(Qt.Key.Key_X)
    assert len(auditor.actions()) > 2


def _briefly(auditor: Auditor) -> list[str]:
    return [said.partition(" K-")[0].partition(":")[0] for said in auditor.actions()]


def _case_of(given: Given, customer: UUID) -> UUID:
    found = given.desk(HUGO).ask(history.entries, Filter(subject=customer))
    return UUID(str(found[-1].facts["case"]))


@pytest.mark.promise("S-05")
def test_looking_at_a_customer_is_itself_entered_once(given: Given, auditor: Auditor) -> None:
    customer = claimed(given)
    auditor.go(customer)
    auditor.go(customer)
    read = [
        each for each in given.desk(HUGO).ask(history.entries, Filter(actor=HUGO)) if each.action == "audit.trail_read"
    ]
    # The whole list and the customer's are asked for side by side.
    assert len(read) == 2
    assert {each.subject for each in read} == {customer, None}


def test_the_list_narrows_by_person_kind_and_time(given: Given, auditor: Auditor) -> None:
    entries(given, 3, "kyc.case.decided", TOMASZ)
    entries(given, 2, "kyc.case.claimed", ANNA)
    narrow = auditor.go().view.narrow
    auditor.press(Qt.Key.Key_P)
    assert QApplication.focusWidget() is narrow.person
    narrow.person.setCurrentIndex(narrow.person.findData(TOMASZ))
    auditor.desk.settle()
    assert len(auditor.actions()) == 3
    narrow.kind.setCurrentIndex(narrow.kind.findData(Group.CLAIMED))
    auditor.desk.settle()
    assert auditor.actions() == []
    assert "No entry fits" in auditor.page.view.empty.accessibleName()
    assert auditor.page.view.empty.isVisible()
    narrow.person.setCurrentIndex(0)
    narrow.time.span.setCurrentIndex(narrow.time.span.findData(Span.BETWEEN))
    QTest.keyClicks(narrow.time.since, "2026-11-19 12:01")
    QTest.keyClick(narrow.time.since, Qt.Key.Key_Return)
    auditor.desk.settle()
    assert len(auditor.actions()) == 1
    QTest.keyClicks(narrow.time.until, "soon")
    QTest.keyClick(narrow.time.until, Qt.Key.Key_Return)
    auditor.desk.settle()
    assert "soon" in narrow.error.text()
    auditor.page.view.table.setFocus()
    auditor.press(Qt.Key.Key_X)
    assert not narrow.error.isVisible()
    assert len(auditor.actions()) > 5


def test_a_customer_is_found_by_case_number_by_name_and_chosen_among_several(given: Given, auditor: Auditor) -> None:
    first = claimed(given, "Freya Holmqvist")
    second = claimed(given, "Freya Lindholm")
    narrow = auditor.go().view.narrow
    number = next(said for said in auditor.actions() if said.startswith("Took case")).rpartition("-")[2]
    auditor.press(Qt.Key.Key_Slash)
    _seek(auditor, f"k-{number}")
    assert auditor.page.entries.wanted.subject == second
    _seek(auditor, "nobody at all")
    assert "Nothing was narrowed" in narrow.error.text()
    _seek(auditor, "freya")
    offers = narrow.offers
    assert QApplication.focusWidget() is offers
    (row,) = [at for at in range(offers.count()) if "F••• H•••" in offers.item(at).text()]
    auditor.press(*[Qt.Key.Key_Down] * row, Qt.Key.Key_Return)
    assert not offers.isVisible()
    assert auditor.page.entries.wanted.subject == first
    assert "Took case" in auditor.actions()[-1]


def _seek(auditor: Auditor, text: str) -> None:
    field = auditor.page.view.narrow.customer
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    auditor.desk.settle()


def test_a_document_is_found_by_its_digest(given: Given, auditor: Auditor) -> None:
    customer = claimed(given)
    written(given, customer, b"\xab" * 32)
    field = auditor.go().view.narrow.document
    QTest.keyClicks(field, "ab" * 31)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "64" in auditor.page.view.narrow.error.text()
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Return)
    auditor.desk.settle()
    assert auditor.actions() == ["Document made: case file"]


def test_pages_come_into_sight_and_newer_entries_on_asking(given: Given, auditor: Auditor) -> None:
    entries(given, 300)
    page = auditor.go()
    model = page.view.model
    auditor.until(lambda: page.view.count.text().isdecimal())
    count = int(page.view.count.text())
    assert count > 300
    assert model.rowCount() == 256
    model.fetchMore(QModelIndex())
    auditor.desk.settle()
    assert (model.rowCount(), model.complete) == (count, True)
    entries(given, 2)
    auditor.press(Qt.Key.Key_N)
    assert model.rowCount() == count + 2
    assert page.view.current() == model.line_at(2)


@pytest.mark.promise("S-05")
def test_a_list_is_written_as_csv_without_formulas_and_entered_in_the_register(given: Given, auditor: Auditor) -> None:
    entries(given, 300, "=cmd|' /C calc'!A0", "anna.lindqvist")
    page = auditor.go()
    auditor.press(Qt.Key.Key_E, modifier=CONTROL)
    auditor.until(page.view.said.isVisible)
    (file,) = given.house.settings.exports_folder.iterdir()
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len(rows) >= 301
    assert {row[7] for row in rows[1:]} >= {"'=cmd|' /C calc'!A0"}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    told = given.desk(HUGO).ask(history.entries, Filter(actor=HUGO, group=Group.DOCUMENTS))
    assert [each.action for each in told] == ["audit.document_made", "audit.list_written"]
    assert told[0].facts["kind"] == "audit.list_csv"
    assert told[0].facts["size"] == file.stat().st_size


@pytest.mark.promise("S-05")
def test_a_narrowed_list_is_written_as_pdf_that_says_what_was_asked_for(given: Given, auditor: Auditor) -> None:
    customer = claimed(given)
    claimed(given, "Freya Holmqvist", TOMASZ)
    page = auditor.go(customer)
    auditor.press(Qt.Key.Key_P, modifier=CONTROL)
    auditor.until(page.view.said.isVisible)
    (file,) = given.house.settings.exports_folder.iterdir()
    told = body(file.read_bytes())
    assert "TestFirm" in told
    assert str(customer) in told
    assert "2entries" in told
    assert "S•••Y•••H•••" in told
    assert "Samira" not in told
    assert "Freya" not in told


def test_a_folder_that_takes_no_file_is_said_and_nothing_is_left(given: Given, auditor: Auditor) -> None:
    claimed(given)
    page = auditor.go()
    given.house.settings.exports_folder.write_text("in the way")
    auditor.press(Qt.Key.Key_E, modifier=CONTROL)
    assert not page.view.said.isVisible()
    assert auditor.desk.frame.banner.isVisible()
    assert (
        given.desk(HUGO).ask(history.entries, Filter(actor=HUGO, group=Group.DOCUMENTS))[0].action
        == "audit.list_written"
    )


def test_the_entry_gives_its_room_to_the_list_where_both_do_not_fit(given: Given, auditor: Auditor) -> None:
    claimed(given)
    page = auditor.go()
    assert page.view.right.isVisible()
    auditor.desk.application.window.resize(1060, 800)
    QApplication.processEvents()
    assert not page.view.right.isVisible()
    auditor.press(Qt.Key.Key_Return)
    assert page.view.right.isVisible()
    auditor.press(Qt.Key.Key_E)
    assert not page.view.right.isVisible()


def test_an_empty_list_says_why_and_has_nothing_to_go_on_from(given: Given, auditor: Auditor) -> None:
    page = auditor.go(given.customer())
    assert page.view.empty.isVisible()
    assert "X" in page.view.empty.accessibleName()
    assert page.view.drawer.empty.isVisible()
    before = page.entries.wanted
    auditor.press(Qt.Key.Key_W, Qt.Key.Key_A, Qt.Key.Key_C)
    assert page.entries.wanted == before


def test_instants_name_their_zone_and_are_exact_on_hover(given: Given, auditor: Auditor) -> None:
    entries(given, 1)
    model = auditor.go().view.model
    head = model.headerData(0, Qt.Orientation.Horizontal)
    assert "(" in str(head)
    tip = model.data(model.index(1, 0), int(Qt.ItemDataRole.ToolTipRole))
    assert "2026-11-19 12:00:00.000000 UTC" in str(tip)


def test_every_control_is_reached_by_tab(given: Given, auditor: Auditor) -> None:
    claimed(given)
    page = auditor.go()
    auditor.press(Qt.Key.Key_J)
    auditor.opened()
    reached = set()
    for _ in range(40):
        auditor.desk.press(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
    view = page.view
    assert {
        view.narrow.person, view.narrow.kind, view.narrow.customer, view.narrow.document, view.narrow.time.span,
        view.csv, view.pdf, view.verify, view.drawer.facts, view.drawer.who_read, view.table,
    } <= reached  # fmt: skip


def test_a_reviewer_is_not_offered_the_trail(given: Given, auditor: Auditor) -> None:
    auditor.desk.application.sign_out()
    auditor.desk.settle()
    auditor.desk.sign_in(ANNA)
    auditor.desk.frame.go("audit")
    assert auditor.desk.frame.place()[0] != "audit"


@pytest.mark.promise("S-05")
def test_an_administrator_reads_the_trail_and_learns_no_customers_name(given: Given, auditor: Auditor) -> None:
    customer = claimed(given)
    auditor.desk.application.sign_out()
    auditor.desk.settle()
    auditor.desk.sign_in(OLGA)
    page = auditor.go()
    _seek(auditor, str(customer))
    page.view.table.setFocus()
    auditor.press(Qt.Key.Key_J, Qt.Key.Key_J)
    facts = dict(auditor.opened())
    assert facts["Customer"] == str(customer)
    assert facts["Case"].startswith("K-48")
    _seek(auditor, "Samira")
    assert page.view.narrow.error.isVisible()
    auditor.press(Qt.Key.Key_Escape)


@pytest.mark.promise("S-05")
def test_an_auditor_sees_whom_an_entry_is_about(given: Given, auditor: Auditor) -> None:
    customer = claimed(given)
    auditor.desk.application.sign_out()
    auditor.desk.settle()
    auditor.desk.sign_in(PAVEL)
    page = auditor.go(customer)
    assert "Samira Yousef Haddadin" in page.view.narrow.customer.text()
    assert _briefly(auditor) == ["Took access to sealed data", "Took case"]


def test_an_administrator_is_offered_case_numbers_alone_and_told_so_for_a_name(desk: Desk, given: Given) -> None:
    given.case(name="Freya Holmqvist")
    desk.sign_in(OLGA)
    desk.frame.go("audit")
    desk.settle()
    page = desk.frame._pages["audit"]
    assert isinstance(page, AuditPage)
    narrow = page.view.narrow
    assert narrow.customer.placeholderText() == "Customer: number of a case"
    QTest.keyClicks(narrow.customer, "Holmqvist")
    QTest.keyClick(narrow.customer, Qt.Key.Key_Return)
    assert "number of a case" in narrow.error.text()
    narrow.customer.clear()
    QTest.keyClicks(narrow.customer, "99999999")
    QTest.keyClick(narrow.customer, Qt.Key.Key_Return)
    desk.settle()
    assert "Nothing was narrowed" in narrow.error.text()
    narrow.customer.clear()
    QTest.keyClicks(narrow.customer, "K-48001")
    QTest.keyClick(narrow.customer, Qt.Key.Key_Return)
    desk.settle()
    assert not narrow.error.isVisible()
    assert page.target() is not None
