"""Sealing by the thousand: keys are made in memory, and their rows handed out to be loaded beside what they seal.

Boundary: writes nothing itself; opens nothing. S-02, S-03.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from backoffice.vault.blind_index import blind, column_key
from backoffice.vault.envelope import FieldKey
from backoffice.vault.held_keys import ClassKey, new_field_key
from backoffice.vault.service import SealedColumn, sealed_column

Fields = Mapping[str, object]


@dataclass(slots=True)
class Made:
    """Rows of vault.customer_key and vault.blind_index that belong to what was sealed."""

    keys: list[Fields] = field(default_factory=list)
    index: list[Fields] = field(default_factory=list)


class BulkSealer:
    """Seals for many customers: one new key for each customer and class until `take` is called. It can be pickled."""

    def __init__(self, classes: Iterable[ClassKey], index_key: bytes) -> None:
        self._classes = {each.field_class: each for each in classes}
        self._index_key = index_key
        self._columns: dict[str, bytes] = {}
        self._open: dict[tuple[UUID, str], FieldKey] = {}
        self._made = Made()

    def seal(self, column: SealedColumn, *, row: UUID, customer: UUID, value: bytes) -> bytes:
        """The envelope to store in `column` of the row `row`."""
        told = sealed_column(column)
        key = self._open.get((customer, told.field_class)) or self._new(customer, told.field_class)
        if told.indexed is not None:
            if told.name not in self._columns:
                self._columns[told.name] = column_key(self._index_key, told.name)
            found = blind(self._columns[told.name], told.indexed, value.decode())
            if found is not None:
                self._made.index.append(
                    {"column_name": told.name, "row_id": row, "value": found, "customer_id": customer}
                )
        return key.seal(value, told.context, row)

    def take(self) -> Made:
        """What was made since the last time; the keys in memory are let go of."""
        made, self._made = self._made, Made()
        self._open.clear()
        return made

    def __repr__(self) -> str:
        return "<BulkSealer>"

    def _new(self, customer: UUID, field_class: str) -> FieldKey:
        to = self._classes[field_class]
        key, wrapped = new_field_key(to, customer)
        self._open[customer, field_class] = key
        self._made.keys.append(
            {
                "id": key.id,
                "customer_id": customer,
                "field_class": field_class,
                "class_key_id": to.id,
                "wrapped": wrapped,
            }
        )
        return key
