"""A letter about a request while it is being written: kept in the database, sealed, its writer's alone.

Boundary: a shared desk's disk is no place for it; it is opened under the request's access and gone when it is sent.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.rights import queries, sealing
from backoffice.rights.letters import LetterDraft
from backoffice.rights.rules import Addressee, Outcome, ReplyKind, Way, check_words


@dataclass(frozen=True, slots=True)
class BegunLetter:
    """A letter as far as it is written; `outcome` where it ends the request, `address` where one was typed.

    By post `address` is name and address in lines. `why` is the reason for a short notice.
    """

    letter: LetterDraft
    outcome: Outcome | None = None
    address: str = ""
    way: Way = Way.MAIL
    to: Addressee = Addressee.PERSON
    why: str = ""


def as_words(begun: BegunLetter) -> str:
    """What is sealed of a letter that is begun."""
    letter = begun.letter
    told = {
        "kind": letter.kind.value,
        "language": letter.language,
        "subject": letter.subject,
        "text": letter.text,
        "outcome": begun.outcome.value if begun.outcome else None,
        "address": begun.address,
        "way": begun.way.value,
        "to": begun.to.value,
        "lifts_on": letter.lifts_on.isoformat() if letter.lifts_on else None,
        "why": begun.why,
    }
    return json.dumps(told, ensure_ascii=False)


def keep_draft(work: Work, request: UUID, begun: BegunLetter) -> None:
    """Keep the letter one has begun about a request. Raises NoSuchRequest, WordsTooLong."""
    row = queries.request(work.session, request)
    check_words(begun.letter.text, needed=False)
    body = sealing.sealed_draft(work, as_words(begun), request=row.id, subject=row.subject_id)
    queries.keep_reply_draft(work.session, work.actor, row, body, work.now)


def drop_draft(work: Work, request: UUID) -> None:
    """Begin anew next time."""
    queries.drop_reply_draft(work.session, work.actor, request)


def begun(work: ReadWork, request: UUID) -> BegunLetter | None:
    """The letter one has begun; None where there is none, or no access was taken."""
    row = queries.reply_draft(work.session, work.actor, request)
    words = None if row is None else sealing.opened_draft(work, row.body, request=request, subject=row.subject_id)
    if words is None:
        return None
    told = json.loads(words)
    return BegunLetter(
        LetterDraft(
            ReplyKind(told["kind"]),
            told["language"],
            told["subject"],
            told["text"],
            date.fromisoformat(told["lifts_on"]) if told.get("lifts_on") else None,
        ),
        Outcome(told["outcome"]) if told["outcome"] else None,
        told["address"],
        Way(told.get("way", Way.MAIL)),
        Addressee(told.get("to", Addressee.PERSON)),
        told.get("why", ""),
    )
