"""The watch's rows: alerts by a customer's pseudonym with the postings they are about, and what was done with them.

Boundary: nobody writes them but guard functions; words of staff lie in an erasable side table. L-04, S-05.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, Integer, Numeric, SmallInteger, Text, text
from sqlalchemy import UniqueConstraint as Unique
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Reader, Source, personal, plain


def _code() -> Text:
    return Text(collation="C")


class WatchPolicyRow(Row):
    """A version of the policy that alerts were judged by; `content` is the SHA-256 of its file."""

    __tablename__ = "watch_policy"
    __table_args__ = {"schema": "ledger"}

    version: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    content: Mapped[bytes] = plain()
    began_at: Mapped[datetime] = plain()


class WatchNewRow(Row):
    """Transactions that were booked and not looked at: numbers from `first` to `last` of one statement."""

    __tablename__ = "watch_new"
    __table_args__ = {"schema": "ledger"}

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    batch_id: Mapped[UUID | None] = plain()
    first: Mapped[int] = plain()
    last: Mapped[int] = plain()


class WatchDueRow(Row):
    """A customer to be judged, for what happened on `since` or later."""

    __tablename__ = "watch_due"
    __table_args__ = {"schema": "ledger"}

    holder: Mapped[str] = plain(_code(), primary_key=True)
    since: Mapped[date] = plain()


class AlertRow(Row):
    """Sums are the database's own, of the evidence; `figures` are what the rule compared them with."""

    __tablename__ = "alert"
    __table_args__ = (
        CheckConstraint("state in ('new', 'looking', 'dismissed', 'passed_on')", name="alert_state"),
        Unique("number", name="alert_number"),
        Index("alert_open", "state", "severity", "found_at", postgresql_where=text("state in ('new', 'looking')")),
        Index("alert_by_holder", "holder", "rule", "asset"),
        Index("alert_by_change", "changed_at"),
        {"schema": "ledger"},
    )

    id: Mapped[UUID] = plain(primary_key=True)
    number: Mapped[int] = plain(Identity(always=True, start=2001))
    rule: Mapped[str] = plain()
    holder: Mapped[str] = plain(_code())
    asset: Mapped[str] = plain(_code())
    severity: Mapped[int] = plain(SmallInteger)
    policy_version: Mapped[int] = plain(ForeignKey("ledger.watch_policy.version"), type_=Integer)
    figures: Mapped[dict[str, Any]] = plain(JSONB)
    postings: Mapped[int] = plain(Integer)
    money_in: Mapped[Decimal] = plain(Numeric(38, 0))
    money_out: Mapped[Decimal] = plain(Numeric(38, 0))
    least: Mapped[Decimal] = plain(Numeric(38, 0))
    most: Mapped[Decimal] = plain(Numeric(38, 0))
    first_on: Mapped[date] = plain()
    last_on: Mapped[date] = plain()
    state: Mapped[str] = plain()
    held_by: Mapped[str | None] = plain()
    found_at: Mapped[datetime] = plain()
    changed_at: Mapped[datetime] = plain()
    version: Mapped[int] = plain()


class EvidenceRow(Row):
    __tablename__ = "alert_evidence"
    __table_args__ = {"schema": "ledger"}

    alert_id: Mapped[UUID] = plain(ForeignKey("ledger.alert.id"), primary_key=True)
    booked_on: Mapped[date] = plain(primary_key=True)
    transaction_id: Mapped[int] = plain(primary_key=True)
    seq: Mapped[int] = plain(Integer, primary_key=True)
    amount: Mapped[Decimal] = plain(Numeric(38, 0))


class StepRow(Row):
    """What somebody, or the watch, did with an alert; rows only grow."""

    __tablename__ = "alert_step"
    __table_args__ = (Index("alert_step_by_alert", "alert_id", "id"), {"schema": "ledger"})

    id: Mapped[int] = plain(Identity(always=True), primary_key=True)
    alert_id: Mapped[UUID] = plain(ForeignKey("ledger.alert.id"))
    at: Mapped[datetime] = plain()
    actor: Mapped[str] = plain()
    act: Mapped[str] = plain()
    reason: Mapped[str | None] = plain()


class LeftBeforeRow(Row):
    """What was booked of a frozen account because it had left before: for somebody to look whether it had."""

    __tablename__ = "left_before"
    __table_args__ = {"schema": "ledger"}

    transaction_id: Mapped[int] = plain(primary_key=True, autoincrement=False)
    freeze_id: Mapped[UUID] = plain(ForeignKey("people.account_freeze.id"), primary_key=True)


class StepWordsRow(Row):
    """The words of a step, which may name somebody: erasable without touching the step."""

    __tablename__ = "alert_words"
    __table_args__ = {"schema": "ledger"}

    step_id: Mapped[int] = plain(ForeignKey("ledger.alert_step.id"), primary_key=True)
    words: Mapped[str] = personal(
        Category.COMMUNICATION,
        purpose=Purpose.MONEY_LAUNDERING,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.STAFF,
        keep=Keep.TRANSACTION_PLUS_7Y,
        at_end=AtEnd.DELETE,
        readers=frozenset({Reader.FINANCE, Reader.MLRO}),
    )
