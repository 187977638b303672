"""The quiet art of invented papers: line patterns, emblems, a chip, a block of squares, a signature.

Boundary: drawing only. None is copied from a real document; the block of squares encodes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from PIL import Image, ImageDraw

from backoffice.sample.chance import Chance
from backoffice.sample.strokes import Color, Pen, Point, shaded

FINE = 2
_SQUARES = 23


def lined(size: tuple[int, int], paper: Color, ink: Color, pattern: str) -> Image.Image:
    """Paper with fine lines of `ink` on it, drawn at FINE times that size, to be reduced when all is on it."""
    image = Image.new("RGB", (size[0] * FINE, size[1] * FINE), paper)
    draw = ImageDraw.Draw(image)
    for line in _PATTERNS[pattern](size[0], size[1]):
        draw.line([(x * FINE, y * FINE) for x, y in line], fill=ink, width=2)
    return image


def _waves(w: int, h: int) -> list[list[Point]]:
    return [
        [(x, y + 16 * sin(x / 74 + y / 60) + 9 * sin(x / 31 - y / 44)) for x in range(-10, w + 20, 9)]
        for y in range(-20, h + 30, 17)
    ]


def _rosette(w: int, h: int) -> list[list[Point]]:
    lines: list[list[Point]] = []
    for cx, cy, size in ((w * 0.68, h * 0.54, h * 0.62), (w * 0.16, h * 0.92, h * 0.34)):
        for ring in range(11):
            r, turn = size * (0.24 + ring * 0.07), ring * 0.13
            lines.append(
                [
                    (cx + r * (1 + 0.16 * sin(9 * a + turn)) * cos(a), cy + r * (1 + 0.16 * sin(9 * a + turn)) * sin(a))
                    for a in (step * pi / 60 for step in range(121))
                ]
            )
    return lines


def _rays(w: int, h: int) -> list[list[Point]]:
    cx, cy = w * 0.86, h * 1.05
    return [
        [
            (cx + r * cos(a + 0.05 * sin(r / 46)), cy + r * sin(a + 0.05 * sin(r / 46)))
            for r in range(60, int(w * 1.1), 24)
        ]
        for a in (pi + step * pi / 58 for step in range(59))
    ]


def _weave(w: int, h: int) -> list[list[Point]]:
    up = [[(float(x), y0 + x * 0.42 + 7 * sin(x / 33)) for x in range(-10, w + 20, 12)] for y0 in range(-w // 2, h, 24)]
    down = [
        [(float(x), y0 - x * 0.42 + 7 * sin(x / 33)) for x in range(-10, w + 20, 12)] for y0 in range(0, h + w // 2, 24)
    ]
    return up + down


def _rings(w: int, h: int) -> list[list[Point]]:
    lines: list[list[Point]] = []
    for cx in (w * 0.2, w * 0.55, w * 0.9):
        for r in range(18, int(h * 0.6), 15):
            lines.append(
                [(cx + r * cos(a), h * 0.5 + r * 0.82 * sin(a)) for a in (step * pi / 30 for step in range(61))]
            )
    return lines


def _hills(w: int, h: int) -> list[list[Point]]:
    return [
        [(x, h * 0.42 + row * 15 - (46 - row) * (1 + sin(x / 96 + row * 0.21)) * 0.62) for x in range(-10, w + 20, 9)]
        for row in range(-14, 24)
    ]


_PATTERNS: dict[str, Callable[[int, int], list[list[Point]]]] = {
    "waves": _waves,
    "rosette": _rosette,
    "rays": _rays,
    "weave": _weave,
    "rings": _rings,
    "hills": _hills,
}


def emblem(pen: Pen, kind: str, ink: Color) -> None:
    """An emblem of no state, about 40 units across, at the pen's origin."""
    pen.ring([(20, 0), (14, 14), (0, 20), (-14, 14), (-20, 0), (-14, -14), (0, -20), (14, -14)], 1.8, ink)
    if kind == "star":
        pen.polygon(
            [((13 if k % 2 else 6) * sin(k * pi / 6), (13 if k % 2 else 6) * cos(k * pi / 6)) for k in range(12)], ink
        )
    elif kind == "leaf":
        pen.shape([(0, -14), (8, -4), (6, 7), (0, 13), (-6, 7), (-8, -4)], ink)
    elif kind == "sun":
        pen.oval(0, 0, 6, 6, ink)
        for k in range(8):
            a = k * pi / 4
            pen.stroke([(9 * cos(a), 9 * sin(a)), (14 * cos(a), 14 * sin(a))], 2.2, ink)
    elif kind == "bird":
        pen.shape([(-14, -3), (-6, -8), (0, -1), (6, -8), (14, -3), (7, -2), (0, 9), (-7, -2)], ink)
    elif kind == "peak":
        pen.polygon([(-13, 9), (-3, -11), (3, 0), (6, -4), (13, 9)], ink)
    else:
        for k in range(6):
            a = k * pi / 3
            pen.stroke([(0, 0), (13 * cos(a), 13 * sin(a))], 2.0, ink)


