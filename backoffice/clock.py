"""Instants, which are aware and in UTC.

Boundary: services never read the wall clock, they use `work.now`; this module only converts.
"""

from __future__ import annotations

from datetime import UTC, datetime

from backoffice.errors import Refused


class NotAnInstant(Refused):
    code = "clock.not_an_instant"


def utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises NotAnInstant for a naive datetime: its meaning is unknown."""
    if instant.tzinfo is None:
        raise NotAnInstant(text=instant.isoformat())
    return instant.astimezone(UTC)
