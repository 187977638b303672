"""How far the trail is sealed, since when rows wait, and whose open transaction holds it up.

Boundary: queries; row security and the guard decide who learns of which stream. S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from backoffice.desk import ReadWork

LAG_AT_MOST = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class StreamState:
    """`sealed_to` is the last sealed entry, None when nothing is sealed; `waiting` rows are not sealed yet, the oldest
    since `waiting_since`, by the house's clock."""

    stream: str
    sealed_to: int | None
    sealed_at: datetime | None
    waiting: int
    waiting_since: datetime | None


@dataclass(frozen=True, slots=True)
class HeldUp:
    """An open transaction that has kept rows from being sealed for longer than is allowed; `since` is real time."""

    role: str
    pid: int
    since: datetime


@dataclass(frozen=True, slots=True)
class SealingState:
    """`serving`: a sealer is connected. `now` by the house's clock."""

    streams: tuple[StreamState, ...]
    held_up: tuple[HeldUp, ...]
    serving: bool
    now: datetime

    @property
    def late(self) -> bool:
        """Whether a sealer that serves has let rows wait for more than five minutes."""
        return self.serving and any(
            each.waiting_since is not None and self.now - each.waiting_since > LAG_AT_MOST for each in self.streams
        )


def sealing_state(source: ReadWork | Connection) -> SealingState:
    """For auditors, administrators, the DPO, leads of KYC, and a keeper."""
    connection = source.session.connection() if isinstance(source, ReadWork) else source
    streams = tuple(StreamState(*row) for row in connection.execute(text("select * from audit.sealing_state()")))
    held_up = tuple(HeldUp(*row) for row in connection.execute(text("select role, pid, since from audit.held_up()")))
    serving, now = connection.execute(text("select audit.sealer_serves(), store.now()")).one()
    return SealingState(streams, held_up, serving, now)
