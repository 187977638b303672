"""Selfies and identity portraits of one person: the same features, another moment.

Boundary: drawing only; pictures are RGB. A scene says pose, mood, light, clothes and what is behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PIL import Image

from backoffice.sample import coverings, features, hair
from backoffice.sample.chance import Chance
from backoffice.sample.features import Expression
from backoffice.sample.looks import CLOTHS, Look, look
from backoffice.sample.people import Person
from backoffice.sample.strokes import Color, Light, Pen, Point, color, mirrored, mixed, shaded

SELFIE_SIZE = (480, 600)
PORTRAIT_SIZE = (360, 450)
_FINE = 2
_BANDS = 60

DAY = Light(1.0, 1.0, 1.0)
LIGHTS = {
    "day": DAY,
    "warm": Light(1.03, 0.96, 0.86),
    "cool": Light(0.96, 0.985, 1.01),
    "dusk": Light(0.78, 0.74, 0.80),
    "lamp": Light(1.0, 0.86, 0.66),
    "dark": Light(0.36, 0.36, 0.42),
}
_ROOMS = (
    ("#B9C6C0", "plain", "day"), ("#D8D2C6", "shelf", "warm"), ("#C3CBD6", "window", "day"),
    ("#D9C8BC", "plant", "day"), ("#AEB9C4", "frame", "cool"), ("#C9D3C0", "plain", "warm"),
    ("#E0DAD0", "tiles", "day"), ("#B7AFA6", "curtain", "day"), ("#CDBFCB", "plain", "day"),
    ("#9FB0B4", "shelf", "cool"), ("#D3CFDA", "curtain", "day"), ("#BFD0D3", "frame", "day"),
    ("#E2D3BE", "window", "warm"), ("#C8C2B4", "plant", "cool"),
)  # fmt: skip
_OFFICE = ("#DDE2E6", "#E6E6E2", "#D6DDE4")


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment. `at` and `scale` place the face in a picture 480 wide; `lit_from` is -1 (left) or 1 (right)."""

    mood: Expression
    turn: float
    at: Point
    scale: float
    light: Light
    lit_from: int
    wall: Color
    motif: str
    clothes: str
    cloth: Color


def selfie_scene(person: Person, moment: int, light: str = "") -> Scene:
    """The scene of the person's selfie number `moment`; `light` names one of LIGHTS, by default an ordinary one."""
    luck = Chance(person.seed, person.index, f"selfie{moment}")
    smile = luck.one_of((0.05, 0.2, 0.35, 0.6, 0.9))
    wall, motif, usual = luck.one_of(_ROOMS)
    return Scene(
        Expression(
            smile=smile,
            yaw=luck.near(0.0, 0.8),
            lids=luck.between(0.86, 1.05),
            brows=luck.between(-1, 3),
            teeth=smile > 0.8 and luck.happens(0.7),
        ),
        turn=luck.near(0.0, 7),
        at=(luck.near(240, 16), luck.near(300, 14)),
        scale=luck.near(1.22, 0.12),
        light=LIGHTS[light or usual],
        lit_from=luck.one_of((-1, 1)),
        wall=color(wall),
        motif=motif,
        clothes=luck.one_of(("round", "round", "hood", "shirt", "vee")),
        cloth=luck.one_of(CLOTHS),
    )


def portrait_scene(person: Person) -> Scene:
    """The scene in the photographer's booth: straight, calm, evenly lit."""
    luck = Chance(person.seed, person.index, "booth")
    return Scene(
        Expression(smile=luck.one_of((0.0, 0.0, 0.05, 0.12)), brows=luck.between(-1, 1)),
        turn=luck.near(0.0, 1.2),
        at=(240, luck.near(292, 5)),
        scale=luck.near(1.2, 0.04),
        light=DAY,
        lit_from=luck.one_of((-1, 1)),
        wall=color(luck.one_of(_OFFICE)),
        motif="plain",
        clothes=luck.one_of(("shirt", "suit", "suit", "round", "vee")),
        cloth=luck.one_of(CLOTHS),
    )


