"""The icons of the window: line drawings in a 16 px box, coloured by a token of the theme.

Pictures are kept per name, colour, size and device pixel ratio, so asking in every paintEvent costs nothing.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.shell import theme
from ui.shell.shipped import shipped

NAMES = frozenset(file.stem for file in shipped("icons").glob("*.svg"))


def pixmap(name: str, token: str = "text2", size: int = 16, ratio: float | None = None) -> QPixmap:
    """One icon in the current colour of `token`, `size` logical pixels square; KeyError when there is none.

    Without `ratio` it is drawn for the sharpest screen at hand.
    """
    app_ratio = QGuiApplication.instance().devicePixelRatio() if ratio is None else ratio  # type: ignore[union-attr]
    return _pixmap(name, getattr(theme.current(), token), size, app_ratio)


def icon(name: str, token: str = "text2", size: int = 16) -> QIcon:
    """The same for Qt classes that want a QIcon; ask again when the theme changes."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "text3", size), QIcon.Mode.Disabled)
    return made


@cache
def _source(name: str) -> str:
    if name not in NAMES:
        raise KeyError(f"There is no icon named {name!r}.")
    return shipped("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
