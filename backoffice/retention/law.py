"""Which act orders that something is kept, by the place of the controller, and for how long; what it does not order.

Boundary: pure; reads `resources/retention.toml`. What the firm keeps beyond it is its own promise. L-05, D-06, R-03.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from backoffice.people.policy import controllers

# What the rules keep, in years, by what the data map calls it: the firm's own measure (L-05, D-06).
PROMISED = {"account_plus_7y": 7, "transaction_plus_7y": 7}


@dataclass(frozen=True, slots=True)
class Order:
    """An act that orders `years`; `act` names it as letters do, by language, `short` as desks do."""

    years: int
    act: Mapping[str, str]
    short: str
    source: str


def order_of(place: str, keep: str) -> Order | None:
    """What the law of a place (ISO 3166) orders of what is kept so; None where no act is named."""
    told, country = _told(), place[:2]
    found = told.get(country, {}).get(keep)
    if found is None:
        group = next((name for name, members in told["members"].items() if country in members), "")
        found = told.get(group, {}).get(keep)
    return None if found is None else Order(found["years"], found["act"], found["short"], found["source"])


def orders(keep: str) -> tuple[Order, ...]:
    """What the law orders of the firms of this house; one each."""
    found = (order_of(each.place, keep) for each in controllers())
    return tuple({each.short: each for each in found if each is not None}.values())


@cache
def _told() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("resources") / "retention.toml").read_text(encoding="utf-8"))
