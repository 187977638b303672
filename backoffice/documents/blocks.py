"""What a document is made of besides tables and pictures: title, sections, facts in a grid, paragraphs, the verdict.

Boundary: each block draws itself at the cursor, tags itself, and leaves the cursor below itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backoffice.documents import look
from backoffice.documents.page import Pages, ink
from backoffice.documents.typesetting import Line, Style

_PAIR = look.WIDTH / 2 + 4
_LABEL_WIDTH = 78.0
_PADDING = 12.0
_RIGHT_PART = 0.62
_BEFORE, _HEADING = 15.0, 20.0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: str
    style: Style = look.BODY


def title(pages: Pages, text: str, under: str) -> None:
    """The document's heading and one sentence below it."""
    _flow(pages, "H1", text, look.TITLE)
    _flow(pages, "P", under, look.UNDER_TITLE)


def section(pages: Pages, text: str, *, aside: str = "", keep: float = 60.0) -> None:
    """A section's heading over a rule; `keep` points must follow on the same page."""
    lines = pages.type.lines(text, look.SECTION, look.WIDTH)
    more = (len(lines) - 1) * look.SECTION.leading
    pages.need(_BEFORE + _HEADING + more + keep)
    if pages.down > look.TOP:
        pages.down += _BEFORE
    top = pages.down
    with pages.structure.element("H2"), pages.structure.content():
        pages.draw_lines(lines, look.SECTION, look.LEFT, top)
    if aside:
        line = pages.type.line(aside, look.LABEL)
        with pages.structure.element("P"), pages.structure.content():
            pages.draw_lines([line], look.LABEL, look.RIGHT - line.width, top)
    pages.rule(top + more + 16.5, thickness=0.6, ink=look.TEXT)
    pages.down = top + more + _HEADING


def grid(pages: Pages, facts: Sequence[Fact]) -> None:
    """Facts in two columns, read row by row."""
    with pages.structure.element("L"):
        for start in range(0, len(facts), 2):
            _grid_row(pages, facts[start : start + 2])


def _grid_row(pages: Pages, pair: Sequence[Fact]) -> None:
    labels = [pages.type.lines(fact.label, look.LABEL, _LABEL_WIDTH - 6) for fact in pair]
    values = [pages.type.lines(fact.value, fact.style, _PAIR - _LABEL_WIDTH - 12) for fact in pair]
    height = max(len(lines) for lines in labels + values) * look.BODY.leading + 3
    if height > look.BOTTOM - look.TOP:
        for fact in pair:
            _flow(pages, "LI", f"{fact.label}: {fact.value}", fact.style)
        return
    pages.need(height)
    for place, fact in enumerate(pair):
        x = look.LEFT + place * _PAIR
        with pages.structure.element("LI"):
            with pages.structure.element("Lbl"), pages.structure.content():
                pages.draw_lines(labels[place], look.LABEL, x, pages.down)
            with pages.structure.element("LBody", fact.value), pages.structure.content():
                pages.draw_lines(values[place], fact.style, x + _LABEL_WIDTH, pages.down)
    pages.down += height


def paragraph(pages: Pages, text: str, style: Style = look.BODY) -> None:
    """Running text over as many pages as it takes; text that runs leftward stands at the right."""
    _flow(pages, "P", text, style)


def verdict_box(pages: Pages, label: str, verdict: str, sentences: Sequence[str], facts: Sequence[Fact]) -> None:
    """The one black frame of a document: what was decided, why in a few lines, by whom."""
    inner = look.WIDTH - 2 * _PADDING
    left_width = inner * _RIGHT_PART - 16
    right = look.LEFT + _PADDING + inner * _RIGHT_PART
    left = [
        _Part.of(pages, label, look.LABEL, left_width, after=0),
        _Part.of(pages, verdict, look.VERDICT, left_width, after=3),
        *(_Part.of(pages, sentence, look.BODY, left_width, after=2) for sentence in sentences if sentence),
    ]
    beside: list[_Part] = []
    for fact in facts:
        width = inner * (1 - _RIGHT_PART)
        beside.append(_Part.of(pages, fact.label, look.LABEL, width, after=0))
        beside.append(_Part.of(pages, fact.value, fact.style, width, after=5))
    height = max(_height(left), _height(beside)) + 2 * _PADDING - 4
    pages.need(_BEFORE + height)
    pages.down += _BEFORE if pages.down > look.TOP else 0
    with pages.structure.artifact():
        pages.canvas.addLiteral(
            f"q {ink(look.TEXT)} RG 1.3 w {look.LEFT + 0.65:.2f} {look.PAPER_HEIGHT - pages.down - height:.2f}"
            f" {look.WIDTH - 1.3:.2f} {height:.2f} re S Q"
        )
    for x, parts in ((look.LEFT + _PADDING, left), (right, beside)):
        top = pages.down + _PADDING - 2
        for part in parts:
            with pages.structure.element("P", part.text), pages.structure.content():
                pages.draw_lines(part.lines, part.style, x, top)
            top += part.height
    pages.down += height


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    lines: list[Line]
    style: Style
    height: float

    @classmethod
    def of(cls, pages: Pages, text: str, style: Style, width: float, *, after: float) -> _Part:
        lines = pages.type.lines(text, style, width)
        return cls(text, lines, style, len(lines) * style.leading + after)


def _height(parts: Sequence[_Part]) -> float:
    return sum(part.height for part in parts)


def _flow(pages: Pages, role: str, text: str, style: Style) -> None:
    lines = pages.type.lines(text, style, look.WIDTH)
    with pages.structure.element(role, text):
        while lines:
            pages.need(style.leading)
            fit = max(int(pages.room / style.leading), 1)
            now, lines = lines[:fit], lines[fit:]
            with pages.structure.content():
                for line in now:
                    x = look.RIGHT - line.width if line.leftward else look.LEFT
                    pages.draw_lines([line], style, x, pages.down)
                    pages.down += style.leading
