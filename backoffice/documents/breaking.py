"""Text as it may be set: cleaned of what is no text, and cut where a line may end, in any script.

Boundary: pure. Nothing readable is lost: only control characters and marks that override a direction are dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_PIECE = 500
"""Letters of one piece: a token of a megabyte is set as two thousand pieces, in linear time."""

LONGEST_STRETCH = 10_000
"""Letters whose direction is resolved together; only a paragraph longer than any page is cut by it."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2067\u206a-\u206f\ufeff]"
)
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_WORD = re.compile(f"[^{_SPACE}]{{1,{LONGEST_PIECE}}}[{_SPACE}]{{0,{LONGEST_PIECE}}}|[{_SPACE}]{{1,{LONGEST_PIECE}}}")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_MAY_PART_INSIDE = re.compile(f"{_WIDE.pattern}|[-_/\u2010\u2013\u2014]")
_OPENS = frozenset("([{（【《「『“‘〈〔［｛")
_CLOSES = frozenset(")]}）】》」』”’〉〕］｝，。、；：？！,.;:?!…％%々ー" + "\u3000")
_HYPHENS = frozenset("-_/\u2010\u2013\u2014")


def clean(text: str) -> list[str]:
    """The paragraphs of a text: cut at line ends, without control and override characters, tabs as spaces."""
    return [_NO_CHARACTER.sub("\ufffd", _NOT_TEXT.sub("", line.replace("\t", " "))) for line in _LINE_END.split(text)]


def pieces(paragraph: str) -> Iterator[str]:
    """The parts between which a line may end, each with the spaces after it; together they are the paragraph."""
    held = ""
    for word in _WORD.findall(paragraph):
        for piece in _pieces_of_word(word):
            if held and _parted(held, piece):
                yield held
                held = ""
            held += piece
    if held:
        yield held


def _pieces_of_word(word: str) -> Iterator[str]:
    start = 0
    if _MAY_PART_INSIDE.search(word):
        for at in range(1, len(word)):
            if _line_may_end(word[at - 1], word[at]):
                yield word[start:at]
                start = at
    yield word[start:]


def _parted(before: str, after: str) -> bool:
    """Whether a line may end between two pieces; not where a long Chinese text was cut before its comma."""
    cut_by_length = is_wide(before[-1]) or is_wide(after[0])
    return not cut_by_length or len(before) > LONGEST_PIECE or _line_may_end(before[-1], after[0])


def stretches(paragraph: str) -> Iterator[list[str]]:
    """The pieces in lists of bounded length, so that work on each list is bounded too."""
    stretch: list[str] = []
    length = 0
    for piece in pieces(paragraph):
        if length + len(piece) > LONGEST_STRETCH:
            yield stretch
            stretch, length = [], 0
        stretch.append(piece)
        length += len(piece)
    if stretch:
        yield stretch


def may_part(text: str, at: int) -> bool:
    """Whether a token too long for a line may be cut before its letter `at`: never before what combines."""
    return not combines(text[at]) and text[at - 1] != "\u200d"


def _line_may_end(before: str, after: str) -> bool:
    if after in " \u3000" or after in _CLOSES or before in _OPENS or combines(after):
        return False
    if is_wide(before) or is_wide(after):
        return True
    return before in _HYPHENS and after.isalpha()


def combines(letter: str) -> bool:
    """Whether a letter belongs to the one before it: marks and joiners."""
    return letter == "\u200d" or unicodedata.category(letter).startswith("M")


def is_wide(letter: str) -> bool:
    """Whether a letter is Chinese, Japanese or Korean, or their punctuation."""
    return bool(_WIDE.match(letter))
