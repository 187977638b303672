"""The firm's clock: the server's time carried on by this machine's steady counter, never by its wall clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class FirmClock:
    """Tells the firm's time from the last instant the server named; instants are aware and in UTC."""

    def __init__(self, now: datetime) -> None:
        self.set(now)

    def set(self, now: datetime) -> None:
        """Take over an instant that the server has just named."""
        self._named = now.astimezone(UTC)
        self._counter = time.monotonic()

    def now(self) -> datetime:
        return self._named + timedelta(seconds=time.monotonic() - self._counter)

    def seconds_left(self, due_at: datetime) -> float:
        """Seconds from the firm's now to `due_at`; negative once late."""
        return (due_at - self.now()).total_seconds()
