"""What people write to the sample firm, and what its officer notes, by language and by right.

Boundary: invented letters, from `requests.toml`; English stands in where a language has no such letter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from backoffice.rights.rules import Right

LANGUAGES = {
    "CN": "zh", "HK": "zh", "TW": "zh", "SG": "zh", "DE": "de", "AT": "de", "CH": "de", "FR": "fr", "BE": "fr",
    "ES": "es", "MX": "es", "AR": "es", "CO": "es", "CL": "es", "IT": "it", "PL": "pl", "RU": "ru", "KZ": "ru",
    "BY": "ru", "KG": "ru", "SA": "ar", "AE": "ar", "EG": "ar", "JO": "ar", "MA": "ar", "IQ": "ar", "LB": "ar",
}  # fmt: skip


def letter(rights: Sequence[Right], language: str, *, closed: bool) -> str:
    """The words of a letter that asks for all its rights; only whose account is `closed` says that it is."""
    told = texts()
    spoken = told.get(language, told["en"])
    found = []
    for right in rights:
        which = "closing" if right is Right.ERASURE and not closed else right.value
        found.append(spoken.get(which) or told["en"][which])
    return "\n\n".join(found)


def taken_back(language: str) -> list[str]:
    """Which consents the letter of a withdrawal in that language names."""
    return ["marketing", "cross_border_transfer"] if language == "zh" else ["marketing"]


def notes() -> Mapping[str, str]:
    return texts()["notes"]


@cache
def texts() -> dict[str, dict[str, str]]:
    """By language; `agent`, `notes` and `answers` are tables of their own."""
    return tomllib.loads((files("backoffice.sample") / "requests.toml").read_text(encoding="utf-8"))
