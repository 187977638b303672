"""SQL of what a check-out carries along of earlier closings, and of what was said of it since.

Boundary: functions over a Session; only reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# The closing the check-out itself goes on from, whatever became of it meanwhile.
_CLOSINGS = text("""
    select a.path as account, o.asset, k.until, d.content
      from reconcile.check_out_account o
      join ledger.account a on a.id = o.account_id
      join reconcile.closing k on k.check_out_id = o.closed_by and k.account = a.path and k.asset = o.asset
      join reconcile.decision d on d.check_out_id = k.check_out_id and d.seq = k.seq
     where o.check_out_id = :which order by o.position
""")
_LOGS = text("""
    select distinct k.check_out_id
      from reconcile.check_out_account o
      join ledger.account a on a.id = o.account_id
      join reconcile.check_out c on c.id = o.check_out_id
      join reconcile.closing k on k.account = a.path and k.asset = o.asset and k.until between :since and c.since
     where o.check_out_id = :which
""")
_SAID = text("""
    select d.content
      from reconcile.decision d
      join reconcile.decision_log l on l.check_out_id = d.check_out_id
      join reconcile.verdict v on v.check_out_id = d.check_out_id and v.seq = d.seq and v.part = ''
     where d.check_out_id = any (:logs) and v.verdict = 'accepted'
       and d.kind in ('finding_owned', 'finding_noted', 'statement_imported')
     order by l.ended_at, d.check_out_id, d.seq
""")
_LATE = text("""
    select a.path as account, o.asset, l.transaction_id || '.' || l.seq as entry, l.amount
      from reconcile.booked_late(:which) l
      join reconcile.check_out_account o on o.check_out_id = :which and o.position = l.position
      join ledger.account a on a.id = o.account_id
""")
_BOOKED = text("""
    select distinct on (a.check_out_id, a.seq) d.content, f.reference, f.booked_on
      from reconcile.adjustment a
      join reconcile.decision d on d.check_out_id = a.check_out_id and d.seq = a.seq
      join ledger.correction c on c.draft_id = a.draft_id
      join ledger.reference f on f.transaction_id = c.transaction_id
     where a.check_out_id = any (:logs) order by a.check_out_id, a.seq, a.turn desc, f.source, f.reference
""")
_BESIDE = text("""
    select distinct on (m.part) m.part, e.transaction_id || '.' || e.seq as entry, f.reference
      from reconcile.match m
      join reconcile.match_entry e on e.check_out_id = m.check_out_id and e.part = m.part
      left join lateral (
          select r.reference from ledger.reference r where r.transaction_id = e.transaction_id
           order by r.source, r.reference limit 1) f on true
     where m.part = any (:parts) order by m.part, e.transaction_id, e.seq
""")


def late(session: Session, which: UUID) -> Sequence[Row[Any]]:
    """The entries booked into closed days since their closing."""
    return session.execute(_LATE, {"which": which}).all()


def closings(session: Session, which: UUID) -> Sequence[Row[Any]]:
    return session.execute(_CLOSINGS, {"which": which}).all()


def logs(session: Session, which: UUID, since: date) -> list[UUID]:
    """The check-outs that closed one of these accounts on `since` or later, before this one's period."""
    return list(session.execute(_LOGS, {"which": which, "since": since}).scalars())


def said(session: Session, logs: Sequence[UUID]) -> Sequence[Row[Any]]:
    """Who was to look after findings, what was noted of them, and statements taken in; the oldest first."""
    return session.execute(_SAID, {"logs": list(logs)}).all()


def booked(session: Session, logs: Sequence[UUID]) -> Sequence[Row[Any]]:
    """The adjusting entries of these logs that a lead agreed to, and what the books call them."""
    return session.execute(_BOOKED, {"logs": list(logs)}).all()


def beside(session: Session, parts: Sequence[str]) -> Sequence[Row[Any]]:
    """The first entry of matches, with its reference."""
    return session.execute(_BESIDE, {"parts": list(parts)}).all()
