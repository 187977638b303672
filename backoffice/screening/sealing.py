"""The words of suspicions, sealed for the reporting officer: whoever refers can write them and not read them.

Boundary: the area's only call to the vault. S-03.
"""

from __future__ import annotations

from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork
from backoffice.screening.tables import DraftRow, WordsRow
from backoffice.vault.envelope import SealBroken


def sealed_words(work: ReadWork, words: str, *, row: UUID, customer: UUID) -> bytes:
    return vault.seal(work.keys, WordsRow.body, row=row, customer=customer, value=words.encode())


def sealed_draft(work: ReadWork, words: str, *, about: UUID, customer: UUID) -> bytes:
    return vault.seal(work.keys, DraftRow.body, row=about, customer=customer, value=words.encode())


def opened_words(work: ReadWork, envelope: bytes, *, row: UUID, customer: UUID) -> str | None:
    """The words; None where anybody has put there what is none."""
    try:
        return vault.open_sealed(work.keys, WordsRow.body, row=row, customer=customer, envelope=envelope).decode()
    except (SealBroken, UnicodeDecodeError):
        return None


def opened_draft(work: ReadWork, envelope: bytes, *, about: UUID, customer: UUID) -> str:
    try:
        return vault.open_sealed(work.keys, DraftRow.body, row=about, customer=customer, envelope=envelope).decode()
    except (SealBroken, UnicodeDecodeError):
        return ""
