"""SQL of what the house took, what was taken back of it, and adjusting entries proposed anew.

Boundary: functions over a Session; writing goes through the guards of the database.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_TOOK = text("""
    with proposed as (
        select distinct on (p.facts ->> 'part', p.facts ->> 'seq')
               p.facts ->> 'part' as part, p.facts ->> 'seq' as seq, p.id, w.words
          from staff.proposal p
          left join reconcile.words w on w.check_out_id = :which and w.hash = p.facts ->> 'words'
         where p.subject is null and p.action = 'reconcile.reverse' and p.facts ->> 'check_out' = cast(:which as text)
         order by p.facts ->> 'part', p.facts ->> 'seq', p.proposed_at desc
    ), thing as (
        select k.seq, '' as part, k.account, k.asset, k.statement as amount, k.until as day
          from reconcile.closing k where k.check_out_id = :which and :find = ''
        union all
        select m.seq, m.part, m.account, m.asset, l.amount, l.day
          from reconcile.match m
          cross join lateral (
              select sum(l.amount) as amount, min(l.stated_on) as day from reconcile.match_line l
               where l.check_out_id = m.check_out_id and l.part = m.part) l
         where m.check_out_id = :which and (:find = '' or abs(l.amount)::text = ltrim(:find, '-')
            or exists (select from reconcile.match_entry e
                        where e.check_out_id = m.check_out_id and e.part = m.part and e.transaction_id::text = :find)
            or exists (select from reconcile.words w
                        where w.check_out_id = m.check_out_id and w.part = m.part
                          and strpos(lower(w.words), lower(:find)) > 0))
    )
    select t.*, s.scale, d.decided_at, p.id as proposal, p.words as why
      from thing t
      join ledger.asset s on s.code = t.asset
      join reconcile.decision d on d.check_out_id = :which and d.seq = t.seq
      left join proposed p on p.part = t.part and p.seq = t.seq::text
     where p.id is not null or not :only_reversals
     order by t.part <> '', t.day, t.seq, t.part limit :at_most
""")
_LINES = text("""
    select l.part, l.line, l.stated_on, l.amount, coalesce(w.words, '') as words
      from reconcile.match_line l
      left join reconcile.words w on w.check_out_id = l.check_out_id and w.hash = l.words
     where l.check_out_id = :which and l.part = any (:parts) order by l.part, l.line
""")
_ENTRIES = text("""
    select part, transaction_id || '.' || seq as id from reconcile.match_entry
     where check_out_id = :which and part = any (:parts) order by part, transaction_id, seq
""")
# The newest draft of each adjusting entry of a log, and its proposal.
_DRAFTS = text("""
    select distinct on (a.seq) a.seq, a.turn, a.proposed_by, f.proposal, l.amount
      from reconcile.adjustment a join ledger.draft f on f.id = a.draft_id
      cross join lateral (select g.amount from ledger.draft_leg g where g.draft_id = f.id order by g.seq limit 1) l
     where a.check_out_id = :which order by a.seq, a.turn desc
""")
_REVERSED = text("""
    select v.part, v.seq, v.proposed_by, v.agreed_by, v.reversed_at, coalesce(w.words, '') as why
      from reconcile.reversal v
      left join reconcile.words w on w.check_out_id = v.check_out_id and w.hash = v.words
     where v.check_out_id = :which order by v.reversed_at, v.part, v.seq
""")


def took(session: Session, which: UUID, find: str, only_reversals: bool, at_most: int) -> Sequence[Row[Any]]:
    values = {"which": which, "find": find, "only_reversals": only_reversals, "at_most": at_most}
    return session.execute(_TOOK, values).all()


def lines(session: Session, which: UUID, parts: Sequence[str]) -> Sequence[Row[Any]]:
    return session.execute(_LINES, {"which": which, "parts": list(parts)}).all()


def entries(session: Session, which: UUID, parts: Sequence[str]) -> Sequence[Row[Any]]:
    return session.execute(_ENTRIES, {"which": which, "parts": list(parts)}).all()


def drafts(session: Session, which: UUID) -> dict[int, Row[Any]]:
    """By number of the decision."""
    return {row.seq: row for row in session.execute(_DRAFTS, {"which": which})}


def reversed_of(session: Session, which: UUID) -> Sequence[Row[Any]]:
    """What of a log is in force no more."""
    return session.execute(_REVERSED, {"which": which}).all()


def propose_reversal(session: Session, which: UUID, seq: int, part: str, salt: str, why: str) -> UUID:
    values = {"which": which, "seq": seq, "part": part, "salt": salt, "why": why}
    made: UUID = session.execute(
        text("select reconcile.propose_reversal(:which, :seq, :part, :salt, :why)"), values
    ).scalar_one()
    return made


def propose_anew(
    session: Session,
    which: UUID,
    seq: int,
    booked_on: date,
    cause: str,
    explanation: str,
    legs: Sequence[tuple[str, str, str]],
) -> UUID:
    values = {"which": which, "seq": seq, "on": booked_on, "cause": cause, "why": explanation, "legs": json.dumps(legs)}
    made: UUID = session.execute(
        text("select reconcile.propose_anew(:which, :seq, :on, :cause, :why, cast(:legs as jsonb))"), values
    ).scalar_one()
    return made
