"""The way from a person's slot to the keys of their desk, each step checked against the pinned root.

Boundary: reads; making and certifying keys are commands beside it. S-02, S-03, S-04.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, NotAllowed
from backoffice.vault import queries
from backoffice.vault.certificates import CertificateNotOurs, check_person
from backoffice.vault.custody import Custody, CustodyKind
from backoffice.vault.held_keys import HeldKeys, RootNotPinned
from backoffice.vault.person_keys import PersonKeys, PublicKeys
from backoffice.vault.tables import SlotRow


class KeysAreThere(Conflict):
    """This person has keys already; an administrator takes them away first."""

    code = "vault.keys_are_there"


class NoSlot(NotAllowed):
    """The person's keys do not lie in that custody. Facts: `custody`, and `others` that hold them."""

    code = "vault.no_slot"


def has_keys(session: Session, person: str) -> bool:
    """Whether the person has public keys, certified or not."""
    return queries.person_key(session, person) is not None


def custodies(session: Session, person: str) -> tuple[CustodyKind, ...]:
    """Where the person's private keys lie, so that they are asked for the right thing."""
    return tuple(CustodyKind(kind) for kind in sorted(queries.slots(session, person)))


def unlock(session: Session, person: str, custody: Custody, pinned: bytes | None) -> HeldKeys:
    """The keys of a person's desk. Who has none, or none certified, gets a desk that opens nothing sealed.

    Raises NoSlot, the errors of the custody, and CertificateNotOurs for a key that the pinned root never certified.
    """
    slots = queries.slots(session, person)
    row = queries.person_key(session, person)
    keys = None
    if row is not None and slots:
        if custody.kind.value not in slots:
            raise NoSlot(custody=custody.kind.value, others=", ".join(sorted(slots)))
        keys = custody.unlock(person, slots[custody.kind.value])
        told = PublicKeys(bytes(row.agreement), bytes(row.signing))
        if keys.public != told:
            raise CertificateNotOurs(whose=person)
        if row.certificate is not None:
            if pinned is None:
                raise RootNotPinned()
            check_person(pinned, bytes(row.certificate), person, told, row.made_at)
    held = HeldKeys(person, pinned, keys)
    if pinned is not None:
        held.check_classes(session)
    return held


def offer_keys(work: Work, public: PublicKeys, custody: str, slot: bytes) -> None:
    """Hand in one's first keys, made on one's own machine; an administrator certifies them. Raises KeysAreThere."""
    queries.offer_keys(work.session, public.agreement, public.signing)
    work.session.add(SlotRow(person=work.actor, custody=custody, sealed=slot))


def own_keys(work: ReadWork) -> PersonKeys | None:
    """The private keys of the desk's own person, to be stored in another custody; None where they have none."""
    return work.keys.person_keys if isinstance(work.keys, HeldKeys) else None


def put_slot(work: Work, custody: CustodyKind, slot: bytes) -> None:
    """Keep the actor's keys also (or anew) in that custody: under a new passphrase, in this computer's keyring.

    The slot is what `SoftCustody.store` made of `own_keys`, before the command: it takes its time.
    """
    queries.put_slot(work.session, work.actor, custody.value, slot)


def drop_slot(work: Work, custody: CustodyKind) -> None:
    """Keep one's keys in that custody no more; the last one stays."""
    queries.drop_slot(work.session, work.actor, custody.value)
