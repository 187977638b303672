"""Access in an emergency, and what every desk is told of it.

Boundary: the guard limits it to an hour and tells everybody; the vault asks the guard, not this module. S-05.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.staff import queries as staff_queries
from backoffice.staff import seconding_queries as queries
from backoffice.staff.refusals import ReasonTooShort
from backoffice.staff.rules import KEEPERS, REASON_AT_MOST, REASON_LETTERS, enough_of_a_reason
from backoffice.staff.views import EmergencyAccess, Notice

# Who keeps watch sees a notice until they say so; a month later it is in the audit trail alone.
_KEPT_BEFORE_KEEPERS = timedelta(days=30)
_KEPT_BEFORE_OTHERS = timedelta(minutes=60)


def break_the_glass(work: Work, customer: UUID, reason: str) -> UUID:
    """Open one customer's data to the actor for 60 minutes; everybody is told, with the reason.

    Raises ReasonTooShort, NoEmergencyAccess, NoSuchCustomer, and NoEmergencyNeeded for a customer whom the reporting
    officer's own files open.
    """
    if not enough_of_a_reason(reason):
        raise ReasonTooShort(at_least=REASON_LETTERS, at_most=REASON_AT_MOST)
    return queries.break_the_glass(work.session, customer, reason.strip())


def end_access(work: Work, which: UUID) -> None:
    """End an emergency access before its time: one's own, or as DPO or administrator. Raises NoSuchAccess."""
    queries.end_break_glass(work.session, which)


def open_accesses(work: ReadWork) -> tuple[EmergencyAccess, ...]:
    """The emergency accesses that are open now: one's own; for keepers and auditors, everybody's."""
    return tuple(EmergencyAccess(**row._mapping) for row in queries.accesses(work.session))


def notices(work: ReadWork) -> tuple[Notice, ...]:
    """What this desk should show now, open emergencies first, then the oldest: for keepers what they have not seen yet.

    An emergency that has ended is told to keepers alone.
    """
    keeps = bool(KEEPERS & staff_queries.duties(work.session))
    told = [
        each
        for each in _lately(work, keeps=keeps)
        if not (keeps and each.acknowledged) and (keeps or each.is_open or not each.is_emergency)
    ]
    return tuple(sorted(told, key=lambda each: (not each.is_open, not each.is_emergency, each.id)))


def notices_lately(work: ReadWork) -> tuple[Notice, ...]:
    """All that was told in the last hour, to keepers in the last thirty days, seen or not; the newest first."""
    keeps = bool(KEEPERS & staff_queries.duties(work.session))
    return tuple(reversed(_lately(work, keeps=keeps)))


def _lately(work: ReadWork, *, keeps: bool) -> list[Notice]:
    """What others did, oldest first: nobody is told of their own acts."""
    since = work.now - (_KEPT_BEFORE_KEEPERS if keeps else _KEPT_BEFORE_OTHERS)
    found = (Notice(**row._mapping) for row in queries.notices(work.session, since))
    own = work.actor
    return [
        each
        for each in found
        if each.facts.get("by") != own and not (each.is_emergency and each.facts.get("person") == own)
    ]


def acknowledge(work: Work, notice: int) -> None:
    """Say that one has seen it. Raises NoSuchNotice, also for a notice about the actor."""
    queries.acknowledge(work.session, notice)
