"""SQL of check-outs: the list, the accounts to choose from, and the rows that travel as a stream.

Boundary: functions over a Session; writing goes through the guards of the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_AT_ONCE = 2_000
_LISTED = 200

_LIST = text("""
    select c.*, array(select a.path || ' ' || o.asset from reconcile.check_out_account o
                        join ledger.account a on a.id = o.account_id
                       where o.check_out_id = c.id order by o.position) as accounts
      from reconcile.check_out c
     where cast(:which as uuid) is null or c.id = :which
     order by c.number desc limit :at_most
""")
_TO_RECONCILE = text("""
    select a.path, a.kind,
           (select max(last.on) from ledger.asset s, lateral (
                select p.booked_on as on from ledger.posting p
                 where p.account_id = a.id and p.asset = s.code order by p.booked_on desc limit 1) last) as last_on
      from ledger.account a
     where a.kind in ('bank', 'processor', 'custodian')
     order by a.path
""")
_COUNTERS = text("""
    select s.code as asset, a.path
      from ledger.asset s join ledger.account a on a.kind = any (:kinds) and ledger.takes(a.id, s.code)
     where s.code = any (:assets) order by s.code, a.path
""")
_PEOPLE = text("""
    select p.name from staff.person p
     where p.state <> 'ended' and exists (
           select from pg_roles who
             join pg_auth_members m on m.member = who.oid
             join pg_roles duty on duty.oid = m.roleid
            where who.rolname = p.name and duty.rolname = any (:duties))
     order by p.name
""")
# What was booked late into closed days goes before the entries of the period, as its days do.
_ACCOUNTS = text("""
    with late as materialized (
        select l.position, sum(l.amount) as amount, count(*) as entries, min(l.booked_on) as first
          from reconcile.booked_late(:which) l group by l.position
    )
    select o.position, a.path, a.kind, o.account_id, o.asset, s.scale, o.opening,
           o.opening + m.amount + coalesce(l.amount, 0) as closing, m.entries + coalesce(l.entries, 0) as entries,
           coalesce(l.first, c.since) as first
      from reconcile.check_out c
      join reconcile.check_out_account o on o.check_out_id = c.id
      join ledger.account a on a.id = o.account_id join ledger.asset s on s.code = o.asset
      left join late l on l.position = o.position
     cross join lateral (
          select coalesce(sum(p.amount), 0) as amount, count(*) as entries
            from ledger.posting p
            join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
                                     and t.xact < c.horizon and t.xact <> all (c.running)
           where p.account_id = o.account_id and p.asset = o.asset and p.booked_on between c.since and c.until) m
     where c.id = :which order by o.position
""")
# The order is the guard's, or the roots would differ. The account's rows first, and what belongs to them as sets:
# looked up one by one they would take a hundred times as long. Across stands the largest posting against an entry.
_ROWS = text("""
    with walked as materialized (
        select p.booked_on, p.transaction_id, p.seq, p.amount, t.happened_on, t.kind
          from ledger.posting p
          join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
          join reconcile.check_out c on c.id = :which and t.xact < c.horizon and t.xact <> all (c.running)
         where p.account_id = :account and p.asset = :asset and p.booked_on between :since and :until
        union all
        select l.booked_on, l.transaction_id, l.seq, l.amount, l.happened_on, l.kind
          from reconcile.booked_late(:which) l
          join reconcile.check_out_account o on o.check_out_id = :which and o.position = l.position
         where o.account_id = :account and o.asset = :asset
    ), across as (
        select distinct on (w.transaction_id, w.seq) w.transaction_id, w.seq, b.path
          from walked w
          join ledger.posting q on q.booked_on = w.booked_on and q.transaction_id = w.transaction_id
                               and q.asset = :asset and q.booked_on between :first and :until
                               and sign(q.amount) = -sign(w.amount)
          join ledger.account b on b.id = q.account_id
         order by w.transaction_id, w.seq, abs(q.amount) desc, q.seq
    ), called as (
        select distinct on (f.transaction_id) f.transaction_id, f.reference
          from ledger.reference f
         where f.transaction_id in (select transaction_id from walked)
         order by f.transaction_id, f.source, f.reference
    )
    select w.transaction_id, w.seq, w.booked_on, w.happened_on, w.amount, w.kind,
           coalesce(r.reference, '') as reference, coalesce(x.path, '') as other_side,
           coalesce(s.description, '') as words
      from walked w
      left join across x on x.transaction_id = w.transaction_id and x.seq = w.seq
      left join called r on r.transaction_id = w.transaction_id
      left join ledger.particulars s on s.transaction_id = w.transaction_id
     order by w.booked_on, w.transaction_id, w.seq
