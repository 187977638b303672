"""What a second person reads of a correction before they agree: old and new values, reasons, and what it rests on.

Boundary: sealed anew for the classes their duties open; opening takes a ticket, agreeing the proof of having read it.
R-02, S-05.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.people.correction_rules import Act, Evidence, Field
from backoffice.rights import queries as requests
from backoffice.rights import sealing, second_queries
from backoffice.rights.rectification_rules import Disputed, Form, from_bytes, to_bytes
from backoffice.rights.second_tables import SecondEvidenceRow, SecondViewRow
from backoffice.rights.tables import RequestRow
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from backoffice.store.base import new_id
from backoffice.store.datamap import FieldClass

_SALT = 32
_CONTACT = frozenset({Field.EMAIL, Field.MOBILE, Field.ADDRESS})
_COLUMNS = {
    FieldClass.IDENTITY: SecondViewRow.identity,
    FieldClass.CONTACT: SecondViewRow.contact,
    FieldClass.REQUEST: SecondViewRow.other,
}


@dataclass(frozen=True, slots=True)
class EvidencePaper:
    """What a line rests on; `media` is text/plain for the words of the letter."""

    evidence: UUID
    media: str


@dataclass(frozen=True, slots=True)
class SecondView:
    """What there is to read; `hidden` are the classes that the reader's duties do not open.

    `unchecked`: nobody has shown that the right person asks, or with authority.
    """

    proposal: UUID
    lines: tuple[Disputed, ...]
    evidence: tuple[EvidencePaper, ...]
    hidden: tuple[FieldClass, ...]
    unchecked: bool = False


def class_of(field: Field) -> FieldClass:
    """Which class of fields a field of a correction belongs to."""
    if field is Field.OTHER:
        return FieldClass.REQUEST
    return FieldClass.CONTACT if field in _CONTACT else FieldClass.IDENTITY


def put_before(work: Work, row: RequestRow, proposal: UUID, form: Form) -> None:
    """For this area's own use: seal what is proposed for who decides. Needs the request's own access."""
    customer = row.customer_id
    assert customer is not None
    sealed: dict[FieldClass, bytes] = {}
    proofs: dict[str, str] = {}
    for kind, column in _COLUMNS.items():
        lines = tuple(line for line in form.lines if class_of(line.field) is kind)
        if lines:
            # The salt makes the proof of a short value worth nothing to who guesses.
            plain = secrets.token_bytes(_SALT) + to_bytes(Form(lines))
            sealed[kind] = vault.seal(work, column, row=proposal, customer=customer, value=plain)
            proofs[kind.value] = hashlib.sha256(plain).hexdigest()
    identity, contact, other = (sealed.get(kind) for kind in _COLUMNS)
    second_queries.put_before(work.session, proposal, identity, contact, other, proofs)
    for media, content in _evidence(work, row, form).values():
        which, plain = new_id(), secrets.token_bytes(_SALT) + content
        made = vault.seal(work, SecondEvidenceRow.content, row=which, customer=customer, value=plain)
        second_queries.put_evidence(work.session, which, proposal, media, made, hashlib.sha256(plain).hexdigest())


def take_access(work: Work, proposal: UUID) -> datetime:
    """Open it to the second person, as far as their duties go, until then; the trail tells. Raises NoSuchProposal."""
    row = seconding.proposal(work, proposal)
    mine = [kind for kind, opens in _classes(work, proposal).items() if opens]
    if row.subject is None or not mine:
        raise NoSuchProposal
    return vault.take_ticket(work, row.subject, mine, vault.Ground.SECOND, proposal)


def view(work: ReadWork, proposal: UUID) -> SecondView:
    """What there is to read, after `take_access`. Raises NoSuchProposal, KeyNotHeld, SealBroken, KeyOutOfReach."""
    classes = _classes(work, proposal)
    lines: list[Disputed] = []
    for kind, plain in _opened(work, proposal).items():
        if kind in classes:
            lines += from_bytes(plain[_SALT:]).lines
    order = list(Field)
    return SecondView(
        proposal,
        tuple(sorted(lines, key=lambda line: order.index(line.field))),
        tuple(EvidencePaper(row.id, row.media) for row in second_queries.papers(work.session, proposal)),
        tuple(kind for kind, opens in classes.items() if not opens),
        second_queries.is_unchecked(work.session, proposal),
    )


def evidence(work: ReadWork, which: UUID) -> bytes:
    """A paper, or the words of the letter in UTF-8, after `take_access`. Raises NoSuchProposal, as `view`."""
    return _content(work, which)[_SALT:]


def note_read(work: Work, proposal: UUID) -> None:
    """Say that all of it was read, after `take_access`: who cannot open a part of it cannot say so.

    Raises NoSuchProposal, SecondUnseen.
    """
    proofs = {kind.value: hashlib.sha256(plain).hexdigest() for kind, plain in _opened(work, proposal).items()}
    for paper in second_queries.papers(work.session, proposal):
        proofs[str(paper.id)] = hashlib.sha256(_content(work, paper.id)).hexdigest()
    second_queries.note_look(work.session, proposal, proofs)


def _opened(work: ReadWork, proposal: UUID) -> dict[FieldClass, bytes]:
    # Only what the reader's duties may read at all is asked for.
    mine = [kind for kind, opens in _classes(work, proposal).items() if opens and kind in _COLUMNS]
    found: dict[FieldClass, bytes] = {}
    for kind in mine:
        row = second_queries.sealed_lines(work.session, proposal, _COLUMNS[kind])
        if row is not None and row.body is not None:
            found[kind] = vault.open_sealed(
                work, _COLUMNS[kind], row=proposal, customer=row.customer_id, envelope=row.body
            )
    return found


def _content(work: ReadWork, which: UUID) -> bytes:
    row = second_queries.paper(work.session, which)
    if row is None:
        raise NoSuchProposal
    return vault.open_sealed(work, SecondEvidenceRow.content, row=which, customer=row.customer_id, envelope=row.content)


def _classes(work: ReadWork, proposal: UUID) -> Mapping[FieldClass, bool]:
    return {FieldClass(kind): opens for kind, opens in second_queries.classes(work.session, proposal).items()}


def _evidence(work: ReadWork, row: RequestRow, form: Form) -> dict[UUID, tuple[str, bytes]]:
    """The papers that lines rest on, each once, and the letter's words where one rests on them."""
    found: dict[UUID, tuple[str, bytes]] = {}
    for line in form.lines:
        if line.act is Act.REFUSED or line.field is Field.OTHER:
            continue
        if line.evidence is Evidence.PAPER and line.evidence_id is not None:
            paper = requests.paper(work.session, line.evidence_id)
            if paper is not None:
                found[paper.id] = (paper.media, sealing.opened_content(work, paper))
        if line.evidence is Evidence.LETTER:
            body = requests.words(work.session, [row.letter_id]).get(row.letter_id)
            words = (
                None if body is None else sealing.opened_words(work, body, row=row.letter_id, subject=row.subject_id)
            )
            if words:
                found[row.letter_id] = ("text/plain", words.encode())
    return found
