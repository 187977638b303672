"""Rows of 56 px with a clock: time left and its track, a name, a second line, and who holds it.

The model hands out one ready `QueueLine` per row under the role QUEUE_LINE; nothing is formatted here.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shell import fonts, theme
from ui.widgets.avatar import initials, paint_avatar
from ui.widgets.lettering import write
from ui.widgets.shapes import shape_word
from ui.widgets.time_left import TimeLeft, paint_time_left

QUEUE_LINE = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 56
_MARGIN = 12
_CLOCK = 62
_AVATAR = 20
_ACCENT_BAR = 3


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One case in a queue, formatted: clock, name, second line, and the name of who holds it or nothing."""

    left: TimeLeft
    name: str
    second: str
    holder: str = ""

    def spoken(self) -> str:
        """The row as a screen reader says it; give it out as AccessibleTextRole."""
        return ", ".join(
            part for part in (shape_word(self.left.shape), self.left.text, self.name, self.second, self.holder) if part
        )


class ClockDelegate(QStyledItemDelegate):
    """Paints QueueLines; a selected row has the selection ground and a 3 px accent bar."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = fonts.ui_font(13, 500)
        self._second = fonts.ui_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: QueueLine | None = index.data(QUEUE_LINE)
        if line is None:
            return
        colors = theme.current()
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(box, colors.color("sel"))
            painter.fillRect(QRectF(box.left(), box.top(), _ACCENT_BAR, box.height() - 1), colors.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line"))
        clock = QRectF(box.left() + _MARGIN, box.top(), _CLOCK, box.height() - 1)
        paint_time_left(painter, clock, line.left, colors)
        words_left, words_right = clock.right() + _MARGIN, box.right() - _MARGIN
        if line.holder:
            disc = QRectF(words_right - _AVATAR, box.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
            paint_avatar(painter, disc, initials(line.holder))
            words_right = disc.left() - 8
        room = words_right - words_left
        name = QRectF(words_left, box.top() + 10, room, 18)
        write(painter, name, line.name, self._name, colors.color("text"))
        write(painter, name.translated(0, 18), line.second, self._second, colors.color("text2"))
        painter.restore()
