"""What people wear on their heads: a scarf, a turban, a ghutra; in two layers, like hair.

Boundary: drawing only, on the face's grid.
"""

from __future__ import annotations

from collections.abc import Callable

from backoffice.sample.looks import Look
from backoffice.sample.strokes import Pen, color, mirrored, shaded

_GHUTRA = color("#F1F0EC")
_AGAL = color("#1F1E20")


def behind(pen: Pen, face: Look) -> None:
    """What is drawn before neck and face."""
    w, top = face.face_width, -face.forehead - 46
    if face.cover == "hijab":
        half = [(0, top - 22), (w * 0.7, top - 6), (w + 26, top + 70), (w + 34, 60), (w + 44, 170), (w + 70, 260)]
        pen.shape(mirrored([*half, (0, 290)]), shaded(face.cover_color, 0.82))
    elif face.cover == "ghutra":
        half = [(0, top - 14), (w * 0.7, top - 4), (w + 30, top + 60), (w + 46, 60), (w + 66, 180), (w + 60, 270)]
        pen.shape(mirrored([*half, (0, 280)]), shaded(_GHUTRA, 0.92))


def over(pen: Pen, face: Look) -> None:
    """What is drawn after the face."""
    _COVERS[face.cover](pen, face)


def _hijab(pen: Pen, face: Look) -> None:
    w, top, cloth = face.face_width, -face.forehead - 46, face.cover_color
    fold = shaded(cloth, 0.86)
    for side in (-1, 1):
        outer = [
            (-16, top - 18),
            (w * 0.66, top - 6),
            (w + 18, top + 62),
            (w + 26, 30),
            (w + 20, 110),
            (face.jaw + 40, face.chin + 20),
            (-16, face.chin + 50),
        ]
        inner = [
            (-16, face.chin + 4),
            (face.chin_width + 8, face.chin - 6),
            (face.jaw * 0.94, 92),
            (w * 0.92, 36),
            (w * 0.92, -30),
            (w * 0.62, -face.forehead + 12),
            (-16, -face.forehead - 4),
        ]
        pen.shape([(side * x, y) for x, y in (*outer, *inner)], cloth)
    drape = [(-face.jaw - 8, face.chin + 2), (0, face.chin + 24), (face.jaw + 24, face.chin - 8)]
    pen.shape([*drape, (w + 60, 250), (0, 300), (-w - 50, 250)], cloth)
    pen.stroke([(face.jaw + 18, face.chin - 6), (20, face.chin + 40), (-w - 6, 212)], 3.4, fold)
    pen.stroke([(face.jaw + 26, face.chin + 24), (50, face.chin + 74), (-30, 262)], 3.0, fold)
    pen.stroke([(-w - 12, -40), (-w - 4, 40), (-face.jaw - 20, 110)], 2.6, fold)
    pen.stroke([(-w * 0.62, -face.forehead + 2), (0, -face.forehead - 14), (w * 0.62, -face.forehead + 2)], 2.6, fold)


def _turban(pen: Pen, face: Look) -> None:
    w, y, cloth = face.face_width, -face.forehead, face.cover_color
    brim = [(w + 10, -22), (w * 0.55, -64), (0, y - 4), (-w * 0.55, -64)]
    crown = [(-w - 10, -22), (-w - 26, -90), (-w * 0.8, y - 92), (0, y - 116), (w * 0.8, y - 92), (w + 26, -90)]
    pen.shape([*crown, *brim], cloth)
    fold = shaded(cloth, 0.82)
    for lift in (0, 24, 48, 72):
        low = -52 - lift * 0.5
        pen.stroke([(-w - 14 + lift * 0.2, low), (-10, y - 26 - lift), (w * 0.4, y - 70 - lift * 0.5)], 3.0, fold)
        pen.stroke([(w + 14 - lift * 0.2, low), (20, y - 14 - lift * 0.9)], 2.6, fold)


def _ghutra(pen: Pen, face: Look) -> None:
    w, top, y = face.face_width, -face.forehead - 46, -face.forehead
    for side in (-1, 1):
        outer = [(-14, top - 14), (w * 0.66, top - 4), (w + 26, top + 66), (w + 40, 50), (w + 58, 190)]
        inner = [(w + 8, 230), (w - 2, 110), (w * 0.96, 10), (w * 0.8, -70), (-14, y - 2)]
        pen.shape([(side * x, py) for x, py in (*outer, *inner)], _GHUTRA)
        crease = [(side * (w + 14), -30), (side * (w + 22), 60), (side * (w + 30), 190)]
        pen.stroke(crease, 3.0, shaded(_GHUTRA, 0.88))
    for lift in (0, 15):
        half = [(w * 0.5, y - 20 - lift), (w + 12, -60 - lift)]
        pen.stroke([*((-x, py) for x, py in reversed(half)), (0, y - 28 - lift), *half], 11, _AGAL)


_COVERS: dict[str, Callable[[Pen, Look], None]] = {"hijab": _hijab, "turban": _turban, "ghutra": _ghutra}
