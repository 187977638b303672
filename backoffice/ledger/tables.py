"""The books' rows. Transactions, postings and references only grow, and name nobody.

Boundary: words lie in an erasable side table; the transaction keeps a salted commitment to them. L-01, L-05.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    FetchedValue,
    Identity,
    Index,
    Integer,
    Numeric,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Reader, Source, Use, personal, plain

# A customer's movements are what the contract is about, and the books of them a duty by law (L-01, L-05).
_MOVED = tuple(
    Use(Category.FINANCIAL, purpose, basis, source, Keep.TRANSACTION_PLUS_7Y, AtEnd.ANONYMISE)
    for purpose, basis, source in (
        (Purpose.LEDGER, Basis.CONTRACT, Source.PERSON),
        (Purpose.LEDGER, Basis.LEGAL_OBLIGATION, Source.PROVIDER),
        (Purpose.MONEY_LAUNDERING, Basis.LEGAL_OBLIGATION, Source.PERSON),
    )
)


def _code() -> Text:
    return Text(collation="C")


class AssetRow(Row):
    __tablename__ = "asset"
    __table_args__ = (
        CheckConstraint("code ~ '^[A-Z0-9]{2,12}$'", name="asset_code"),
        CheckConstraint("scale between 0 and 18", name="asset_scale"),
        {"schema": "ledger"},
    )

    code: Mapped[str] = plain(_code(), primary_key=True)
    scale: Mapped[int] = plain(SmallInteger)


class AccountRow(Row):
    """An account by its path; `holder` is the platform's pseudonym of the customer whose wallet it is."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint(
            "kind in ('wallet', 'house', 'bank', 'processor', 'custodian', 'programme', 'fee')", name="account_kind"
        ),
        UniqueConstraint("path", name="account_path"),
        Index("account_by_holder", "holder", postgresql_where=text("holder is not null")),
        {"schema": "ledger"},
    )

    id: Mapped[int] = plain(Integer, Identity(always=True), primary_key=True)
    path: Mapped[str] = plain(_code())
    kind: Mapped[str] = plain()
    holder: Mapped[str | None] = plain(_code())
    opened_at: Mapped[datetime] = plain()
    # SHA-256 of the row: kind and holder follow from the path.
    content: Mapped[bytes] = plain()


class BatchRow(Row):
    """One file on its way into the books, or in them."""

    __tablename__ = "batch"
    __table_args__ = (
        CheckConstraint("state in ('open', 'booked', 'dropped')", name="batch_state"),
        Index("batch_open", "opened_at", postgresql_where=text("state = 'open'")),
        {"schema": "ledger"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    state: Mapped[str] = plain()
    opened_by: Mapped[str] = plain()
    opened_at: Mapped[datetime] = plain()
    booked_at: Mapped[datetime | None] = plain()
    transactions: Mapped[int | None] = plain()
    postings: Mapped[int | None] = plain()
    manifest: Mapped[dict[str, Any] | None] = plain(JSONB)


class TransactionRow(Row):
    """`words` commits to the description; `happened_on` is when it was, `booked_on` when the books took it."""

    __tablename__ = "transaction"
    __table_args__ = (
        CheckConstraint("kind ~ '^[a-z][a-z_]{0,39}$'", name="transaction_kind"),
        Index("transaction_by_id", "id"),
        Index("transaction_by_kind", "kind", "booked_on", "id"),
        Index("transaction_by_reversal", "reverses", postgresql_where=text("reverses is not null")),
        Index("transaction_by_xact", "xact", postgresql_using="brin"),
        {"schema": "ledger", "postgresql_partition_by": "range (booked_on)"},
    )

    booked_on: Mapped[date] = plain(primary_key=True)
    id: Mapped[int] = plain(primary_key=True)
    happened_on: Mapped[date] = plain()
    recorded_at: Mapped[datetime] = plain()
    kind: Mapped[str] = plain()
    reverses: Mapped[int | None] = plain()
    words: Mapped[bytes | None] = plain()
    batch_id: Mapped[UUID | None] = plain()
    # What its reference says of its sides; sealed with the row, by the columns that follow.
    content: Mapped[bytes | None] = plain()
    xact: Mapped[int] = plain(server_default=FetchedValue())
    salt: Mapped[UUID] = plain(server_default=FetchedValue())


class PostingRow(Row):
    """One side of a transaction, in minor units; `seq` only orders the sides of one transaction."""

    __tablename__ = "posting"
    __table_args__ = (
        Index(
            "posting_by_account",
            *("account_id", "asset", "booked_on", "transaction_id", "seq"),
            postgresql_include=["amount"],
        ),
        Index("posting_by_transaction", "transaction_id", "seq"),
        Index("posting_by_amount", "asset", "amount", "booked_on", "transaction_id", "seq"),
        {"schema": "ledger", "postgresql_partition_by": "range (booked_on)"},
    )

    booked_on: Mapped[date] = plain(primary_key=True)
    transaction_id: Mapped[int] = plain(primary_key=True)
    seq: Mapped[int] = plain(Integer, primary_key=True)
    account_id: Mapped[int] = plain(Integer)
    asset: Mapped[str] = plain(_code())
    amount: Mapped[Decimal] = plain(Numeric(38, 0), uses=_MOVED)
    batch_id: Mapped[UUID | None] = plain()


class ReferenceRow(Row):
    """What a source calls a transaction, once; `content` is the SHA-256 of what it says."""

    __tablename__ = "reference"
    __table_args__ = (
        Index("reference_by_transaction", "transaction_id"),
        Index("reference_by_text", "reference"),
        {"schema": "ledger"},
    )

    source: Mapped[str] = plain(_code(), primary_key=True)
    reference: Mapped[str] = plain(_code(), primary_key=True)
    content: Mapped[bytes] = plain()
    transaction_id: Mapped[int] = plain()
    booked_on: Mapped[date] = plain()


class ParticularsRow(Row):
    """The words of a transaction, which may name a counterparty: the one name finance sees."""

    __tablename__ = "particulars"
    __table_args__ = (
        Index("particulars_by_words", text("to_tsvector('simple'::regconfig, description)"), postgresql_using="gin"),
        {"schema": "ledger"},
    )

    transaction_id: Mapped[int] = plain(primary_key=True, autoincrement=False)
    salt: Mapped[bytes] = plain()
    description: Mapped[str] = personal(
        Category.FINANCIAL,
        purpose=Purpose.LEDGER,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.PROVIDER,
        keep=Keep.TRANSACTION_PLUS_7Y,
        at_end=AtEnd.DELETE,
        readers=frozenset({Reader.FINANCE, Reader.AUDITOR}),
    )


class MonthSealRow(Row):
    __tablename__ = "month_seal"
    __table_args__ = (
        CheckConstraint("extract(day from month) = 1", name="month_seal_first"),
        {"schema": "ledger"},
    )

    month: Mapped[date] = plain(primary_key=True)
    sealed_by: Mapped[str] = plain()
    sealed_at: Mapped[datetime] = plain()
    postings: Mapped[int] = plain()
    content: Mapped[bytes] = plain()


class CheckpointRow(Row):
    """An account's balance at the end of a sealed month."""

    __tablename__ = "checkpoint"
    __table_args__ = {"schema": "ledger"}

    account_id: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    asset: Mapped[str] = plain(_code(), primary_key=True)
    month: Mapped[date] = plain(primary_key=True)
    balance: Mapped[Decimal] = plain(Numeric(38, 0))
