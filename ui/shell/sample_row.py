"""A person of the sample firm on the sign-in page: one press fills in their name and password."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.shell import fonts, theme
from ui.widgets.avatar import initials, paint_avatar
from ui.widgets.lettering import write
from ui.widgets.press import press_once


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the sample firm whom a newcomer may sign in as. `duty` is already worded."""

    name: str
    display_name: str
    duty: str


class SampleRow(QAbstractButton):
    """Avatar, name and duty; its object name is the sign-in name."""

    def __init__(self, person: SamplePerson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = person
        self.setObjectName(person.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_once(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(0, 0, self.width(), self.height() - 1, theme.color("raised"))
        paint_avatar(painter, QRectF(0, 6, 20, 20), initials(self._person.display_name))
        words = QRectF(30, 0, self.width() - 30, self.height() - 1)
        write(painter, words, self._person.display_name, fonts.ui_font(13, 500), theme.color("text"))
        write(painter, words, self._person.duty, fonts.ui_font(12), theme.color("text3"), align="right")
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()
