"""The sample firm's complaints: an authority asks about an answer that came late, and a customer waits for theirs.

Boundary: plain values, as the guard would have entered them. R-08.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from backoffice.rights.complaints import OWN_DAYS, Origin
from backoffice.rights.rules import Channel
from backoffice.sample import rows

WORDS = {
    Origin.AUTHORITY: (
        "We have received a complaint that your customer asked for a copy of their data and has had no answer within"
        " the time of Article 12(3) UK GDPR. Please tell us when you received the request, when you answered it, and"
        " why it took longer."
    ),
    Origin.CUSTOMER: (
        "I told you on the phone that my data is wrong, and you asked me for papers. Since then I have heard nothing. I"
        " complain about that, and want to know who is working on it."
    ),
}
_BEFORE = {Origin.AUTHORITY: timedelta(days=8), Origin.CUSTOMER: timedelta(days=4)}


def complaint_row(
    request: Mapping[str, object], origin: Origin, officer: str, today: date, now: datetime
) -> dict[str, object]:
    by_authority, received_on = origin is Origin.AUTHORITY, today - _BEFORE[origin]
    return {
        "id": rows.made_id("rights.complaint", UUID(str(request["id"]))),
        "origin": origin.value,
        "channel": (Channel.POST if by_authority else Channel.MAIL).value,
        "authority": "GB" if by_authority else None,
        "reference": "IC-204417-R3T9" if by_authority else "",
        "request_id": request["id"],
        "subject_id": request["subject_id"],
        "customer_id": request["customer_id"],
        "received_on": received_on,
        "answer_by_on": received_on + (timedelta(days=14) if by_authority else OWN_DAYS),
        "state": "open",
        "recorded_by": officer,
        "recorded_at": now - timedelta(hours=2),
    }
