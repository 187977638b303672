"""Take accounts along: read, encrypted, proved by the database, signed by the firm, put in place whole or not at all.

Boundary: the one place that makes snapshots of a desk's books. Slow: for a long task. L-01, S-02, S-08.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from backoffice.audit import signing
from backoffice.audit.merkle import root
from backoffice.desk import Desk, ReadWork
from backoffice.errors import BackofficeError
from backoffice.reconcile import check_out, snapshot_file, snapshot_key
from backoffice.reconcile.carrying import carried_along
from backoffice.reconcile.check_out import Begun
from backoffice.reconcile.check_out_rules import TooManyEntries, Wanted
from backoffice.reconcile.choices import CHOICES
from backoffice.reconcile.explained import EXPLAINED, explanations_told
from backoffice.reconcile.house_rules import RULES, rules_note
from backoffice.reconcile.opening import PERSON, person_told
from backoffice.reconcile.problems import CARRIED, carried_told
from backoffice.reconcile.rule_keeping import rules_by_place
from backoffice.reconcile.snapshot import MANIFEST, SNAPSHOT, check_file, folder_of
from backoffice.reconcile.snapshot_house import write_house
from backoffice.reconcile.snapshot_manifest import SignedManifest, Vouched, as_file, canonical, firm_id, vouching
from backoffice.reconcile.snapshot_rules import (
    ROWS_AT_MOST,
    AccountHead,
    EntryRow,
    KeyCustody,
    Manifest,
    SnapshotKeyNotKept,
    SnapshotNotWritten,
    leaf_hash,
)
from backoffice.reconcile.snapshot_signer import SLOT, KeysWanted, signing_slot
from backoffice.staff.rules import Person
from backoffice.vault.entry import Certified, own_certificate, own_keys, own_token_slot
from backoffice.vault.held_keys import HeldKeys, RootNotPinned
from backoffice.vault.os_keyring import KeyringAbsent, KeyringDismissed, KeyringFailed, KeyringShut
from backoffice.vault.passphrase import STRONG, Cost
from backoffice.vault.person_keys import PersonKeys

Progress = Callable[[int, int | None], None]
_ABANDONED_SECONDS = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot in its place."""

    path: Path
    check_out: UUID
    rows: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who takes it along, and what they and the firm sign with."""

    person: Person
    keys: PersonKeys
    certified: Certified
    token_slot: bytes | None
    firm_certificate: bytes
    root_key: bytes


def take_out(
    desk: Desk,
    person: Person,
    home: Path,
    wanted: Wanted,
    passphrase: str = "",
    progress: Progress = lambda done, total: None,
    *,
    extra: Callable[[ReadWork, Begun], Mapping[str, str]] | None = None,
    cost: Cost = STRONG,
) -> Taken:
    """Check accounts out into the folder of this installation. `extra` adds to what is noted inside the snapshot.

    Raises KeysWanted, RootNotPinned, NotSignedYet, SnapshotPassphraseWeak, SnapshotKeyNotKept, SnapshotNotWritten,
    TooManyEntries, the refusals of `check_out`, and what `progress` raises.
    """
    if wanted.custody is KeyCustody.PASSPHRASE:
        snapshot_key.check_passphrase(passphrase)
    hand = _hand(desk, person)
    folder, which, key = folder_of(home), uuid4(), snapshot_key.new_key()
    _make_ready(folder)
    # The key first: where nothing keeps it nothing is begun, and the database has heard of no check-out.
    slot = _kept(key, which, wanted.custody, passphrase, cost)
    try:
        desk.do(uuid4(), check_out.begin_check_out, which, wanted)
    except BaseException:
        _forget(which, wanted.custody)
        raise
    half = folder / f".{which.hex}.part"
    try:
        manifest = _written(desk, hand, which, key, slot, half, progress, extra, cost)
        return _signed(desk, hand, manifest, half, folder)
    except BaseException:
        _undo(desk, which, half, wanted.custody)
        raise


def _kept(key: snapshot_key.SnapshotKey, which: UUID, custody: KeyCustody, passphrase: str, cost: Cost) -> str:
    if custody is KeyCustody.PASSPHRASE:
        return snapshot_key.seal_under_passphrase(key, which, passphrase, cost)
    try:
        return snapshot_key.put_into_keyring(key, which)
    except (KeyringAbsent, KeyringShut, KeyringDismissed, KeyringFailed) as fault:
        raise SnapshotKeyNotKept(why=fault.code) from fault


def _forget(which: UUID, custody: KeyCustody) -> None:
    with suppress(BackofficeError):
        if custody is KeyCustody.KEYRING:
            snapshot_key.forget_in_keyring(which)


def _hand(desk: Desk, person: Person) -> _Hand:
    keys, certified = desk.ask(own_keys), desk.ask(own_certificate)
    if keys is None or certified is None:
        raise KeysWanted(person=person.name)
    certificate = desk.ask(signing.certificate)
    if certificate is None:
        raise signing.NotSignedYet(seconds=0)
    if not isinstance(desk.keys, HeldKeys):
        raise RootNotPinned()
    return _Hand(person, keys, certified, desk.ask(own_token_slot), certificate, desk.keys.pinned)


def _make_ready(folder: Path) -> None:
    """The folder, for its owner alone, without what a killed process has left there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob(".*.part"):
            if left.stat().st_mtime < time.time() - _ABANDONED_SECONDS:
                left.unlink()
    except OSError as fault:
        raise SnapshotNotWritten(path=str(folder), reason=fault.strerror or str(fault)) from fault


