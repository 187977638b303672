"""Paper, ink and type of every document: A4, the light palette's inks, a handful of styles.

Boundary: the only place where sizes and colours of documents are written down.
"""

from __future__ import annotations

from backoffice.documents.typefaces import Cut
from backoffice.documents.typesetting import Ink, Style

MILLIMETRE = 72 / 25.4
PAPER_WIDTH, PAPER_HEIGHT = 595.28, 841.89
LEFT = 20 * MILLIMETRE
RIGHT = PAPER_WIDTH - 18 * MILLIMETRE
WIDTH = RIGHT - LEFT
TOP = 86.0
BOTTOM = 774.0
FOOT_RULE = 785.0


def _ink(code: str) -> Ink:
    red, green, blue = bytes.fromhex(code)
    return (red / 255, green / 255, blue / 255)


TEXT, TEXT_2, TEXT_3 = _ink("14181f"), _ink("465060"), _ink("5f6977")
LINE, LINE_2, CONTROL = _ink("e3e6eb"), _ink("ccd1d9"), _ink("7f8896")
GROUND, PAPER = _ink("f3f4f6"), _ink("ffffff")
OK, WARN, DANGER = _ink("17693a"), _ink("855200"), _ink("d13a2b")

FIRM = Style(Cut.STRONG, 11, 14, TEXT)
SECRECY = Style(Cut.STRONG, 9.5, 14, TEXT)
TITLE = Style(Cut.STRONG, 19, 23, TEXT)
UNDER_TITLE = Style(Cut.REGULAR, 9.5, 13, TEXT_2)
SECTION = Style(Cut.STRONG, 9.5, 12, TEXT)
BODY = Style(Cut.REGULAR, 9, 12.5, TEXT)
STRONG = Style(Cut.STRONG, 9, 12.5, TEXT)
LABEL = Style(Cut.REGULAR, 8, 12.5, TEXT_3)
HEAD = Style(Cut.MEDIUM, 8, 12, TEXT_3)
CELL = Style(Cut.REGULAR, 8.5, 11.5, TEXT)
CELL_STRONG = Style(Cut.STRONG, 8.5, 11.5, TEXT)
MUTED = CELL.in_ink(TEXT_3)
CELL_2 = CELL.in_ink(TEXT_2)
CODE = Style(Cut.MONO, 7.8, 11.5, TEXT)
NUMBER = Style(Cut.REGULAR, 8.5, 11.5, TEXT, slashed_zero=True)
CAPTION = Style(Cut.REGULAR, 7.5, 10, TEXT_2)
HASH = Style(Cut.MONO, 6.6, 9.5, TEXT_2)
FOOT = Style(Cut.REGULAR, 7, 9.5, TEXT_2)
FOOT_HASH = Style(Cut.MONO, 6.6, 9.5, TEXT_2)
VERDICT = Style(Cut.STRONG, 14, 18, TEXT)
