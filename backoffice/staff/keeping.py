"""What an administrator does with people: add, change duties, suspend, resume, end, and the access review.

Boundary: the functions of the keeper of roles decide; here is only their way in. S-05.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork, Work
from backoffice.staff import keeping_queries as queries
from backoffice.staff.rules import Duty, PersonState, check_name
from backoffice.staff.views import USES, PersonLine, ReviewLine, Use


@dataclass(frozen=True, slots=True)
class Changed:
    """`proposal` waits for a second administrator; None when all is in force."""

    proposal: UUID | None


def people(work: ReadWork) -> tuple[PersonLine, ...]:
    """Everybody, those who left last."""
    return tuple(_line(row) for row in queries.everybody(work.session, tuple(Duty)))


def access_review(work: ReadWork) -> tuple[ReviewLine, ...]:
    """Everybody, those who are ended last, and when they last made each use of their rights.

    Complete for who reads the whole audit trail (administrator, auditor, dpo).
    """
    use_of = {action: use for use, actions in USES.items() for action in actions}
    last: dict[str, dict[Use, datetime]] = defaultdict(dict)
    for name, action, at in queries.last_uses(work.session, tuple(use_of)):
        use = use_of[action]
        last[name][use] = max(at, last[name].get(use, at))
    return tuple(ReviewLine(line, last[line.name]) for line in people(work))


def report_review(work: Work, people: int) -> int:
    """Enter in the trail that the access review was written to a file."""
    return work.record("staff.review_written", people=people)


def add_person(
    work: Work, *, name: str, display_name: str, language: str, duties: Sequence[Duty], verifier: str
) -> Changed:
    """Add a person who must change their password at the first sign-in, and has no duty in force before.

    Raises BadName, BadDisplayName, BadLanguage, NameTaken, UnknownDuty, NotAVerifier, NotAnAdministrator.
    """
    check_name(name)
    return Changed(queries.add_person(work.session, name, display_name, language, duties, verifier))


def set_duties(work: Work, *, name: str, duties: Sequence[Duty]) -> Changed:
    """Give a person exactly these duties; where one of `SECONDED` changes, propose it instead.

    Raises NotOneself, NoSuchPerson, PersonMovedOn, UnknownDuty, AlreadyProposed.
    """
    return Changed(queries.set_duties(work.session, name, duties))


def suspend(work: Work, *, name: str) -> None:
    """Shut a person out until `resume`: sessions end, cases go back. Raises NotOneself, NoSuchPerson, PersonMovedOn."""
    queries.suspend(work.session, name)


def resume(work: Work, *, name: str) -> None:
    """Let a suspended person back to the duties they had. Raises NotOneself, NoSuchPerson, PersonMovedOn."""
    queries.resume(work.session, name)


def end_person(work: Work, *, name: str) -> None:
    """End a person here for good: no way in, no duty, no key, no session, no case held. Raises as `suspend`."""
    queries.end_person(work.session, name)


def reset_password(work: Work, *, name: str, verifier: str) -> Changed:
    """A one-time password for somebody who lost theirs; their field keys are gone and are given again by a lead.

    Where they have one of `SECONDED`, propose it instead; the same again, by the same actor, does it once a second
    administrator has agreed. Raises NotOneself, NoSuchPerson, PersonMovedOn, NotAVerifier, LastHolder, AlreadyProposed.
    """
    return Changed(queries.reset_password(work.session, name, verifier))


def _line(row: Row[Any]) -> PersonLine:
    return PersonLine(
        name=row.name,
        display_name=row.display_name,
        language=row.language,
        state=PersonState(row.state),
        duties=tuple(duty for duty in Duty if duty.value in row.duties),
        held_back=tuple(duty for duty in Duty if duty.value in row.held_back),
        joined_at=row.joined_at,
        added_by=row.added_by,
        ended_at=row.ended_at,
        seen_at=row.seen_at,
        must_change_password=row.must_change_password,
        password_changed_at=row.password_changed_at,
        has_keys=row.has_keys,
    )
