"""Rules of erasure, legal holds, the register of erasures, and where the search after one has looked and found.

Boundary: pseudonyms, names of columns and counts; nobody writes them but guard functions. R-03, D-10.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class RuleRow(Row):
    """What becomes of columns in an erasure; the conditions are SQL, written by migrations alone."""

    __tablename__ = "rule"
    __table_args__ = (
        CheckConstraint("way in ('delete', 'shred', 'anonymise')", name="rule_way"),
        {"schema": "retention"},
    )

    id: Mapped[str] = plain(primary_key=True)
    position: Mapped[int] = plain()
    table_name: Mapped[str] = plain()
    columns: Mapped[list[str]] = plain()
    way: Mapped[str] = plain()
    keep: Mapped[str] = plain()
    bound: Mapped[bool] = plain()
    classes: Mapped[list[str]] = plain()
    whose: Mapped[str] = plain()
    until: Mapped[str] = plain()
    remains: Mapped[str] = plain()
    change: Mapped[str | None] = plain()


class HoldRow(Row):
    """An authority's order or a legal claim; `reference` is a file number and names nobody."""

    __tablename__ = "hold"
    __table_args__ = (
        CheckConstraint("reason in ('authority', 'claim')", name="hold_reason"),
        CheckConstraint("reference ~ '^[0-9A-Za-z./ -]{0,40}$'", name="hold_reference"),
        CheckConstraint("(released_by is null) = (released_at is null)", name="hold_released"),
        Index("hold_in_force", "customer_id", unique=True, postgresql_where=text("released_at is null")),
        {"schema": "retention"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    reason: Mapped[str] = plain()
    reference: Mapped[str] = plain()
    set_by: Mapped[str] = plain()
    set_at: Mapped[datetime] = plain()
    released_by: Mapped[str | None] = plain()
    released_at: Mapped[datetime | None] = plain()


class ErasureRow(Row):
    """One erasure; `told` is the preview that was agreed to, `keys` how many were destroyed."""

    __tablename__ = "erasure"
    __table_args__ = (
        Index("erasure_by_customer", "customer_id", "erased_at"),
        Index("erasure_by_request", "request_id"),
        Index("erasure_by_time", "erased_at"),
        {"schema": "retention"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    customer_id: Mapped[UUID] = plain(ForeignKey("people.customer.id"))
    request_id: Mapped[UUID | None] = plain()
    proposal_id: Mapped[UUID | None] = plain()
    is_minor: Mapped[bool] = plain()
    told: Mapped[dict[str, Any]] = plain(JSONB)
    keys: Mapped[int] = plain()
    closed_at: Mapped[datetime | None] = plain()
    erased_by: Mapped[str] = plain()
    erased_at: Mapped[datetime] = plain()
    round: Mapped[UUID | None] = plain()
    searched_by: Mapped[str | None] = plain()
    searched_at: Mapped[datetime | None] = plain()
    cleared_at: Mapped[datetime | None] = plain()


class PlaceRow(Row):
    """A table that a round of the search has been through."""

    __tablename__ = "place"
    __table_args__ = {"schema": "retention"}

    erasure_id: Mapped[UUID] = plain(ForeignKey("retention.erasure.id"), primary_key=True)
    table_name: Mapped[str] = plain(primary_key=True)
    round: Mapped[UUID] = plain()


class SoughtRow(Row):
    """What a search must look for at least, as a hash that no desk reads; it goes when the search is through."""

    __tablename__ = "sought"
    __table_args__ = {"schema": "retention"}

    erasure_id: Mapped[UUID] = plain(ForeignKey("retention.erasure.id"), primary_key=True)
    hash: Mapped[bytes] = plain(primary_key=True)


class FindingRow(Row):
    """Where a value still stands; `reason` is the officer's explanation and names nobody."""

    __tablename__ = "finding"
    __table_args__ = (
        CheckConstraint("state in ('kept', 'open', 'explained')", name="finding_state"),
        {"schema": "retention"},
    )

    erasure_id: Mapped[UUID] = plain(ForeignKey("retention.erasure.id"), primary_key=True)
    table_name: Mapped[str] = plain(primary_key=True)
    column_name: Mapped[str] = plain(primary_key=True)
    round: Mapped[UUID] = plain()
    own: Mapped[int] = plain()
    others: Mapped[int] = plain()
    state: Mapped[str] = plain()
    reason: Mapped[str | None] = plain()
    explained_by: Mapped[str | None] = plain()
    explained_at: Mapped[datetime | None] = plain()
