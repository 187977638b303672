"""A snapshot on this computer: found, verified before it is opened, read account by account, its rows proved.

Boundary: files and SQLCipher, never a network. In order: firm, the file's hash, signatures, clock, expiry, key. L-01.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from backoffice.audit.merkle import root
from backoffice.reconcile import snapshot_file, snapshot_key, snapshot_seen
from backoffice.reconcile.house import House
from backoffice.reconcile.snapshot_manifest import (
    AT_MOST,
    NotAManifest,
    SignedManifest,
    check_signatures,
    firm_id,
    from_file,
)
from backoffice.reconcile.snapshot_rules import (
    EntryRow,
    KeyCustody,
    Manifest,
    RowsNotProved,
    SnapshotBroken,
    SnapshotExpired,
    SnapshotForeign,
    SnapshotKeyWrong,
    SnapshotMissing,
    SnapshotNotSigned,
    SnapshotNotWritten,
    SnapshotPassphraseWrong,
    told_fields,
)
from backoffice.vault.held_keys import RootNotPinned

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SNAPSHOT, MANIFEST, SEEN, WORKBOOK = ".snapshot", ".manifest", ".seen", ".workbook"
_PROVED_AT_ONCE = 2_000
# What a leaf covers, in its order, after the account.
_PROVED = """
    select place, amount, balance, cast(transaction_id as text), cast(seq as text), booked_on, happened_on, amount,
           kind, reference
      from entry where account = ? order by place
