"""What waits to be entered into a blind index: sealed to the key of the indexes, which only its readers hold.

Boundary: whoever writes a field needs no index key; the worker that enters it keeps no plaintext. S-03.
"""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from backoffice.desk import Work
from backoffice.store.base import new_id
from backoffice.vault import hpke, queries
from backoffice.vault.envelope import length_prefixed
from backoffice.vault.held_keys import INDEX
from backoffice.vault.person_keys import SoftAgreement


def put(work: Work, column: str, *, row: UUID, customer: UUID, value: bytes) -> None:
    """Let a value of an indexed column wait for its index. `column` is schema, table and column with dots."""
    to = work.keys.class_key(work.session, INDEX)
    queued = new_id()
    sealed = hpke.seal(value, to.public, queue_info(queued, column, row, customer))
    queries.queue_for_index(work.session, queued, column, row, customer, to.id, sealed)


def queue_info(queued: UUID, column: str, row: UUID, customer: UUID) -> bytes:
    """What a waiting value is bound to."""
    return length_prefixed(b"backoffice index queue", queued.bytes, column.encode(), row.bytes, customer.bytes)


def index_key(private: SoftAgreement) -> bytes:
    """The 32 bytes all blind indexes are keyed with, from the private half of the indexes' key."""
    return hmac.digest(private.private_bytes(), b"backoffice key of the blind indexes", hashlib.sha256)
