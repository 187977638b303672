"""The cases to take first: one line each with the time left, the person, what is wrong, where they live, who holds it.

Lines are formatted when they change; painting and reading aloud only look at them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from backoffice.kyc.views import QueueLine
from ui.shell import fonts, theme
from ui.widgets.lettering import write
from ui.widgets.shapes import paint_shape, shape_token, shape_word
from ui.widgets.time_left import TimeLeft, time_weight

LINE = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 44
_SHAPE = 14
_TIME = 68
_GAP = 24


@dataclass(frozen=True, slots=True)
class FirstLine:
    """One case, formatted; `case` is what it was made from."""

    case: QueueLine
    left: TimeLeft
    name: str
    headline: str
    country: str
    holder: str

    def spoken(self) -> str:
        parts = (shape_word(self.left.shape), self.left.text, self.name, self.headline, self.country, self.holder)
        return ", ".join(part for part in parts if part)


class FirstCasesModel(QAbstractListModel):
    """Keeps the lines; those that stay are changed in place, so that the chosen one stays chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[FirstLine, ...] = ()

    def show_lines(self, lines: tuple[FirstLine, ...]) -> None:
        same = [one.case.case for one in lines] == [one.case.case for one in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = lines
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 0))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == int(Qt.ItemDataRole.DisplayRole):
            return line.name
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return None


class FirstCasesDelegate(QStyledItemDelegate):
    """Paints a line in five columns whose widths follow the list's."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(400, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: FirstLine = index.data(LINE)
        box = QRectF(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("sel" if here else "raised"))
        if here:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), theme.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        inner = box.adjusted(8, 0, -8, -1)
        mark = QRectF(inner.left(), inner.center().y() - 6, 12, 12)
        paint_shape(painter, mark, line.left.shape, theme.current())
        time = QRectF(inner.left() + _SHAPE, inner.top(), _TIME - _SHAPE, inner.height())
        font = fonts.ui_font(15, time_weight(line.left.shape))
        write(painter, time, line.left.text, font, theme.color(shape_token(line.left.shape)), align="right", trim=False)
        self._paint_words(painter, inner.adjusted(_TIME + 36, 0, 0, 0), line)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, line: FirstLine) -> None:
        plain = fonts.ui_font(13)
        left = box.left()
        columns = (
            (line.name, 0.36, fonts.ui_font(13, 500), "text"),
            (line.headline, 0.32, plain, "text2"),
            (line.country, 0.17, plain, "text2"),
            (line.holder, 0.15, plain, "text2"),
        )
        for words, part, font, token in columns:
            wide = box.width() * part
            write(painter, QRectF(left, box.top(), wide - 12, box.height()), words, font, theme.color(token))
            left += wide


class FirstCases(QListView):
    """Arrow keys choose, Enter or a press opens: `opened` carries the QueueLine."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = FirstCasesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(FirstCasesDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 3 * ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, FirstLine):
            self.opened.emit(line.case)
