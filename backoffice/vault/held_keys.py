"""The keys one desk may use: classes granted to its person, and customers' keys opened with them.

Boundary: keys in the clear live in this process's memory only, a quarter of an hour and a bounded number of them.
S-02, S-03.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from backoffice.errors import Conflict, Missing, NotAllowed, Refused, Unavailable
from backoffice.store.base import new_id
from backoffice.vault import queries
from backoffice.vault.certificates import check_class
from backoffice.vault.envelope import FieldKey
from backoffice.vault.person_keys import Agreement, PersonKeys, SoftAgreement
from backoffice.vault.wraps import WrapContext, WrapKind, unwrap_key, wrap_key

KEPT_SECONDS = 15 * 60.0
KEPT_AT_MOST = 1024
ROOT, INDEX = "root", "index"
# Whoever writes and may never read might keep a key it made: nobody else seals with such a key.
_WRITES_ONLY = frozenset({"endpoint"})


class KeyNotHeld(NotAllowed):
    """This person holds no key for that class of fields."""

    code = "vault.key_not_held"


class KeyOutOfReach(NotAllowed):
    """No live ticket of this person shows the key of that field, or the key was destroyed. Facts: `customer`."""

    code = "vault.key_out_of_reach"


class NoClassKey(Missing):
    """The firm has no key in use for that class. Facts: `field_class`."""

    code = "vault.no_class_key"


class RootNotPinned(Unavailable):
    """This installation does not know the firm's root key, so no key of the database can be trusted."""

    code = "vault.root_not_pinned"


class ClassKeyRetired(Conflict):
    """The class has a newer key since; the same again will use it."""

    code = "vault.class_key_retired"


class NotThatClass(Refused):
    """A customer's key is sealed to a key that is none of its class."""

    code = "vault.not_that_class"


class NotAWrap(Refused):
    """A customer's key that nobody could ever open: it has not the length of one."""

    code = "vault.not_a_wrap"


@dataclass(frozen=True, slots=True)
class ClassKey:
    """A class's public half that the pinned root has certified."""

    id: UUID
    field_class: str
    public: bytes


@dataclass(slots=True)
class _Seen:
    """What one transaction has read of the vault, and made there."""

    wraps: dict[UUID, dict[bytes, Row[Any]]] = field(default_factory=dict)
    classes: list[ClassKey] | None = None
    made: dict[tuple[UUID, str], FieldKey] = field(default_factory=dict)


