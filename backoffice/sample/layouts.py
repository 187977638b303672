"""The designs of invented papers: colours, patterns, where each field stands.

Boundary: data. Sixteen designs by kind and part of the world; none is any state's.
"""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.sample.papers import Kind, Paper
from backoffice.sample.strokes import Color, color

CARD = (792, 500)
PAGE = (816, 570)
FRAME = (860, 542)
PAGE_FRAME = (860, 606)


@dataclass(frozen=True, slots=True)
class Slot:
    """One printed field: its label's baseline at `y`, its value's below, both at most `width` pixels wide."""

    field: str
    x: int
    y: int
    width: int
    size: int = 22
    face: str = "text"


@dataclass(frozen=True, slots=True)
class Layout:
    """One design. Boxes are x, y, width, height in pixels of the card."""

    key: str
    kind: Kind
    paper: Color
    line: Color
    band: Color
    ink: Color
    label: Color
    pattern: str
    emblem: str
    band_box: tuple[int, int, int, int]
    portrait: tuple[int, int, int, int]
    ghost: tuple[int, int, int, int]
    signature: tuple[int, int, int, int]
    chip: tuple[int, int] | None
    slots: tuple[Slot, ...]

    @property
    def size(self) -> tuple[int, int]:
        return PAGE if self.kind is Kind.PASSPORT else CARD

    @property
    def frame(self) -> tuple[int, int]:
        """The size of a photograph of it."""
        return PAGE_FRAME if self.kind is Kind.PASSPORT else FRAME

    @property
    def origin(self) -> tuple[int, int]:
        """Where in the photograph its corner lies."""
        return (self.frame[0] - self.size[0]) // 2, (self.frame[1] - self.size[1]) // 2

    @property
    def corner(self) -> int:
        """The radius of its corners."""
        return 14 if self.kind is Kind.PASSPORT else 28


_INK = color("#1B1F26")

_ID_SLOTS = (
    Slot("surname", 280, 108, 470, 27, "bold"),
    Slot("given", 280, 164, 470, 27, "bold"),
    Slot("name", 280, 220, 470, 30, "bold"),
    Slot("birth", 280, 284, 150),
    Slot("sex", 446, 284, 90),
    Slot("nationality", 560, 284, 190),
    Slot("number", 280, 344, 200, 24, "machine"),
    Slot("expiry", 496, 344, 170),
)
_ID_SLOTS_MIRRORED = (
    Slot("surname", 42, 108, 470, 27, "bold"),
    Slot("given", 42, 164, 470, 27, "bold"),
    Slot("name", 42, 222, 470, 28, "bold"),
    Slot("birth", 42, 284, 170),
    Slot("sex", 232, 284, 110),
    Slot("nationality", 362, 284, 150),
    Slot("number", 42, 344, 230, 24, "machine"),
    Slot("expiry", 292, 344, 220),
)
_ID_SLOTS_LEFT_BAND = (
    Slot("surname", 330, 82, 430, 27, "bold"),
    Slot("given", 330, 140, 430, 27, "bold"),
    Slot("name", 330, 198, 430, 30, "bold"),
    Slot("birth", 330, 264, 150),
    Slot("sex", 496, 264, 90),
    Slot("nationality", 606, 264, 150),
    Slot("number", 330, 326, 200, 24, "machine"),
    Slot("expiry", 546, 326, 170),
)
_PAGE_SLOTS = (
    Slot("surname", 292, 96, 490, 25, "bold"),
    Slot("given", 292, 148, 490, 25, "bold"),
    Slot("name", 292, 202, 490, 25, "bold"),
    Slot("nationality", 292, 256, 150, 21),
    Slot("birth", 456, 256, 160, 21),
    Slot("sex", 636, 256, 140, 21),
    Slot("place", 292, 308, 300, 21),
    Slot("number", 612, 308, 180, 23, "machine"),
    Slot("issue", 292, 360, 150, 21),
    Slot("expiry", 456, 360, 160, 21),
    Slot("authority", 292, 412, 300, 19),
)
_LICENCE_SLOTS = (
    Slot("surname", 272, 98, 480, 25, "bold"),
    Slot("given", 272, 150, 480, 25, "bold"),
    Slot("name", 272, 202, 480, 27, "bold"),
    Slot("birth", 272, 260, 150, 21),
    Slot("place", 440, 260, 300, 21),
    Slot("issue", 272, 312, 150, 21),
    Slot("expiry", 440, 312, 150, 21),
    Slot("authority", 272, 364, 300, 19),
    Slot("number", 272, 416, 230, 24, "machine"),
    Slot("sex", 600, 312, 100, 21),
)


