"""The officer's board, one request of it, and today's work cleared with keys alone."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from backoffice.documents.drawn import Form
from backoffice.rights import board, course
from backoffice.rights.narrowing import Only
from backoffice.rights.rules import Kind, Outcome, Right, State, Topic
from tests.given import MARIA, OLGA, PAVEL
from tests.rights.asking import asked, line, page, today
from tests.rights.sampled import load_sample
from tests.ui.conftest import Desk
from ui.rights.board_rows import BoardRow
from ui.rights.requests_page import RequestsPage

DAY = timedelta(days=1)


def page_of(desk: Desk) -> RequestsPage:
    desk.frame.go("rights")
    desk.settle()
    found = desk.frame.findChild(RequestsPage)
    assert isinstance(found, RequestsPage)
    peeked(desk, found)
    return found


def peeked(desk: Desk, found: RequestsPage) -> None:
    """Wait until the pane shows the chosen request."""
    current = found.board.table.current()
    if current is not None:
        wanted = current.line.request
        desk.qtbot.waitUntil(
            lambda: found.board.pane.sheet is not None and found.board.pane.sheet.line.request == wanted
        )
    desk.settle()


def opened(desk: Desk, found: RequestsPage) -> UUID:
    """Wait until a request stands there whole."""
    desk.qtbot.waitUntil(lambda: found.request.sheet is not None)
    desk.settle()
    request = found.request.request()
    assert request is not None
    return request


def shown(found: RequestsPage) -> list[UUID]:
    return [row.line.request for row in found.board.table.rows.rows if isinstance(row, BoardRow)]


def type_words(words: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)


@pytest.mark.promise("R-09")
def test_the_board_shows_both_clocks_by_days_left_and_opens_no_word(desk: Desk, qtmodeltester: ModelTester) -> None:
    given, now = desk.given, today(desk.given)
    late = asked(given, given.customer(), Right.ACCESS, on=now - 40 * DAY)
    soon = asked(given, None, Right.ERASURE, on=now - 29 * DAY)
    calm = asked(given, given.customer(), Right.OBJECTION, on=now - 2 * DAY)
    given.desk(MARIA).do(uuid4(), course.answer, late, 1, Outcome.REFUSED)
    desk.sign_in(MARIA)
    found = page_of(desk)
    qtmodeltester.check(found.board.table.rows)  # type: ignore[no-untyped-call]
    assert shown(found) == [late, soon, calm]
    rows = {row.line.request: row for row in found.board.table.rows.rows if isinstance(row, BoardRow)}
    # What has its answer on its way stays in sight until a relay has accepted it.
    assert rows[late].state == "Answer on its way"
    assert rows[late].spoken(0) == f"late, −{-line(given, late).days_left}"
    assert rows[soon].name == "Nobody of ours"
    assert rows[calm].name.strip("\u2068\u2069") == "S••• Y••• H•••"
    assert "extend by" in rows[soon].letter
    assert found.board.count.text().startswith("3 open, 1 late, 1 leaving")
    assert found.board.table.current() is rows[late]
    desk.press(Qt.Key.Key_J)
    peeked(desk, found)
    pane = found.board.pane
    assert (pane.number.text(), pane.title.text()) == (f"R-{line(given, soon).number}", "Nobody of ours")
    told = page(given, soon).deadline
    assert len(pane.sheet.steps) == len(told.steps)  # type: ignore[union-attr]
    assert pane.clocks.promise.accessibleName().startswith("Promise, 1 day left")
    with given.sql(PAVEL) as connection:
        tickets = connection.execute("select count(*) from audit.event where action = 'vault.opened'").fetchone()
    assert tickets == (0,)


def test_the_board_is_narrowed_searched_and_drawn_by_days(desk: Desk) -> None:
    given, now = desk.given, today(desk.given)
    customer = given.customer("Bela Kovacs", "HU")
    late = asked(given, customer, Right.ACCESS, on=now - 40 * DAY)
    soon = asked(given, None, Right.ERASURE, on=now - 29 * DAY)
    over = asked(given, given.customer(), Right.OBJECTION, on=now - 2 * DAY)
    given.desk(MARIA).do(uuid4(), course.withdraw, over, 1, now, "Wrote so.")
    given.desk(MARIA).do(uuid4(), course.take, late, 1)
    desk.sign_in(MARIA)
    found = page_of(desk)
    strip = found.board.strip
    desk.press(Qt.Key.Key_M)
    desk.settle()
    assert shown(found) == [late]
    desk.press(Qt.Key.Key_C)
    strip.set_only(Only.LATE)
    strip.right.setCurrentIndex(strip.right.findData(Right.PORTABILITY))
    desk.settle()
    assert shown(found) == []
    assert found.board.empty.isVisible()
    assert found.board.empty.accessibleName() == "No open request is like that. C"
    strip.clear()
    desk.press(Qt.Key.Key_Slash)
    for words, expected in ((f"r-{line(given, soon).number}", soon), ("kovacs", late)):
        strip.text.clear()
        type_words(words)
        desk.press(Qt.Key.Key_Return)
        desk.settle()
        assert shown(found) == [expected]
        strip.text.setFocus()
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_E)
    desk.settle()
    assert shown(found) == [over]
    strip.clear()
    found.board.table.setFocus()
    desk.press(Qt.Key.Key_V)
    desk.settle()
    chart = found.board.chart
    assert chart is not None
    assert [each.requests for each in chart.days] == [1, 1]  # type: ignore[attr-defined]
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert shown(found) == [soon]


@pytest.mark.promise("S-05", "R-10")
def test_a_request_opens_with_its_letter_is_worked_on_with_keys_and_keeps_a_draft(desk: Desk) -> None:
    given, now = desk.given, today(desk.given)
    request = asked(given, given.customer(), Right.ACCESS, Right.ERASURE, on=now - 10 * DAY)
    desk.sign_in(MARIA)
    found = page_of(desk)
    found.board.table.select(request)
    desk.press(Qt.Key.Key_Return)
    assert opened(desk, found) == request
    view = found.request
    assert view.title.text().strip("\u2068\u2069") == "Samira Yousef Haddadin"
    assert "Please send me all you hold." in view.letter.text.toPlainText()
    (sibling,) = view.beside.shown()
    assert "Erasure" in sibling.text()
    desk.click(sibling)
    desk.qtbot.waitUntil(lambda: view.right.text() == "Erasure" and view.sheet is not None)
    desk.settle()
    found.open_at(request)
    opened(desk, found)
    assert view.proposal.isVisible()
    desk.press(Qt.Key.Key_T)
    desk.settle()
    assert line(given, request).holder == MARIA
    desk.press(Qt.Key.Key_W)
    type_words("Called her, half a sent")
    found.opening.drafts.flush()
    desk.settle()
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_A)
    assert view.bar.note.text() == ""
    view.bar.topic.setCurrentIndex(view.bar.topic.findData(Topic.IDENTITY))
    view.bar.day.show_day(now - 9 * DAY)
    type_words("Passport, please.")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert line(given, request).waits_for is Topic.IDENTITY
    assert not view.proposal.isVisible()
    desk.press(Qt.Key.Key_I)
    view.bar.day.show_day(now - 12 * DAY)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert view.trouble.isVisible()
    view.bar.day.show_day(now - 2 * DAY)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    told = page(given, request)
    assert told.line.waits_for is None
    assert [each.kind for each in told.events] == [Kind.RECEIVED, Kind.TAKEN, Kind.ASKED, Kind.GOT]
    view.focus()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert found.board.isVisible()
    # Another window on this home, as after a crash, finds what was begun.
    desk.frame.language_chosen.emit("zh")
    desk.settle()
    again = next(each for each in desk.frame.findChildren(RequestsPage) if each is not found)
    again.open_at(request)
    opened(desk, again)
    assert again.request.bar.note.text() == "Called her, half a sent"
    again.request.bar.note.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert page(given, request).events[-1].words == "Called her, half a sent"
    assert not list(given.house.settings.home.glob("drafts/*/*/*"))


@pytest.mark.promise("R-09")
def test_todays_requests_are_cleared_one_after_the_other_without_the_mouse(desk: Desk) -> None:
    given, now = desk.given, today(desk.given)
    first = asked(given, None, Right.ACCESS, on=now - 31 * DAY)
    second = asked(given, given.customer(), Right.ERASURE, on=now - 30 * DAY)
    third = asked(given, given.customer(), Right.OBJECTION, on=now - 29 * DAY)
    calm = asked(given, given.customer(), Right.OBJECTION, on=now)
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.press(Qt.Key.Key_D)
    assert opened(desk, found) == first
    assert found.request.queue.text() == "Today’s work: 1 of 3"
    desk.press(Qt.Key.Key_X)
    type_words("Wrote that it is settled.")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert opened(desk, found) == second
    # Another language makes the page anew; the run goes on in it.
    for language in ("zh", "en"):
        desk.application.change_language(language)
        found = page_of(desk)
        assert opened(desk, found) == second
        assert found.request.queue.isVisible()
    assert found.request.queue.text() == "Today’s work: 2 of 3"
    desk.press(Qt.Key.Key_S)
    desk.settle()
    assert opened(desk, found) == third
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert found.board.isVisible()
    assert line(given, first).state is State.WITHDRAWN
    assert line(given, third).waits_for is Topic.IDENTITY
    assert shown(found) == [second, third]
    assert calm not in shown(found)


def test_auditors_see_clocks_and_events_and_no_words(desk: Desk) -> None:
    given = desk.given
    request = asked(given, given.customer(), Right.ACCESS)
    desk.sign_in(PAVEL)
    found = page_of(desk)
    assert not found.board.new.isVisible()
    desk.press(Qt.Key.Key_O)
    assert opened(desk, found) == request
    assert "sealed for the data protection officer" in found.request.letter.text.toPlainText()
    assert found.request.bar.isHidden()
    desk.press(Qt.Key.Key_N)
    desk.press(Qt.Key.Key_T)
    desk.settle()
    assert line(given, request).holder is None


def test_who_has_no_duty_for_requests_has_no_board(desk: Desk) -> None:
    desk.sign_in(OLGA)
    assert not desk.frame.keys.knows("go.rights")


def test_the_list_asks_for_pages_as_they_come_into_sight(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    count = load_sample(desk.given)
    assert count == 65
    monkeypatch.setattr(board, "PAGE", 20)
    desk.sign_in(MARIA)
    found = page_of(desk)
    loaded = found.board.table.rows.requests()
    assert loaded < 57
    while not found.board.table.rows.is_whole:
        found.board.table.scrollToBottom()
        desk.settle()
        QApplication.processEvents()
    assert found.board.table.rows.requests() == 57
    lines = [row.line for row in found.board.table.rows.rows if isinstance(row, BoardRow)]
    days = [(line.rank, line.days_left) for line in lines]
    assert days == sorted(days)
    heads = [row.title for row in found.board.table.rows.rows if not isinstance(row, BoardRow)]
    assert heads[:3] == ["Late", "Due today", "Takes effect on receipt, and has not yet"]
    assert heads[3:] == ["3 days or less", "7 days or less", "14 days or less", "30 days or less", "Later"]
    assert date.fromordinal(found.board.table.scale.today) == today(desk.given)


@pytest.mark.promise("S-05")
def test_the_register_of_a_period_is_written_with_keys(desk: Desk) -> None:
    given = desk.given
    asked(given, given.customer(), Right.ACCESS)
    desk.sign_in(MARIA)
    found = page_of(desk)
    desk.press(Qt.Key.Key_W)
    box = found.registers
    desk.qtbot.waitUntil(box.isVisible)
    assert box.since.day() == box.until.day().replace(month=1, day=1)  # type: ignore[union-attr]
    until = box.until.text()
    box.until.setText("2018-01-01")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "before it begins" in box._wrong.text()
    box.until.setText(until)
    box.form.setCurrentIndex(box.form.findData(Form.CSV))
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not box.isVisible()
    desk.settle()
    (file,) = given.house.settings.exports_folder.glob("requests-*.csv")
    assert "R-3001" in file.read_text(encoding="utf-8-sig")
