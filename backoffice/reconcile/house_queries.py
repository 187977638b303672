"""SQL of what a check-out takes along of the house: matches, closings and rules in force of its accounts.

Boundary: functions over a Session, as sets; what is proposed goes through the guards of the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

# A match travels where a side of it lies in the period, or is an item that a closing left open.
_MATCHES = text("""
    with place as materialized (
        select o.position, o.account_id, a.path, o.asset, c.since, c.until
          from reconcile.check_out c
          join reconcile.check_out_account o on o.check_out_id = c.id
          join ledger.account a on a.id = o.account_id
         where c.id = :which
    ), touched as materialized (
        select k.check_out_id, k.part
          from place o
          join ledger.posting p on p.account_id = o.account_id and p.asset = o.asset
                               and p.booked_on between o.since and o.until
          join reconcile.match_entry k on k.transaction_id = p.transaction_id and k.seq = p.seq
        union
        select k.check_out_id, k.part
          from reconcile.booked_late(:which) l
          join reconcile.match_entry k on k.transaction_id = l.transaction_id and k.seq = l.seq
        union
        select l.check_out_id, l.part
          from place o
          join reconcile.match_line l on l.account = o.path and l.asset = o.asset
                                     and l.stated_on between o.since and o.until
        union
        select k.check_out_id, k.part
          from unnest(cast(:numbers as bigint[]), cast(:sides as integer[])) e (number, side)
          join reconcile.match_entry k on k.transaction_id = e.number and k.seq = e.side
        union
        select l.check_out_id, l.part
          from place o
          join reconcile.match_line l on l.account = o.path and l.asset = o.asset and l.line = any (:lines)
        union
        select m.check_out_id, m.part from reconcile.match m where m.part = any (:parts)
    )
    select o.position, m.check_out_id, m.part, m.fee, m.difference, c.number, g.person, g.ended_at
      from touched t
      join reconcile.match m on m.check_out_id = t.check_out_id and m.part = t.part
      join place o on o.path = m.account and o.asset = m.asset
      join reconcile.decision_log g on g.check_out_id = m.check_out_id
      join reconcile.check_out c on c.id = m.check_out_id
     where not exists (select from reconcile.reversal v where v.check_out_id = m.check_out_id and v.part = m.part)
""")
_ENTRIES = text("""
    select check_out_id, part, transaction_id || '.' || seq as id from reconcile.match_entry
     where check_out_id = any (:logs)
""")
_LINES = text("""
    select l.check_out_id, l.part, l.line, l.stated_on, l.amount, coalesce(w.words, '') as words
      from reconcile.match_line l
      left join reconcile.words w on w.check_out_id = l.check_out_id and w.hash = l.words
     where l.check_out_id = any (:logs)
""")
_CLOSINGS = text("""
    select distinct on (o.position) o.position, k.account, k.asset, k.since, k.until, c.number, g.person, g.ended_at
      from reconcile.check_out_account o
      join ledger.account a on a.id = o.account_id
      join reconcile.closing k on k.account = a.path and k.asset = o.asset
      join reconcile.decision_log g on g.check_out_id = k.check_out_id
      join reconcile.check_out c on c.id = k.check_out_id
     where o.check_out_id = :which
       and not exists (select from reconcile.reversal v
                        where v.check_out_id = k.check_out_id and v.part = '' and v.seq = k.seq)
     order by o.position, k.until desc
""")
# Of several closings over a day of the period one in force goes first, then the newest.
_EXPLAINED = text("""
    select distinct on (o.position) a.path, o.asset, k.check_out_id, d.content, v.gone
      from reconcile.check_out c
      join reconcile.check_out_account o on o.check_out_id = c.id
      join ledger.account a on a.id = o.account_id
      join reconcile.closing k on k.account = a.path and k.asset = o.asset
                              and k.since <= c.until and k.until >= c.since
      join reconcile.decision d on d.check_out_id = k.check_out_id and d.seq = k.seq
      cross join lateral (select exists (
          select from reconcile.reversal r
           where r.check_out_id = k.check_out_id and r.part = '' and r.seq = k.seq) as gone) v
     where c.id = :which order by o.position, v.gone, k.until desc, k.turn desc
