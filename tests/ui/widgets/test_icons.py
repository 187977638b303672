import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from ui.shell import icons, theme

NEEDED = (
    *("home", "queue", "with_customer", "second_review", "screening", "requests", "letters", "ledger", "adjustments"),
    *("alerts", "reconciliation", "audit", "people", "keys", "search", "moon", "sun", "lock", "prev", "next"),
    *("freeze", "zoom_in", "zoom_out", "rotate", "brightness", "blink", "blur", "tick", "cross", "again"),
    *("add_document", "escalate", "filter", "chevron_down", "mail", "undo", "offline", "warning", "pdf", "folder"),
    *("person", "clock", "logo", "window", "copy", "close"),
)


def _inks(name: str, token: str) -> set[str]:
    image = icons.pixmap(name, token, 32, 1.0).toImage()
    solid = (image.pixelColor(x, y) for x in range(32) for y in range(32))
    return {color.name().upper() for color in solid if color.alpha() == 255}


@pytest.mark.parametrize("name", NEEDED)
def test_every_icon_is_drawn_in_the_colour_of_its_token(name: str) -> None:
    assert _inks(name, "accent") == {theme.current().accent}


def test_no_two_icons_look_alike() -> None:
    drawn = [bytes(icons.pixmap(name, "text", 16, 2.0).toImage().constBits()) for name in sorted(icons.NAMES)]
    assert len(set(drawn)) == len(icons.NAMES)


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    assert _inks("lock", "text2") == {theme.DARK.text2}


def test_an_icon_is_sharp_on_a_dense_screen() -> None:
    dense = icons.pixmap("lock", "text2", 16, 2.0)
    assert dense.width() == 32
    assert dense.deviceIndependentSize().width() == 16


def test_a_disabled_icon_is_quieter() -> None:
    made = icons.icon("lock", "text")
    quiet = made.pixmap(16, QIcon.Mode.Disabled).toImage()
    assert quiet != made.pixmap(16).toImage()
    assert any(quiet.pixelColor(x, y) == QColor(theme.LIGHT.text3) for x in range(16) for y in range(16))


def test_an_unknown_icon_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.pixmap("unicorn")
