"""A checked-out snapshot of the books as values: what its manifest says, its accounts, its rows, why it does not open.

Boundary: pure. Amounts and balances are integers in minor units; days are civil dates; instants are aware. L-01, S-02.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from backoffice.errors import Conflict, Missing, Refused, Unavailable

ROWS_AT_MOST = 2_000_000


class SnapshotBroken(Refused):
    """The file, or its manifest, is not the one that was checked out. Facts: `path`, `reason`."""

    code = "reconcile.snapshot_broken"


class SnapshotNotSigned(Refused):
    """The firm never signed this manifest, or the pinned root does not vouch for who took it. Facts: `path`."""

    code = "reconcile.snapshot_not_signed"


class SnapshotForeign(Refused):
    """The snapshot is another firm's than the one whose root key is pinned here. Facts: `path`, `firm`."""

    code = "reconcile.snapshot_foreign"


class SnapshotExpired(Refused):
    """The snapshot's time is over: it opens no more and can be destroyed. Facts: `expired_at`."""

    code = "reconcile.snapshot_expired"


class SnapshotMissing(Missing):
    """No snapshot of that name is in the folder. Facts: `path`."""

    code = "reconcile.snapshot_missing"


class SnapshotNotWritten(Unavailable):
    """The folder did not take the files; nothing of them is left there. Facts: `path`, `reason`."""

    code = "reconcile.snapshot_not_written"


class SnapshotKeyMissing(Missing):
    """The keyring of this computer does not hold the snapshot's key: it was checked out somewhere else."""

    code = "reconcile.snapshot_key_missing"


class SnapshotKeyWrong(Refused):
    """A key was found, and it is not the one that sealed this snapshot."""

    code = "reconcile.snapshot_key_wrong"


class SnapshotPassphraseWrong(Refused):
    """Facts: `failed` in a row, and `wait`, the seconds until the next try is listened to."""

    code = "reconcile.passphrase_wrong"


class SnapshotPassphraseLater(Refused):
    """Too many wrong passphrases: the next is listened to in `wait` seconds. Nothing is destroyed."""

    code = "reconcile.passphrase_later"


class SnapshotPassphraseWeak(Refused):
    """A passphrase that guards books has at least `at_least` characters."""

    code = "reconcile.passphrase_weak"


class SnapshotKeyNotKept(Unavailable):
    """No keyring of this computer took the key. Facts: `why`, the code of the keyring's fault."""

    code = "reconcile.snapshot_key_not_kept"


class ClockBehind(Conflict):
    """This computer's clock is earlier than a time it has shown before. Facts: `seen_at`, `now`."""

    code = "reconcile.clock_behind"


class RowsNotProved(Refused):
    """The rows do not give the root that the firm signed. Facts: `account`, empty when only the root differs."""

    code = "reconcile.rows_not_proved"


class KeyCustody(StrEnum):
    """Where a snapshot's key lies."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"


@dataclass(frozen=True, slots=True)
class AccountHead:
    """One account in one asset: its balance as the period begins and ends, and how many entries lie between."""

    number: int
    path: str
    kind: str
    asset: str
    scale: int
    opening: int
    closing: int
    entries: int

    @property
    def moved(self) -> int:
        return self.closing - self.opening


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of an account's register. `place` counts from 0; `balance` stands after it; `marks` see `words`.

    `other_side` is the path of the account with the largest posting against it, pseudonyms only.
    """

    id: str
    place: int
    transaction: int
    seq: int
    booked_on: date
    happened_on: date
    amount: int
    balance: int
    kind: str
    reference: str
    other_side: str
    marks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where the sealed books stood at the check-out: the newest batch of transactions and its hash in hex."""

    batch: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the firm signed of a snapshot. Hashes are hex; `firm_id` is the SHA-256 of the firm's root key.

    `house_ahead` is the house's clock minus the laptop's at check-out. `slot` says how the key is got: see
    `snapshot_key`. `horizon`: rows of transactions below this number, but for those not over then.
    """

    id: UUID
    firm: str
    firm_id: str
    person: str
    made_at: datetime
    expires_at: datetime
    house_ahead: timedelta
    since: date
    until: date
    horizon: int
    rows: int
    root: str
    file_sha256: str
    size: int
    custody: KeyCustody
    slot: str
    checkpoint: Checkpoint | None
    accounts: tuple[AccountHead, ...]

    def is_over(self, now: datetime) -> bool:
        """Whether it opens no more; `now` is the house's time."""
        return now >= self.expires_at


def leaf_hash(path: str, asset: str, row: EntryRow) -> bytes:
    """The leaf's hash (RFC 6962, 2.1) over what `reconcile.entry_leaf` of the database builds."""
    fields = (
        path,
        asset,
        str(row.transaction),
        str(row.seq),
        row.booked_on.isoformat(),
        row.happened_on.isoformat(),
        str(row.amount),
        row.kind,
        row.reference,
    )
    return sha256(b"\0" + told_fields(fields)).digest()


def told_fields(fields: Iterable[str]) -> bytes:
    """Fields with their lengths before them, so that no two rows share their bytes."""
    parts = []
    for field in fields:
        content = field.encode()
        parts.append(len(content).to_bytes(4, "big"))
        parts.append(content)
    return b"".join(parts)


def wait_after(failed: int) -> timedelta:
    """How long the next passphrase is not listened to: nothing for two slips, then doubling up to an hour."""
    return timedelta(seconds=0 if failed < 3 else min(3600, 2 ** (failed - 3)))
