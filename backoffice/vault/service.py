"""Seal and open the classified columns of a row, and take the ticket that lets one open them.

Boundary: services call this, mapped rows carry bytes; the column itself says which class of key it takes. S-02, S-03.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.schema import Column

from backoffice.desk import FieldKey, ReadWork, Work
from backoffice.errors import NotAllowed
from backoffice.store.datamap import CLASS_READERS, FieldClass, Personal, Reader, classification, columns
from backoffice.vault import index_queue, queries
from backoffice.vault.blind_index import Indexed
from backoffice.vault.envelope import KEY_ID, SealBroken, column_context

SealedColumn = InstrumentedAttribute[bytes] | InstrumentedAttribute[bytes | None]


class Ground(StrEnum):
    """Why somebody may open a customer's fields; the database checks that it holds."""

    CASE = "case"
    """A claim, one's own decision, or a lead's view of a case; `about` is the case."""
    REQUEST = "request"
    """An access request that a second person approved; for the data protection officer."""
    BREAK_GLASS = "break_glass"
    """An emergency that everybody is told of."""
    SECOND = "second"
    """What one is asked to agree to as the second person; `about` is the proposal."""
    SUSPICION = "suspicion"
    """A referral to the reporting officer."""


class NotYourClass(NotAllowed):
    """None of the person's duties opens fields of that class on that ground."""

    code = "vault.not_your_class"


class NoGround(NotAllowed):
    """The ground that was named does not hold now."""

    code = "vault.no_ground"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a sealed column's declaration says: `context` is what its envelopes are bound to."""

    name: str
    field_class: str
    context: bytes
    indexed: Indexed | None


def seal(work: Work, column: SealedColumn, *, row: UUID, customer: UUID, value: bytes, found: bool = True) -> bytes:
    """The envelope to store in `column` of the row `row`; an indexed column's value also waits for its index.

    Everybody may seal. Not `found`, it does not wait for an index yet (`enter_in_index`). Raises NoClassKey,
    RootNotPinned, CertificateNotOurs.
    """
    told = sealed_column(column)
    envelope = work.keys.for_sealing(work.session, customer, told.field_class).seal(value, told.context, row)
    if found:
        enter_in_index(work, column, row=row, customer=customer, value=value)
    return envelope


def enter_in_index(work: Work, column: SealedColumn, *, row: UUID, customer: UUID, value: bytes) -> None:
    """Let a value wait for its index, where its column has one."""
    told = sealed_column(column)
    if told.indexed is not None:
        index_queue.put(work, told.name, row=row, customer=customer, value=value)


def open_sealed(work: ReadWork, column: SealedColumn, *, row: UUID, customer: UUID, envelope: bytes) -> bytes:
    """The value sealed in `column` of the row `row`. Raises SealBroken, KeyOutOfReach, KeyNotHeld."""
    told = _COLUMNS.get(id(column)) or sealed_column(column)
    key: FieldKey = work.keys.for_opening(work.session, customer, envelope[KEY_ID])
    if key.field_class != told.field_class:
        raise SealBroken(column=told.name)
    return key.open(envelope, told.context, row)


def take_ticket(
    work: Work, customer: UUID, classes: Iterable[FieldClass], ground: Ground, about: UUID | None = None
) -> datetime:
    """Let the actor open these classes of a customer's fields until the instant returned, at most 15 minutes on.

    It opens nothing before this command has ended, and is in the audit trail by then. Raises NotYourClass, NoGround.
    """
    wanted = sorted(each.value for each in classes)
    return queries.take_ticket(work.session, customer, wanted, ground.value, about)


def classes_of(reader: Reader) -> frozenset[FieldClass]:
    """The classes that a duty opens."""
    return frozenset(each for each, readers in CLASS_READERS.items() if reader in readers)


def sealed_column(column: SealedColumn) -> Sealed:
    """What the column's declaration says. Raises TypeError for one that is not declared as sealed."""
    known = _COLUMNS.get(id(column))
    if known is None:
        mapped = column.property.columns[0]
        told = classification(mapped) if isinstance(mapped, Column) else None
        if not isinstance(told, Personal) or told.sealed is None or not isinstance(mapped.table, Table):
            raise TypeError(f"{column} is not declared as sealed")
        known = Sealed(
            f"{mapped.table.fullname}.{mapped.name}",
            told.sealed.value,
            column_context(mapped.table.fullname, mapped.name),
            Indexed(told.indexed.value) if told.indexed else None,
        )
        _COLUMNS[id(column)] = known
    return known


def indexed_columns() -> dict[str, Indexed]:
    """Every column that has a blind index, by schema, table and name."""
    return {
        f"{column.table.fullname}.{column.name}": Indexed(told.indexed.value)
        for column, told in columns()
        if isinstance(told, Personal) and told.indexed is not None and isinstance(column.table, Table)
    }


# By identity: a mapped attribute lives as long as its class, and comparing two of them would make SQL.
_COLUMNS: dict[int, Sealed] = {}
