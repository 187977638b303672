"""A sealed field: AES-256-GCM bound to its place, with a commitment to the key it was made with.

Layout: version (1), class key id (16), nonce (12), commitment (32), ciphertext and tag.
Boundary: bytes only. S-02, S-03.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backoffice.vault.committed import SealBroken, length_prefixed

__all__ = ["Place", "SealBroken", "key_id_of", "length_prefixed", "open_bytes", "seal_bytes"]

VERSION = 1
_NONCE, _COMMITMENT = 12, 32
_HEAD = 1 + 16 + _NONCE + _COMMITMENT


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs; opening it anywhere else fails."""

    table: str
    column: str
    row: UUID
    customer: UUID


def seal_bytes(value: bytes, place: Place, key_id: UUID, class_key: bytes) -> bytes:
    """An envelope of `value` that opens only at `place`."""
    nonce = os.urandom(_NONCE)
    key, commitment = _field_key(class_key, place.customer)
    head = bytes([VERSION]) + key_id.bytes + nonce + commitment
    return head + AESGCM(key).encrypt(nonce, value, _context(place, key_id))


def key_id_of(envelope: bytes) -> UUID:
    """Which class key made this envelope. Raises SealBroken for bytes that are no envelope."""
    if len(envelope) < _HEAD + 16 or envelope[0] != VERSION:
        raise SealBroken(length=len(envelope))
    return UUID(bytes=envelope[1:17])


def open_bytes(envelope: bytes, place: Place, class_key: bytes) -> bytes:
    """The sealed value. Raises SealBroken when anything about it, its place or its key differs."""
    key_id = key_id_of(envelope)
    nonce, commitment = envelope[17 : 17 + _NONCE], envelope[17 + _NONCE : _HEAD]
    key, expected = _field_key(class_key, place.customer)
    if not hmac.compare_digest(commitment, expected):
        raise SealBroken(table=place.table, column=place.column)
    try:
        return AESGCM(key).decrypt(nonce, envelope[_HEAD:], _context(place, key_id))
    except InvalidTag as fault:
        raise SealBroken(table=place.table, column=place.column) from fault


def _field_key(class_key: bytes, customer: UUID) -> tuple[bytes, bytes]:
    made = HKDF(SHA256(), 64, salt=None, info=length_prefixed(b"field", customer.bytes)).derive(class_key)
    return made[:32], made[32:]


def _context(place: Place, key_id: UUID) -> bytes:
    return length_prefixed(
        bytes([VERSION]),
        place.table.encode(),
        place.column.encode(),
        place.row.bytes,
        place.customer.bytes,
        key_id.bytes,
    )
