"""A box to tick, with its words, in the look of the fields."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import width_of, write

_SIDE = 16
_GAP = 8


class TickBox(QCheckBox):
    """Fusion draws the line of its own box from the window's colour, which a dark theme swallows."""

    def __init__(self, words: str, weight: int = 400, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setFont(fonts.ui_font(13, weight))

    def sizeHint(self) -> QSize:
        return QSize(int(_SIDE + _GAP + width_of(self.text(), self.font())) + 3, 20)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = round((self.height() - _SIDE) / 2)
        box = QRectF(0.5, top + 0.5, _SIDE - 1, _SIDE - 1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("fill"))
            painter.drawRoundedRect(box, 4, 4)
            painter.drawPixmap(2, top + 2, icons.pixmap("tick", "onfill", _SIDE - 4, self.devicePixelRatioF()))
        else:
            painter.setPen(QPen(theme.color("ctl"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, 4, 4)
        words = QRectF(_SIDE + _GAP, 0, self.width() - _SIDE - _GAP, self.height())
        write(painter, words, self.text(), self.font(), theme.color("text" if self.isEnabled() else "text3"))
        painter.end()
