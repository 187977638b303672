"""Certify people's keys and give them the keys of classes, by two pairs of eyes each.

Boundary: commands; private halves are opened in this process only and leave it sealed to their next holder. S-02, S-05.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, NotAllowed, Refused
from backoffice.vault import queries
from backoffice.vault.certificates import certify_person, check_person
from backoffice.vault.held_keys import ROOT, HeldKeys, KeyNotHeld, wrapped_class
from backoffice.vault.person_keys import PublicKeys, SoftSigner


class NotYoursToCertify(NotAllowed):
    """Certifying is an administrator's act, and never about one's own keys."""

    code = "vault.not_yours_to_certify"


class KeysMovedOn(Conflict):
    """The keys are certified already, or are not the ones that were looked at. Facts: `person` or `key`."""

    code = "vault.keys_moved_on"


class NotTheirDuty(Refused):
    """None of the person's duties may hold that key. Facts: `person`, `field_class`."""

    code = "vault.not_their_duty"


class LastHolder(Refused):
    """Nobody else at work holds that key: give it to a second person first. Facts: `person`, `field_class`."""

    code = "vault.last_holder"


class KeysNotCertified(Refused):
    """The person has no certified keys to seal a class to. Facts: `person`."""

    code = "vault.keys_not_certified"


class NobodyAgreed(Refused):
    """No approved proposal is about this person and class. Facts: `person`, `field_class`."""

    code = "vault.nobody_agreed"


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody's public keys that wait for a certificate; `fingerprint` is read out to the person beside them."""

    person: str
    made_at: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number of the keys at the actor's own desk, and how far they are; `holds`: whether any class is theirs."""

    fingerprint: str
    certified: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """A class that a person's duties may hold and they hold no key of; `proposal` is the open one, if any.

    `yours`: whether the reader holds it and has a duty that proposes to give it.
    """

    person: str
    field_class: str
    proposal: UUID | None
    agreed: bool
    yours: bool


@dataclass(frozen=True, slots=True)
class Keyless:
    """Somebody whose duties, in force or held back, read sealed fields, and who has no keys at all.

    They are new, or lost theirs with a password that was reset; their desk makes keys when they next sign in.
    """

    person: str
    field_classes: tuple[str, ...]


def own_number(work: ReadWork) -> OwnNumber | None:
    """What an administrator compares with; None for a desk without keys.

    Made from the private keys of this desk, so a public key swapped in the database does not show here.
    """
    if not isinstance(work.keys, HeldKeys) or work.keys.person_keys is None:
        return None
    row = queries.person_key(work.session, work.actor)
    certified = row is not None and row.certificate is not None
    fingerprint = _fingerprint(work.keys.person_keys.public)
    return OwnNumber(fingerprint, certified, bool(work.keys.classes_held(work.session)))


def missing_keys(work: ReadWork) -> tuple[Missing, ...]:
    """Whom which class is missing, by person: of every class for administrators, of those they hold for others."""
    everything = queries.is_administrator(work.session)
    found = queries.missing_keys(work.session, work.actor, all_classes=everything)
    return tuple(Missing(row.person, row.field_class, row.proposal, row.agreed, row.yours) for row in found)


def keyless(work: ReadWork) -> tuple[Keyless, ...]:
    """Who is at work without any keys, by person."""
    return tuple(Keyless(row.person, tuple(row.field_classes)) for row in queries.keyless(work.session))


def waiting_for_certificate(work: ReadWork) -> tuple[Offered, ...]:
    """Public keys nobody has certified yet, oldest first."""
    return tuple(
        Offered(row.person, row.made_at, _fingerprint(PublicKeys(bytes(row.agreement), bytes(row.signing))))
        for row in queries.uncertified(work.session)
    )


def waiting_for_me(work: ReadWork) -> int:
    """How many people wait for what the actor can do now: certify them, propose a class for them, or give it.

    Whom a second person has still to decide about is not counted.
    """
    people = {
        each.person
        for each in missing_keys(work)
        if each.yours and each.person != work.actor and (each.agreed or each.proposal is None)
    }
    if queries.is_administrator(work.session):
        people |= {row.person for row in queries.uncertified(work.session) if row.person != work.actor}
    return len(people)


def certify(work: Work, person: str, fingerprint: str) -> None:
    """Certify somebody's keys with the firm's root. `fingerprint` is what the administrator compared.

    Raises KeysMovedOn, NotYoursToCertify, KeyNotHeld for who does not hold the root.
    """
    row = queries.person_key(work.session, person)
    keys = None if row is None else PublicKeys(bytes(row.agreement), bytes(row.signing))
    if row is None or keys is None or _fingerprint(keys) != fingerprint:
        raise KeysMovedOn(person=person)
    held = held_keys(work)
    root = held.class_key(work.session, ROOT)
    signer = SoftSigner.from_bytes(held.private(work.session, root.id).private_bytes())
    certificate = certify_person(signer, person, keys, row.made_at)
    # A root swapped in the database signs nothing that this installation would believe.
    check_person(held.pinned, certificate, person, keys, row.made_at)
    queries.certify_person(work.session, person, keys.agreement, certificate)


def give_classes(work: Work, person: str, agreed: Mapping[str, UUID]) -> None:
    """Give all these classes at once, or none; `agreed` is the approved proposal by class, each used as a whole.

    Raises KeyNotHeld, NotTheirDuty, KeysNotCertified, NobodyAgreed, CertificateNotOurs.
    """
    row = queries.person_key(work.session, person)
    if row is None or row.certificate is None:
        raise KeysNotCertified(person=person)
    held = held_keys(work)
    keys = PublicKeys(bytes(row.agreement), bytes(row.signing))
    check_person(held.pinned, bytes(row.certificate), person, keys, row.made_at)
    for proposal in sorted(set(agreed.values())):
        classes = sorted(each for each, told in agreed.items() if told == proposal)
        wraps = {
            which.id: wrapped_class(held.private(work.session, which.id), which, person, keys.agreement)
            for field_class in classes
            for which in held.class_keys(work.session, field_class)
        }
        queries.give_classes(work.session, person, wraps, proposal)


def held_keys(work: ReadWork) -> HeldKeys:
    """The desk's keys with their private halves. Raises KeyNotHeld for a desk that has none."""
    if not isinstance(work.keys, HeldKeys) or work.keys.person_keys is None:
        raise KeyNotHeld(person=work.actor)
    return work.keys


def fingerprint_of(public: bytes) -> str:
    """Eight groups of four digits of the SHA-256 over public keys: 107 bits, short enough to be read out."""
    number = int.from_bytes(hashlib.sha256(public).digest(), "big") % 10**32
    digits = f"{number:032}"
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))


def _fingerprint(keys: PublicKeys) -> str:
    return fingerprint_of(keys.agreement + keys.signing)
