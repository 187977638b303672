"""A person's private keys inside a PKCS#11 token: made there, never out of it, opened by its PIN for this session.

Slot: serial, label, the ids of both pairs and their public points, length-prefixed; nothing of it is secret.
Boundary: the library is named by this computer's settings, never by a slot out of the database. S-03, S-04.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from backoffice.errors import BackofficeError
from backoffice.vault import hpke
from backoffice.vault.committed import length_prefixed
from backoffice.vault.custody import CustodyKind, SlotBroken, body_of, make_slot
from backoffice.vault.person_keys import PersonKeys
from backoffice.vault.token_faults import TokenAbsent
from backoffice.vault.token_session import TokenSession, tokens

_ID = 16
_PARTS = 7


class TokenAgreement:
    """An agreement key inside a token: the token does ECDH, RFC 9180 is done here over what it gives."""

    def __init__(self, session: TokenSession, key_id: bytes, public: bytes) -> None:
        self._session, self._key_id, self.public = session, key_id, public

    def opened(self, sealed: bytes, info: bytes) -> bytes:
        return hpke.open_with_exchange(
            sealed, lambda point: self._session.exchange(self._key_id, point), self.public, info
        )


class TokenSigner:
    """A signing key inside a token; SHA-256 is done here, as not every token does it."""

    def __init__(self, session: TokenSession, key_id: bytes, public: bytes) -> None:
        self._session, self._key_id, self.public = session, key_id, public

    def sign(self, message: bytes) -> bytes:
        return self._session.sign(self._key_id, hashlib.sha256(message).digest())


@dataclass(frozen=True, slots=True)
class _Slot:
    serial: str
    label: str
    agreement_id: bytes
    signing_id: bytes
    agreement: bytes
    signing: bytes

    @classmethod
    def read(cls, person: str, slot: bytes) -> _Slot:
        """A slot as the database gave it: every length is checked, above all of the ids that `forget` destroys by."""
        rest = body_of(slot, CustodyKind.TOKEN)
        parts: list[bytes] = []
        while rest and len(parts) < _PARTS:
            length = int.from_bytes(rest[:4], "big")
            parts.append(rest[4 : 4 + length])
            rest = rest[4 + length :]
        try:
            _, serial, label = (part.decode() for part in parts[:3])
            read = cls(serial, label, *parts[3:])
        except (UnicodeDecodeError, ValueError, TypeError):
            raise SlotBroken(person=person) from None
        lengths = tuple(map(len, (read.agreement_id, read.signing_id, read.agreement, read.signing)))
        if lengths != (_ID, _ID, hpke.POINT_LENGTH, hpke.POINT_LENGTH):
            raise SlotBroken(person=person)
        if read.written(person) != slot:
            raise SlotBroken(person=person)
        return read

    def written(self, person: str) -> bytes:
        names = person.encode(), self.serial.encode(), self.label.encode()
        keys = self.agreement_id, self.signing_id, self.agreement, self.signing
        return make_slot(CustodyKind.TOKEN, length_prefixed(*names, *keys))

    def keys(self, session: TokenSession) -> PersonKeys:
        agreement = TokenAgreement(session, self.agreement_id, self.agreement)
        return PersonKeys(agreement, TokenSigner(session, self.signing_id, self.signing), session.close)


class TokenCustody:
    """Keys in the token of this person, with the PIN given for this session."""

    kind = CustodyKind.TOKEN

    def __init__(self, library: Path, pin: str | None, serial: str | None = None) -> None:
        """`library`: the PKCS#11 library of the settings. `pin` None: the reader asks by itself.

        `serial`, or a label: on which token to make keys when there are several; a slot names its own.
        """
        self._library, self._pin, self._serial = library, pin, serial

    def make(self, person: str) -> tuple[PersonKeys, bytes]:
        """New keys inside the token. Raises the errors of `token_faults`; nothing half made stays there."""
        session = self._sign_in_to_make()
        agreement_id, signing_id = os.urandom(_ID), os.urandom(_ID)
        try:
            agreement = session.make_keypair(agreement_id, f"{person} backoffice agreement", agrees=True)
            signing = session.make_keypair(signing_id, f"{person} backoffice signing", agrees=False)
        except BackofficeError:
            with suppress(BackofficeError):
                session.destroy(agreement_id)
                session.destroy(signing_id)
            session.close()
            raise
        slot = _Slot(session.serial, session.label, agreement_id, signing_id, agreement, signing)
        return slot.keys(session), slot.written(person)

    def unlock(self, person: str, slot: bytes) -> PersonKeys:
        """The keys of a slot, signed in until their `lock`. Raises SlotBroken and the errors of `token_faults`."""
        read = _Slot.read(person, slot)
        session = TokenSession(self._library, read.serial, read.label, self._pin)
        try:
            # The slot comes from the database; what the token holds under these ids has the last word.
            held = session.public_point(read.agreement_id), session.public_point(read.signing_id)
            if held != (read.agreement, read.signing):
                raise SlotBroken(person=person)
        except BackofficeError:
            session.close()
            raise
        return read.keys(session)

    def forget(self, person: str, slot: bytes) -> None:
        """Destroy the keys of a slot inside the token; keys already gone are fine. Raises as `unlock`."""
        read = _Slot.read(person, slot)
        session = TokenSession(self._library, read.serial, read.label, self._pin)
        try:
            session.destroy(read.agreement_id)
            session.destroy(read.signing_id)
        finally:
            session.close()

    def __repr__(self) -> str:
        return f"<TokenCustody {self._library.name}>"

    def _sign_in_to_make(self) -> TokenSession:
        for token in tokens(self._library):
            if self._serial in (None, token.serial, token.label):
                return TokenSession(self._library, token.serial, token.label, self._pin)
        raise TokenAbsent(token=self._serial or "")
