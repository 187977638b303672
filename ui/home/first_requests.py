"""The requests to take first: one line each with days left, the person, the right, what is waited for, who holds it.

Lines are formatted when they change; painting and reading aloud only look at them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.rights.board_rows import BoardRow
from ui.shell import fonts, theme
from ui.widgets.lettering import write
from ui.widgets.shapes import paint_shape

LINE = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT, SHORT_HEIGHT = 44, 36
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A row of the board, the day it is due and the day by which it can be extended, in words."""

    row: BoardRow
    day: str
    letter_by: str

    def spoken(self) -> str:
        row = self.row
        return ", ".join(part for part in (row.left, self.day, row.name, row.right, row.state, row.holder) if part)


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[RequestLine, ...] = ()

    def show_lines(self, lines: tuple[RequestLine, ...]) -> None:
        """Those that stay are changed in place, so that the chosen one stays chosen."""
        same = [each.row.line.request for each in lines] == [each.row.line.request for each in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = lines
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        return line.spoken() if role == int(Qt.ItemDataRole.AccessibleTextRole) else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject, *, short: bool) -> None:
        super().__init__(parent)
        self._short = short

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, SHORT_HEIGHT if self._short else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: RequestLine = index.data(LINE)
        row, colors, box = line.row, theme.current(), QRectF(option.rect)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) or not self._short
        here = bool(option.state & QStyle.StateFlag.State_Selected) and focused
        painter.save()
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colors.color("sel" if here else "raised"))
        if here:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), colors.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line"))
        inner = box.adjusted(8, 0, -8, -1)
        paint_shape(painter, QRectF(inner.left(), inner.center().y() - 6, 12, 12), row.shape, colors)
        if self._short:
            words = inner.adjusted(22, 0, 0, 0)
            wide = write(painter, words, line.letter_by, fonts.ui_font(12), colors.color("text2"), align="right")
            words.setRight(words.right() - wide - 8)
            write(painter, words, f"{row.name}, {row.right}", fonts.ui_font(13), colors.color("text"))
        else:
            left = QRectF(inner.left() + 16, inner.top(), 34, inner.height())
            write(painter, left, row.left, fonts.ui_font(15, 600), colors.color(row.token), align="right", trim=False)
            self._paint_words(painter, inner.adjusted(74, 0, 0, 0), line)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, line: RequestLine) -> None:
        row, left, plain = line.row, box.left(), fonts.ui_font(13)
        columns = (
            (line.day, 0.15, plain, "text2"),
            (row.name, 0.24, fonts.ui_font(13, 500), "text"),
            (row.right, 0.22, plain, "text2"),
            (row.state, 0.24, plain, "text2"),
            (row.holder, 0.15, plain, "text2"),
        )
        for words, part, font, token in columns:
            wide = box.width() * part
            write(painter, QRectF(left, box.top(), wide - 10, box.height()), words, font, theme.color(token))
            left += wide


class FirstRequests(QListView):
    """Arrow keys choose, Enter or a press opens: `opened` carries the RequestLine. `short` is for a narrow column."""

    opened = Signal(object)

    def __init__(self, *, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = short
        self.lines = _Model(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self, short=short))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if short:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def show_lines(self, lines: tuple[RequestLine, ...]) -> None:
        self.lines.show_lines(lines)
        if self._short:
            self.setFixedHeight(max(1, len(lines)) * SHORT_HEIGHT + 2)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, SHORT_HEIGHT) if self._short else QSize(400, 3 * ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._open(self.currentIndex())
            return
        if event.text().isalnum() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, RequestLine):
            self.opened.emit(line)
