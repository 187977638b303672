"""The manifest beside a snapshot: canonical JSON, signed by the firm and by who took it out.

Boundary: bytes and values. The pinned root vouches for the person, the person for the certificate that the database
showed them, and the key of that certificate for the manifest. S-02, S-03, S-08.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from backoffice.reconcile.snapshot_rules import AccountHead, Checkpoint, KeyCustody, Manifest, SnapshotNotSigned
from backoffice.vault.certificates import CertificateNotOurs, check_person
from backoffice.vault.committed import SealBroken, length_prefixed
from backoffice.vault.person_keys import PublicKeys, SignatureBroken, check_signature

FORMAT = "backoffice snapshot 1"
_DOMAIN = b"backoffice snapshot vouched for"
AT_MOST = 8 << 20


class NotAManifest(ValueError):
    """The bytes are no manifest of this version."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who took a snapshot out: their public keys, the root's certificate of them, and their word for the manifest."""

    keys: PublicKeys
    made_at: datetime
    certificate: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class SignedManifest:
    """What lies in a `.manifest` file. `content` are the canonical bytes that were signed."""

    manifest: Manifest
    content: bytes
    firm_certificate: bytes
    firm_signature: bytes
    vouched: Vouched


def firm_id(root: bytes) -> str:
    """Which firm: the SHA-256 of its root key (a point of 65 bytes), in hex."""
    return sha256(root).hexdigest()


def canonical(manifest: Manifest) -> bytes:
    """The bytes that are signed: JSON with sorted names, no spaces, ASCII; integers above 53 bits as text."""
    return _json(
        {
            "format": FORMAT,
            "id": str(manifest.id),
            "firm": manifest.firm,
            "firm_id": manifest.firm_id,
            "person": manifest.person,
            "made_at": _instant(manifest.made_at),
            "expires_at": _instant(manifest.expires_at),
            "house_ahead": str(manifest.house_ahead // timedelta(microseconds=1)),
            "since": manifest.since.isoformat(),
            "until": manifest.until.isoformat(),
            "horizon": str(manifest.horizon),
            "rows": manifest.rows,
            "root": manifest.root,
            "file_sha256": manifest.file_sha256,
            "size": str(manifest.size),
            "custody": manifest.custody.value,
            "slot": manifest.slot,
            "checkpoint": None
            if manifest.checkpoint is None
            else {"batch": manifest.checkpoint.batch, "hash": manifest.checkpoint.hash},
            "accounts": [
                [each.path, each.kind, each.asset, each.scale, str(each.opening), str(each.closing), each.entries]
                for each in manifest.accounts
            ],
        }
    )


def vouching(content: bytes, firm_certificate: bytes) -> bytes:
    """What the person signs: that this manifest was signed with this certificate of the firm."""
    return length_prefixed(_DOMAIN, sha256(content).digest(), sha256(firm_certificate).digest())


def as_file(signed: SignedManifest) -> bytes:
    """The content of a `.manifest` file."""
    told = {
        "manifest": signed.content.decode("ascii"),
        "firm_certificate": b64encode(signed.firm_certificate).decode(),
        "firm_signature": signed.firm_signature.hex(),
        "agreement": signed.vouched.keys.agreement.hex(),
        "signing": signed.vouched.keys.signing.hex(),
        "keys_made_at": _instant(signed.vouched.made_at),
        "certificate": signed.vouched.certificate.hex(),
        "signature": signed.vouched.signature.hex(),
    }
    return _json(told) + b"\n"


def from_file(content: bytes) -> SignedManifest:
    """The inverse of `as_file`, nothing of it verified yet. Raises NotAManifest."""
    try:
        told = json.loads(content.decode("ascii"))
        inner = told["manifest"].encode("ascii")
        read = SignedManifest(
            manifest=_manifest(json.loads(inner)),
            content=inner,
            firm_certificate=b64decode(told["firm_certificate"], validate=True),
            firm_signature=bytes.fromhex(told["firm_signature"]),
            vouched=Vouched(
                PublicKeys(bytes.fromhex(told["agreement"]), bytes.fromhex(told["signing"])),
                _from_instant(told["keys_made_at"]),
                bytes.fromhex(told["certificate"]),
                bytes.fromhex(told["signature"]),
            ),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError) as fault:
        raise NotAManifest(type(fault).__name__) from fault
    # One way to write a manifest: whatever differs from it was not written by us.
    if as_file(read) != content or canonical(read.manifest) != read.content:
        raise NotAManifest("not canonical")
    return read


def check_signatures(signed: SignedManifest, pinned: bytes, path: str) -> None:
    """Nothing when root, person and firm each signed their part. Raises SnapshotNotSigned.

    `pinned` is the firm's root key as this computer knows it.
    """
    person, vouched = signed.manifest.person, signed.vouched
    try:
        check_person(pinned, vouched.certificate, person, vouched.keys, vouched.made_at)
        check_signature(vouched.keys.signing, vouching(signed.content, signed.firm_certificate), vouched.signature)
        _check_firm(signed.firm_certificate, signed.firm_signature, signed.content)
    except (CertificateNotOurs, SignatureBroken, SealBroken, ValueError, TypeError) as fault:
        raise SnapshotNotSigned(path=path) from fault


def _check_firm(certificate: bytes, signature: bytes, content: bytes) -> None:
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = x509.load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise ValueError("a key of another kind")
    try:
        key.verify(signature, content, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as fault:
        raise ValueError("signature") from fault


def _manifest(told: Mapping[str, Any]) -> Manifest:
    if told["format"] != FORMAT:
        raise ValueError("format")
    checkpoint = told["checkpoint"]
    return Manifest(
        id=UUID(told["id"]),
        firm=str(told["firm"]),
        firm_id=str(told["firm_id"]),
        person=str(told["person"]),
        made_at=_from_instant(told["made_at"]),
        expires_at=_from_instant(told["expires_at"]),
        house_ahead=timedelta(microseconds=int(told["house_ahead"])),
        since=date.fromisoformat(told["since"]),
        until=date.fromisoformat(told["until"]),
        horizon=int(told["horizon"]),
        rows=int(told["rows"]),
        root=str(told["root"]),
        file_sha256=str(told["file_sha256"]),
        size=int(told["size"]),
        custody=KeyCustody(told["custody"]),
        slot=str(told["slot"]),
        checkpoint=None if checkpoint is None else Checkpoint(int(checkpoint["batch"]), str(checkpoint["hash"])),
        accounts=tuple(
            AccountHead(number, str(path), str(kind), str(asset), int(scale), int(opening), int(closing), int(entries))
            for number, (path, kind, asset, scale, opening, closing, entries) in enumerate(told["accounts"], 1)
        ),
    )


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _from_instant(told: str) -> datetime:
    at = datetime.fromisoformat(told)
    if at.tzinfo is None:
        raise ValueError("an instant without its zone")
    return at
