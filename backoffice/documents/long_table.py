"""Tables of any length: rows stream in, a page is set as one text object a column, then forgotten.

Boundary: tagged by page and column, not by cell: a hundred thousand rows would need more memory for tags than for
text. Up to some thousand rows use `table`, which reader programs walk cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backoffice.documents import look
from backoffice.documents.page import Pages, baseline_of, ink
from backoffice.documents.typefaces import Cut
from backoffice.documents.typesetting import Line, Style

_STYLE = Style(look.CELL.cut, 7.5, 10, look.TEXT)
_STRONG = Style(look.CELL_STRONG.cut, 7.5, 10, look.TEXT)
_PADDING = 3.0
_HEAD_HEIGHT = 16.0
_GUTTER = 8.0
_ROUNDING = 0.5
_LEFT_AT_LEAST = 0.3
_REMEMBERED, _REMEMBERED_LETTERS = 4_096, 200
_MOST_LINES = int((look.BOTTOM - look.TOP - _HEAD_HEIGHT - _PADDING) / _STYLE.leading)


@dataclass(frozen=True, slots=True)
class LongColumn:
    """A head, the share of the width it takes (all add up to 1), and whether its texts stand at the right.

    One that `holds` a text is as wide as that needs on one line, and those that hold none share what is left.
    """

    head: str
    share: float
    right: bool = False
    holds: str = ""


class StrongRow(tuple[str, ...]):
    """A row of sums, set bold."""

    __slots__ = ()


@dataclass(slots=True)
class _Place:
    """A column on paper, and what is collected for its text object on the current page."""

    head: str
    left: float
    width: float
    right: bool
    codes: list[str] = field(default_factory=list)
    others: list[tuple[Line, Style, float, float]] = field(default_factory=list)
    broken: dict[tuple[str, Cut], _Cell] = field(default_factory=dict)


def long_table(pages: Pages, columns: Sequence[LongColumn], rows: Iterable[Sequence[str]]) -> int:
    """Draw all rows from the cursor on; how many there were."""
    sheet = _Sheet(pages, columns)
    count = 0
    with pages.structure.element("Table"):
        sheet.begin(first=True)
        for row in rows:
            sheet.add(row)
            count += 1
        sheet.end()
    return count


_Cell = Sequence[tuple[str, float] | Line]
"""Line by line, codes and the x they stand at, or what needs more than codes."""


def _widths(pages: Pages, columns: Sequence[LongColumn]) -> list[float]:
    def needs(column: LongColumn) -> float:
        head, text = pages.type.line(column.head, look.HEAD), pages.type.line(column.holds, _STYLE)
        return max(head.width, text.width) + _GUTTER + _ROUNDING

    fixed = {place: needs(column) for place, column in enumerate(columns) if column.holds}
    left = look.WIDTH - sum(fixed.values())
    shares = sum(column.share for column in columns if not column.holds)
    if not fixed or not shares or left < _LEFT_AT_LEAST * look.WIDTH:
        return [column.share * look.WIDTH for column in columns]
    return [fixed.get(place, left * column.share / shares) for place, column in enumerate(columns)]


class _Sheet:
    def __init__(self, pages: Pages, columns: Sequence[LongColumn]) -> None:
        self._pages = pages
        self._places: list[_Place] = []
        left = look.LEFT
        for column, width in zip(columns, _widths(pages, columns), strict=True):
            gutter = _GUTTER if column is not columns[-1] else 0
            self._places.append(_Place(column.head, left, width - gutter, column.right))
            left += width
        self._baseline = baseline_of(_STYLE)
        self._plain = pages.type.plain(_STYLE)
        self._rules: list[str] = []

    def begin(self, *, first: bool) -> None:
        pages = self._pages
        if first:
            pages.need(_HEAD_HEIGHT + 4 * _STYLE.leading)
        with pages.structure.element("TR") if first else pages.structure.artifact():
            for place in self._places:
                line = pages.type.line(place.head, look.HEAD)
                x = place.left + (place.width - line.width if place.right else 0)
                if first:
                    with pages.structure.element("TH", scope="Column"), pages.structure.content():
                        pages.draw_lines([line], look.HEAD, x, pages.down + 1)
                else:
                    pages.draw_lines([line], look.HEAD, x, pages.down + 1)
        pages.down += _HEAD_HEIGHT
        pages.rule(pages.down, thickness=0.6, ink=look.LINE_2)

    def add(self, row: Sequence[str]) -> None:
        """Collect a row; a new page where it does not fit. A row taller than a page goes on over the page."""
        cells: list[_Cell] = []
        lines = 1
        style = _STRONG if isinstance(row, StrongRow) else _STYLE
        for place, text in zip(self._places, row, strict=True):
            plain = self._plain.set(text) if style is _STYLE else None
            if plain is not None and plain[1] <= place.width:
                cells.append([(plain[0], place.left + place.width - plain[1] if place.right else place.left)])
                continue
            cell = self._broken(place, text, style)
            lines = max(lines, len(cell))
            cells.append(cell)
        if lines <= _MOST_LINES:
            self._put(cells, lines, style)
            return
        for start in range(0, lines, _MOST_LINES):
            part: list[_Cell] = [cell[start : start + _MOST_LINES] for cell in cells]
            self._put(part, min(lines - start, _MOST_LINES), style)

    def _broken(self, place: _Place, text: str, style: Style) -> _Cell:
        """A cell that does not stand on one line, or not in one typeface; names come again and are remembered."""
        known = place.broken.get((text, style.cut))
        if known is None:
            plain = self._plain.wrapped(text, place.width) if style is _STYLE else None
            known = (
                self._pages.type.lines(text, style, place.width)
                if plain is None
                else [(codes, place.left + place.width - wide if place.right else place.left) for codes, wide in plain]
            )
            if len(place.broken) < _REMEMBERED and len(text) < _REMEMBERED_LETTERS:
                place.broken[text, style.cut] = known
        return known

    def _put(self, cells: Sequence[_Cell], lines: int, style: Style) -> None:
        height = lines * _STYLE.leading + _PADDING
        if self._pages.down + height > look.BOTTOM:
            self._over()
        top = self._pages.down + _PADDING / 2
        up = look.PAPER_HEIGHT - top - self._baseline
        for place, cell in zip(self._places, cells, strict=True):
            for index, line in enumerate(cell):
                if isinstance(line, tuple):
                    place.codes.append(f"1 0 0 1 {line[1]:.2f} {up - index * _STYLE.leading:.2f} Tm<{line[0]}>Tj")
                else:
                    x = place.left + (place.width - line.width if place.right else 0)
                    place.others.append((line, style, x, top + index * _STYLE.leading + self._baseline))
        self._pages.down += height
        foot = f"{look.PAPER_HEIGHT - self._pages.down:.2f}"
        self._rules.append(f"{look.LEFT:.2f} {foot} m {look.RIGHT:.2f} {foot} l")

    def end(self) -> None:
        """Draw what the page has collected."""
        pages = self._pages
        font = f"/{self._plain.resource} {_STYLE.size:g} Tf"
        with pages.structure.element("TR"):
            for place in self._places:
                with pages.structure.element("TD"), pages.structure.content():
                    pages.canvas.addLiteral(f"BT {ink(_STYLE.ink)} rg {font} {' '.join(place.codes)} ET")
                    for line, style, x, baseline in place.others:
                        pages.draw(line, style, x, baseline)
                place.codes.clear()
                place.others.clear()
        with pages.structure.artifact():
            pages.canvas.addLiteral(f"q {ink(look.LINE)} RG 0.4 w {' '.join(self._rules)} S Q")
        self._rules.clear()

    def _over(self) -> None:
        self.end()
        self._pages.next_page()
        self.begin(first=False)
