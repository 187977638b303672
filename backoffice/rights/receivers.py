"""Who gets customers' data in the course of business: what they do, where they are, and what protects it there.

Boundary: reads `resources/recipients.toml` and nothing else. R-01, D-11; GDPR Art. 15(1)(c), 15(2), 46.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

MAIL_SERVICE = "mail"
UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Receiver:
    """A recipient or a kind of them. `name` is "" for a kind; `countries` are ISO 3166 codes or EEA.

    `safeguard` is a code; UNRECORDED, without a country, where the firm's list does not know the recipient.
    """

    code: str
    kind: str
    name: str
    countries: tuple[str, ...]
    safeguard: str


@dataclass(frozen=True, slots=True)
class Received:
    """A recipient who got something of one person: how often, and from the first to the last day."""

    receiver: Receiver
    times: int
    first_on: date
    last_on: date


@cache
def known_receivers() -> Mapping[str, Receiver]:
    """The firm's list, by code. Raises KeyError where an entry lacks a part."""
    told = tomllib.loads((files("resources") / "recipients.toml").read_text(encoding="utf-8"))
    return {
        code: Receiver(code, entry["kind"], entry.get("name", ""), tuple(entry["countries"]), entry["safeguard"])
        for code, entry in told.items()
    }


def receiver(code: str) -> Receiver:
    """The recipient of a code; one that the list does not know is told as such and not left out."""
    return known_receivers().get(code) or Receiver(code, UNRECORDED, code, (), UNRECORDED)


def received(days: Iterable[tuple[str, date]]) -> tuple[Received, ...]:
    """Codes of recipients with the day of each time, summed up by recipient in the order of the list."""
    found: dict[str, list[date]] = {}
    for code, day in days:
        found.setdefault(code, []).append(day)
    order = [*known_receivers(), *sorted(found.keys() - known_receivers().keys())]
    return tuple(Received(receiver(code), len(on), min(on), max(on)) for code in order if (on := found.get(code)))
