"""A list of lines on a home page: arrow keys choose, Enter or a press opens.

Lines are formatted when they change; painting and reading aloud only look at them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shell import theme
from ui.widgets.lettering import write
from ui.widgets.row_list import RowList

_LINE = int(Qt.ItemDataRole.UserRole) + 1
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_GAP = 12
_Index = QModelIndex | QPersistentModelIndex
Column = tuple[str, float, QFont, str]


class Line(Protocol):
    """One line, formatted."""

    def key(self) -> Hashable:
        """Which thing it is of, whatever its words say now."""

    def spoken(self) -> str:
        """The line as a screen reader says it."""


class LinesModel(QAbstractListModel):
    """Keeps the lines; those that stay are changed in place, so that the chosen one stays chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        same = [line.key() for line in lines] == [line.key() for line in self.lines]
        if not same:
            self.beginResetModel()
        self.lines = tuple(lines)
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
        if role == _LINE:
            return line
        return line.spoken() if role == _SPOKEN else None


class LineDelegate(QStyledItemDelegate):
    """Paints the ground of a line `high` pixels tall; what stands on it is `paint_line`'s.

    With `quiet` the chosen line stands out only while its list has the focus.
    """

    def __init__(self, high: int, *, quiet: bool = False) -> None:
        super().__init__()
        self.high = high
        self._quiet = quiet

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, self.high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = QRectF(option.rect)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) or not self._quiet
        here = bool(option.state & QStyle.StateFlag.State_Selected) and focused
        painter.save()
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("sel" if here else "raised"))
        if here:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), theme.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        self.paint_line(painter, box.adjusted(8, 0, -8, -1), index.data(_LINE))
        painter.restore()

    def paint_line(self, painter: QPainter, box: QRectF, line: Any) -> None:
        """Paint the words of a line into `box`."""
        raise NotImplementedError


class LineList(RowList):
    """`opened` carries the line; `resized` when there is other `room`. At least `rows` are always in sight."""

    opened = Signal(object)
    resized = Signal()

    def __init__(self, delegate: LineDelegate, wide: int, rows: int) -> None:
        lines = LinesModel()
        super().__init__(lines, delegate)
        lines.setParent(self)
        self.lines = lines
        self._high = delegate.high
        self._least = QSize(wide, rows * delegate.high)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        self.confirmed.connect(self._open_current)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; where none is chosen, the first one is."""
        self.lines.show_lines(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0, 0))

    def room(self) -> int:
        """How many whole lines fit."""
        return max(1, self.viewport().height() // self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        return self._least

    @Slot()
    def _open_current(self) -> None:
        self._open(self.currentIndex())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.lines.lines[index.row()])


def paint_columns(painter: QPainter, box: QRectF, columns: Sequence[Column]) -> None:
    """Write words into their parts (of 1) of the width: words, part, font and token of the ink."""
    left = box.left()
    for words, part, font, token in columns:
        wide = box.width() * part
        write(painter, QRectF(left, box.top(), wide - _GAP, box.height()), words, font, theme.color(token))
        left += wide
