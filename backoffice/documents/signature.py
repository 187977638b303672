"""The firm's signature in a PDF (PAdES B-B, ECDSA P-256, SHA-256), in two steps: the key is used somewhere else.

Boundary: `prepare` says what is to be signed, `embed` puts the answer in; the private key never comes here.
Slow imports of pyHanko stay inside the functions. S-08.
"""

from __future__ import annotations

import asyncio
import hashlib
import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from backoffice.clock import utc
from backoffice.errors import Refused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

FIELD = "FirmSignature"
_RESERVED = 8_192
_VALID_FOR = timedelta(days=3653)


class SignatureNotOurs(Refused):
    """The raw signature does not fit the prepared document and the firm's certificate."""

    code = "documents.signature_not_ours"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A PDF with room for its signature. `to_sign` are the DER attributes the key signs; `digest` is their SHA-256."""

    pdf: bytes
    room: tuple[int, int]
    certificate_der: bytes
    to_sign: bytes

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.to_sign).digest()


@dataclass(frozen=True, slots=True)
class Verified:
    """What can be said of a PDF's signature.

    `intact`: the signed bytes are as signed. `whole`: nothing stands outside them. `trusted`: the key is the root's.
    `signer` and `signed_at` are what the signature itself says, None where there is none that can be read.
    """

    intact: bool
    whole: bool
    trusted: bool
    signer: str | None
    signed_at: datetime | None

    @property
    def sound(self) -> bool:
        return self.intact and self.whole and self.trusted


_UNREADABLE = Verified(intact=False, whole=False, trusted=False, signer=None, signed_at=None)


def make_firm_certificate(private_key: EllipticCurvePrivateKey, firm_name: str, now: datetime) -> bytes:
    """A self-signed certificate (DER) that says no more than "this key is this firm's", for ten years.

    Raises ValueError for a firm name X.509 cannot hold (empty, or over 64 letters) and for a curve other than P-256.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.x509.oid import NameOID

    if private_key.curve.name != "secp256r1":
        raise ValueError(private_key.curve.name)
    name = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, firm_name), x509.NameAttribute(NameOID.COMMON_NAME, firm_name)]
    )
    may_sign = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private_key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(utc(now) - timedelta(days=1))
        .not_valid_after(utc(now) + _VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(may_sign, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private_key.public_key()), critical=False)
        .sign(private_key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.DER)


def prepare(pdf: bytes, *, certificate_der: bytes, signing_time: datetime) -> Prepared:
    """The PDF with an empty signature that certifies it against any change, and what is to be signed."""
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import cms_embedder
    from pyhanko.sign.signers.pdf_byterange import SignatureObject

    writer = _writer(pdf)
    embedder = cms_embedder.PdfCMSEmbedder().write_cms(field_name=FIELD, writer=writer)
    next(embedder)
    placeholder = SignatureObject(
        timestamp=utc(signing_time), subfilter=SigSeedSubFilter.PADES, bytes_reserved=_RESERVED
    )
    certify = cms_embedder.SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    embedder.send(cms_embedder.SigObjSetup(sig_placeholder=placeholder, mdp_setup=certify))
    region, output = embedder.send(cms_embedder.SigIOSetup(md_algorithm="sha256"))
    attributes = asyncio.run(_signer(certificate_der).signed_attrs(region.document_digest, "sha256", use_pades=True))
    room = (region.reserved_region_start, region.reserved_region_end)
    return Prepared(output.getvalue(), room, certificate_der, attributes.dump())


def embed(prepared: Prepared, raw_signature: bytes) -> bytes:
    """The signed PDF. `raw_signature` is the DER of ECDSA over `prepared.digest`. Raises SignatureNotOurs."""
    from asn1crypto import cms
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = x509.load_der_x509_certificate(prepared.certificate_der).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SignatureNotOurs(key=type(key).__name__)
    try:
        key.verify(raw_signature, prepared.to_sign, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as fault:
        raise SignatureNotOurs(digest=prepared.digest.hex()) from fault
    signer = _signer(prepared.certificate_der, raw_signature)
    attributes = cms.CMSAttributes.load(prepared.to_sign)
    signed = asyncio.run(signer.async_sign_prescribed_attributes("sha256", attributes)).dump()
    start, end = prepared.room
    return prepared.pdf[:start] + _filled(signed, end - start) + prepared.pdf[end:]


def verify(pdf: bytes, trusted_root: bytes) -> Verified:
    """Check the one signature of a PDF against a root certificate (DER). A file that is no PDF is simply not sound."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    # A damaged file may be anything at all; whatever it makes the reader stumble over, the answer is the same.
    damaged = (PdfError, ValueError, TypeError, LookupError, AttributeError, OSError, RecursionError, AssertionError)
    try:
        (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
        return _verified(pdf, signature, trusted_root)
    except damaged:
        return _UNREADABLE


def _verified(pdf: bytes, signature: Any, trusted_root: bytes) -> Verified:
    from asn1crypto import cms, x509
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    root, signer = x509.Certificate.load(trusted_root), signature.signer_cert
    from_root = signer.dump() == root.dump() or signer.issuer == root.subject != signer.subject
    signed_at = signature.self_reported_timestamp
    anchors = [root if from_root else signer]
    status = validate_pdf_signature(
        signature, ValidationContext(trust_roots=anchors, allow_fetching=False, moment=signed_at)
    )
    start, end = signature.byte_range[1], signature.byte_range[2]
    nothing_hidden = pdf[start:end] == _filled(cms.ContentInfo.load(signature.pkcs7_content).dump(), end - start)
    return Verified(
        intact=status.intact and status.valid,
        whole=status.coverage is SignatureCoverageLevel.ENTIRE_FILE and nothing_hidden,
        trusted=from_root and status.trusted,
        signer=signer.subject.native.get("common_name"),
        signed_at=signed_at,
    )


def _filled(signed: bytes, length: int) -> bytes:
    return b"<" + signed.hex().upper().encode().ljust(length - 2, b"0") + b">"


def _signer(certificate_der: bytes, raw_signature: bytes | None = None) -> Any:
    from asn1crypto import x509
    from pyhanko.sign.signers import ExternalSigner

    return ExternalSigner(x509.Certificate.load(certificate_der), None, signature_value=raw_signature)


def _writer(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class KeepsMetadata(IncrementalPdfFileWriter):
        """What the file says about its writing stays what its author wrote."""

        def _update_meta(self) -> None:
            pass

    return KeepsMetadata(io.BytesIO(pdf))
