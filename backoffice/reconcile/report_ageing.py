"""Draws how old the open items of a report are: a bar for each band, on one scale.

Boundary: frozen values onto pages; words are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backoffice.documents import blocks, look
from backoffice.documents.page import Pages, baseline_of, ink
from backoffice.documents.typesetting import Style
from backoffice.ledger.report_words import figure
from backoffice.reconcile.ageing import Band

_BAR, _STEP = 11.0, 19.0
_BAR_LABEL, _BAR_FIGURE = 92.0, 150.0


def draw_ageing(pages: Pages, bands: Sequence[Band], asset: str, scale: int, word: Callable[..., str]) -> None:
    """`word` says a name of the report's words with its facts."""
    blocks.section(pages, word("ageing"), aside=word("ageing_aside"), keep=6 * _STEP)
    most = max((band.size for band in bands), default=0)
    left, right = look.LEFT + _BAR_LABEL, look.RIGHT - _BAR_FIGURE
    for place, band in enumerate(bands):
        label, told = _label(bands, place, word), word("band", count=f"{band.count:,}")
        size = f"{figure(band.size, scale)} {asset}"
        middle = pages.down + _STEP / 2
        with pages.structure.element("P", f"{label}: {told}, {size}"), pages.structure.content():
            _text(pages, label, look.LABEL, look.LEFT, middle)
            width = (right - left) * band.size / most if most else 0.0
            up = look.PAPER_HEIGHT - middle - _BAR / 2
            bar = max(width, 1.2) if band.count else 0.6
            colour = look.TEXT_2 if band.count else look.LINE_2
            pages.canvas.addLiteral(f"q {ink(colour)} rg {left:.2f} {up:.2f} {bar:.2f} {_BAR:.2f} re f Q")
            _text(pages, told, look.LABEL, right + 12, middle)
            line = pages.type.line(size, look.CELL)
            _text(pages, size, look.CELL, look.RIGHT - line.width, middle)
        pages.down += _STEP


def _label(bands: Sequence[Band], place: int, word: Callable[..., str]) -> str:
    until = bands[place].until
    if until is None:
        return word("band_over", after=bands[place - 1].until)
    after = 0 if place == 0 else (bands[place - 1].until or 0) + 1
    return word("band_of", after=after, until=until)


def _text(pages: Pages, text: str, style: Style, x: float, middle: float) -> None:
    line = pages.type.line(text, style)
    pages.draw(line, style, x, middle - style.leading / 2 + baseline_of(style))
