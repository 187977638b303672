"""Where a person's private keys lie while nobody works: behind a passphrase, in the OS keyring, inside a token.

A slot is the piece of that which the database keeps: version (1), kind (1), then what its custody needs.
Boundary: nothing is ever written to a file instead; what cannot be opened says what to do. S-03, S-04.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from backoffice.errors import Refused
from backoffice.vault.committed import length_prefixed
from backoffice.vault.person_keys import PersonKeys

VERSION = 1


class CustodyKind(StrEnum):
    PASSPHRASE = "passphrase"
    KEYRING = "keyring"
    TOKEN = "token"


class SlotBroken(Refused):
    """The slot is no slot of that person and that custody, or was changed."""

    code = "vault.slot_broken"


class Custody(Protocol):
    """One way to keep private keys, holding what the person gave for this session: a passphrase, a PIN, nothing.

    Every call may wait for the person or a slow device: never on the window's own thread.
    """

    @property
    def kind(self) -> CustodyKind: ...

    def make(self, person: str) -> tuple[PersonKeys, bytes]:
        """New keys for a person, unlocked, and the slot that unlocks them again."""
        ...

    def unlock(self, person: str, slot: bytes) -> PersonKeys:
        """The keys behind a slot. Raises SlotBroken and the errors of the custody's own module."""
        ...


class SoftCustody(Custody, Protocol):
    """A custody that gives the keys out into memory, and so can also take in keys that were kept elsewhere."""

    def store(self, person: str, keys: PersonKeys) -> bytes:
        """A slot for keys that exist: a new passphrase, a move to the keyring. Raises TypeError for a token's keys."""
        ...


_CODES = {CustodyKind.PASSPHRASE: 1, CustodyKind.KEYRING: 2, CustodyKind.TOKEN: 3}
_KINDS = {code: kind for kind, code in _CODES.items()}


def kind_of(slot: bytes) -> CustodyKind:
    """Which custody made a slot, so that the person is asked for the right thing. Raises SlotBroken."""
    if len(slot) < 2 or slot[0] != VERSION or slot[1] not in _KINDS:
        raise SlotBroken(length=len(slot))
    return _KINDS[slot[1]]


def make_slot(kind: CustodyKind, body: bytes) -> bytes:
    """The slot of a custody."""
    return bytes([VERSION, _CODES[kind]]) + body


def body_of(slot: bytes, kind: CustodyKind) -> bytes:
    """What a custody put in its slot. Raises SlotBroken for a slot of another kind."""
    if kind_of(slot) is not kind:
        raise SlotBroken(kind=kind.value)
    return slot[2:]


def slot_context(kind: CustodyKind, person: str, open_part: bytes) -> bytes:
    """What the sealed part of a slot is bound to: its kind, its person, and what stands beside it in the open."""
    return length_prefixed(b"backoffice slot", bytes([VERSION, _CODES[kind]]), person.encode(), open_part)
