"""From text to set lines: every letter in a typeface that covers it, shaped, broken to a width, in visual order.

Boundary: measures and encodes for one document; draws nothing. A letter no typeface covers becomes a box with its
code point, so that a printed page loses nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFDocument

from backoffice.documents import bidi, breaking
from backoffice.documents.typefaces import Cut, Embedded, Glyph, face

Ink = tuple[float, float, float]

_REMEMBERED = 64
_PIECES = re.compile(r"[^ -]*-* *")
_BOX_ADVANCE = 940.0
_NOTICEABLE = 0.5


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: weight, size and line height in points, colour; zeros slashed where O and 0 must differ."""

    cut: Cut
    size: float
    leading: float
    ink: Ink
    slashed_zero: bool = False

    def in_ink(self, ink: Ink) -> Style:
        return replace(self, ink=ink)


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one typeface: PDF operators with the rise of each, all in thousandths of the type size.

    `box` is the letter itself where no typeface covers it; such a run has no operators.
    """

    resource: str
    show: tuple[tuple[float, str], ...]
    advance: float
    box: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One set line, its runs from left to right; `width` in points; `leftward` if its paragraph runs so."""

    runs: tuple[Run, ...]
    width: float
    leftward: bool


class Typesetter:
    """Sets text for one document and keeps the subsets it will embed."""

    def __init__(self) -> None:
        self._embedded: dict[str, Embedded] = {}
        self._shaped: dict[tuple[str, Cut, bool, bool], tuple[Run, ...]] = {}
        self._lines: dict[tuple[str, Style], Line] = {}

    def lines(self, text: str, style: Style, width: float) -> list[Line]:
        """The text broken to `width` points; an empty text is one empty line.

        Spaces at a line's end are set but not counted, so that who copies or hears the text has words apart.
        """
        *others, last = breaking.clean(text)
        paragraphs = [*(f"{paragraph} " for paragraph in others), last]
        return [line for paragraph in paragraphs for line in self._paragraph(paragraph, style, width)]

    def line(self, text: str, style: Style) -> Line:
        """The text on one line however long; line ends become spaces. Remembered, as it may stand on every page."""
        if (text, style) not in self._lines:
            self._lines[text, style] = self._paragraph(" ".join(breaking.clean(text)), style, float("inf"))[0]
        return self._lines[text, style]

    def plain(self, style: Style) -> PlainType:
        """The fast way to set a style's letters, for tables of any length."""
        return PlainType(style, self._embed(style.cut.faces[0]).resource, self._plain_letter)

    def add_fonts(self, document: PDFDocument) -> None:
        for embedded in self._embedded.values():
            embedded.add_to(document)

    def _plain_letter(self, letter: str, style: Style) -> tuple[str, float] | None:
        if not _stands_alone(letter, style.cut):
            return None
        (run,) = self._runs(letter, style, leftward=False)
        return run.show[0][1].partition("<")[2].partition(">")[0], run.advance * style.size / 1000

    def _paragraph(self, paragraph: str, style: Style, width: float) -> list[Line]:
        base = bidi.base_level(paragraph)
        lines: list[Line] = []
        on_line: list[tuple[int, Run]] = []
        spaces: list[tuple[int, Run]] = []
        filled = 0.0
        for part, levels in self._parts(paragraph, base, style, width):
            bare = part.rstrip(" ")
            word = self._levelled(bare, levels, style)
            needed = _width(spaces + word, style)
            if on_line and bare and filled + needed > width:
                lines.append(_line(on_line, spaces, base, style))
                on_line, filled = word, _width(word, style)
            else:
                on_line, filled = on_line + spaces + word, filled + needed
            spaces = self._levelled(part[len(bare) :], levels[len(bare) :], style)
        return [*lines, _line(on_line, spaces, base, style)]

    def _parts(self, paragraph: str, base: int, style: Style, width: float) -> Iterator[tuple[str, list[int]]]:
        """The pieces with their levels, those wider than a line cut letter-wise."""
        for stretch in breaking.stretches(paragraph):
            levels = bidi.levels("".join(stretch), base)
            start = 0
            for piece in stretch:
                for part in self._fitting(piece, levels[start : start + len(piece)], style, width):
                    yield part, levels[start : start + len(part)]
                    start += len(part)

    def _fitting(self, piece: str, levels: list[int], style: Style, width: float) -> Iterator[str]:
        start = 0
        while start < len(piece):
            rest = piece[start:]
            bare = rest.rstrip(" ")
            short = len(bare) <= _REMEMBERED and self._measure(bare, levels[start:], style) <= width
            cut = len(bare) if short else self._longest_that_fits(bare, levels[start:], style, width)
            if cut == len(bare):
                yield rest
                return
            yield rest[:cut]
            start += cut

    def _longest_that_fits(self, text: str, levels: list[int], style: Style, width: float) -> int:
        """How many letters of a long token fill a line, by the widths the letters have alone: shaping is dear."""
        filled, cut = 0.0, 0
        for letter, level in zip(text, levels, strict=False):
            filled += sum(run.advance for run in self._runs(letter, style, leftward=bool(level % 2)))
            if filled * style.size > width * 1000:
                break
            cut += 1
        while cut > 1 and self._measure(text[:cut], levels, style) > width:
            cut -= 1
        while 1 < cut < len(text) and not breaking.may_part(text, cut):
            cut -= 1
        return max(cut, 1)

    def _measure(self, text: str, levels: list[int], style: Style) -> float:
        return _width(self._levelled(text, levels, style), style)

    def _levelled(self, text: str, levels: list[int], style: Style) -> list[tuple[int, Run]]:
        """The runs of a piece with their levels, in reading order; inside a run glyphs stand left to right."""
        found: list[tuple[int, Run]] = []
        start = 0
        for level, same in groupby(levels[: len(text)]):
            end = start + len(list(same))
            found += [(level, run) for run in self._runs(text[start:end], style, leftward=bool(level % 2))]
            start = end
        return found

    def _runs(self, text: str, style: Style, *, leftward: bool) -> tuple[Run, ...]:
        key = (text, style.cut, leftward, style.slashed_zero)
        known = self._shaped.get(key)
        if known is None:
            known = tuple(
                self._run(name, part, leftward=leftward, slashed_zero=style.slashed_zero)
                for name, part in _by_typeface(text, style.cut)
            )
            if len(text) <= _REMEMBERED:
                self._shaped[key] = known
        return known

    def _run(self, name: str, text: str, *, leftward: bool, slashed_zero: bool) -> Run:
        if not name:
            return Run("", (), _BOX_ADVANCE, box=text)
        embedded = self._embed(name)
        glyphs = face(name).shape(text, leftward=leftward, slashed_zero=slashed_zero)
        show = _operators(glyphs, embedded, leftward=leftward)
        return Run(embedded.resource, show, sum(glyph.advance for glyph in glyphs))

    def _embed(self, name: str) -> Embedded:
        if name not in self._embedded:
            self._embedded[name] = Embedded(face(name), f"T{len(self._embedded) + 1}")
        return self._embedded[name]


