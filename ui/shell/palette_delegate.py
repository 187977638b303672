"""Paints the palette's rows: headings, and 36 px lines with the searched letters in bold accent."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shell import fonts, icons, theme
from ui.shell.palette_rows import Row
from ui.widgets.key_cap import caps_width, paint_caps
from ui.widgets.lettering import width_of, write
from ui.widgets.row_delegate import runs

ROW_HEIGHT = 36
HEADING_HEIGHT = 30
_LEFT = 16
_WORDS = 44


class PaletteDelegate(QStyledItemDelegate):
    """`role` is where the model keeps its Row."""

    def __init__(self, role: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(self._role)
        return QSize(200, HEADING_HEIGHT if row.is_heading else ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(self._role)
        box = QRectF(option.rect)
        painter.save()
        if row.is_heading:
            words = box.adjusted(_LEFT, 4, -_LEFT, 0)
            write(painter, words, row.title, fonts.ui_font(11, 600), theme.color("text2"))
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, theme.color("sel"))
                painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.color("accent"))
            self._paint_row(painter, box, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRectF, row: Row) -> None:
        quiet = row.run is None
        ratio = painter.device().devicePixelRatioF()
        picture = icons.pixmap(row.icon, "ctl" if quiet else "text2", 16, ratio)
        painter.drawPixmap(round(box.left() + _LEFT), round(box.center().y() - 8), picture)
        right = box.right() - _LEFT
        if row.keys:
            right -= caps_width(row.keys)
            paint_caps(painter, right, box.center().y(), row.keys, ink="text3" if quiet else "text2")
            right -= 12
        left = box.left() + _WORDS
        left += self._paint_title(painter, QRectF(left, box.top(), right - left, box.height()), row) + 12
        about = row.reason or row.about
        if about and right > left:
            place = QRectF(left, box.top(), right - left, box.height())
            write(painter, place, about, fonts.ui_font(12), theme.color("text3"))

    def _paint_title(self, painter: QPainter, box: QRectF, row: Row) -> float:
        """Write the title, its searched letters bold; give the width it took."""
        plain, bold = fonts.ui_font(13), fonts.ui_font(13, 600)
        ink = theme.color("text3" if row.run is None else "text")
        whole = width_of(row.title, plain)
        if not row.hits or row.run is None or whole > box.width() or _is_joined(row.title):
            return write(painter, box, row.title, plain, ink)
        left = box.left()
        baseline = round(box.center().y() + 0.364 * 13)
        for text, hit in runs(row.title, row.hits):
            font = bold if hit else plain
            painter.setFont(font)
            painter.setPen(theme.color("accent") if hit else ink)
            painter.drawText(QPointF(left, baseline), text)
            left += width_of(text, font)
        return left - box.left()


def _is_joined(text: str) -> bool:
    """Whether cutting the text into runs would break joined letters or their order."""
    return any(bidirectional(letter) in ("R", "AL") for letter in text)
