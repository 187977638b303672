"""The house's clock: the server's, or in a sample or test house one that stands elsewhere.

Boundary: only a keeper's connection can shift it, and the database refuses to in a live house.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, text


def server_now(connection: Connection) -> datetime:
    """The house's present instant."""
    now: datetime = connection.execute(text("select store.now()")).scalar_one()
    return now


def shift_clock(connection: Connection, shift: timedelta) -> None:
    """Let the house live at the server's time plus `shift`. Refused in a live house."""
    connection.execute(
        text("""
            insert into store.clock_shift values (true, :shift)
            on conflict (only_one) do update set shift = excluded.shift
        """),
        {"shift": shift},
    )


def resume_sample(connection: Connection) -> None:
    """Let a sample house go on where it was left, so that its cases do not all fall due while nobody looks."""
    connection.execute(
        text("""
            insert into store.clock_shift
            select true, max(event.at) - transaction_timestamp()
              from audit.event
            having max(event.at) < store.now() - interval '10 minutes'
               and exists (select from store.house where kind = 'sample')
            on conflict (only_one) do update set shift = excluded.shift
        """)
    )
