"""Enter waiting values into the blind indexes, and make the keyed form by which customers are found.

Boundary: a value is open in this process only while its keyed form is made; who searches needs the key. S-03.
"""

from __future__ import annotations

from backoffice.desk import ReadWork, Work
from backoffice.errors import Refused
from backoffice.vault import queries
from backoffice.vault.blind_index import Indexed, blind, column_key
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import INDEX, HeldKeys, KeyNotHeld
from backoffice.vault.index_queue import index_key, queue_info
from backoffice.vault.service import SealedColumn, indexed_columns, sealed_column

AT_ONCE = 200


def is_waiting(work: ReadWork) -> bool:
    """Whether a value waits that this service's keys could enter."""
    can = isinstance(work.keys, HeldKeys) and work.keys.person_keys is not None
    return can and bool(queries.waiting_for_index(work.session, 1))


def enter_waiting(work: Work) -> int:
    """Enter the values that wait longest, at most 200; how many. One that cannot be read leaves without an entry.

    Raises KeyNotHeld for a service without the key of the indexes.
    """
    if not isinstance(work.keys, HeldKeys):
        raise KeyNotHeld(field_class=INDEX)
    kinds = indexed_columns()
    waiting = queries.waiting_for_index(work.session, AT_ONCE)
    for row in waiting:
        private = work.keys.private(work.session, row.class_key_id)
        info = queue_info(row.id, row.column_name, row.row_id, row.customer_id)
        try:
            value = private.opened(bytes(row.sealed), info).decode()
        except (Refused, UnicodeDecodeError):
            queries.enter_index(work.session, row, None)
            continue
        kind = kinds.get(row.column_name)
        keyed = None if kind is None else _keyed(index_key(private), row.column_name, kind, value)
        queries.enter_index(work.session, row, keyed)
    return len(waiting)


def keyed_form(work: ReadWork, column: SealedColumn, value: str) -> bytes | None:
    """Under what an equal value of sealed `column` is indexed; None for a person without the indexes' key."""
    told = sealed_column(column)
    if told.indexed is None:
        raise TypeError(f"{column} has no index")
    if not isinstance(work.keys, HeldKeys):
        return None
    try:
        which = work.keys.class_key(work.session, INDEX)
        key = index_key(work.keys.private(work.session, which.id))
    except (KeyNotHeld, SealBroken):
        return None
    return _keyed(key, told.name, told.indexed, value)


def _keyed(key: bytes, column: str, kind: Indexed, value: str) -> bytes | None:
    return blind(column_key(key, column), kind, value)
