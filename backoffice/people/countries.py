"""Country codes: customers declare two letters, documents and their MRZ carry three (ISO 3166-1).

Boundary: codes only; names are words.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _three_letters() -> dict[str, str]:
    return dict(tomllib.loads((files("resources") / "iso3166.toml").read_text(encoding="utf-8")))


def every_country() -> tuple[str, ...]:
    """The two letters of each."""
    return tuple(_three_letters())


def alpha3(alpha2: str) -> str:
    """The three letters of a two-letter code; the code itself where ISO has none."""
    return _three_letters().get(alpha2, alpha2)


@cache
def _two_letters() -> dict[str, str]:
    return {three: two for two, three in _three_letters().items()}


def alpha2(alpha3: str) -> str:
    """The two letters of a three-letter code; the code itself where ISO has none."""
    return _two_letters().get(alpha3, alpha3)
