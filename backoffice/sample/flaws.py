"""What goes wrong when people photograph papers and themselves, each under the name of the check that then fails.

Boundary: drawing only; a flaw takes a picture and gives another of the same size.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import hypot, sin

from PIL import Image, ImageChops, ImageDraw

from backoffice.sample.chance import Chance
from backoffice.sample.strokes import Light

Flaw = Callable[[Image.Image, Chance], Image.Image]

_GLOW = 96
_BEZEL = (22, 23, 26)


def glare(photo: Image.Image, luck: Chance, over: tuple[int, int] | None = None) -> Image.Image:
    """A lamp mirrored in the plastic, by default somewhere on the right, washing out what lies under it."""
    lit = photo.copy()
    x, y = over or (int(photo.width * luck.between(0.45, 0.7)), int(photo.height * luck.between(0.4, 0.65)))
    for wide, tall in ((430, 230), (210, 120)):
        glow = _glow().resize((wide, tall), Image.Resampling.BILINEAR)
        lit.paste((255, 255, 252), (x - wide // 2, y - tall // 2), glow)
    return lit


def blur(photo: Image.Image, luck: Chance) -> Image.Image:
    """A hand that shook."""
    small = photo.reduce(6 + luck.below(2))
    return small.resize(photo.size, Image.Resampling.BICUBIC)


def dark(photo: Image.Image, luck: Chance) -> Image.Image:
    """A room without a lamp."""
    return in_light(photo, Light(0.30, 0.30, 0.36))


def in_light(photo: Image.Image, light: Light) -> Image.Image:
    """The same picture in another light."""
    table = [min(255, int(value * share)) for share in (light.red, light.green, light.blue) for value in range(256)]
    return photo.point(table)


def tilt(photo: Image.Image, luck: Chance) -> Image.Image:
    """A phone held askew."""
    turn = luck.one_of((-1, 1)) * luck.between(9, 15)
    return photo.rotate(turn, Image.Resampling.BILINEAR, fillcolor=_corner(photo))


def cropped(photo: Image.Image, luck: Chance) -> Image.Image:
    """A card half out of the picture."""
    bare = Image.new("RGB", photo.size, _corner(photo))
    bare.paste(photo, (int(photo.width * luck.between(0.34, 0.46)), int(photo.height * luck.between(0.08, 0.2))))
    return bare


def replica(photo: Image.Image, luck: Chance) -> Image.Image:
    """A photograph of a screen: its grid against the camera's, and the edge of the device."""
    screen = ImageChops.multiply(photo, _moire(photo.size))
    draw = ImageDraw.Draw(screen)
    width, height = photo.size
    draw.rectangle((0, 0, width, 18), fill=_BEZEL)
    draw.rectangle((0, height - 26, width, height), fill=_BEZEL)
    draw.ellipse((width // 2 - 5, height - 18, width // 2 + 5, height - 8), outline=(70, 72, 78), width=2)
    return screen


def held_up(portrait: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A printed portrait held before the camera instead of a face."""
    wall = Image.new("RGB", size, (176, 170, 160))
    print_ = Image.new("RGB", (330, 430), (246, 244, 238))
    print_.paste(portrait.resize((290, 362), Image.Resampling.BILINEAR), (20, 22))
    turned = print_.rotate(-6, Image.Resampling.BILINEAR, expand=True, fillcolor=(176, 170, 160))
    wall.paste(turned, ((size[0] - turned.width) // 2, 70))
    draw = ImageDraw.Draw(wall)
    for x, y in ((size[0] // 2 - 36, 470), (size[0] // 2 + 26, 474)):
        draw.rounded_rectangle((x, y, x + 44, y + 160), 22, fill=(208, 160, 128))
        draw.rounded_rectangle((x + 10, y + 8, x + 34, y + 34), 10, fill=(232, 196, 172))
    return wall


PAPER_FLAWS: dict[str, Flaw] = {
    "id_glare_detection": glare,
    "id_blur_detection": blur,
    "id_portrait_clarity_detection": dark,
    "id_electronic_replica_detection": replica,
    "id_unprocessable_submission_detection": tilt,
    "id_double_side_detection": cropped,
}
FACE_FLAWS: dict[str, Flaw] = {
    "selfie_portrait_quality_detection": dark,
    "selfie_image_quality_detection": blur,
    "selfie_glare_detection": glare,
    "selfie_suspicious_entity_detection": replica,
}


def _corner(photo: Image.Image) -> tuple[int, int, int]:
    pixel = photo.getpixel((4, photo.height // 2))
    assert isinstance(pixel, tuple)
    return int(pixel[0]), int(pixel[1]), int(pixel[2])


@lru_cache(maxsize=1)
def _glow() -> Image.Image:
    middle = (_GLOW - 1) / 2
    mask = Image.new("L", (_GLOW, _GLOW))
    mask.putdata(
        [
            int(255 * max(0.0, 1 - hypot(x - middle, y - middle) / middle) ** 0.8)
            for y in range(_GLOW)
            for x in range(_GLOW)
        ]
    )
    return mask


@lru_cache(maxsize=4)
def _moire(size: tuple[int, int]) -> Image.Image:
    """Broad bands of interference with a fine grid of lines between them."""
    bands = Image.new("RGB", (size[0] // 4, size[1] // 4))
    bands.putdata(
        [
            (
                int(214 + 30 * sin((x + 0.35 * y) / 6.5 + 3 * sin(y / 41))),
                int(218 + 28 * sin((x + 0.35 * y) / 6.5 + 3 * sin(y / 41) + 1.4)),
                int(232 + 22 * sin((x + 0.35 * y) / 6.5 + 3 * sin(y / 41) + 2.8)),
            )
            for y in range(size[1] // 4)
            for x in range(size[0] // 4)
        ]
    )
    pattern = bands.resize(size, Image.Resampling.BILINEAR)
    draw = ImageDraw.Draw(pattern)
    for y in range(0, size[1], 4):
        draw.line((0, y, size[0], y), fill=(206, 208, 216))
    return pattern
