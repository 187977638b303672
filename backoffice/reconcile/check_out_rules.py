"""What a check-out is to who lists, asks for and recalls one.

Boundary: pure. Instants are the house's; days are civil dates of the books. L-01, S-02.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, NotAllowed, Refused
from backoffice.reconcile.snapshot_rules import KeyCustody


class CheckOutNotYours(NotAllowed):
    """Only finance takes the books along."""

    code = "reconcile.not_yours"


class NotAPeriod(Refused):
    """A period ends before it begins, or a day is missing."""

    code = "reconcile.not_a_period"


class LastsTooLong(Refused):
    """A snapshot opens for one minute at least and 60 days at most. Facts: `days`."""

    code = "reconcile.lasts_too_long"


class NoAccount(Refused):
    """A check-out takes one account at least. Facts: `at_most`."""

    code = "reconcile.no_account"


class NotToReconcile(Refused):
    """Only accounts at banks, processors and custodians travel; no customer's wallet does. Facts: `account`."""

    code = "reconcile.not_to_reconcile"


class NoSuchCheckOut(Missing):
    """No check-out that this person may change so."""

    code = "reconcile.no_such_check_out"


class CheckOutOver(Conflict):
    """It was recalled, destroyed or checked in already. Facts: `number`."""

    code = "reconcile.check_out_over"


class ManifestDisagrees(Conflict):
    """The database read other figures than the manifest says; nothing was signed. Facts: `part`."""

    code = "reconcile.manifest_disagrees"


class TooManyEntries(Refused):
    """More entries than a laptop takes. Facts: `count`, `at_most`."""

    code = "reconcile.too_many_entries"


class CheckOutState(StrEnum):
    """`expired` is out and past its time; the others stand in the database."""

    BEGUN = "begun"
    OUT = "out"
    EXPIRED = "expired"
    RECALLED = "recalled"
    DESTROYED = "destroyed"
    CHECKED_IN = "checked_in"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take along: paths of accounts, first and last day, and for how many days it opens."""

    accounts: tuple[str, ...]
    since: date
    until: date
    days: int
    custody: KeyCustody


@dataclass(frozen=True, slots=True)
class CheckOut:
    """One check-out. `rows`, `root` and `file_sha256` (hex) are None while the firm has not been asked to sign."""

    id: UUID
    number: int
    taken_by: str
    taken_at: datetime
    since: date
    until: date
    expires_at: datetime
    custody: KeyCustody
    state: CheckOutState
    changed_by: str
    changed_at: datetime
    rows: int | None
    root: str | None
    file_sha256: str | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reconcilable:
    """An account that somebody outside keeps, too. `last_on` is the last day anything was booked on it."""

    path: str
    kind: str
    last_on: date | None
