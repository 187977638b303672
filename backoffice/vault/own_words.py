"""What one person writes for themselves, sealed to their own agreement key: a begun note on a shared desk's disk.

Boundary: bytes only; it opens for its writer's keys alone, in memory or in a token, and where it was written. S-02.
"""

from __future__ import annotations

from backoffice.vault import hpke
from backoffice.vault.committed import length_prefixed
from backoffice.vault.held_keys import HeldKeys, KeyNotHeld

_PURPOSE = b"backoffice own words 1"


class OwnWords:
    """The seal of one desk's person. Any thread. It seals also after the keys were let go, as when a desk is locked."""

    def __init__(self, keys: object) -> None:
        """`keys`: those of a desk (`Desk.keys`); a desk that has none of a person's seals and opens nothing."""
        self._keys = keys if isinstance(keys, HeldKeys) else None
        self._last: bytes | None = None
        self._look()

    def seal(self, value: bytes, *about: bytes) -> bytes:
        """`value` for the writer alone, opening only for the same `about`. Raises KeyNotHeld."""
        public = self._look()
        if public is None or self._keys is None:
            raise KeyNotHeld(person="" if self._keys is None else self._keys.holder)
        return hpke.seal(value, public, self._info(about))

    def open(self, sealed: bytes, *about: bytes) -> bytes:
        """What was sealed. Raises KeyNotHeld, SealBroken for anything else, and a token's own errors."""
        if self._keys is None or self._keys.person_keys is None:
            raise KeyNotHeld(person="" if self._keys is None else self._keys.holder)
        return self._keys.person_keys.agreement.opened(sealed, self._info(about))

    def _look(self) -> bytes | None:
        keys = None if self._keys is None else self._keys.person_keys
        self._last = self._last if keys is None else keys.agreement.public
        return self._last

    def _info(self, about: tuple[bytes, ...]) -> bytes:
        holder = "" if self._keys is None else self._keys.holder
        return length_prefixed(_PURPOSE, holder.encode(), *about)
