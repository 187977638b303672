"""Somebody who is no customer asks what is held of them: looked for by name, e-mail and IBAN where words can name them.

Boundary: what is looked for passes through memory alone; a guard counts, and nobody's row is shown. R-01; GDPR Art.
12(2), 15(1), 15(4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from backoffice.desk import Desk, ReadWork, Work
from backoffice.retention.identifiers import Known, Patterns, patterns
from backoffice.retention.rules import NothingToLookFor
from backoffice.rights import letters, replies, reply_drafts, seeking_queries
from backoffice.rights.access_map import WAYS, StaysOut
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.rules import Outcome, ReplyKind
from backoffice.store.datamap import Category, Personal, columns

_NAMING = frozenset({Category.IDENTITY, Category.CONTACT, Category.FINANCIAL})
_DERIVED = frozenset({"people.customer", "people.name_token"})


@dataclass(frozen=True, slots=True)
class Asked:
    """By what somebody is looked for; "" for what they did not tell. Never printed, never kept."""

    name: str = field(repr=False, default="")
    email: str = field(repr=False, default="")
    iban: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Sought:
    """One place, as schema, table and column: how many rows name them, who looked and when."""

    place: str
    found: int
    by: str
    at: datetime


def places_of_map() -> frozenset[str]:
    """Where words that are not sealed can name somebody, by the data map; the guard has the same list."""
    return frozenset(
        f"{column.table.fullname}.{column.name}"
        for column, told in columns()
        if isinstance(told, Personal)
        and told.sealed is None
        and told.category in _NAMING
        and column.table.fullname not in _DERIVED
        and WAYS.get(column.table.fullname) is not StaysOut.SILENT
    )


def sought(work: ReadWork, request: UUID) -> tuple[Sought, ...]:
    """What a search for a request has found, place by place; empty before any."""
    rows = seeking_queries.sought(work.session, request)
    return tuple(Sought(row.place, row.found, row.sought_by, row.sought_at) for row in rows)


def seek(desk: Desk, request: UUID, asked: Asked, step: Callable[[int, int], None]) -> int:
    """Look through every place; how many rows name them. `step` hears how much of how much (in kB), and may end it.

    Raises NothingToLookFor, NoSuchRequest where a customer asks or the request has ended.
    """
    wanted = _patterns(asked)
    if not wanted.whole and not wanted.all_of:
        raise NothingToLookFor
    sizes = desk.ask(lambda work: seeking_queries.places(work.session))
    places = tuple((place, 64 + size // 1024) for place, size in sizes)
    total, done, found = sum(size for _, size in places), 0, 0
    step(done, total)
    for place, size in places:
        found += desk.do(uuid4(), _looking(request, place, wanted))
        done += size
        step(done, total)
    return found


def begin_answer(work: Work, request: UUID) -> None:
    """Keep the answer as the letter begun: where they are named, or that nothing is held.

    That somebody of their name is a customer is told to nobody else: who it is asks from their account, and the outcome
    stays open. Raises NoSuchRequest.
    """
    found = sought(work, request)
    begun = replies.draft(work, request, ReplyKind.OUTCOME)
    words = letters.words_of("sought", begun.language)
    named = [each for each in found if each.found and not is_of_customers(each.place)]
    lines = [words["found" if named else "nothing"]]
    lines += [f"– {place_named(each.place, words)}: {each.found}" for each in named]
    if named:
        lines += ["", words["others"], words["copy"]]
    letter = replace(begun, text=letters.completed(begun.text, "\n".join(lines)))
    customers = any(each.found for each in found if is_of_customers(each.place))
    outcome = Outcome.PARTLY if named else None if customers else Outcome.NOTHING_HELD
    reply_drafts.keep_draft(work, request, BegunLetter(letter, outcome))


def is_of_customers(place: str) -> bool:
    """Whether who stands there is a customer, of whom nobody else is told."""
    return place.startswith("people.identity.")


def place_named(place: str, words: Mapping[str, Any]) -> str:
    """A place in plain words; its name where nobody has worded it."""
    named: Mapping[str, str] = words["place"]
    return named.get(place.replace(".", "_"), place)


def _patterns(asked: Asked) -> Patterns:
    name = " ".join(asked.name.split())
    iban = "".join(asked.iban.split())
    spaced = " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
    values = tuple(each for each in (asked.email.strip(), iban, spaced if spaced != iban else "") if each)
    return patterns(Known(names=(name,) if name else (), values=values))


def _looking(request: UUID, place: str, wanted: Patterns) -> Callable[[Work], int]:
    # A closure: what a command is given is hashed for its key, and these values are not to be kept even so.
    def look(work: Work) -> int:
        return seeking_queries.seek(work.session, request, place, wanted)

    return look
