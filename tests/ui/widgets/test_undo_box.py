from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.widgets.conftest import picture
from ui.widgets.undo_box import UndoBox


class Desk:
    """A page with the box and a text field, and a clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 19, 14, 6, tzinfo=UTC)
        self.page = QWidget()
        self.box = UndoBox(lambda: self.now, parent=self.page)
        self.line = QLineEdit()
        self.undone: list[object] = []
        self.lapsed: list[object] = []
        self.box.undone.connect(self.undone.append)
        self.box.lapsed.connect(self.lapsed.append)
        column = QVBoxLayout(self.page)
        column.addWidget(self.line)
        column.addWidget(self.box)

    def offer(self, subject: object = "K-48213", seconds: int = 60) -> None:
        self.box.offer(subject, "Rejected, Кравець Олена", self.now + timedelta(seconds=seconds))

    def pass_time(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        self.box.tick()


@pytest.fixture
def desk(qtbot: Any) -> Desk:
    made = Desk()
    qtbot.addWidget(made.page)
    made.page.show()
    made.page.activateWindow()
    qtbot.waitUntil(made.page.isActiveWindow)
    made.page.setFocus()
    return made


def test_the_box_is_there_only_while_something_can_be_undone(desk: Desk) -> None:
    assert not desk.box.isVisible()
    desk.offer()
    assert desk.box.isVisible()
    desk.box.undo()
    assert not desk.box.isVisible()


def test_the_key_takes_the_last_decision_back_once(desk: Desk) -> None:
    desk.offer()
    QTest.keyClick(desk.page, Qt.Key.Key_Z)
    QTest.keyClick(desk.page, Qt.Key.Key_Z)
    assert desk.undone == ["K-48213"]
    assert desk.lapsed == []


def test_the_button_and_the_key_together_undo_once(desk: Desk) -> None:
    desk.offer()
    desk.box.button.click()
    QTest.keyClick(desk.page, Qt.Key.Key_Z)
    assert desk.undone == ["K-48213"]


def test_a_held_key_undoes_nothing(desk: Desk) -> None:
    desk.offer()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, "z", True)
    QApplication.sendEvent(desk.page, held)
    QTest.simulateEvent(desk.page, True, Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier, "z", True, -1)
    assert desk.undone == []


def test_the_key_is_a_letter_while_somebody_types(desk: Desk) -> None:
    desk.offer()
    desk.line.setFocus()
    QTest.keyClick(desk.line, Qt.Key.Key_Z)
    assert desk.line.text() == "z"
    assert desk.undone == []


def test_an_offer_lapses_when_the_mail_leaves(desk: Desk) -> None:
    desk.offer(seconds=60)
    desk.pass_time(59)
    assert desk.lapsed == []
    desk.pass_time(1)
    assert desk.lapsed == ["K-48213"]
    assert not desk.box.isVisible()
    desk.box.undo()
    assert desk.undone == []


def test_nothing_can_be_undone_after_the_instant_even_before_the_box_has_looked(desk: Desk) -> None:
    desk.offer(seconds=60)
    desk.now += timedelta(seconds=61)
    desk.box.undo()
    assert desk.undone == []
    assert desk.lapsed == ["K-48213"]


def test_a_new_offer_lets_the_former_one_lapse(desk: Desk) -> None:
    desk.offer("K-1")
    desk.offer("K-2")
    desk.box.undo()
    assert desk.lapsed == ["K-1"]
    assert desk.undone == ["K-2"]


def test_a_withdrawn_offer_is_gone_without_a_word(desk: Desk) -> None:
    desk.offer()
    desk.box.withdraw()
    desk.box.undo()
    assert not desk.box.isVisible()
    assert desk.undone == desk.lapsed == []


def test_the_bar_and_the_words_run_down(desk: Desk) -> None:
    desk.offer(seconds=60)
    full = picture(desk.box)
    assert "1:00" in desk.box.accessibleDescription()
    desk.pass_time(30)
    assert "0:30" in desk.box.accessibleDescription()
    assert picture(desk.box) != full
    assert desk.box.accessibleName() == "Rejected, Кравець Олена"
