"""The sample firm's complaint: an authority asks about an answer that came late, and has set a day.

Boundary: plain values, as the guard would have entered them. R-08.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from backoffice.rights.complaints import Origin
from backoffice.rights.rules import Channel
from backoffice.sample import rows

WORDS = (
    "We have received a complaint that your customer asked for a copy of their data and has had no answer within the"
    " time of Article 12(3) UK GDPR. Please tell us when you received the request, when you answered it, and why it"
    " took longer."
)


def complaint_row(request: Mapping[str, object], officer: str, received_on: date, now: datetime) -> dict[str, object]:
    return {
        "id": rows.made_id("rights.complaint", UUID(str(request["id"]))),
        "origin": Origin.AUTHORITY.value,
        "channel": Channel.POST.value,
        "authority": "GB",
        "reference": "IC-204417-R3T9",
        "request_id": request["id"],
        "subject_id": request["subject_id"],
        "customer_id": request["customer_id"],
        "received_on": received_on,
        "answer_by_on": received_on + timedelta(days=14),
        "state": "open",
        "recorded_by": officer,
        "recorded_at": now - timedelta(hours=2),
    }
