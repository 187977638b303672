"""Hair, in two layers: what hangs behind the head and what lies on it.

Boundary: drawing only, on the face's grid.
"""

from __future__ import annotations

from collections.abc import Callable

from backoffice.sample.features import outline
from backoffice.sample.looks import Look
from backoffice.sample.strokes import Color, Pen, Point, mirrored, mixed, shaded


def behind(pen: Pen, face: Look) -> None:
    """What is drawn before neck and face."""
    w, top = face.face_width, -face.forehead - 46
    tone = shaded(face.hair, 0.86)
    style = face.hair_style
    if style in ("long", "shoulder"):
        reach = 250 if style == "long" else 165
        pen.shape(
            mirrored(
                [
                    (0, top - 20),
                    (w * 0.72, top - 8),
                    (w + 20, top + 62),
                    (w + 26, 40),
                    (w + 30, 130),
                    (w + 22, reach),
                    (w * 0.5, reach + 8),
                    (0, reach - 8),
                ]
            ),
            tone,
        )
    elif style == "wavy":
        pen.shape(
            mirrored(
                [
                    (0, top - 22),
                    (w * 0.75, top - 10),
                    (w + 26, top + 58),
                    (w + 20, 10),
                    (w + 40, 60),
                    (w + 26, 120),
                    (w + 46, 170),
                    (w + 30, 228),
                    (w * 0.6, 214),
                    (0, 200),
                ]
            ),
            tone,
        )
    elif style in ("bob", "fringe"):
        pen.shape(
            mirrored(
                [
                    (0, top - 20),
                    (w * 0.74, top - 10),
                    (w + 22, top + 60),
                    (w + 28, 30),
                    (w + 26, 96),
                    (w + 4, 118),
                    (w * 0.5, 108),
                    (0, 100),
                ]
            ),
            tone,
        )
    elif style == "side":
        pen.shape(
            mirrored(
                [
                    (0, top - 20),
                    (w * 0.74, top - 10),
                    (w + 20, top + 60),
                    (w + 24, 40),
                    (w + 30, 110),
                    (w + 10, 160),
                    (w * 0.5, 150),
                    (0, 130),
                ]
            ),
            tone,
        )
    elif style == "bun":
        pen.oval(0, top - 34, 40, 36, tone)
        pen.shape([*outline(face, 9)[:4], (w + 8, 10), (-w - 8, 10), *outline(face, 9)[-3:]], tone)
    elif style == "ponytail":
        side = 1 if face.parting > 0 else -1
        pen.shape(
            [
                (side * w * 0.6, top + 20),
                (side * (w + 34), top + 50),
                (side * (w + 48), 30),
                (side * (w + 40), 130),
                (side * (w + 22), 210),
                (side * (w + 2), 130),
                (side * (w - 6), 20),
            ],
            tone,
        )
    elif style == "curly":
        for x, y, r in _curls(w, top, 140):
            pen.oval(x, y, r, r, tone)
        pen.shape(
            mirrored([(0, top - 22), (w * 0.8, top), (w + 26, -20), (w + 30, 90), (w * 0.6, 140), (0, 120)]), tone
        )
    elif style == "afro":
        pen.oval(0, -52, w + 56, 128, tone)
    elif style == "braids":
        for side in (-1, 1):
            for x in (w - 8, w + 8, w + 22):
                pen.stroke([(side * (x - 10), -40), (side * x, 60), (side * (x + 2), 205 - abs(x - w) * 2)], 12, tone)


def _curls(w: float, top: float, low: float) -> list[tuple[float, float, float]]:
    """Bumps (x, y, radius) along the edge of a full head of curls that ends at `low`."""
    bumps: list[tuple[float, float, float]] = []
    for place in range(10):
        turn = place / 9
        y = top + (low - top) * turn
        x = (w + 22) * min(1.0, 0.36 + turn * 2.6) + 5 * (place % 2)
        r = 21 + 5 * (place * 3 % 4) / 3
        bumps += [(x, y, r), (-x, y, r)]
    return [*bumps, (0, top - 12, 30), (-w * 0.28, top - 8, 27), (w * 0.28, top - 8, 27)]


def over(pen: Pen, face: Look) -> None:
    """What is drawn after the face: cap, fringe and locks."""
    draw = _STYLES.get(face.hair_style)
    if draw:
        draw(pen, face, face.hair)


def _cap(face: Look, grow: float, sides: float) -> list[Point]:
    """The outer edge of hair on the head, from one temple over the crown to the other, `sides` the y where it ends."""
    w, top = face.face_width + grow, -face.forehead - 46 - grow
    half: list[Point] = [(w + 1, sides), (w + 3, -40), (w * 0.93, top + 48), (w * 0.58, top + 10)]
    return [*half, (0, top), *((-x, y) for x, y in reversed(half))]


