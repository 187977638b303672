"""SQL of what adjusting entries were proposed for.

Boundary: functions over a Session, as the reader; what they may not see is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_OF_DRAFT = text("""
    select a.check_out_id, c.number, a.seq, d.content
      from reconcile.adjustment a
      join reconcile.check_out c on c.id = a.check_out_id
      join reconcile.decision d on d.check_out_id = a.check_out_id and d.seq = a.seq
     where a.draft_id = :draft
""")
_ENTRY = text("""
    select a.path as account, p.asset, s.scale, -p.amount as amount, t.happened_on as day,
           concat_ws('  ', (select f.reference from ledger.reference f where f.transaction_id = p.transaction_id
                             order by f.source, f.reference limit 1), 'T-' || p.transaction_id) as text
      from ledger.posting p
      join ledger.transaction t on t.id = p.transaction_id and t.booked_on = p.booked_on
      join ledger.account a on a.id = p.account_id
      join ledger.asset s on s.code = p.asset
     where p.transaction_id = cast(split_part(:name, '.', 1) as bigint)
       and p.seq = cast(split_part(:name, '.', 2) as integer)
""")
_MATCH = text("""
    select m.account, m.asset, s.scale, m.fee, m.difference, 0 as amount, l.day, coalesce(l.text, '') as text
      from reconcile.match m
      join ledger.asset s on s.code = m.asset
      cross join lateral (
          select min(l.stated_on) as day, (array_agg(w.words order by l.line))[1] as text
            from reconcile.match_line l
            left join reconcile.words w on w.check_out_id = l.check_out_id and w.hash = l.words
           where l.check_out_id = m.check_out_id and l.part = m.part) l
     where m.check_out_id = :which and m.part = :part
""")
# Its own log's closing says what was left open, and one of an earlier log what was carried over from it.
_CLOSING = text("""
    select d.content
      from (select check_out_id, seq from reconcile.closing where account = :account
            union
            select check_out_id, seq from reconcile.decision
             where check_out_id = :which and kind = 'account_closed') k
      join reconcile.decision d on d.check_out_id = k.check_out_id and d.seq = k.seq
     where position(convert_to(:finding, 'UTF8') in d.content) > 0
     order by d.check_out_id = :which desc, d.decided_at desc limit 1
""")
_NAMINGS = text("""
    select d.content
      from reconcile.decision d
     where d.check_out_id = :which and d.kind = 'finding_classified'
       and position(convert_to(:finding, 'UTF8') in d.content) > 0
     order by d.seq desc limit 5
""")


def of_draft(session: Session, draft: UUID) -> Row[Any] | None:
    """The decision a draft came from."""
    return session.execute(_OF_DRAFT, {"draft": draft}).one_or_none()


def entry(session: Session, name: str) -> Row[Any] | None:
    """One posting, by its transaction and side."""
    number, _, side = name.partition(".")
    if not (number.isdecimal() and side.isdecimal() and len(number) < 19 and len(side) < 10):
        return None
    return session.execute(_ENTRY, {"name": name}).one_or_none()


def match(session: Session, which: UUID, part: str) -> Row[Any] | None:
    """A match the house took from a log."""
    return session.execute(_MATCH, {"which": which, "part": part}).one_or_none()


def closing_with(session: Session, which: UUID, account: str, finding: str) -> bytes | None:
    """The newest closing that names this finding: of the log itself, else of the account."""
    values = {"which": which, "account": account, "finding": finding}
    found = session.execute(_CLOSING, values).scalar_one_or_none()
    return None if found is None else bytes(found)


def namings(session: Session, which: UUID, finding: str) -> Sequence[bytes]:
    """The last decisions of a log that name a finding, newest first."""
    return [bytes(each) for (each,) in session.execute(_NAMINGS, {"which": which, "finding": finding})]


def scale(session: Session, asset: str) -> int:
    return session.execute(text("select scale from ledger.asset where code = :asset"), {"asset": asset}).scalar() or 0


def words(session: Session, hash_: str) -> str:
    """The words behind a commitment, wherever they came in; empty once they were erased."""
    found = session.execute(text("select words from reconcile.words where hash = :hash limit 1"), {"hash": hash_})
    return str(found.scalar() or "")
