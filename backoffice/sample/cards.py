"""Photographs of invented papers: front, back, and the portrait cut from the front.

Boundary: drawing only, from a Paper and its owner's portrait. Every card says in small print that no state issued it.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter

from backoffice.sample import patterns
from backoffice.sample.chance import Chance
from backoffice.sample.layouts import FRAME, Layout, Slot
from backoffice.sample.lettering import fitting, write
from backoffice.sample.papers import Kind, Paper, words
from backoffice.sample.strokes import Pen, color, mixed, shaded

_WHITE = (255, 255, 255)
_SMALL_PRINT = "SPECIMEN · invented design, issued by no state, valid nowhere"
_MACHINE_INK = color("#17181B")
_GLUE = color("#8C8A84")
_PEN = color("#23305A")
_CATEGORIES = ("A1", "A", "B1", "B", "C", "CE")
_BACK_SLOTS = (Slot("place", 44, 132, 420, 21), Slot("authority", 44, 188, 420, 21), Slot("issue", 44, 244, 420, 21))
_LICENCE_NUMBERS = {
    "surname": "1. ", "given": "2. ", "birth": "3. ", "issue": "4a. ", "expiry": "4b. ", "authority": "4c. ",
    "number": "5. ",
}  # fmt: skip
_TABLES = (color("#C9C4BC"), color("#B8C0C4"), color("#A88F77"), color("#8E979C"), color("#D5D2CC"))


def front(
    sheet: Paper, layout: Layout, portrait: Image.Image, luck: Chance, ghost: Image.Image | None = None
) -> Image.Image:
    """The front photographed on a table: 860 × 542, a passport's data page 860 × 606.

    With a `ghost`, the small second portrait is that one and the large one is glued on.
    """
    photo = _blank(layout, sheet.language, bool(sheet.native)).copy()
    draw = ImageDraw.Draw(photo)
    dx, dy = layout.origin
    x, y, w, h = layout.portrait
    photo.paste(portrait.resize((w, h), Image.Resampling.BILINEAR, reducing_gap=1.5), (dx + x, dy + y))
    if ghost:
        draw.line([(dx + x - 3, dy + y + h + 3), (dx + x - 4, dy + y - 2), (dx + x + w + 3, dy + y - 4)], _WHITE, 4)
        draw.line([(dx + x + w + 2, dy + y), (dx + x + w + 4, dy + y + h + 2), (dx + x, dy + y + h + 4)], _GLUE, 3)
    x, y, w, h = dx + layout.ghost[0], dy + layout.ghost[1], layout.ghost[2], layout.ghost[3]
    pale = (ghost or portrait).resize((w, h), Image.Resampling.NEAREST).convert("L").convert("RGB")
    photo.paste(Image.blend(pale, photo.crop((x, y, x + w, y + h)), 0.62), (x, y))
    for slot in _slots(layout, bool(sheet.native)):
        _value(draw, slot, _printed(sheet, slot.field), layout)
    x, y, w, h = layout.signature
    photo.paste(_PEN, (dx + x, dy + y, dx + x + w, dy + y + h), patterns.signature(luck, (w, h)))
    if sheet.kind is Kind.PASSPORT:
        for row, line in enumerate(sheet.mrz):
            write(draw, (FRAME[0] / 2, dy + 510 + row * 40), line, 30, _MACHINE_INK, "machine", "ms")
    return photo


def back(sheet: Paper, layout: Layout, luck: Chance) -> Image.Image:
    """The back of a card photographed on a table, 860 × 542."""
    photo = _blank_back(layout, sheet.language).copy()
    draw = ImageDraw.Draw(photo)
    dx, dy = layout.origin
    if sheet.kind is Kind.LICENCE:
        for row, category in enumerate(_CATEGORIES):
            held = category in ("B1", "B") or luck.happens(0.25)
            y = dy + 166 + row * 42
            write(draw, (dx + 320, y), f"{sheet.issued_on:%d.%m.%y}" if held else "—", 18, layout.ink)
            write(draw, (dx + 470, y), f"{sheet.expires_on:%d.%m.%y}" if held else "—", 18, layout.ink)
        write(draw, (dx + 48, dy + 452), sheet.number, 22, layout.ink, "machine")
        return photo
    for slot in _BACK_SLOTS:
        _value(draw, slot, _printed(sheet, slot.field), layout)
    photo.paste(patterns.squares(luck, 138, layout.ink, _WHITE), (dx + 610, dy + 118))
    for row, line in enumerate(sheet.mrz):
        write(draw, (FRAME[0] / 2, dy + 352 + row * 48), line, 40, _MACHINE_INK, "machine", "ms")
    return photo


def place_of(field: str, layout: Layout) -> tuple[int, int]:
    """Where in the photograph of the front that field's value begins, in pixels."""
    slot = next(slot for slot in layout.slots if slot.field == field)
    return layout.origin[0] + slot.x + slot.width // 3, layout.origin[1] + slot.y + 18


