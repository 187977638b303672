"""What stands in a database: PostgreSQL's version, whose house it is, and how far it is migrated.

Boundary: reads only, as any role that may enter; what a role may not read counts as not there yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from backoffice.store import migrate
from backoffice.store.migrate import Migrations


@dataclass(frozen=True, slots=True)
class Standing:
    """`version` such as "15.14"; `house` is live, sample, test or empty; `firm` is "" in an empty one."""

    version: str
    house: str
    firm: str
    migrations: Migrations


def standing(connection: Connection) -> Standing:
    """Raises NewerDatabase for a database this version does not know."""
    version: str = connection.execute(text("select current_setting('server_version')")).scalar_one()
    stand = _migrations(connection)
    found = None
    if stand.at is not None:
        found = connection.execute(text("select kind, firm from store.house")).one_or_none()
    house, firm = found or ("empty", "")
    return Standing(version.split()[0], house, firm, stand)


def _migrations(connection: Connection) -> Migrations:
    try:
        with connection.begin_nested():
            return migrate.migrations(connection)
    except ProgrammingError:
        # A person's role may read the mark from the revision on that says so.
        known = migrate.revisions()
        return Migrations(None, known[-1], len(known))
