"""SQL of keeping people: everybody with their roles, what they last used, and the calls of the keeper of roles.

Boundary: functions over a Session; row security and the called functions decide what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# Memberships stand in the catalogue; a duty given to a duty (a lead's) is not a person's own.
_EVERYBODY = text("""
    select p.*, r.seen_at,
           array(select d.rolname::text
                   from pg_auth_members m
                   join pg_roles d on d.oid = m.roleid
                   join pg_roles who on who.oid = m.member
                  where who.rolname = p.name::name and d.rolname = any (cast(:duties as name[]))) as duties,
           staff.has_keys(p.name) as has_keys
      from staff.person p
      left join staff.presence r on r.person = p.name
     order by p.state = 'ended', p.display_name, p.name
""")
# One probe of the index for each person and action, however long the trail is. Compared as pairs: with two equalities
# PostgreSQL may rather walk the whole trail backwards until it meets an entry.
LAST_USES = text("""
    select p.name, used.action, last.at
      from staff.person p
     cross join unnest(cast(:actions as text[])) as used (action)
     cross join lateral (
           select e.at from audit.event e
            where (e.actor, e.action) >= (p.name, used.action) and (e.actor, e.action) <= (p.name, used.action)
            order by e.actor desc, e.action desc, e.id desc
            limit 1) as last
""")


def everybody(session: Session, duties: Sequence[str]) -> Sequence[Row[Any]]:
    return session.execute(_EVERYBODY, {"duties": list(duties)}).all()


def last_uses(session: Session, actions: Sequence[str]) -> Iterator[tuple[str, str, datetime]]:
    for row in session.execute(LAST_USES, {"actions": list(actions)}):
        yield row.name, row.action, row.at


def add_person(
    session: Session, name: str, display_name: str, language: str, duties: Sequence[str], verifier: str
) -> UUID | None:
    return _call(
        session,
        "staff.add_person(:name, :display_name, :language, cast(:duties as text[]), :verifier)",
        name=name,
        display_name=display_name,
        language=language,
        duties=list(duties),
        verifier=verifier,
    )


def set_duties(session: Session, name: str, duties: Sequence[str]) -> UUID | None:
    return _call(session, "staff.set_duties(:name, cast(:duties as text[]))", name=name, duties=list(duties))


def apply_duties(session: Session, proposal: UUID) -> None:
    _call(session, "staff.apply_duties(:proposal)", proposal=proposal)


def suspend(session: Session, name: str) -> None:
    _call(session, "staff.suspend(:name)", name=name)


def resume(session: Session, name: str) -> None:
    _call(session, "staff.resume(:name)", name=name)


def end_person(session: Session, name: str) -> None:
    _call(session, "staff.end_person(:name)", name=name)


def reset_password(session: Session, name: str, verifier: str) -> UUID | None:
    return _call(session, "staff.reset_password(:name, :verifier)", name=name, verifier=verifier)


def _call(session: Session, function: str, **arguments: object) -> UUID | None:
    answer: UUID | None = session.execute(text(f"select {function}"), arguments).scalar_one()
    return answer
