"""Tables of some hundred rows: cells that wrap, marks beside their words, heads repeated on every page.

Boundary: tagged cell by cell. For tables of any length see `long_table`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from backoffice.documents import look
from backoffice.documents.marks import SIZE, Mark, draw_mark
from backoffice.documents.page import Pages, baseline_of
from backoffice.documents.structure import Element
from backoffice.documents.typesetting import Line, Style

_ABOVE, _BELOW = 2.7, 2.7
_GUTTER = 10.0
_BESIDE_MARK = SIZE + 4.0
_HEAD_HEIGHT = 17.0
_ROOM_TO_BEGIN = 60.0


@dataclass(frozen=True, slots=True)
class Column:
    """A head and the share of the table's width it takes; the shares of a table add up to 1."""

    head: str
    share: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, perhaps with a mark before it and a second text below it in `then`'s style.

    `differs` are spans (start, end) of the text to underline; they show while the text takes a single line.
    """

    text: str
    style: Style = look.CELL
    mark: Mark | None = None
    then: str = ""
    then_style: Style = look.MUTED
    differs: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _SetLine:
    line: Line
    style: Style
    underlines: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _SetCell:
    """A cell, or what of it is still to be drawn."""

    left: float
    mark: Mark | None
    lines: tuple[_SetLine, ...]
    element: Element

    @property
    def height(self) -> float:
        return sum(each.style.leading for each in self.lines)

    def fitting(self, room: float) -> int:
        """How many of its lines `room` points hold."""
        height = 0.0
        for count, each in enumerate(self.lines):
            height += each.style.leading
            if height > room:
                return count
        return len(self.lines)


def table(pages: Pages, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """Draw a table at the cursor. A row taller than what is left goes on over the page."""
    edges = _edges(columns)
    with pages.structure.element("Table"):
        pages.need(_HEAD_HEIGHT + 2 * (look.CELL.leading + _ABOVE + _BELOW))
        with pages.structure.element("TR"):
            _head(pages, columns, edges, first=True)
        for row in rows:
            _row(pages, columns, edges, row)


def _edges(columns: Sequence[Column]) -> list[float]:
    edges = [look.LEFT]
    for column in columns:
        edges.append(edges[-1] + column.share * look.WIDTH)
    return edges


def _head(pages: Pages, columns: Sequence[Column], edges: Sequence[float], *, first: bool) -> None:
    """Heads are content once; on later pages they only help the eye."""
    for column, left in zip(columns, edges, strict=False):
        line = pages.type.line(column.head, look.HEAD)
        if first:
            with pages.structure.element("TH", scope="Column"), pages.structure.content():
                pages.draw_lines([line], look.HEAD, left, pages.down + 2)
        else:
            with pages.structure.artifact():
                pages.draw_lines([line], look.HEAD, left, pages.down + 2)
    pages.down += _HEAD_HEIGHT
    pages.rule(pages.down, thickness=0.6, ink=look.LINE_2)


def _row(pages: Pages, columns: Sequence[Column], edges: Sequence[float], row: Sequence[Cell]) -> None:
    with pages.structure.element("TR"):
        cells = [
            _set(pages, cell, left, right - left - _GUTTER)
            for cell, left, right in zip(row, edges[:-1], edges[1:], strict=True)
        ]
        height = max(cell.height for cell in cells) + _ABOVE + _BELOW
        fits_a_page = height <= look.BOTTOM - look.TOP - _HEAD_HEIGHT
        if height > pages.room and (fits_a_page or pages.room < _ROOM_TO_BEGIN):
            _over(pages, columns, edges)
        cells = _part(pages, cells)
        while any(cell.lines for cell in cells):
            _over(pages, columns, edges)
            cells = _part(pages, cells)
    pages.rule(pages.down, thickness=0.5, ink=look.LINE)


def _over(pages: Pages, columns: Sequence[Column], edges: Sequence[float]) -> None:
    pages.next_page()
    _head(pages, columns, edges, first=False)


def _part(pages: Pages, cells: Sequence[_SetCell]) -> list[_SetCell]:
    """Draw what fits of a row on this page; what is left over."""
    top = pages.down + _ABOVE
    room = look.BOTTOM - top - _BELOW
    tallest = 0.0
    left_over = []
    for cell in cells:
        fit = cell.fitting(room)
        drawn, rest = replace(cell, lines=cell.lines[:fit]), replace(cell, lines=cell.lines[fit:], mark=None)
        _draw(pages, drawn, top)
        tallest = max(tallest, drawn.height)
        left_over.append(rest)
    pages.down = top + tallest + _BELOW
    return left_over


def _draw(pages: Pages, cell: _SetCell, top: float) -> None:
    if cell.mark:
        with pages.structure.artifact():
            draw_mark(pages.canvas, cell.mark, cell.left - _BESIDE_MARK, top + look.CELL.leading / 2)
    if cell.lines:
        with pages.structure.inside(cell.element), pages.structure.content():
            down = top
            for each in cell.lines:
                pages.draw_lines([each.line], each.style, cell.left, down)
                down += each.style.leading
    for each in cell.lines[:1]:
        for start, end in each.underlines:
            foot = top + baseline_of(each.style) + 2
            pages.rule(foot, thickness=0.9, ink=each.style.ink, left=cell.left + start, right=cell.left + end)


def _set(pages: Pages, cell: Cell, left: float, width: float) -> _SetCell:
    indent = _BESIDE_MARK if cell.mark else 0.0
    text = f"{cell.text} " if cell.then else cell.text
    lines = [_SetLine(line, cell.style) for line in pages.type.lines(text, cell.style, width - indent)]
    if cell.differs and len(lines) == 1 and not lines[0].line.leftward:
        lines = [replace(lines[0], underlines=tuple(_underline(pages, cell, span) for span in cell.differs))]
    if cell.then:
        then = pages.type.lines(cell.then, cell.then_style, width - indent)
        lines += [_SetLine(line, cell.then_style) for line in then]
    element = pages.structure.add("TD", f"{cell.text} {cell.then}".strip())
    return _SetCell(left + indent, cell.mark, tuple(lines), element)


def _underline(pages: Pages, cell: Cell, span: tuple[int, int]) -> tuple[float, float]:
    start, end = span
    right = pages.type.line(cell.text[:end], cell.style).width
    return right - pages.type.line(cell.text[start:end], cell.style).width, right