def _printed(sheet: Paper, field: str) -> str:
    return {
        "surname": sheet.surname.upper(),
        "given": sheet.given.upper() or "—",
        "name": sheet.native,
        "birth": _day(sheet.birth_on),
        "sex": sheet.sex,
        "nationality": sheet.issuer,
        "number": sheet.number,
        "expiry": _day(sheet.expires_on),
        "issue": _day(sheet.issued_on),
        "place": sheet.place,
        "authority": sheet.authority,
    }[field]


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _slots(layout: Layout, native: bool) -> tuple[Slot, ...]:
    """Without a name in a script of its own, the lines above take its room."""
    if native:
        return layout.slots
    spread = {"surname": 10, "given": 32}
    return tuple(
        Slot(slot.field, slot.x, slot.y + spread.get(slot.field, 0), slot.width, slot.size, slot.face)
        for slot in layout.slots
        if slot.field != "name"
    )


def _value(draw: ImageDraw.ImageDraw, slot: Slot, text: str, layout: Layout) -> None:
    size = fitting(text, slot.size, slot.width, slot.face, least=15)
    rtl = bool(text) and "\u0600" <= text[0] <= "\u06ff"
    dx, dy = layout.origin
    at = (dx + slot.x + (slot.width if rtl else 0), dy + slot.y + slot.size * 0.55 + 14)
    write(draw, at, text, size, layout.ink, slot.face, "rs" if rtl else "ls")


def _label(draw: ImageDraw.ImageDraw, slot: Slot, layout: Layout, language: str) -> None:
    english, other = words("english")[slot.field], words(language)[slot.field]
    number = _LICENCE_NUMBERS.get(slot.field, "") if layout.kind is Kind.LICENCE else ""
    x, y = layout.origin[0] + slot.x, layout.origin[1] + slot.y
    if language == "arabic":
        write(draw, (x, y), number + english, 12, layout.label, "light")
        write(draw, (x + slot.width, y), other, 13, layout.label, anchor="rs")
        return
    both = english if other == english else f"{english} / {other}"
    fits = fitting(number + both, 12, slot.width + 10, "light", 9)
    write(draw, (x, y), number + both, fits, layout.label, "light")


@lru_cache(maxsize=40)
def _blank(layout: Layout, language: str, native: bool) -> Image.Image:
    """The printed front on its table, without anybody's data."""
    card = patterns.lined(layout.size, layout.paper, layout.line, layout.pattern)
    draw, fine = ImageDraw.Draw(card), patterns.FINE
    x, y, w, h = (fine * length for length in layout.band_box)
    draw.rectangle((x, y, x + w, y + h), fill=layout.band)
    edge = (x + w, y, x + w + 8, y + h) if h > w else (x, y + h, x + w, y + h + 6)
    draw.rectangle(edge, fill=shaded(layout.band, 1.35))
    patterns.emblem(Pen(card, at=(x + w / 2, 112) if h > w else (x + 116, y + h / 2), scale=2.2), layout.emblem, _WHITE)
    if layout.chip:
        patterns.chip(card, *layout.chip)
    if layout.kind is Kind.PASSPORT:
        draw.rectangle((0, 464 * fine, card.width, card.height), fill=mixed(layout.paper, _WHITE, 0.7))
    x, y, w, h = (fine * length for length in layout.signature)
    draw.rectangle((x, y, x + w, y + h), outline=mixed(layout.line, layout.label, 0.5), width=2)
    photo = _photographed(card, layout)
    draw = ImageDraw.Draw(photo)
    _title(draw, layout, language)
    for slot in _slots(layout, native):
        _label(draw, slot, layout, language)
    (dx, dy), (x, y, _, h) = layout.origin, layout.signature
    write(draw, (dx + x + 5, dy + y + h - 5), words("english")["signature"], 10, layout.label, "light")
    write(
        draw,
        (dx + (96 if layout.band_box[3] > 400 else 40), dy + (458 if layout.kind is Kind.PASSPORT else 488)),
        _SMALL_PRINT,
        10,
        layout.label,
        "light",
    )
    return photo


