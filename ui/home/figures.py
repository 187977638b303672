"""The figures of the home page: a count under its shape, and a row of words with its number."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import width_of, write
from ui.widgets.press import press_once
from ui.widgets.shapes import Shape, paint_shape, shape_token


class Count(QWidget):
    """How many cases a shape stands for: 36 px figure, its word below."""

    def __init__(self, shape: Shape, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self._word = word
        self._figure = "–"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def show_count(self, count: int) -> None:
        self._figure = f"{count:,}"
        self.setAccessibleName(f"{self._figure} {self._word}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        figure = 34 + width_of(self._figure, fonts.ui_font(36, 600))
        return QSize(ceil(max(figure, width_of(self._word, fonts.ui_font(13)))) + 8, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        calm = self._figure in ("0", "–")
        paint_shape(painter, QRectF(2, 14, 16, 16), self._shape, theme.current())
        ink = "text3" if calm else shape_token(self._shape)
        figure = QRectF(34, 2, self.width(), 40)
        write(painter, figure, self._figure, fonts.ui_font(36, 600), theme.color(ink), trim=False)
        word = QRectF(0, 42, self.width(), 20)
        write(painter, word, self._word, fonts.ui_font(13), theme.color("text2"), trim=False)
        painter.end()


class FigureRow(QAbstractButton):
    """Words with their figure at the right; with an icon it leads somewhere and can be pressed."""

    def __init__(self, words: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._figure = "–"
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if icon else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: str) -> None:
        self._figure = figure
        self.setAccessibleDescription(figure)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        if self._icon:
            if self.underMouse():
                painter.fillRect(0, 0, self.width(), self.height() - 1, theme.color("raised"))
            picture = icons.pixmap(self._icon, "text", 16, self.devicePixelRatioF())
            painter.drawPixmap(0, round((self.height() - 16) / 2), picture)
            left = 26
        words = QRectF(left, 0, self.width() - left - 60, self.height() - 1)
        write(painter, words, self.text(), fonts.ui_font(13), theme.color("text"))
        figure = QRectF(self.width() - 120, 0, 120, self.height() - 1)
        ink = "text3" if self._figure in ("0", "–") else "text"
        write(painter, figure, self._figure, fonts.ui_font(13, 600), theme.color(ink), align="right")
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()