class PlainType:
    """Letters of one typeface that need no shaping: one look-up each, unkerned."""

    def __init__(self, style: Style, resource: str, learn: Callable[[str, Style], tuple[str, float] | None]) -> None:
        self.resource = resource
        self._style = style
        self._learn = learn
        self._codes: dict[int, str] = {}
        self._advances: dict[str, float] = {}

    def set(self, text: str) -> tuple[str, float] | None:
        """Hex codes and width in points; None where a letter of the text needs more than this."""
        try:
            return text.translate(self._codes), sum(map(self._advances.__getitem__, text))
        except KeyError:
            for letter in set(text) - self._advances.keys():
                learned = self._learn(letter, self._style)
                if learned is None:
                    return None
                self._codes[ord(letter)], self._advances[letter] = learned
            return self.set(text)

    def wrapped(self, text: str, width: float) -> list[tuple[str, float]] | None:
        """The same in lines of `width` points, broken behind spaces and hyphens, longer words anywhere; None as in
        `set`.
        """
        if "\n" in text:
            parts = [self.wrapped(part, width) for part in text.split("\n")]
            return None if None in parts else [line for part in parts if part is not None for line in part]
        if self.set(text) is None:
            return None
        advances = self._advances
        lines: list[str] = []
        line, filled = "", 0.0
        for piece in _PIECES.findall(text):
            bare = piece.rstrip(" ")
            needed = sum(map(advances.__getitem__, bare))
            if line and filled + needed > width:
                lines.append(line)
                line, filled = "", 0.0
            if needed > width:
                for letter in bare:
                    if line and filled + advances[letter] > width:
                        lines.append(line)
                        line, filled = "", 0.0
                    line, filled = line + letter, filled + advances[letter]
                piece = piece[len(bare) :]
                needed = 0.0
            line += piece
            filled += needed + advances.get(" ", 0.0) * (len(piece) - len(piece.rstrip(" ")))
        lines.append(line)
        # A space at a line's end is set, so that who copies has words apart, but does not count.
        return [(each.translate(self._codes), sum(map(advances.__getitem__, each.rstrip(" ")))) for each in lines]


