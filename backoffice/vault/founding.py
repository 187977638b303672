"""The firm's keys as they are made at its founding: the root, one pair for each class, one for the blind indexes.

Boundary: runs on a keeper's connection; the private halves leave this process only sealed to those who hold them.
S-02, S-03.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from backoffice.store.base import new_id
from backoffice.store.datamap import FieldClass
from backoffice.vault.certificates import certify_class, certify_person
from backoffice.vault.custody import SoftCustody
from backoffice.vault.held_keys import INDEX, ROOT, ClassKey, wrapped_class
from backoffice.vault.index_queue import index_key
from backoffice.vault.person_keys import PersonKeys, SoftAgreement, SoftSigner, make_agreement, make_signer
from backoffice.vault.tables import ClassGrantRow, ClassKeyRow, PersonKeyRow, SlotRow

CLASSES = (*(each.value for each in FieldClass), INDEX)


@dataclass(frozen=True, slots=True)
class FirmKeys:
    """Root and classes with their private halves; only at founding, in the founder's memory."""

    made_at: datetime
    root_id: UUID
    root: SoftSigner = field(repr=False)
    classes: Mapping[str, tuple[UUID, SoftAgreement]] = field(repr=False)

    def public(self) -> tuple[ClassKey, ...]:
        """What everybody may know, to seal with."""
        return tuple(ClassKey(which, held, private.public) for held, (which, private) in self.classes.items())

    @property
    def index_key(self) -> bytes:
        """The key of the blind indexes."""
        return index_key(self.classes[INDEX][1])


def make_firm_keys(made_at: datetime) -> FirmKeys:
    """New keys for a firm founded at that instant."""
    return FirmKeys(made_at, new_id(), make_signer(), {held: (new_id(), make_agreement()) for held in CLASSES})


def fixed_firm_keys(made_at: datetime, seed: bytes) -> FirmKeys:
    """Keys that follow from `seed`, so that several processes of one test run share a firm. Never for a real one."""

    def number(name: str) -> bytes:
        return hashlib.sha256(seed + name.encode()).digest()

    return FirmKeys(
        made_at,
        UUID(bytes=number("id root")[:16]),
        SoftSigner.from_bytes(number(ROOT)),
        {held: (UUID(bytes=number(f"id {held}")[:16]), SoftAgreement.from_bytes(number(held))) for held in CLASSES},
    )


def found(session: Session, firm: FirmKeys) -> None:
    """Write the classes' public keys with their certificates."""
    pairs = [ClassKey(firm.root_id, ROOT, firm.root.public), *firm.public()]
    for each in pairs:
        session.execute(
            insert(ClassKeyRow).values(
                id=each.id,
                field_class=each.field_class,
                public=each.public,
                certificate=certify_class(firm.root, each.id, each.field_class, each.public, firm.made_at),
                made_at=firm.made_at,
            )
        )


def enrol(session: Session, firm: FirmKeys, holder: str, custody: SoftCustody) -> PersonKeys:
    """Give somebody certified keys, and the classes that their duties may hold; the first one founds the firm."""
    if not is_founded(session):
        found(session, firm)
    keys, slot = custody.make(holder)
    put_keys(session, firm, holder, keys)
    session.merge(SlotRow(person=holder, custody=custody.kind.value, sealed=slot, made_at=firm.made_at))
    session.flush()
    for each in held_by(session, firm, holder):
        private = SoftAgreement.from_bytes(_private_half(firm, each))
        session.merge(
            ClassGrantRow(
                person=holder,
                class_key_id=each.id,
                wrapped=wrapped_class(private, each, holder, keys.agreement.public),
                granted_by="founding",
                granted_at=firm.made_at,
            )
        )
    session.flush()
    return keys


def put_keys(session: Session, firm: FirmKeys, holder: str, keys: PersonKeys) -> None:
    """Write somebody's public keys with the root's certificate."""
    session.merge(
        PersonKeyRow(
            person=holder,
            agreement=keys.agreement.public,
            signing=keys.signing.public,
            certificate=certify_person(firm.root, holder, keys.public, firm.made_at),
            certified_by="founding",
            made_at=firm.made_at,
        )
    )


def held_by(session: Session, firm: FirmKeys, holder: str) -> Iterable[ClassKey]:
    """The firm's keys that the holder's duties may hold, as the database says."""
    every = [ClassKey(firm.root_id, ROOT, firm.root.public), *firm.public()]
    may = text("select vault.may_hold(:holder, :class)")
    return [each for each in every if session.execute(may, {"holder": holder, "class": each.field_class}).scalar_one()]


def is_founded(session: Session) -> bool:
    """Whether this house has keys already."""
    return session.execute(select(ClassKeyRow.id).limit(1)).first() is not None


def _private_half(firm: FirmKeys, which: ClassKey) -> bytes:
    if which.field_class == ROOT:
        return firm.root.private_bytes()
    return firm.classes[which.field_class][1].private_bytes()
