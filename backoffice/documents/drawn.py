"""What a file of rows can be, and what it came to once it was drawn.

Boundary: values alone; costs nothing to import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
