"""The workspaces a person may go to: a line each with its name, what it is for, how much waits there, and its keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.home.lines import LineDelegate, LineList
from ui.shell import fonts, icons, theme
from ui.widgets.key_cap import caps_width, paint_caps
from ui.widgets.lettering import write

_HIGH = 52
_ICON = 16
_TITLE = 168
_COUNT = 64
_CAPS = 64


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One workspace. `count` is None where nothing is counted; `waiting` says the count in words, for a reader."""

    workspace: str
    icon: str
    title: str
    about: str
    keys: tuple[str, ...]
    count: int | None
    waiting: str

    def key(self) -> str:
        return self.workspace

    def spoken(self) -> str:
        parts = (self.title, self.waiting, self.about, " ".join(self.keys))
        return ", ".join(part for part in parts if part)


class Places(LineList):
    """Carries a PlaceLine each."""

    def __init__(self) -> None:
        super().__init__(_Delegate(_HIGH), wide=400, rows=2)


class _Delegate(LineDelegate):
    def paint_line(self, painter: QPainter, box: QRectF, line: PlaceLine) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box.setLeft(box.left() + 4)
        picture = icons.pixmap(line.icon, "text2", _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(box.left()), round(box.center().y() - _ICON / 2), picture)
        box.setLeft(box.left() + _ICON + 12)
        paint_caps(painter, box.right() - caps_width(line.keys), box.center().y(), line.keys, ink="text2")
        count = QRectF(box.right() - _CAPS - _COUNT, box.top(), _COUNT - 16, box.height())
        if line.count is not None:
            calm = line.count == 0
            figure = fonts.ui_font(15, 400 if calm else 600)
            ink = theme.color("text3" if calm else "text")
            write(painter, count, f"{line.count:,}", figure, ink, align="right", trim=False)
        title = QRectF(box.left(), box.top(), _TITLE, box.height())
        write(painter, title, line.title, fonts.ui_font(13, 500), theme.color("text"))
        about = QRectF(title.right() + 12, box.top(), count.left() - title.right() - 24, box.height())
        write(painter, about, line.about, fonts.ui_font(13), theme.color("text2"))
