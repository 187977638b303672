"""HPKE of RFC 9180 in base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; one message for each exchange.

Boundary: bytes only. Sealing and opening with a key in memory are the library's; opening with a key inside a token is
written out here over the token's own ECDH. S-02, S-03.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from backoffice.vault.committed import SealBroken

POINT_LENGTH = 65
OVERHEAD = POINT_LENGTH + 16
_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
# RFC 9180, 7.1 to 7.3: the ids of the three parts, as 5.1 and 4.1 put them together.
_KEM_ID = b"KEM" + (0x0010).to_bytes(2, "big")
_SUITE_ID = b"HPKE" + (0x0010).to_bytes(2, "big") + (0x0001).to_bytes(2, "big") + (0x0002).to_bytes(2, "big")


def seal(value: bytes, public: bytes, info: bytes) -> bytes:
    """`value` for the holder of `public` (an uncompressed point): 65 bytes of exchange, then ciphertext and tag."""
    return _SUITE.encrypt(value, point(public), info)


def open_with_key(sealed: bytes, private: ec.EllipticCurvePrivateKey, info: bytes) -> bytes:
    """What was sealed to a key held in memory. Raises SealBroken."""
    try:
        return _SUITE.decrypt(sealed, private, info)
    except InvalidTag:
        raise SealBroken(length=len(sealed)) from None


def open_with_exchange(sealed: bytes, exchange: Callable[[bytes], bytes], public: bytes, info: bytes) -> bytes:
    """The same where only `exchange`, ECDH with a point of 65 bytes giving the 32 of its x, can use the private key.

    Raises SealBroken, also for a point that is not on the curve: it never reaches the token.
    """
    if len(sealed) < OVERHEAD:
        raise SealBroken(length=len(sealed))
    sent = sealed[:POINT_LENGTH]
    _parsed(sent)
    key, nonce = _schedule(_shared_secret(exchange(sent), sent, public), info)
    try:
        return AESGCM(key).decrypt(nonce, sealed[POINT_LENGTH:], b"")
    except InvalidTag:
        raise SealBroken(length=len(sealed)) from None


@lru_cache(maxsize=256)
def point(public: bytes) -> ec.EllipticCurvePublicKey:
    """The public key of an uncompressed point. Raises SealBroken for bytes that are none of P-256."""
    return _parsed(public)


def _parsed(public: bytes) -> ec.EllipticCurvePublicKey:
    if len(public) != POINT_LENGTH:
        raise SealBroken(length=len(public))
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    except ValueError:
        raise SealBroken(length=len(public)) from None


def _shared_secret(exchanged: bytes, sent: bytes, public: bytes) -> bytes:
    """RFC 9180, 4.1: ExtractAndExpand over the context of both public keys."""
    pseudo_random = _extract(_KEM_ID, b"", b"eae_prk", exchanged)
    return _expand(_KEM_ID, pseudo_random, b"shared_secret", sent + public, 32)


def _schedule(shared_secret: bytes, info: bytes) -> tuple[bytes, bytes]:
    """RFC 9180, 5.1: key and base nonce of base mode (no pre-shared key); the only message has sequence number 0."""
    context = b"\x00" + _extract(_SUITE_ID, b"", b"psk_id_hash", b"") + _extract(_SUITE_ID, b"", b"info_hash", info)
    secret = _extract(_SUITE_ID, shared_secret, b"secret", b"")
    return _expand(_SUITE_ID, secret, b"key", context, 32), _expand(_SUITE_ID, secret, b"base_nonce", context, 12)


def _extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    """LabeledExtract of RFC 9180, 4; an empty salt stands for one of zeros (RFC 5869, 2.2)."""
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, hashlib.sha256)


def _expand(suite: bytes, pseudo_random: bytes, label: bytes, info: bytes, length: int) -> bytes:
    """LabeledExpand of RFC 9180, 4, for at most one block of SHA-256."""
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(pseudo_random, labelled + b"\x01", hashlib.sha256)[:length]
