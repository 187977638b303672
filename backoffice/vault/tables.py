"""Keys as the database holds them: public halves, wraps, slots, tickets, and the blind indexes.

Boundary: no key stands here in the clear; every wrap opens with somebody's own private key alone. S-02, S-03.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain

_ME, _NOW = text("store.me()"), text("store.now()")


class ClassKeyRow(Row):
    """A class's key pair, or that of the root or of the blind indexes. It is used once `certificate` is there."""

    __tablename__ = "class_key"
    __table_args__ = (Index("class_key_by_class", "field_class", "made_at"), {"schema": "vault"})

    id: Mapped[UUID] = plain(primary_key=True)
    field_class: Mapped[str] = plain()
    public: Mapped[bytes] = plain()
    certificate: Mapped[bytes | None] = plain()
    made_by: Mapped[str] = plain(server_default=_ME)
    made_at: Mapped[datetime] = plain(server_default=_NOW)
    retired_at: Mapped[datetime | None] = plain()


class KeyInUseRow(Row):
    """A class key that is not retired; guards alone see and lock it."""

    __tablename__ = "key_in_use"
    __table_args__ = {"schema": "vault"}

    class_key_id: Mapped[UUID] = plain(primary_key=True)


class ClassReaderRow(Row):
    """Which duty may hold the keys of a class; the same as the data map says."""

    __tablename__ = "class_reader"
    __table_args__ = {"schema": "vault"}

    field_class: Mapped[str] = plain(primary_key=True)
    duty: Mapped[str] = plain(primary_key=True)


class CustomerKeyRow(Row):
    """A customer's key of one class, sealed to the class. No constraint refers elsewhere: its lock would be seen."""

    __tablename__ = "customer_key"
    __table_args__ = (
        Index("customer_key_by_customer", "customer_id", "field_class"),
        Index("customer_key_by_class_key", "class_key_id", "id"),
        {"schema": "vault"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain()
    field_class: Mapped[str] = plain()
    class_key_id: Mapped[UUID] = plain()
    wrapped: Mapped[bytes] = plain()
    made_by: Mapped[str] = plain(server_default=_ME)
    made_at: Mapped[datetime] = plain(server_default=_NOW)


class DestroyedKeyRow(Row):
    __tablename__ = "destroyed_key"
    __table_args__ = (Index("destroyed_key_by_customer", "customer_id"), {"schema": "vault"})

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    field_class: Mapped[str] = plain()
    destroyed_at: Mapped[datetime] = plain()


class PersonKeyRow(Row):
    """A person's public keys; the root's certificate says that they are that person's."""

    __tablename__ = "person_key"
    __table_args__ = (
        CheckConstraint("length(agreement) = 65", name="person_key_agreement_is_a_point"),
        CheckConstraint("length(signing) = 65", name="person_key_signing_is_a_point"),
        {"schema": "vault"},
    )

    person: Mapped[str] = plain(primary_key=True)
    agreement: Mapped[bytes] = plain()
    signing: Mapped[bytes] = plain()
    certificate: Mapped[bytes | None] = plain()
    certified_by: Mapped[str | None] = plain()
    made_at: Mapped[datetime] = plain(server_default=_NOW)


class SlotRow(Row):
    """A person's private keys as their custody keeps them."""

    __tablename__ = "slot"
    __table_args__ = (
        CheckConstraint("custody in ('passphrase', 'keyring', 'token')", name="slot_custody"),
        {"schema": "vault"},
    )

    person: Mapped[str] = plain(primary_key=True)
    custody: Mapped[str] = plain(primary_key=True)
    sealed: Mapped[bytes] = plain()
    made_at: Mapped[datetime] = plain(server_default=_NOW)


class ClassGrantRow(Row):
    """A class's private key, sealed to one person."""

    __tablename__ = "class_grant"
    __table_args__ = (Index("class_grant_by_class_key", "class_key_id"), {"schema": "vault"})

    person: Mapped[str] = plain(primary_key=True)
    class_key_id: Mapped[UUID] = plain(ForeignKey("vault.class_key.id"), primary_key=True)
    wrapped: Mapped[bytes] = plain()
    proposal: Mapped[UUID | None] = plain()
    granted_by: Mapped[str] = plain(server_default=_ME)
    granted_at: Mapped[datetime] = plain(server_default=_NOW)


class TicketRow(Row):
    """Who may open whose fields of which class, on what ground, until when; `taken_in` is the transaction's number."""

    __tablename__ = "ticket"
    __table_args__ = {"schema": "vault"}

    person: Mapped[str] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(primary_key=True)
    field_class: Mapped[str] = plain(primary_key=True)
    ground: Mapped[str] = plain()
    about: Mapped[UUID | None] = plain()
    until: Mapped[datetime] = plain()
    taken_in: Mapped[int] = plain()


class RotationRow(Row):
    __tablename__ = "rotation"
    __table_args__ = (
        Index("rotation_one_at_a_time", "field_class", unique=True, postgresql_where=text("ended_at is null")),
        {"schema": "vault"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    field_class: Mapped[str] = plain()
    old_key: Mapped[UUID] = plain(ForeignKey("vault.class_key.id"))
    new_key: Mapped[UUID] = plain(ForeignKey("vault.class_key.id"))
    led_by: Mapped[str] = plain()
    begun_at: Mapped[datetime] = plain()
    ended_at: Mapped[datetime | None] = plain()


class BlindIndexRow(Row):
    """A keyed value of one sealed field, by which it is found."""

    __tablename__ = "blind_index"
    __table_args__ = (
        Index("blind_index_by_value", "column_name", "value"),
        Index("blind_index_by_customer", "customer_id"),
        {"schema": "vault"},
    )

    column_name: Mapped[str] = plain(primary_key=True)
    row_id: Mapped[UUID] = plain(primary_key=True)
    value: Mapped[bytes] = plain()
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))


class IndexQueueRow(Row):
    """A value waiting to be entered into its blind index, sealed to the key of the indexes."""

    __tablename__ = "index_queue"
    __table_args__ = {"schema": "vault"}

    id: Mapped[UUID] = plain(primary_key=True)
    column_name: Mapped[str] = plain()
    row_id: Mapped[UUID] = plain()
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    class_key_id: Mapped[UUID] = plain(ForeignKey("vault.class_key.id"))
    sealed: Mapped[bytes] = plain()
    queued_at: Mapped[datetime] = plain(server_default=_NOW)
