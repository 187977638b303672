"""A word in a thin frame: a state, a kind, a lease."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import width_of, write

HEIGHT = 20
_PADDING = 7
_ICON = 14
_GAP = 5


def tag_width(text: str, icon: str = "") -> int:
    """The width of a tag in pixels."""
    return ceil(width_of(text, fonts.ui_font(11, 500))) + 2 * _PADDING + (_ICON + _GAP if icon else 0)


def paint_tag(painter: QPainter, box: QRectF, text: str, token: str = "text2", icon: str = "") -> None:
    """Paint a tag into `box`, which is `tag_width` wide and 20 px high; `token` is the ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    words = box.adjusted(_PADDING, 0, -_PADDING, 0)
    if icon:
        picture = icons.pixmap(icon, token, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(words.left()), round(words.center().y() - _ICON / 2), picture)
        words.setLeft(words.left() + _ICON + _GAP)
    write(painter, words, text, fonts.ui_font(11, 500), theme.color(token))
    painter.restore()


class Tag(QWidget):
    """A tag that stands in a layout."""

    def __init__(self, text: str, icon: str = "", token: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another word."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._text, self._icon), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self._text, self._token, self._icon)
        painter.end()
