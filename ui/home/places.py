"""The workspaces a person may go to: one line each with its name, what it is for, how much waits there, and its keys.

Lines are made when something changes; painting and reading aloud only look at them.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shell import fonts, icons, theme
from ui.widgets.key_cap import caps_width, paint_caps
from ui.widgets.lettering import write

LINE = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 52
_ICON = 16
_TITLE = 168
_COUNT = 64
_CAPS = 64
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One workspace. `count` is None where nothing is counted; `waiting` says the count in words, for a reader."""

    workspace: str
    icon: str
    title: str
    about: str
    keys: tuple[str, ...]
    count: int | None
    waiting: str

    def spoken(self) -> str:
        parts = (self.title, self.waiting, self.about, " ".join(self.keys))
        return ", ".join(part for part in parts if part)


class PlacesModel(QAbstractListModel):
    """Keeps the lines; a person's duties do not change while they sit here, so only what a line says does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[PlaceLine, ...] = ()

    def show_lines(self, lines: tuple[PlaceLine, ...]) -> None:
        if len(lines) != len(self.lines):
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
        elif lines != self.lines:
            self.lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = 0) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == int(Qt.ItemDataRole.DisplayRole):
            return line.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return None


class PlacesDelegate(QStyledItemDelegate):
    """Paints icon, name, what it is for, the figure and the caps of its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(400, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: PlaceLine = index.data(LINE)
        box = QRectF(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("sel" if here else "raised"))
        if here:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), theme.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        inner = box.adjusted(12, 0, -8, -1)
        picture = icons.pixmap(line.icon, "text2", _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(inner.left()), round(inner.center().y() - _ICON / 2), picture)
        self._paint_words(painter, inner.adjusted(_ICON + 12, 0, 0, 0), line)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, line: PlaceLine) -> None:
        paint_caps(painter, box.right() - caps_width(line.keys), box.center().y(), line.keys, ink="text2")
        count = QRectF(box.right() - _CAPS - _COUNT, box.top(), _COUNT - 16, box.height())
        if line.count is not None:
            calm = line.count == 0
            figure = fonts.ui_font(15, 400 if calm else 600)
            ink = theme.color("text3" if calm else "text")
            write(painter, count, f"{line.count:,}", figure, ink, align="right", trim=False)
        title = QRectF(box.left(), box.top(), _TITLE, box.height())
        write(painter, title, line.title, fonts.ui_font(13, 500), theme.color("text"))
        about = QRectF(title.right() + 12, box.top(), count.left() - title.right() - 24, box.height())
        write(painter, about, line.about, fonts.ui_font(13), theme.color("text2"))


class Places(QListView):
    """Arrow keys choose, Enter or a press goes there: `chosen` carries the workspace's id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = PlacesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(PlacesDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 2 * ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._choose(self.currentIndex())
            return
        if event.text().isalnum() and not event.modifiers():
            # Letters belong to the window's strokes, not to Qt's search in the list.
            event.ignore()
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, PlaceLine):
            self.chosen.emit(line.workspace)
