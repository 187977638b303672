"""The list's model: pages join, a fresh first page replaces what it covers, and the rows that stay keep their place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backoffice.kyc.rules import CaseState, Level
from backoffice.kyc.views import QueueLine
from ui.kyc.queue_model import PAGE, QueueModel
from ui.kyc.queue_rows import Filter, Row, row_of
from ui.kyc.wording import Wording
from ui.shell.firm_clock import FirmClock
from ui.widgets.clock_delegate import QUEUE_LINE

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def row(number: int, *, holder: str | None = None, name: str = "", headline: str = "glare") -> Row:
    due_at = NOON + timedelta(minutes=number, microseconds=number)
    line = QueueLine(
        UUID(int=number), number, name or f"Person {number}", "JO", headline, due_at - timedelta(hours=24), due_at,
        holder, Level.REVIEWER, CaseState.WAITING,
    )  # fmt: skip
    return row_of(line, Wording("en"), NOON)


def model() -> QueueModel:
    made = QueueModel(FirmClock(NOON), {"tomasz.wierzba": "Tomasz Wierzba"})
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    return made


def numbers(shown: QueueModel) -> list[int]:
    return [found.number for at in range(shown.rowCount()) if (found := shown.row_at(at)) is not None]


def test_a_row_gives_back_exactly_what_it_was_made_from() -> None:
    kept = row(7, holder="tomasz.wierzba")
    assert (kept.case, kept.number, kept.due_at) == (
        UUID(int=7),
        7,
        NOON + timedelta(minutes=7, microseconds=7),
    )


def test_pages_join_without_doubling_and_the_last_one_ends_the_list(qtbot: QtBot) -> None:
    shown = model()
    shown.put_first_page([row(number) for number in range(PAGE)])
    shown.miss_page()
    assert shown.canFetchMore(QModelIndex())
    with qtbot.waitSignal(shown.more_wanted):
        shown.fetchMore(QModelIndex())
    assert not shown.canFetchMore(QModelIndex())
    shown.put_next_page([row(number) for number in range(PAGE - 2, PAGE + 40)])
    assert numbers(shown) == list(range(PAGE + 40))
    assert shown.complete


def test_a_fresh_first_page_replaces_what_it_covers_and_keeps_what_lies_behind(qtbot: QtBot) -> None:
    shown = model()
    shown.put_first_page([row(number) for number in range(PAGE)])
    shown.put_next_page([row(number) for number in range(PAGE, 2 * PAGE)])
    kept = QPersistentModelIndex(shown.index(50))
    shown.put_first_page([row(number) for number in range(10, PAGE + 10)])
    assert numbers(shown) == list(range(10, 2 * PAGE))
    assert kept.row() == 40


def test_rows_that_change_holder_are_repainted_and_stay(qtbot: QtBot) -> None:
    shown = model()
    shown.put_first_page([row(number) for number in range(5)])
    with qtbot.waitSignal(shown.dataChanged):
        shown.put_first_page([row(number, holder="tomasz.wierzba" if number == 3 else None) for number in range(5)])
    assert shown.index(3).data(QUEUE_LINE).holder == "Tomasz Wierzba"


def test_rows_come_and_go_where_they_belong() -> None:
    shown = model()
    shown.put_first_page([row(number) for number in (2, 4, 6, 8)])
    shown.put_first_page([row(number) for number in (1, 4, 5, 8, 9)])
    assert numbers(shown) == [1, 4, 5, 8, 9]
    shown.put_first_page([])
    assert numbers(shown) == []


def test_a_filter_shows_what_fits_and_forgets_nothing() -> None:
    shown = model()
    shown.put_first_page([row(1, name="Оксана Гринчук"), row(2, headline="blurred"), row(3, holder="me")])
    for narrowed, expected in (
        (Filter(text="гринчук"), [1]),
        (Filter(text="K-2"), [2]),
        (Filter(headline="Document blurred"), [2]),
        (Filter(holder="me"), [3]),
        (Filter(level=Level.LEAD), []),
        (Filter(), [1, 2, 3]),
    ):
        shown.narrow(narrowed)
        assert numbers(shown) == expected


def test_clocks_move_without_asking_anybody(qtbot: QtBot) -> None:
    clock = FirmClock(NOON - timedelta(seconds=30))
    shown = QueueModel(clock, {})
    shown.put_first_page([row(30)])
    assert shown.index(0).data(QUEUE_LINE).left.text == "0:30"
    clock.set(NOON + timedelta(minutes=30, seconds=30))
    shown.tick()
    assert shown.index(0).data(QUEUE_LINE).left.text == "−0:01"
