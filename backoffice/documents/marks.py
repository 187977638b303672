"""The four marks of a finding. The shape says it, the colour repeats it, a word always stands beside it.

Boundary: drawn as no content, since the word is the content; told apart on a grey printer by shape alone.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from backoffice.documents import look
from backoffice.documents.typesetting import Ink

SIZE = 8.0
"""Points a mark takes in width and height."""


class Mark(StrEnum):
    AGREES = "agrees"
    CLOSE = "close"
    CONFLICTS = "conflicts"
    UNKNOWN = "unknown"


def draw_mark(canvas: Canvas, mark: Mark, x: float, middle: float) -> None:
    """Draw a mark with its left end at `x` around the height `middle`, points from the top of the page."""
    canvas.saveState()
    canvas.translate(x + SIZE / 2, look.PAPER_HEIGHT - middle)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _DRAWN[mark](canvas)
    canvas.restoreState()


def _agrees(canvas: Canvas) -> None:
    _pen(canvas, look.OK, 0.85)
    canvas.circle(0, 0, 3.4, stroke=1, fill=0)
    _stroke(canvas, [(-1.55, 0.0), (-0.4, -1.2), (1.7, 1.25)])


def _conflicts(canvas: Canvas) -> None:
    canvas.setFillColor(look.DANGER)
    canvas.roundRect(-3.5, -3.5, 7, 7, 1.2, stroke=0, fill=1)
    _pen(canvas, look.PAPER, 1.0)
    _stroke(canvas, [(-1.4, -1.4), (1.4, 1.4)])
    _stroke(canvas, [(-1.4, 1.4), (1.4, -1.4)])


def _close(canvas: Canvas) -> None:
    _pen(canvas, look.WARN, 0.85)
    lozenge = canvas.beginPath()
    lozenge.moveTo(0, 3.9)
    for x, y in ((3.9, 0), (0, -3.9), (-3.9, 0)):
        lozenge.lineTo(x, y)
    lozenge.close()
    canvas.drawPath(lozenge, stroke=1, fill=0)
    canvas.setLineWidth(0.75)
    for height in (0.7, -0.85):
        canvas.bezier(-1.7, height - 0.1, -0.6, height + 1.1, 0.6, height - 1.1, 1.7, height + 0.1)


def _unknown(canvas: Canvas) -> None:
    _pen(canvas, look.TEXT_3, 0.8)
    canvas.setDash([1.15, 1.2])
    canvas.circle(0, 0, 3.5, stroke=1, fill=0)
    canvas.setDash([])
    hook = canvas.beginPath()
    hook.moveTo(-1.05, 0.95)
    hook.curveTo(-1.0, 2.2, 1.15, 2.2, 1.1, 0.85)
    hook.curveTo(1.05, 0.1, 0.0, 0.2, 0.0, -0.6)
    canvas.drawPath(hook, stroke=1, fill=0)
    canvas.setFillColor(look.TEXT_3)
    canvas.circle(0, -1.75, 0.5, stroke=0, fill=1)


_DRAWN = {Mark.AGREES: _agrees, Mark.CLOSE: _close, Mark.CONFLICTS: _conflicts, Mark.UNKNOWN: _unknown}


def _pen(canvas: Canvas, ink: Ink, width: float) -> None:
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(width)


def _stroke(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    for (x1, y1), (x2, y2) in pairwise(points):
        canvas.line(x1, y1, x2, y2)
