"""A person's private keys behind a passphrase: argon2id (RFC 9106), then AES-256-GCM with a key commitment.

Slot: memory in KiB (4), passes (1), lanes (1), salt (16), sealed keys.
Boundary: the passphrase is kept for this session only, in memory. S-03, S-04.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from backoffice.errors import Refused
from backoffice.vault.committed import KEY_LENGTH, CommittedKey, SealBroken
from backoffice.vault.custody import CustodyKind, SlotBroken, body_of, make_slot, slot_context
from backoffice.vault.person_keys import PersonKeys, from_private_bytes, make_person_keys, private_bytes

_SALT = 16
_HEAD = 4 + 1 + 1 + _SALT


class PassphraseWrong(Refused):
    """The passphrase is not the one that sealed these keys."""

    code = "vault.passphrase_wrong"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs; it stands in the slot, so raising it leaves older slots readable."""

    memory_kib: int
    passes: int
    lanes: int

    def is_bearable(self) -> bool:
        """A slot comes from the database: it must not make this machine fill its memory."""
        return 8 * self.lanes <= self.memory_kib <= 1 << 20 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16


STRONG = Cost(64 * 1024, 3, 4)
"""The second recommended set of RFC 9106, 4, for machines that cannot spare 2 GiB."""
LEAST = Cost(19 * 1024, 2, 1)
"""The least that OWASP's password storage cheat sheet still names: for firms that only show a sample."""


class PassphraseCustody:
    """Keys sealed under the passphrase given for this session."""

    kind = CustodyKind.PASSPHRASE

    def __init__(self, passphrase: str, cost: Cost = STRONG) -> None:
        # The same words typed on another system may come as other code points; NFKC makes them one (NIST SP 800-63B).
        self._passphrase = unicodedata.normalize("NFKC", passphrase).encode()
        self._cost = cost

    def make(self, person: str) -> tuple[PersonKeys, bytes]:
        keys = make_person_keys()
        return keys, self.store(person, keys)

    def store(self, person: str, keys: PersonKeys) -> bytes:
        cost, salt = self._cost, os.urandom(_SALT)
        head = cost.memory_kib.to_bytes(4, "big") + bytes([cost.passes, cost.lanes]) + salt
        sealed = self._stretched(cost, salt).seal(private_bytes(keys), slot_context(self.kind, person, head))
        return make_slot(self.kind, head + sealed)

    def unlock(self, person: str, slot: bytes) -> PersonKeys:
        """The keys of a slot. Raises PassphraseWrong, SlotBroken."""
        body = body_of(slot, self.kind)
        head, sealed = body[:_HEAD], body[_HEAD:]
        if len(head) < _HEAD:
            raise SlotBroken(length=len(slot))
        cost = Cost(int.from_bytes(head[:4], "big"), head[4], head[5])
        if not cost.is_bearable():
            raise SlotBroken(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)
        key = self._stretched(cost, head[6:])
        if not key.made(sealed):
            raise PassphraseWrong(person=person)
        try:
            return from_private_bytes(key.open(sealed, slot_context(self.kind, person, head)))
        except SealBroken:
            raise SlotBroken(person=person) from None

    def __repr__(self) -> str:
        return "<PassphraseCustody>"

    def _stretched(self, cost: Cost, salt: bytes) -> CommittedKey:
        made = Argon2id(
            salt=salt, length=KEY_LENGTH, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        )
        return CommittedKey(made.derive(self._passphrase), b"slot passphrase")
