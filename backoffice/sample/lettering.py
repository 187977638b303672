"""Text on drawn cards in any of the shipped scripts, Arabic joined and ordered from right to left.

Boundary: drawing only. Pillow's plain layout everywhere: its shaping engine needs a system library that may be absent.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import as_file, files

from bidi import get_display
from PIL import ImageDraw, ImageFont

from backoffice.sample.strokes import Color

_FACES = {
    "text": "Inter-Medium.ttf",
    "light": "Inter-Regular.ttf",
    "bold": "Inter-SemiBold.ttf",
    "arabic": "IBMPlexSansArabic-Regular.ttf",
    "arabic_bold": "IBMPlexSansArabic-SemiBold.ttf",
    "chinese": "IBMPlexSansSC-Regular.ttf",
    "chinese_bold": "IBMPlexSansSC-SemiBold.ttf",
    "machine": "IBMPlexMono-Medium.ttf",
}
_LAM_ALEFS = {"\u0622": "\ufef5", "\u0623": "\ufef7", "\u0625": "\ufef9", "\u0627": "\ufefb"}


@cache
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """One of the shipped fonts ("text", "light", "bold", "machine", or a script's own) at that pixel size."""
    with as_file(files("resources") / "fonts" / _FACES[face]) as path:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size: int,
    ink: Color,
    face: str = "text",
    anchor: str = "ls",
) -> None:
    """Write one line with its baseline at `at`; a letter of another script takes the whole line to that script's font.

    `anchor` is Pillow's: "ls" starts at the point, "rs" ends there, "ms" is centred on it.
    """
    shown, used = _shown(text, face)
    draw.text(at, shown, font=font(used, size), fill=ink, anchor=anchor)


def fitting(text: str, size: int, width: float, face: str = "text", least: int = 13) -> int:
    """The largest size from `size` down to `least` at which the line is at most `width` pixels wide."""
    shown, used = _shown(text, face)
    while size > least and font(used, size).getlength(shown) > width:
        size -= 1
    return size


@cache
def _shown(text: str, face: str) -> tuple[str, str]:
    bold = "_bold" if face == "bold" else ""
    for letter in text:
        if "\u0600" <= letter <= "\u06ff":
            return get_display(joined(text)), "arabic" + bold
        if letter >= "\u2e80":
            return text, "chinese" + bold
    return text, face


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Each Arabic letter's shapes (isolated, final, initial, medial), from the compatibility forms of Unicode."""
    forms: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEF5):
        shape, _, letter = unicodedata.decomposition(chr(code)).partition(" ")
        forms.setdefault(chr(int(letter, 16)), {})[shape.strip("<>")] = chr(code)
    return forms


def joined(text: str) -> str:
    """Arabic letters replaced by the shape they take beside their neighbours, in reading order."""
    forms, written = _forms(), ""
    letters = list(text)
    before_joins = False
    place = 0
    while place < len(letters):
        letter = letters[place]
        after = letters[place + 1] if place + 1 < len(letters) else ""
        shapes = forms.get(letter)
        if shapes is None:
            written, before_joins = written + letter, False
        elif letter == "\u0644" and after in _LAM_ALEFS:
            ligature = _LAM_ALEFS[after]
            written += chr(ord(ligature) + 1) if before_joins else ligature
            before_joins, place = False, place + 1
        else:
            joins_on = "initial" in shapes and "final" in forms.get(after, {})
            shape = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
                (before_joins and "final" in shapes, joins_on), "isolated"
            )
            written += shapes[shape]
            before_joins = joins_on
        place += 1
    return written