"""


@dataclass(frozen=True, slots=True)
class Lying:
    """A snapshot that lies in a folder. `manifest` is None where it cannot be read; nothing is verified yet."""

    path: Path
    manifest: Manifest | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An open snapshot. Connections are kept and lent to one thread at a time."""

    path: Path
    signed: SignedManifest
    key: snapshot_key.SnapshotKey = field(repr=False)
    clock: Callable[[], datetime] = field(default=lambda: datetime.now(UTC), repr=False)
    behind: datetime | None = None
    """The later time this computer has shown before, where it was opened with `clock_was_ahead`."""
    clock_was_ahead: bool = False
    houses: dict[int, House] = field(default_factory=dict, repr=False)
    """What the house knew, by the number of the account, as far as it was read: see `snapshot_house`."""
    _idle: list[Any] = field(default_factory=list, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _over: Event = field(default_factory=Event, repr=False)

    @property
    def manifest(self) -> Manifest:
        return self.signed.manifest

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A connection of one's own for a while; it cannot write."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = snapshot_file.connect(self.path, self.key.database)
        try:
            yield connection
        finally:
            with self._lock:
                self._idle.append(connection)
            if self._over.is_set():
                self.close()

    def meta(self, name: str) -> str | None:
        """What was noted at the check-out under this name."""
        with self.reading() as connection:
            found = connection.execute("select told from meta where name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def now(self) -> datetime:
        """The house's time by this computer's clock."""
        return self.clock() + self.manifest.house_ahead

    def close(self) -> None:
        """Let go of the file; what still reads it lets go when it has read."""
        self._over.set()
        with self._lock:
            while self._idle:
                self._idle.pop().close()


def folder_of(home: Path) -> Path:
    """Where this installation keeps its snapshots."""
    return home / "snapshots"


def lying_in(folder: Path) -> tuple[Lying, ...]:
    """The snapshots of a folder, the newest first; those whose manifest cannot be read come last."""
    found = [Lying(path, _told(path)) for path in sorted(folder.glob(f"*{SNAPSHOT}"))]
    return tuple(
        sorted(
            found,
            key=lambda one: (one.manifest is None, -one.manifest.made_at.timestamp() if one.manifest else 0.0),
        )
    )


def check_file(path: Path, pinned: bytes | None) -> SignedManifest:
    """The verified manifest of a snapshot whose file is whole; nothing of the file is opened.

    Raises RootNotPinned, SnapshotMissing, SnapshotBroken, SnapshotForeign, SnapshotNotSigned.
    """
    if pinned is None:
        raise RootNotPinned()
    signed = _signed(path)
    manifest = signed.manifest
    if manifest.firm_id != firm_id(pinned):
        raise SnapshotForeign(path=str(path), firm=manifest.firm)
    try:
        if path.stat().st_size != manifest.size:
            raise SnapshotBroken(path=str(path), reason="size")
        if snapshot_file.file_sha256(path) != (manifest.file_sha256, manifest.size):
            raise SnapshotBroken(path=str(path), reason="hash")
    except FileNotFoundError:
        raise SnapshotMissing(path=str(path)) from None
    except OSError as fault:
        raise SnapshotBroken(path=str(path), reason=fault.strerror or "unreadable") from fault
    check_signatures(signed, pinned, str(path))
    return signed


def open_snapshot(
    path: Path,
    pinned: bytes | None,
    passphrase: str = "",
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    keyring: KeyringBackend | None = None,
    clock_was_ahead: bool = False,
) -> Snapshot:
    """Verify a snapshot and open it. `pinned` is the firm's root key (65 bytes), `clock` this computer's.

    With `clock_was_ahead` one that is behind the latest time seen opens, if neither time is past the snapshot's day;
    `problems.open_workbook` has that signed, and nothing is decided before.
    Raises the errors of `check_file`, ClockBehind, SnapshotExpired, SnapshotPassphraseLater, SnapshotPassphraseWrong,
    SnapshotKeyMissing, SnapshotKeyWrong, the Keyring errors of `vault.os_keyring`, SnapshotNotWritten.
    """
    signed = check_file(path, pinned)
    manifest = signed.manifest
    beside = path.with_suffix(SEEN)
    now = clock() + manifest.house_ahead
    seen = snapshot_seen.read_seen(beside, manifest.made_at)
    seen = replace(seen, at=max((seen.at, *_shown_beside(path, signed.manifest.firm_id, pinned))))
    behind = seen.at if clock_was_ahead and manifest.made_at - snapshot_seen.SLACK <= now < seen.at else None
    if behind is None:
        seen = snapshot_seen.check_clock(seen, now)
        snapshot_seen.write_seen(beside, seen)
    if manifest.is_over(behind or now):
        raise SnapshotExpired(expired_at=manifest.expires_at.isoformat(timespec="seconds"))
    key = _key(manifest, beside, seen, now, passphrase, keyring)
    try:
        connection = snapshot_file.connect(path, key.database)
    except sqlcipher.Error:
        raise SnapshotKeyWrong() from None
    return Snapshot(path, signed, key, clock, behind, clock_was_ahead, _idle=[connection])


def unlock(
    path: Path,
    pinned: bytes | None,
    passphrase: str = "",
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    keyring: KeyringBackend | None = None,
) -> tuple[SignedManifest, snapshot_key.SnapshotKey]:
    """Verify a snapshot and get its key, expired or not; its books stay shut. For bringing its decisions back.

    Raises the errors of `check_file`, SnapshotPassphraseLater, SnapshotPassphraseWrong, SnapshotKeyMissing,
    SnapshotKeyWrong, the Keyring errors of `vault.os_keyring`, SnapshotNotWritten.
    """
    signed = check_file(path, pinned)
    manifest, beside = signed.manifest, path.with_suffix(SEEN)
    seen = snapshot_seen.read_seen(beside, manifest.made_at)
    return signed, _key(manifest, beside, seen, clock() + manifest.house_ahead, passphrase, keyring)


def note_time(snapshot: Snapshot) -> datetime:
    """The house's time now, noted beside the file. Raises ClockBehind, SnapshotExpired, SnapshotNotWritten.

    Called with each decision, so that none is dated before one that was made earlier.
    """
    beside, now = snapshot.path.with_suffix(SEEN), snapshot.now()
    seen = snapshot_seen.check_clock(snapshot_seen.read_seen(beside, snapshot.manifest.made_at), now)
    snapshot_seen.write_seen(beside, seen)
    if snapshot.manifest.is_over(now):
        raise SnapshotExpired(expired_at=snapshot.manifest.expires_at.isoformat(timespec="seconds"))
    return now


def set_clock_right(snapshot: Snapshot, now: datetime) -> None:
    """Take `now` for the latest time seen, after a person has signed that the clock had been ahead."""
    beside = snapshot.path.with_suffix(SEEN)
    seen = snapshot_seen.read_seen(beside, snapshot.manifest.made_at)
    snapshot_seen.write_seen(beside, replace(seen, at=now))


def prove_rows(snapshot: Snapshot, progress: Callable[[int, int], None] = lambda done, total: None) -> str:
    """Recompute root and balances from every row; the root in hex. Raises RowsNotProved and what `progress` raises."""
    manifest = snapshot.manifest
    leaves: list[bytes] = []
    with snapshot.reading() as connection:
        for head in manifest.accounts:
            balance, place = head.opening, 0
            begins = b"\0" + told_fields((head.path, head.asset))
            # As the file tells them: reading every day and number first would take three times as long.
            for at, amount, after, *fields in connection.execute(_PROVED, (head.number,)):
                balance += int(amount)
                if at != place or after != str(balance):
                    raise RowsNotProved(account=head.path)
                place += 1
                leaves.append(sha256(begins + told_fields(fields)).digest())
                if len(leaves) % _PROVED_AT_ONCE == 0:
                    progress(len(leaves), manifest.rows)
            if balance != head.closing or place != head.entries:
                raise RowsNotProved(account=head.path)
    made = root(leaves).hex()
    if made != manifest.root or len(leaves) != manifest.rows:
        raise RowsNotProved(account="")
    progress(len(leaves), manifest.rows)
    return made


def entries_of(connection: Any, account: int) -> Iterator[EntryRow]:
    """Every row of one account, in the order of the register."""
    for values in connection.execute(f"select {COLUMNS} from entry where account = ? order by place", (account,)):
        yield entry_row(values)


COLUMNS = "place, transaction_id, seq, booked_on, happened_on, amount, balance, kind, reference, other_side, marks"


def entry_row(values: tuple[Any, ...]) -> EntryRow:
    """One row as `COLUMNS` selects it."""
    place, transaction, seq, booked_on, happened_on, amount, balance, kind, reference, other, marks = values
    return EntryRow(
        id=f"{transaction}.{seq}",
        place=place,
        transaction=transaction,
        seq=seq,
        booked_on=date.fromisoformat(booked_on),
        happened_on=date.fromisoformat(happened_on),
        amount=int(amount),
        balance=int(balance),
        kind=kind,
        reference=reference,
        other_side=other,
        marks=frozenset(int.from_bytes(marks[at : at + 8], "big") for at in range(0, len(marks), 8)),
    )


def destroy(path: Path, keyring: KeyringBackend | None = None) -> None:
    """Destroy a snapshot: its key in the keyring, then the file and what lies beside it; what is gone is fine.

    Raises SnapshotNotWritten for a file that cannot be removed, and the Keyring errors of `vault.os_keyring`.
    """
    manifest = _told(path)
    if manifest is not None and manifest.custody is KeyCustody.KEYRING:
        snapshot_key.forget_in_keyring(manifest.id, keyring)
    try:
        for suffix in (SNAPSHOT, WORKBOOK, f"{WORKBOOK}-journal", MANIFEST, SEEN):
            file = path.with_suffix(suffix)
            with suppress(FileNotFoundError):
                # Windows removes nothing that may only be read.
                file.chmod(0o600)
                file.unlink()
    except OSError as fault:
        raise SnapshotNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault


def _key(
    manifest: Manifest,
    beside: Path,
    seen: snapshot_seen.Seen,
    now: datetime,
    passphrase: str,
    keyring: KeyringBackend | None,
) -> snapshot_key.SnapshotKey:
    if manifest.custody is KeyCustody.KEYRING:
        return snapshot_key.take_from_keyring(manifest.id, keyring)
    snapshot_seen.check_wait(seen, now)
    try:
        key = snapshot_key.open_with_passphrase(manifest.slot, manifest.id, passphrase)
    except SnapshotPassphraseWrong:
        failed = snapshot_seen.after_wrong(seen, now)
        snapshot_seen.write_seen(beside, failed)
        wait = 0 if failed.not_before is None else int((failed.not_before - now).total_seconds())
        raise SnapshotPassphraseWrong(failed=failed.failed, wait=wait) from None
    if seen.failed:
        snapshot_seen.write_seen(beside, snapshot_seen.after_right(seen))
    return key


def _shown_beside(path: Path, of_firm: str, pinned: bytes | None) -> Iterator[datetime]:
    """The latest times the other snapshots here tell: what was noted beside them, or when the firm signed them.

    A clock that is earlier than a later check-out was turned back, also where its own note was removed.
    """
    for other in path.parent.glob(f"*{MANIFEST}"):
        with suppress(SnapshotMissing, SnapshotBroken, SnapshotNotSigned):
            signed = _signed(other)
            if other.stem == path.stem or signed.manifest.firm_id != of_firm or pinned is None:
                continue
            check_signatures(signed, pinned, str(other))
            yield snapshot_seen.read_seen(other.with_suffix(SEEN), signed.manifest.made_at).at


def _told(path: Path) -> Manifest | None:
    with suppress(SnapshotMissing, SnapshotBroken):
        return _signed(path).manifest
    return None


def _signed(path: Path) -> SignedManifest:
    file = path.with_suffix(MANIFEST)
    try:
        with file.open("rb") as opened:
            content = opened.read(AT_MOST)
        return from_file(content)
    except FileNotFoundError:
        raise SnapshotMissing(path=str(file)) from None
    except OSError as fault:
        raise SnapshotBroken(path=str(file), reason=fault.strerror or "unreadable") from fault
    except NotAManifest:
        raise SnapshotBroken(path=str(file), reason="manifest") from None