def _line(runs: list[tuple[int, Run]], spaces: list[tuple[int, Run]], base: int, style: Style) -> Line:
    after = [] if base else [run for _, run in spaces]
    return Line((*bidi.visual_order(runs), *after), _width(runs, style), bool(base))


def _width(runs: list[tuple[int, Run]], style: Style) -> float:
    return sum(run.advance for _, run in runs) * style.size / 1000


def _by_typeface(text: str, cut: Cut) -> Iterator[tuple[str, str]]:
    """Parts of a text and the typeface of each; letters that none covers come singly, with no typeface."""
    current, part = "", ""
    for index, letter in enumerate(text):
        if letter in (bidi.ISOLATE, bidi.END_OF_ISOLATE):
            continue
        name = _typeface(letter, cut, current, text[index + 1 : index + 2])
        if part and (name != current or not name):
            yield current, part
            part = ""
        current, part = name, part + letter
    if part:
        yield current, part


def _typeface(letter: str, cut: Cut, current: str, following: str) -> str:
    if current and _joins(letter) and face(current).covers(letter):
        return current
    if letter in "“”‘’…—·":
        chinese = next(name for name in cut.faces if name.startswith("IBMPlexSansSC"))
        if current == chinese or breaking.is_wide(following):
            return chinese
    return _first_that_covers(letter, cut)


@lru_cache(maxsize=8_192)
def _joins(letter: str) -> bool:
    return letter == " " or breaking.combines(letter)


@lru_cache(maxsize=8_192)
def _first_that_covers(letter: str, cut: Cut) -> str:
    return next((name for name in cut.faces if face(name).covers(letter)), "")


def _stands_alone(letter: str, cut: Cut) -> bool:
    is_text = breaking.clean(letter) == [letter] and not breaking.combines(letter)
    return is_text and bidi.levels(letter, 0) == [0] and face(cut.faces[0]).covers(letter)


def _operators(glyphs: tuple[Glyph, ...], embedded: Embedded, *, leftward: bool) -> tuple[tuple[float, str], ...]:
    """PDF arrays to show, each with its rise: codes, and moves where shaping departs from the plain widths."""
    found: list[tuple[float, str]] = []
    parts: list[str] = []
    rise = 0.0
    for glyph in glyphs:
        if glyph.up != rise and parts:
            found.append((rise, _array(parts)))
            parts = []
        rise = glyph.up
        after = glyph.advance - embedded.face.advance(glyph.gid) - glyph.right
        parts += [_move(glyph.right), f"<{embedded.codes(glyph, leftward=leftward)}>", _move(after)]
    if parts:
        found.append((rise, _array(parts)))
    return tuple(found)


def _move(by: float) -> str:
    return f"{-by:.0f}" if abs(by) > _NOTICEABLE else ""


def _array(parts: list[str]) -> str:
    return f"[{''.join(parts)}]TJ".replace("><", "")
