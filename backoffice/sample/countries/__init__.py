"""Where the sample's people live: codes, cities, streets, and which names are usual there.

Boundary: reads the tables beside it once. Streets and postcodes are invented; telephone numbers can be nobody's.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TypeVar

_SHARES = 1024

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Country:
    """One country. `cultures` holds 1,024 culture keys in their shares, so that a draw is a look-up."""

    alpha2: str
    alpha3: str
    calling: int
    native_share: int
    chinese_speaking: bool
    cultures: tuple[str, ...]
    cities: tuple[str, ...]
    cities_latin: tuple[str, ...]
    streets: tuple[str, ...]
    street_form: str
    postcode: str


@cache
def every_country() -> dict[str, Country]:
    """All countries by ISO alpha-2 code."""
    streets = _table("streets")
    return {alpha2: _country(alpha2, row, streets[row["streets"]]) for alpha2, row in _rows().items()}


@cache
def by_share() -> tuple[Country, ...]:
    """1,024 countries in the shares in which the firm's customers live there."""
    countries = every_country()
    return _spread([(countries[alpha2], int(row["weight"])) for alpha2, row in _rows().items()])


def _rows() -> dict[str, dict[str, str]]:
    return _table("europe_americas") | _table("africa_asia")


def _table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


def _country(alpha2: str, row: dict[str, str], streets: dict[str, str]) -> Country:
    shares = [(key, int(share)) for key, share in (pair.split(":") for pair in row["cultures"].split())]
    return Country(
        alpha2,
        row["alpha3"],
        int(row["calling"]),
        int(row.get("native", 0)),
        bool(row.get("chinese_speaking", False)),
        _spread(shares),
        tuple(row["cities"].split(", ")),
        tuple(row.get("cities_latin", row["cities"]).split(", ")),
        tuple(streets["names"].split(", ")),
        streets["form"],
        row["postcode"],
    )


def _spread(shares: list[tuple[T, int]]) -> tuple[T, ...]:
    total = sum(share for _, share in shares)
    ends = [round(end * _SHARES / total) for end in accumulate(share for _, share in shares)]
    spread: list[T] = []
    for (thing, _), end in zip(shares, ends, strict=True):
        spread.extend([thing] * (end - len(spread)))
    return tuple(spread)
