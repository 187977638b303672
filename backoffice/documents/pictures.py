"""Pictures in a document: decoded safely, brought to print size, laid out in a strip with caption and hash.

Boundary: bytes are hostile. What is no picture, broken or too large is said in a frame in the picture's place;
what is embedded is always written anew, so that nothing but pixels of the sender's file gets in.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from backoffice.documents import look
from backoffice.documents.page import Pages, ink
from backoffice.documents.typesetting import Line, Style
from backoffice.words import say

MOST_PIXELS = 50_000_000
_LONGEST_SIDE = 1_200
_QUALITY = 85
_GAP = 8.7
_NARROWEST, _WIDEST = 0.55, 1.75
_TALL, _WIDE = 0.75, 1.55
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error, zlib.error, MemoryError)


class Flaw(StrEnum):
    """Why there is nothing to see; completes the word key "document.picture.<flaw>"."""

    MISSING = "missing"
    ALTERED = "altered"
    NOT_A_PICTURE = "not_a_picture"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Picture:
    """One tile of a strip: `shown` from `printable`, `alt` for who cannot see it.

    `wide` tells how to frame the sentence where there is nothing to see.
    """

    caption: str
    hash_line: str
    alt: str
    shown: bytes | Flaw
    wide: bool


def strip(pages: Pages, pictures: Sequence[Picture], height: float) -> None:
    """Tiles of one height side by side, going on in further rows and pages."""
    row: list[Picture] = []
    filled = 0.0
    for picture in pictures:
        width = _width(picture, height)
        if row and filled + width > look.WIDTH + 0.5:
            _row(pages, row, height)
            row, filled = [], 0.0
        row.append(picture)
        filled += width + _GAP
    if row:
        _row(pages, row, height)


@lru_cache(maxsize=32)
def printable(data: bytes) -> bytes | Flaw:
    """A JPEG of the picture, upright, on white, at most 1,200 pixels long; or why not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            if picture.width * picture.height > MOST_PIXELS:
                return Flaw.TOO_LARGE
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE), reducing_gap=2.0)
            upright = _on_white(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Flaw.TOO_LARGE
    except _BROKEN:
        return Flaw.NOT_A_PICTURE
    upright.info.clear()
    written = io.BytesIO()
    upright.save(written, "JPEG", quality=_QUALITY, subsampling=0)
    return written.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    white = Image.new("RGB", layered.size, "white")
    white.paste(layered, mask=layered.getchannel("A"))
    return white


def _width(picture: Picture, height: float) -> float:
    if isinstance(picture.shown, Flaw):
        return height * (_WIDE if picture.wide else _TALL)
    with Image.open(io.BytesIO(picture.shown)) as shown:
        return height * min(max(shown.width / shown.height, _NARROWEST), _WIDEST)


def _row(pages: Pages, row: Sequence[Picture], height: float) -> None:
    below = [_below(pages, picture, _width(picture, height)) for picture in row]
    whole = height + max(sum(len(lines) * style.leading for lines, style in parts) for parts in below)
    pages.need(whole + 7)
    pages.down += 4
    x = look.LEFT
    for picture, parts in zip(row, below, strict=True):
        width = _width(picture, height)
        with pages.structure.element("Figure", alt=picture.alt), pages.structure.content():
            _tile(pages, picture, x, width, height)
        top = pages.down + height + 3
        for lines, style in parts:
            with pages.structure.element("P"), pages.structure.content():
                pages.draw_lines(lines, style, x, top)
            top += len(lines) * style.leading
        x += width + _GAP
    pages.down += whole + 3


def _below(pages: Pages, picture: Picture, width: float) -> list[tuple[list[Line], Style]]:
    return [
        (pages.type.lines(picture.caption, look.CAPTION, width), look.CAPTION),
        (pages.type.lines(picture.hash_line, look.HASH, width), look.HASH),
    ]


def _tile(pages: Pages, picture: Picture, x: float, width: float, height: float) -> None:
    if not isinstance(picture.shown, Flaw):
        _show(pages, picture.shown, x, width, height)
        return
    _frame(pages, x, width, height, "[2 2] 0 d")
    sentence = say(f"document.picture.{picture.shown}", pages.frame.language)
    lines = pages.type.lines(sentence, look.CAPTION, width - 12)
    pages.draw_lines(lines, look.CAPTION, x + 6, pages.down + (height - len(lines) * look.CAPTION.leading) / 2)


def _show(pages: Pages, jpeg: bytes, x: float, width: float, height: float) -> None:
    up = look.PAPER_HEIGHT - pages.down - height
    place = {"width": width, "height": height, "preserveAspectRatio": True, "anchor": "c"}
    pages.canvas.addLiteral(f"{ink(look.GROUND)} rg {x:.2f} {up:.2f} {width:.2f} {height:.2f} re f")
    pages.canvas.drawImage(ImageReader(io.BytesIO(jpeg)), x, up, **place)
    _frame(pages, x, width, height, "")


def _frame(pages: Pages, x: float, width: float, height: float, dash: str) -> None:
    up = look.PAPER_HEIGHT - pages.down - height
    pages.canvas.addLiteral(
        f"q {ink(look.LINE_2)} RG 0.5 w {dash}"
        f" {x + 0.25:.2f} {up + 0.25:.2f} {width - 0.5:.2f} {height - 0.5:.2f} re S Q"
    )
