"""Table cells from ready `Cell` values: text, a status shape, a tag, differing letters underlined.

The model hands out one `Cell` under the role CELL; nothing is looked up, sorted or formatted while painting.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.shell import fonts, icons, theme
from ui.widgets.lettering import width_of, write
from ui.widgets.shapes import Shape, paint_shape, shape_word
from ui.widgets.tag import HEIGHT as TAG_HEIGHT
from ui.widgets.tag import paint_tag, tag_width

CELL = int(Qt.ItemDataRole.UserRole) + 2
PADDING = 12
_MARK = 14
_GAP = 6
_UNDERLINE = 2
# Comparing ints: an enum operation for every cell costs a millisecond a page.
_SELECTED = QStyle.StateFlag.State_Selected.value


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, formatted. `token` is the ink, `ground` the token of a soft ground for the whole row.

    `icons` stand at its end and `icons_say` says them in words. `differs` are (start, length) of the letters that
    do not agree: bold, and underlined where `underline` is a token.
    """

    text: str = ""
    weight: int = 400
    token: str = "text"
    right: bool = False
    mark: Shape | None = None
    mark_last: bool = False
    tag: str = ""
    note: str = ""
    ground: str = ""
    differs: tuple[tuple[int, int], ...] = ()
    underline: str = ""
    slashed_zero: bool = False
    mono: bool = False
    icons: tuple[str, ...] = ()
    icons_say: str = ""

    def spoken(self) -> str:
        """The cell as a screen reader says it; give it out as AccessibleTextRole."""
        word = shape_word(self.mark) if self.mark else ""
        return ", ".join(part for part in (word, self.text, self.tag, self.note, self.icons_say) if part)


class RowDelegate(QStyledItemDelegate):
    """Paints Cells. A selected row has the selection ground; `current_row` has accent lines above and below."""

    def __init__(self, *, px: int = 13, row_height: int = 28, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current_row = -1
        self._px = px
        self._row_height = row_height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell: Cell | None = index.data(CELL)
        if cell is None:
            return QSize(2 * PADDING, self._row_height)
        wide = width_of(cell.text, self._font(cell, cell.weight)) + 2 * PADDING
        wide += (_MARK + _GAP if cell.mark else 0) + (tag_width(cell.tag) + 8 if cell.tag else 0)
        wide += width_of(cell.note, fonts.ui_font(11)) + 8 if cell.note else 0
        wide += len(cell.icons) * (_MARK + _GAP)
        return QSize(int(wide) + 1, self._row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Cell | None = index.data(CELL)
        rect = option.rect
        colors = theme.current()
        if option.state.value & _SELECTED:
            painter.fillRect(rect, colors.color("sel"))
        elif cell is not None and cell.ground:
            painter.fillRect(rect, colors.color(cell.ground))
        left, top, wide, high = rect.x(), rect.y(), rect.width(), rect.height()
        if index.row() == self.current_row:
            painter.fillRect(left, top, wide, 1, colors.color("accent"))
            painter.fillRect(left, top + high - 1, wide, 1, colors.color("accent"))
        else:
            painter.fillRect(left, top + high - 1, wide, 1, colors.color("line"))
        if cell is not None:
            self._paint_cell(painter, QRectF(left + PADDING, top, wide - 2 * PADDING, high - 1), cell, colors)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, colors: theme.Theme) -> None:
        if cell.mark is not None:
            self._paint_mark(painter, box, cell.mark, cell, colors)
        if cell.tag:
            tag = tag_width(cell.tag)
            place = QRectF(box.right() - tag, round(box.center().y() - TAG_HEIGHT / 2), tag, TAG_HEIGHT)
            paint_tag(painter, place, cell.tag)
            box.setRight(place.left() - 8)
        for icon in reversed(cell.icons):
            picture = icons.pixmap(icon, cell.token, _MARK, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(box.right()) - _MARK, round(box.center().y() - _MARK / 2), picture)
            box.setRight(box.right() - _MARK - _GAP)
        if cell.note:
            wide = write(painter, box, cell.note, fonts.ui_font(11), colors.color("text3"), align="right")
            box.setRight(box.right() - wide - 8)
        if cell.differs:
            self._paint_differing(painter, box, cell, colors)
        elif cell.text:
            align = "right" if cell.right else "left"
            write(painter, box, cell.text, self._font(cell, cell.weight), colors.color(cell.token), align=align)

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: Shape, cell: Cell, colors: theme.Theme) -> None:
        left = box.left()
        if cell.mark_last or (cell.right and not cell.text):
            left = box.right() - _MARK
            box.setRight(left - _GAP)
        else:
            box.setLeft(left + _MARK + _GAP)
        paint_shape(painter, QRectF(left, round(box.center().y() - _MARK / 2), _MARK, _MARK), mark, colors)

    def _paint_differing(self, painter: QPainter, box: QRectF, cell: Cell, colors: theme.Theme) -> None:
        """Write the text in runs, so that the letters that differ stand bold over their line."""
        plain, bold = self._font(cell, cell.weight), self._font(cell, 600)
        ink = colors.color(cell.token)
        under = round(box.center().y() + self._px / 2 + 2)
        for text, differs in runs(cell.text, cell.differs):
            wide = write(painter, box, text, bold if differs else plain, ink, trim=False)
            if differs and cell.underline:
                painter.fillRect(QRectF(box.left(), under, wide, _UNDERLINE), colors.color(cell.underline))
            box.setLeft(box.left() + wide)

    def _font(self, cell: Cell, weight: int) -> QFont:
        return _cell_font(self._px, weight, cell.slashed_zero, cell.mono)


def runs(text: str, differs: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Cut a text at the letters that differ: parts in order, each with whether it differs."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, length in sorted(differs):
        if start > at:
            parts.append((text[at:start], False))
        parts.append((text[start : start + length], True))
        at = start + length
    if at < len(text):
        parts.append((text[at:], False))
    return [part for part in parts if part[0]]


@lru_cache
def _cell_font(px: int, weight: int, slashed_zero: bool, mono: bool) -> QFont:
    return fonts.mono_font(px, weight) if mono else fonts.ui_font(px, weight, slashed_zero)
