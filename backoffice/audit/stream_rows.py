"""Rows of a sealed stream as the bytes that are hashed: tuples of COPY's binary format, every field with its length.

Boundary: reads, in pieces and in constant memory; hashes here and not in the server, save where row security hides the
rows and the server can only tell their leaf hashes. Column names come from the register and are quoted. S-05.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from psycopg import Connection, sql

from backoffice.audit.checkpoints import BEFORE_ALL, ENDLESS

PIECE = 50_000
_HEADER = b"PGCOPY\n\xff\r\n\0"
_HEADER_BYTES = 19
_END = b"\xff\xff"
_AT = "at"

Raw = Connection[Any]


@dataclass(frozen=True, slots=True)
class Region:
    """Rows with a number in (after_id, until_id] and a transaction in [from_xact, to_xact), as checkpoints bound them.

    The least and the greatest bounds mean no bound: a row with an impossible number lies in some region, too.
    """

    after_id: int = BEFORE_ALL
    until_id: int = ENDLESS
    from_xact: int = 0
    to_xact: int = ENDLESS


@dataclass(frozen=True, slots=True)
class Stream:
    """A registered stream. `reads_all`: row security shows the reader every row."""

    name: str
    columns: tuple[str, ...]
    reads_all: bool


# One row: its number, its transaction, its instant in microseconds since 2000 (None where only its hash is known) and
# its leaf hash. A bare tuple, for there are millions.
Leaf = tuple[int, int, int | None, bytes]


def leaves(raw: Raw, stream: Stream, columns: tuple[str, ...], region: Region) -> Iterator[Leaf]:
    """Every row of a region, by number."""
    for piece in pieces(raw, stream, columns, region):
        yield from piece


def pieces(raw: Raw, stream: Stream, columns: tuple[str, ...], region: Region) -> Iterator[list[Leaf]]:
    """The same in lists of at most 50,000; nothing stays open in the server between them."""
    while True:
        query = _rows(stream.name, columns, region) if stream.reads_all else _hashes(stream.name, columns, region)
        piece = list(_read(raw, query, columns, by_leaf=not stream.reads_all))
        if piece:
            yield piece
        if len(piece) < PIECE:
            return
        region = replace(region, after_id=piece[-1][0])


def bounds(region: Region) -> sql.Composed:
    """The region as a condition."""
    parts: list[sql.Composable] = []
    if region.after_id != BEFORE_ALL:
        parts.append(sql.SQL("id > {}").format(region.after_id))
    if region.until_id != ENDLESS:
        parts.append(sql.SQL("id <= {}").format(region.until_id))
    if region.from_xact != 0:
        parts.append(sql.SQL("xact >= {}").format(region.from_xact))
    if region.to_xact != ENDLESS:
        parts.append(sql.SQL("xact < {}").format(region.to_xact))
    return sql.SQL(" and ").join(parts or [sql.SQL("true")])


def table(stream: str) -> sql.Identifier:
    """The table of a stream's name, quoted."""
    return sql.Identifier(*stream.split(".", 1))


def _rows(stream: str, columns: tuple[str, ...], region: Region) -> sql.Composed:
    return sql.SQL("copy (select {} from {} where {} order by id limit {}) to stdout (format binary)").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)), table(stream), bounds(region), PIECE
    )


def _hashes(stream: str, columns: tuple[str, ...], region: Region) -> sql.Composed:
    return sql.SQL(
        "copy (select id, xact, leaf from audit.leaves({}, {}, {}, {}, {}, {}, {})) to stdout (format binary)"
    ).format(
        stream, list(columns), region.after_id, region.until_id, region.from_xact, region.to_xact, PIECE
    )  # fmt: skip


def _read(raw: Raw, query: sql.Composed, columns: tuple[str, ...], *, by_leaf: bool) -> Iterator[Leaf]:
    """A tuple is a count of fields, then each with its length: 4 bytes before 8 of `id`, 8 of `xact`, 8 of `at`."""
    dated = not by_leaf and columns[2:3] == (_AT,)
    number = int.from_bytes
    with raw.cursor() as cursor, cursor.copy(query) as copy:
        for block in copy:
            content = bytes(block)
            if content.startswith(_HEADER):
                content = content[_HEADER_BYTES:]
            if not content or content == _END:
                continue
            yield (
                number(content[6:14], "big", signed=True),
                number(content[18:26], "big", signed=True),
                number(content[30:38], "big", signed=True) if dated else None,
                content[30:62] if by_leaf else sha256(b"\x00" + content).digest(),
            )
