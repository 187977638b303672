"""A person's two private keys, one to agree on secrets and one to sign, in memory or inside a token.

Boundary: no private key is shown by repr, str or an error. P-256 throughout, so that a token can hold each. S-02, S-04.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backoffice.errors import Refused
from backoffice.vault import hpke
from backoffice.vault.committed import SealBroken

PRIVATE_LENGTH = 32
SIGNATURE_LENGTH = 64
# The order of P-256 (NIST SP 800-186, 3.2.1.3): a private key is a number from 1 below it.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class SignatureBroken(Refused):
    """The signature is not this key's over this message."""

    code = "vault.signature_broken"


class Agreement(Protocol):
    """A private key that opens what was sealed to its public one (HPKE, `hpke.py`)."""

    @property
    def public(self) -> bytes:
        """An uncompressed point, 65 bytes."""
        ...

    def opened(self, sealed: bytes, info: bytes) -> bytes:
        """What was sealed to this key. Raises SealBroken, and a token's own errors."""
        ...


class Signer(Protocol):
    """A private key that signs: ECDSA with SHA-256 over P-256."""

    @property
    def public(self) -> bytes:
        """An uncompressed point, 65 bytes."""
        ...

    def sign(self, message: bytes) -> bytes:
        """64 bytes, r then s. A message begins with what it is for, length-prefixed, so that none passes for another's.

        Raises a token's own errors.
        """
        ...


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What everybody may know of a person's keys: two uncompressed points."""

    agreement: bytes
    signing: bytes


class _SoftKey:
    __slots__ = ("_key", "public")

    public: bytes

    def __init__(self, key: ec.EllipticCurvePrivateKey) -> None:
        self._key = key
        self.public = _point_of(key)

    @classmethod
    def from_bytes(cls, private: bytes) -> Self:
        """The key of `private_bytes()`. Raises SealBroken for bytes that are no private key."""
        return cls(_private(private))

    def private_bytes(self) -> bytes:
        """The private number, 32 bytes: to be wrapped, never to be kept."""
        return _number(self._key)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.public[1:5].hex()}>"


class SoftAgreement(_SoftKey):
    """An agreement key in this process's memory; also the form of the key pair of a class of fields."""

    __slots__ = ()

    def opened(self, sealed: bytes, info: bytes) -> bytes:
        return hpke.open_with_key(sealed, self._key, info)


class SoftSigner(_SoftKey):
    """A signing key in this process's memory."""

    __slots__ = ()

    def sign(self, message: bytes) -> bytes:
        r, s = decode_dss_signature(self._key.sign(message, ec.ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def _nothing() -> None:
    """Keys in memory go with the last name for them."""


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """What a person can do while their keys are unlocked; `lock` ends that, also inside a token."""

    agreement: Agreement
    signing: Signer
    lock: Callable[[], None] = field(default=_nothing, repr=False, compare=False)

    @property
    def public(self) -> PublicKeys:
        return PublicKeys(self.agreement.public, self.signing.public)


def make_agreement() -> SoftAgreement:
    """A new agreement key in memory."""
    return SoftAgreement(ec.generate_private_key(ec.SECP256R1()))


def make_signer() -> SoftSigner:
    """A new signing key in memory."""
    return SoftSigner(ec.generate_private_key(ec.SECP256R1()))


def make_person_keys() -> PersonKeys:
    """New keys in memory for one person."""
    return PersonKeys(make_agreement(), make_signer())


def private_bytes(keys: PersonKeys) -> bytes:
    """Both private numbers, 64 bytes, for a custody to seal. Raises TypeError for keys that live in a token."""
    if not isinstance(keys.agreement, SoftAgreement) or not isinstance(keys.signing, SoftSigner):
        raise TypeError("keys inside a token cannot leave it")
    return keys.agreement.private_bytes() + keys.signing.private_bytes()


def from_private_bytes(private: bytes) -> PersonKeys:
    """The keys of `private_bytes`. Raises SealBroken for anything else."""
    if len(private) != 2 * PRIVATE_LENGTH:
        raise SealBroken(length=len(private))
    return PersonKeys(
        SoftAgreement.from_bytes(private[:PRIVATE_LENGTH]), SoftSigner.from_bytes(private[PRIVATE_LENGTH:])
    )


def check_signature(public: bytes, message: bytes, signature: bytes) -> None:
    """Nothing when `signature` is that key's over `message`. Raises SignatureBroken, SealBroken for no public key."""
    if len(signature) != SIGNATURE_LENGTH:
        raise SignatureBroken(length=len(signature))
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        hpke.point(public).verify(encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
    except InvalidSignature:
        raise SignatureBroken(length=len(signature)) from None


def _point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _number(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_numbers().private_value.to_bytes(PRIVATE_LENGTH, "big")


def _private(private: bytes) -> ec.EllipticCurvePrivateKey:
    number = int.from_bytes(private, "big")
    if len(private) != PRIVATE_LENGTH or not 0 < number < _ORDER:
        raise SealBroken(length=len(private))
    return ec.derive_private_key(number, ec.SECP256R1())
