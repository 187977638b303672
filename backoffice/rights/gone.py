"""How far a letter of the firm is: waits, is to be posted, came back, or is out, which is when it counts.

Boundary: reads what relay and postings say; the guards that rest on it ask again. R-04, R-08, R-10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.desk import ReadWork
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import Mailed, MessageState
from backoffice.rights import posting, queries
from backoffice.rights.posting import Posting
from backoffice.rights.rules import PostAct, ReplyKind, Way
from backoffice.rights.tables import ReplyRow


class Gone(StrEnum):
    """How far a letter is. OUT counts: a relay has accepted it, or its posting was entered."""

    LEAVING = "leaving"
    TO_POST = "to_post"
    CAME_BACK = "came_back"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class HowFar:
    """`at` is when a mail leaves or has left; `on_day` is of a letter by post."""

    gone: Gone
    at: datetime | None = None
    on_day: date | None = None


def how_far(work: ReadWork, rows: Sequence[ReplyRow]) -> dict[UUID, HowFar]:
    """How far each letter is; one that was called back or dropped is none."""
    mails = outbox.mails_of_replies(work, [row.id for row in rows])
    posted = posting.postings_of(work, rows)
    found: dict[UUID, HowFar] = {}
    for row in rows:
        told = _posted(posted.get(row.id, ())) if row.way == Way.POST else _mailed(mails.get(row.id))
        if told is not None:
            found[row.id] = told
    return found


def extension_leaves(work: ReadWork, request: UUID) -> bool:
    """Whether a letter that extends the request waits for its relay or for its posting (R-10)."""
    rows = [row for row in queries.replies(work.session, request) if row.kind == ReplyKind.EXTENSION]
    return any(far.gone in (Gone.LEAVING, Gone.TO_POST) for far in how_far(work, rows).values())


def _posted(acts: Sequence[Posting]) -> HowFar | None:
    last = acts[-1] if acts else None
    if last is None:
        return HowFar(Gone.TO_POST)
    if last.act is PostAct.DROPPED:
        return None
    return HowFar(Gone.CAME_BACK if last.act is PostAct.RETURNED else Gone.OUT, None, last.on_day)


def _mailed(mail: Mailed | None) -> HowFar | None:
    if mail is None or mail.state is MessageState.VOID:
        return None
    if mail.state is MessageState.SENT:
        return HowFar(Gone.OUT, mail.accepted_at)
    return HowFar(Gone.CAME_BACK if mail.state is MessageState.FAILED else Gone.LEAVING, mail.leaves_at)