""")
_CHECKPOINT = text("""
    select number, hash from audit.batch where stream = 'ledger.transaction' order by number desc limit 1
""")


def check_outs(session: Session, which: UUID | None = None) -> Sequence[Row[Any]]:
    """The newest 200, or the one of that id."""
    return session.execute(_LIST, {"which": which, "at_most": _LISTED}).all()


def to_reconcile(session: Session) -> Sequence[Row[Any]]:
    return session.execute(_TO_RECONCILE).all()


def counters(session: Session, kinds: Sequence[str], assets: Sequence[str]) -> dict[str, list[str]]:
    """Paths of the accounts of these kinds that take an asset, by the asset."""
    found: dict[str, list[str]] = {each: [] for each in assets}
    for row in session.execute(_COUNTERS, {"kinds": list(kinds), "assets": list(assets)}):
        found[row.asset].append(row.path)
    return found


def people(session: Session, duties: Sequence[str]) -> Sequence[str]:
    """Sign-in names of who holds one of these duties and has not left."""
    return session.execute(_PEOPLE, {"duties": list(duties)}).scalars().all()


def accounts(session: Session, which: UUID) -> Sequence[Row[Any]]:
    return session.execute(_ACCOUNTS, {"which": which}).all()


def rows(
    session: Session, which: UUID, account: int, asset: str, first: date, since: date, until: date
) -> Iterator[Row[Any]]:
    """The entries of one account, in the order of the register, as they come; none is booked before `first`."""
    found = session.execute(
        _ROWS,
        {"which": which, "account": account, "asset": asset, "first": first, "since": since, "until": until},
        execution_options={"stream_results": True, "yield_per": _AT_ONCE},
    )
    yield from found


def checkpoint(session: Session) -> Row[Any] | None:
    """Number and hash of the newest sealed batch of transactions."""
    return session.execute(_CHECKPOINT).one_or_none()


def steady(session: Session) -> None:
    """A whole account may take its time, and all of it is wanted, not its first rows soon."""
    session.execute(text("set local statement_timeout = 0"))
    session.execute(text("set local cursor_tuple_fraction = 1"))
    session.execute(text("set local work_mem = '64MB'"))


def begin(
    session: Session, which: UUID, paths: Sequence[str], since: date, until: date, lasts: timedelta, custody: str
) -> int:
    values = {"which": which, "paths": list(paths), "since": since, "until": until, "lasts": lasts, "custody": custody}
    return int(
        session.execute(
            text("select reconcile.begin_check_out(:which, :paths, :since, :until, :lasts, :custody)"), values
        ).scalar_one()
    )


def finish(session: Session, which: UUID, document: UUID, manifest: bytes) -> int:
    steady(session)
    values = {"which": which, "document": document, "manifest": manifest}
    return int(
        session.execute(text("select reconcile.finish_check_out(:which, :document, :manifest)"), values).scalar_one()
    )


def recall(session: Session, which: UUID) -> None:
    session.execute(text("select reconcile.recall_check_out(:which)"), {"which": which})


def note_destroyed(session: Session, which: UUID) -> None:
    session.execute(text("select reconcile.note_destroyed(:which)"), {"which": which})
