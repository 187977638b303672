"""What the house keeps of itself: which firm this is, how far its clock is shifted, and answered command keys.

Boundary: no personal data of customers.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, Interval
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class HouseRow(Row):
    """One row: live, sample or test."""

    __tablename__ = "house"
    __table_args__ = (
        CheckConstraint("only_one", name="house_only_one"),
        CheckConstraint("kind in ('live', 'sample', 'test')", name="house_kind"),
        {"schema": "store"},
    )

    only_one: Mapped[bool] = plain(primary_key=True)
    kind: Mapped[str] = plain()
    firm: Mapped[str] = plain()
    seed: Mapped[int | None] = plain()
    made_at: Mapped[datetime] = plain()


class ClockShiftRow(Row):
    """How far the clock of a sample or test house stands from the server's; a live house has no row."""

    __tablename__ = "clock_shift"
    __table_args__ = (CheckConstraint("only_one", name="clock_shift_only_one"), {"schema": "store"})

    only_one: Mapped[bool] = plain(primary_key=True)
    shift: Mapped[timedelta] = plain(Interval())


class CommandRow(Row):
    """The answer to one command key, kept seven days."""

    __tablename__ = "command"
    __table_args__ = {"schema": "store"}

    key: Mapped[UUID] = plain(primary_key=True)
    actor: Mapped[str] = plain()
    command: Mapped[str] = plain()
    fingerprint: Mapped[bytes] = plain()
    answer: Mapped[object | None] = plain(JSONB(none_as_null=False))
    at: Mapped[datetime] = plain(index=True)
