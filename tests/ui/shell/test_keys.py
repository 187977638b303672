"""Keys: what a stroke does depends on what is in front, never on luck."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.keys import Action, Keys, KeysUnreadable, NotAStroke, StrokeTaken
from ui.workspaces import ACTIONS, WORKSPACES

GRANT = Action("grant", "Grant", "Case", ("G",), needs="open a case first")
SECOND = Action("go.second", "Second review", "Go to", ("G", "S"))
LOCK = Action("lock", "Lock", "Window", ("Ctrl+L",))


class Window(QWidget):
    """A page with two widgets and a text field, whose actions write down that they ran."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.ran: list[str] = []
        self.reason = ""
        self.keys = Keys(self, (GRANT, SECOND, LOCK), home)
        self.case = QWidget()
        self.case.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.case)
        column.addWidget(self.field)
        self.keys.bind("grant", self.case, self.grant, self.why_not)
        self.keys.bind("go.second", self, self.second)
        self.keys.bind("lock", self, self.lock)

    def grant(self) -> None:
        self.ran.append("grant")

    def second(self) -> None:
        self.ran.append("second")

    def lock(self) -> None:
        self.ran.append("lock")

    def why_not(self) -> str:
        return self.reason


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = Window(tmp_path)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.case.setFocus()
    return made


def test_a_short_stroke_waits_for_a_longer_one_and_then_runs_alone(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.keys.waiting):
        qtbot.keyClick(window.case, Qt.Key.Key_G)
    assert window.ran == []
    qtbot.waitUntil(lambda: window.ran == ["grant"])


def test_going_somewhere_never_runs_the_action_of_its_first_key(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.case, Qt.Key.Key_G)
    qtbot.keyClick(window.case, Qt.Key.Key_S)
    assert window.ran == ["second"]


def test_another_key_ends_the_waiting_at_once(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.case, Qt.Key.Key_G)
    qtbot.keyClick(window.case, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ran == ["grant", "lock"]


def test_single_keys_type_in_a_text_field_and_run_nothing(window: Window, qtbot: QtBot) -> None:
    window.field.setFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_G)
    qtbot.keyClick(window.field, Qt.Key.Key_S)
    assert window.field.text() == "gs"
    assert window.ran == []


def test_keys_with_control_run_from_a_text_field_too(window: Window, qtbot: QtBot) -> None:
    window.field.setFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ran == ["lock"]


def test_no_key_runs_again_while_it_is_held_down(window: Window) -> None:
    listening = window.findChildren(QShortcut)
    assert {shortcut.key().toString() for shortcut in listening} >= {"G", "S", "Ctrl+L"}
    assert not [shortcut.key().toString() for shortcut in listening if shortcut.autoRepeat()]


def test_an_action_with_a_reason_does_not_run_and_says_why(window: Window, qtbot: QtBot) -> None:
    window.reason = "pictures are not painted yet"
    assert not window.keys.run("grant")
    offers = {offer.action.id: offer.reason for offer in window.keys.offers()}
    assert offers["grant"] == "pictures are not painted yet"
    assert window.ran == []


def test_an_action_whose_screen_is_hidden_says_what_it_needs(window: Window) -> None:
    window.case.hide()
    offers = {offer.action.id: offer.reason for offer in window.keys.offers()}
    assert offers["grant"] == "open a case first"
    assert not window.keys.run("grant")


def test_while_a_box_has_the_keys_nothing_behind_it_runs(window: Window, qtbot: QtBot) -> None:
    window.keys.confine(window.field)
    qtbot.keyClick(window.case, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ran == []
    window.keys.confine(None)
    qtbot.keyClick(window.case, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ran == ["lock"]


def test_a_changed_stroke_holds_at_once_and_at_the_next_start(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.keys.remap("lock", ("Ctrl+Shift+Y",))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.case, Qt.Key.Key_Y, both)
    qtbot.keyClick(window.case, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.ran == ["lock"]
    later = Keys(window, (GRANT, SECOND, LOCK), tmp_path)
    later.load()
    assert later.caps("lock") == ("Ctrl", "Shift", "Y")
    later.restore("lock")
    assert later.caps("lock") == ("Ctrl", "L")


def test_a_stroke_belongs_to_one_action(window: Window) -> None:
    with pytest.raises(StrokeTaken) as refused:
        window.keys.remap("lock", ("G", "S"))
    assert refused.value.facts["action"] == "Second review"
    assert window.keys.caps("lock") == ("Ctrl", "L")


@pytest.mark.parametrize("keys", [(), ("Return",), ("Esc",), ("NoSuchKey",), ("A", "B", "C", "D")])
def test_what_is_no_stroke_is_refused(window: Window, keys: tuple[str, ...]) -> None:
    with pytest.raises(NotAStroke):
        window.keys.remap("lock", keys)


@pytest.mark.parametrize("written", ["lock = [", "lock = 3", 'lock = "NoSuchKey"', "\udcff"])
def test_a_damaged_file_leaves_the_shipped_keys(window: Window, tmp_path: Path, written: str) -> None:
    (tmp_path / "keys.toml").write_bytes(written.encode("utf-8", "surrogateescape"))
    with pytest.raises(KeysUnreadable):
        window.keys.load()
    assert window.keys.caps("lock") == ("Ctrl", "L")


def test_shipped_strokes_are_strokes_and_places_have_their_own() -> None:
    going = [one.keys for one in WORKSPACES]
    assert len(set(going)) == len(going)
    of_window = [action.keys for action in ACTIONS if action.id.startswith("window.")]
    others = [action.keys for action in ACTIONS if not action.id.startswith("window.")]
    assert len(set(of_window)) == len(of_window)
    assert not set(of_window) & (set(others) | set(going))
