"""The sealed batches in the database, as checkpoints; and adding the next one.

Boundary: plain SQL on a psycopg connection, as a verifier or as the role `sealer`. S-05.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from psycopg.rows import namedtuple_row

from backoffice.audit.checkpoints import ENDLESS, Checkpoint, Signed, microseconds
from backoffice.audit.stream_rows import Raw, Stream

_PAGE = 500
_ONE = """
    select stream, number, cluster, system, columns, after_id, until_id, from_xact, to_xact, first_id, last_id, count,
           root, previous, sealed_at, hash, key, signature
      from audit.batch
"""


def streams(raw: Raw) -> tuple[Stream, ...]:
    """The streams this reader may verify, by name."""
    found = raw.execute(
        "select name, columns, audit.reads_all(name) from audit.stream where audit.may_verify(name) order by name"
    )
    return tuple(Stream(name, tuple(columns), reads_all) for name, columns, reads_all in found)


def sealed_streams(raw: Raw) -> tuple[Stream, ...]:
    """Every stream, for the sealer, who reads every row."""
    found = raw.execute("select name, columns from audit.stream order by name")
    return tuple(Stream(name, tuple(columns), True) for name, columns in found)


def last(raw: Raw, stream: str) -> Signed | None:
    """The last batch of a stream."""
    return _first(raw, f"{_ONE} where stream = %s order by number desc limit 1", stream)


def numbered(raw: Raw, stream: str, number: int) -> Signed | None:
    """One batch of a stream."""
    return _first(raw, f"{_ONE} where stream = %s and number = %s", stream, number)


def last_leftover(raw: Raw, stream: str) -> Signed | None:
    """The batch that took what the last restore had left over."""
    return _first(raw, f"{_ONE} where stream = %s and to_xact = {ENDLESS} order by number desc limit 1", stream)


def after(raw: Raw, stream: str, number: int) -> Iterator[Signed]:
    """Every batch with a higher number, in order, read by the page."""
    while True:
        page = _all(raw, f"{_ONE} where stream = %s and number > %s order by number limit {_PAGE}", stream, number)
        yield from page
        if len(page) < _PAGE:
            return
        number = page[-1].checkpoint.number


def leaves(raw: Raw, stream: str, number: int) -> bytes | None:
    """The numbers and leaf hashes of one batch, 40 bytes a row."""
    found = raw.execute("select leaves from audit.batch where stream = %s and number = %s", (stream, number)).fetchone()
    return None if found is None else bytes(found[0])


def add(raw: Raw, signed: Signed, content: bytes) -> None:
    """Add a batch; the database checks that it continues the chain and holds the rows there are."""
    told = signed.checkpoint
    raw.execute(
        """
        insert into audit.batch (
            stream, number, cluster, system, columns, after_id, until_id, from_xact, to_xact, first_id, last_id, count,
            root, previous, sealed_at, hash, key, signature, leaves)
        values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, store.now(), %s, %s, %s, %b)
        """,
        (
            told.stream, told.number, told.cluster, told.system, list(told.columns), told.after_id, told.until_id,
            told.from_xact, told.to_xact, told.first_id, told.last_id, told.count, told.root, told.previous,
            told.hash(), signed.key, signed.signature, content,
        ),
    )  # fmt: skip


def _first(raw: Raw, query: str, *values: object) -> Signed | None:
    return next(iter(_all(raw, query, *values)), None)


def _all(raw: Raw, query: str, *values: object) -> list[Signed]:
    with raw.cursor(row_factory=namedtuple_row) as cursor:
        return [_signed(row) for row in cursor.execute(query.encode(), values)]


def _signed(row: Any) -> Signed:
    checkpoint = Checkpoint(
        stream=row.stream,
        number=row.number,
        cluster=row.cluster,
        system=row.system,
        columns=tuple(row.columns),
        after_id=row.after_id,
        until_id=row.until_id,
        from_xact=row.from_xact,
        to_xact=row.to_xact,
        first_id=row.first_id,
        last_id=row.last_id,
        count=row.count,
        root=bytes(row.root),
        previous=bytes(row.previous),
        sealed_at=microseconds(row.sealed_at),
    )
    return Signed(checkpoint, bytes(row.key), bytes(row.signature))