def _hairline(face: Look, height: float, temple: float) -> list[Point]:
    """The lower edge from the left temple to the right one."""
    w, y = face.face_width, -face.forehead + height
    return [
        (-w + 5, temple),
        (-w * 0.86, y + 30),
        (-w * 0.5, y + 2),
        (0, y - 3),
        (w * 0.5, y + 2),
        (w * 0.86, y + 30),
        (w - 5, temple),
    ]


def _parted(face: Look, sides: float, drop: float) -> list[Point]:
    """The lower edge of hair parted at one side and swept over the forehead."""
    w, y, p = face.face_width, -face.forehead, face.parting
    x = p * w
    edge: list[Point] = [
        (-w + 4, sides),
        (-w * 0.92, y + 44 + (drop if p > 0 else 0)),
        (-w * 0.5, y + 12 + (drop * 0.6 if p > 0 else 0)),
        (x - 14, y - 12),
        (x + 6, y - 20),
    ]
    if p > 0:
        return [*edge, (x + 22, y - 8), (w * 0.9, y + 34), (w - 4, sides)]
    return [
        (-w + 4, sides),
        (-w * 0.9, y + 34),
        (x - 22, y - 8),
        (x - 6, y - 20),
        (x + 14, y - 12),
        (w * 0.5, y + 12 + drop * 0.6),
        (w * 0.92, y + 44 + drop),
        (w - 4, sides),
    ]


def _strands(pen: Pen, face: Look, hair: Color, lean: float) -> None:
    """A few lighter lines that show which way the hair lies."""
    top = -face.forehead - 46
    shine = mixed(hair, (255, 240, 220), 0.10)
    x = face.parting * face.face_width * 0.6
    for step in (-34, -12, 14, 36):
        pen.stroke(
            [(x + step * 0.6, top + 6), (x + step * 1.5 + lean, top + 24), (x + step * 2.0 + lean * 1.6, top + 46)],
            2.4,
            shine,
        )


def _side_part(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 9, -4), *_parted(face, -4, 4)], hair)
    _strands(pen, face, hair, -20 if face.parting > 0 else 20)


def _crop(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 5, -8), *_hairline(face, 0, -8)], hair)


def _buzz(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 1, -14), *_hairline(face, -4, -14)], mixed(hair, face.skin, 0.28))


def _quiff(pen: Pen, face: Look, hair: Color) -> None:
    w, y, top = face.face_width, -face.forehead, -face.forehead - 46
    s = 1 if face.parting > 0 else -1
    lift: list[Point] = [(w + 5, -8), (w + 5, -50), (w * 0.96, top + 44)]
    crest: list[Point] = [(w * 0.66 * s, top - 12), (w * 0.2 * s, top - 26), (-w * 0.45 * s, top - 14)]
    crest = crest if s > 0 else list(reversed(crest))
    crest = sorted(crest, key=lambda point: -point[0])
    pen.shape([*lift, *crest, *((-px, py) for px, py in reversed(lift)), *_hairline(face, -2, -8)], hair)
    shine = mixed(hair, (255, 240, 220), 0.12)
    for x in (-w * 0.3, 0.0, w * 0.3):
        pen.stroke([(x, y - 4), (x + 6 * s, y - 34), (x + 20 * s, top - 8)], 2.6, shine)


def _curled(pen: Pen, face: Look, hair: Color) -> None:
    w, top, y = face.face_width, -face.forehead - 46, -face.forehead
    pen.shape([*_cap(face, 8, -10), *_hairline(face, 0, -10)], hair)
    for place in range(11):
        x = -w + 2 * w * place / 10
        bow = 1 - (x / w) ** 2
        pen.oval(x, top + 46 - 54 * bow**0.5, 20, 19, hair)
        pen.oval(x * 0.82, y + 4 - 8 * bow + (place % 3) * 4, 15, 14, shaded(hair, 1.12 if place % 2 else 0.9))


def _swept(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 8, 6), *_hairline(face, -10, 6)], hair)
    shine = mixed(hair, (255, 240, 220), 0.12)
    for x in (-60, -36, -12, 12, 36, 60):
        pen.stroke(
            [
                (x, -face.forehead - 12 + abs(x) * 0.22),
                (x * 1.1, -face.forehead - 34 + abs(x) * 0.16),
                (x * 0.9, -face.forehead - 46),
            ],
            2.2,
            shine,
        )


def _fringed(pen: Pen, face: Look, hair: Color) -> None:
    w, y = face.face_width, -face.brow_height - 10
    low: list[Point] = [
        (-w + 3, 10),
        (-w * 0.9, y + 16),
        (-w * 0.55, y + 3),
        (-w * 0.2, y),
        (w * 0.2, y + 1),
        (w * 0.55, y + 3),
        (w * 0.9, y + 16),
        (w - 3, 10),
    ]
    pen.shape([*_cap(face, 10, 10), *low], hair)
    for x in (-0.6, -0.3, 0.0, 0.3, 0.6):
        pen.stroke([(x * w, -face.forehead - 22), (x * w * 1.1, y - 4)], 2.2, shaded(hair, 0.86))