class HeldKeys:
    """The keys of one desk; its threads share it. Without `keys` it seals and opens nothing."""

    def __init__(self, holder: str, pinned: bytes | None, keys: PersonKeys | None = None) -> None:
        """`holder`: the person or service role. `pinned`: the firm's root key, a point of 65 bytes."""
        self.holder = holder
        self.person_keys = keys
        self._pinned = pinned
        self._private: dict[UUID, tuple[str, SoftAgreement]] = {}
        self._kept: dict[bytes, FieldKey] = {}
        self._certified: set[tuple[UUID, bytes]] = set()
        self._lock = Lock()

    @property
    def pinned(self) -> bytes:
        """The firm's root key as this installation knows it. Raises RootNotPinned."""
        if self._pinned is None:
            raise RootNotPinned()
        return self._pinned

    def for_opening(self, session: Session, customer: UUID, key_id: bytes) -> FieldKey:
        """The customer's key of that id (16 bytes). Raises KeyOutOfReach, KeyNotHeld, SealBroken."""
        kept = self._kept.get(key_id)
        if kept is not None and kept.until > time.monotonic() and kept.customer.int == customer.int:
            return kept
        row = self._wraps(session, customer).get(key_id)
        if row is None:
            raise KeyOutOfReach(customer=str(customer))
        return self._opened(session, customer, row)

    def for_sealing(self, session: Session, customer: UUID, field_class: str) -> FieldKey:
        """A key that seals a field of that class: one a ticket shows and the holder can open, else a new one.

        Raises NoClassKey, RootNotPinned, CertificateNotOurs.
        """
        seen = _seen(session)
        made = seen.made.get((customer, field_class))
        if made is None:
            made = self._known(session, customer, field_class) or self._new(session, customer, field_class)
            seen.made[customer, field_class] = made
        return made

    def class_key(self, session: Session, field_class: str) -> ClassKey:
        """The newest key of a class, certified. Raises NoClassKey, RootNotPinned, CertificateNotOurs."""
        return self.class_keys(session, field_class)[-1]

    def class_keys(self, session: Session, field_class: str) -> list[ClassKey]:
        """The certified keys of a class that are in use, oldest first: two while one takes the other's place."""
        seen = _seen(session)
        if seen.classes is None:
            seen.classes = [self._checked(row) for row in queries.class_keys(session)]
        found = [each for each in seen.classes if each.field_class == field_class]
        if not found:
            raise NoClassKey(field_class=field_class)
        return found

    def private(self, session: Session, class_key: UUID) -> SoftAgreement:
        """The private half of a class key that was granted to the holder. Raises KeyNotHeld."""
        with self._lock:
            if class_key not in self._private:
                self._read_grants(session, class_key)
            if class_key not in self._private:
                raise KeyNotHeld(key=str(class_key))
            return self._private[class_key][1]

    def check_classes(self, session: Session) -> None:
        """Nothing when the pinned root vouches for every class key in use. Raises CertificateNotOurs, RootNotPinned."""
        for row in queries.class_keys(session):
            self._checked(row)

    def classes_held(self, session: Session) -> frozenset[str]:
        """The classes granted to the holder."""
        return frozenset(row.field_class for row in queries.own_grants(session, self.holder))

    def forget(self) -> None:
        """Let go of every key but the person's own."""
        with self._lock:
            self._private.clear()
            self._kept.clear()

    def let_go(self) -> PersonKeys | None:
        """Let go of every key at once; who takes the person's own locks them, which with a token may take seconds."""
        keys, self.person_keys = self.person_keys, None
        self.forget()
        return keys

    def take_back(self, keys: PersonKeys | None) -> None:
        """Work with these keys of the same person from now on."""
        self.person_keys = keys

    def close(self) -> None:
        """Let go of every key; a token is signed out of."""
        keys = self.let_go()
        if keys is not None:
            keys.lock()

    def __repr__(self) -> str:
        return f"<HeldKeys {self.holder}>"

    def _checked(self, row: Row[Any]) -> ClassKey:
        which = (row.id, bytes(row.public))
        if which not in self._certified:
            check_class(self.pinned, bytes(row.certificate), row.id, row.field_class, which[1], row.made_at)
            self._certified.add(which)
        return ClassKey(row.id, row.field_class, which[1])

    def _wraps(self, session: Session, customer: UUID) -> dict[bytes, Row[Any]]:
        seen = _seen(session)
        if customer not in seen.wraps:
            seen.wraps[customer] = {row.id.bytes: row for row in queries.customer_keys(session, customer)}
        return seen.wraps[customer]

    def _known(self, session: Session, customer: UUID, field_class: str) -> FieldKey | None:
        if self.person_keys is None:
            return None
        for row in reversed(list(self._wraps(session, customer).values())):
            if row.field_class == field_class and row.made_by not in _WRITES_ONLY:
                try:
                    return self._kept.get(row.id.bytes) or self._opened(session, customer, row)
                except KeyNotHeld:
                    return None
        return None

    def _new(self, session: Session, customer: UUID, field_class: str) -> FieldKey:
        to = self.class_key(session, field_class)
        made, wrapped = new_field_key(to, customer)
        queries.add_customer_key(session, made.id, customer, field_class, to.id, wrapped)
        return made

    def _opened(self, session: Session, customer: UUID, row: Row[Any]) -> FieldKey:
        private = self.private(session, row.class_key_id)
        context = WrapContext(WrapKind.CUSTOMER_KEY, row.id, row.field_class, customer=customer)
        key = unwrap_key(bytes(row.wrapped), private, context)
        until = time.monotonic() + KEPT_SECONDS
        made = FieldKey(row.id, customer, row.field_class, key, until)
        with self._lock:
            while len(self._kept) >= KEPT_AT_MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[row.id.bytes] = made
        return made

    def _read_grants(self, session: Session, wanted: UUID) -> None:
        if self.person_keys is None:
            return
        for row in queries.own_grants(session, self.holder):
            if row.id == wanted:
                private = open_grant(row, self.holder, self.person_keys.agreement)
                self._private[row.id] = (row.field_class, private)


def open_grant(row: Row[Any], holder: str, agreement: Agreement) -> SoftAgreement:
    """The class's private key in a grant of `queries.own_grants`. Raises SealBroken."""
    context = WrapContext(WrapKind.CLASS_KEY, row.id, row.field_class, holder=holder)
    private = SoftAgreement.from_bytes(unwrap_key(bytes(row.wrapped), agreement, context))
    if private.public != bytes(row.public):
        raise KeyNotHeld(field_class=row.field_class)
    return private


def new_field_key(to: ClassKey, customer: UUID) -> tuple[FieldKey, bytes]:
    """A new key for one customer's fields of a class, and its wrap for those who hold the class."""
    key_id, key = new_id(), os.urandom(32)
    context = WrapContext(WrapKind.CUSTOMER_KEY, key_id, to.field_class, customer=customer)
    return FieldKey(key_id, customer, to.field_class, key), wrap_key(key, to.public, context)


def wrapped_class(private: SoftAgreement, which: ClassKey, holder: str, agreement: bytes) -> bytes:
    """A grant's wrap: the class's private key for `holder`, whose certified agreement key is given."""
    context = WrapContext(WrapKind.CLASS_KEY, which.id, which.field_class, holder=holder)
    return wrap_key(private.private_bytes(), agreement, context)


def _seen(session: Session) -> _Seen:
    seen: _Seen = session.info.setdefault("vault", _Seen())
    return seen
