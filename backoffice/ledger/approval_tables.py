"""Rows of keys that approve crypto withdrawals, of signatures, and of what the night found. They only grow. L-06."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class ApprovalKeyRow(Row):
    """The public half of a key in an HSM, as two people let it in; a later row of the same key replaces an earlier."""

    __tablename__ = "approval_key"
    __table_args__ = (
        CheckConstraint("length(public) = 65", name="approval_key_point"),
        CheckConstraint("length(label) between 1 and 80", name="approval_key_label"),
        CheckConstraint("valid_from <= valid_until", name="approval_key_span"),
        UniqueConstraint("proposal", name="approval_key_proposal"),
        Index("approval_key_by_public", "public", "enrolled_at"),
        {"schema": "ledger"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    public: Mapped[bytes] = plain()
    label: Mapped[str] = plain()
    valid_from: Mapped[date] = plain()
    valid_until: Mapped[date] = plain()
    proposal: Mapped[UUID] = plain(ForeignKey("staff.proposal.id"))
    enrolled_by: Mapped[str] = plain()
    enrolled_at: Mapped[datetime] = plain()


class ApprovalRow(Row):
    __tablename__ = "approval"
    __table_args__ = (
        UniqueConstraint("transaction_id", "key", "signature", name="approval_once"),
        CheckConstraint("length(signature) = 64", name="approval_signature"),
        {"schema": "ledger"},
    )

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    transaction_id: Mapped[int] = plain()
    key: Mapped[bytes] = plain()
    signature: Mapped[bytes] = plain()
    brought_in_by: Mapped[str] = plain()
    brought_in_at: Mapped[datetime] = plain()


class ApprovalProofRow(Row):
    """What one night found of the approvals; `found` names at most a hundred withdrawals."""

    __tablename__ = "approval_proof"
    __table_args__ = {"schema": "ledger"}

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = plain()
    holds: Mapped[bool] = plain()
    found: Mapped[dict[str, Any]] = plain(JSONB)
