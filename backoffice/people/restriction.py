"""Restriction: a disputed person's data is withheld from use by the database until the dispute is settled.

Boundary: the officer sets and lifts; row policies hide, guards block; what goes on has its ground. R-04, GDPR Art. 18.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, NotAllowed, Refused
from backoffice.people import queries
from backoffice.store.base import new_id


class Ground(StrEnum):
    """GDPR Art. 18(1)(a) to (d)."""

    ACCURACY = "accuracy"
    UNLAWFUL = "unlawful"
    CLAIMS = "claims"
    OBJECTION = "objection"


class StillSees(StrEnum):
    """Duties a dispute can need, besides the officer's own; a lead sees what their people see."""

    KYC = "kyc_reviewer"
    FINANCE = "finance"
    AUDITOR = "auditor"


class GoesOn(StrEnum):
    """What goes on meanwhile, each under its own law: said with its ground wherever a restriction is shown."""

    STORAGE = "storage"
    POSTINGS = "postings"
    SCREENING = "screening"
    LETTERS = "letters"


class IsRestricted(NotAllowed):
    """The person's data is withheld from use while a dispute goes on."""

    code = "people.is_restricted"


class RestrictedAlready(Conflict):
    code = "people.restricted_already"


class NotRestricted(Conflict):
    """No such restriction stands."""

    code = "people.not_restricted"


class LiftingNotAnnounced(Refused):
    """The person is told before a restriction is lifted, by a letter that has gone out (GDPR Art. 18(3))."""

    code = "people.lifting_not_announced"


class LiftingTooEarly(Refused):
    """The notice names a later day, until which the person can say that it must stay. Facts: `from`."""

    code = "people.lifting_too_early"


@dataclass(frozen=True, slots=True)
class Restriction:
    """One restriction; `lifted_at` is None while it stands."""

    restriction: UUID
    request: UUID
    ground: Ground
    still_see: tuple[StillSees, ...]
    set_by: str
    set_at: datetime
    lifted_by: str
    lifted_at: datetime | None


def restrict(work: Work, request: UUID, ground: Ground, still_see: tuple[StillSees, ...]) -> UUID:
    """Withhold the data of the request's person from all duties but these. Raises NoSuchRequest, RestrictedAlready."""
    which = new_id()
    queries.restrict(work.session, which, request, ground.value, [each.value for each in still_see])
    return which


def lift(work: Work, restriction: UUID) -> None:
    """Let it be used again, once the letter that tells the person has gone out and its day has come (Art. 18(3)).

    Raises NotRestricted, LiftingNotAnnounced, LiftingTooEarly.
    """
    queries.lift_restriction(work.session, restriction)


def restrictions_of(work: ReadWork, customer: UUID) -> tuple[Restriction, ...]:
    """Every restriction of a customer, newest first; for the officer and for auditors."""
    return tuple(
        Restriction(
            row.id,
            row.request_id,
            Ground(row.ground),
            tuple(StillSees(each) for each in row.duties),
            row.set_by,
            row.set_at,
            row.lifted_by or "",
            row.lifted_at,
        )
        for row in queries.restrictions(work.session, customer)
    )


def is_restricted(work: ReadWork, customer: UUID) -> bool:
    """Whether a restriction stands, for the mark wherever the customer is shown."""
    return queries.is_restricted(work.session, customer)


def check_not_hidden(work: ReadWork, customer: UUID) -> None:
    """Raises IsRestricted where the actor is not to use this customer's data."""
    if queries.is_hidden(work.session, customer):
        raise IsRestricted
