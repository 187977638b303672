"""A pen that draws smooth shapes with Pillow: curves through points, turned, scaled and tinted.

Boundary: pure drawing on a given image; edges are smoothed by drawing at twice the size and halving.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from PIL import Image, ImageDraw

Color = tuple[int, int, int]
Point = tuple[float, float]

_STEPS = 4
_CIRCLE = tuple((cos(radians(turn)), sin(radians(turn))) for turn in range(0, 360, 10))


def _basis() -> tuple[tuple[float, float, float, float], ...]:
    """Catmull-Rom weights of four neighbouring points at each step between the middle two."""
    rows = []
    for step in range(_STEPS):
        t = step / _STEPS
        rows.append(
            (
                (-t + 2 * t * t - t**3) / 2,
                (2 - 5 * t * t + 3 * t**3) / 2,
                (t + 4 * t * t - 3 * t**3) / 2,
                (-t * t + t**3) / 2,
            )
        )
    return tuple(rows)


_BASIS = _basis()


def color(text: str) -> Color:
    """An RGB colour from "#RRGGBB"."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mixed(first: Color, second: Color, share: float) -> Color:
    """`first` with that share of `second` in it."""
    keep = 1 - share
    return (
        int(first[0] * keep + second[0] * share),
        int(first[1] * keep + second[1] * share),
        int(first[2] * keep + second[2] * share),
    )


def shaded(base: Color, by: float) -> Color:
    """Darker (below 1) or lighter (above 1), staying in range."""
    return min(255, int(base[0] * by)), min(255, int(base[1] * by)), min(255, int(base[2] * by))


@dataclass(frozen=True, slots=True)
class Light:
    """What a lamp or the sky does to every colour it falls on."""

    red: float = 1.0
    green: float = 1.0
    blue: float = 1.0

    def on(self, base: Color) -> Color:
        return (
            min(255, int(base[0] * self.red)),
            min(255, int(base[1] * self.green)),
            min(255, int(base[2] * self.blue)),
        )


class Pen:
    """Draws in units of its own, with the origin at `at` (pixels), turned by `turn` degrees."""

    def __init__(
        self, image: Image.Image, *, at: Point, scale: float, turn: float = 0.0, light: Light | None = None
    ) -> None:
        self._draw = ImageDraw.Draw(image)
        self._at, self._scale = at, scale
        self._cos, self._sin = cos(radians(turn)) * scale, sin(radians(turn)) * scale
        self._light = light or Light()

    def turned(self, image: Image.Image, turn: float, shift: Point = (0.0, 0.0)) -> Pen:
        """Another pen with this one's light and scale, its origin moved by `shift` units."""
        x, y = self._placed([shift])[0]
        return Pen(image, at=(x, y), scale=self._scale, turn=turn, light=self._light)

    def shape(self, points: Sequence[Point], fill: Color) -> None:
        """A smooth closed shape through the points."""
        self._draw.polygon(_closed(self._placed(points)), fill=self._light.on(fill))

    def polygon(self, points: Sequence[Point], fill: Color) -> None:
        self._draw.polygon(self._placed(points), fill=self._light.on(fill))

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Color) -> None:
        (x, y), c, s = self._placed([(x, y)])[0], self._cos, self._sin
        ring = [(x + rx * a * c - ry * b * s, y + rx * a * s + ry * b * c) for a, b in _CIRCLE]
        self._draw.polygon(ring, fill=self._light.on(fill))

    def stroke(self, points: Sequence[Point], width: float, fill: Color) -> None:
        """A smooth line through the points with round ends."""
        placed = _open(self._placed(points))
        broad = max(1, round(width * self._scale))
        ink = self._light.on(fill)
        self._draw.line(placed, fill=ink, width=broad, joint=_joint(broad))
        if broad > 3:
            half = broad / 2 - 0.5
            for x, y in (placed[0], placed[-1]):
                self._draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)

    def ring(self, points: Sequence[Point], width: float, fill: Color) -> None:
        """The outline of a smooth closed shape."""
        placed = _closed(self._placed(points))
        broad = max(1, round(width * self._scale))
        self._draw.line([*placed, placed[0], placed[1]], fill=self._light.on(fill), width=broad, joint=_joint(broad))

    def _placed(self, points: Sequence[Point]) -> list[Point]:
        (x0, y0), c, s = self._at, self._cos, self._sin
        return [(x0 + x * c - y * s, y0 + x * s + y * c) for x, y in points]


def mirrored(points: Sequence[Point]) -> list[Point]:
    """A whole outline from its right half, given from top to bottom."""
    return [*points, *((-x, y) for x, y in reversed(points) if x)]


def _joint(broad: int) -> Literal["curve"] | None:
    """Gaps at the bends of a line show only when it is broad; filling them is slow."""
    return "curve" if broad > 9 else None


def _closed(points: Sequence[Point]) -> list[Point]:
    count = len(points)
    return _between([points[-1], *points, points[0], points[1]], count)


def _open(points: Sequence[Point]) -> list[Point]:
    inner = _between([points[0], *points, points[-1]], len(points) - 1)
    return [*inner, points[-1]]


def _between(points: Sequence[Point], segments: int) -> list[Point]:
    curve: list[Point] = []
    for place in range(segments):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[place : place + 4]
        curve += [
            (wa * ax + wb * bx + wc * cx + wd * dx, wa * ay + wb * by + wc * cy + wd * dy) for wa, wb, wc, wd in _BASIS
        ]
    return curve
