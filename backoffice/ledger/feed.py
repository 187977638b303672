"""The platform's own way into the books: up to 1,000 transactions a call, each booked once by its reference.

Boundary: only the role `endpoint` may; what is wrong is told by line and keeps no other line out. L-01, L-02, L-06.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from backoffice.desk import Work
from backoffice.errors import Conflict, Refused
from backoffice.ledger import approval_queries
from backoffice.ledger import draft_queries as queries
from backoffice.ledger.correcting import Leg

LINES_AT_MOST = 1_000


class FeedTooLong(Refused):
    """Facts: `at_most`."""

    code = "ledger.feed_too_long"


class FeedAtOnce(Conflict):
    """Another call was booking one of these references; the same call, made again, passes it over."""

    code = "ledger.feed_at_once"


@dataclass(frozen=True, slots=True)
class SignedBy:
    """The platform's approval of a withdrawal: the public point of the key (65 bytes), its signature (64, r then s).

    What is signed is `approvals.signed_bytes`, with no number.
    """

    key: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A transaction as the platform tells it; amounts in minor units, zero per asset in sum.

    An approval may come with it or later, when the same line is sent again. `happened_at`, with a zone, tells what left
    a wallet on the day its account was frozen from what left after.
    """

    reference: str
    kind: str
    happened_on: date
    booked_on: date
    description: str
    postings: tuple[Leg, ...]
    approval: SignedBy | None = None
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LineFinding:
    """What is wrong with a line (1 is the first): a code of `ledger.finding.*` and the value.

    `reference_has_other_content` names the transaction that has the reference.
    """

    line: int
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Fed:
    """How much was booked, how much was there already, and what was refused."""

    transactions: int
    postings: int
    already: int
    findings: tuple[LineFinding, ...]


def post_feed(work: Work, lines: Sequence[FeedLine]) -> Fed:
    """Book these. Raises FeedTooLong, FeedAtOnce."""
    told = queries.post_feed(
        work.session,
        [
            {
                "reference": each.reference,
                "kind": each.kind,
                "happened_on": each.happened_on.isoformat(),
                "booked_on": each.booked_on.isoformat(),
                "happened_at": each.happened_at
                and f"{each.happened_at.astimezone(UTC).replace(tzinfo=None).isoformat()}Z",
                "description": each.description,
                "postings": [
                    {"account": leg.account, "asset": leg.asset, "amount": str(leg.amount)} for leg in each.postings
                ],
            }
            for each in lines
        ],
    )
    findings = tuple(LineFinding(line, code, value) for line, code, value in told["findings"])
    refused = {each.line for each in findings}
    signed = [
        [number, each.reference, each.approval.key.hex(), each.approval.signature.hex()]
        for number, each in enumerate(lines, 1)
        if each.approval is not None and number not in refused
    ]
    if signed:
        found = approval_queries.bring_approvals(work.session, signed)
        findings += tuple(LineFinding(line, code, value) for line, code, value in found)
    return Fed(told["transactions"], told["postings"], told["already"], findings)
