"""A finished PDF with the firm's signature: prepared at the desk, signed by the sealer, put together at the desk.

Boundary: the area enters the document and asks for the signature in one command of its own; this waits and embeds.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from backoffice.audit import signing
from backoffice.desk import Desk
from backoffice.documents.signature import Prepared, embed, prepare

__all__ = ["Prepared", "certificate", "prepare", "signed"]

certificate = signing.certificate


def signed(desk: Desk, document: UUID, prepared: Prepared, within: float = signing.SIGNED_WITHIN_SECONDS) -> bytes:
    """The signed PDF of a document whose signature over `prepared.digest` was asked for; its hash is entered, too.

    Raises NotSignedYet after `within` seconds, SignatureNotOurs.
    """
    pdf = embed(prepared, signing.await_signature(desk, document, within))
    signing.note_signed(desk, document, hashlib.sha256(pdf).digest(), len(pdf))
    return pdf
