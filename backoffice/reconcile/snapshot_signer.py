"""The person's own signing key on the train: a slot that travels inside the snapshot, under their password.

Boundary: only the signing key goes along; the key that opens customers' fields stays behind. S-02, S-04.
"""

from __future__ import annotations

from pathlib import Path

from backoffice.errors import NotAllowed, Refused
from backoffice.reconcile.snapshot import Snapshot
from backoffice.reconcile.snapshot_rules import SnapshotBroken
from backoffice.vault.custody import Custody, CustodyKind, kind_of
from backoffice.vault.entry import TokenPlace
from backoffice.vault.os_keyring import KeyringCustody
from backoffice.vault.passphrase import STRONG, Cost, PassphraseCustody, PassphraseWrong
from backoffice.vault.person_keys import PersonKeys, Signer, SoftSigner, make_agreement
from backoffice.vault.token_faults import TokenLibraryMissing

SLOT = "signer"


class KeysWanted(NotAllowed):
    """Decisions are signed by who makes them, and this desk holds no keys of its person. Facts: `person`."""

    code = "reconcile.keys_wanted"


class PasswordNotTheirs(Refused):
    """The snapshot opened, and the password is not the one its person signs in with. Facts: `person`."""

    code = "reconcile.password_not_theirs"


def signing_slot(person: str, keys: PersonKeys | None, password: str, kept: bytes | None, cost: Cost = STRONG) -> bytes:
    """The slot that goes along. A key in memory is sealed under the password the person signed in with.

    `kept` is the slot of a token, which is the only thing that can go along then. Raises KeysWanted.
    """
    if keys is None:
        raise KeysWanted(person=person)
    if isinstance(keys.signing, SoftSigner):
        # A fresh agreement key fills the other place: it opens nothing that exists.
        return PassphraseCustody(password, cost).store(person, PersonKeys(make_agreement(), keys.signing))
    if kept is None:
        raise KeysWanted(person=person)
    return kept


def unlock_signer(snapshot: Snapshot, secret: str, place: TokenPlace | None = None) -> Signer:
    """The signing key of who took the snapshot out; `secret` is their password, or the PIN of their token.

    Raises PasswordNotTheirs, the errors of a token, TokenLibraryMissing where no library is set, and SnapshotBroken for
    a key that is not the one the root vouches for.
    """
    slot = _slot(snapshot)
    kind = kind_of(slot)
    custody: Custody
    if kind is CustodyKind.PASSPHRASE:
        custody = PassphraseCustody(secret)
    elif kind is CustodyKind.KEYRING:
        custody = KeyringCustody()
    elif place is None:
        raise TokenLibraryMissing(library="token_library")
    else:
        custody = place.custody(secret)
    signer = _unlocked(custody, snapshot, slot)
    if signer.public != snapshot.signed.vouched.keys.signing:
        raise SnapshotBroken(path=str(snapshot.path), reason="signer")
    return signer


def token_place(library: str | None, token: str | None) -> TokenPlace | None:
    """Where this computer's settings say that tokens are found."""
    return None if library is None else TokenPlace(Path(library).expanduser(), token)


def _unlocked(custody: Custody, snapshot: Snapshot, slot: bytes) -> Signer:
    person = snapshot.manifest.person
    try:
        return custody.unlock(person, slot).signing
    except PassphraseWrong as error:
        raise PasswordNotTheirs(person=person) from error


def _slot(snapshot: Snapshot) -> bytes:
    told = snapshot.meta(SLOT)
    if told is None:
        raise SnapshotBroken(path=str(snapshot.path), reason="signer")
    return bytes.fromhex(told)
