"""Move one's own keys from one custody to another: the new place is made and opened before the old one goes.

What a token holds was made in it and never leaves it, so a move to one or away makes new keys: whatever was granted is
wrapped anew in the same act, and an administrator certifies the new number. S-03, S-04.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID, uuid4

from backoffice.desk import Desk, ReadWork, Work
from backoffice.errors import BackofficeError
from backoffice.vault import queries
from backoffice.vault.certificates import CertificateNotOurs
from backoffice.vault.custody import Custody, CustodyKind
from backoffice.vault.grants import held_keys
from backoffice.vault.held_keys import ClassKey, HeldKeys, open_grant, wrapped_class
from backoffice.vault.os_keyring import KeyringCustody
from backoffice.vault.passphrase import PassphraseCustody
from backoffice.vault.person_keys import PersonKeys
from backoffice.vault.token import TokenCustody


def move_keys(desk: Desk, to: Custody, token: TokenCustody | None = None, *, beside: bool = False) -> None:
    """Keep the desk's own keys in that custody from now on. `token`: the one they lie in now, with its PIN.

    `beside`: the place behind the password stays as well, for a session without the keyring. Raises KeyNotHeld for a
    desk without keys, KeysMovedOn, and the errors of both custodies; the keys then lie where they were.
    """
    held = desk.ask(held_keys)
    before = desk.ask(own_slots)
    if CustodyKind.TOKEN in (to.kind, *before):
        _renew(desk, held, to)
    elif isinstance(to, PassphraseCustody | KeyringCustody):
        keys = _of(held)
        slot = to.store(held.holder, keys)
        _prove(to.unlock(held.holder, slot), keys, held.holder)
        desk.do(uuid4(), settle, to.kind, slot, beside)
    # What is left behind opens nothing any more; that it could not be cleared away undoes nothing.
    with suppress(BackofficeError):
        if token is not None and CustodyKind.TOKEN in before:
            token.forget(held.holder, before[CustodyKind.TOKEN])
        if CustodyKind.KEYRING in before:
            KeyringCustody().forget(held.holder, before[CustodyKind.KEYRING])


def own_slots(work: ReadWork) -> dict[CustodyKind, bytes]:
    """The actor's slots by custody."""
    return {CustodyKind(kind): slot for kind, slot in queries.slots(work.session, work.actor).items()}


def settle(work: Work, custody: CustodyKind, slot: bytes, beside: bool) -> None:
    """Keep the actor's keys in this slot, and in no other unless the one behind the password stays beside it.

    Raises KeysMovedOn for who has no keys any more.
    """
    queries.move_slot(work.session, custody.value, slot, beside=beside)


def renew(
    work: Work, agreement: bytes, signing: bytes, wraps: Mapping[str, bytes], custody: CustodyKind, slot: bytes
) -> None:
    """Put new keys of the actor in the place of the old; `wraps` of every grant, by the class key's id.

    Raises KeysMovedOn where a grant came or went meanwhile.
    """
    by_id = {UUID(key): wrapped for key, wrapped in wraps.items()}
    queries.renew_keys(work.session, agreement, signing, by_id, custody.value, slot)


def rewrapped(work: ReadWork, fresh: PersonKeys) -> dict[str, bytes]:
    """The actor's grants for their new keys, each opened with these once, by the class key's id."""
    held = held_keys(work)
    old, wraps = _of(held), {}
    for row in queries.own_grants(work.session, held.holder):
        private = open_grant(row, held.holder, old.agreement)
        which = ClassKey(row.id, row.field_class, bytes(row.public))
        wraps[str(row.id)] = wrapped_class(private, which, held.holder, fresh.agreement.public)
    return wraps


def _renew(desk: Desk, held: HeldKeys, to: Custody) -> None:
    made, slot = to.make(held.holder)
    made.lock()
    try:
        fresh = to.unlock(held.holder, slot)
        try:
            _prove(fresh, made, held.holder)
            wraps = desk.ask(rewrapped, fresh)
            desk.do(uuid4(), renew, fresh.public.agreement, fresh.public.signing, wraps, to.kind, slot)
        except BaseException:
            fresh.lock()
            raise
    except BackofficeError:
        with suppress(BackofficeError):
            if isinstance(to, TokenCustody):
                to.forget(held.holder, slot)
        raise
    old = held.let_go()
    held.take_back(fresh)
    if old is not None:
        old.lock()


def _of(held: HeldKeys) -> PersonKeys:
    keys = held.person_keys
    assert keys is not None
    return keys


def _prove(opened: PersonKeys, keys: PersonKeys, person: str) -> None:
    if opened.public != keys.public:
        raise CertificateNotOurs(whose=person)
