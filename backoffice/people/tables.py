"""Customers as a pseudonym with a masked name, who they are, what else they declared, and the words of their names.

Boundary: name and e-mail are plain under row security, the particulars sealed. D-01, D-06, S-05.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Text, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, MappedColumn

from backoffice.store.base import Row
from backoffice.store.datamap import (
    AtEnd,
    Basis,
    BlindIndex,
    Category,
    FieldClass,
    Keep,
    Purpose,
    Reader,
    Source,
    Use,
    personal,
    plain,
)

# Offers go by e-mail in the customer's language, while their consent to it stands (D-09); measuring likewise (D-08).
_OFFERS = Use(Category.CONTACT, Purpose.MARKETING, Basis.CONSENT, Source.PERSON, Keep.UNTIL_CHANGED, AtEnd.ANONYMISE)
_MEASURED = Use(
    Category.DEVICE, Purpose.ANALYTICS, Basis.CONSENT, Source.AUTOMATIC, Keep.ANALYTICS_25M, AtEnd.ANONYMISE
)
# That somebody consented must be shown (GDPR Art. 7(1)).
_SHOWN = Use(
    Category.ACCOUNT, Purpose.CONSENT, Basis.LEGAL_OBLIGATION, Source.PERSON, Keep.ACCOUNT_PLUS_7Y, AtEnd.ANONYMISE
)
# The worker writes to customers, and knows of them what a letter needs.
_WRITTEN_TO = frozenset({Reader.KYC, Reader.DPO, Reader.MLRO, Reader.AUDITOR, Reader.WORKER})


def _declared(category: Category, basis: Basis = Basis.CONTRACT, *, at_end: AtEnd, **more: Any) -> MappedColumn[Any]:
    """What a customer told when opening the account (K-03): kept for its life and seven years (D-06)."""
    return personal(
        category,
        purpose=Purpose.ACCOUNT,
        basis=basis,
        source=Source.PERSON,
        keep=Keep.ACCOUNT_PLUS_7Y,
        at_end=at_end,
        **more,
    )


class CustomerRow(Row):
    __tablename__ = "customer"
    __table_args__ = (
        CheckConstraint("state in ('open', 'frozen', 'closed')", name="customer_state"),
        CheckConstraint("kyc in ('pending', 'passed', 'refused')", name="customer_kyc"),
        {"schema": "people"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    controller: Mapped[str] = plain()
    # Who a customer is stays on record for as long as the law asks (Directive 2015/849); how to reach them does not.
    masked_name: Mapped[str] = _declared(Category.IDENTITY, Basis.LEGAL_OBLIGATION, at_end=AtEnd.ANONYMISE)
    country: Mapped[str] = _declared(
        Category.IDENTITY, Basis.LEGAL_OBLIGATION, also=Basis.CONTRACT, at_end=AtEnd.ANONYMISE, portable=True
    )
    language: Mapped[str] = _declared(
        Category.CONTACT, at_end=AtEnd.ANONYMISE, portable=True, readers=_WRITTEN_TO, uses=(_OFFERS,)
    )
    state: Mapped[str] = plain()
    kyc: Mapped[str] = plain()
    opened_at: Mapped[datetime] = plain()
    closed_at: Mapped[datetime | None] = plain()


class IdentityRow(Row):
    """Who the pseudonym is: read while one works for this customer, and by the worker that writes to them."""

    __tablename__ = "identity"
    __table_args__ = (Index("identity_by_email", "email"), {"schema": "people"})

    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"), primary_key=True)
    legal_name: Mapped[str] = _declared(
        Category.IDENTITY,
        Basis.LEGAL_OBLIGATION,
        also=Basis.CONTRACT,
        at_end=AtEnd.ANONYMISE,
        portable=True,
        readers=_WRITTEN_TO,
    )
    email: Mapped[str] = _declared(
        Category.CONTACT,
        at_end=AtEnd.ANONYMISE,
        portable=True,
        readers=_WRITTEN_TO,
        uses=(_OFFERS,),
        type_=Text(collation="C"),
    )


class ParticularsRow(Row):
    """What else a customer declared, sealed; one row a customer, named by the customer's id."""

    __tablename__ = "particulars"
    __table_args__ = {"schema": "people"}

    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"), primary_key=True)
    # An account is opened by contract with who is of age and lives there (K-03, K-10); the law keeps it afterwards.
    birth_on: Mapped[bytes] = _declared(
        Category.IDENTITY,
        Basis.LEGAL_OBLIGATION,
        also=Basis.CONTRACT,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.IDENTITY,
        portable=True,
    )
    mobile: Mapped[bytes] = _declared(
        Category.CONTACT, at_end=AtEnd.SHRED, sealed=FieldClass.CONTACT, indexed=BlindIndex.PHONE, portable=True
    )
    address: Mapped[bytes] = _declared(
        Category.CONTACT,
        Basis.LEGAL_OBLIGATION,
        also=Basis.CONTRACT,
        at_end=AtEnd.SHRED,
        sealed=FieldClass.CONTACT,
        portable=True,
    )


