"""Put a new key in the place of a class's old one, and every customer's key of the class under it.

Boundary: the old key opens until nothing is left under it; a rotation that was cut off goes on where it stood. S-02.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import Conflict, Refused
from backoffice.store.base import new_id
from backoffice.vault import queries
from backoffice.vault.certificates import certify_class, check_class, check_person
from backoffice.vault.grants import KeysMovedOn, KeysNotCertified, held_keys
from backoffice.vault.held_keys import ROOT, ClassKey, wrapped_class
from backoffice.vault.person_keys import PublicKeys, SoftSigner, make_agreement
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key

BATCH = 500

Progress = Callable[[int, int], bool]
"""Told how many keys are done and how many there were; False cancels."""


class HoldersMovedOn(Conflict):
    """Somebody was given the class, or lost it, meanwhile. Facts: `field_class`."""

    code = "vault.holders_moved_on"


class NothingToRotate(Refused):
    """There is no older key of that class to leave. Facts: `field_class`."""

    code = "vault.nothing_to_rotate"


class RotationNotYours(Conflict):
    """Somebody else leads this rotation now, or it has ended."""

    code = "vault.rotation_not_yours"


class RotationNotDone(Conflict):
    """Keys are left under the old one."""

    code = "vault.rotation_not_done"


@dataclass(frozen=True, slots=True)
class Rotated:
    """What one run did: keys put under the new key, keys that could not be opened, seconds, and whether it is over.

    `left_by` are the sign-in names of those who made what could not be opened.
    """

    keys: int
    unreadable: int
    seconds: float
    ended: bool
    left_by: tuple[str, ...] = ()


def offer_class_key(work: Work, field_class: str) -> UUID:
    """A new key pair for a class the actor holds, sealed to everybody who holds it now; an administrator certifies it.

    Raises KeyNotHeld, HoldersMovedOn, CertificateNotOurs for a holder whose keys the root never certified.
    """
    held = held_keys(work)
    old = held.class_key(work.session, field_class)
    private, which = make_agreement(), new_id()
    fresh = ClassKey(which, field_class, private.public)
    wraps = {}
    for person in queries.holders(work.session, old.id):
        row = queries.person_key(work.session, person)
        if row is None or row.certificate is None:
            raise KeysNotCertified(person=person)
        keys = PublicKeys(bytes(row.agreement), bytes(row.signing))
        check_person(held.pinned, bytes(row.certificate), person, keys, row.made_at)
        wraps[person] = wrapped_class(private, fresh, person, keys.agreement)
    queries.offer_class_key(work.session, which, field_class, private.public, wraps)
    return which


def certify_class_key(work: Work, which: UUID) -> None:
    """Certify a class's new key with the firm's root. Raises KeysMovedOn, NotYoursToCertify, KeyNotHeld."""
    row = queries.class_key(work.session, which)
    if row is None or row.certificate is not None:
        raise KeysMovedOn(key=str(which))
    held = held_keys(work)
    root = held.class_key(work.session, ROOT)
    signer = SoftSigner.from_bytes(held.private(work.session, root.id).private_bytes())
    told = (row.id, row.field_class, bytes(row.public), row.made_at)
    certificate = certify_class(signer, *told)
    check_class(held.pinned, certificate, *told)
    queries.certify_class(work.session, which, bytes(row.public), certificate)


def rotate(desk: Desk, new_key: UUID, progress: Progress = lambda done, every: True) -> Rotated:
    """Put every customer's key of the class under `new_key`, in batches, each committed; then retire the old key.

    Run again after a cancel, a kill or by another holder it goes on. Keys whose wrap does not open stay under the old
    key, which retires all the same and is kept by its holders for them alone.
    Raises KeyNotHeld, NothingToRotate, RotationNotYours.
    """
    rotation = desk.do(uuid4(), _lead, new_id(), new_key)
    began, every, done = time.monotonic(), desk.ask(_left, rotation), 0
    unreadable: dict[UUID, str] = {}
    after: UUID | None = None
    while True:
        wraps, last, broken = desk.ask(_rewrapped, rotation, after)
        if last is None:
            break
        after = last
        unreadable |= broken
        if wraps:
            done += desk.do(uuid4(), _put, rotation, wraps)
        if not progress(done, every):
            return _said(done, unreadable, began, ended=False)
    ended = desk.ask(_left, rotation) <= len(unreadable)
    if ended:
        desk.do(uuid4(), _end, rotation, tuple(unreadable))
    return _said(done, unreadable, began, ended=ended)


def _said(done: int, unreadable: Mapping[UUID, str], began: float, *, ended: bool) -> Rotated:
    makers = tuple(sorted(set(unreadable.values())))
    return Rotated(done, len(unreadable), time.monotonic() - began, ended, makers)


def _lead(work: Work, rotation: UUID, new_key: UUID) -> UUID:
    return queries.lead_rotation(work.session, rotation, new_key)


def _left(work: ReadWork, rotation: UUID) -> int:
    return queries.left_to_rewrap(work.session, rotation)


def _rewrapped(
    work: ReadWork, rotation: UUID, after: UUID | None
) -> tuple[dict[str, bytes], UUID | None, dict[UUID, str]]:
    """The next keys sealed to the new key, by id, the last id looked at, and which did not open, with their makers."""
    row = queries.rotation(work.session, rotation)
    if row is None:
        raise RotationNotYours()
    held = held_keys(work)
    old, to = held.private(work.session, row.old_key), queries.class_key(work.session, row.new_key)
    if to is None or to.certificate is None:
        raise KeysMovedOn(key=str(row.new_key))
    check_class(held.pinned, bytes(to.certificate), to.id, to.field_class, bytes(to.public), to.made_at)
    wraps: dict[str, bytes] = {}
    broken: dict[UUID, str] = {}
    last = None
    for key in queries.leaving_keys(work.session, row.old_key, after, BATCH):
        context = WrapContext(WrapKind.CUSTOMER_KEY, key.id, key.field_class, customer=key.customer_id)
        last = key.id
        try:
            wraps[str(key.id)] = wrap_key(unwrap_key(bytes(key.wrapped), old, context), bytes(to.public), context)
        except Refused:
            broken[key.id] = key.made_by
    return wraps, last, broken


def _put(work: Work, rotation: UUID, wraps: dict[str, bytes]) -> int:
    return queries.rewrap(work.session, rotation, {UUID(key): wrap for key, wrap in wraps.items()})


def _end(work: Work, rotation: UUID, unreadable: tuple[UUID, ...]) -> datetime:
    queries.end_rotation(work.session, rotation, unreadable)
    return work.now
