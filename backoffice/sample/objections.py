"""What the sample firm's objections stopped, and how one of them was weighed: rows beside their requests.

Boundary: plain values, as the guard would have entered them. R-06.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from backoffice.people.rules import Interest, Overriding, Weighed
from backoffice.rights.rules import State
from backoffice.sample import rows

WORDS = (
    "The account was opened with a device that three blocked accounts had used before; without a profile of its use"
    " nobody would notice the next of them.\n\n"
    "The profile holds no more than times and devices, is seen by two people, and ends after 90 days. The customer"
    " named no reason of their own situation. What others would lose weighs more."
)


def objection_id(request: UUID, purpose: Interest) -> UUID:
    return rows.made_id("people.objection", request, purpose.value)


def objection_rows(
    request: Mapping[str, object], purposes: tuple[Interest, ...], recorder: str, at: datetime
) -> list[dict[str, object]]:
    """A row for each purpose: marketing upheld at once, what was refused overridden, the rest waiting."""
    return [_row(request, purpose, recorder, at) for purpose in purposes]


def weighed(request: Mapping[str, object], purpose: Interest) -> bool:
    """Whether the sample's officer has weighed it."""
    return request["state"] == State.REFUSED.value and purpose is not Interest.MARKETING


def _row(request: Mapping[str, object], purpose: Interest, recorder: str, at: datetime) -> dict[str, object]:
    outcome = Weighed.UPHELD if purpose is Interest.MARKETING else None
    who: str | None = recorder if outcome else None
    when: object = at if outcome else None
    if weighed(request, purpose):
        outcome, who, when = Weighed.OVERRIDDEN, str(request["holder"]), request["ended_at"]
    return {
        "id": objection_id(UUID(str(request["id"])), purpose),
        "customer_id": request["customer_id"],
        "request_id": request["id"],
        "purpose": purpose.value,
        "recorded_by": recorder,
        "objected_at": at,
        "outcome": outcome.value if outcome else None,
        "ground": Overriding.COMPELLING.value if outcome is Weighed.OVERRIDDEN else None,
        "assessed_by": who,
        "assessed_at": when,
    }
