import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import picture
from ui.shell import fonts, style_sheet, theme
from ui.shell.theme import DARK, LIGHT, Theme
from ui.widgets.tag import Tag

GROUNDS = ("surface", "raised", "bg", "rail", "sel", "danger_soft", "warn_soft", "ok_soft")
TEXTS = ("text", "text2", "text3", "accent", "danger", "warn", "ok")
SHAPES = ("ctl", "accent", "danger_f", "warn_f", "ok_f")
PAIRS = [(ink, ground, 4.5) for ink in TEXTS for ground in GROUNDS]
PAIRS += [(ink, ground, 3.0) for ink in SHAPES for ground in GROUNDS]
PAIRS += [("onfill", "fill", 4.5), ("inv_text", "inv", 4.5), ("inv_text2", "inv", 4.5)]
PAIRS += [("inv_ctl", "inv", 3.0), ("inv_accent", "inv", 3.0), ("surface", "danger_f", 3.0), ("surface", "text2", 4.5)]


def _light_of(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours."""
    darker, lighter = sorted((_light_of(one), _light_of(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_formula_knows_its_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_everything_can_be_read_on_every_ground_it_may_stand_on(
    colors: Theme, ink: str, ground: str, least: float
) -> None:
    assert contrast(getattr(colors, ink), getattr(colors, ground)) >= least


def test_a_switch_repaints_what_is_open_and_tells_who_keeps_colours(qapp: QApplication, qtbot) -> None:  # type: ignore[no-untyped-def]
    tag = Tag("Undecided")
    qtbot.addWidget(tag)
    tag.show()
    before = picture(tag)
    with qtbot.waitSignal(theme.signal.changed):
        theme.apply(qapp, dark=True)
    assert theme.is_dark()
    assert theme.current() is DARK
    assert picture(tag) != before


def test_qt_widgets_get_their_grounds_from_the_tokens(qapp: QApplication) -> None:
    theme.apply(qapp, dark=True)
    assert QWidget().palette().color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    assert QWidget().palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.text


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    assert "#" not in style_sheet.SHEET
    assert "palette(base)" in style_sheet.SHEET


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTableWidget])
def test_what_qt_draws_changes_its_ground_too_and_keeps_its_own_font(
    kind: type[QWidget], qapp: QApplication, qtbot: QtBot
) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    widget.setFont(fonts.ui_font(17))
    widget.resize(200, 80)
    widget.show()
    assert widget.grab().toImage().pixelColor(100, 40).name().upper() == LIGHT.surface
    theme.apply(qapp, dark=True)
    assert widget.grab().toImage().pixelColor(100, 40).name().upper() == DARK.surface
    assert widget.font().pixelSize() == 17


def test_a_scroll_bar_changes_with_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    area = QPlainTextEdit("a\n" * 200)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    handle = area.verticalScrollBar()
    assert LIGHT.line2.lower() in _colours(handle)
    theme.apply(qapp, dark=True)
    assert DARK.line2.lower() in _colours(handle)


def _colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
