"""SQL of the staff area: who is here, who is at work, one's own password.

Boundary: functions over a Session; row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from psycopg import Connection as PsycopgConnection
from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backoffice.staff.tables import PersonRow, PresenceRow


def person(session: Session, name: str) -> PersonRow | None:
    return session.get(PersonRow, name)


def duties(session: Session) -> frozenset[str]:
    return frozenset(session.execute(text("select unnest(staff.duties())")).scalars())


def display_names(session: Session) -> dict[str, str]:
    wanted = select(PersonRow.name, PersonRow.display_name)
    return {row.name: row.display_name for row in session.execute(wanted)}


def seen_since(session: Session, since: datetime) -> Sequence[str]:
    seen = (
        select(PersonRow.display_name)
        .join(PresenceRow, PresenceRow.person == PersonRow.name)
        .where(PresenceRow.seen_at > since, ~PresenceRow.has_left)
        .order_by(PersonRow.joined_at, PersonRow.name)
    )
    return session.execute(seen).scalars().all()


def note_seen(session: Session, name: str) -> None:
    now = {"seen_at": func.store.now(), "has_left": False}
    mine = insert(PresenceRow).values(person=name, **now)
    session.execute(mine.on_conflict_do_update(index_elements=["person"], set_=now))


def note_left(session: Session, name: str) -> None:
    left = {"seen_at": func.store.now(), "has_left": True}
    session.execute(update(PresenceRow).where(PresenceRow.person == name).values(left))


def verifier(session: Session, name: str, password: str) -> str:
    """The SCRAM verifier of a password, made by libpq in this process; nothing is sent."""
    raw = cast("PsycopgConnection[object]", session.connection().connection.driver_connection)
    return raw.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()


def new_password(session: Session, verifier: str) -> None:
    session.execute(text("select staff.new_password(:verifier)"), {"verifier": verifier})
