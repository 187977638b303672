"""Who is signed in, and who else is at work.

Boundary: queries are nouns, commands verbs; adding and ending people is a keeper's work, not a desk's.
"""

from __future__ import annotations

from datetime import timedelta

from backoffice.desk import ReadWork, Work
from backoffice.staff import queries
from backoffice.staff.rules import Duty, NotStaff, Person

AT_WORK_WITHIN = timedelta(minutes=3)


def signed_in(work: ReadWork) -> Person:
    """The actor. Raises NotStaff for a role that is no member of staff, such as a service's."""
    row = queries.person(work.session, work.actor)
    held = queries.duties(work.session)
    duties = tuple(duty for duty in Duty if duty.value in held)
    if row is None or not duties:
        raise NotStaff(person=work.actor)
    return Person(row.name, row.display_name, row.language, duties)


def colleagues(work: ReadWork) -> dict[str, str]:
    """Display names by sign-in name, of everybody."""
    return queries.display_names(work.session)


def at_work(work: ReadWork) -> tuple[str, ...]:
    """Display names of those seen within three minutes, longest-serving first."""
    return tuple(queries.seen_since(work.session, work.now - AT_WORK_WITHIN))


def report_presence(work: Work) -> None:
    """Say that the actor is at work now."""
    queries.note_seen(work.session, work.actor)


def report_absence(work: Work) -> None:
    """Say that the actor is at work no more; at another window of theirs they are again within a minute."""
    queries.note_unseen(work.session, work.actor, work.now - AT_WORK_WITHIN)
