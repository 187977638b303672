"""Who keeps everything of a customer by a legal hold, and what waits to end it.

Boundary: queries only; guards set and end it. D-10.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.retention import service
from backoffice.retention.rules import Hold
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.staff.views import Proposal


@dataclass(frozen=True, slots=True)
class HoldStanding:
    """The hold in force on a customer, None where there is none; `release` waits for a second person to end it."""

    customer: UUID
    hold: Hold | None
    release: Proposal | None


def hold_standing(work: ReadWork, customer: UUID) -> HoldStanding:
    """How a customer's legal hold stands now."""
    hold = next((each for each in service.holds(work, customer) if each.released_at is None), None)
    return HoldStanding(customer, hold, _release(work, hold) if hold is not None else None)


def _release(work: ReadWork, hold: Hold) -> Proposal | None:
    waiting = (each for each in seconding.proposals_waiting(work) if each.action is Action.RELEASE_HOLD)
    return next((each for each in waiting if each.facts.get("hold") == str(hold.id)), None)
