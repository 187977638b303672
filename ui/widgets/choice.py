"""A drop-down list in the look of the buttons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import write

_ARROW = 16


class Choice(QComboBox):
    """`quiet` is the form that sorts and filters a list: thinner line, 12 px."""

    def __init__(self, name: str, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.setAccessibleName(name)
        self.setFont(fonts.ui_font(12, 500) if quiet else fonts.ui_font(13))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("line2" if self._quiet else "ctl"), 1)
        if not self.isEnabled():
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color("surface") if self.isEnabled() else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        words = box.adjusted(10, 0, -8 - _ARROW - 4, 0)
        chosen = self.currentIndex() >= 0
        ink = "text" if chosen and self.isEnabled() else "text3"
        write(painter, words, self.currentText() if chosen else self.placeholderText(), self.font(), theme.color(ink))
        arrow = icons.pixmap("chevron_down", "text2", _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(round(box.right() - 8 - _ARROW), round((self.height() - _ARROW) / 2), arrow)
        painter.end()
