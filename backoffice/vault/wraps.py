"""A key sealed to a public key: a customer's field key to its class, a class's key to a person, and so on.

Layout: version (1), commitment to the wrapped key (32), HPKE (65 + key + 16).
Boundary: bytes only; the context says where a wrap belongs and it opens nowhere else. S-02, S-03.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backoffice.vault import hpke
from backoffice.vault.committed import SealBroken, length_prefixed
from backoffice.vault.person_keys import Agreement

VERSION = 1
_COMMITMENT = 32
_SHORTEST_KEY = 16


class WrapKind(StrEnum):
    """What is wrapped, and for whom."""

    CUSTOMER_KEY = "customer_key"
    """A customer's key for one class of fields, to the class's public key."""
    CLASS_KEY = "class_key"
    """A class's private key, to a person who may read that class: a grant."""
    INDEX_KEY = "index_key"
    """The key of the blind indexes, to a person or a service that may search by them."""


@dataclass(frozen=True, slots=True)
class WrapContext:
    """Where a wrap belongs. `key_id` is the wrapped key's; what does not apply stays None or empty."""

    kind: WrapKind
    key_id: UUID
    field_class: str
    customer: UUID | None = None
    holder: str = ""

    def info(self) -> bytes:
        """Canonical bytes: no two contexts share them."""
        return length_prefixed(
            b"backoffice wrap",
            bytes([VERSION]),
            self.kind.encode(),
            self.key_id.bytes,
            self.field_class.encode(),
            self.customer.bytes if self.customer is not None else b"",
            self.holder.encode(),
        )


def wrap_key(key: bytes, public: bytes, context: WrapContext) -> bytes:
    """`key` (random, 16 bytes or more) for the holder of `public`, opening only in `context`; 114 bytes longer.

    The commitment keeps a maker from building one wrap that gives different keys to different holders: AES-GCM, and so
    HPKE with it, does not commit to its key. Raises SealBroken when `public` is no point.
    """
    if len(key) < _SHORTEST_KEY:
        raise ValueError("a key this short could be guessed from its commitment")
    info = context.info()
    commitment = _commitment(key, info)
    return bytes([VERSION]) + commitment + hpke.seal(key, public, info + commitment)


def unwrap_key(wrap: bytes, private: Agreement, context: WrapContext) -> bytes:
    """The wrapped key. Raises SealBroken when wrap, private key or context differ, and a token's own errors."""
    if len(wrap) < 1 + _COMMITMENT + hpke.OVERHEAD or wrap[0] != VERSION:
        raise SealBroken(length=len(wrap))
    info, commitment = context.info(), wrap[1 : 1 + _COMMITMENT]
    key = private.opened(wrap[1 + _COMMITMENT :], info + commitment)
    if not hmac.compare_digest(commitment, _commitment(key, info)):
        raise SealBroken(length=len(wrap))
    return key


def _commitment(key: bytes, info: bytes) -> bytes:
    return hmac.digest(key, b"commitment" + info, hashlib.sha256)
