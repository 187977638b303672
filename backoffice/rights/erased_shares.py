"""Whether what somebody had received is among what an erasure took: nobody is told of what is still kept here by law.

Boundary: pure; rules of the erasure and kinds of the data map. R-03; GDPR Art. 17(3), 19.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backoffice.people.correction_rules import Field
from backoffice.retention.rules import Erasure
from backoffice.rights.access_map import tables_by_name
from backoffice.rights.carried import carried
from backoffice.rights.rectification_places import PLAIN, SEALED
from backoffice.store.datamap import Personal, classification

# What is sent beside fields that can be disputed by name.
_SENT_TOO = {"check": frozenset({"identity_image", "biometric"}), "mail": frozenset({"communication"})}


@dataclass(frozen=True, slots=True)
class Gone:
    """What went whole: fields that a person can dispute, and kinds of the data map beyond them."""

    fields: frozenset[Field]
    kinds: frozenset[str]


def gone_of(done: Erasure) -> Gone:
    """What an erasure took so that nothing of it is kept."""
    kept = {f"{line.rule.table}.{column}" for line in done.lines if line.kept for column in line.rule.columns}
    went = {f"{line.rule.table}.{column}" for line in done.lines if line.goes for column in line.rule.columns} - kept
    places = {**PLAIN, **SEALED}
    fields = frozenset(
        field
        for field, attribute in places.items()
        if f"{attribute.property.columns[0].table.fullname}.{attribute.property.columns[0].name}" in went
    )
    return Gone(fields, _kinds(went) - _kinds(kept))


def took(gone: Gone, act: str, categories: Sequence[str]) -> bool:
    """Whether the erasure took anything of what such an act gave away."""
    had = carried(act, categories)
    if had is None:
        return True
    beside = _SENT_TOO.get(act, frozenset(categories) if act not in ("check", "movement", "mail") else frozenset[str]())
    return bool(had & gone.fields or beside & gone.kinds)


def _kinds(columns: set[str]) -> frozenset[str]:
    found, tables = set(), tables_by_name()
    for name in columns:
        table, _, column = name.rpartition(".")
        told = classification(tables[table].columns[column]) if table in tables else None
        if isinstance(told, Personal):
            found.add(told.category.value)
    return frozenset(found)
