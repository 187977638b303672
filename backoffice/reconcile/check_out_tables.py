"""Check-outs and their accounts. Written by the guards of the database alone; no personal data."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Numeric,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class CheckOutRow(Row):
    """One snapshot of the books: rows of transactions below `horizon` but those `running`, in a file of that hash."""

    __tablename__ = "check_out"
    __table_args__ = (
        UniqueConstraint("number", name="check_out_number"),
        CheckConstraint("custody in ('keyring', 'passphrase')", name="check_out_custody"),
        CheckConstraint("state in ('begun', 'out', 'recalled', 'destroyed', 'checked_in')", name="check_out_state"),
        CheckConstraint("length(root) = 32", name="check_out_root"),
        CheckConstraint("length(file_sha256) = 32", name="check_out_file"),
        CheckConstraint("length(manifest_sha256) = 32", name="check_out_manifest"),
        CheckConstraint("since <= until", name="check_out_span"),
        CheckConstraint(
            "state not in ('out', 'checked_in') or (root is not null and document is not null)", name="check_out_signed"
        ),
        Index("check_out_by_person", "taken_by", "taken_at"),
        {"schema": "reconcile"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True))
    taken_by: Mapped[str] = plain()
    taken_at: Mapped[datetime] = plain()
    since: Mapped[date] = plain()
    until: Mapped[date] = plain()
    expires_at: Mapped[datetime] = plain()
    custody: Mapped[str] = plain()
    horizon: Mapped[int] = plain()
    running: Mapped[list[int]] = plain(ARRAY(BigInteger()))
    state: Mapped[str] = plain()
    changed_by: Mapped[str] = plain()
    changed_at: Mapped[datetime] = plain()
    root: Mapped[bytes | None] = plain()
    rows: Mapped[int | None] = plain()
    file_sha256: Mapped[bytes | None] = plain()
    manifest_sha256: Mapped[bytes | None] = plain()
    document: Mapped[UUID | None] = plain(ForeignKey("audit.export.id"))


class CheckOutAccountRow(Row):
    """An account of a check-out in one asset, by the order of paths, with its balances in minor units."""

    __tablename__ = "check_out_account"
    __table_args__ = (
        Index("check_out_account_by_account", "account_id", "asset"),
        {"schema": "reconcile"},
    )

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.check_out.id"), primary_key=True)
    position: Mapped[int] = plain(Integer, primary_key=True)
    account_id: Mapped[int] = plain(Integer)
    asset: Mapped[str] = plain(Text(collation="C"))
    opening: Mapped[Decimal] = plain(Numeric(38, 0))
    closing: Mapped[Decimal | None] = plain(Numeric(38, 0))
    entries: Mapped[int | None] = plain()
    closed_by: Mapped[UUID | None] = plain(ForeignKey("reconcile.check_out.id"))
