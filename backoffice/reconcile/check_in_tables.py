"""What comes back from a laptop: logs, decisions, verdicts, what is matched and closed. Written by guards alone.

Boundary: rows name nobody; texts lie in `words`, which can be erased. L-01, L-02, S-05.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Reader, Source, personal, plain


def _code() -> Text:
    return Text(collation="C")


class DecisionLogRow(Row):
    """One check-out's log: received in parts, ended once; `statement` is what the firm signs of it."""

    __tablename__ = "decision_log"
    __table_args__ = (
        CheckConstraint("length(head) = 32", name="decision_log_head"),
        CheckConstraint("(ended_at is null) = (statement is null)", name="decision_log_ended"),
        {"schema": "reconcile"},
    )

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.check_out.id"), primary_key=True)
    person: Mapped[str] = plain()
    agreement: Mapped[bytes] = plain()
    signing: Mapped[bytes] = plain()
    certificate: Mapped[bytes] = plain()
    keys_made_at: Mapped[datetime] = plain()
    begun_at: Mapped[datetime] = plain()
    received: Mapped[int] = plain(Integer)
    head: Mapped[bytes] = plain()
    last_at: Mapped[datetime | None] = plain()
    ended_at: Mapped[datetime | None] = plain()
    statement: Mapped[bytes | None] = plain()
    document: Mapped[UUID | None] = plain(ForeignKey("audit.export.id"))


class DecisionRow(Row):
    """A decision as it was signed."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("length(signature) = 64", name="decision_signature"),
        {"schema": "reconcile"},
    )

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"), primary_key=True)
    seq: Mapped[int] = plain(Integer, primary_key=True)
    kind: Mapped[str] = plain()
    decided_at: Mapped[datetime] = plain()
    content: Mapped[bytes] = plain()
    signature: Mapped[bytes] = plain()
    received_at: Mapped[datetime] = plain()


class VerdictRow(Row):
    """What became of a decision, match by match."""

    __tablename__ = "verdict"
    __table_args__ = (
        CheckConstraint("verdict in ('accepted', 'already_so', 'stale', 'conflicting')", name="verdict_known"),
        Index("verdict_not_accepted", "check_out_id", "verdict", postgresql_where=text("verdict <> 'accepted'")),
        {"schema": "reconcile"},
    )

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"), primary_key=True)
    seq: Mapped[int] = plain(Integer, primary_key=True)
    part: Mapped[str] = plain(_code(), primary_key=True)
    verdict: Mapped[str] = plain()
    cause: Mapped[str] = plain()
    against: Mapped[UUID | None] = plain()
    against_part: Mapped[str | None] = plain(_code())


class MatchRow(Row):
    """A match that the house took; amounts in minor units."""

    __tablename__ = "match"
    __table_args__ = (Index("match_by_part", "part"), {"schema": "reconcile"})

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"), primary_key=True)
    part: Mapped[str] = plain(_code(), primary_key=True)
    seq: Mapped[int] = plain(Integer)
    account: Mapped[str] = plain(_code())
    asset: Mapped[str] = plain(_code())
    fee: Mapped[Decimal] = plain(Numeric(38, 0))
    difference: Mapped[Decimal] = plain(Numeric(38, 0))


class MatchEntryRow(Row):
    """An entry of the books and the one match it is part of; `turn` counts how often it was freed before."""

    __tablename__ = "match_entry"
    __table_args__ = (
        CheckConstraint("turn >= 0", name="match_entry_turn"),
        Index("match_entry_by_check_out", "check_out_id", "part"),
        {"schema": "reconcile"},
    )

    transaction_id: Mapped[int] = plain(primary_key=True, autoincrement=False)
    seq: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    turn: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"))
    part: Mapped[str] = plain(_code())


class MatchLineRow(Row):
    """A statement's line and the one match it is part of."""

    __tablename__ = "match_line"
    __table_args__ = (
        CheckConstraint("turn >= 0", name="match_line_turn"),
        Index("match_line_by_check_out", "check_out_id", "part"),
        Index("match_line_by_day", "account", "asset", "stated_on"),
        {"schema": "reconcile"},
    )

    account: Mapped[str] = plain(_code(), primary_key=True)
    asset: Mapped[str] = plain(_code(), primary_key=True)
    line: Mapped[str] = plain(_code(), primary_key=True)
    turn: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    stated_on: Mapped[date] = plain()
    amount: Mapped[Decimal] = plain(Numeric(38, 0))
    words: Mapped[str] = plain(_code())
    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"))
    part: Mapped[str] = plain(_code())


