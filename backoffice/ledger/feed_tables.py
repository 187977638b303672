"""Rows of what was wrong with the platform's feed, and what finance did about it.

Boundary: the guards write them; the words of who dealt with one lie in an erasable side table. L-01.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Reader, Source, personal, plain


class FeedFindingRow(Row):
    """A line that was not booked, `times` told; open until somebody has dealt with it, or the line was booked since."""

    __tablename__ = "feed_finding"
    __table_args__ = (
        CheckConstraint("times > 0", name="feed_finding_times"),
        CheckConstraint("(dealt_by is null) = (dealt_at is null)", name="feed_finding_dealt"),
        Index(
            "feed_finding_open", "reference", "code", "value", unique=True, postgresql_where=text("dealt_at is null")
        ),
        Index("feed_finding_by_time", text("coalesce(dealt_at, last_at)"), "id"),
        {"schema": "ledger"},
    )

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    reference: Mapped[str] = plain(Text(collation="C"))
    code: Mapped[str] = plain(Text(collation="C"))
    value: Mapped[str] = plain(Text(collation="C"))
    times: Mapped[int] = plain(Integer)
    first_at: Mapped[datetime] = plain()
    last_at: Mapped[datetime] = plain()
    dealt_by: Mapped[str | None] = plain()
    dealt_at: Mapped[datetime | None] = plain()


class FeedNoteRow(Row):
    """What was done about a finding, in words that may name a counterparty."""

    __tablename__ = "feed_note"
    __table_args__ = {"schema": "ledger"}

    finding_id: Mapped[int] = plain(ForeignKey("ledger.feed_finding.id"), primary_key=True, autoincrement=False)
    words: Mapped[str] = personal(
        Category.FINANCIAL,
        purpose=Purpose.LEDGER,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.TRANSACTION_PLUS_7Y,
        at_end=AtEnd.DELETE,
        readers=frozenset({Reader.FINANCE, Reader.AUDITOR}),
    )
