"""The data map: every mapped column says once what it is, and everything else is derived from that.

Boundary: declarations only. D-01 (listed categories, known source), D-02 (basis per purpose), D-06 to D-10 (retention).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeEngine

from backoffice.store.areas import load_areas
from backoffice.store.base import Row


class Category(StrEnum):
    """The privacy notice's own categories (section "What data we collect")."""

    IDENTITY = "identity"
    CONTACT = "contact"
    IDENTITY_IMAGE = "identity_image"
    BIOMETRIC = "biometric"
    FINANCIAL = "financial"
    ACCOUNT = "account"
    DEVICE = "device"
    COMMUNICATION = "communication"
    # What the notice need not list: telling a person of it is forbidden (Directive (EU) 2015/849, Art. 39).
    SUSPICION = "suspicion"
    STAFF = "staff"


class Purpose(StrEnum):
    ACCOUNT = "account"
    KYC = "kyc"
    NOTICE = "notice"
    LEDGER = "ledger"
    MONEY_LAUNDERING = "money_laundering"
    RIGHTS = "rights"
    CONSENT = "consent"
    MARKETING = "marketing"
    ANALYTICS = "analytics"
    STAFF = "staff"


class Basis(StrEnum):
    """GDPR Art. 6(1)."""

    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    LEGITIMATE_INTEREST = "legitimate_interest"
    CONSENT = "consent"


class Source(StrEnum):
    PERSON = "person"
    AUTOMATIC = "automatic"
    PROVIDER = "provider"
    STAFF = "staff"


class Keep(StrEnum):
    ACCOUNT_PLUS_7Y = "account_plus_7y"
    TRANSACTION_PLUS_7Y = "transaction_plus_7y"
    EMPLOYMENT_PLUS_7Y = "employment_plus_7y"
    SUSPICION_CLOSED_PLUS_5Y = "suspicion_closed_plus_5y"
    IDENTITY_CHECKED = "identity_checked"
    SECOND_DECIDED = "second_decided"
    REQUEST_ENDED_PLUS_3Y = "request_ended_plus_3y"
    UNTIL_CHANGED = "until_changed"
    ANALYTICS_25M = "analytics_25m"


class AtEnd(StrEnum):
    DELETE = "delete"
    SHRED = "shred"
    ANONYMISE = "anonymise"


class FieldClass(StrEnum):
    """Sealed fields fall into classes; a key opens one class."""

    CONTACT = "contact"
    IDENTITY = "identity"
    IDENTITY_IMAGE = "identity_image"
    BIOMETRIC = "biometric"
    NOTE = "note"
    SUSPICION = "suspicion"
    REQUEST = "request"


class Reader(StrEnum):
    """The database roles that may read personal data at all; a lead reads what their people read."""

    KYC = "kyc_reviewer"
    DPO = "dpo"
    FINANCE = "finance"
    MLRO = "mlro"
    AUDITOR = "auditor"
    STAFF = "staff"
    WORKER = "worker"


class BlindIndex(StrEnum):
    """A sealed column can be searched for an equal value; this says how values are brought to one form."""

    PHONE = "phone"
    DOCUMENT_NUMBER = "document_number"
    EMAIL = "email"
    IBAN = "iban"
    WALLET = "wallet"


# Who may open a class of sealed fields, each only with a ticket for the customer. Faces serve identity verification
# and an approved access request alone (D-04).
CLASS_READERS: Mapping[FieldClass, frozenset[Reader]] = {
    FieldClass.CONTACT: frozenset({Reader.KYC, Reader.DPO, Reader.MLRO}),
    FieldClass.IDENTITY: frozenset({Reader.KYC, Reader.DPO, Reader.MLRO}),
    FieldClass.IDENTITY_IMAGE: frozenset({Reader.KYC, Reader.DPO, Reader.MLRO}),
    FieldClass.BIOMETRIC: frozenset({Reader.KYC, Reader.DPO}),
    FieldClass.NOTE: frozenset({Reader.KYC, Reader.DPO}),
    FieldClass.SUSPICION: frozenset({Reader.MLRO}),
    FieldClass.REQUEST: frozenset({Reader.DPO}),
}
# Who may read what is not sealed, row security permitting. Auditors read everything but sealed fields.
_PLAIN_READERS: Mapping[Category, frozenset[Reader]] = {
    Category.STAFF: frozenset({Reader.STAFF, Reader.WORKER}),
    Category.SUSPICION: frozenset({Reader.MLRO}),
}
_PLAIN_OTHERWISE = frozenset({Reader.KYC, Reader.DPO, Reader.MLRO, Reader.AUDITOR})


@dataclass(frozen=True, slots=True)
class Use:
    """What a column serves besides, on a basis and for a time of its own; or what the rows it stands in are about."""

    category: Category
    purpose: Purpose
    basis: Basis
    source: Source
    keep: Keep
    at_end: AtEnd


@dataclass(frozen=True, slots=True)
class Personal:
    """What the registry knows of one personal column."""

    category: Category
    purpose: Purpose
    basis: Basis
    source: Source
    keep: Keep
    at_end: AtEnd
    sealed: FieldClass | None
    indexed: BlindIndex | None
    portable: bool
    readers: frozenset[Reader]
    also: Basis | None = None
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A column that is nobody's personal data by itself: ids, states, instants of the firm's own work.

    `uses` are for the record of processing, where its row is kept about a person all the same, under a pseudonym.
    """

    uses: tuple[Use, ...] = ()


PLAIN = Plain()


def personal(
    category: Category,
    *,
    purpose: Purpose,
    basis: Basis,
    source: Source,
    keep: Keep,
    at_end: AtEnd,
    sealed: FieldClass | None = None,
    indexed: BlindIndex | None = None,
    portable: bool = False,
    readers: frozenset[Reader] | None = None,
    also: Basis | None = None,
    uses: tuple[Use, ...] = (),
    type_: TypeEngine[Any] | None = None,
    primary_key: bool = False,
) -> MappedColumn[Any]:
    """Declare a personal column. `sealed` makes it a bytea envelope; `portable` puts it in the Art. 20 file.

    `basis` is what it is kept on longest, `also` a second one that it serves meanwhile, `uses` what else it is for.
    `readers` are the roles that may read it, where they differ from those of its class or category.
    """
    if readers is None:
        readers = CLASS_READERS[sealed] if sealed else _PLAIN_READERS.get(category, _PLAIN_OTHERWISE)
    told = Personal(category, purpose, basis, source, keep, at_end, sealed, indexed, portable, readers, also, uses)
    return mapped_column(type_, info={"data": told}, primary_key=primary_key)


def plain(*args: Any, uses: tuple[Use, ...] = (), **column: Any) -> MappedColumn[Any]:
    """Declare a column that holds no personal data. `uses` says what its rows are for, where that is a person's."""
    return mapped_column(*args, info={"data": Plain(uses) if uses else PLAIN}, **column)


def classification(column: Column[Any]) -> Personal | Plain | None:
    """What the column was declared to be; None where nobody said so."""
    told = column.info.get("data")
    return told if isinstance(told, Personal | Plain) else None


def columns() -> Iterator[tuple[Column[Any], Personal | Plain | None]]:
    """Every mapped column of every area, with its classification."""
    load_areas()
    for table in Row.metadata.sorted_tables:
        for column in table.columns:
            yield column, classification(column)