class ClosingRow(Row):
    """An account that was closed for a period, with the two balances in minor units."""

    __tablename__ = "closing"
    __table_args__ = (
        CheckConstraint("turn >= 0", name="closing_turn"),
        Index("closing_by_check_out", "check_out_id", "seq", unique=True),
        {"schema": "reconcile"},
    )

    account: Mapped[str] = plain(_code(), primary_key=True)
    asset: Mapped[str] = plain(_code(), primary_key=True)
    until: Mapped[date] = plain(primary_key=True)
    turn: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    since: Mapped[date] = plain()
    statement: Mapped[Decimal] = plain(Numeric(38, 0))
    ledger: Mapped[Decimal] = plain(Numeric(38, 0))
    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"))
    seq: Mapped[int] = plain(Integer)


class HouseRuleRow(Row):
    """How an account outside is reconciled, set by a proposal; or its number alone, learnt by a check-in."""

    __tablename__ = "house_rule"
    __table_args__ = (
        CheckConstraint("turn >= 0", name="house_rule_turn"),
        CheckConstraint("tolerance >= 0", name="house_rule_tolerance"),
        CheckConstraint("tolerance_share between 0 and 1", name="house_rule_share"),
        CheckConstraint("fx_share between 0 and 1", name="house_rule_fx"),
        CheckConstraint("report_share between 0 and 1", name="house_rule_report"),
        CheckConstraint("(proposal is null) <> (check_out_id is null)", name="house_rule_source"),
        UniqueConstraint("proposal", name="house_rule_proposal"),
        {"schema": "reconcile"},
    )

    account: Mapped[str] = plain(_code(), primary_key=True)
    asset: Mapped[str] = plain(_code(), primary_key=True)
    turn: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    outside: Mapped[str] = plain()
    tolerance: Mapped[Decimal] = plain(Numeric(38, 0))
    tolerance_share: Mapped[Decimal] = plain(Numeric(10, 8))
    fx_share: Mapped[Decimal] = plain(Numeric(10, 8))
    report_share: Mapped[Decimal] = plain(Numeric(10, 8))
    fees: Mapped[list[str]] = plain(ARRAY(Text()))
    proposal: Mapped[UUID | None] = plain(ForeignKey("staff.proposal.id"))
    check_out_id: Mapped[UUID | None] = plain(ForeignKey("reconcile.decision_log.check_out_id"))
    set_at: Mapped[datetime] = plain()


class ReversalRow(Row):
    """A match or a closing that two people took back; an empty part is a closing, `words` commits to why."""

    __tablename__ = "reversal"
    __table_args__ = (
        UniqueConstraint("proposal", name="reversal_proposal"),
        CheckConstraint("proposed_by <> agreed_by", name="reversal_four_eyes"),
        {"schema": "reconcile"},
    )

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"), primary_key=True)
    part: Mapped[str] = plain(_code(), primary_key=True)
    seq: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    proposal: Mapped[UUID] = plain(ForeignKey("staff.proposal.id"))
    words: Mapped[str] = plain(_code())
    proposed_by: Mapped[str] = plain()
    agreed_by: Mapped[str] = plain()
    reversed_at: Mapped[datetime] = plain()


class AdjustmentRow(Row):
    """An adjusting entry and the draft a lead is asked about; what was refused is proposed anew one turn later."""

    __tablename__ = "adjustment"
    __table_args__ = (
        UniqueConstraint("draft_id", name="adjustment_draft"),
        CheckConstraint("turn >= 0", name="adjustment_turn"),
        Index("adjustment_by_check_out", "check_out_id", "seq"),
        {"schema": "reconcile"},
    )

    adjustment: Mapped[UUID] = plain(primary_key=True)
    turn: Mapped[int] = plain(Integer, primary_key=True, autoincrement=False)
    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"))
    seq: Mapped[int] = plain(Integer)
    draft_id: Mapped[UUID] = plain()
    proposed_by: Mapped[str] = plain()
    proposed_at: Mapped[datetime] = plain()


class WordsRow(Row):
    """Texts of statement lines, notes and reasons, which may name somebody; `part` is the match of a line."""

    __tablename__ = "words"
    __table_args__ = (
        Index("words_by_part", "check_out_id", "part", postgresql_where=text("part is not null")),
        Index("words_by_hash", "hash"),
        {"schema": "reconcile"},
    )

    check_out_id: Mapped[UUID] = plain(ForeignKey("reconcile.decision_log.check_out_id"), primary_key=True)
    hash: Mapped[str] = plain(_code(), primary_key=True)
    salt: Mapped[bytes] = plain()
    words: Mapped[str] = personal(
        Category.FINANCIAL,
        purpose=Purpose.LEDGER,
        basis=Basis.LEGAL_OBLIGATION,
        source=Source.PROVIDER,
        keep=Keep.TRANSACTION_PLUS_7Y,
        at_end=AtEnd.DELETE,
        readers=frozenset({Reader.FINANCE, Reader.AUDITOR}),
    )
    part: Mapped[str | None] = plain(_code())
