"""Run migrations, and say how far a database is from what this version needs.

Boundary: the only caller of Alembic, which is loaded only to migrate: every start asks where the database stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files

from sqlalchemy import Connection, text

from backoffice.errors import Refused


class NewerDatabase(Refused):
    """The database was migrated by a newer version of the product than this one."""

    code = "store.newer_database"


@dataclass(frozen=True, slots=True)
class Migrations:
    """`at` is the database's revision (None when empty), `head` this version's, `waiting` how many lie between."""

    at: str | None
    head: str
    waiting: int


def migrations(connection: Connection) -> Migrations:
    """Where this database stands. Raises NewerDatabase for a revision this version does not know."""
    known = revisions()
    at = None
    if connection.execute(text("select to_regclass('store.alembic_version')")).scalar_one() is not None:
        at = connection.execute(text("select version_num from store.alembic_version")).scalar_one_or_none()
    if at is not None and at not in known:
        raise NewerDatabase(at=at, head=known[-1])
    return Migrations(at, known[-1], len(known) - known.index(at) - 1 if at else len(known))


def revisions() -> list[str]:
    """All revisions of this version, the oldest first."""
    # A revision is the number its file begins with; a test holds this against Alembic's own reading.
    names = (file.name for file in (files("migrations") / "versions").iterdir())
    return sorted(name[:4] for name in names if name[:4].isdecimal() and name.endswith(".py"))


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database up to `to`, in one transaction, waiting at most 4 s for any lock."""
    from alembic import command

    _run(connection, command.upgrade, to)


def downgrade(connection: Connection, to: str) -> None:
    """Take the database down to `to` ("base" for empty)."""
    from alembic import command

    _run(connection, command.downgrade, to)


def _run(connection: Connection, move: Callable[..., None], to: str) -> None:
    from alembic.config import Config

    with as_file(files("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        move(config, to)
