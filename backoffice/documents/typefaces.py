"""The shipped typefaces: what they cover, how HarfBuzz shapes with them, and the subset a document embeds.

Boundary: the only module that opens font files. A code in a page's text stands for one glyph *and* the text it shows,
so that what is copied out of a document is what was put in, also where one glyph serves several letters.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream


class Cut(Enum):
    """A weight of the document's type; the value lists its typefaces, the first that covers a letter sets it."""

    REGULAR = ("Inter-Regular", "IBMPlexSansSC-Regular", "IBMPlexSansArabic-Regular")
    MEDIUM = ("Inter-Medium", "IBMPlexSansSC-Regular", "IBMPlexSansArabic-Regular")
    STRONG = ("Inter-SemiBold", "IBMPlexSansSC-SemiBold", "IBMPlexSansArabic-SemiBold")
    MONO = ("IBMPlexMono-Regular", "Inter-Regular", "IBMPlexSansSC-Regular", "IBMPlexSansArabic-Regular")

    @property
    def faces(self) -> tuple[str, ...]:
        return tuple(self.value)


# Evidence is set letter by letter: a typeface may not turn 3x4 into 3×4 or -> into an arrow. Arabic must join.
_LETTER_BY_LETTER = {"kern": True, "liga": False, "clig": False, "calt": False}
_DIGITS = re.compile("[0-9]+")

_ONLY_FOR_SHAPING = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"STAT", b"name", b"cmap")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in visual order, in thousandths of the type size; `text` is what it shows, maybe nothing."""

    gid: int
    text: str
    advance: float
    right: float
    up: float


class Face:
    """One typeface file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = (files("resources") / "fonts" / f"{name}.ttf").read_bytes()
        self._face = uharfbuzz.Face(uharfbuzz.Blob(self.data))
        self._font = uharfbuzz.Font(self._face)
        self._scale = 1000 / self._face.upem
        self._features = {} if name.startswith("IBMPlexSansArabic") else _LETTER_BY_LETTER
        self._covered = frozenset(self._face.unicodes)

    def covers(self, letter: str) -> bool:
        return ord(letter) in self._covered

    def advance(self, gid: int) -> float:
        return float(self._font.get_glyph_h_advance(gid) * self._scale)

    def shape(self, text: str, *, leftward: bool, slashed_zero: bool) -> tuple[Glyph, ...]:
        """Glyphs of a run of one script and direction, leftmost first."""
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_codepoints([ord(letter) for letter in text])
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if leftward else "ltr"
        # Digits of one width; for all letters the feature would widen hyphens and points too.
        digits = [(*found.span(), True) for found in _DIGITS.finditer(text)]
        uharfbuzz.shape(self._font, buffer, self._features | {"zero": slashed_zero, "tnum": digits or False})
        shown = _text_of_clusters(text, [info.cluster for info in buffer.glyph_infos])
        scale = self._scale
        return tuple(
            Glyph(info.codepoint, word, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
            for info, at, word in zip(buffer.glyph_infos, buffer.glyph_positions, shown, strict=True)
        )

    @property
    def blank(self) -> int:
        """The glyph that shows nothing."""
        return int(self._font.get_nominal_glyph(ord(" ")))

    def subset(self, gids: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A TrueType file of these glyphs only, and where each went."""
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update([0, *gids])
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(int.from_bytes(table, "big") for table in _ONLY_FOR_SHAPING)
        plan = uharfbuzz.SubsetPlan(self._face, wanted)
        return plan.execute().blob.data, dict(plan.old_to_new_glyph_mapping)

    def measures(self) -> dict[str, float]:
        """What a font descriptor states, in thousandths."""
        extents = self._font.get_font_extents("ltr")
        return {"Ascent": round(extents.ascender * self._scale), "Descent": round(extents.descender * self._scale)}


@cache
def face(name: str) -> Face:
    """The typeface of that file name, opened once a process."""
    return Face(name)


def _text_of_clusters(text: str, clusters: list[int]) -> list[str]:
    """The letters each glyph shows: a cluster's text goes to its first glyph, further glyphs of it show nothing."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    shown = []
    told = set()
    for cluster in clusters:
        shown.append("" if cluster in told else text[cluster : ends[cluster]])
        told.add(cluster)
    return shown


class Embedded:
    """The part of a typeface one document uses: a code for each glyph, the text it shows and the room it takes."""

    def __init__(self, used: Face, resource: str) -> None:
        self.face = used
        self.resource = resource
        self._codes: dict[tuple[int, str, float], int] = {(0, "", used.advance(0)): 0}

    def code(self, gid: int, text: str, advance: float) -> str:
        """Four hex digits that draw `gid`, are read back as `text` and move on by `advance` thousandths."""
        return f"{self._codes.setdefault((gid, text, advance), len(self._codes)):04x}"

    def codes(self, glyph: Glyph, *, leftward: bool) -> str:
        """The code of a glyph, or one for each letter of a ligature that runs leftward.

        Readers of PDF turn leftward text round code by code, so a ligature read as two letters would come out swapped:
        its leftmost part draws it, and blanks as wide carry the other letters.
        """
        if not leftward or len(glyph.text) < 2:
            return self.code(glyph.gid, glyph.text, self.face.advance(glyph.gid))
        share = self.face.advance(glyph.gid) / len(glyph.text)
        first, *others = reversed(glyph.text)
        drawn = self.code(glyph.gid, first, share)
        return drawn + "".join(self.code(self.face.blank, letter, share) for letter in others)

    def add_to(self, document: PDFDocument) -> None:
        """Write font, descriptor, widths, subset and reading table into the document."""
        gids = [gid for gid, _, _ in self._codes]
        data, moved = self.face.subset(gids)
        name = PDFName(f"{_tag(data)}+{self.face.name}")
        file = _stream(document, data, Length1=len(data))
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": PDFArray([-1000, -400, 2500, 1200]),
                "ItalicAngle": 0,
                "CapHeight": 700,
                "StemV": 80,
                "FontFile2": file,
                **self.face.measures(),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}),
                "FontDescriptor": document.Reference(descriptor),
                "W": PDFArray([0, PDFArray([round(advance, 3) for _, _, advance in self._codes])]),
                "CIDToGIDMap": _stream(document, b"".join(moved[gid].to_bytes(2, "big") for gid in gids)),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": name,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": _stream(document, self._reading_table()),
            }
        )
        document.idToObject["BasicFonts"].dict[self.resource] = document.Reference(font)

    def _reading_table(self) -> bytes:
        pairs = [
            f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for (_, text, _), code in self._codes.items() if text
        ]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
        return (_READING_TABLE_HEAD + body + _READING_TABLE_FOOT).encode("ascii")


_READING_TABLE_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_READING_TABLE_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _tag(data: bytes) -> str:
    """Six capitals that name this very subset, as PDF wants them."""
    rest, letters = zlib.crc32(data), ""
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters += chr(ord("A") + letter)
    return letters


def _stream(document: PDFDocument, data: bytes, **entries: int) -> object:
    stream = PDFStream(content=zlib.compress(data))
    stream.dictionary.dict.update(entries, Filter=PDFName("FlateDecode"))
    return document.Reference(stream)
