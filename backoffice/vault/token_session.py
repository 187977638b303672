"""A signed-in session with a PKCS#11 token, and the few things asked of it: make keys, agree, sign, forget.

Boundary: private keys never leave the token; what it says comes out as the errors of `token_faults`. One call at a time
for each library, never on the window's own thread: readers take seconds. S-04.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backoffice.vault.hpke import POINT_LENGTH
from backoffice.vault.token_faults import (
    TokenAbsent,
    TokenFailed,
    TokenLibraryMissing,
    TokenPinLastTry,
    TokenPinLocked,
    TokenPinUnset,
    TokenPinWrong,
    TokenRemoved,
    TokenUnfit,
    coded,
)

if TYPE_CHECKING:
    from pkcs11 import Key, ObjectClass, Session, Token

# OBJECT IDENTIFIER prime256v1 in DER, and the head of an OCTET STRING that holds an uncompressed point of that curve.
_P256 = bytes.fromhex("06082a8648ce3d030107")
_OCTETS = bytes([0x04, POINT_LENGTH])


class PinState(StrEnum):
    """All that PKCS#11 tells of the tries left: whether it is the last one, never how many."""

    FINE = "fine"
    LAST_TRY = "last_try"
    LOCKED = "locked"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class TokenState:
    """One token in a reader. `serial` is the maker's and tells two of the same label apart."""

    label: str
    serial: str
    pin: PinState


def tokens(library: Path) -> list[TokenState]:
    """The tokens in all readers of one PKCS#11 library now. Raises TokenLibraryMissing, TokenFailed."""
    with _turn(library):
        return [_state(token) for token in _present(library)]


class TokenSession:
    """Signed in to one token until `close`. All calls may take seconds; threads may share it."""

    def __init__(self, library: Path, serial: str, label: str, pin: str | None) -> None:
        """Sign in. `pin` None: the reader has keys of its own and asks by itself.

        Raises TokenAbsent, TokenPinWrong, TokenPinLastTry, TokenPinLocked, TokenPinUnset, TokenInUse and those of
        `tokens`. A locked token is not tried.
        """
        self.library, self.serial, self.label = library, serial, label
        with _turn(library):
            token = _find(library, serial, label)
            self._session: Session | None = _sign_in(token, pin)

    def make_keypair(self, key_id: bytes, label: str, *, agrees: bool) -> bytes:
        """Make a P-256 key pair inside the token, to agree or to sign; the public point. Raises TokenUnfit."""
        from pkcs11 import Attribute, KeyType, MechanismFlag

        with self._asked() as session:
            curve = session.create_domain_parameters(KeyType.EC, {Attribute.EC_PARAMS: _P256}, local=True)
            public, private = curve.generate_keypair(
                id=key_id,
                label=label,
                store=True,
                capabilities=MechanismFlag.DERIVE if agrees else MechanismFlag.SIGN | MechanismFlag.VERIFY,
                private_template={Attribute.EXTRACTABLE: False, Attribute.SENSITIVE: True, Attribute.PRIVATE: True},
            )
            if private[Attribute.EXTRACTABLE] or not private[Attribute.SENSITIVE] or not private[Attribute.LOCAL]:
                public.destroy()
                private.destroy()
                raise TokenUnfit(token=self.label, lacks="CKA_NEVER_EXTRACTABLE")
            return _point(public[Attribute.EC_POINT])

    def public_point(self, key_id: bytes) -> bytes:
        """The public point of a pair in the token. Raises TokenKeysMissing unless the private one is there too."""
        from pkcs11 import Attribute, ObjectClass

        with self._asked() as session:
            self._key(session, key_id, ObjectClass.PRIVATE_KEY)
            return _point(self._key(session, key_id, ObjectClass.PUBLIC_KEY)[Attribute.EC_POINT])

    def exchange(self, key_id: bytes, point: bytes) -> bytes:
        """ECDH inside the token with an uncompressed point: the 32 bytes of x. Raises TokenRemoved, TokenUnfit."""
        from pkcs11 import KDF, Attribute, KeyType, Mechanism, MechanismParamInvalid

        shown = {Attribute.SENSITIVE: False, Attribute.EXTRACTABLE: True, Attribute.PRIVATE: True}
        with self._asked() as session:
            private = self._private(session, key_id)

            def agree(told: bytes) -> Any:
                parameters = (KDF.NULL, None, told)
                return private.derive_key(
                    KeyType.GENERIC_SECRET,
                    256,
                    mechanism=Mechanism.ECDH1_DERIVE,
                    mechanism_param=parameters,
                    template=shown,
                )

            try:
                secret = agree(point)
            except MechanismParamInvalid:
                # PKCS#11 wants the plain point since 2.30; some tokens still want it in DER.
                secret = agree(_OCTETS + point)
            try:
                value: bytes = secret[Attribute.VALUE]
            finally:
                secret.destroy()
        return value.rjust(32, b"\0")

    def sign(self, key_id: bytes, digest: bytes) -> bytes:
        """ECDSA inside the token over a digest: 64 bytes, r then s. Raises TokenRemoved, TokenUnfit."""
        from pkcs11 import Mechanism

        with self._asked() as session:
            private = self._private(session, key_id)
            signature: bytes = private.sign(digest, mechanism=Mechanism.ECDSA)
        return signature

    def destroy(self, key_id: bytes) -> None:
        """Remove a pair from the token; one already gone is fine."""
        from pkcs11 import Attribute

        with self._asked() as session:
            for held in list(session.get_objects({Attribute.ID: key_id})):
                held.destroy()

    def close(self) -> None:
        """Sign out. Also when the token is gone, and twice."""
        from pkcs11.exceptions import PKCS11Error

        with _turn(self.library):
            session, self._session = self._session, None
            if session is not None:
                with suppress(PKCS11Error):
                    session.close()

    def __repr__(self) -> str:
        return f"<TokenSession {self.label}>"

    def _key(self, session: Session, key_id: bytes, object_class: ObjectClass) -> Key:
        return session.get_key(object_class=object_class, id=key_id)

    def _private(self, session: Session, key_id: bytes) -> Any:
        """A private key that was there at sign-in: where it is not any more, the token was changed for another."""
        from pkcs11 import NoSuchKey, ObjectClass

        try:
            return self._key(session, key_id, ObjectClass.PRIVATE_KEY)
        except NoSuchKey:
            raise TokenRemoved(token=self.label) from None

    @contextmanager
    def _asked(self) -> Iterator[Session]:
        with _turn(self.library):
            if self._session is None:
                raise TokenRemoved(token=self.label)
            with coded(self.label):
                yield self._session


