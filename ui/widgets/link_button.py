"""A command without a frame: a word, or an icon alone. It keeps its keys in its tooltip."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import width_of, write
from ui.widgets.press import press_once


class LinkButton(QAbstractButton):
    """A quiet word that can be pressed."""

    def __init__(self, text: str, px: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = fonts.ui_font(px, 500)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(ceil(width_of(self.text(), self._font)) + 8, self._font.pixelSize() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = "accent" if self.isChecked() or self.underMouse() else "text2"
        ink = ink if self.isEnabled() else "text3"
        write(painter, QRectF(self.rect()), self.text(), self._font, theme.color(ink), align="centre", trim=False)
        painter.end()


class IconButton(QAbstractButton):
    """An icon that can be pressed, 28 px square; its name is its tooltip and what screen readers say."""

    def __init__(self, icon: str, name: str, keys: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name, keys)

    def set_name(self, name: str, keys: Sequence[str] = ()) -> None:
        """Say another name and other keys."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(keys))
        self.setToolTip(f"{name}  {' '.join(keys)}".strip())

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.isChecked() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if self.isChecked() else "line"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        ink = "accent" if self.isChecked() else "text2"
        picture = icons.pixmap(self._icon_name, ink if self.isEnabled() else "ctl", 16, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - 16) / 2), round((self.height() - 16) / 2), picture)
        painter.end()
