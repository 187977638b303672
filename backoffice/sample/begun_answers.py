"""Answers that the sample firm's officer has begun to write, as the letter box would have kept them.

Boundary: plain values and a sealed one. R-03, R-09.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from backoffice.people.policy import controller
from backoffice.rights import letters
from backoffice.rights.deadline import months_after
from backoffice.rights.letters import Facts
from backoffice.rights.reply_drafts import BegunLetter, as_words
from backoffice.rights.rules import Outcome, ReplyKind, Right
from backoffice.rights.tables import ReplyDraftRow
from backoffice.sample import request_words, rows
from backoffice.sample.closed import LEFT, closed_on
from backoffice.sample.people import Person
from backoffice.vault.bulk import BulkSealer


def draft_row(
    sealer: BulkSealer, request: Mapping[str, object], number: int, kind: ReplyKind, who: Person, now: datetime
) -> dict[str, object]:
    """The answer of who holds the request to who has closed their account; `number` is the request's."""
    which, subject = UUID(str(request["id"])), UUID(str(request["subject_id"]))
    words = as_words(_begun(request, number, kind, who)).encode()
    return {
        "person": request["holder"],
        "request_id": which,
        "subject_id": subject,
        "body": sealer.seal(ReplyDraftRow.body, row=which, customer=subject, value=words),
        "written_at": now - timedelta(hours=2),
    }


def _begun(request: Mapping[str, object], number: int, kind: ReplyKind, who: Person) -> BegunLetter:
    firm, received_on = controller(rows.CONTROLLER), cast(date, request["received_on"])
    facts = Facts(
        number=number,
        right=Right(str(request["right"])),
        name=who.legal_name,
        received_on=received_on,
        answer_by=cast(date, request["operative_on"]),
        extended_to=months_after(received_on, 3),
        firm=firm,
        country=who.alpha2,
    )
    begun = letters.draft(kind, who.language, facts)
    told = request_words.texts()["answers"][f"{kind.value}_{begun.language}"].format(
        closed=letters.day(closed_on(received_on), begun.language), amount=f"{LEFT / 100:.2f} EUR"
    )
    outcome = Outcome.REFUSED if kind is ReplyKind.REFUSAL else Outcome.PARTLY
    return BegunLetter(replace(begun, text=letters.completed(begun.text, told)), outcome)
