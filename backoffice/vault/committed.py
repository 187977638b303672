"""AES-256-GCM that names its key: sealed bytes carry a commitment, so no second key opens them to something else.

Layout: nonce (12), commitment (32), ciphertext and tag. Boundary: bytes only. S-02, S-03.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backoffice.errors import Refused

KEY_LENGTH = 32
_NONCE, _COMMITMENT = 12, 32
_HEAD = _NONCE + _COMMITMENT


class SealBroken(Refused):
    """The bytes are not what was sealed here: changed, cut, moved to another row, or made with another key."""

    code = "vault.seal_broken"


def length_prefixed(*parts: bytes) -> bytes:
    """Canonical bytes of a list of parts: no two lists share them."""
    return b"".join([len(part).to_bytes(4, "big") + part for part in parts])


def before_id(*parts: bytes) -> bytes:
    """What stands before an id of 16 bytes in the canonical bytes of a list that it ends.

    `before_id(*parts) + id.bytes` is `length_prefixed(*parts, id.bytes)`. Made once for a column and a customer's key,
    it leaves one addition for each row, where writing all parts out costs four times what AES-GCM does.
    """
    return length_prefixed(*parts) + (16).to_bytes(4, "big")


class CommittedKey:
    """A key ready for use: stretched once (HKDF-SHA-256) into an AES-256-GCM key and its commitment.

    Keep it for as long as the key is needed: sealing and opening then cost little more than AES-GCM itself. Threads may
    share it. AES-GCM alone lets one ciphertext open under two keys; the commitment, compared first, does not.
    """

    __slots__ = ("_aead", "_commitment")

    def __init__(self, key: bytes, label: bytes) -> None:
        """`key`: 32 random bytes. `label` says what the key is for; another label gives an unrelated key."""
        if len(key) != KEY_LENGTH:
            raise ValueError(f"a key has {KEY_LENGTH} bytes")
        made = HKDF(SHA256(), KEY_LENGTH + _COMMITMENT, salt=None, info=label).derive(key)
        self._aead, self._commitment = AESGCM(made[:KEY_LENGTH]), made[KEY_LENGTH:]

    def seal(self, value: bytes, context: bytes) -> bytes:
        """`value` sealed so that it opens only with this key and the same `context`; 60 bytes longer."""
        nonce = os.urandom(_NONCE)
        return nonce + self._commitment + self._aead.encrypt(nonce, value, context)

    def made(self, sealed: bytes) -> bool:
        """Whether these bytes say that this key made them; opening tells whether it is true."""
        # The commitment stands in the open, so there is nothing to compare in constant time.
        return sealed.startswith(self._commitment, _NONCE)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """What was sealed. Raises SealBroken when the bytes, the key or the context differ."""
        if not sealed.startswith(self._commitment, _NONCE):
            raise SealBroken(key="another")
        try:
            return self._aead.decrypt(sealed[:_NONCE], sealed[_HEAD:], context)
        except InvalidTag:
            raise SealBroken(key="this") from None