def _fringed_long(pen: Pen, face: Look, hair: Color) -> None:
    _fringed(pen, face, hair)
    _locks(pen, face, hair, 104)


def _locks(pen: Pen, face: Look, hair: Color, reach: float) -> None:
    """Hair falling before the ears."""
    w = face.face_width
    for side in (-1, 1):
        pen.shape(
            [
                (side * (w - 10), -70),
                (side * (w + 10), -56),
                (side * (w + 22), 20),
                (side * (w + 20), reach),
                (side * (w - 2), reach + 4),
                (side * (w - 3), 40),
                (side * (w - 8), -20),
            ],
            hair,
        )


def _parted_long(reach: float) -> Callable[[Pen, Look, Color], None]:
    def draw(pen: Pen, face: Look, hair: Color) -> None:
        pen.shape([*_cap(face, 11, 8), *_parted(face, 8, 12)], hair)
        _locks(pen, face, hair, reach)
        _strands(pen, face, hair, -22 if face.parting > 0 else 22)

    return draw


def _tied(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 8, 4), *_hairline(face, -6, 4)], hair)
    shine = mixed(hair, (255, 240, 220), 0.10)
    for x in (-54, -28, 0, 28, 54):
        pen.stroke([(x, -face.forehead - 8 + abs(x) * 0.24), (x * 0.62, -face.forehead - 46)], 2.2, shine)


def _curly(pen: Pen, face: Look, hair: Color) -> None:
    w, top = face.face_width, -face.forehead - 46
    pen.shape([*_cap(face, 14, 0), *_parted(face, 0, 10)], hair)
    for place in range(8):
        x = -w * 0.86 + 1.72 * w * place / 7
        bow = (1 - (x / w) ** 2) ** 0.5
        pen.oval(x, top + 36 - 46 * bow, 24, 22, hair)
        pen.oval(x * 0.94, -face.forehead - 2 - 8 * bow + 5 * (place % 2), 17, 14, hair)
    shine = mixed(hair, (255, 240, 220), 0.09)
    for side in (-1, 1):
        for y in (-46, -16, 14, 44, 74, 104):
            pen.oval(side * (w + 8 + y % 7), y, 20, 21, hair)
            pen.stroke([(side * (w + 2), y - 4), (side * (w + 10), y - 9), (side * (w + 16), y - 2)], 2.2, shine)


def _pixie(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 9, 12), *_parted(face, 12, 22)], hair)
    _strands(pen, face, hair, -26 if face.parting > 0 else 26)


def _afro(pen: Pen, face: Look, hair: Color) -> None:
    w, top = face.face_width, -face.forehead - 46
    edge = [(w + 24, -6), (w + 40, -60), (w * 1.05, top - 10), (w * 0.55, top - 50)]
    pen.shape([*edge, (0, top - 62), *((-x, y) for x, y in reversed(edge)), *_hairline(face, 0, -6)], hair)


def _afro_short(pen: Pen, face: Look, hair: Color) -> None:
    pen.shape([*_cap(face, 20, -12), *_hairline(face, -2, -12)], hair)


def _receding(pen: Pen, face: Look, hair: Color) -> None:
    w, y = face.face_width, -face.forehead
    low: list[Point] = [
        (-w + 4, 0),
        (-w * 0.88, y + 26),
        (-w * 0.62, y - 22),
        (-w * 0.25, y - 10),
        (w * 0.25, y - 10),
        (w * 0.62, y - 22),
        (w * 0.88, y + 26),
        (w - 4, 0),
    ]
    pen.shape([*_cap(face, 5, 0), *low], hair)


def _bald(pen: Pen, face: Look, hair: Color) -> None:
    w = face.face_width
    for side in (-1, 1):
        pen.shape(
            [
                (side * (w - 3), 8),
                (side * (w + 5), -20),
                (side * (w * 0.97), -72),
                (side * w * 0.87, -60),
                (side * (w - 7), -20),
            ],
            mixed(hair, face.skin, 0.2),
        )
    pen.oval(face.parting * 60, -face.forehead - 18, 24, 10, shaded(face.skin, 1.05))


_STYLES: dict[str, Callable[[Pen, Look, Color], None]] = {
    "side_part": _side_part,
    "crop": _crop,
    "buzz": _buzz,
    "quiff": _quiff,
    "curls": _curled,
    "swept": _swept,
    "fringe_short": _fringed,
    "fringe": _fringed_long,
    "long": _parted_long(190),
    "wavy": _parted_long(150),
    "bob": _parted_long(92),
    "side": _parted_long(120),
    "shoulder": _parted_long(120),
    "braids": _tied,
    "bun": _tied,
    "ponytail": _tied,
    "curly": _curly,
    "pixie": _pixie,
    "afro": _afro,
    "afro_short": _afro_short,
    "receding": _receding,
    "bald": _bald,
}
