"""Instants and civil dates. Instants are aware and in UTC; civil dates belong to a place.

Boundary: services never read the wall clock, they use `work.now`; this module only converts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from backoffice.errors import Refused


class NotAnInstant(Refused):
    code = "clock.not_an_instant"


def utc(instant: datetime) -> datetime:
    """The same instant in UTC. Raises NotAnInstant for a naive datetime: its meaning is unknown."""
    if instant.tzinfo is None:
        raise NotAnInstant(text=instant.isoformat())
    return instant.astimezone(UTC)


def civil_date(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar date on which `instant` falls at `zone`."""
    return utc(instant).astimezone(zone).date()


def seconds_until(due_at: datetime, now: datetime) -> int:
    """Whole seconds left, rounded down so that nothing looks earlier than it is; negative once late."""
    return (utc(due_at) - utc(now)) // timedelta(seconds=1)
