"""The answer prepared at the desk: counted, agreed on, written, looked at, and gone on with as a letter."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from backoffice.rights.access_rules import FacesOut
from backoffice.rights.rules import Kind, ReplyKind, Right
from tests.given import MARIA, PAVEL, WEN
from tests.rights.asking import asked
from tests.rights.asking import page as asked_page
from tests.ui.conftest import Desk
from tests.ui.rights.test_requests_page import opened, page_of
from tests.vault.firm import agreed, customer_of
from ui.rights.package_box import PackageBox


def box_on(desk: Desk, right: str = "access") -> PackageBox:
    """The box, opened by its key from the only request there is."""
    page = page_of(desk)
    desk.press(Qt.Key.Key_O)
    opened(desk, page)
    page.request.focus()
    desk.press(Qt.Key.Key_P)
    desk.qtbot.waitUntil(page.package.isVisible)
    desk.settle()
    return page.package


def rows(table: object) -> dict[str, str]:
    found = table.rows._rows  # type: ignore[attr-defined]
    return {row.key: row.cells[1].text for row in found}


@pytest.mark.promise("R-01", "D-04")
def test_an_answer_is_counted_agreed_on_written_and_looked_at(desk: Desk, tmp_path: Path) -> None:
    given = desk.given
    customer = customer_of(given, given.case())
    request = asked(given, customer, Right.ACCESS)
    desk.sign_in(MARIA)
    box = box_on(desk)
    assert rows(box.held)["kyc.attempt"] == "3"
    assert rows(box.withheld) == {"derived": "3"}
    # It came by mail, and nobody has checked who asks: that is answered before anything is written.
    assert box.unchecked.isVisible()
    box.faces.setChecked(False)
    box.without.setCurrentIndex(box.without.findData(FacesOut.OTHERS))
    assert not box.go.isEnabled()
    box.write_to(tmp_path)
    assert box._running is None
    box.unchecked.tick.setChecked(True)
    assert box.go.isEnabled()
    box.without.setCurrentIndex(0)
    box.faces.setChecked(True)
    # Faces are the person's own: in it unless there is a reason, and then a second person is not needed.
    assert (box.faces.isChecked(), box.go.isEnabled(), box.without.isVisible()) == (True, False, False)
    box.faces.setChecked(False)
    assert (box.go.isEnabled(), box.without.isVisible(), box.ask_second.isVisible()) == (False, True, False)
    box.without.setCurrentIndex(box.without.findData(FacesOut.OTHERS))
    assert box.go.isEnabled()
    box.faces.setChecked(True)
    desk.press(Qt.Key.Key_F3)
    desk.settle()
    assert box.ask_second.isHidden()
    with given.sql(MARIA) as connection:
        (which,) = connection.execute("select id from staff.proposal").fetchone() or (None,)
        connection.execute("select staff.withdraw_proposal(%s)", [which])
    agreed(given, "rights.access_copy", customer, by=MARIA, second=WEN)
    box._load()
    desk.settle()
    assert (box.faces.isChecked(), box.go.isEnabled()) == (True, True)
    assert rows(box.held)["faces"] == "6"
    assert box.language.currentData() == "en"
    box.language.setCurrentIndex(box.language.findData("zh"))
    box.write_to(tmp_path)
    desk.settle()
    with zipfile.ZipFile(next(tmp_path.glob("access-R-*.zip"))) as archive:
        assert {"answer.pdf", "data.json", "manifest.json"} <= set(archive.namelist())
    assert list(rows(box.log)) == ["0"]
    desk.press(Qt.Key.Key_F4)
    desk.settle()
    assert box.window_shown is not None
    assert len(box.window_shown.pages) >= 4
    pages = box._shown_in
    assert pages is not None
    box.window_shown.close()
    desk.click(box.letter)
    desk.settle()
    assert not pages.exists()
    page = page_of(desk)
    desk.qtbot.waitUntil(page.letters.isVisible)
    # The answer and no question: it names the file.
    assert page.letters.letter().kind is ReplyKind.OUTCOME
    assert next(tmp_path.glob("access-R-*.zip")).name in page.letters.letter().text
    # The letter is in the language of the copy, whatever the person's is, and stays in it.
    assert page.letters.letter().language == "zh"
    assert not page.letters.language.isEnabled()
    page.letters.keep()
    page.letters.close_box()
    events = asked_page(given, request).events
    assert [each.kind for each in events if each.kind in (Kind.NOTED, Kind.VOUCHED)] == [Kind.VOUCHED]
    # It carries no words of the window: the copy says it in the language of its person.
    with zipfile.ZipFile(next(tmp_path.glob("access-R-*.zip"))) as answer:
        assert "The copy is written" not in answer.read("data.json").decode()
    # Opened again it still holds what was written, and what was said of who asks.
    page.request.focus()
    page.prepare()
    desk.settle()
    assert box.isVisible()
    desk.settle()
    assert box.look.isVisible()
    assert box.letter.isVisible()
    assert not box.unchecked.missing()


@pytest.mark.promise("S-05")
def test_an_auditor_sees_who_was_told_and_prepares_nothing(desk: Desk) -> None:
    given = desk.given
    asked(given, given.customer(), Right.ACCESS)
    desk.sign_in(PAVEL)
    box = box_on(desk)
    assert page_of(desk).request.prepare.isVisible()
    assert box.go.isHidden()
    assert not box.no_log.isHidden()
    assert "R-3001" in box.title.text()
    box.close_box()
