"""The colours of the window: one token per role, light and dark, and the way both reach Qt.

Widgets paint from `current()` in paintEvent, so that a switch needs nothing but a repaint.
"""

from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell import fonts, style_sheet


@dataclass(frozen=True)
class Theme:
    """One '#RRGGBB' per role; `inv_` roles stand on the inverted ground of the undo box and the offline banner."""

    surface: str
    raised: str
    bg: str
    rail: str
    sel: str
    line: str
    line2: str
    ctl: str
    text: str
    text2: str
    text3: str
    accent: str
    fill: str
    onfill: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    danger_f: str
    warn_f: str
    ok_f: str
    track: str
    inv: str
    inv_text: str
    inv_text2: str
    inv_ctl: str
    inv_accent: str

    def color(self, token: str) -> QColor:
        """The colour of a token by name; shared, so do not change it."""
        return _color(getattr(self, token))


LIGHT = Theme(
    surface="#FFFFFF",
    raised="#F8F9FA",
    bg="#F3F4F6",
    rail="#EAECEF",
    sel="#E4EDFD",
    line="#E3E6EB",
    line2="#CCD1D9",
    ctl="#7F8896",
    text="#14181F",
    text2="#465060",
    text3="#5F6977",
    accent="#1F57CC",
    fill="#1F57CC",
    onfill="#FFFFFF",
    danger="#B42318",
    danger_soft="#FDECEA",
    warn="#855200",
    warn_soft="#FDF1D9",
    ok="#17693A",
    ok_soft="#E4F3E9",
    danger_f="#D13A2B",
    warn_f="#BF7600",
    ok_f="#2E8857",
    track="#DDE1E7",
    inv="#14181F",
    inv_text="#FFFFFF",
    inv_text2="#B0B8C4",
    inv_ctl="#8C95A3",
    inv_accent="#86ACFF",
)

DARK = Theme(
    surface="#1A1D22",
    raised="#20242A",
    bg="#131519",
    rail="#101215",
    sel="#22314F",
    line="#2A2F37",
    line2="#3B424D",
    ctl="#727C8A",
    text="#E9ECF0",
    text2="#B0B8C4",
    text3="#929CAA",
    accent="#86ACFF",
    fill="#2F66DB",
    onfill="#FFFFFF",
    danger="#FF9086",
    danger_soft="#3C2120",
    warn="#F0BD62",
    warn_soft="#362B17",
    ok="#74CF98",
    ok_soft="#183022",
    danger_f="#F0776B",
    warn_f="#DDA23A",
    ok_f="#4FB37D",
    track="#343A44",
    inv="#E9ECF0",
    inv_text="#14181F",
    inv_text2="#465060",
    inv_ctl="#7F8896",
    inv_accent="#1F57CC",
)

TOKENS = tuple(field.name for field in fields(Theme))


class ThemeSignal(QObject):
    """Tells what keeps colours of its own that the theme is another one now."""

    changed = Signal()


signal = ThemeSignal()
_current = LIGHT
_STYLE = "Fusion"
_is_in_style = False


def current() -> Theme:
    """The theme to paint from now."""
    return _current


def is_dark() -> bool:
    """Whether the dark theme is on."""
    return _current is DARK


def color(token: str) -> QColor:
    """A colour of the current theme; shared, so do not change it."""
    return _color(getattr(_current, token))


def application(arguments: list[str]) -> QApplication:
    """The application, in the style that `apply` dresses.

    Asked for by its argument: to set it later Qt makes Python's class of a style, 4 ms before the first paint.
    """
    global _is_in_style
    _is_in_style = True
    return QApplication([*(arguments or [""]), "-style", _STYLE])


def apply(app: QApplication, dark: bool) -> None:
    """Set fonts, palette and style sheet, repaint every window, then send `signal.changed`."""
    global _current
    _current = DARK if dark else LIGHT
    app.setPalette(palette(_current))
    if not _dressed(app):
        for widget in filter(style_sheet.is_styled, app.allWidgets()):
            _polish_again(widget)
    for window in app.topLevelWidgets():
        window.update()
    signal.changed.emit()


def palette(theme: Theme) -> QPalette:
    """The tokens under the names Qt's own widgets and our style sheet ask for.

    Light, shadow and visited link are drawn by nothing of ours: there they stand for line, rail and fill.
    """
    role = QPalette.ColorRole
    made = QPalette()
    for name, token in (
        (role.Window, "bg"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "raised"),
        (role.ToolTipBase, "inv"),
        (role.ToolTipText, "inv_text"),
        (role.PlaceholderText, "text3"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "onfill"),
        (role.Light, "line"),
        (role.Midlight, "raised"),
        (role.Dark, "ctl"),
        (role.Mid, "line2"),
        (role.Shadow, "rail"),
        (role.Highlight, "sel"),
        (role.HighlightedText, "text"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "fill"),
    ):
        made.setColor(name, theme.color(token))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, theme.color("text3"))
    return made


def _dressed(app: QApplication) -> bool:
    """Give the application what both themes share; once, because it makes Qt polish every widget again."""
    if app.styleSheet():
        return False
    fonts.load()
    if not _is_in_style:
        app.setStyle(_STYLE)
    app.setFont(fonts.ui_font(13))
    app.setStyleSheet(style_sheet.SHEET)
    return True


def _polish_again(widget: QWidget) -> None:
    """Have the sheet's rules look up the palette anew. Polishing gives a widget the sheet's font: put back its own."""
    font = widget.font() if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) else None
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    if font is not None and widget.font() != font:
        widget.setFont(font)
    widget.update()


@cache
def _color(value: str) -> QColor:
    return QColor(value)
