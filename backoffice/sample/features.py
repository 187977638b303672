"""The parts of a face: outline, ears, eyes, brows, nose, mouth, beard, glasses and what the years add.

Boundary: drawing only. The grid has its origin between cheek and cheek at eye height; x to the right, y down.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.sample.looks import Look
from backoffice.sample.strokes import Color, Pen, Point, color, mirrored, mixed, shaded

_BLUSH = color("#C4574F")
_WHITE = color("#F7F5F2")
_INK = color("#201A1A")
_MOUTH = color("#5A2426")
_EYES_Y = -6.0


@dataclass(frozen=True, slots=True)
class Expression:
    """`smile` from -0.3 to 1, `yaw` from -1 (looks left) to 1, `lids` from 0 (shut) to 1, `brows` raised by units."""

    smile: float = 0.0
    yaw: float = 0.0
    lids: float = 1.0
    brows: float = 0.0
    teeth: bool = False


def outline(face: Look, grow: float = 0.0) -> list[Point]:
    """The skin's edge from the crown round the chin and back, `grow` units outside."""
    w, top = face.face_width + grow, -face.forehead - 46 - grow
    return mirrored(
        [
            (0, top),
            (w * 0.56, top + 12),
            (w * 0.91, top + 56),
            (w, -14),
            (w * 0.975 + face.cheek * 0.4, 36),
            (face.jaw + face.cheek + grow, 88),
            (face.chin_width + 14 + grow * 0.7, face.chin - 18 + grow),
            (face.chin_width * 0.5, face.chin + grow),
            (0, face.chin + 2 + grow),
        ]
    )


def shadow(skin: Color) -> Color:
    """The colour of this skin away from the light: darker and a little warmer."""
    return int(skin[0] * 0.87), int(skin[1] * 0.82), int(skin[2] * 0.80)


def ears(pen: Pen, face: Look, mood: Expression) -> None:
    for side in (-1, 1):
        size = face.ear * (1 - 0.25 * max(0.0, side * mood.yaw))
        x = side * (face.face_width + 3) - mood.yaw * 5
        pen.oval(x, 14, 15 * size, 27 * face.ear, face.skin)
        pen.oval(x + side * 1.5, 15, 8 * size, 17 * face.ear, shadow(face.skin))
        if face.earrings:
            pen.oval(x + side * 2, 14 + 30 * face.ear, 5, 5, color("#D9B45B"))


