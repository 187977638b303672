"""Amounts as people type them: a comma or a point before decimals, thousands in groups. L-01.

Boundary: pure and exact. What could be two amounts is refused with both; nothing is guessed.
"""

from __future__ import annotations

import re

from backoffice.errors import Refused
from backoffice.money import Asset, NotAnAmount, amount

_SIGNS = str.maketrans(
    {
        "\u2212": "-",  # minus
        "\u2013": "-",
        "\ufe63": "-",
        "\uff0d": "-",
        "\uff0c": ",",  # as Chinese keyboards write it
        "\uff0e": ".",
        "\u2019": "'",
    }
)
_SPACES = re.compile(r"[ \u00a0\u2009\u202f']")
_NUMBER = re.compile(r"(?P<sign>[+-]?) ?(?P<body>[\d.,' \u00a0\u2009\u202f]{1,80})", re.ASCII)
_DECIMALS = 18


class TwoReadings(Refused):
    """What was typed could be either of two amounts. Facts: `text`, `first`, `second`."""

    code = "money.two_readings"


def typed_decimal(text: str, scale: int | None = None) -> str:
    """What was typed as a plain decimal such as "-1290.5"; `scale` is the asset's decimals, None where it is open.

    The last of two different marks stands before the decimals, a repeated mark groups thousands. One comma, or point,
    before three digits may be either: it groups where the asset has no decimals; a point stands before decimals where
    the asset has three and more, as windows and files write it. Raises NotAnAmount, TwoReadings.
    """
    found = _NUMBER.fullmatch(text.strip().translate(_SIGNS))
    if found is None:
        raise NotAnAmount(asset="", text=text.strip()[:60])
    body, sign = found["body"], "-" if found["sign"] == "-" else ""
    marks = [each for each in body if each in ".,"]
    spaced = _SPACES.search(body) is not None
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return sign + _whole(body, text, marks[0] if marks else "")
    mark = marks[-1]
    head, part = body.rsplit(mark, 1)
    group = next((each for each in marks if each != mark), "")
    if mark in head or not part.isascii() or not part.isdigit() or len(part) > _DECIMALS:
        raise NotAnAmount(asset="", text=text.strip()[:60])
    whole = _whole(head, text, group) if head else "0"
    either = len(marks) == 1 and not spaced and len(part) == 3 and 0 < len(head) <= 3 and head[0] != "0"
    if either and scale == 0:
        return sign + whole + part
    if either and not (mark == "." and scale is not None and scale >= len(part)):
        shown = 2 if scale is None else scale
        many, few = f"{whole}{part}.{'0' * shown}", f"{whole}.{part.rstrip('0').ljust(shown, '0')}"
        raise TwoReadings(text=text.strip()[:60], first=sign + many, second=sign + few)
    return f"{sign}{whole}.{part}"


def typed_minor(text: str, asset: str, scale: int) -> int:
    """What was typed in minor units of `asset`. Raises NotAnAmount, for too many decimals too, and TwoReadings."""
    plain = typed_decimal(text, scale)
    unsigned = amount(plain.removeprefix("-"), Asset(asset, scale)).minor
    return -unsigned if plain.startswith("-") else unsigned


def _whole(body: str, text: str, group: str) -> str:
    """Digits before the decimals, their groups of three taken together; `group` is the mark between them, or empty."""
    runs = _SPACES.sub(group or " ", body).split(group or " ")
    good = all(each.isascii() and each.isdigit() for each in runs)
    if not good or (len(runs) > 1 and (len(runs[0]) > 3 or any(len(each) != 3 for each in runs[1:]))):
        raise NotAnAmount(asset="", text=text.strip()[:60])
    return "".join(runs)