class FreezeRow(Row):
    """An account that stands still: at once when finance says so, until two people lift it."""

    __tablename__ = "account_freeze"
    __table_args__ = (
        CheckConstraint("reason in ('fraud', 'laundering', 'authority', 'other')", name="freeze_reason"),
        CheckConstraint("(lifted_by is null) = (lifted_at is null)", name="freeze_lifted"),
        Index("freeze_open", "customer_id", unique=True, postgresql_where=text("lifted_at is null")),
        {"schema": "people"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    reason: Mapped[str] = plain()
    frozen_by: Mapped[str] = plain()
    frozen_at: Mapped[datetime] = plain()
    lifted_by: Mapped[str | None] = plain()
    lifted_at: Mapped[datetime | None] = plain()


class NameTokenRow(Row):
    """The words of every name; only the guard that looks people up reads them."""

    __tablename__ = "name_token"
    __table_args__ = (Index("name_token_by_customer", "customer_id"), {"schema": "people"})

    token: Mapped[str] = _declared(
        Category.IDENTITY, at_end=AtEnd.DELETE, readers=frozenset(), type_=Text(collation="C"), primary_key=True
    )
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"), primary_key=True)


class SearchRow(Row):
    """What a search found, for a minute; `found` is null where it was one too many."""

    __tablename__ = "search"
    __table_args__ = (Index("search_by_person", "person", "at"), {"schema": "people"})

    id: Mapped[UUID] = plain(primary_key=True)
    person: Mapped[str] = plain()
    found: Mapped[list[UUID] | None] = plain(ARRAY(Uuid()))
    at: Mapped[datetime] = plain()
    made_in: Mapped[int] = plain()


class SearchKeyRow(Row):
    """The key under which the trail keeps what was asked; only the guard reads it."""

    __tablename__ = "search_key"
    __table_args__ = {"schema": "people"}

    secret: Mapped[bytes] = plain(primary_key=True)


class ConsentRow(Row):
    """One act of a person about one purpose: given to the words they were shown, or withdrawn. It only grows (D-05).

    It names nobody: a pseudonym, and the hash of a text that everybody is shown. What it allows, it is declared to.
    """

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint(
            "purpose in ('marketing', 'analytics', 'sensitive_data', 'cross_border_transfer')", name="consent_purpose"
        ),
        CheckConstraint("act in ('given', 'withdrawn')", name="consent_act"),
        CheckConstraint(
            "how in ('registration', 'account', 'unsubscribe_link', 'mail', 'phone', 'post', 'mixin')",
            name="consent_how",
        ),
        CheckConstraint(
            "(act = 'given') = (notice_version is not null and language is not null and shown_sha256 is not null)",
            name="consent_given_to_words",
        ),
        CheckConstraint("shown_sha256 is null or length(shown_sha256) = 32", name="consent_hash_whole"),
        UniqueConstraint("number", name="consent_number"),
        Index("consent_by_customer", "customer_id", "purpose", "number"),
        {"schema": "people"},
    )
    __mapper_args__ = {"eager_defaults": False}

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    purpose: Mapped[str] = plain(uses=(_SHOWN, _MEASURED))
    act: Mapped[str] = plain()
    notice_version: Mapped[str | None] = plain()
    language: Mapped[str | None] = plain()
    shown_sha256: Mapped[bytes | None] = plain()
    how: Mapped[str] = plain()
    request_id: Mapped[UUID | None] = plain()
    done_by: Mapped[str] = plain()
    done_at: Mapped[datetime] = plain()
    number: Mapped[int] = plain(Identity(always=True))


class RestrictionRow(Row):
    """Article 18: whose data is withheld from use, why, and which duties the dispute still needs."""

    __tablename__ = "restriction"
    __table_args__ = (
        CheckConstraint("ground in ('accuracy', 'unlawful', 'claims', 'objection')", name="restriction_ground"),
        CheckConstraint("duties <@ array['kyc_reviewer', 'finance', 'auditor']", name="restriction_duties"),
        CheckConstraint("(lifted_by is null) = (lifted_at is null)", name="restriction_lifted"),
        Index("restriction_in_force", "customer_id", unique=True, postgresql_where=text("lifted_at is null")),
        Index("restriction_by_customer", "customer_id"),
        {"schema": "people"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    request_id: Mapped[UUID] = plain()
    ground: Mapped[str] = plain()
    duties: Mapped[list[str]] = plain(ARRAY(Text()))
    set_by: Mapped[str] = plain()
    set_at: Mapped[datetime] = plain()
    lifted_by: Mapped[str | None] = plain()
    lifted_at: Mapped[datetime | None] = plain()


class ObjectionRow(Row):
    """Article 21: one purpose that one request has stopped, and how it was weighed; the words lie with the request."""

    __tablename__ = "objection"
    __table_args__ = (
        CheckConstraint("purpose in ('marketing', 'profiling', 'surveys', 'improvement')", name="objection_purpose"),
        CheckConstraint("outcome in ('upheld', 'overridden', 'taken_back')", name="objection_outcome"),
        CheckConstraint("ground in ('compelling', 'claims')", name="objection_ground"),
        CheckConstraint(
            "(outcome is null) = (assessed_at is null) and (outcome is null) = (assessed_by is null)",
            name="objection_assessed",
        ),
        CheckConstraint(
            "(outcome is not distinct from 'overridden') = (ground is not null)",
            name="objection_overridden_on_a_ground",
        ),
        CheckConstraint(
            "purpose <> 'marketing' or outcome is not distinct from 'upheld'",
            name="objection_to_marketing_is_never_weighed",
        ),
        UniqueConstraint("request_id", "purpose", name="objection_once"),
        Index("objection_by_customer", "customer_id", "purpose"),
        {"schema": "people"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    request_id: Mapped[UUID] = plain()
    purpose: Mapped[str] = plain()
    recorded_by: Mapped[str] = plain()
    objected_at: Mapped[datetime] = plain()
    outcome: Mapped[str | None] = plain()
    ground: Mapped[str | None] = plain()
    assessed_by: Mapped[str | None] = plain()
    assessed_at: Mapped[datetime | None] = plain()
