"""Rows of corrections on their way into the books, and of what the night proved. They only grow.

Boundary: why something is corrected lies in an erasable side table; the draft keeps a salted commitment. L-01, L-05.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Reader, Source, personal, plain

_REASONS = (
    "reason in ('wrong_account', 'wrong_amount', 'wrong_date', 'booked_twice', 'missing', 'returned', 'rounding', "
    "'other')"
)


class DraftRow(Row):
    """A correction as it was proposed; `content` is the SHA-256 of all it says, which the proposal names."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint("proposal", name="draft_proposal"),
        CheckConstraint("kind in ('adjustment', 'reversal')", name="draft_kind"),
        CheckConstraint(_REASONS, name="draft_reason"),
        CheckConstraint("length(evidence) = 32", name="draft_evidence"),
        CheckConstraint("kind = 'adjustment' or corrects is not null", name="draft_reverses"),
        Index("draft_by_time", "drafted_at"),
        Index("draft_by_corrected", "corrects", postgresql_where=text("corrects is not null")),
        {"schema": "ledger"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    proposal: Mapped[UUID] = plain(ForeignKey("staff.proposal.id"))
    kind: Mapped[str] = plain()
    corrects: Mapped[int | None] = plain()
    booked_on: Mapped[date] = plain()
    reason: Mapped[str] = plain()
    words: Mapped[bytes] = plain()
    evidence: Mapped[bytes | None] = plain()
    content: Mapped[bytes] = plain()
    drafted_by: Mapped[str] = plain()
    drafted_at: Mapped[datetime] = plain()


class DraftLegRow(Row):
    __tablename__ = "draft_leg"
    __table_args__ = (CheckConstraint("amount <> 0", name="draft_leg_amount"), {"schema": "ledger"})

    draft_id: Mapped[UUID] = plain(ForeignKey("ledger.draft.id"), primary_key=True)
    seq: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    account_id: Mapped[int] = plain(Integer)
    asset: Mapped[str] = plain(Text(collation="C"))
    amount: Mapped[Decimal] = plain(Numeric(38, 0))


class DraftWordsRow(Row):
    """Why, in words that may name a counterparty."""

    __tablename__ = "draft_words"
    __table_args__ = {"schema": "ledger"}

    draft_id: Mapped[UUID] = plain(ForeignKey("ledger.draft.id"), primary_key=True)
    salt: Mapped[bytes] = plain()
    explanation: Mapped[str] = personal(
        Category.FINANCIAL,
        purpose=Purpose.LEDGER,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.TRANSACTION_PLUS_7Y,
        at_end=AtEnd.DELETE,
        readers=frozenset({Reader.FINANCE, Reader.AUDITOR}),
    )


class CorrectionRow(Row):
    """Which transaction a draft became, and which one it corrects."""

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("transaction_id", name="correction_transaction"),
        Index("correction_by_corrected", "corrects", postgresql_where=text("corrects is not null")),
        {"schema": "ledger"},
    )

    draft_id: Mapped[UUID] = plain(ForeignKey("ledger.draft.id"), primary_key=True)
    transaction_id: Mapped[int] = plain()
    corrects: Mapped[int | None] = plain()


class ReversalRow(Row):
    """A transaction is reversed once."""

    __tablename__ = "reversal"
    __table_args__ = (UniqueConstraint("transaction_id", name="reversal_transaction"), {"schema": "ledger"})

    reversed: Mapped[int] = plain(primary_key=True, autoincrement=False)
    transaction_id: Mapped[int] = plain()


class NightProofRow(Row):
    """What one night proved; `found` are sums per asset, transactions and checkpoints that disagree."""

    __tablename__ = "night_proof"
    __table_args__ = (Index("night_proof_by_time", "at"), {"schema": "ledger"})

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = plain()
    holds: Mapped[bool] = plain()
    found: Mapped[dict[str, Any]] = plain(JSONB)
