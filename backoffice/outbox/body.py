"""What a person wrote by hand, and to whom it goes: sealed for the worker until it has left.

Boundary: whoever writes needs no key to read it again; the words' own record is its area's. S-03.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox import queries
from backoffice.vault import hpke
from backoffice.vault.envelope import length_prefixed
from backoffice.vault.held_keys import INDEX, HeldKeys, KeyNotHeld


@dataclass(frozen=True, slots=True)
class Written:
    """A letter whole: its address and name, its language, its words. `number` is what its sender files it under."""

    kind: str
    email: str
    name: str
    language: str
    controller: str
    number: int
    subject: str
    text: str


def put_body(work: Work, message: UUID, written: Written) -> None:
    """Seal a letter to the key the worker holds. Raises NoClassKey, RootNotPinned, CertificateNotOurs."""
    queries.add_body(work.session, message, *sealed_body(work, message, written))


def sealed_body(work: Work, message: UUID, written: Written) -> tuple[UUID, bytes]:
    """The key of the worker's that it is sealed to, and the letter sealed. Raises as `put_body`."""
    to = work.keys.class_key(work.session, INDEX)
    value = json.dumps(asdict(written), ensure_ascii=False).encode()
    return to.id, hpke.seal(value, to.public, _info(message))


def body_of(work: ReadWork, message: UUID) -> Written | None:
    """The letter of a message; None where it was not written by hand. Raises SealBroken, KeyNotHeld."""
    row = queries.body(work.session, message)
    if row is None:
        return None
    if not isinstance(work.keys, HeldKeys):
        raise KeyNotHeld(field_class=INDEX)
    private = work.keys.private(work.session, row.class_key_id)
    return Written(**json.loads(private.opened(bytes(row.sealed), _info(message))))


def _info(message: UUID) -> bytes:
    return length_prefixed(b"backoffice outbox body", message.bytes)
