"""Audit events and the register of documents made. Both only grow; neither holds personal text.

Boundary: written through `audit.record` and `audit.note_export` alone, which take actor and instant from the server.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Identity, Index
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class EventRow(Row):
    __tablename__ = "event"
    __table_args__ = (
        Index("event_by_subject", "subject", "id"),
        Index("event_by_actor", "actor", "id"),
        Index("event_by_action", "action", "id"),
        Index("event_by_time", "at", "id"),
        {"schema": "audit"},
    )

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    at: Mapped[datetime] = plain()
    actor: Mapped[str] = plain()
    action: Mapped[str] = plain()
    subject: Mapped[UUID | None] = plain()
    facts: Mapped[dict[str, object]] = plain()


class ExportRow(Row):
    """One document that was made: what, about whom, and its SHA-256."""

    __tablename__ = "export"
    __table_args__ = (
        Index("export_by_subject", "subject", "id"),
        Index("export_by_sha256", "sha256"),
        {"schema": "audit"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    event_id: Mapped[int] = plain()
    kind: Mapped[str] = plain()
    subject: Mapped[UUID | None] = plain()
    sha256: Mapped[bytes] = plain()
    size: Mapped[int] = plain()