def skin(pen: Pen, face: Look, mood: Expression, lit_from: int) -> None:
    """The face itself, with the side away from the light in soft shade, cheeks, freckles and a mole."""
    edge = outline(face)
    pen.shape(edge, face.skin)
    x = -lit_from
    half = edge[: len(edge) // 2 + 1] if x > 0 else [(-px, py) for px, py in edge[: len(edge) // 2 + 1]]
    w = face.face_width
    inner = [(x * w * 0.34, face.chin - 20), (x * w * 0.66, 70), (x * w * 0.78, 0), (x * w * 0.62, -70)]
    pen.shape([*half[2:], *inner], mixed(face.skin, shadow(face.skin), 0.42))
    blush = mixed(face.skin, _BLUSH, 0.075 if face.lashes else 0.05)
    for side in (-1, 1):
        pen.oval(side * w * 0.58 + mood.yaw * 6, 42, 21, 14, blush)
    if face.freckles:
        for place in range(14):
            side = 1 if place % 2 else -1
            dot = (side * (14 + place * 17 % 46) + mood.yaw * 7, 22 + place * 11 % 26)
            pen.oval(*dot, 1.9, 1.7, mixed(face.skin, color("#A0603A"), 0.45))


def mole(pen: Pen, face: Look, mood: Expression) -> None:
    if face.mole:
        pen.oval(face.mole[0] + mood.yaw * 7, face.mole[1], 3.2, 3.2, mixed(face.skin, _INK, 0.7))


def lines(pen: Pen, face: Look, mood: Expression) -> None:
    """What the years write: folds beside the mouth, at the eyes and on the forehead."""
    if face.lines < 0.06:
        return
    crease = mixed(face.skin, shaded(face.skin, 0.62), 0.25 + 0.55 * face.lines)
    dx = mood.yaw * 7
    nose = face.nose_length
    for side in (-1, 1):
        fold = [
            (side * (face.nose_width + 9) + dx, nose - 4),
            (side * (face.mouth_width + 9) + dx, 66),
            (side * (face.mouth_width + 10) + dx, 82),
        ]
        pen.stroke(fold, 1.6 + face.lines, crease)
        if face.lines > 0.3:
            x = side * (face.eye_apart + face.eye_width + 7) + dx * 0.6
            pen.stroke([(x, -9), (x + side * 9, -14)], 1.6, crease)
            pen.stroke([(x, -3), (x + side * 10, -3)], 1.6, crease)
            bag = side * face.eye_apart + dx * 0.6
            pen.stroke([(bag - 15, 12), (bag, 17), (bag + 15, 12)], 1.8, crease)
    if face.lines > 0.42:
        for y in (-face.forehead + 22, -face.forehead + 35):
            pen.stroke([(-42 + dx, y + 3), (0 + dx, y), (42 + dx, y + 3)], 1.8, crease)


def eyes(pen: Pen, face: Look, mood: Expression) -> None:
    for side in (-1, 1):
        far = 1 - 0.10 * max(0.0, side * mood.yaw)
        _eye(pen, face, mood, side, side * face.eye_apart * far + mood.yaw * 5, far)


def _eye(pen: Pen, face: Look, mood: Expression, side: int, x: float, far: float) -> None:
    w, up = face.eye_width * far, face.eye_open * mood.lids * (1 - 0.18 * max(0.0, mood.smile))
    y, tilt = _EYES_Y, face.eye_tilt
    inner, outer = (x - side * w, y + 2.5 - tilt * 0.4), (x + side * w, y + tilt)
    rim = [
        (x - side * w * 0.55, y - up * 0.72),
        (x, y - up),
        (x + side * w * 0.6, y - up * 0.66 + tilt * 0.4),
    ]
    lid = shadow(face.skin)
    if mood.lids < 0.25:
        pen.stroke([inner, (x, y + 4), outer], 3.0, shaded(face.hair, 0.7))
        return
    white = [inner, *rim, outer, (x + side * w * 0.45, y + up * 0.66), (x - side * w * 0.4, y + up * 0.62)]
    pen.shape(white, _WHITE)
    radius = min(face.eye_open * 0.98, up * 1.02)
    gaze = x + mood.yaw * 3.5
    pen.oval(gaze, y - up * 0.06, radius, radius, shaded(face.iris, 0.78))
    pen.oval(gaze, y - up * 0.02, radius * 0.8, radius * 0.8, face.iris)
    pen.oval(gaze, y - up * 0.04, radius * 0.45, radius * 0.45, _INK)
    pen.oval(gaze + 2.6, y - up * 0.4, radius * 0.22, radius * 0.22, _WHITE)
    pen.stroke([inner, *rim, outer], 3.4 if face.lashes else 2.6, mixed(_INK, face.skin, 0.08))
    pen.stroke([inner, (x, y + up * 0.74), outer], 1.3, mixed(face.skin, lid, 0.9))
    if face.lashes:
        pen.stroke([outer, (x + side * (w + 6), y + tilt - 4.5)], 2.6, _INK)
    if face.lid:
        crease = [(px, py - 4.6) for px, py in rim]
        pen.stroke([(inner[0] + side * 3, inner[1] - 7), *crease, (outer[0], outer[1] - 5)], 1.7, shaded(lid, 0.92))


def brows(pen: Pen, face: Look, mood: Expression) -> None:
    tone = mixed(shaded(face.hair, 0.82), face.skin, 0.12)
    for side in (-1, 1):
        x = side * face.eye_apart + mood.yaw * 5.5
        y, thick = -face.brow_height - mood.brows, face.brow_weight / 2
        inner, outer = x - side * 21, x + side * 27
        arch, tilt = face.brow_arch, face.brow_tilt
        pen.shape(
            [
                (inner, y + tilt - thick * 0.7),
                (x + side * 4, y - arch - thick),
                (outer, y - tilt * 0.6 + 1),
                (x + side * 4, y - arch + thick),
                (inner, y + tilt + thick),
            ],
            tone,
        )


def nose(pen: Pen, face: Look, mood: Expression) -> None:
    dark, dx, w, y = shadow(face.skin), mood.yaw * 9, face.nose_width, face.nose_length
    side = face.nose_bridge if abs(mood.yaw) < 0.2 else (1 if mood.yaw < 0 else -1)
    bridge = [(side * 9 + dx * 0.4, -20), (side * 7 + dx * 0.7, 8), (side * w * 0.66 + dx, y - 12)]
    pen.stroke(bridge, 2.2, mixed(face.skin, dark, 0.75))
    wings = [
        (-w + dx, y - 5),
        (-w * 0.9 + dx, y + 3),
        (-w * 0.35 + dx, y + 4),
        (dx, y + 8),
        (w * 0.35 + dx, y + 4),
        (w * 0.9 + dx, y + 3),
        (w + dx, y - 5),
    ]
    pen.shape([*wings, (w * 0.5 + dx, y - 6), (dx, y - 2), (-w * 0.5 + dx, y - 6)], mixed(face.skin, dark, 0.8))
    pen.stroke(wings, 2.4, shaded(dark, 0.88))
    for nostril in (-1, 1):
        pen.oval(nostril * w * 0.48 + dx, y + 1.5, w * 0.2, 2.7, shaded(dark, 0.6))
    pen.oval(dx - side * 2, y - 13, w * 0.3, 5.5, shaded(face.skin, 1.05))


def mouth(pen: Pen, face: Look, mood: Expression) -> None:
    smile = max(-0.4, mood.smile)
    w = face.mouth_width * (1 + 0.16 * max(0.0, smile))
    x, y, rise = mood.yaw * 7, face.nose_length + 33, smile * 8
    left, right = (x - w, y - rise), (x + w, y - rise)
    upper, lower = face.lip_upper, face.lip_lower * (1 - 0.15 * max(0.0, smile))
    gap = 8.0 if mood.teeth else 0.0
    middle = [
        (x + w * 0.5, y - rise * 0.15 + gap * 0.3),
        (x, y + rise * 0.25),
        (x - w * 0.5, y - rise * 0.15 + gap * 0.3),
    ]
    if mood.teeth:
        bottom = [(x + w * 0.55, y + gap * 0.9), (x, y + gap * 1.5), (x - w * 0.55, y + gap * 0.9)]
        pen.shape([left, (x - w * 0.4, y - 1), (x + w * 0.4, y - 1), right, *bottom], _MOUTH)
        pen.shape(
            [
                (x - w * 0.8, y - rise * 0.5),
                (x, y + 0.5),
                (x + w * 0.8, y - rise * 0.5),
                (x + w * 0.5, y + gap * 0.6),
                (x, y + gap * 0.95),
                (x - w * 0.5, y + gap * 0.6),
            ],
            _WHITE,
        )
    top = [
        (x - w * 0.42, y - upper - rise * 0.2),
        (x - w * 0.16, y - upper * 1.25),
        (x, y - upper * 0.85),
        (x + w * 0.16, y - upper * 1.25),
        (x + w * 0.42, y - upper - rise * 0.2),
    ]
    pen.shape([left, *top, right, *middle], shaded(face.lip_color, 0.93))
    low = [
        (x + w * 0.5, y + lower * 0.75 + gap),
        (x, y + lower + gap + rise * 0.25),
        (x - w * 0.5, y + lower * 0.75 + gap),
    ]
    base = (
        middle if not mood.teeth else [(x + w * 0.5, y + gap * 0.9), (x, y + gap * 1.3), (x - w * 0.5, y + gap * 0.9)]
    )
    pen.shape([right, *low, left, *reversed(base)], face.lip_color)
    if not mood.teeth:
        pen.stroke([left, *reversed(middle), right], 2.2, mixed(_MOUTH, face.lip_color, 0.25))
    pen.stroke(
        [(x - 11, y + lower + gap + 8), (x, y + lower + gap + 10), (x + 11, y + lower + gap + 8)],
        2.0,
        mixed(face.skin, shadow(face.skin), 0.7),
    )


def beard(pen: Pen, face: Look, mood: Expression) -> None:
    """Under the mouth in the order of drawing, so that the lips stay free."""
    if not face.beard:
        return
    dx, y = mood.yaw * 6, face.nose_length + 12
    tone = mixed(face.beard_color, face.skin, 0.62 if face.beard == "stubble" else 0.06)
    if face.beard in ("stubble", "full", "long"):
        drop = {"stubble": 1, "full": 9, "long": 38}[face.beard]
        w, jaw = face.face_width, face.jaw + face.cheek
        edge: list[Point] = [
            (w * 0.985, 20),
            (w * 0.985 + face.cheek * 0.4, 44),
            (jaw + drop * 0.35, 92),
            (face.chin_width + 16 + drop * 0.3, face.chin - 14 + drop),
            (face.chin_width * 0.4, face.chin + drop),
            (0, face.chin + 3 + drop),
        ]
        inner: list[Point] = [
            (0 + dx, y),
            (14 + dx, y - 1),
            (face.mouth_width + 8 + dx, y + 12),
            (w * 0.72, y - 6),
            (w * 0.9, 26),
        ]
        pen.shape(
            [
                *edge,
                *((-px, py) for px, py in reversed(edge[:-1])),
                *((-px + 2 * dx if px < w * 0.7 else -px, py) for px, py in reversed(inner[1:])),
                *inner,
            ],
            tone,
        )
    if face.beard in ("goatee", "moustache"):
        pen.shape(
            [
                (dx, y),
                (18 + dx, y - 1),
                (face.mouth_width + 6 + dx, y + 18),
                (20 + dx, y + 11),
                (dx, y + 9),
                (-20 + dx, y + 11),
                (-face.mouth_width - 6 + dx, y + 18),
                (-18 + dx, y - 1),
            ],
            tone,
        )
    if face.beard == "goatee":
        pen.shape(
            [
                (dx - 24, y + 42),
                (dx, y + 37),
                (dx + 24, y + 42),
                (face.chin_width * 0.7, face.chin - 4),
                (0, face.chin + 8),
                (-face.chin_width * 0.7, face.chin - 4),
            ],
            tone,
        )


def glasses(pen: Pen, face: Look, mood: Expression) -> None:
    if not face.glasses:
        return
    ink, dx, y = face.glasses_color, mood.yaw * 7, _EYES_Y + 3
    w, h = face.eye_width + 13, 25.0 if face.glasses != "thin" else 20.0
    weight = {"round": 3.2, "square": 4.6, "brow": 3.0, "thin": 2.2}[face.glasses]
    for side in (-1, 1):
        x = side * (face.eye_apart + 2) + dx
        if face.glasses == "round":
            rim: list[Point] = [
                (x + w * 0.88 * across, y + 30 * down)
                for across, down in (
                    (1, 0),
                    (0.71, 0.71),
                    (0, 1),
                    (-0.71, 0.71),
                    (-1, 0),
                    (-0.71, -0.71),
                    (0, -1),
                    (0.71, -0.71),
                )
            ]
        else:
            rim = [
                (x - w, y - h * 0.72),
                (x - w * 0.6, y - h),
                (x + w * 0.6, y - h),
                (x + w, y - h * 0.72),
                (x + w * 0.92, y + h * 0.5),
                (x + w * 0.5, y + h),
                (x - w * 0.5, y + h),
                (x - w * 0.92, y + h * 0.5),
            ]
        pen.ring(rim, weight, ink)
        if face.glasses == "brow":
            pen.stroke(
                [(x - w, y - h * 0.7), (x - w * 0.5, y - h), (x + w * 0.5, y - h), (x + w, y - h * 0.7)], 7.5, ink
            )
        pen.stroke([(x + side * w * 0.97, y - 8), (side * (face.face_width + 2) - mood.yaw * 3, y - 5)], weight, ink)
    bridge = face.eye_apart + 2 - w * 0.9
    pen.stroke([(dx - bridge, y - 4), (dx, y - 9), (dx + bridge, y - 4)], weight, ink)
