"""The firm's root key vouches for public keys: a person's two, and that of each class of fields.

Boundary: bytes only. The root's public key is pinned in the settings, not in the database, so that a key swapped in a
table is noticed before anything is sealed to it. S-02, S-03.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from backoffice.errors import Refused
from backoffice.vault.committed import SealBroken, length_prefixed
from backoffice.vault.person_keys import PublicKeys, SignatureBroken, Signer, check_signature

VERSION = 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class CertificateNotOurs(Refused):
    """The pinned root of the firm never vouched for this key under this name. Facts: `whose`."""

    code = "vault.certificate_not_ours"


def certify_person(root: Signer, person: str, keys: PublicKeys, made_at: datetime) -> bytes:
    """The root's word that these are the keys of `person` since `made_at` (aware): version, then 64 bytes."""
    return _certify(root, _person(person, keys, made_at))


def check_person(pinned: bytes, certificate: bytes, person: str, keys: PublicKeys, made_at: datetime) -> None:
    """Nothing when the pinned root (a point of 65 bytes) said exactly this. Raises CertificateNotOurs."""
    _check(pinned, certificate, _person(person, keys, made_at), person)


def certify_class(root: Signer, key_id: UUID, field_class: str, public: bytes, made_at: datetime) -> bytes:
    """The root's word that `public` is the class's key `key_id`: version, then 64 bytes."""
    return _certify(root, _class(key_id, field_class, public, made_at))


def check_class(
    pinned: bytes, certificate: bytes, key_id: UUID, field_class: str, public: bytes, made_at: datetime
) -> None:
    """Nothing when the pinned root (a point of 65 bytes) said exactly this. Raises CertificateNotOurs."""
    _check(pinned, certificate, _class(key_id, field_class, public, made_at), field_class)


def _certify(root: Signer, message: bytes) -> bytes:
    return bytes([VERSION]) + root.sign(message)


def _check(pinned: bytes, certificate: bytes, message: bytes, whose: str) -> None:
    if certificate[:1] != bytes([VERSION]):
        raise CertificateNotOurs(whose=whose)
    try:
        check_signature(pinned, message, certificate[1:])
    except (SignatureBroken, SealBroken):
        raise CertificateNotOurs(whose=whose) from None


def _person(person: str, keys: PublicKeys, made_at: datetime) -> bytes:
    return length_prefixed(
        b"backoffice certificate of a person",
        bytes([VERSION]),
        person.encode(),
        keys.agreement,
        keys.signing,
        _instant(made_at),
    )


def _class(key_id: UUID, field_class: str, public: bytes, made_at: datetime) -> bytes:
    return length_prefixed(
        b"backoffice certificate of a class",
        bytes([VERSION]),
        key_id.bytes,
        field_class.encode(),
        public,
        _instant(made_at),
    )


def _instant(at: datetime) -> bytes:
    """Integer microseconds since 1970, so that the certificate holds in whatever zone the instant is shown."""
    return ((at - _EPOCH) // timedelta(microseconds=1)).to_bytes(8, "big", signed=True)
