"""The record of processing as the data map declares it: what kinds of data, why, on which basis, from whom, until when.

Boundary: derived, never written by hand; what is kept about suspicions is in nobody's answer. GDPR Art. 15(1), Art. 30.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backoffice.rights.access_map import WAYS, StaysOut
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Personal, Purpose, Source, Use, columns


@dataclass(frozen=True, slots=True)
class Processing:
    """One kind of data and what it is kept for; `sources`, `keeps` and `ends` are all that its columns declare."""

    category: Category
    purpose: Purpose
    bases: tuple[Basis, ...]
    sources: tuple[Source, ...]
    keeps: tuple[Keep, ...]
    ends: tuple[AtEnd, ...]


def record_of_processing() -> tuple[Processing, ...]:
    """One line a category and purpose, in the order of the notice.

    The firm's staff are no customers, and of suspicions nothing may be told (Directive (EU) 2015/849, Art. 39).
    """
    found: dict[tuple[Category, Purpose], list[Personal | Use]] = {}
    for table, told in declared_uses():
        silent = WAYS.get(table) is StaysOut.SILENT or told.category in (Category.STAFF, Category.SUSPICION)
        if not silent:
            found.setdefault((told.category, told.purpose), []).append(told)
    return tuple(
        Processing(
            category,
            purpose,
            tuple(each for each in Basis if any(each in _bases(told) for told in parts)),
            tuple(each for each in Source if any(told.source is each for told in parts)),
            tuple(each for each in Keep if any(told.keep is each for told in parts)),
            tuple(each for each in AtEnd if any(told.at_end is each for told in parts)),
        )
        for (category, purpose), parts in sorted(found.items(), key=_in_order)
    )


def declared_uses() -> Iterator[tuple[str, Personal | Use]]:
    """What every column of every area is for, with its table."""
    for column, told in columns():
        if isinstance(told, Personal):
            yield column.table.fullname, told
        if told is not None:
            yield from ((column.table.fullname, use) for use in told.uses)


def _bases(told: Personal | Use) -> tuple[Basis | None, ...]:
    return (told.basis, told.also) if isinstance(told, Personal) else (told.basis,)


def _in_order(entry: tuple[tuple[Category, Purpose], object]) -> tuple[int, int]:
    category, purpose = entry[0]
    return list(Category).index(category), list(Purpose).index(purpose)