@lru_cache(maxsize=8)
def _lock(library: Path) -> threading.RLock:
    """python-pkcs11 tells libraries that only one thread calls them (C_Initialize without arguments), so it must be."""
    return threading.RLock()


@contextmanager
def _turn(library: Path) -> Iterator[None]:
    with _lock(library):
        yield


def _present(library: Path) -> list[Token]:
    import pkcs11
    from pkcs11.exceptions import PKCS11Error

    if not library.is_file():
        raise TokenLibraryMissing(library=str(library))
    try:
        slots = pkcs11.lib(str(library)).get_slots(token_present=True)
    except PKCS11Error as fault:
        # What does not load at all has no return value of its own and comes as the base class.
        if type(fault) is PKCS11Error:
            raise TokenLibraryMissing(library=str(library)) from None
        raise TokenFailed(token=library.name, fault=type(fault).__name__) from None
    found = []
    for slot in slots:
        # One reader's fault must not hide the token in another.
        with suppress(TokenRemoved, TokenFailed), coded(library.name):
            token = slot.get_token()
            if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED:
                found.append(token)
    return found


def _find(library: Path, serial: str, label: str) -> Token:
    for token in _present(library):
        if _serial(token) == serial:
            return token
    raise TokenAbsent(token=label)


def _sign_in(token: Token, pin: str | None) -> Session:
    from pkcs11 import PROTECTED_AUTH, TokenFlag

    _refuse(_state(token).pin, token.label)
    if pin is None and not token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH:
        raise TokenUnfit(token=token.label, lacks="CKF_PROTECTED_AUTHENTICATION_PATH")
    try:
        with coded(token.label):
            return token.open(rw=True, user_pin=PROTECTED_AUTH if pin is None else pin)
    except TokenPinWrong:
        with coded(token.label):
            after = _state(token.slot.get_token()).pin
        _refuse(after, token.label)
        if after is PinState.LAST_TRY:
            raise TokenPinLastTry(token=token.label) from None
        raise


def _refuse(pin: PinState, label: str) -> None:
    if pin is PinState.LOCKED:
        raise TokenPinLocked(token=label)
    if pin is PinState.UNSET:
        raise TokenPinUnset(token=label)


def _state(token: Token) -> TokenState:
    from pkcs11 import TokenFlag

    if token.flags & TokenFlag.USER_PIN_LOCKED:
        pin = PinState.LOCKED
    elif not token.flags & TokenFlag.USER_PIN_INITIALIZED:
        pin = PinState.UNSET
    elif token.flags & TokenFlag.USER_PIN_FINAL_TRY:
        pin = PinState.LAST_TRY
    else:
        pin = PinState.FINE
    return TokenState(token.label, _serial(token), pin)


def _serial(token: Token) -> str:
    return token.serial.decode("utf-8", "replace").strip()


def _point(told: bytes) -> bytes:
    """An EC_POINT attribute is the point in DER; some tokens give it plain."""
    return told[len(_OCTETS) :] if told.startswith(_OCTETS) and len(told) == POINT_LENGTH + 2 else told
