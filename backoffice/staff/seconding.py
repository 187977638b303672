"""What one person proposes and another agrees to.

Boundary: the guards decide who may; an agreement is used by the guard of what it is about, once. S-05.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.staff import keeping_queries
from backoffice.staff import seconding_queries as queries
from backoffice.staff.refusals import NoSuchProposal
from backoffice.staff.rules import Action, grant_action
from backoffice.staff.views import Proposal, ProposalState

SHOWN_WITHIN = timedelta(days=30)


def proposals_waiting(work: ReadWork) -> tuple[Proposal, ...]:
    """What waits for a second person and is the actor's to see, own ones included; the soonest to expire first."""
    return tuple(_proposal(row, work.now) for row in queries.waiting(work.session))


def proposals_lately(work: ReadWork) -> tuple[Proposal, ...]:
    """The proposals of thirty days that are the actor's to see, newest first, at most 200."""
    return tuple(_proposal(row, work.now) for row in queries.since(work.session, work.now - SHOWN_WITHIN))


def proposals_about(work: ReadWork, action: Action, subject: UUID) -> tuple[Proposal, ...]:
    """Every proposal of that kind about a subject that is the actor's to see, oldest first."""
    return tuple(_proposal(row, work.now) for row in queries.about(work.session, action.value, subject))


def proposal(work: ReadWork, which: UUID) -> Proposal:
    """Raises NoSuchProposal."""
    row = queries.proposal(work.session, which)
    if row is None:
        raise NoSuchProposal()
    return _proposal(row, work.now)


def count_for_me(work: ReadWork) -> int:
    """How many proposals the actor may agree to."""
    return queries.count_for_me(work.session)


def propose(work: Work, action: Action, subject: UUID | None, facts: Mapping[str, object]) -> UUID:
    """Put something before a second person. `facts`: ids, figures and codes, no text about a customer, 4,000 signs.

    Raises NotYoursToPropose, AlreadyProposed, FactsTooLong.
    """
    return queries.propose(work.session, action.value, subject, facts)


def ask_for_keys(work: Work, person: str, field_classes: Sequence[str]) -> None:
    """Put before a second person that this person is given these classes: one proposal for all ordinary ones.

    The root's key and that of suspicions are proposed each by itself, to their own seconds. Raises as `propose`, and
    FactsMalformed, NotOneself, NotTheirDuty, KeyNotHeld for a class the actor does not hold.
    """
    for action in sorted({grant_action(each) for each in field_classes}):
        classes = sorted(each for each in field_classes if grant_action(each) is action)
        propose(work, action, None, {"person": person, "field_classes": classes})


def agree(work: Work, which: UUID, seen: bytes) -> datetime:
    """Agree to what was shown (`Proposal.hash`); when the agreement ends. A change of duties comes into force at once.

    Raises NoSuchProposal, SamePerson, NotOneself, NotApart, ProposalMovedOn, ProposalExpired,
    ProposalDiffers, and for duties DutiesMovedOn.
    """
    ends = queries.decide(work.session, which, True, seen)
    row = queries.proposal(work.session, which)
    if row is not None and row.action == Action.DUTIES:
        keeping_queries.apply_duties(work.session, which)
    return ends


def refuse(work: Work, which: UUID, seen: bytes, reason: str) -> None:
    """Say no, and why (at most 500 signs), which the proposer reads. Raises as `agree`, and RefusalNeedsReason."""
    queries.decide(work.session, which, False, seen, reason.strip())


def withdraw(work: Work, which: UUID) -> None:
    """Take one's own proposal back. Raises NoSuchProposal, ProposalMovedOn."""
    queries.withdraw(work.session, which)


def _proposal(row: Row[Any], now: datetime) -> Proposal:
    state = ProposalState(row.state)
    if row.expires_at <= now and state in (ProposalState.PROPOSED, ProposalState.APPROVED):
        state = ProposalState.EXPIRED
    return Proposal(
        row.id,
        Action(row.action),
        row.subject,
        row.facts,
        row.told,
        row.proposed_by,
        row.proposed_at,
        state,
        row.expires_at,
        row.decided_by,
        row.decided_at,
        row.reason,
    )
