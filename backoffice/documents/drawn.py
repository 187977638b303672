"""What a file of rows can be, and what it came to once it was drawn.

Boundary: costs nothing to import; what makes room for a signature is loaded where there is a certificate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Progress = Callable[[int, int], None]
"""Told how many lines are done, of how many; what it raises ends the work."""


class Form(StrEnum):
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"


AT_MOST = {Form.PDF: 300_000, Form.XLSX: 1_000_000, Form.CSV: 10**12}
"""How many lines a form takes: nobody reads a PDF of more pages, and a sheet has 1,048,576 rows."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file as it was drawn: its SHA-256 and size in bytes; with room for a signature, what is to be signed."""

    sha256: bytes
    size: int
    room: tuple[int, int] | None = None
    to_sign: bytes = b""


def with_room(pdf: bytes, certificate: bytes | None, at: datetime) -> tuple[bytes, Drawn]:
    """The PDF and what it came to; with a certificate (DER) it has room for the signature that goes with it."""
    sha256 = hashlib.sha256(pdf).digest()
    if certificate is None:
        return pdf, Drawn(sha256, len(pdf))
    from backoffice.documents.signature import prepare

    prepared = prepare(pdf, certificate_der=certificate, signing_time=at)
    return prepared.pdf, Drawn(sha256, len(pdf), prepared.room, prepared.to_sign)
