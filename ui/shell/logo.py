"""The product's mark: a clock's ring, three quarters of it run, and its name beside it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import width_of, write

_GAP = 10


class Logo(QWidget):
    """Ring and name; the ring alone where there is no room. `side` is the ring's width in pixels."""

    def __init__(self, side: int = 20, px: int = 13, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._font = fonts.ui_font(px, 600)
        self._bare = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Back office")

    def set_bare(self, bare: bool) -> None:
        self._bare = bare
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = 0 if self._bare else _GAP + ceil(width_of("Back office", self._font))
        return QSize(self._side + words, self._side + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ring = icons.pixmap("logo", "accent", self._side, self.devicePixelRatioF())
        painter.drawPixmap(0, round((self.height() - self._side) / 2), ring)
        if not self._bare:
            words = QRectF(self._side + _GAP, 0, self.width(), self.height())
            write(painter, words, "Back office", self._font, theme.color("text"), trim=False)
        painter.end()
