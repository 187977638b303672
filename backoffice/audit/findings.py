"""What verification of the sealed trail says: how far it is proven, and each thing that is not as it was sealed.

Boundary: values only; `verification` makes them, the command line and the window show them. S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong. Those of rows name an entry, or a range where the single entry can no longer be told."""

    ROW_CHANGED = "row_changed"
    ROW_GONE = "row_gone"
    ROW_ADDED = "row_added"
    ROW_BACKDATED = "row_backdated"
    ROWS_CHANGED = "rows_changed"
    ROWS_GONE = "rows_gone"
    BATCH_GONE = "batch_gone"
    BATCH_CHANGED = "batch_changed"
    CHAIN_BROKEN = "chain_broken"
    SIGNATURE_WRONG = "signature_wrong"
    KEY_NOT_PINNED = "key_not_pinned"
    CHECKPOINT_DAMAGED = "checkpoint_damaged"
    LOST_IN_RESTORE = "lost_in_restore"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was sealed.

    `stream` is the sealed table, such as "audit.event"; `entry` the row's number (`until` the last one of a range,
    inclusive); `batch` the sealed batch, `line` the line of a checkpoint file, from 1. None where it does not apply.
    """

    kind: Kind
    stream: str
    entry: int | None = None
    until: int | None = None
    batch: int | None = None
    line: int | None = None

    @property
    def explained(self) -> bool:
        """A loss that the firm itself has signed for when it restored a backup."""
        return self.kind is Kind.LOST_IN_RESTORE


@dataclass(frozen=True, slots=True)
class StreamVerified:
    """How far one stream was verified.

    `rows` were hashed from what the verifier read, `by_leaf` by leaf hashes that the server made of rows the
    verifier may not read. `provable_to` is the last entry, and `provable_at` the instant, that a checkpoint outside
    the database covers; None where there is none. `waiting` rows are not yet provable.
    """

    stream: str
    rows: int
    by_leaf: int
    provable_to: int | None
    provable_at: datetime | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer. `findings` holds the first thousand, `more` counts those beyond; `cancelled` before the end."""

    streams: tuple[StreamVerified, ...]
    findings: tuple[Finding, ...]
    more: int = 0
    cancelled: bool = False

    @property
    def rows(self) -> int:
        """Rows verified in all streams, either way."""
        return sum(each.rows + each.by_leaf for each in self.streams)

    @property
    def waiting(self) -> int:
        """Rows not yet provable in all streams."""
        return sum(each.waiting for each in self.streams)

    @property
    def provable_to(self) -> int | None:
        """The last entry of the audit trail itself that a checkpoint outside the database covers."""
        return next((each.provable_to for each in self.streams if each.stream == "audit.event"), None)

    @property
    def sound(self) -> bool:
        """Verified to the end with nothing found but what the firm has signed for."""
        return not self.cancelled and self.more == 0 and all(each.explained for each in self.findings)
