"""The keys of the sealer: one that signs checkpoints (Ed25519), one that signs the firm's documents (ECDSA P-256).

Boundary: private keys lie in files of the sealer's own folder and never go anywhere else; two keys, so that nobody can
have a checkpoint signed as if it were a document. The public key of checkpoints is pinned outside the database. S-05.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from backoffice.audit.checkpoints import Checkpoint, Signed
from backoffice.errors import Unavailable

SEAL_KEY, DOCUMENT_KEY, PINS = "seal-key.pem", "document-key.pem", "seal-key.pub"


class SealKeyUnusable(Unavailable):
    """A key of the sealer, or the pinned public key, cannot be read or lies open to others. Facts: `path`, `reason`."""

    code = "audit.seal_key_unusable"


@dataclass(frozen=True, slots=True)
class SealKeys:
    """The private keys of one sealer."""

    checkpoints: Ed25519PrivateKey
    documents: ec.EllipticCurvePrivateKey

    def sign(self, checkpoint: Checkpoint) -> Signed:
        key = key_id(raw_public(self.checkpoints.public_key()))
        return Signed(checkpoint, key, self.checkpoints.sign(checkpoint.signed_bytes()))

    def sign_document(self, digest: bytes) -> bytes:
        """ECDSA (DER) over a SHA-256; what it is of is never seen here."""
        return self.documents.sign(digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))


class Pinned:
    """Public keys that may have signed checkpoints; the verifier knows them from somewhere else than the database."""

    def __init__(self, raw: Iterable[bytes]) -> None:
        self._keys: Mapping[bytes, Ed25519PublicKey] = {
            key_id(each): Ed25519PublicKey.from_public_bytes(each) for each in raw
        }

    def knows(self, key: bytes) -> bool:
        return key in self._keys

    def signed(self, signed: Signed) -> bool:
        """Whether one of these keys has signed it."""
        return self.has_signed(signed.key, signed.signature, signed.checkpoint.signed_bytes())

    def has_signed(self, key: bytes, signature: bytes, content: bytes) -> bool:
        """Whether the key of that id is one of these and has signed `content`, which begins with its own domain."""
        known = self._keys.get(key)
        if known is None:
            return False
        try:
            known.verify(signature, content)
        except InvalidSignature:
            return False
        return True


def key_id(raw: bytes) -> bytes:
    """SHA-256 of a raw public key."""
    return sha256(raw).digest()


def raw_public(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def open_keys(folder: Path) -> SealKeys:
    """The keys in `folder`; made, with the public one beside it to be pinned, where there are none yet.

    Raises SealKeyUnusable for a key that others of this machine can read, too.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        seal = _private(folder / SEAL_KEY, Ed25519PrivateKey.generate)
        document = _private(folder / DOCUMENT_KEY, lambda: ec.generate_private_key(ec.SECP256R1()))
        if not isinstance(seal, Ed25519PrivateKey) or not isinstance(document, ec.EllipticCurvePrivateKey):
            raise SealKeyUnusable(path=str(folder), reason="a key of another kind")
        if not (folder / PINS).exists():
            _write(folder / PINS, base64.b64encode(raw_public(seal.public_key())) + b"\n")
    except (OSError, ValueError, TypeError) as fault:
        raise SealKeyUnusable(path=str(folder), reason=str(fault)) from fault
    return SealKeys(seal, document)


def read_pins(file: Path) -> Pinned | None:
    """The pinned public keys of a file, one in base64 a line; None when there is no file. Raises SealKeyUnusable."""
    try:
        return pinned_from(file.read_text(encoding="ascii").split())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as fault:
        raise SealKeyUnusable(path=str(file), reason=str(fault)) from fault


def pinned_keys(told: str | None, folder: Path) -> Pinned | None:
    """The keys a setting names (base64, by spaces), else those beside the sealer's own in `folder`; None for neither.

    Raises SealKeyUnusable.
    """
    if told is None:
        return read_pins(folder / PINS)
    try:
        return pinned_from(told.split())
    except ValueError as fault:
        raise SealKeyUnusable(path="settings.toml", reason=str(fault)) from fault


def pinned_from(texts: Iterable[str]) -> Pinned:
    """Raw Ed25519 public keys in base64. Raises ValueError."""
    try:
        return Pinned(base64.b64decode(text, validate=True) for text in texts)
    except binascii.Error as fault:
        raise ValueError(str(fault)) from fault


def _private(file: Path, make: Callable[[], Ed25519PrivateKey | ec.EllipticCurvePrivateKey]) -> object:
    if not file.exists():
        _write(
            file,
            make().private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            ),
        )
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise SealKeyUnusable(path=str(file), reason="others of this machine may read it")
    return serialization.load_pem_private_key(file.read_bytes(), None)


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all, for its owner alone."""
    half = file.with_name(f"{file.name}.{os.getpid()}.part")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        os.fsync(handle)
    half.replace(file)
