"""SQL of the copy: a table's rows by the way the access map says, counts before anything is opened, the books' rows.

Boundary: functions over a Session; row security and the guards decide what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Row, Table, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from backoffice.ledger.stopping import stoppable
from backoffice.rights.access_map import Own, Told, Under, told_columns
from backoffice.store.base import Row as Mapped

_AT_ONCE = 2_000
# What rows are told by, where their table has it.
_IN_ORDER = ("ordinal", "recorded_at", "received_on", "made_at", "done_at", "kind")


def counts(session: Session, request: UUID) -> dict[str, int]:
    """How many rows of each part are held; a guard counts for who may not see them yet."""
    rows = session.execute(text("select part, held from rights.count_held(:request)"), {"request": request})
    return {row.part: row.held for row in rows}


def kept_nameless(session: Session, request: UUID) -> dict[str, int]:
    """How much stays after an erasure under a number that names nobody, by part."""
    rows = session.execute(text("select part, held from rights.kept_nameless(:request)"), {"request": request})
    return {row.part: row.held for row in rows}


def rows(
    session: Session, request: UUID, customer: UUID, table: Table, way: Own | Under | Told
) -> Iterator[Mapping[str, object]]:
    """The rows of one table, by column, in the order of its key; of the guard's those columns that are told."""
    chosen = told_columns(table, way)
    if isinstance(way, Told):
        told = text("select rights.plain_held(:request, :of_table)")
        names = [column.name for column in chosen]
        for (row,) in session.execute(told, {"request": request, "of_table": table.fullname}):
            yield {name: row[name] for name in names}
        return
    first = [table.c[name] for name in _IN_ORDER if name in table.c]
    wanted = select(*chosen).order_by(*first, *table.primary_key.columns)
    if isinstance(way, Own):
        wanted = wanted.where(table.c[way.column] == customer)
    else:
        parent = Mapped.metadata.tables[way.parent]
        wanted = wanted.join(parent, parent.c.id == table.c[way.column]).where(parent.c.subject_id == customer)
    for found in session.execute(wanted, execution_options={"yield_per": _AT_ONCE}):
        yield {column.name: value for column, value in zip(chosen, found, strict=True)}


def history(session: Session, request: UUID, look: Callable[[], None]) -> Iterator[Sequence[Row[Any]]]:
    """The customer's movements, some thousand at once. What `look` raises ends it, also before the first of them."""
    with stoppable(session, look):
        found = session.execute(
            text("select * from rights.history(:request)"),
            {"request": request},
            execution_options={"stream_results": True, "max_row_buffer": _AT_ONCE},
        )
        parts = found.partitions(_AT_ONCE)
        first = next(parts, None)
    if first is not None:
        yield first
        yield from parts


def given_to(session: Session, request: UUID, until: datetime | None) -> Sequence[Row[Any]]:
    """Who has received something of the person who asks, the first to receive it first."""
    asked = text("select * from rights.given_to(:request, :until)")
    return session.execute(asked, {"request": request, "until": until}).all()


def take_time(session: Session) -> None:
    """Let this transaction's statements run as long as a whole history needs."""
    session.execute(text("set local statement_timeout = 0"))


def enter_package(
    session: Session, request: UUID, document: UUID, kind: str, sha256: bytes, size: int, agreement: UUID | None
) -> int:
    return int(
        session.execute(
            text("select rights.enter_package(:request, :document, :kind, :sha256, :size, :agreement)"),
            {
                "request": request,
                "document": document,
                "kind": kind,
                "sha256": sha256,
                "size": size,
                "agreement": agreement,
            },
        ).scalar_one()
    )


def package_of(session: Session, request: UUID) -> str | None:
    """Of which kind the newest package of the request in the export register is."""
    kind = session.execute(text("select rights.package_of(:request)"), {"request": request}).scalar_one()
    return None if kind is None else str(kind)


def mapped_attribute(column: Column[Any]) -> InstrumentedAttribute[Any] | None:
    """The attribute that maps a column, by which the vault opens it."""
    for mapper in Mapped.registry.mappers:
        if mapper.local_table is column.table:
            attribute = getattr(mapper.class_, mapper.get_property_by_column(column).key)
            return attribute if isinstance(attribute, InstrumentedAttribute) else None
    return None
