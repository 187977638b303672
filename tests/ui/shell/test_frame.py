"""The frame: what a person's duties open, how one moves, and what happens when the database is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from backoffice.kyc.rules import NotYours
from backoffice.store.cluster import BOOTSTRAP
from tests.given import WEN
from tests.ui.conftest import PATIENCE_MS, Desk
from ui.shell import theme
from ui.shell.rail import FOLDED, WIDE, RailRow
from ui.shell.workspace import allowed
from ui.workspaces import WORKSPACES

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def signed_in(desk: Desk) -> Desk:
    desk.sign_in()
    return desk


def rows(desk: Desk) -> dict[str, RailRow]:
    return {row.objectName(): row for row in desk.frame.rail.findChildren(RailRow) if row.objectName()}


@contextmanager
def no_database(desk: Desk) -> Iterator[None]:
    """Cut every connection to this test's database, and let no new one in."""
    name = desk.given.database
    arguments = desk.given.server.connect_args(BOOTSTRAP, dbname="postgres")
    with psycopg.connect(**arguments, autocommit=True) as keeper:
        keeper.execute(f"alter database {name} allow_connections false")
        keeper.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name])
        try:
            yield
        finally:
            keeper.execute(f"alter database {name} allow_connections true")


def test_the_rail_has_the_workspaces_of_the_persons_duties_and_no_other(signed_in: Desk) -> None:
    expected = [one.id for one in allowed(WORKSPACES, signed_in.frame.seat.person)]
    assert list(rows(signed_in)) == expected
    assert "home" in expected


def test_the_rail_counts_what_the_lists_hold(signed_in: Desk) -> None:
    for _ in range(3):
        signed_in.given.case()
    signed_in.look()
    assert rows(signed_in)["kyc.queue"].accessibleDescription() == "3"
    assert rows(signed_in)["kyc.second_review"].accessibleDescription() == "0"


def test_a_row_and_a_stroke_both_go_to_a_workspace(signed_in: Desk) -> None:
    signed_in.click(rows(signed_in)["kyc.second_review"])
    assert signed_in.frame.place()[0] == "kyc.second_review"
    signed_in.settle()
    signed_in.press(Qt.Key.Key_G)
    signed_in.press(Qt.Key.Key_T)
    assert signed_in.frame.place()[0] == "home"
    assert rows(signed_in)["home"].isChecked()


def test_while_a_stroke_is_half_pressed_the_status_bar_says_how_it_can_go_on(signed_in: Desk) -> None:
    signed_in.press(Qt.Key.Key_G)
    assert "Second review" in signed_in.application.window.status.hint()
    signed_in.press(Qt.Key.Key_T)
    assert signed_in.application.window.status.hint() == ""


def test_the_rail_folds_by_its_key_and_stays_so(signed_in: Desk) -> None:
    assert signed_in.frame.rail.width() == WIDE
    signed_in.press(Qt.Key.Key_Backslash, CONTROL)
    assert signed_in.frame.rail.width() == FOLDED
    assert signed_in.application.memory.rail == "folded"


def test_the_rail_folds_by_itself_in_a_narrow_window(signed_in: Desk) -> None:
    signed_in.application.window.resize(1280, 800)
    assert signed_in.frame.rail.width() == FOLDED
    signed_in.application.window.resize(1440, 900)
    assert signed_in.frame.rail.width() == WIDE


def test_light_turns_dark_at_once_and_is_remembered(signed_in: Desk) -> None:
    surface = signed_in.frame.grab().toImage().pixelColor(800, 860)
    signed_in.press(Qt.Key.Key_D, CONTROL)
    assert theme.is_dark()
    assert signed_in.application.memory.dark
    assert signed_in.frame.grab().toImage().pixelColor(800, 860) != surface


def test_another_language_makes_the_window_anew_in_its_place(signed_in: Desk) -> None:
    signed_in.frame.go("kyc.second_review")
    signed_in.settle()
    signed_in.press(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    signed_in.settle()
    assert signed_in.frame.seat.language == "zh"
    assert signed_in.frame.place()[0] == "kyc.second_review"
    assert rows(signed_in)["kyc.second_review"].text() == "复核"
    assert signed_in.application.memory.language == "zh"


def test_an_error_stands_above_the_page_until_esc(signed_in: Desk) -> None:
    signed_in.frame.complain(NotYours(number=3, holder="tomasz.wierzba"))
    assert signed_in.frame.banner.error.isVisible()
    assert "kyc.not_yours" in signed_in.frame.banner.error.accessibleName()
    signed_in.press(Qt.Key.Key_Escape)
    assert not signed_in.frame.banner.error.isVisible()


def test_esc_leaves_a_text_field_before_it_closes_an_error(signed_in: Desk) -> None:
    page = signed_in.frame.findChild(QLineEdit)
    field = QLineEdit(signed_in.frame)
    field.show()
    field.setFocus()
    assert page is not field
    signed_in.frame.complain(NotYours(number=3, holder="tomasz.wierzba"))
    signed_in.press(Qt.Key.Key_Escape)
    assert not field.hasFocus()
    assert signed_in.frame.banner.error.isVisible()


def test_a_lost_connection_is_said_and_comes_back_by_itself(signed_in: Desk) -> None:
    pulse = signed_in.frame.seat.pulse
    with no_database(signed_in), signed_in.qtbot.waitSignal(pulse.lost, timeout=PATIENCE_MS):
        pulse.beat()
    bar = signed_in.frame.banner.connection
    assert bar.isVisible()
    assert "What you typed stays" in bar.accessibleName()
    assert signed_in.application.window.status.connection() == "Connection lost"
    with signed_in.qtbot.waitSignal(pulse.found, timeout=PATIENCE_MS):
        pass
    assert not bar.isVisible()
    assert signed_in.application.window.status.connection().startswith("Database here")


def test_who_is_at_work_stands_in_the_status_bar(signed_in: Desk) -> None:
    assert signed_in.application.window.status.people() == "1 at work: Anna"


def test_who_has_signed_out_is_not_at_work_any_more(signed_in: Desk) -> None:
    signed_in.application.sign_out()
    signed_in.settle()
    signed_in.sign_in(WEN)
    assert signed_in.application.window.status.people() == "1 人在岗：文静"


def test_a_result_is_told_and_makes_way_again(signed_in: Desk) -> None:
    signed_in.frame.tell("Case file K-7 is written.")
    assert signed_in.application.window.status.right() == "Case file K-7 is written."


def test_a_lead_is_met_with_their_duty(desk: Desk) -> None:
    desk.sign_in(WEN)
    assert desk.frame.seat.person.display_name == "文静"
    assert list(rows(desk)) == [one.id for one in allowed(WORKSPACES, desk.frame.seat.person)]


def test_closing_hides_the_window_at_once_and_ends_the_house_behind_it(signed_in: Desk) -> None:
    with signed_in.qtbot.waitSignal(signed_in.application.ended, timeout=PATIENCE_MS):
        signed_in.application.window.close()
        assert not signed_in.application.window.isVisible()
