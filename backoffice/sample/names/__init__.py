"""Given names and surnames by culture, each in its own script, in Latin letters and in plain letters for addresses.

Boundary: reads the tables beside it once; facts gathered by hand, no list of real persons.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backoffice.kyc.mrz_alphabet import name_letters
from backoffice.sample.names.romanise import romanised

_TABLES = ("west", "south", "north", "middle", "farther", "arabic", "cyrillic", "chinese")
_CYRILLIC = frozenset({"ukrainian", "kazakh", "bulgarian", "serbian", "armenian"})
_FEMININE = {
    "polish": (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka")),
    "czech": (("ý", "á"), ("ek", "ková"), ("ec", "cová"), ("a", "ová"), ("", "ová")),
    "baltic": (("as", "ienė"), ("is", "ienė"), ("us", "ienė"), ("a", "ienė")),
    "icelandic": (("", "dóttir"),),
    "malay": (),
    "ukrainian": (("ський", "ська"), ("цький", "цька")),
    "kazakh": (("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина")),
    "bulgarian": (("ов", "ова"), ("ев", "ева"), ("ски", "ска")),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name: `native` is "" for names at home in Latin letters; `another` is a second usual romanisation or ""."""

    native: str
    latin: str
    plain: str
    another: str = ""


@dataclass(frozen=True, slots=True)
class Culture:
    """The names of a culture; Chinese given names are single characters, to be put together."""

    key: str
    given: dict[str, tuple[Name, ...]]
    surnames: dict[str, tuple[Name, ...]]


@cache
def culture(key: str) -> Culture:
    """The culture of that key. Raises KeyError for a culture nobody has gathered names for."""
    table = _tables()[key]
    given = {
        sex: tuple(_name(text, key) for text in _texts(table[word])) for sex, word in (("F", "female"), ("M", "male"))
    }
    surnames = {sex: tuple(_name(_surname(text, key, sex), key) for text in _texts(table["surnames"])) for sex in "FM"}
    return Culture(key, given, surnames)


@cache
def _tables() -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for table in _TABLES:
        merged |= tomllib.loads((files(__name__) / f"{table}.toml").read_text(encoding="utf-8"))
    return merged


def _texts(table: str) -> list[str]:
    return [text.strip() for text in table.replace("\n", " ").split(",") if text.strip()]


def _surname(text: str, key: str, sex: str) -> str:
    if key == "icelandic" and sex == "M":
        return text + "son"
    if sex == "M":
        return text
    if key == "malay":
        return text.replace("bin ", "binti ")
    return "-".join(_feminine(part, key) for part in text.split("-")) if key in _FEMININE else text


def _feminine(text: str, key: str) -> str:
    for ending, other in _FEMININE[key]:
        if text.endswith(ending):
            return text.removesuffix(ending) + other
    return text


def _name(text: str, key: str) -> Name:
    if key in _CYRILLIC:
        latin = romanised(text, key)
        return Name(text, latin, _plain(latin))
    native, _, latin = text.rpartition("=")
    latin, _, another = latin.partition("/")
    return Name(native, latin, _plain(latin), another)


def _plain(latin: str) -> str:
    return name_letters(latin).replace("<", "").lower()
