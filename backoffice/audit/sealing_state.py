"""How far the trail is sealed, since when rows wait, and whose open transaction holds it up.

Boundary: queries; row security and the guard decide who learns of which stream. S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, text

from backoffice.audit import batches
from backoffice.audit.checkpoint_files import CheckpointFiles
from backoffice.audit.stream_rows import Raw
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


def sealing_status(connection: Connection, checkpoints: Path) -> tuple[str, str]:
    """For a keeper: how far the trail is sealed, in a line, and what keeps it from being so, empty when nothing does.

    Both empty in a database that has no sealing yet, or for a keeper who may not ask.
    """
    if not connection.execute(_MAY_ASK).scalar_one():
        return "", ""
    state = sealing_state(connection)
    trail = next(each for each in state.streams if each.stream == "audit.event")
    told = "nothing" if trail.sealed_to is None else f"to entry {trail.sealed_to} at {trail.sealed_at}"
    serving = "a sealer serves" if state.serving else "no sealer serves now"
    return f"{told}, {trail.waiting:,} entries wait, {serving}", _wrong(connection, state, CheckpointFiles(checkpoints))


def _wrong(connection: Connection, state: SealingState, files: CheckpointFiles) -> str:
    raw = cast(Raw, connection.connection.driver_connection)
    for each in state.streams:
        line = files.last(each.stream)
        if line is None:
            continue
        if line.signed is None or batches.numbered(raw, each.stream, line.signed.checkpoint.number) != line.signed:
            return f"{each.stream} differs from its checkpoints; run `backoffice audit verify`"
    if state.held_up:
        held = state.held_up[0]
        return f"sealing is held up by a transaction of {held.role} (process {held.pid}), open since {held.since}"
    if state.late:
        return "entries have waited for over five minutes to be sealed; logs/worker.log says why"
    return ""


# Of a function that is not there yet, or not the keeper's to call, nothing can be asked.
_MAY_ASK = text("select coalesce(has_function_privilege(to_regprocedure('audit.sealing_state()'), 'execute'), false)")
