"""What an approval of a crypto withdrawal signs, and what is said of one that is looked at.

Boundary: pure. The bytes are those of what the books say now, so that whatever is changed later breaks it. L-06.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Missing, NotAllowed, Refused

PLATFORM = "platform"
_PURPOSE = b"backoffice ledger approval 1"


class LeadApproves(NotAllowed):
    """Only a finance lead approves by hand."""

    code = "ledger.lead_approves"


class ApprovalKeyMalformed(Refused):
    """A key is enrolled with its public point (65 bytes in hex), a label of 1 to 80 signs, and two days in order."""

    code = "ledger.approval_key_malformed"


class ApprovalKeyUnknown(Refused):
    """Two people have to let this key in first, and its days have to include today."""

    code = "ledger.approval_key_unknown"


class NotInAToken(Refused):
    """An approval is signed by a key in an HSM, and the person's keys are not in one."""

    code = "ledger.not_in_a_token"


class NotToApprove(Missing):
    """The transaction is no crypto withdrawal above the limit. Facts: `number`."""

    code = "ledger.not_to_approve"


class Standing(StrEnum):
    """What is true of a withdrawal's approval; where it has several, the best of them counts, in this order.

    `broken`: the signature is not over what the books say now, or the key's row is not what was enrolled.
    `key_not_valid`: the key's days did not include the day on which the approval was brought in.
    """

    VALID = "valid"
    KEY_NOT_VALID = "key_not_valid"
    BROKEN = "broken"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ApprovalKey:
    """A key as its row says it; `as_enrolled` is whether that is what two people agreed to. Both days belong to it."""

    id: UUID
    public: bytes
    label: str
    valid_from: date
    valid_until: date
    enrolled_by: str
    as_enrolled: bool


@dataclass(frozen=True, slots=True)
class Approval:
    """A signature as it was brought in."""

    key: bytes
    signature: bytes
    brought_in_by: str
    brought_in_at: datetime


@dataclass(frozen=True, slots=True)
class Leaving:
    """A transaction that takes crypto assets out, with all its sides as path, asset and minor units."""

    number: int
    source: str
    reference: str
    kind: str
    happened_on: date
    booked_on: date
    sides: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One row of the list: `amount` is the largest side in minor units, `account` where it was taken from.

    `key` is the label of the key of the approval that counts, empty without one that is known.
    """

    number: int
    reference: str
    happened_on: date
    booked_on: date
    account: str
    asset: str
    scale: int
    amount: int
    standing: Standing
    key: str
    brought_in_by: str
    brought_in_at: datetime | None


def approval_bytes(leaving: Leaving) -> tuple[bytes, ...]:
    """The parts that are signed, each length-prefixed by whoever joins them.

    Purpose, the transaction's number, source, reference, kind, both dates, and each side. The platform signs before the
    books give a number, so its number is empty; there the reference, which no two transactions share, says which it is.
    """
    number = "" if leaving.source == PLATFORM else str(leaving.number)
    parts = [number, leaving.source, leaving.reference, leaving.kind]
    parts += [leaving.happened_on.isoformat(), leaving.booked_on.isoformat(), str(len(leaving.sides))]
    for path, asset, amount in sorted(leaving.sides):
        parts += [path, asset, str(amount)]
    return (_PURPOSE, *(part.encode() for part in parts))


def standing_of(signed: bool, key: ApprovalKey | None, approval: Approval) -> Standing:
    """What one approval is worth. `signed`: whether the signature is the key's over what the books say now."""
    if not signed or key is None or not key.as_enrolled:
        return Standing.BROKEN
    on = approval.brought_in_at.astimezone(UTC).date()
    return Standing.VALID if key.valid_from <= on <= key.valid_until else Standing.KEY_NOT_VALID


def best(standings: Sequence[Standing]) -> Standing:
    """The standing of a withdrawal with these approvals."""
    order = tuple(Standing)
    return min(standings, key=order.index, default=Standing.MISSING)
