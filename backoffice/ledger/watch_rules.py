"""What the watch judges by: a customer's flows, the policy's numbers, and the findings, each with its postings.

Boundary: pure. Amounts are integer minor units seen from the customer: positive came in. L-04.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from backoffice.errors import Conflict, Missing, Refused

LOOKS_BACK = timedelta(days=400)
WORDS_AT_MOST = 4_000


class Rule(StrEnum):
    STRUCTURING = "structuring"
    IN_AND_OUT = "in_and_out"
    DORMANT = "dormant"
    UNUSUAL = "unusual"
    ROUND_TRIP = "round_trip"
    DONATION_CAP = "donation_cap"


class Severity(IntEnum):
    LOW = 1
    MIDDLE = 2
    HIGH = 3


class AlertState(StrEnum):
    """Whoever an alert was passed on to, it says the same: nobody learns from it of a referral."""

    NEW = "new"
    LOOKING = "looking"
    DISMISSED = "dismissed"
    PASSED_ON = "passed_on"


class Step(StrEnum):
    FOUND = "found"
    GREW = "grew"
    TAKEN = "taken"
    PUT_BACK = "put_back"
    DISMISSED = "dismissed"
    REOPENED = "reopened"
    NOTED = "noted"
    FROZE = "froze"
    LEFT_BEFORE = "left_before"
    UNFROZE = "unfroze"
    PASSED_ON = "passed_on"


class DismissedFor(StrEnum):
    EXPLAINED = "explained"
    OWN_PATTERN = "own_pattern"
    KNOWN_BUSINESS = "known_business"
    WRONG_BOOKING = "wrong_booking"
    TOO_SENSITIVE = "too_sensitive"
    OTHER = "other"


class NoSuchAlert(Missing):
    code = "ledger.no_such_alert"


class AlertMovedOn(Conflict):
    """Somebody else did something with it since it was shown, or its evidence grew. Facts: `number`."""

    code = "ledger.alert_moved_on"


class NotAsItStands(Refused):
    """The alert is held by somebody else, or over. Facts: `number`."""

    code = "ledger.not_as_it_stands"


class ReasonNeeded(Refused):
    code = "ledger.reason_needed"


class WordsTooLong(Refused):
    code = "ledger.words_too_long"


class HolderUnknown(Refused):
    """The wallet's pseudonym belongs to no customer of this house."""

    code = "ledger.holder_unknown"


class NoEvidence(Refused):
    """An alert names postings that are not there, or not this customer's. Facts: `rule`."""

    code = "ledger.no_evidence"


class PolicyWithoutVersion(Refused):
    """The policy file was changed and its version was not. Facts: `version`."""

    code = "ledger.policy_without_version"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Where a posting stands in the books."""

    booked_on: date
    transaction: int
    seq: int


@dataclass(frozen=True, slots=True)
class Flow:
    """One posting on a customer's wallet. `other` is the customer at the other side of a transfer, else empty."""

    key: Key
    asset: str
    amount: int
    kind: str
    other: str = ""

    @property
    def on(self) -> date:
        return self.key.booked_on


@dataclass(frozen=True, slots=True)
class Customer:
    """Flows of one customer from `LOOKS_BACK` before `since` on; what happened on `since` or later is judged.

    `earlier_on` is the last day with a flow before these; `identified` is False while KYC has not passed them.
    """

    holder: str
    since: date
    flows: tuple[Flow, ...]
    earlier_on: date | None = None
    identified: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `figures` are what the flows were compared with: minor units, days, a pseudonym."""

    rule: Rule
    asset: str
    severity: Severity
    evidence: tuple[Flow, ...]
    figures: Mapping[str, int | str]

    @property
    def money_in(self) -> int:
        return sum(each.amount for each in self.evidence if each.amount > 0)

    @property
    def money_out(self) -> int:
        return -sum(each.amount for each in self.evidence if each.amount < 0)


@dataclass(frozen=True, slots=True)
class Numbers:
    """One rule's table of the policy. Amounts are whole units by asset; a number that is not there is 0."""

    severity: Severity
    counts: Mapping[str, int]
    amounts: Mapping[str, Mapping[str, int]]
    kinds: tuple[str, ...]

    def minor(self, name: str, asset: str, scales: Mapping[str, int]) -> int | None:
        """An amount in the asset's minor units; None where the policy does not measure that asset."""
        whole = self.amounts[name].get(asset)
        return None if whole is None or asset not in scales else whole * 10 ** scales[asset]


@dataclass(frozen=True, slots=True)
class Policy:
    version: int
    content: bytes
    rules: Mapping[Rule, Numbers]


Judge = Callable[[Customer, Sequence[Flow], Numbers, str, Mapping[str, int]], list[Finding]]


def flows_by_asset(customer: Customer) -> dict[str, list[Flow]]:
    """Each asset's flows in the order of the books, whatever order they came in."""
    found: dict[str, list[Flow]] = {}
    for flow in sorted(customer.flows, key=lambda each: each.key):
        found.setdefault(flow.asset, []).append(flow)
    return found
