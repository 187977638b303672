"""The left column: what waits first, then files at work, then what is over."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.screening.wording import ListLine
from ui.shell import fonts, theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.lettering import write
from ui.widgets.row_list import RowList
from ui.widgets.shapes import paint_shape

WIDTH = 320
_HEAD = 44
_ROW = 56
_LINE = int(Qt.ItemDataRole.UserRole) + 1
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_SELECTED = QStyle.StateFlag.State_Selected.value
_Index = QModelIndex | QPersistentModelIndex


class MatterModel(QAbstractListModel):
    """The lines as the last look found them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ListLine, ...] = ()

    def show_lines(self, lines: Sequence[ListLine]) -> None:
        """Show these; nothing moves where they are the same."""
        if tuple(lines) != self.lines:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()

    def position_of(self, target: UUID | None) -> int:
        """Where a referral or file stands; -1 where it does not."""
        return next((at for at, line in enumerate(self.lines) if line.target == target), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        if role == _LINE:
            return self.lines[index.row()]
        return self.lines[index.row()].spoken() if role == _SPOKEN else None


class _Delegate(QStyledItemDelegate):
    """Shape, name and day, and below what it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(240, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: ListLine | None = index.data(_LINE)
        if line is None:
            return
        colors = theme.current()
        box = QRectF(option.rect)
        painter.save()
        if option.state.value & _SELECTED:
            painter.fillRect(box, colors.color("sel"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), colors.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line"))
        paint_shape(painter, QRectF(box.left() + 16, box.top() + 12, 14, 14), line.shape, colors)
        left, right = box.left() + 40, box.right() - 12
        ink = colors.color("text3" if line.quiet else "text")
        first = QRectF(left, box.top() + 10, right - left, 18)
        wide = write(painter, first, line.at, fonts.ui_font(12), colors.color("text3"), align="right")
        name = QRectF(left, first.top(), right - left - wide - 8, 18)
        write(painter, name, line.name, fonts.ui_font(13, 500), ink)
        below = QRectF(left, first.top() + 18, right - left, 18)
        write(painter, below, line.second, fonts.ui_font(12), colors.color("text3" if line.quiet else "text2"))
        painter.restore()


class MatterList(QWidget):
    """`chosen` carries the referral or file a person moved to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatterModel(self)
        self._wanted: UUID | None = None
        self._quiet = False
        self.model.modelAboutToBeReset.connect(self._hush)
        self.setFixedWidth(WIDTH)
        self.title = Label(self.tr("Suspicions"), 15, 600)
        self.count = Label("", 15, 400, "text3")
        self.rows = RowList(self.model, _Delegate())
        self.rows.setAccessibleName(self.tr("Suspicions"))
        self.empty = EmptyState("")
        self._lay_out()
        self.rows.selectionModel().currentChanged.connect(self._moved)
        self.model.modelReset.connect(self._find_again)

    def show_lines(self, lines: Sequence[ListLine], waiting: int) -> None:
        """Show what the last look found; `waiting` referrals nobody has decided."""
        self.model.show_lines(lines)
        self.count.setText(self.tr("{count} new").format(count=waiting) if waiting else "")
        self.empty.setVisible(not lines)

    def select(self, target: UUID | None) -> None:
        """Put the current row on a referral or file, without `chosen`; if it is not there, on none."""
        self._wanted = target
        self._find_again()
        self.rows.scrollTo(self.rows.currentIndex())

    def step(self, by: int) -> None:
        """Move the current row up or down."""
        current = self.rows.currentIndex()
        at = current.row() + by if current.isValid() else 0
        if 0 <= at < self.model.rowCount():
            self._go_to(at)
            self.rows.scrollTo(self.rows.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line2"))
        painter.fillRect(0, _HEAD - 1, self.width() - 1, 1, theme.color("line2"))
        painter.end()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        bar = QWidget()
        bar.setFixedHeight(_HEAD - 1)
        bar.setLayout(head)
        self.empty.stand_in(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addSpacing(1)
        column.addWidget(self.rows, 1)

    def _go_to(self, at: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.rows.selectionModel().setCurrentIndex(self.model.index(at), flag)

    @Slot()
    def _hush(self) -> None:
        self._quiet = True

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self._wanted = self.model.lines[now.row()].target
            self.chosen.emit(self._wanted)

    @Slot()
    def _find_again(self) -> None:
        """Put the current row back on its matter, wherever that stands now."""
        self._quiet = True
        at = self.model.position_of(self._wanted)
        if at < 0:
            self.rows.selectionModel().clear()
        elif at != self.rows.currentIndex().row():
            self._go_to(at)
        self._quiet = False
