"""What an erasure would do, what stands in its way, what it left, and the legal holds against one.

Boundary: pure. R-03, D-06 to D-10, K-10.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from backoffice.errors import Conflict, Missing, Refused


class Way(StrEnum):
    """What becomes of a column: its rows go, its keys are destroyed with what they sealed, or it names nobody."""

    DELETE = "delete"
    SHRED = "shred"
    ANONYMISE = "anonymise"


class HoldReason(StrEnum):
    """What can stop an erasure (D-10)."""

    AUTHORITY = "authority"
    CLAIM = "claim"


class Obstacle(StrEnum):
    """What has to be settled before an erasure."""

    ACCOUNT_OPEN = "account_open"
    CASE_OPEN = "case_open"
    BALANCE = "balance"
    HOLD = "hold"
    MAIL_WAITING = "mail_waiting"


class Found(StrEnum):
    """KEPT: where the preview said it is kept. OPEN: to be resolved or explained before the answer leaves."""

    KEPT = "kept"
    OPEN = "open"
    EXPLAINED = "explained"


class ErasureBlocked(Refused):
    """Something has to be settled first. Facts: `what`, an Obstacle."""

    code = "retention.blocked"


class PreviewMovedOn(Conflict):
    """What would be erased is no longer what was agreed to; it is looked at and proposed anew."""

    code = "retention.preview_moved_on"


class MinorUnproven(Refused):
    """K-10: that everything of a person goes at once takes what shows that they are a minor."""

    code = "retention.minor_unproven"


class NothingToErase(Refused):
    """Nothing is left that could go: all is kept by law, or went before."""

    code = "retention.nothing_to_erase"


class NoSuchErasure(Missing):
    code = "retention.no_such_erasure"


class NothingToLookFor(Refused):
    """A search without a name or another value of the person would find nothing, and prove nothing."""

    code = "retention.nothing_to_look_for"


class TooMuchToLookFor(Refused):
    """A search is for 1,000 texts at most, of 2,000 signs at most."""

    code = "retention.too_much_to_look_for"


class SearchNotThrough(Conflict):
    """A table came up that the search has not been through; it is searched once more."""

    code = "retention.search_not_through"


class SearchNotClear(Refused):
    """The answer waits until the search after the erasure is through and all it found is explained."""

    code = "retention.search_not_clear"


class NothingErased(Refused):
    """A request for erasure is fulfilled once the person was erased and the search after it is clear."""

    code = "retention.nothing_erased"


class ExplanationNeeded(Refused):
    """Facts: `at_most`, in signs."""

    code = "retention.reason_needed"


class BadReference(Refused):
    """A hold's file number has letters, figures, points, slashes and dashes, at most 40, and no name."""

    code = "retention.bad_reference"


class HeldAlready(Conflict):
    code = "retention.held_already"


class NoSuchHold(Missing):
    code = "retention.no_such_hold"


@dataclass(frozen=True, slots=True)
class Rule:
    """How one table's columns are treated. `bound` by law until the end that `keep` names."""

    id: str
    table: str
    columns: tuple[str, ...]
    way: Way
    keep: str
    bound: bool


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """What goes of one rule and what is kept, in rows; `until` is the last day on which any is kept, None for open."""

    rule: Rule
    goes: int
    kept: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in the way, with the case's number, an asset's `amount` in minor units and its scale, or a
    hold's reason."""

    what: Obstacle
    number: int | None = None
    asset: str = ""
    amount: int = 0
    scale: int = 0
    reason: str = ""
    reference: str = ""


class MinorShown(StrEnum):
    """What shows that a person is a minor. Only ON_FILE needs no other paper: the birth date that was verified."""

    ON_FILE = "on_file"
    DOCUMENT = "document"
    GUARDIAN = "guardian"


OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Preview:
    """What an erasure would do now; `hash` is over all of it."""

    customer: UUID
    minor: bool
    lines: tuple[PreviewLine, ...]
    blocks: tuple[Block, ...]
    hash: str

    @property
    def goes(self) -> int:
        return sum(line.goes for line in self.lines)

    @property
    def kept(self) -> int:
        return sum(line.kept for line in self.lines)


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a value of the person still stands: rows that name the pseudonym, and others."""

    table: str
    column: str
    own: int
    others: int
    state: Found
    reason: str
    explained_by: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """One that was carried out. The answer may leave once `cleared_at` is there."""

    id: UUID
    customer: UUID
    request: UUID | None
    minor: bool
    lines: tuple[PreviewLine, ...]
    keys: int
    by: str
    at: datetime
    searched_at: datetime | None
    cleared_at: datetime | None
    findings: tuple[Finding, ...]
    searched_by: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """Why nothing of a customer may be erased; `released_by` is None while it stands."""

    id: UUID
    reason: HoldReason
    reference: str
    set_by: str
    set_at: datetime
    released_by: str | None
    released_at: datetime | None
