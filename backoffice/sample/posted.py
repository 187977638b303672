"""The sample firm's letter by post: an answer that went on paper to who had written on paper.

Boundary: plain values, as the guard would have entered them. R-09.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from backoffice.rights.rules import PostAct, ReplyKind, Way
from backoffice.sample import rows

CARRIER, NUMBER = "Royal Mail", "RN 4711 0815 3GB"
WORDS = (
    "Our answer to your request\n\n{name}\n{street}\n{place}\n\nDear {name},\n\nyou told us that your address"
    " is not the one we had. We have put it right; this letter goes to the new one.\n\nKind regards\nData protection"
    " officer, Xiaomi Crowd Trading"
)


def reply_id(request: UUID) -> UUID:
    return rows.made_id("rights.reply", request)


def reply_row(request: Mapping[str, object], officer: str, answered_at: datetime) -> dict[str, object]:
    return {
        "id": reply_id(UUID(str(request["id"]))),
        "request_id": request["id"],
        "subject_id": request["subject_id"],
        "kind": ReplyKind.OUTCOME.value,
        "language": "en",
        "made_by": officer,
        "made_at": answered_at - timedelta(hours=1),
        "way": Way.POST.value,
        "to_agent": False,
    }


def posting_row(request: Mapping[str, object], officer: str, answered_at: datetime) -> dict[str, object]:
    reply = reply_id(UUID(str(request["id"])))
    return {
        "id": rows.made_id("rights.posting", reply),
        "reply_id": reply,
        "subject_id": request["subject_id"],
        "act": PostAct.POSTED.value,
        "on_day": answered_at.date(),
        "carrier": CARRIER,
        "proved": True,
        "done_by": officer,
        "done_at": answered_at,
    }
