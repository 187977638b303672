"""Seal and open the classified columns of a row; the column itself says which class of key it takes.

Boundary: services call this, mapped rows carry bytes. S-03.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.schema import Column

from backoffice.desk import Keys
from backoffice.store.datamap import Personal, classification
from backoffice.vault.envelope import Place, key_id_of, open_bytes, seal_bytes

SealedColumn = InstrumentedAttribute[bytes] | InstrumentedAttribute[bytes | None]


def seal(
    keys: Keys,
    column: SealedColumn,
    *,
    row: UUID,
    customer: UUID,
    value: bytes,
) -> bytes:
    """The envelope to store in `column` of the row `row`. Raises KeyNotHeld."""
    place, field_class = _place(column, row, customer)
    key_id, key = keys.current(field_class)
    return seal_bytes(value, place, key_id, key)


def open_sealed(
    keys: Keys,
    column: SealedColumn,
    *,
    row: UUID,
    customer: UUID,
    envelope: bytes,
) -> bytes:
    """The value sealed in `column` of the row `row`. Raises SealBroken, KeyNotHeld."""
    place, _ = _place(column, row, customer)
    return open_bytes(envelope, place, keys.named(key_id_of(envelope)))


def _place(column: SealedColumn, row: UUID, customer: UUID) -> tuple[Place, str]:
    mapped = column.property.columns[0]
    told = classification(mapped) if isinstance(mapped, Column) else None
    if not isinstance(told, Personal) or told.sealed is None or not isinstance(mapped.table, Table):
        raise TypeError(f"{column} is not declared as sealed")
    return Place(mapped.table.fullname, mapped.name, row, customer), told.sealed.value
