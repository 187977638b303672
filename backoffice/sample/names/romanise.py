"""Cyrillic names in the Latin letters each country itself uses in passports, with ordinary capitals.

Boundary: pure tables. Ukraine: Cabinet resolution 55 of 2010; Bulgaria: the streamlined system of 2009; Serbia: Gaj's
alphabet; elsewhere the ICAO letters.
"""

from __future__ import annotations


def _pairs(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, latin.split(), strict=True))


_COMMON = _pairs(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia e",
)
_UKRAINIAN = _pairs("гґиіїє", "h g y i i ie")
_UKRAINIAN_FIRST = _pairs("єїйюя", "ye yi y yu ya")
_BULGARIAN = _pairs("йхщъьюя", "y h sht a y yu ya")
_SERBIAN = _pairs("жхцчшђјљњћџ", "ž h c č š đ j lj nj ć dž")
_KAZAKH = _pairs("әғқңөұүһі", "a g k n o u u h i")

_LETTERS = {
    "ukrainian": _COMMON | _UKRAINIAN,
    "bulgarian": _COMMON | _BULGARIAN,
    "serbian": _COMMON | _SERBIAN,
    "kazakh": _COMMON | _KAZAKH,
    "armenian": _COMMON,
}


def romanised(name: str, culture: str) -> str:
    """One name; hyphens and spaces stay, soft signs and apostrophes go."""
    letters = _LETTERS[culture]
    first = _UKRAINIAN_FIRST if culture == "ukrainian" else {}
    written, before = "", ""
    for letter in name:
        small = letter.lower()
        if culture == "ukrainian" and small == "г" and before == "з":
            latin = "gh"
        else:
            latin = first.get(small, "") if not before.isalpha() else ""
            latin = (latin or letters.get(small, small)).strip("_’'")
        written += latin.capitalize() if letter != small else latin
        before = small
    return written
