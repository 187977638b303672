"""The words of suspicions, sealed for the reporting officer: whoever refers can write them and not read them.

Boundary: the area's only call to the vault. The officer's ticket shows the words and who the customer is. S-03, L-04.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.people import service as people
from backoffice.people.rules import Identity
from backoffice.screening.tables import DraftRow, WordsRow
from backoffice.store.datamap import FieldClass
from backoffice.vault.envelope import SealBroken
from backoffice.vault.held_keys import KeyOutOfReach

_OPENED = (FieldClass.SUSPICION, FieldClass.IDENTITY, FieldClass.CONTACT)


def sealed_words(work: Work, words: str, *, row: UUID, customer: UUID) -> bytes:
    return vault.seal(work, WordsRow.body, row=row, customer=customer, value=words.encode())


def sealed_draft(work: Work, words: str, *, about: UUID, customer: UUID) -> bytes:
    return vault.seal(work, DraftRow.body, row=about, customer=customer, value=words.encode())


def opened_words(work: ReadWork, envelope: bytes, *, row: UUID, customer: UUID) -> str | None:
    """The words; None where anybody has put there what is none."""
    try:
        return vault.open_sealed(work, WordsRow.body, row=row, customer=customer, envelope=envelope).decode()
    except (SealBroken, KeyOutOfReach, UnicodeDecodeError):
        return None


def take_ticket(work: Work, customer: UUID) -> datetime:
    """Take the ticket that opens the words about this customer and who they are, entered in the officer's own trail.

    Raises NoGround where nobody was referred.
    """
    return vault.take_ticket(work, customer, _OPENED, vault.Ground.SUSPICION)


def identity(work: ReadWork, customer: UUID) -> Identity:
    """Who the customer is; masked and without a birth date where no ticket or key opens that."""
    try:
        return people.identity(work, customer, opened=True)
    except (SealBroken, KeyOutOfReach):
        return people.identity(work, customer, opened=False)


def opened_draft(work: ReadWork, envelope: bytes, *, about: UUID, customer: UUID) -> str:
    """One's own words on the way; empty without a ticket."""
    try:
        return vault.open_sealed(work, DraftRow.body, row=about, customer=customer, envelope=envelope).decode()
    except (SealBroken, KeyOutOfReach, UnicodeDecodeError):
        return ""
