"""A sealed field: AES-256-GCM under one customer's key of one class, bound to its place, naming its key.

Layout: version (1), customer key id (16), nonce (12), commitment (32), ciphertext and tag.
Boundary: bytes only. S-02, S-03.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.vault.committed import CommittedKey, SealBroken, length_prefixed

__all__ = ["FieldKey", "SealBroken", "column_context", "key_id_of", "length_prefixed"]

VERSION = 2
KEY_ID = slice(1, 17)
_HEAD = 17
_SHORTEST = _HEAD + 12 + 32 + 16
_VERSION = bytes([VERSION])


def column_context(table: str, column: str) -> bytes:
    """What all fields of a column are bound to; made once for a column."""
    # A row's id follows, and every part says its length first.
    return length_prefixed(_VERSION, table.encode(), column.encode()) + (16).to_bytes(4, "big")


def key_id_of(envelope: bytes) -> bytes:
    """Which customer key made this envelope, 16 bytes. Raises SealBroken for bytes that are no envelope."""
    if len(envelope) < _SHORTEST or envelope[0] != VERSION:
        raise SealBroken(length=len(envelope))
    return envelope[KEY_ID]


class FieldKey:
    """One customer's key of one class, ready for use. Its repr shows no key."""

    __slots__ = ("_committed", "_head", "_tail", "customer", "field_class", "id", "until")

    def __init__(self, key_id: UUID, customer: UUID, field_class: str, key: bytes, until: float = 0.0) -> None:
        """`key`: 32 random bytes. `until`: when a cache lets go of it, in seconds of the monotonic clock."""
        self.id, self.customer, self.field_class, self.until = key_id, customer, field_class, until
        self._committed = CommittedKey(key, length_prefixed(b"field", customer.bytes, field_class.encode()))
        self._head = _VERSION + key_id.bytes
        self._tail = length_prefixed(customer.bytes, key_id.bytes)

    def seal(self, value: bytes, column: bytes, row: UUID) -> bytes:
        """An envelope of `value` that opens only in this row of the column of that `column_context`."""
        return self._head + self._committed.seal(value, column + row.bytes + self._tail)

    def open(self, envelope: bytes, column: bytes, row: UUID) -> bytes:
        """The sealed value. Raises SealBroken when anything about it, its place or its key differs."""
        if envelope[:_HEAD] != self._head:
            raise SealBroken(key="another")
        # A UUID's own `bytes` and comparison are calls in Python: of a short field they would be a third of the time.
        return self._committed.open(envelope[_HEAD:], column + row.int.to_bytes(16, "big") + self._tail)
