from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.widgets.conftest import picture
from ui.widgets.key_cap import KeyCap, caps_width, is_resting, is_typing


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for part in (QLineEdit(), QPlainTextEdit(), QComboBox(), QPushButton("Go"), KeyCap("A"), KeyCap("Ctrl", "K")):
        column.addWidget(part)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_letters_are_typed_only_where_text_can_be_written(page: QWidget) -> None:
    page.findChildren(QPushButton)[0].setFocus()
    assert not is_typing()
    line = page.findChildren(QLineEdit)[0]
    line.setFocus()
    assert is_typing()
    line.setReadOnly(True)
    assert not is_typing()
    page.findChildren(QPlainTextEdit)[0].setFocus()
    assert is_typing()
    box = page.findChildren(QComboBox)[0]
    box.setFocus()
    assert not is_typing()
    box.setEditable(True)
    assert is_typing()


def test_only_single_keys_rest_while_somebody_types(page: QWidget) -> None:
    page.findChildren(QLineEdit)[0].setFocus()
    assert is_resting(("A",))
    assert is_resting(("G", "S"))
    assert not is_resting(("Ctrl", "K"))
    assert not is_resting(("Esc",))


def test_caps_fade_by_themselves_when_a_field_takes_the_focus(page: QWidget) -> None:
    letter, chord = page.findChildren(KeyCap)
    page.findChildren(QPushButton)[0].setFocus()
    before = picture(letter), picture(chord)
    page.findChildren(QLineEdit)[0].setFocus()
    assert picture(letter) != before[0]
    assert picture(chord) == before[1]


def test_a_cap_says_its_keys_and_grows_with_them(page: QWidget) -> None:
    cap = KeyCap("G", "S", parent=page)
    assert cap.accessibleName() == "G S"
    assert cap.sizeHint().width() == caps_width(("G", "S"))
    cap.set_keys("Ctrl", "Enter")
    assert cap.accessibleName() == "Ctrl Enter"
    assert cap.sizeHint().width() > caps_width(("G", "S"))
