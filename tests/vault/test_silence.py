"""No plaintext and no key stands in any error of the vault, nor in how its parts show themselves. S-03."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

import pytest
from keyring.errors import KeyringError, KeyringLocked

from backoffice.errors import BackofficeError
from backoffice.vault.certificates import check_person
from backoffice.vault.committed import CommittedKey
from backoffice.vault.os_keyring import KeyringCustody
from backoffice.vault.passphrase import Cost, PassphraseCustody
from backoffice.vault.person_keys import (
    SoftAgreement,
    check_signature,
    from_private_bytes,
    make_agreement,
    make_person_keys,
    private_bytes,
)
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key
from tests.vault.test_os_keyring import Refusing, Ring

SECRET = b"Passport X1234567 of Samira Yousef"
KEY = bytes(range(7, 39))
WORDS = "the passphrase of anna"
KEYS = make_person_keys()
CUSTODY = PassphraseCustody(WORDS, Cost(64, 1, 1))
RING = Ring()
SLOT, RING_SLOT = CUSTODY.store("anna", KEYS), KeyringCustody(RING).store("anna", KEYS)
HOLDER = make_agreement()
CONTEXT = WrapContext(WrapKind.CUSTOMER_KEY, UUID(int=1), "identity", UUID(int=2))
WRAP = wrap_key(KEY, HOLDER.public, CONTEXT)
SEALED = CommittedKey(KEY, b"x").seal(SECRET, b"")
SECRETS = [
    SECRET, KEY, WORDS.encode(), private_bytes(KEYS)[:32], private_bytes(KEYS)[32:], HOLDER.private_bytes(),
    *(held.encode() for held in RING.held.values()),
]  # fmt: skip


def changed(told: bytes) -> bytes:
    return told[:-1] + bytes([told[-1] ^ 1])


FAILING: list[Callable[[], object]] = [
    lambda: CommittedKey(KEY, b"x").open(changed(SEALED), b""),
    lambda: CommittedKey(KEY, b"y").open(SEALED, b""),
    lambda: CommittedKey(KEY, b"x").open(SEALED[:20], b""),
    lambda: unwrap_key(changed(WRAP), HOLDER, CONTEXT),
    lambda: unwrap_key(WRAP, make_agreement(), CONTEXT),
    lambda: unwrap_key(WRAP[:50], HOLDER, CONTEXT),
    lambda: wrap_key(KEY, b"no point", CONTEXT),
    lambda: wrap_key(KEY[:8], HOLDER.public, CONTEXT),
    lambda: SoftAgreement.from_bytes(KEY + b"!"),
    lambda: from_private_bytes(private_bytes(KEYS)[:-1]),
    lambda: CommittedKey(KEY[:-1], b"x"),
    lambda: check_signature(KEYS.public.signing, SECRET, bytes(64)),
    lambda: check_person(KEYS.public.signing, bytes(65), "anna", KEYS.public, datetime.now(UTC)),
    lambda: CUSTODY.unlock("anna", changed(SLOT)),
    lambda: PassphraseCustody(WORDS + "!", Cost(64, 1, 1)).unlock("anna", SLOT),
    lambda: KeyringCustody(RING).unlock("anna", changed(RING_SLOT)),
    lambda: KeyringCustody(Ring()).unlock("anna", RING_SLOT),
    lambda: KeyringCustody(Refusing(KeyringLocked(WORDS))).unlock("anna", RING_SLOT),
    lambda: KeyringCustody(Refusing(KeyringError(WORDS))).store("anna", KEYS),
]


def said_by(fault: BaseException) -> Iterator[str]:
    yield from (repr(fault), str(fault), repr(fault.args))
    if isinstance(fault, BackofficeError):
        yield repr(fault.facts)
    if fault.__cause__ is not None:
        yield from said_by(fault.__cause__)
    if fault.__context__ is not None and not fault.__suppress_context__:
        yield from said_by(fault.__context__)


def forms(secret: bytes) -> Iterator[str]:
    yield from (secret.hex(), repr(secret)[2:-1], b64encode(secret).decode(), str(int.from_bytes(secret, "big")))
    with suppress(UnicodeDecodeError):
        yield secret.decode()


@pytest.mark.promise("S-03")
@pytest.mark.parametrize("number", range(len(FAILING)))
def test_an_error_says_no_plaintext_and_no_key(number: int) -> None:
    with pytest.raises((BackofficeError, ValueError)) as refused:
        FAILING[number]()
    for said in said_by(refused.value):
        for secret in SECRETS:
            for form in forms(secret):
                assert form not in said, "an error must not carry what it protects"


@pytest.mark.promise("S-03")
def test_no_part_of_the_vault_shows_a_key_when_it_is_printed() -> None:
    parts = [CommittedKey(KEY, b"x"), HOLDER, KEYS, KEYS.signing, KEYS.agreement, CUSTODY, KeyringCustody(RING)]
    for part in parts:
        for secret in SECRETS:
            for form in forms(secret):
                assert form not in repr(part) + str(part)
