"""The class keys of one person, sealed under their passphrase (argon2id, AES-256-GCM).

Boundary: keys in the clear live in this process's memory only, never in a file or a log. S-03, S-04.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.errors import Missing, NotAllowed, Refused
from backoffice.store.base import new_id
from backoffice.store.datamap import FieldClass
from backoffice.vault.tables import SlotRow

_NONCE = 12


class KeysLocked(Refused):
    code = "vault.keys_locked"


class KeyNotHeld(NotAllowed):
    """This person holds no key for that class of fields."""

    code = "vault.key_not_held"


class NoKeys(Missing):
    code = "vault.no_keys"


@dataclass(frozen=True, slots=True)
class ClassKeys:
    """The field keys a person may use, by id; the newest of a class seals."""

    by_id: Mapping[UUID, tuple[str, bytes]] = field(repr=False)

    def current(self, field_class: str) -> tuple[UUID, bytes]:
        """Id and key that seal fields of a class now. Raises KeyNotHeld."""
        ids = [key_id for key_id, (held, _) in self.by_id.items() if held == field_class]
        if not ids:
            raise KeyNotHeld(field_class=field_class)
        newest = max(ids)
        return newest, self.by_id[newest][1]

    def named(self, key_id: UUID) -> bytes:
        """The key of that id. Raises KeyNotHeld."""
        if key_id not in self.by_id:
            raise KeyNotHeld(key=str(key_id))
        return self.by_id[key_id][1]


def make_class_keys() -> ClassKeys:
    """New random keys, one per field class."""
    return ClassKeys({new_id(): (field_class.value, os.urandom(32)) for field_class in FieldClass})


def seal_slot(keys: ClassKeys, person: str, passphrase: str) -> SlotRow:
    """A person's copy of the keys, sealed under their passphrase."""
    salt, nonce = os.urandom(16), os.urandom(_NONCE)
    told = json.dumps({str(key_id): [held, key.hex()] for key_id, (held, key) in keys.by_id.items()})
    sealed = nonce + AESGCM(_stretch(passphrase, salt)).encrypt(nonce, told.encode(), person.encode())
    return SlotRow(person=person, salt=salt, sealed=sealed)


def open_slot(session: Session, person: str, passphrase: str) -> ClassKeys:
    """The person's keys. Raises NoKeys when they were given none, KeysLocked when the passphrase is another."""
    slot = session.execute(select(SlotRow.salt, SlotRow.sealed).where(SlotRow.person == person)).one_or_none()
    if slot is None:
        raise NoKeys(person=person)
    try:
        told = AESGCM(_stretch(passphrase, slot.salt)).decrypt(
            slot.sealed[:_NONCE], slot.sealed[_NONCE:], person.encode()
        )
    except InvalidTag as fault:
        raise KeysLocked(person=person) from fault
    return ClassKeys({UUID(key_id): (held, bytes.fromhex(key)) for key_id, (held, key) in json.loads(told).items()})


def _stretch(passphrase: str, salt: bytes) -> bytes:
    return Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19 * 1024).derive(passphrase.encode())
