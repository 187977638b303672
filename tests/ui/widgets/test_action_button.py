from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.widgets.conftest import picture
from ui.widgets.action_button import ActionButton
from ui.widgets.link_button import IconButton, LinkButton


@pytest.fixture
def reject(qtbot: Any) -> ActionButton:
    button = ActionButton("Reject", keys=("R",), icon="cross", second="two people", verdict=True)
    qtbot.addWidget(button)
    button.show()
    return button


def _press(button: QAbstractButton, key: Qt.Key, *, held: bool) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(button, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", held))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize(
    "button",
    [lambda: ActionButton("Go"), lambda: LinkButton("Go"), lambda: IconButton("next", "Go")],
    ids=["action", "word", "icon"],
)
def test_a_key_presses_once_and_a_held_key_never(qtbot: Any, button: Any, key: Qt.Key) -> None:
    made = button()
    qtbot.addWidget(made)
    presses: list[bool] = []
    made.clicked.connect(lambda: presses.append(True))
    _press(made, key, held=False)
    for _ in range(5):
        _press(made, key, held=True)
    assert len(presses) == 1


def test_a_button_says_its_name_its_second_word_and_its_keys(reject: ActionButton) -> None:
    assert reject.accessibleName() == "Reject"
    assert reject.accessibleDescription() == "two people, R"


def test_a_button_that_cannot_be_used_says_why_in_its_label(reject: ActionButton) -> None:
    reject.set_reason("Reject after 2 pictures")
    assert not reject.isEnabled()
    assert reject.text() == "Reject after 2 pictures"
    assert "Reject after 2 pictures" in reject.accessibleDescription()
    reject.set_reason("")
    assert reject.isEnabled()
    assert reject.text() == "Reject"


def test_each_state_looks_different(reject: ActionButton) -> None:
    reject.setCheckable(True)
    pictures = [picture(reject)]
    reject.setChecked(True)
    pictures.append(picture(reject))
    reject.setChecked(False)
    reject.setDown(True)
    pictures.append(picture(reject))
    reject.setDown(False)
    reject.setEnabled(False)
    pictures.append(picture(reject))
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_a_button_is_as_wide_as_its_words_in_any_language(qtbot: Any) -> None:
    for label in ("Ask document", "要求补充身份证明文件", "اطلب وثيقة جديدة"):
        short, long = ActionButton("A", keys=("D",)), ActionButton(label, keys=("D",))
        qtbot.addWidget(short)
        qtbot.addWidget(long)
        assert long.sizeHint().width() > short.sizeHint().width()
        tight = picture(long) if long.resize(long.sizeHint()) is None else None
        long.resize(long.sizeHint().width() + 200, long.sizeHint().height())
        assert tight is not None
        assert _ink(tight) == pytest.approx(_ink(picture(long)), rel=0.25)


def test_a_narrow_verdict_gives_up_its_second_word_before_its_label(reject: ActionButton) -> None:
    assert reject.minimumSizeHint().width() < reject.sizeHint().width()
    plain = ActionButton("Approve", keys=("A",), verdict="ok")
    assert plain.minimumSizeHint() == plain.sizeHint()


def test_the_heights_are_those_of_the_grid(reject: ActionButton) -> None:
    assert reject.sizeHint().height() == 36
    assert ActionButton("Extend").sizeHint().height() == 28
    assert ActionButton("Sign in", primary=True, tall=True).sizeHint().height() == 36


def test_a_frameless_button_says_its_name_and_keeps_its_keys_in_the_tooltip(qtbot: Any) -> None:
    button = IconButton("prev", "Previous case", ("K",))
    qtbot.addWidget(button)
    assert button.accessibleName() == "Previous case"
    assert "K" in button.toolTip()


def _ink(image: Any) -> int:
    """How many pixels are dark, which is how much text was painted."""
    return sum(1 for x in range(image.width()) for y in range(4, 24) if image.pixelColor(x, y).lightness() < 90)
