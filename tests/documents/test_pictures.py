"""Pictures: what is one is shown upright and small, what is none is said in its place."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from backoffice.documents.pictures import Flaw, Picture, printable, strip
from tests.documents.reading import blank, body, tags


def encoded(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, form, **options)
    return written.getvalue()


def size_of(data: bytes | Flaw) -> tuple[int, int]:
    assert isinstance(data, bytes)
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims to be of that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_a_picture_of_forty_megapixels_is_brought_to_print_size() -> None:
    data = encoded(Image.new("RGB", (8_000, 5_000), "#8899aa"), "JPEG")
    assert size_of(printable(data)) == (1_200, 750)


@pytest.mark.parametrize("size", [(10_000, 6_000), (30_000, 30_000), (60_000, 60_000)])
def test_a_picture_that_claims_to_be_larger_is_never_decoded(size: tuple[int, int]) -> None:
    assert printable(claiming(*size)) is Flaw.TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0 cut short",
        claiming(100, 100),
        encoded(Image.new("RGB", (300, 300), "red"), "JPEG")[:400],
        encoded(Image.new("RGB", (3, 3)), "GIF"),
    ],
)
def test_what_is_no_picture_is_told_from_one(data: bytes) -> None:
    assert printable(data) is Flaw.NOT_A_PICTURE


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(deadline=None, max_examples=60)
def test_damage_anywhere_never_breaks_the_page(noise: bytes, at: int) -> None:
    whole = encoded(Image.effect_noise((40, 40), 60).convert("RGB"), "JPEG")
    shown = printable(whole[:at] + noise + whole[at + len(noise) :])
    assert isinstance(shown, bytes | Flaw)


def test_a_picture_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert size_of(printable(encoded(Image.new("RGB", (400, 200), "red"), "JPEG", exif=exif))) == (200, 400)


def test_nothing_of_the_senders_file_but_pixels_gets_in() -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    shown = printable(encoded(Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif, comment=b"secret word"))
    assert isinstance(shown, bytes)
    assert b"secret" not in shown


def test_transparent_parts_become_white() -> None:
    shown = printable(encoded(Image.new("RGBA", (40, 40), (255, 0, 0, 0))))
    assert isinstance(shown, bytes)
    with Image.open(io.BytesIO(shown)) as picture:
        assert picture.getpixel((20, 20)) == (255, 255, 255)


def test_a_flaw_is_said_in_the_pictures_place_and_each_figure_has_its_words() -> None:
    pages = blank()
    good = printable(encoded(Image.new("RGB", (300, 200), "red")))
    tiles = [
        Picture("ID front", "5d20 9a3f", "ID front, attempt 1", shown, wide=True)
        for shown in (good, Flaw.NOT_A_PICTURE, Flaw.TOO_LARGE, Flaw.ALTERED, Flaw.MISSING)
    ]
    strip(pages, tiles, 96)
    data = pages.finish()
    found = body(data)
    assert "Thisfileisnotapicturethatcanbeshown." in found
    assert "morethan50megapixels" in found
    assert "doesnotmatchitshash" in found
    assert "Nopictureisstored." in found
    assert tags(data).count("Figure: ID front, attempt 1") == 5
