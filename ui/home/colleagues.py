"""Who is at work, as a short list of discs and names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import fonts, theme
from ui.widgets.avatar import initials, paint_avatar
from ui.widgets.lettering import write

_ROW = 32
_DISC = 22
_AT_MOST = 8


class Colleagues(QWidget):
    """The first eight names; of the others only how many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_names(self, names: Sequence[str]) -> None:
        self._names = tuple(names[:_AT_MOST])
        more = len(names) - len(self._names)
        self._more = self.tr("and %n more", "", more) if more else ""
        self.setAccessibleName(", ".join((*self._names, self._more)) if more else ", ".join(self._names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW * (len(self._names) + bool(self._more)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain, top = fonts.ui_font(13), 0.0
        for name in self._names:
            paint_avatar(painter, QRectF(0, top + (_ROW - _DISC) / 2, _DISC, _DISC), initials(name))
            line = QRectF(_DISC + 10, top, self.width() - _DISC - 10, _ROW)
            write(painter, line, name, plain, theme.color("text"))
            top += _ROW
        if self._more:
            line = QRectF(_DISC + 10, top, self.width() - _DISC - 10, _ROW)
            write(painter, line, self._more, plain, theme.color("text3"))
        painter.end()
