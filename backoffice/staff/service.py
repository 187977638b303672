"""Who is signed in, who else is at work, and one's own password.

Boundary: queries are nouns, commands verbs. A password itself never goes into a command: only its verifier does. S-05.
"""

from __future__ import annotations

from datetime import timedelta

from backoffice.desk import ReadWork, Work
from backoffice.staff import queries
from backoffice.staff.rules import Duty, NotStaff, Person, PersonState
from backoffice.vault.custody import CustodyKind
from backoffice.vault.entry import put_slot

AT_WORK_WITHIN = timedelta(minutes=3)


def signed_in(work: ReadWork) -> Person:
    """The actor. Raises NotStaff for a role that is no member of staff, such as a service's."""
    row = queries.person(work.session, work.actor)
    held = queries.duties(work.session)
    duties = tuple(duty for duty in Duty if duty.value in held)
    if row is None or row.state != PersonState.ACTIVE or not (duties or row.must_change_password):
        raise NotStaff(person=work.actor)
    return Person(row.name, row.display_name, row.language, duties, row.must_change_password, row.password_changed_at)


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
    queries.note_left(work.session, work.actor)


def report_sign_in(work: Work) -> int:
    """Enter in the trail that the actor has come to their desk."""
    queries.note_seen(work.session, work.actor)
    return work.record("staff.signed_in")


def password_verifier(work: ReadWork, name: str, password: str) -> str:
    """What the server keeps of a password (SCRAM-SHA-256), made on this machine. Asked, never a command's argument."""
    return queries.verifier(work.session, name, password)


def change_password(work: Work, verifier: str, slot: bytes | None) -> None:
    """Take a new password of one's own into use, with the keys sealed under it. Raises NotAVerifier, NoSuchPerson."""
    queries.new_password(work.session, verifier)
    if slot is not None:
        put_slot(work, CustodyKind.PASSPHRASE, slot)
