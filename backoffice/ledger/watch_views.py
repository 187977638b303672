"""What the watch's screen shows: alerts in a list, and one of them with its postings, steps and the account's freeze.

Boundary: pure. Amounts are minor units of the asset with its scale, in and out as the customer sees them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.ledger.watch_rules import AlertState, DismissedFor, Rule, Severity, Step


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert. Every sum is of exactly its postings; `figures` are what the rule compared them with."""

    id: UUID
    number: int
    rule: Rule
    holder: str
    asset: str
    scale: int
    severity: Severity
    policy_version: int
    figures: Mapping[str, int | str]
    postings: int
    money_in: int
    money_out: int
    least: int
    most: int
    first_on: date
    last_on: date
    state: AlertState
    held_by: str | None
    found_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A posting an alert is about. `kind` and `reference` are empty for who may not read the books."""

    booked_on: date
    transaction: int
    seq: int
    amount: int
    kind: str
    reference: str
    account: str


@dataclass(frozen=True, slots=True)
class Done:
    """One step; `words` where somebody wrote any."""

    at: datetime
    actor: str
    step: Step
    reason: DismissedFor | None
    words: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """An account that stands still. `lift_by` proposed to lift that, which waits for a lead; empty where nobody did."""

    id: UUID
    reason: str
    by: str
    at: datetime
    lift_by: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """What one day moved on a customer's wallets in one asset."""

    on: date
    money_in: int
    money_out: int
    balance: int


@dataclass(frozen=True, slots=True)
class AlertSheet:
    """An alert with all that is known of it here; `days` are empty for who may not read the books."""

    alert: Alert
    evidence: tuple[Evidence, ...]
    steps: tuple[Done, ...]
    frozen: Frozen | None
    days: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class AlertList:
    """The most urgent first: high before low, then the oldest; `over` are those that are over, newest first.

    `to_judge` customers wait to be judged, `to_read` entries of new bookings to be looked through.
    """

    open: tuple[Alert, ...]
    over: tuple[Alert, ...]
    to_judge: int
    to_read: int
    policy_version: int
