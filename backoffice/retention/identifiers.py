"""What is known of a person by which a text could name them, as patterns to search for after an erasure.

Boundary: pure; held in memory alone, between the erasure and the end of its search. R-03.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from backoffice.people.rules import name_tokens

_WHOLE_AT_LEAST = 5
_NEAR_AT_LEAST = 3
_DIGITS_OF_A_PHONE = 9
_LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Known:
    """Values of one person as they were gathered; never printed, never kept."""

    names: tuple[str, ...] = field(repr=False, default=())
    values: tuple[str, ...] = field(repr=False, default=())
    dates: tuple[date, ...] = field(repr=False, default=())
    email: str = field(repr=False, default="")
    language: str = "en"

    @property
    def is_empty(self) -> bool:
        return not self.names and not self.values


@dataclass(frozen=True, slots=True)
class Patterns:
    """`whole`, `all_of` and `all_folded` for LIKE, `near` for regular expressions; in small letters."""

    whole: tuple[str, ...] = field(repr=False)
    all_of: tuple[str, ...] = field(repr=False)
    all_folded: tuple[str, ...] = field(repr=False)
    near: tuple[str, ...] = field(repr=False)


def patterns(known: Known) -> Patterns:
    """What to search for. Names count where all their words stand together, whatever their order or accents.

    Single words and birth dates, which many people share, count beside the person's pseudonym.
    """
    whole: set[str] = set()
    near: set[str] = set()
    for value in known.values:
        whole |= _forms(value)
    for name in known.names:
        spoken = " ".join(name.split()).lower()
        if len(spoken) >= _WHOLE_AT_LEAST or not spoken.isascii():
            whole.add(spoken)
        near |= {word for word in spoken.split() if _tells(word)} | {word for word in name_tokens(name) if _tells(word)}
    for day in known.dates:
        near |= _spoken(day)
    first = known.names[0] if known.names else ""
    words = first.lower().split()
    several = len(words) > 1
    return Patterns(
        whole=tuple(sorted(f"%{each.translate(_LIKE)}%" for each in whole if len(each) > 1)),
        all_of=tuple(f"%{each.translate(_LIKE)}%" for each in words) if several else (),
        all_folded=tuple(sorted(f"%{each}%" for each in _folded(words))) if several else (),
        near=tuple(sorted(_bounded(each) for each in near)),
    )


def _forms(value: str) -> set[str]:
    """A value as it is and as others write it: without spaces, a phone number by its last nine digits."""
    told = " ".join(value.split()).lower()
    digits = "".join(sign for sign in told if sign.isdecimal())
    found = {told, told.replace(" ", "").replace("-", "")}
    if len(digits) >= _DIGITS_OF_A_PHONE and not any(sign.isalpha() for sign in told):
        found.add(digits[-_DIGITS_OF_A_PHONE:])
    return {each for each in found if len(each) >= _WHOLE_AT_LEAST}


def _folded(words: Iterable[str]) -> set[str]:
    return {token for word in words for token in name_tokens(word) if token.isascii() or len(token) == len(word)}


def _tells(word: str) -> bool:
    return len(word) >= _NEAR_AT_LEAST or (not word.isascii() and len(word) > 1)


def _bounded(word: str) -> str:
    """As a word of its own where letters are set apart from each other; Chinese sets no spaces."""
    if not word.isascii():
        return re.escape(word)
    return f"(^|[^[:alnum:]]){re.escape(word)}($|[^[:alnum:]])"


def _spoken(day: date) -> set[str]:
    """A date as people and papers write it."""
    year, month, on = day.year, day.month, day.day
    name = _MONTHS[month - 1]
    return {
        day.isoformat(),
        f"{year}{month:02}{on:02}",
        f"{on:02}.{month:02}.{year}",
        f"{on}.{month}.{year}",
        f"{on:02}/{month:02}/{year}",
        f"{month:02}/{on:02}/{year}",
        f"{on} {name} {year}",
        f"{name} {on}, {year}",
        f"{on} {name[:3]} {year}",
        f"{year}年{month}月{on}日",
    }
