"""Forget the command keys nobody can repeat any more.

Boundary: the database lets the worker remove keys older than seven days, and no others.
"""

from __future__ import annotations

from sqlalchemy import text

from backoffice.desk import Work


def forget_old_keys(work: Work) -> None:
    """Remove every command key that was answered more than seven days ago."""
    work.session.execute(text("delete from store.command where at < store.now() - interval '7 days'"))
