"""The lines of a list of cases as the window keeps them: small, ready to say, ordered by time left.

Boundary: pure; made in a pool's thread. A hundred thousand of them stay under 30 MB.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from backoffice.kyc.rules import Level, Verdict
from backoffice.kyc.views import QueueLine
from ui.kyc.wording import Wording

_PACKED = struct.Struct(">q16sI")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """One case. `packed` holds due instant, id and number, and sorts as lists do; words are shared between rows.

    `stopped` stands where the time left would: that the customer was told, or when the case was decided; `good` says
    whether in time, or with approval.
    """

    packed: bytes
    name: str
    headline: str
    holder: str
    level: Level
    stopped: str = ""
    good: bool = True

    @property
    def case(self) -> UUID:
        return UUID(bytes=_PACKED.unpack(self.packed)[1])

    @property
    def number(self) -> int:
        return int(_PACKED.unpack(self.packed)[2])

    @property
    def due_at(self) -> datetime:
        return _EPOCH + timedelta(microseconds=_PACKED.unpack(self.packed)[0])


def row_of(line: QueueLine, wording: Wording, now: datetime) -> Row:
    """A line as the list keeps it, its headline in words; `now` is the firm's."""
    due = (line.due_at - _EPOCH) // timedelta(microseconds=1)
    return Row(
        _PACKED.pack(due, line.case.bytes, line.number),
        line.name,
        sys.intern(wording.decided(line.outcome) if line.outcome else wording.say(f"kyc.headline.{line.headline}")),
        sys.intern(line.holder or ""),
        line.level,
        *_stopped(line, wording, now),
    )


def _stopped(line: QueueLine, wording: Wording, now: datetime) -> tuple[str, bool]:
    if line.decided_at is not None:
        return sys.intern(wording.lately(line.decided_at, now)), line.outcome is not Verdict.REJECT
    if line.told_at is not None:
        return wording.say("kyc.clock.told"), line.told_at <= line.due_at
    return "", True


def rows_of(lines: Iterable[QueueLine], wording: Wording, now: datetime) -> tuple[Row, ...]:
    return tuple(row_of(line, wording, now) for line in lines)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; empty fields narrow nothing. `holder` is a sign-in name.

    `text` is part of a name, or a case number.
    """

    text: str = ""
    headline: str = ""
    level: Level | None = None
    holder: str = ""

    def narrows(self) -> bool:
        return self != Filter()

    def lets_through(self, row: Row) -> bool:
        if self.headline and row.headline != self.headline:
            return False
        if self.level is not None and row.level is not self.level:
            return False
        if self.holder and row.holder != self.holder:
            return False
        wanted = self.text.casefold().strip()
        return not wanted or wanted in row.name.casefold() or wanted.upper().removeprefix("K-") == str(row.number)
