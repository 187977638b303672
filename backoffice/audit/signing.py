"""The firm's signature over a document's digest: asked for at a desk, given by the sealer.

Boundary: a digest is signed only for a document that who asks has entered into the export register, in that same
transaction; the database checks it. Documents themselves are never seen here. S-08.
"""

from __future__ import annotations

import time
from uuid import UUID, uuid4

from sqlalchemy import text

from backoffice.audit.seal_keys import SealKeys
from backoffice.audit.service import note_export
from backoffice.audit.stream_rows import Raw
from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import Conflict, NotAllowed, Unavailable

SIGNED_WITHIN_SECONDS = 15.0
_LOOK_AGAIN_SECONDS = 0.05
_REQUESTS_AT_ONCE = 100


class NotSignedYet(Unavailable):
    """The firm's signature did not come in time; the document was not kept. Facts: `seconds` waited."""

    code = "audit.not_signed_yet"


class NotYourDocument(NotAllowed):
    """A signature is given to who has entered the document in this same step, and to nobody else."""

    code = "audit.not_your_document"


class SignedAlready(Conflict):
    """A document is signed once. Facts: `document`."""

    code = "audit.signed_already"


def certificate(work: ReadWork) -> bytes | None:
    """The certificate (DER) the firm signs with now; None while nobody serves who could sign."""
    found = work.session.execute(
        text("select certificate from audit.firm_certificate where audit.sealer_serves() order by since desc limit 1")
    ).scalar_one_or_none()
    return None if found is None else bytes(found)


def ask_signature(work: Work, document: UUID, digest: bytes) -> None:
    """Ask for a signature over a SHA-256, in the command that enters the document. Raises NotYourDocument."""
    work.session.execute(
        text("select audit.ask_signature(:document, :digest)"), {"document": document, "digest": digest}
    )


def enter_document(
    work: Work, *, document: UUID, kind: str, subject: UUID | None, sha256: bytes, size: int, to_sign: bytes | None
) -> int:
    """Enter a drawn file into the export register, asking for the firm's signature over `to_sign` if it is given.

    The number of its audit entry. Raises NotYourDocument.
    """
    entry = note_export(work, document=document, kind=kind, subject=subject, sha256=sha256, size=size)
    if to_sign is not None:
        ask_signature(work, document, to_sign)
    return entry


def signature(work: ReadWork, document: UUID) -> bytes | None:
    """The signature (ECDSA, DER) over the digest that was asked for; None until it is given."""
    found = work.session.execute(
        text("select signature from audit.signature_request where document = :document"), {"document": document}
    ).scalar_one_or_none()
    return None if found is None else bytes(found)


def await_signature(desk: Desk, document: UUID, within: float = SIGNED_WITHIN_SECONDS) -> bytes:
    """The same, waited for up to `within` seconds; not for a thread that draws a window. Raises NotSignedYet."""
    until = time.monotonic() + within
    while (found := desk.ask(signature, document)) is None:
        if time.monotonic() > until:
            raise NotSignedYet(seconds=int(within))
        time.sleep(_LOOK_AGAIN_SECONDS)
    return found


def note_signed(desk: Desk, document: UUID, sha256: bytes, size: int) -> int:
    """Enter the signed file's own hash and size in bytes; the number of the audit entry. Raises NotYourDocument."""
    return desk.do(uuid4(), enter_signed, document, sha256, size)


def enter_signed(work: Work, document: UUID, sha256: bytes, size: int) -> int:
    """The command of `note_signed`."""
    return int(
        work.session.execute(
            text("select audit.note_signed(:document, :sha256, :size)"),
            {"document": document, "sha256": sha256, "size": size},
        ).scalar_one()
    )


def answer_requests(raw: Raw, keys: SealKeys) -> int:
    """As the role `sealer`: sign what is asked for; how many were signed."""
    waiting = raw.execute(
        "select document, digest from audit.signature_request where signature is null"
        f" order by requested_at limit {_REQUESTS_AT_ONCE}".encode()
    ).fetchall()
    for document, digest in waiting:
        raw.execute(
            "update audit.signature_request set signature = %s where document = %s and signature is null",
            (keys.sign_document(bytes(digest)), document),
        )
    return len(waiting)


def show_certificate(raw: Raw, certificate_der: bytes) -> None:
    """As the role `sealer`: let desks know the certificate that goes with the key."""
    raw.execute(
        "insert into audit.firm_certificate (sha256, certificate, since) values (sha256(%b), %b, store.now())"
        " on conflict do nothing",
        (certificate_der, certificate_der),
    )