def selfie(person: Person, moment: int, *, on: date, light: str = "") -> Image.Image:
    """A selfie of 480 × 600 taken on that day."""
    return _picture(look(person, on=on), selfie_scene(person, moment, light), SELFIE_SIZE)


def portrait(person: Person, *, on: date) -> Image.Image:
    """The portrait of 360 × 450 that was taken on that day for a document."""
    return _picture(look(person, on=on), portrait_scene(person), PORTRAIT_SIZE)


def _picture(face: Look, scene: Scene, size: tuple[int, int]) -> Image.Image:
    fine = size[0] / SELFIE_SIZE[0] * _FINE
    image = _room(scene.wall, scene.motif, scene.light, (size[0] * _FINE, size[1] * _FINE)).copy()
    body = Pen(image, at=(scene.at[0] * fine, scene.at[1] * fine), scale=scene.scale * fine, light=scene.light)
    head = body.turned(image, scene.turn)
    (coverings if face.cover else hair).behind(head, face)
    _neck(body, face)
    _clothes(body, face, scene)
    _head(head, face, scene)
    return image.reduce(_FINE)


def _head(pen: Pen, face: Look, scene: Scene) -> None:
    mood = scene.mood
    if face.cover not in ("hijab", "ghutra"):
        features.ears(pen, face, mood)
    features.skin(pen, face, mood, scene.lit_from)
    features.lines(pen, face, mood)
    features.beard(pen, face, mood)
    features.nose(pen, face, mood)
    features.mouth(pen, face, mood)
    features.eyes(pen, face, mood)
    features.brows(pen, face, mood)
    features.mole(pen, face, mood)
    (coverings if face.cover else hair).over(pen, face)
    features.glasses(pen, face, mood)


def _neck(pen: Pen, face: Look) -> None:
    w = face.neck
    pen.shape([(-w, 70), (w, 70), (w + 3, 170), (w + 40, 232), (0, 262), (-w - 40, 232), (-w - 3, 170)], face.skin)
    drop = face.chin + 34
    pen.shape(
        [(-w - 1, 80), (w + 1, 80), (w + 2, drop - 16), (0, drop + 8), (-w - 2, drop - 16)], features.shadow(face.skin)
    )


def _clothes(pen: Pen, face: Look, scene: Scene) -> None:
    cloth, w = scene.cloth, face.neck
    dark = shaded(cloth, 0.82)
    broad = 196 if face.lashes else 224
    body = mirrored([(w + 12, 204), (w + 74, 226), (broad - 14, 262), (broad + 12, 330), (broad + 18, 430), (0, 440)])
    if scene.clothes == "suit":
        shirt, jacket = color("#F0EFEC"), mixed(cloth, color("#23272F"), 0.72)
        pen.polygon([(-w - 10, 196), (w + 10, 196), (80, 430), (-80, 430)], shirt)
        for side in (-1, 1):
            pen.shape(
                [
                    (side * (w + 8), 196),
                    (side * (w + 70), 224),
                    (side * (broad - 14), 262),
                    (side * (broad + 14), 340),
                    (side * (broad + 18), 430),
                    (side * 6, 430),
                    (side * 30, 330),
                ],
                jacket,
            )
            pen.polygon(
                [(side * (w + 4), 186), (side * (w + 26), 214), (side * 34, 246), (side * 8, 236)], shaded(shirt, 0.97)
            )
            pen.stroke([(side * (w + 20), 206), (side * 46, 290), (side * 12, 400)], 3.2, shaded(jacket, 0.72))
        if not face.lashes:
            pen.polygon([(-13, 238), (13, 238), (18, 268), (24, 430), (-24, 430), (-18, 268)], scene.cloth)
        return
    pen.shape(body, cloth)
    pen.stroke([(broad - 40, 300), (broad - 52, 430)], 3.0, dark)
    pen.stroke([(-broad + 40, 300), (-broad + 52, 430)], 3.0, dark)
    skin = face.skin
    if scene.clothes == "round":
        pen.shape([(-w - 14, 200), (w + 14, 200), (w * 0.6, 244), (0, 254), (-w * 0.6, 244)], skin)
        pen.stroke([(-w - 18, 204), (-w * 0.62, 248), (0, 260), (w * 0.62, 248), (w + 18, 204)], 8, dark)
    elif scene.clothes == "vee":
        pen.polygon([(-w - 10, 204), (w + 10, 204), (0, 300)], skin)
        pen.stroke([(-w - 14, 204), (-26, 262), (0, 304)], 8, dark)
        pen.stroke([(w + 14, 204), (26, 262), (0, 304)], 8, dark)
    elif scene.clothes == "hood":
        pen.shape(
            [
                (-w - 34, 186),
                (-w - 60, 236),
                (0, 292),
                (w + 60, 236),
                (w + 34, 186),
                (w + 4, 232),
                (0, 256),
                (-w - 4, 232),
            ],
            dark,
        )
        pen.stroke([(-20, 262), (-24, 340)], 4, shaded(cloth, 1.25))
        pen.stroke([(20, 262), (24, 334)], 4, shaded(cloth, 1.25))
    else:
        pen.polygon([(-w - 6, 200), (w + 6, 200), (0, 262)], skin)
        for side in (-1, 1):
            pen.polygon(
                [(side * (w + 8), 180), (side * (w + 34), 214), (side * 44, 262), (0, 250)], shaded(cloth, 1.14)
            )
        pen.stroke([(0, 256), (0, 430)], 2.6, dark)


