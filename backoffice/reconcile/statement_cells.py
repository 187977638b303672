"""The cells of a table as they come from a file: text, or a number or day the file itself marks as one. L-01.

Boundary: pure. What a workbook marks as a number is exact decimal text here, never a binary number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from backoffice.reconcile.statement_amounts import fine
from backoffice.reconcile.statement_days import patterned_day
from backoffice.reconcile.statement_faults import NoAmountThere, NoDayThere


class Number(str):
    """A cell the file marks as a number: a plain decimal with a point."""

    __slots__ = ()


class Day(str):
    """A cell the file marks as a day: YYYY-MM-DD."""

    __slots__ = ()


# A row's number in the file, and its cells.
Row = tuple[int, Sequence[str]]

_MINUS = str.maketrans({"−": "-", "–": "-", "\u2012": "-"})
_SPACES = " \u00a0\u202f\u2009'’"
_POINT = re.compile(
    r"\d{1,3}(?P<group>[,S])\d{3}(?:(?P=group)\d{3})*(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+".replace("S", _SPACES)
)
_COMMA = re.compile(r"\d{1,3}(?P<group>[.S])\d{3}(?:(?P=group)\d{3})*(?:,\d*)?|\d+(?:,\d*)?|,\d+".replace("S", _SPACES))


def amount(cell: str, decimal: str, row: int) -> int:
    """An amount of 10⁻¹⁸ units with `decimal` as its mark; groups of three, a sign before or after, or brackets.

    Raises NoAmountThere: "12,50" where the mark is a point is no amount, and neither is "1.2.3".
    """
    if isinstance(cell, Number):
        return fine(cell, row)
    text = cell.strip().translate(_MINUS)
    bare, negative = text, False
    if bare.startswith("(") and bare.endswith(")"):
        bare, negative = bare[1:-1].strip(), True
    before = re.fullmatch(r"([+-]?)\s*(?:[A-Z]{3}|[€$£¥])?\s*([+-]?)(.*?)\s*(?:[A-Z]{3}|[€$£¥])?\s*([+-]?)", bare)
    signs = [each for each in (before[1], before[2], before[4]) if each] if before else []
    bare = before[3] if before else bare
    if len(signs) > 1 or (signs and negative):
        raise NoAmountThere(row=row, text=text[:60])
    shape = _POINT if decimal == "." else _COMMA
    if not shape.fullmatch(bare):
        raise NoAmountThere(row=row, text=text[:60])
    plain = re.sub(rf"[{_SPACES}{',' if decimal == '.' else '.'}]", "", bare).replace(",", ".")
    value = fine(plain, row)
    return -value if negative or signs == ["-"] else value


def day(cell: str, pattern: str, row: int) -> date:
    """A day by a profile's pattern, or as the file itself marks it. Raises NoDayThere."""
    if isinstance(cell, Day):
        return patterned_day(cell, "YYYY-MM-DD", row)
    if isinstance(cell, Number) and pattern != "YYYYMMDD":
        raise NoDayThere(row=row, text=cell[:60])
    return patterned_day(cell, pattern, row)


def called(cell: str) -> str:
    """A column's heading as it is compared: blanks at its ends and its case do not count."""
    return " ".join(cell.replace("\ufeff", "").split()).casefold()