""")
_SAID = text("""
    select check_out_id, content from reconcile.decision
     where check_out_id = any (:logs) and kind in ('finding_owned', 'finding_noted') order by check_out_id, seq
""")

_RULED = text("""
    select a.path, a.kind, s.code as asset, s.scale, r.outside, r.tolerance, r.tolerance_share, r.fx_share,
           r.report_share, r.fees, r.set_at, exists (
               select from staff.proposal p
                where p.subject is null and p.action = 'reconcile.rules' and p.state = 'proposed'
                  and p.expires_at > store.now()
                  and p.facts ->> 'account' = a.path and p.facts ->> 'asset' = s.code) as waits
      from ledger.account a
      cross join ledger.asset s
      left join lateral (
          select h.* from reconcile.house_rule h
           where h.account = a.path and h.asset = s.code order by h.turn desc limit 1) r on true
     where a.kind in ('bank', 'processor', 'custodian')
       and (r.turn is not null
            or exists (select from ledger.posting p where p.account_id = a.id and p.asset = s.code))
     order by a.path, s.code
""")
_PROPOSE_RULES = text("""
    select reconcile.propose_rules(:account, :asset, :outside, cast(:tolerance as numeric), cast(:share as numeric),
                                   cast(:fx as numeric), cast(:report as numeric),
                                   cast(:fees as text[]))
""")


def ruled(session: Session) -> Sequence[Row[Any]]:
    """The accounts outside with their rules, which are empty where there are none."""
    return session.execute(_RULED).all()


def propose_rules(
    session: Session,
    account: str,
    asset: str,
    outside: str,
    tolerance: int,
    shares: tuple[str, str, str],
    fees: Sequence[str],
) -> UUID:
    """`shares`: of the amount, with a foreign amount, and of a payout by its report, as digits."""
    values = {
        "account": account,
        "asset": asset,
        "outside": outside,
        "tolerance": str(tolerance),
        "share": shares[0],
        "fx": shares[1],
        "report": shares[2],
        "fees": list(fees),
    }
    made: UUID = session.execute(_PROPOSE_RULES, values).scalar_one()
    return made


def explained(session: Session, which: UUID) -> Sequence[Row[Any]]:
    """The closings over a day of a check-out's period, one of each account; `gone`: it was taken back."""
    return session.execute(_EXPLAINED, {"which": which}).all()


def said(session: Session, logs: Sequence[UUID]) -> Sequence[Row[Any]]:
    """Who was to look after findings of these logs and what was noted of them, oldest first."""
    return session.execute(_SAID, {"logs": list(logs)}).all()


def matches(
    session: Session,
    which: UUID,
    entries: Sequence[tuple[int, int]],
    lines: Sequence[str],
    parts: Sequence[str],
) -> Sequence[Row[Any]]:
    """Matches in force that this check-out touches; `entries`, `lines` and `parts` are of items left open."""
    values = {
        "which": which,
        "numbers": [number for number, _ in entries],
        "sides": [side for _, side in entries],
        "lines": list(lines),
        "parts": list(parts),
    }
    return session.execute(_MATCHES, values).all()


def entries(session: Session, logs: Sequence[UUID]) -> Sequence[Row[Any]]:
    """The matched entries of these logs."""
    return session.execute(_ENTRIES, {"logs": list(logs)}).all()


def lines(session: Session, logs: Sequence[UUID]) -> Sequence[Row[Any]]:
    """The matched lines of these logs with their words, which may have been erased."""
    return session.execute(_LINES, {"logs": list(logs)}).all()


def closings(session: Session, which: UUID) -> Sequence[Row[Any]]:
    """The newest closing in force of each account of a check-out."""
    return session.execute(_CLOSINGS, {"which": which}).all()