@lru_cache(maxsize=20)
def _room(wall: Color, motif: str, light: Light, size: tuple[int, int]) -> Image.Image:
    """What is behind: a wall that darkens downwards, and one quiet thing on it.

    Few rooms, each in its own light, so that one process draws each of them about once.
    """
    top, bottom = light.on(shaded(wall, 1.06)), light.on(shaded(wall, 0.9))
    column = Image.new("RGB", (1, _BANDS))
    column.putdata([mixed(top, bottom, band / _BANDS) for band in range(_BANDS)])
    image = column.resize(size, Image.Resampling.NEAREST)
    pen = Pen(image, at=(0, 0), scale=size[0] / SELFIE_SIZE[0], light=light)
    dark, pale = shaded(wall, 0.86), shaded(wall, 1.12)
    if motif == "window":
        pen.polygon([(20, -10), (150, -10), (150, 250), (20, 250)], pale)
        pen.polygon([(30, -10), (81, -10), (81, 240), (30, 240)], color("#DCE8EE"))
        pen.polygon([(89, -10), (140, -10), (140, 240), (89, 240)], color("#E4EDF0"))
    elif motif == "frame":
        pen.polygon([(360, 40), (460, 40), (460, 170), (360, 170)], dark)
        pen.polygon([(369, 49), (451, 49), (451, 161), (369, 161)], pale)
        pen.shape([(374, 150), (396, 104), (420, 128), (436, 96), (448, 152)], shaded(wall, 0.94))
    elif motif == "shelf":
        pen.polygon([(0, 150), (480, 150), (480, 162), (0, 162)], dark)
        for place in range(9):
            x, tall = 8 + place * 17, 62 + place * 29 % 34
            pen.polygon(
                [(x, 150 - tall), (x + 13, 150 - tall), (x + 13, 150), (x, 150)], mixed(wall, CLOTHS[place], 0.38)
            )
    elif motif == "plant":
        for lean in (-60, -30, 0, 30, 58):
            pen.shape(
                [(430, 420), (418 + lean * 0.5, 330), (424 + lean, 250), (436 + lean * 0.5, 330)],
                mixed(wall, color("#4E7350"), 0.6),
            )
        pen.polygon([(400, 410), (462, 410), (452, 520), (410, 520)], mixed(wall, color("#A5674A"), 0.5))
    elif motif == "tiles":
        for step in range(0, 640, 80):
            pen.stroke([(0, step), (480, step)], 1.5, dark)
            pen.stroke([(step, 0), (step, 640)], 1.5, dark)
    elif motif == "curtain":
        for step in range(0, 170, 34):
            pen.shape(
                [(step, -10), (step + 20, -10), (step + 26, 300), (step + 18, 640), (step - 2, 640), (step + 6, 300)],
                pale if step % 68 else dark,
            )
    return image
