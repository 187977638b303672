"""Words and papers of requests, sealed for the data protection officer: whoever records can write and not read them.

Boundary: the area's only call to the vault. S-03.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.rights.rectification_rules import Form, to_bytes
from backoffice.rights.rectification_tables import RectificationRow
from backoffice.rights.tables import PaperRow, ReplyDraftRow, WordsRow
from backoffice.store.datamap import FieldClass
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyOutOfReach

# What a request needs by itself: the words of it, and who asks. An answer may take more classes on the same ground.
FIRST_CLASSES = frozenset({FieldClass.REQUEST, FieldClass.IDENTITY, FieldClass.CONTACT})


def sealed_words(work: Work, words: str, *, row: UUID, subject: UUID) -> bytes:
    return vault.seal(work, WordsRow.body, row=row, customer=subject, value=words.encode())


def opened_words(work: ReadWork, envelope: bytes, *, row: UUID, subject: UUID) -> str | None:
    """The words; None where anybody has put there what is none, or their keys were destroyed."""
    try:
        return vault.open_sealed(work, WordsRow.body, row=row, customer=subject, envelope=envelope).decode()
    except (SealBroken, KeyOutOfReach, UnicodeDecodeError):
        return None


def sealed_draft(work: Work, words: str, *, request: UUID, subject: UUID) -> bytes:
    return vault.seal(work, ReplyDraftRow.body, row=request, customer=subject, value=words.encode())


def opened_draft(work: ReadWork, envelope: bytes, *, request: UUID, subject: UUID) -> str | None:
    """One's own words on the way; None without access."""
    try:
        return vault.open_sealed(work, ReplyDraftRow.body, row=request, customer=subject, envelope=envelope).decode()
    except (SealBroken, KeyOutOfReach, UnicodeDecodeError):
        return None


def sealed_form(work: Work, form: Form, *, row: UUID, subject: UUID) -> bytes:
    return vault.seal(work, RectificationRow.body, row=row, customer=subject, value=to_bytes(form))


def opened_form(work: ReadWork, envelope: bytes, *, row: UUID, subject: UUID) -> bytes | None:
    """What is corrected, as it was sealed; None without access, or where its keys were destroyed."""
    try:
        return vault.open_sealed(work, RectificationRow.body, row=row, customer=subject, envelope=envelope)
    except (SealBroken, KeyOutOfReach):
        return None


def paper_values(
    work: Work, *, row: UUID, letter: UUID, subject: UUID, name: str, media: str, content: bytes
) -> dict[str, object]:
    """The columns of a paper, sealed."""
    return {
        "id": row,
        "letter_id": letter,
        "subject_id": subject,
        "media": media,
        "size": len(content),
        "sha256": hashlib.sha256(content).digest(),
        "name": vault.seal(work, PaperRow.name, row=row, customer=subject, value=name.encode()),
        "content": vault.seal(work, PaperRow.content, row=row, customer=subject, value=content),
    }


def opened_name(work: ReadWork, envelope: bytes, *, row: UUID, subject: UUID) -> str | None:
    try:
        return vault.open_sealed(work, PaperRow.name, row=row, customer=subject, envelope=envelope).decode()
    except (SealBroken, KeyOutOfReach, UnicodeDecodeError):
        return None


def opened_content(work: ReadWork, row: PaperRow) -> bytes:
    """Raises SealBroken, KeyOutOfReach."""
    return vault.open_sealed(work, PaperRow.content, row=row.id, customer=row.subject_id, envelope=row.content)


def take_ticket(work: Work, subject: UUID, request: UUID) -> datetime:
    """Open what a request needs, for at most 15 minutes. Raises NoGround where nobody asks."""
    return vault.take_ticket(work, subject, FIRST_CLASSES, vault.Ground.REQUEST, request)
