"""Everything known of a person by which a text could name them, opened under a ticket and held in memory alone.

Boundary: mapped classes are handed in; what the actor's ticket does not show is not known here. R-03, S-03.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Mapper

from backoffice import vault
from backoffice.desk import ReadWork
from backoffice.people import service as people
from backoffice.retention.identifiers import Known
from backoffice.store.datamap import FieldClass, Personal, classification
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyOutOfReach
from backoffice.vault.service import SealedColumn

_NAMING = frozenset({FieldClass.IDENTITY, FieldClass.CONTACT})


def gathered(work: ReadWork, customer: UUID, mappers: Iterable[Mapper[Any]]) -> Known:
    """Name, e-mail, and every sealed value of the classes that name a person. Raises NoSuchCustomer, KeyNotHeld."""
    who = people.identity(work, customer, opened=False)
    told = [who.legal_name] if "•" not in who.legal_name else []
    told += [who.email] if who.email else []
    told += [each for mapper in mappers for opened in _opened(work, customer, mapper) for each in _strings(opened)]
    return sorted_out(told, who.email, who.language)


def sorted_out(told: Iterable[str], email: str = "", language: str = "en") -> Known:
    """Values by what they are: a date, what has figures or an @ in it, or the words of a name."""
    names: dict[str, None] = {}
    values: dict[str, None] = {}
    dates: dict[date, None] = {}
    for value in told:
        day = _as_date(value)
        if day is not None:
            dates[day] = None
        elif any(sign.isdecimal() for sign in value) or "@" in value:
            values[value] = None
        elif " " in value or not value.isascii():
            names[value] = None
    return Known(tuple(names), tuple(values), tuple(dates), email, language)


def _opened(work: ReadWork, customer: UUID, mapper: Mapper[Any]) -> Iterator[str]:
    table = mapper.local_table
    if not isinstance(table, Table) or "customer_id" not in table.columns or len(table.primary_key.columns) != 1:
        return
    sealed = [
        column
        for column in table.columns
        if isinstance(told := classification(column), Personal) and told.sealed in _NAMING
    ]
    if not sealed:
        return
    (key,) = table.primary_key.columns
    for row in work.session.execute(select(key, *sealed).where(table.c.customer_id == customer)):
        for column, envelope in zip(sealed, row[1:], strict=True):
            attribute = cast("SealedColumn", getattr(mapper.class_, mapper.get_property_by_column(column).key))
            if envelope:
                with suppress(SealBroken, KeyOutOfReach, UnicodeDecodeError):
                    value = vault.open_sealed(work, attribute, row=row[0], customer=customer, envelope=envelope)
                    yield value.decode()


def _strings(told: str) -> Iterator[str]:
    """The value itself, or every string of one that is JSON."""
    if told[:1] in "{[":
        with suppress(ValueError):
            yield from _inside(json.loads(told))
            return
    if told.strip():
        yield told.strip()


def _inside(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield value.strip()
    elif isinstance(value, dict):
        for part in value.values():
            yield from _inside(part)
    elif isinstance(value, list):
        for part in value:
            yield from _inside(part)


def _as_date(value: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None
