"""A box over the page: the scrim behind it, its place, its opening and its Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.shell import theme
from ui.shell.top_bar import HEIGHT as TOP

_BELOW_TOP = 48
_LEAST_GAP = 16


class Scrim(QWidget):
    """Covers the page below the top bar; a press on it closes the box."""

    def __init__(self, frame: QWidget, box: Overlay) -> None:
        super().__init__(frame)
        self._box = box
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._box.close_box()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 120 if theme.is_dark() else 66))
        painter.end()


class Overlay(QFrame):
    """`content` is laid out by the box that fills it; opening remembers the focus, closing gives it back."""

    def __init__(self, frame: QWidget, wide: int, name: str) -> None:
        super().__init__(frame)
        self._frame = frame
        self._wide = wide
        self._scrim = Scrim(frame, self)
        self._before: QWidget | None = None
        self.setAccessibleName(name)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(1, 1, 1, 1)
        self.content.setSpacing(0)
        self.hide()
        frame.installEventFilter(self)

    @Slot()
    def open(self) -> None:
        """Show the box over the page; a second call closes it."""
        if self.isVisible():
            self.close_box()
            return
        self._before = QApplication.focusWidget()
        self.about_to_open()
        self.settle()
        self._scrim.show()
        self._scrim.raise_()
        self.show()
        self.raise_()

    @Slot()
    def close_box(self) -> None:
        """Put the box away and the focus back to where it was."""
        self.hide()
        self._scrim.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()

    def about_to_open(self) -> None:
        """A box overrides this to fill itself."""

    def wanted_height(self) -> int:
        """A box overrides this with the height of its content."""
        return self.sizeHint().height()

    def settle(self) -> None:
        """Take place in the middle, as high as the content but inside the frame."""
        self._scrim.setGeometry(0, TOP, self._frame.width(), self._frame.height() - TOP)
        wide = min(self._wide, self._frame.width() - 32)
        room = self._frame.height() - TOP - 2 * _LEAST_GAP
        high = min(self.wanted_height(), room)
        gap = max(_LEAST_GAP, min(_BELOW_TOP, room - high))
        self.setGeometry((self._frame.width() - wide) // 2, TOP + gap, wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.settle()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside the box."""
        inside = [child for child in self.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]
        inside = [child for child in inside if child.isVisible() and child.isEnabled()]
        now = QApplication.focusWidget()
        if not inside:
            return True
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("ctl"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()