def _title(draw: ImageDraw.ImageDraw, layout: Layout, language: str) -> None:
    (dx, dy), (x, y, w, h) = layout.origin, layout.band_box
    english, other = words("english")[layout.kind], words(language)[layout.kind]
    upright = h > w
    ink, left, line = (layout.band, dx + 96, dy + 44) if upright else (_WHITE, dx + x + 96, dy + y + h // 2 + 8)
    write(draw, (left, line), english.upper(), 18 if upright else 21, ink, "bold")
    if other != english:
        write(draw, (dx + layout.size[0] - 40, line), other, 22, ink, "bold", "rs")


@lru_cache(maxsize=40)
def _blank_back(layout: Layout, language: str) -> Image.Image:
    card = patterns.lined(layout.size, layout.paper, layout.line, layout.pattern)
    draw, fine = ImageDraw.Draw(card), patterns.FINE
    draw.rectangle((0, 34 * fine, card.width, 92 * fine), fill=color("#2B2D31"))
    if layout.kind is not Kind.LICENCE:
        draw.rectangle((0, 300 * fine, card.width, 470 * fine), fill=mixed(layout.paper, _WHITE, 0.7))
    photo = _photographed(card, layout)
    draw = ImageDraw.Draw(photo)
    dx, dy = layout.origin
    if layout.kind is Kind.LICENCE:
        for column, text in ((220, "9."), (320, "10."), (470, "11.")):
            write(draw, (dx + column, dy + 126), text, 14, layout.label, "bold")
        for row, category in enumerate(_CATEGORIES):
            y = dy + 166 + row * 42
            draw.line((dx + 200, y + 12, dx + 610, y + 12), fill=mixed(layout.label, layout.paper, 0.4))
            write(draw, (dx + 220, y), category, 20, layout.ink, "bold")
    else:
        for slot in _BACK_SLOTS:
            _label(draw, slot, layout, language)
    write(draw, (dx + 40, dy + layout.size[1] - 10), _SMALL_PRINT, 10, layout.label, "light")
    return photo


def _photographed(card: Image.Image, layout: Layout) -> Image.Image:
    """The card, drawn at FINE times its size, lying on the table of its design with a soft shadow."""
    photo = table(layout)
    x, y = layout.origin
    mask = Image.new("L", card.size)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, card.width - 1, card.height - 1), layout.corner * patterns.FINE, fill=255
    )
    shade = Image.new("L", photo.size)
    box = (x + 1, y + 4, x + layout.size[0] - 1, y + layout.size[1] + 5)
    ImageDraw.Draw(shade).rounded_rectangle(box, layout.corner, fill=96)
    photo.paste((18, 20, 24), (0, 0), shade.filter(ImageFilter.GaussianBlur(5)))
    photo.paste(card.reduce(patterns.FINE), (x, y), mask.reduce(patterns.FINE))
    return photo


def table(layout: Layout) -> Image.Image:
    """The empty table top, lighter where the window is."""
    tone = _TABLES[sum(layout.band) % len(_TABLES)]
    column = Image.new("RGB", (1, 40))
    column.putdata([mixed(shaded(tone, 1.05), shaded(tone, 0.9), band / 40) for band in range(40)])
    return column.resize(layout.frame, Image.Resampling.NEAREST)