def chip(image: Image.Image, x: float, y: float) -> None:
    """A contact chip of 92 × 70 pixels at that place of a card drawn FINE times as large."""
    draw = ImageDraw.Draw(image)
    gold = (201, 168, 92)
    dark = shaded(gold, 0.7)

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return (x + left) * FINE, (y + top) * FINE, (x + right) * FINE, (y + bottom) * FINE

    draw.rounded_rectangle(box(0, 0, 92, 70), 9 * FINE, fill=gold)
    for line in (
        (0, 23, 30, 23),
        (0, 47, 30, 47),
        (62, 23, 92, 23),
        (62, 47, 92, 47),
        (46, 0, 46, 18),
        (46, 52, 46, 70),
    ):
        draw.line(box(*line), fill=dark, width=3)
    draw.rounded_rectangle(box(30, 18, 62, 52), 6 * FINE, outline=dark, width=3)


def squares(luck: Chance, side: int, ink: Color, paper: Color) -> Image.Image:
    """A block of squares with three corner marks, `side` pixels wide."""
    small = Image.new("L", (_SQUARES, _SQUARES))
    small.putdata([255 if luck.happens(0.5) else 0 for _ in range(_SQUARES * _SQUARES)])
    draw = ImageDraw.Draw(small)
    for x, y in ((0, 0), (_SQUARES - 7, 0), (0, _SQUARES - 7)):
        draw.rectangle((x - 1, y - 1, x + 7, y + 7), fill=0)
        draw.rectangle((x, y, x + 6, y + 6), outline=255)
        draw.rectangle((x + 2, y + 2, x + 4, y + 4), fill=255)
    scale = side // _SQUARES
    mask = small.resize((_SQUARES * scale, _SQUARES * scale), Image.Resampling.NEAREST)
    block = Image.new("RGB", (side, side), paper)
    edge = (side - _SQUARES * scale) // 2
    block.paste(ink, (edge, edge, edge + mask.width, edge + mask.height), mask)
    return block


def signature(luck: Chance, size: tuple[int, int]) -> Image.Image:
    """A mask of that size with somebody's hand in it: the same chance, the same hand."""
    mask = Image.new("RGB", (size[0] * FINE, size[1] * FINE))
    pen = Pen(mask, at=(0, size[1] * 1.15), scale=FINE)
    high = size[1] * luck.between(0.42, 0.6)
    points: list[Point] = [(10, -high * 0.3), (20, -high), (17, 2)]
    x = 24.0
    while x < size[0] * luck.between(0.6, 0.86):
        up = high * luck.one_of((0.3, 0.36, 0.42, 0.95))
        points += [
            (x + luck.between(3, 9), -up),
            (x + luck.between(4, 8), -up * 0.2),
            (x + luck.between(9, 16), luck.between(-3, 8)),
        ]
        x += luck.between(10, 22)
    points.append((size[0] - luck.between(10, 26), luck.between(-16, 2)))
    pen.stroke(points, 1.5, (255, 255, 255))
    if luck.happens(0.5):
        pen.stroke([(14, 13), (size[0] * 0.5, 9), (size[0] - 18, 12)], 1.2, (255, 255, 255))
    return mask.reduce(FINE).getchannel(0)
