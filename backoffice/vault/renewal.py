"""How far each class of fields is on its way to a new key: in use, offered, certified with keys left under the old one.

Boundary: reads, and certifies an offer somebody compared; the guards decide, and `rotation` does the work. S-02, S-05.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.errors import BackofficeError
from backoffice.vault import grants, queries
from backoffice.vault.grants import KeysMovedOn, fingerprint_of, held_keys
from backoffice.vault.held_keys import INDEX, ROOT, HeldKeys
from backoffice.vault.rotation import certify_class_key
from backoffice.vault.tables import ClassKeyRow


class RenewalState(StrEnum):
    """What is next for the key of a class."""

    IN_USE = "in_use"
    """A holder may offer a new one."""
    OFFERED = "offered"
    """An administrator compares its number and certifies it."""
    CERTIFIED = "certified"
    """New values are sealed under it; a holder puts what was there before under it, too."""


@dataclass(frozen=True, slots=True)
class ClassStanding:
    """One class: since when its key is in use, whether the reader holds it, and the new key where there is one.

    `number` is the new key's, as the reader's own grant opens it where they hold it, else as the database shows it.
    `mine`: whether the reader offered the new key, or led the way under it last.
    """

    field_class: str
    since: datetime
    held: bool
    state: RenewalState
    new_key: UUID | None = None
    offered_at: datetime | None = None
    offered_by: str = ""
    number: str = ""
    mine: bool = False


def class_standings(work: ReadWork) -> tuple[ClassStanding, ...]:
    """Every class of fields, by name."""
    return _standings(work, numbers=True)


def _standings(work: ReadWork, *, numbers: bool) -> tuple[ClassStanding, ...]:
    held = {row.id for row in queries.own_grants(work.session, work.actor)}
    rows = groupby(queries.live_class_keys(work.session), lambda row: row.field_class)
    classes = [list(keys) for name, keys in rows if name not in (ROOT, INDEX)]
    known = [keys for keys in classes if any(row.certificate is not None for row in keys)]
    return tuple(_standing(work, keys, held, numbers=numbers) for keys in known)


def offered_classes(work: ReadWork) -> tuple[ClassStanding, ...]:
    """Those whose new key waits for a certificate."""
    return tuple(each for each in class_standings(work) if each.state is RenewalState.OFFERED)


def certify_offered(work: Work, which: UUID, number: str) -> None:
    """Certify a class's new key whose `number` the administrator has compared with its maker's.

    Raises KeysMovedOn, also where the class has other holders by now; NotYoursToCertify, KeyNotHeld.
    """
    found = next((each for each in offered_classes(work) if each.new_key == which), None)
    if found is None or found.number != number:
        raise KeysMovedOn(person=found.offered_by if found is not None else str(which))
    certify_class_key(work, which)


def waiting_for_me(work: ReadWork) -> int:
    """How many people and keys of classes wait for what the actor can do now."""
    found, certifies = _standings(work, numbers=False), queries.is_administrator(work.session)
    offered = [each for each in found if certifies and each.state is RenewalState.OFFERED and not each.mine]
    left = [each for each in found if each.held and each.mine and each.state is RenewalState.CERTIFIED]
    return grants.waiting_for_me(work) + len(offered) + len(left)


def _standing(work: ReadWork, keys: list[ClassKeyRow], held: set[UUID], *, numbers: bool) -> ClassStanding:
    certified = [row for row in keys if row.certificate is not None]
    in_use, newest = certified[0], certified[-1]
    holds, name = in_use.id in held, in_use.field_class
    if newest is not in_use:
        led_by = queries.led_by(work.session, newest.id)
        mine = (led_by or newest.made_by) == work.actor
        return ClassStanding(
            name,
            in_use.made_at,
            holds,
            RenewalState.CERTIFIED,
            newest.id,
            newest.made_at,
            newest.made_by,
            mine=mine,
        )
    last = keys[-1]
    if last is in_use or not _is_for_its_holders(work, in_use, last):
        return ClassStanding(name, in_use.made_at, holds, RenewalState.IN_USE)
    number = _number(work, last, held) if numbers else ""
    mine = last.made_by == work.actor
    return ClassStanding(
        name, in_use.made_at, holds, RenewalState.OFFERED, last.id, last.made_at, last.made_by, number, mine
    )


def _is_for_its_holders(work: ReadWork, in_use: ClassKeyRow, offered: ClassKeyRow) -> bool:
    """An offer made before somebody came or went is none any more: it would leave them out."""
    return list(queries.holders(work.session, in_use.id)) == list(queries.holders(work.session, offered.id))


def _number(work: ReadWork, offered: ClassKeyRow, held: set[UUID]) -> str:
    """A holder's is reckoned from the private half, so that a public one swapped in the database shows.

    Empty where it does not open: a holder whom the maker gave no good key reads nothing out and goes on working.
    """
    if offered.id not in held or not isinstance(work.keys, HeldKeys) or work.keys.person_keys is None:
        return fingerprint_of(bytes(offered.public))
    try:
        return fingerprint_of(held_keys(work).private(work.session, offered.id).public)
    except BackofficeError:
        return ""
