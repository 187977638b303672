"""What a second person reads of a correction before they agree: old and new values, reasons, and what it rests on.

Boundary: sealed anew for the classes their duties open; opening takes a ticket, agreeing the proof of having read just
what would be written. R-02, S-05.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.people.correction_rules import Act, Evidence, Field
from backoffice.rights import agreed_lines, sealing, second_queries
from backoffice.rights import queries as requests
from backoffice.rights.rectification_rules import Disputed, Form, SecondDiffers, from_bytes, to_bytes
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


@dataclass(frozen=True, slots=True)
class Proposed:
    """A correction as it is put before somebody: what is said, and `lines`, each with what it changes where, sealed."""

    correction: UUID
    salt: bytes
    form: Form
    lines: tuple[Mapping[str, Any], ...]


def class_of(field: Field) -> FieldClass:
    """Which class of fields a field of a correction belongs to."""
    if field is Field.OTHER:
        return FieldClass.REQUEST
    return FieldClass.CONTACT if field in _CONTACT else FieldClass.IDENTITY


def put_before(work: Work, row: RequestRow, proposal: UUID, proposed: Proposed) -> None:
    """For this area's own use: seal what is proposed for who decides. Needs the request's own access."""
    customer = row.customer_id
    assert customer is not None
    sealed: dict[FieldClass, bytes] = {}
    proofs: dict[str, str] = {}
    for kind, column in _COLUMNS.items():
        lines = tuple(line for line in proposed.form.lines if class_of(line.field) is kind)
        if lines:
            # The salt makes the proof of a short value worth nothing to who guesses.
            plain = secrets.token_bytes(_SALT) + _part(proposed, lines)
            sealed[kind] = vault.seal(work, column, row=proposal, customer=customer, value=plain)
            proofs[kind.value] = hashlib.sha256(plain).hexdigest()
    identity, contact, other = (sealed.get(kind) for kind in _COLUMNS)
    second_queries.put_before(work.session, proposal, identity, contact, other, proofs)
    for media, content in _evidence(work, row, proposed.form).values():
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
    """What there is to read, after `take_access`: opened where it would be written, and held against what is shown.

    Raises NoSuchProposal, KeyNotHeld, SealBroken, KeyOutOfReach, SecondDiffers.
    """
    return SecondView(
        proposal,
        _read(work, proposal).form.lines,
        tuple(EvidencePaper(row.id, row.media) for row in second_queries.papers(work.session, proposal)),
        tuple(kind for kind, opens in _classes(work, proposal).items() if not opens),
        second_queries.is_unchecked(work.session, proposal),
    )


def evidence(work: ReadWork, which: UUID) -> bytes:
    """A paper, or the words of the letter in UTF-8, after `take_access`. Raises NoSuchProposal, as `view`."""
    return _content(work, which)[_SALT:]


def note_read(work: Work, proposal: UUID) -> None:
    """Say that all of it was read, after `take_access`: who cannot open a part of it cannot say so.

    Raises NoSuchProposal, SecondUnseen; SecondDiffers where what was read is not what would be written.
    """
    opened, read = _opened(work, proposal), _read(work, proposal)
    proofs = {kind.value: hashlib.sha256(plain).hexdigest() for kind, (_whose, plain) in opened.items()}
    papers = {}
    for paper in second_queries.papers(work.session, proposal):
        content = _content(work, paper.id)
        proofs[str(paper.id)] = hashlib.sha256(content).hexdigest()
        papers[str(paper.id)] = hashlib.sha256(content[_SALT:]).hexdigest()
    said = agreed_lines.said_of(read.correction, read.salt, read.form)
    second_queries.note_look(work.session, proposal, proofs, read.lines, said, papers)


def _part(proposed: Proposed, lines: tuple[Disputed, ...]) -> bytes:
    told = {
        "correction": proposed.correction.hex,
        "salt": proposed.salt.hex(),
        "said": to_bytes(Form(lines)).decode(),
        "lines": [each for each in proposed.lines if any(each["field"] == line.field for line in lines)],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _read(work: ReadWork, proposal: UUID) -> Proposed:
    """What the reader's duties open of it; no part speaks of another correction, or of what it would not do."""
    said: list[Disputed] = []
    lines: dict[str, Mapping[str, Any]] = {}
    correction, salt = UUID(int=0), b""
    for kind, (customer, plain) in _opened(work, proposal).items():
        try:
            told = json.loads(plain[_SALT:])
            correction, salt = UUID(told["correction"]), bytes.fromhex(told["salt"])
            for line, does in zip(from_bytes(told["said"].encode()).lines, told["lines"], strict=True):
                agreed_lines.check_shown(work, customer, line, does)
                if class_of(line.field) is not kind:
                    raise SecondDiffers
                said.append(line)
                lines[line.field.value] = does
        # Sealed by the proposer, whoever that is.
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SecondDiffers from error
    order = list(Field)
    said.sort(key=lambda line: order.index(line.field))
    return Proposed(correction, salt, Form(tuple(said)), tuple(lines[line.field.value] for line in said))


def _opened(work: ReadWork, proposal: UUID) -> dict[FieldClass, tuple[UUID, bytes]]:
    # Only what the reader's duties may read at all is asked for.
    mine = [kind for kind, opens in _classes(work, proposal).items() if opens and kind in _COLUMNS]
    found: dict[FieldClass, tuple[UUID, bytes]] = {}
    for kind in mine:
        row = second_queries.sealed_lines(work.session, proposal, _COLUMNS[kind])
        if row is not None and row.body is not None:
            found[kind] = (
                row.customer_id,
                vault.open_sealed(work, _COLUMNS[kind], row=proposal, customer=row.customer_id, envelope=row.body),
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
