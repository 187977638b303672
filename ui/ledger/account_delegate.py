"""Paints a step of the tree: the icon of its kind, its name, and for an account the word of its kind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.ledger.account_model import NAME, NODE
from ui.ledger.wording import ICONS
from ui.shell import fonts, icons, theme
from ui.widgets.lettering import write
from ui.widgets.row_delegate import CELL

ROW = 26
_ICON = 14
_GAP = 6
_PADDING = 12
_SELECTED = QStyle.StateFlag.State_Selected.value


class AccountDelegate(QStyledItemDelegate):
    """Cells without lines between rows; the selected row has the selection's ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell, node = index.data(CELL), index.data(NODE)
        rect = option.rect
        if option.state.value & _SELECTED:
            painter.fillRect(rect, theme.color("sel"))
        box = QRectF(rect).adjusted(2 if index.column() == NAME else 4, 0, -_PADDING, 0)
        if index.column() != NAME:
            write(painter, box, cell.text, fonts.ui_font(13, cell.weight), theme.color(cell.token), align="right")
            return
        if node.kind is not None:
            picture = icons.pixmap(ICONS[node.kind], "text3", _ICON, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(box.left()), round(box.center().y() - _ICON / 2), picture)
            box.setLeft(box.left() + _ICON + _GAP)
        used = write(painter, box, cell.text, fonts.ui_font(13, cell.weight), theme.color(cell.token))
        if cell.note:
            rest = box.adjusted(used + 8, 0, 0, 0)
            if rest.width() > 24:
                write(painter, rest, cell.note, fonts.ui_font(11), theme.color("text3"))