def _card(
    key: str, paper: str, line: str, band: str, label: str, pattern: str, emblem: str, style: str = "top"
) -> Layout:
    tones = (color(paper), color(line), color(band), _INK, color(label), pattern, emblem)
    if style == "mirrored":
        return Layout(
            key,
            Kind.ID,
            *tones,
            (0, 0, 792, 74),
            (540, 98, 216, 270),
            (430, 386, 76, 95),
            (42, 392, 200, 70),
            (650, 396),
            _ID_SLOTS_MIRRORED,
        )
    if style == "left":
        return Layout(
            key,
            Kind.ID,
            *tones,
            (0, 0, 72, 500),
            (96, 62, 212, 265),
            (660, 376, 76, 95),
            (96, 372, 212, 66),
            (330, 390),
            _ID_SLOTS_LEFT_BAND,
        )
    return Layout(
        key,
        Kind.ID,
        *tones,
        (0, 0, 792, 74),
        (40, 98, 216, 270),
        (548, 388, 76, 95),
        (40, 392, 216, 70),
        (656, 396),
        _ID_SLOTS,
    )


def _page(key: str, paper: str, line: str, band: str, label: str, pattern: str, emblem: str) -> Layout:
    tones = (color(paper), color(line), color(band), _INK, color(label), pattern, emblem)
    return Layout(
        key,
        Kind.PASSPORT,
        *tones,
        (0, 0, 816, 62),
        (36, 88, 232, 290),
        (700, 366, 76, 95),
        (36, 392, 232, 56),
        None,
        _PAGE_SLOTS,
    )


def _licence(key: str, paper: str, line: str, band: str, label: str, pattern: str, emblem: str) -> Layout:
    tones = (color(paper), color(line), color(band), _INK, color(label), pattern, emblem)
    return Layout(
        key,
        Kind.LICENCE,
        *tones,
        (0, 0, 792, 66),
        (34, 92, 212, 265),
        (668, 372, 76, 95),
        (34, 376, 212, 64),
        None,
        _LICENCE_SLOTS,
    )


_IDS = {
    "west": _card("west", "#F1F3EC", "#DCE3D6", "#2F5D7C", "#5A6B74", "waves", "star"),
    "north": _card("north", "#EEF3F5", "#D8E3E8", "#2B6A73", "#54707A", "hills", "peak", "left"),
    "middle": _card("middle", "#F5F0EE", "#E8DCD8", "#8A3B45", "#7A5F60", "rosette", "bird"),
    "cyrillic": _card("cyrillic", "#F0F3F8", "#DAE1EC", "#33528F", "#586A8C", "weave", "wheel"),
    "arabic": _card("arabic", "#F4F1E4", "#E6E0CB", "#3C6B5C", "#66705A", "waves", "leaf", "mirrored"),
    "east": _card("east", "#F6F0E8", "#EADFD0", "#A5503C", "#7C6650", "rings", "sun"),
    "islands": _card("islands", "#EDF4F1", "#D6E6DF", "#1F7A6C", "#4F7069", "hills", "sun", "left"),
    "americas": _card("americas", "#F3F4E9", "#E2E6CE", "#5C7A34", "#667050", "rays", "leaf"),
    "africa": _card("africa", "#F7F1E2", "#ECE0C4", "#B06F1E", "#7B6640", "rosette", "sun"),
}
_PASSPORTS = {
    "west": _page("page_west", "#F3EDEE", "#E4D5D8", "#7A2E3E", "#775C63", "rosette", "star"),
    "americas": _page("page_americas", "#EEF1F6", "#D7DFEB", "#2C4470", "#5A6884", "rays", "bird"),
    "arabic": _page("page_arabic", "#EFF4EC", "#DAE5D4", "#2F6044", "#5B6E5C", "weave", "leaf"),
    "east": _page("page_east", "#F6EEEA", "#E9D8D0", "#8B3A2B", "#7C6156", "waves", "wheel"),
}
_LICENCES = {
    "west": _licence("licence_west", "#F8EEF0", "#EFD9DE", "#B2617A", "#85626C", "weave", "wheel"),
    "americas": _licence("licence_americas", "#ECF3F8", "#D3E3EE", "#3B7096", "#586F80", "hills", "peak"),
    "arabic": _licence("licence_arabic", "#F6F2E4", "#E9E0C6", "#8C7530", "#776B48", "rings", "star"),
}
_PARTS = {
    "west": "DE AT CH FR BE NL ES IT PT GB IE",
    "north": "SE NO DK FI IS LT",
    "middle": "PL CZ HU RO HR TR",
    "cyrillic": "UA BG RS KZ AM",
    "arabic": "JO IQ EG SA AE MA LB",
    "east": "CN SG VN",
    "islands": "MY ID PH IN AU NZ",
    "americas": "MX AR CO BR US CA",
    "africa": "ZA NG GH KE",
}
_PART_OF = {alpha2: part for part, countries in _PARTS.items() for alpha2 in countries.split()}
_ELSEWHERE = {"north": "west", "middle": "west", "cyrillic": "americas", "islands": "americas", "africa": "arabic"}


def layout_of(sheet: Paper, alpha2: str) -> Layout:
    """The design of that paper in that country (ISO alpha-2)."""
    part = _PART_OF[alpha2]
    if sheet.kind is Kind.ID:
        return _IDS[part]
    part = _ELSEWHERE.get(part, part)
    if sheet.kind is Kind.PASSPORT:
        return _PASSPORTS[part]
    return _LICENCES["arabic" if part == "east" else part]


def every_layout() -> tuple[Layout, ...]:
    return (*_IDS.values(), *_PASSPORTS.values(), *_LICENCES.values())
