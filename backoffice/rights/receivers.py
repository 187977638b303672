"""Who has received a person's data, where they are, and what protects it there: for an answer and for a correction.

Boundary: one query of the books, checks, mails and the log; the firm's list is `resources/recipients.toml`.
R-01, R-02, D-11; GDPR Art. 15(1)(c), 15(2), 19, 46.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.people.disclosures import Recipient
from backoffice.rights import access_queries

UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Receiver:
    """A recipient or a kind of them. `name` is "" for a kind; `countries` are ISO 3166 codes or EEA.

    `safeguard` is a code; UNRECORDED, without a country, where the firm's list does not know the recipient. With
    `own_records` a law of their own has them keep what they have of payments and assets.
    """

    code: str
    kind: str
    name: str
    countries: tuple[str, ...]
    safeguard: str
    own_records: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What one recipient got by one kind of act, from the first to the last time.

    `act` is an Act of the log, or check, movement or mail in the course of business, where `named` is a code of the
    firm's list or the path of an account; else it is an authority's. `categories` are those of the data map, `by` a
    sign-in name or "".
    """

    act: str
    recipient: Recipient
    named: str
    categories: tuple[str, ...]
    basis: str
    by: str
    times: int
    first_at: datetime
    last_at: datetime

    @property
    def receiver(self) -> Receiver | None:
        """The entry of the firm's list, for who gets data in the course of business."""
        return receiver(self.named) if self.recipient is Recipient.BUSINESS else None


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
    return {
        code: Receiver(
            code,
            entry["kind"],
            entry.get("name", ""),
            tuple(entry["countries"]),
            entry["safeguard"],
            entry.get("own_records", False),
        )
        for code, entry in _listed().items()
    }


def receiver(code: str) -> Receiver:
    """The recipient of a code or of an account's path; one that the list does not know is told as such, not left out.

    An account that nobody of the list holds is of its kind.
    """
    known, parts = known_receivers(), code.split(":")
    paths = (":".join(parts[:length]) for length in range(len(parts), 0, -1))
    holder = next((_holders()[path] for path in paths if path in _holders()), "")
    kind = parts[1].lower() if len(parts) > 1 else ""
    found = known.get(code) or known.get(holder) or known.get(kind)
    return found or Receiver(code, UNRECORDED, code, (), UNRECORDED)


@cache
def _holders() -> Mapping[str, str]:
    """Who of the list holds an account for us, by its path."""
    return {path: code for code, entry in _listed().items() for path in entry.get("accounts", ())}


@cache
def _listed() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("resources") / "recipients.toml").read_text(encoding="utf-8"))


def given_to(work: ReadWork, request: UUID, until: datetime | None = None) -> tuple[Given, ...]:
    """Everybody who has received something of the person who asks, until an instant. Raises NoSuchRequest."""
    return tuple(
        Given(
            row.act,
            Recipient(row.recipient),
            row.named,
            tuple(row.categories),
            row.basis,
            row.by_whom,
            row.times,
            row.first_at,
            row.last_at,
        )
        for row in access_queries.given_to(work.session, request, until)
    )


def received(given: Iterable[Given]) -> tuple[Received, ...]:
    """Who got something in the course of business, in the order of the list."""
    found: dict[str, list[Given]] = {}
    for each in given:
        if each.recipient is Recipient.BUSINESS and each.receiver is not None:
            found.setdefault(each.receiver.code, []).append(each)
    order = [*known_receivers(), *sorted(found.keys() - known_receivers().keys())]
    return tuple(
        Received(
            receiver(code),
            sum(each.times for each in acts),
            min(each.first_at for each in acts).date(),
            max(each.last_at for each in acts).date(),
        )
        for code in order
        if (acts := found.get(code))
    )
