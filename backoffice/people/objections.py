"""Objections: what rests on our legitimate interests stops at once, purpose by purpose, until it has been weighed.

Boundary: the database stops, with the request itself; the officer weighs once, never marketing. R-06; GDPR Art. 21.
"""

from __future__ import annotations

from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, Missing, NotAllowed, Refused
from backoffice.people import queries
from backoffice.people.rules import Interest, Objection, Overriding, Weighed


class IsObjectedTo(NotAllowed):
    """The person objected to it, so it stands still. Facts: `purpose`."""

    code = "people.is_objected_to"


class NoSuchObjection(Missing):
    code = "people.no_such_objection"


class MarketingIsNotWeighed(Refused):
    """An objection to marketing is never weighed against anything (GDPR Art. 21(3))."""

    code = "people.marketing_is_not_weighed"


class AssessedAlready(Conflict):
    """What was weighed stays as it was weighed. Facts: `purpose`."""

    code = "people.assessed_already"


class NoSuchAssessment(Refused):
    """An objection is upheld, or overridden on a ground."""

    code = "people.no_such_assessment"


def objections_of(work: ReadWork, customer: UUID, request: UUID | None = None) -> tuple[Objection, ...]:
    """What a customer objected to, oldest first, in one request or in all; for the officer and for auditors."""
    rows = queries.objections(work.session, customer)
    stopped = {
        interest: queries.is_stopped(work.session, customer, interest.value)
        for interest in {Interest(row.purpose) for row in rows}
    }
    return tuple(
        Objection(
            row.id,
            row.request_id,
            Interest(row.purpose),
            row.recorded_by,
            row.objected_at,
            Weighed(row.outcome) if row.outcome else None,
            Overriding(row.ground) if row.ground else None,
            row.assessed_by or "",
            row.assessed_at,
            stopped[Interest(row.purpose)],
        )
        for row in sorted(rows, key=lambda each: (each.objected_at, list(Interest).index(Interest(each.purpose))))
        if request in (None, row.request_id)
    )


def is_stopped(work: ReadWork, customer: UUID, purpose: Interest) -> bool:
    """Whether a purpose stands still for this person; whatever serves one asks first, and the outbox refuses it."""
    return queries.is_stopped(work.session, customer, purpose.value)


def assess(work: Work, objection: UUID, outcome: Weighed, ground: Overriding | None, body: bytes) -> None:
    """Enter how an objection was weighed; `body` are the sealed words of it, kept under the objection's id.

    Raises NoSuchObjection, MarketingIsNotWeighed, AssessedAlready, NoSuchAssessment, MovedOn, AnswerIsLeaving.
    """
    queries.assess_objection(work.session, objection, outcome.value, ground.value if ground else None, body)
