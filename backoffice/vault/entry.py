"""The way from a person's slot to the keys of their desk, each step checked against the pinned root.

Boundary: reads; making and certifying keys are commands beside it. S-02, S-03, S-04.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import Conflict, NotAllowed, Refused
from backoffice.vault import queries
from backoffice.vault.certificates import CertificateNotOurs, check_person
from backoffice.vault.custody import Custody, CustodyKind
from backoffice.vault.held_keys import HeldKeys, RootNotPinned
from backoffice.vault.key_proof import KeyProof
from backoffice.vault.os_keyring import KeyringCustody
from backoffice.vault.passphrase import PassphraseCustody
from backoffice.vault.person_keys import PersonKeys, PublicKeys
from backoffice.vault.tables import SlotRow
from backoffice.vault.token import TokenAgreement, TokenCustody
from backoffice.vault.token_faults import TokenLibraryMissing


class KeysAreThere(Conflict):
    """This person has keys already; an administrator takes them away first."""

    code = "vault.keys_are_there"


class NoSlot(NotAllowed):
    """The person's keys do not lie in that custody. Facts: `custody`, and `others` that hold them."""

    code = "vault.no_slot"


class PinWanted(Refused):
    """The person's keys lie in a token, and no PIN was given."""

    code = "vault.token_pin_wanted"


class SealedUnderAnother(Refused):
    """The password was changed outside this product: the keys still lie behind the earlier one. Facts: `person`."""

    code = "vault.sealed_under_another"


@dataclass(frozen=True, slots=True)
class TokenPlace:
    """What this computer's settings say of tokens: the PKCS#11 library, and which token where several are in."""

    library: Path
    token: str | None = None

    def custody(self, pin: str) -> TokenCustody:
        """The token with this PIN. An empty one is for readers that ask by themselves."""
        return TokenCustody(self.library, pin or None, self.token)


def custody_of(
    session: Session, person: str, password: str, proof: KeyProof, place: TokenPlace | None
) -> Custody | None:
    """The custody to ask for the person's keys, by what lies in the database; None: they come in without.

    Raises PinWanted, TokenLibraryMissing where no library is set, NoSlot.
    """
    kinds = custodies(session, person)
    if proof.without and kinds:
        return None
    if CustodyKind.TOKEN in kinds:
        if place is None:
            raise TokenLibraryMissing(library="token_library")
        if not proof.pin:
            raise PinWanted(person=person)
        return place.custody(proof.pin)
    if CustodyKind.KEYRING in kinds and not proof.by_password:
        return KeyringCustody()
    return PassphraseCustody(password)


def lock_keys(desk: Desk) -> Callable[[], None]:
    """Take the private keys out of the desk's memory; what is returned signs out of a token, which may take seconds."""
    keys = desk.keys.let_go() if isinstance(desk.keys, HeldKeys) else None
    return _nothing if keys is None else keys.lock


def lie_in_token(desk: Desk) -> bool:
    """Whether the keys this desk works with are in a token, which will want its PIN again."""
    keys = desk.keys.person_keys if isinstance(desk.keys, HeldKeys) else None
    return keys is not None and isinstance(keys.agreement, TokenAgreement)


def bring_back(desk: Desk, fresh: Desk) -> None:
    """Give a desk that was locked the keys of one its person has just signed in to."""
    if isinstance(desk.keys, HeldKeys) and isinstance(fresh.keys, HeldKeys):
        desk.keys.take_back(fresh.keys.let_go())


def _nothing() -> None:
    """For a desk without keys."""


def has_keys(session: Session, person: str) -> bool:
    """Whether the person has public keys, certified or not."""
    return queries.person_key(session, person) is not None


def custodies(session: Session, person: str) -> tuple[CustodyKind, ...]:
    """Where the person's private keys lie, so that they are asked for the right thing."""
    return tuple(CustodyKind(kind) for kind in sorted(queries.slots(session, person)))


def unlock(session: Session, person: str, custody: Custody | None, pinned: bytes | None) -> HeldKeys:
    """The keys of a person's desk. Who has none, or comes without, gets a desk that opens nothing sealed.

    Raises NoSlot, the errors of the custody, and CertificateNotOurs for a key that the pinned root never certified.
    """
    slots = queries.slots(session, person)
    row = queries.person_key(session, person)
    keys = None
    if row is not None and slots and custody is not None:
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


@dataclass(frozen=True, slots=True)
class Certified:
    """A person's public keys with the root's word for them, made at `made_at`."""

    keys: PublicKeys
    made_at: datetime
    certificate: bytes


def own_certificate(work: ReadWork) -> Certified | None:
    """The public keys of the desk's own person as the root certified them; None while nobody has."""
    row = queries.person_key(work.session, work.actor)
    if row is None or row.certificate is None:
        return None
    return Certified(PublicKeys(bytes(row.agreement), bytes(row.signing)), row.made_at, bytes(row.certificate))


def own_token_slot(work: ReadWork) -> bytes | None:
    """Where in a token the actor's keys lie; None where they do not lie in one."""
    return queries.slots(work.session, work.actor).get(CustodyKind.TOKEN.value)


def put_slot(work: Work, custody: CustodyKind, slot: bytes) -> None:
    """Keep the actor's keys also (or anew) in that custody: under a new passphrase, in this computer's keyring.

    The slot is what `SoftCustody.store` made of `own_keys`, before the command: it takes its time.
    """
    queries.put_slot(work.session, work.actor, custody.value, slot)