def _written(
    desk: Desk,
    hand: _Hand,
    which: UUID,
    key: snapshot_key.SnapshotKey,
    slot: str,
    half: Path,
    progress: Progress,
    extra: Callable[[ReadWork, Begun], Mapping[str, str]] | None,
    cost: Cost,
) -> Manifest:
    password = desk.way_in.password if desk.way_in is not None else ""
    signer = signing_slot(hand.person.name, hand.keys, password, hand.token_slot, cost)
    leaves: list[bytes] = []

    def write(work: ReadWork) -> Begun:
        of = check_out.begun(work, which)
        if of.rows > ROWS_AT_MOST:
            raise TooManyEntries(count=of.rows, at_most=ROWS_AT_MOST)
        left_open = carried_along(work, which)
        meta = {
            SLOT: signer.hex(),
            PERSON: person_told(hand.person),
            CARRIED: carried_told(left_open),
            CHOICES: check_out.choices(work, of),
            RULES: rules_note(rules_by_place(work)),
            EXPLAINED: explanations_told(check_out.explanations(work, of)),
            **(extra(work, of) if extra else {}),
        }

        def travelling(account: int, head: AccountHead) -> Iterator[EntryRow]:
            for row in check_out.entries(work, of, account, head, key.marks):
                leaves.append(leaf_hash(head.path, head.asset, row))
                yield row
                if len(leaves) % 1_000 == 0:
                    progress(len(leaves), of.rows)

        accounts = ((head, travelling(account, head)) for account, head in of.heads)
        houses = check_out.houses(work, of, left_open, key.marks)
        snapshot_file.write(half, key.database, meta, accounts, rest=partial(write_house, houses=houses))
        return of

    of = desk.ask(write)
    sha256, size = snapshot_file.file_sha256(half)
    told = of.check_out
    return Manifest(
        id=which,
        firm=of.firm,
        firm_id=firm_id(hand.root_key),
        person=hand.person.name,
        made_at=told.taken_at,
        expires_at=told.expires_at,
        house_ahead=timedelta(seconds=round((of.now - datetime.now(UTC)).total_seconds())),
        since=told.since,
        until=told.until,
        horizon=of.horizon,
        rows=len(leaves),
        root=root(leaves).hex(),
        file_sha256=sha256,
        size=size,
        custody=told.custody,
        slot=slot,
        checkpoint=of.checkpoint,
        accounts=tuple(head for _, head in of.heads),
    )


def _signed(desk: Desk, hand: _Hand, manifest: Manifest, half: Path, folder: Path) -> Taken:
    content, document = canonical(manifest), uuid4()
    desk.do(uuid4(), check_out.finish_check_out, manifest.id, document, content)
    signature = signing.await_signature(desk, document)
    vouched = Vouched(
        hand.certified.keys,
        hand.certified.made_at,
        hand.certified.certificate,
        hand.keys.signing.sign(vouching(content, hand.firm_certificate)),
    )
    file = as_file(SignedManifest(manifest, content, hand.firm_certificate, signature, vouched))
    path = folder / f"{manifest.since}-{manifest.until}-{manifest.id.hex[:8]}{SNAPSHOT}"
    beside = path.with_suffix(MANIFEST)
    # The manifest first: whoever is killed in between leaves a manifest without a snapshot, which is nothing.
    try:
        snapshot_file.put_in_place(half.with_suffix(".manifest.part"), beside, file)
        snapshot_file.put_in_place(half, path)
        check_file(path, hand.root_key)
    except BaseException:
        for each in (path, beside):
            with suppress(OSError):
                each.unlink()
        raise
    return Taken(path, manifest.id, manifest.rows, manifest.expires_at)


def _undo(desk: Desk, which: UUID, half: Path, custody: KeyCustody) -> None:
    """Leave nothing behind: neither a part of a file, nor a key, nor a check-out that looks as if it were out."""
    for each in (half, half.with_suffix(".manifest.part")):
        with suppress(OSError):
            each.unlink()
    _forget(which, custody)
    with suppress(BackofficeError):
        desk.do(uuid4(), check_out.note_destroyed, which)
