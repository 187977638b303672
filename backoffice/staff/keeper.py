"""Add a member of staff: a login role with duties, a row with their name, and their sealed copy of the field keys.

Boundary: runs on a keeper's connection, never on a desk's. The password reaches the server as a SCRAM verifier only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import cast

from psycopg import Connection as PsycopgConnection
from psycopg import sql
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from backoffice.errors import NotAllowed
from backoffice.staff.refusals import Ended, PasswordWasReset, Suspended
from backoffice.staff.rules import Duty, PersonState, check_name
from backoffice.staff.tables import PersonRow
from backoffice.store.clockwork import server_now
from backoffice.vault.founding import FirmKeys, enrol
from backoffice.vault.passphrase import STRONG, Cost, PassphraseCustody

_SHUT_OUT = """
    select p.state, p.must_change_password, who.display_name, n.at
      from staff.person p
      left join lateral (
          select n.at, n.facts ->> 'by' as by from staff.notice n
           where n.kind in ('suspended', 'ended', 'password_reset') and n.facts ->> 'person' = p.name
           order by n.id desc limit 1
      ) n on true
      left join staff.person who on who.name = n.by
     where p.name = %(name)s
"""


def add_person(
    connection: Connection,
    *,
    name: str,
    display_name: str,
    language: str,
    duties: Sequence[Duty],
    password: str,
    keys: FirmKeys | None = None,
    cost: Cost = STRONG,
    for_one_entry: bool = False,
) -> None:
    """Add a person, or give an existing role a new password and, with `keys`, keys of their own. Raises BadName.

    A password `for_one_entry` has to be changed at the first sign-in.
    """
    check_name(name)
    set_password(connection, name, password, login=True)
    raw = _raw(connection)
    role = sql.Identifier(name)
    with _able_to_keep_roles(raw):
        kept = raw.execute("select pg_has_role('role_keeper', %s, 'member with admin option')", (name,)).fetchone()
        if raw.info.server_version >= 160000 and kept != (True,):
            # From here on administrators keep this person, through the keeper of roles.
            raw.execute(sql.SQL("grant {} to role_keeper with admin true, inherit false, set false").format(role))
        for duty in ("staff", *duties):
            raw.execute(sql.SQL("grant {} to {} granted by role_keeper").format(sql.Identifier(duty), role))
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        session.merge(
            PersonRow(
                name=name,
                display_name=display_name,
                language=language,
                joined_at=server_now(connection),
                state=PersonState.ACTIVE,
                password_changed_at=server_now(connection),
                must_change_password=for_one_entry,
                # With a password for one entry their duties wait for one of their own.
                held_back=[duty.value for duty in duties] if for_one_entry else [],
            )
        )
        if keys is not None:
            enrol(session, keys, name, PassphraseCustody(password, cost))
        session.commit()


def why_shut_out(connection: Connection, name: str) -> NotAllowed | None:
    """Why a person who was signed in cannot come in any more; None where nothing kept tells it."""
    told = _raw(connection).execute(_SHUT_OUT, {"name": name}).fetchone()
    if told is None:
        return None
    state, must_change, by, at = cast("tuple[str, bool, str | None, datetime | None]", told)
    facts = {"by": by or "", "at": at.isoformat() if at is not None else ""}
    if state == PersonState.SUSPENDED:
        return Suspended(**facts)
    if state == PersonState.ENDED:
        return Ended(**facts)
    return PasswordWasReset(**facts) if must_change else None


def set_password(connection: Connection, role: str, password: str, *, login: bool) -> None:
    """Make the role if there is none, and give it this password."""
    raw = _raw(connection)
    verifier = raw.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    with _able_to_keep_roles(raw):
        exists = raw.execute("select from pg_roles where rolname = %s", (role,)).fetchone() is not None
        if not exists:
            options = sql.SQL("login" if login else "nologin")
            raw.execute(sql.SQL("create role {} {}").format(sql.Identifier(role), options))
        raw.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier)))


@contextmanager
def _able_to_keep_roles(raw: PsycopgConnection[tuple[object, ...]]) -> Iterator[None]:
    """A deployer is no superuser and makes nobody itself: it becomes the keeper of roles. A fault is rolled back."""
    superuser = raw.execute("select rolsuper from pg_roles where rolname = session_user").fetchone() == (True,)
    if not superuser:
        raw.execute("set local role role_keeper")
    yield
    if not superuser:
        raw.execute("reset role")


def _raw(connection: Connection) -> PsycopgConnection[tuple[object, ...]]:
    return cast("PsycopgConnection[tuple[object, ...]]", connection.connection.driver_connection)
