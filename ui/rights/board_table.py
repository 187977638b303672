"""The board's list: days left, person, right, state, and the row's own stretch of time.

Boundary: paints ready rows; Enter says `opened`, moving says `chosen`.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.rights.board_model import LEFT, PERSON, RIGHT, ROW, STATE, TIMELINE, BoardModel
from ui.rights.board_rows import BoardRow, GroupRow
from ui.rights.time_scale import TimeScale, paint_bar, paint_scale, paint_today
from ui.shell import fonts, theme
from ui.shell.theme import Theme
from ui.widgets.lettering import write
from ui.widgets.shapes import Shape, paint_shape
from ui.widgets.table import Table

HEIGHT, GROUP_HEIGHT, HEAD_HEIGHT = 48, 30, 40
_WIDTHS = {LEFT: 92, PERSON: 168, RIGHT: 154, STATE: 178}
_SELECTED = QStyle.StateFlag.State_Selected.value
_PAD = 12
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Two lines a row, and the bar at its end."""

    def __init__(self, table: BoardTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        colors, box = theme.current(), QRectF(option.rect)
        if isinstance(row, GroupRow):
            self._paint_group(painter, box, row, colors)
            return
        if not isinstance(row, BoardRow):
            return
        painter.save()
        selected = bool(option.state.value & _SELECTED)
        column = index.column()
        if selected:
            painter.fillRect(box, colors.color("sel"))
            if column == LEFT:
                painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), colors.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line"))
        inner = box.adjusted(_PAD, 0, -_PAD, -1)
        if column == LEFT:
            self._paint_left(painter, box.adjusted(16, 0, -16, -1), row, colors)
        elif column == PERSON:
            ours = "text" if row.line.name else "text2"
            _two_lines(painter, inner, (row.name, 500, ours), (row.under, 400, "text3"), colors)
        elif column == RIGHT:
            _two_lines(painter, inner, (row.right, 400, "text"), (row.holder, 400, "text3"), colors)
        elif column == STATE:
            _two_lines(painter, inner, (row.state, 400, row.state_token), (row.letter, 400, row.letter_token), colors)
        else:
            paint_bar(painter, box, row, self._table.scale, colors, selected=selected)
        painter.restore()

    def _paint_left(self, painter: QPainter, box: QRectF, row: BoardRow, colors: Theme) -> None:
        paint_shape(painter, QRectF(box.left(), box.center().y() - 7, 14, 14), row.shape, colors)
        near = row.shape in (Shape.LATE, Shape.UNDER_HOUR, Shape.WITHIN_WEEK)
        font = fonts.ui_font(12) if row.line.ended_at else fonts.ui_font(15, 600 if near else 400)
        write(painter, box, row.left, font, colors.color(row.token), align="right", trim=False)

    def _paint_group(self, painter: QPainter, box: QRectF, row: GroupRow, colors: Theme) -> None:
        painter.fillRect(box, colors.color("raised"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line"))
        timeline = self._table.timeline_box(box)
        paint_today(painter, timeline, self._table.scale, colors)
        words = box.adjusted(16, 0, -16, -1)
        write(painter, words, row.title, fonts.ui_font(12, 600), colors.color("text2"))


def _two_lines(
    painter: QPainter, box: QRectF, first: tuple[str, int, str], second: tuple[str, int, str], colors: Theme
) -> None:
    words, weight, ink = first
    if not second[0]:
        write(painter, box, words, fonts.ui_font(13, weight), colors.color(ink))
        return
    top = box.center().y() - 18
    write(painter, QRectF(box.left(), top, box.width(), 18), words, fonts.ui_font(13, weight), colors.color(ink))
    words, weight, ink = second
    write(painter, QRectF(box.left(), top + 18, box.width(), 18), words, fonts.ui_font(12, weight), colors.color(ink))


class _Head(QHeaderView):
    """The words of the columns, and over the last one the days."""

    def __init__(self, table: BoardTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setFont(fonts.ui_font(11))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFixedHeight(HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        colors, box = theme.current(), QRectF(rect)
        painter.save()
        painter.fillRect(box, colors.color("surface"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line2"))
        if logical == TIMELINE:
            paint_scale(painter, box, self._table.scale, self._table.months, self._table.today_word)
        else:
            words = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
            place = QRectF(box.left() + _PAD, box.bottom() - 20, box.width() - 2 * _PAD, 16)
            side = "right" if logical == LEFT else "left"
            place.adjust(0, 0, -4 if logical == LEFT else 0, 0)
            write(painter, place, words, fonts.ui_font(11), colors.color("text3"), align=side)
        painter.restore()


class BoardTable(Table):
    """`chosen` carries the BoardRow moved to, or None; `opened` the BoardRow to open."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, today: int, months: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(row_height=HEIGHT, parent=parent)
        self.scale = TimeScale(today)
        self.months = months
        self.today_word = self.tr("Today")
        self.rows = BoardModel(self)
        self._low: list[int] = []
        head = _Head(self)
        self.setHorizontalHeader(head)
        self.setItemDelegate(_Delegate(self))
        self.setModel(self.rows)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Requests by the days they have left"))
        for column, wide in _WIDTHS.items():
            self.setColumnWidth(column, wide)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(TIMELINE, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(60)
        self.rows.modelReset.connect(self._shape_all)
        self.rows.rowsInserted.connect(self._shape_new)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)

    def set_today(self, today: int) -> None:
        if self.scale.today != today:
            self.scale = TimeScale(today)
            self.viewport().update()

    def current(self) -> BoardRow | None:
        return self.rows.at(self.currentIndex().row())

    def select(self, request: UUID | None) -> bool:
        """Go to a request; whether it is here."""
        at = self.rows.row_of(request)
        if at >= 0:
            self.selectRow(at)
            self.scrollTo(self.rows.index(at, LEFT))
        return at >= 0

    def step(self, by: int) -> None:
        """Move up or down, over the heads of groups."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.rows.rowCount() and self.rows.at(row) is None:
            row += by
        if self.rows.at(row) is not None:
            self.selectRow(row)
            self.scrollTo(self.rows.index(max(0, row - 1) if by < 0 else row, LEFT))
            self.scrollTo(self.rows.index(row, LEFT))

    def timeline_box(self, row: QRectF) -> QRectF:
        head = self.horizontalHeader()
        return QRectF(head.sectionViewportPosition(TIMELINE), row.top(), head.sectionSize(TIMELINE), row.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._open()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif event.text().isalnum() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    @Slot()
    def _moved(self) -> None:
        self.chosen.emit(self.current())

    @Slot()
    def _shape_all(self) -> None:
        self.clearSpans()
        for row in self._low:
            self.setRowHeight(row, HEIGHT)
        self._low.clear()
        self._shape(0, len(self.rows.rows) - 1)

    @Slot(QModelIndex, int, int)
    def _shape_new(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._shape(first, last)

    def _shape(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            if self.rows.at(row) is None:
                self.setRowHeight(row, GROUP_HEIGHT)
                self._low.append(row)
                self.setSpan(row, 0, 1, TIMELINE + 1)
