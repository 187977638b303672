"""The attempts side by side: attempts are columns, questions are rows, so that a change is read across.

The head of a column shows its selfie and chooses whose pictures stand above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QSizePolicy, QWidget

from ui.kyc.case_cells import Grid
from ui.kyc.cell_grid import CellGrid
from ui.kyc.wording import plain_tip
from ui.shell import fonts, theme
from ui.widgets.lettering import write
from ui.widgets.shapes import Shape, paint_shape
from ui.widgets.table import Table
from ui.widgets.tag import HEIGHT as TAG_HEIGHT
from ui.widgets.tag import paint_tag, tag_width

HEAD = 41
ROW = 22
_LABEL_WIDTH = 150
_THUMB_WIDE, _THUMB_HIGH = 26, 30
_PADDING = 12
_REST, _MARK = 26, 14


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one attempt; `ordinal` 0 is what was sent later."""

    ordinal: int
    title: str
    second: str


class _Heads(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.heads: tuple[Head, ...] = ()
        self.thumbs: dict[int, QImage] = {}
        self.shown = -1
        self.setSectionsClickable(True)
        self.setFixedHeight(HEAD)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colors = theme.current()
        box = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colors.color("surface"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colors.color("line"))
        if logicalIndex == 0:
            words = box.adjusted(_PADDING, 0, -_PADDING, 0)
            write(painter, words, self.tr("Attempts"), fonts.ui_font(12, 600), colors.color("text2"))
        elif logicalIndex <= len(self.heads):
            painter.fillRect(QRectF(box.left(), box.top(), 1, box.height()), colors.color("line"))
            self._paint_attempt(painter, box, self.heads[logicalIndex - 1])
        painter.restore()

    def _paint_attempt(self, painter: QPainter, box: QRectF, head: Head) -> None:
        colors = theme.current()
        if head.ordinal == self.shown:
            painter.fillRect(QRectF(box.left() + 1, box.top(), box.width() - 1, 2), colors.color("accent"))
        thumb = QRectF(box.left() + 9, box.top() + 6, _THUMB_WIDE, _THUMB_HIGH)
        self._paint_thumb(painter, thumb, self.thumbs.get(head.ordinal))
        words = QRectF(thumb.right() + 8, box.top() + 4, box.right() - thumb.right() - 16, 18)
        if head.ordinal == self.shown:
            tag = self.tr("shown")
            wide = tag_width(tag)
            # As high as the first line: the second may run on below it.
            place = QRectF(box.right() - wide - 8, box.top() + 3, wide, TAG_HEIGHT - 2)
            paint_tag(painter, place, tag)
        write(painter, words, head.title, fonts.ui_font(13, 500), colors.color("text"))
        write(painter, words.translated(0, 16), head.second, fonts.ui_font(12), colors.color("text2"))

    def _paint_thumb(self, painter: QPainter, place: QRectF, thumb: QImage | None) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(place, 3, 3)
        painter.fillPath(outline, theme.color("line"))
        if thumb is None:
            return
        painter.save()
        painter.setClipPath(outline)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = max(place.width() / thumb.width(), place.height() / thumb.height())
        wide, high = thumb.width() * scale, thumb.height() * scale
        painter.drawImage(QRectF(place.center().x() - wide / 2, place.center().y() - high / 2, wide, high), thumb)
        painter.restore()


class _Answers(Table):
    def __init__(self) -> None:
        super().__init__(row_height=ROW, px=12)
        self.heads = _Heads(self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class AttemptsTable(QFrame):
    """`wanted` carries the ordinal of the attempt whose pictures a person wants to see."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = CellGrid(self)
        self.table = _Answers()
        self.table.setParent(self)
        self.table.setModel(self._grid)
        self.table.setAccessibleName(self.tr("Attempts and their checks"))
        self.table.heads.sectionClicked.connect(self._choose)
        self._passed = self._never = ""
        self._rest = QWidget(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_attempts(self, heads: Sequence[Head], grid: Grid) -> None:
        """Show other attempts; thumbs come when they are decoded."""
        self.table.heads.heads = tuple(heads)
        self.table.heads.thumbs = {}
        self._grid.put(("", *(f"{head.title}, {head.second}" for head in heads)), grid.rows, grid.tips)
        self._passed = self.tr("Passed every time: {questions}").format(questions=grid.passed) if grid.passed else ""
        self._never = self.tr("Never asked: {questions}").format(questions=grid.never_asked) if grid.never_asked else ""
        tip = "\n".join(part for part in (self._passed, self._never, grid.rest_tip) if part)
        self._rest.setToolTip(plain_tip(tip))
        self._rest.setAccessibleName(". ".join(part for part in (self._passed, self._never) if part))
        rest = _REST if self._passed or self._never else 0
        self.setFixedHeight(HEAD + ROW * len(grid.rows) + rest + 2)
        self._place()

    def show_thumbs(self, thumbs: dict[int, QImage]) -> None:
        self.table.heads.thumbs = thumbs
        self.table.heads.viewport().update()

    def show_current(self, ordinal: int) -> None:
        """Mark whose pictures stand above."""
        self.table.heads.shown = ordinal
        self.table.heads.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        high = HEAD + ROW * self._grid.rowCount()
        self.table.setGeometry(1, 1, self.width() - 2, high)
        self._rest.setGeometry(1, 1 + high, self.width() - 2, max(0, self.height() - high - 2))
        self._share_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        line = QRectF(self._rest.geometry()).adjusted(_PADDING, 0, -_PADDING, 0)
        for words, shape in ((self._passed, Shape.AGREES), (self._never, Shape.UNKNOWN)):
            if words and line.width() > _MARK:
                paint_shape(
                    painter, QRectF(line.left(), line.center().y() - _MARK / 2, _MARK, _MARK), shape, theme.current()
                )
                line.setLeft(line.left() + _MARK + 6)
                line.setLeft(line.left() + 20 + write(painter, line, words, fonts.ui_font(12), theme.color("text2")))

    def _share_width(self) -> None:
        """The questions keep their width, the attempts share the rest evenly."""
        columns = self._grid.columnCount()
        if columns < 2:
            return
        heads = self.table.heads
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        room = self.width() - 2
        heads.resizeSection(0, _LABEL_WIDTH)
        share = (room - _LABEL_WIDTH) // (columns - 1)
        for section in range(1, columns):
            rest = room - _LABEL_WIDTH - share * (columns - 2)
            heads.resizeSection(section, rest if section == columns - 1 else share)

    @Slot(int)
    def _choose(self, section: int) -> None:
        if 0 < section <= len(self.table.heads.heads):
            self.wanted.emit(self.table.heads.heads[section - 1].ordinal)
