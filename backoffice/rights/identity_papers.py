"""Papers by which it is checked that the right person asks: sealed until the verdict, then destroyed with their key.

Boundary: a paper is sealed under a key of its own; the guards destroy both, whoever forgets to. GDPR Art. 12(6), D-10.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from backoffice import vault
from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, Refused
from backoffice.rights import course, identity_queries, queries, sealing
from backoffice.rights.identity_tables import IdentityContentRow
from backoffice.store.base import new_id
from backoffice.store.datamap import FieldClass

AT_MOST = 20 * 1024 * 1024
_BEGINS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


class PaperKind(StrEnum):
    PASSPORT = "passport"
    ID_CARD = "id_card"
    DRIVING_LICENCE = "driving_licence"
    RESIDENCE_PERMIT = "residence_permit"
    OTHER = "other"


class Verdict(StrEnum):
    """ENDED: the request ended, or its person's data was erased, before anybody had decided."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"
    ENDED = "ended"


class NoIdentityCheck(Conflict):
    """Nothing waits for a verdict there: the request has ended, or the papers are gone."""

    code = "rights.no_identity_check"


class IdentityUnseen(Refused):
    """Who decides has seen every paper."""

    code = "rights.identity_unseen"


class NoPaperOfThatKind(Refused):
    """A paper is a PDF, PNG or JPEG of at most 20 MB."""

    code = "rights.no_paper_of_that_kind"


@dataclass(frozen=True, slots=True)
class IdentityPaper:
    """One paper; `verdict` None while it is there. Once decided only this is left of it."""

    paper: UUID
    kind: PaperKind
    media: str
    received_by: str
    received_at: datetime
    seen_by: str
    seen_at: datetime | None
    verdict: Verdict | None
    decided_by: str
    decided_at: datetime | None


def papers_of(work: ReadWork, request: UUID) -> tuple[IdentityPaper, ...]:
    """The papers of a request's check, the oldest first, those that are gone too."""
    return tuple(
        IdentityPaper(
            row.id,
            PaperKind(row.kind),
            row.media,
            row.received_by,
            row.received_at,
            row.seen_by or "",
            row.seen_at,
            Verdict(row.verdict) if row.verdict else None,
            row.decided_by or "",
            row.decided_at,
        )
        for row in identity_queries.papers(work.session, request)
    )


def add(work: Work, request: UUID, kind: PaperKind, content: bytes) -> UUID:
    """Keep a paper for the check, sealed. Raises NoSuchRequest, NoIdentityCheck, NoPaperOfThatKind."""
    media = next((told for begins, told in _BEGINS.items() if content.startswith(begins)), "")
    if not media or len(content) > AT_MOST:
        raise NoPaperOfThatKind
    row, which = queries.request(work.session, request), new_id()
    sealed = vault.seal(work, IdentityContentRow.content, row=which, customer=which, value=content)
    paper = {
        "id": which,
        "request_id": row.id,
        "subject_id": row.subject_id,
        "kind": kind.value,
        "media": media,
        "received_by": work.actor,
        "received_at": work.now,
    }
    identity_queries.add(work.session, paper, sealed)
    return which


def take_over(work: Work, request: UUID, paper: UUID, kind: PaperKind) -> UUID:
    """Make a paper that came with the letter one of the check, after `course.take_access`; it stays nowhere else.

    Raises as `add`; NoIdentityCheck where a correction rests on it. Raises SealBroken, KeyOutOfReach.
    """
    row = queries.paper(work.session, paper)
    if row is None:
        raise NoIdentityCheck
    which = add(work, request, kind, sealing.opened_content(work, row))
    identity_queries.take_over(work.session, paper, which)
    return which


def take_access(work: Work, request: UUID, paper: UUID) -> datetime:
    """Open one paper, until then; the trail says who saw whose paper. Raises NoGround, NoIdentityCheck."""
    until = vault.take_ticket(work, paper, {FieldClass.REQUEST}, vault.Ground.REQUEST, request)
    identity_queries.note_seen(work.session, paper)
    return until


def content(work: ReadWork, paper: UUID) -> bytes:
    """The paper, after `take_access`. Raises NoIdentityCheck, SealBroken, KeyOutOfReach."""
    sealed = identity_queries.content(work.session, paper)
    if sealed is None:
        raise NoIdentityCheck
    return vault.open_sealed(work, IdentityContentRow.content, row=paper, customer=paper, envelope=sealed)


def decide(work: Work, request: UUID, verdict: Verdict) -> int:
    """Say whether it is the right person; how many papers were destroyed with that.

    The guard enters it at every open request of the letter, and of the person's other letters of the same asker
    from the same address; where it answers an open question, the clock follows (rules C5, C7). Raises NoSuchRequest,
    NoIdentityCheck, IdentityUnseen.
    """
    gone = identity_queries.decide(work.session, request, verdict.value)
    for each in identity_queries.answered(work.session, request, work.now):
        course.follow(work, each)
    return gone
