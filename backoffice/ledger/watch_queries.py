"""SQL of the watch: flows of the customers who are due, alerts and what belongs to them.

Boundary: functions over a Session; every window of flows is read through the index of its wallets.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, text
from sqlalchemy.orm import Session

from backoffice.ledger.watch_rules import Finding
from backoffice.ledger.watch_tables import AlertRow, StepRow, StepWordsRow, WatchDueRow, WatchNewRow

_TAKE = text("""
    delete from ledger.watch_due
     where holder in (select holder from ledger.watch_due order by holder limit :at_most)
    returning holder, since
""")
# One customer after the other, each through the index of their wallets: the window is the index's own range. What was
# reversed is no flow, and neither is its reversal.
FLOWS = """
    with due as materialized (
        select holder, since - cast(:looks_back as int) as since
          from unnest(cast(:holders as text[]), cast(:days as date[])) d (holder, since)
    ), wallets as materialized (
        select a.id, a.holder, d.since from due d join ledger.account a on a.holder = d.holder
    ), undone as materialized (
        select reverses as id from ledger.transaction where reverses is not null
    )
    select w.holder, p.booked_on, p.transaction_id, p.seq, p.asset, -p.amount as amount, t.kind,
           case when t.kind = any (:between) then (
               select max(b.holder) from ledger.posting q join ledger.account b on b.id = q.account_id
                where q.booked_on = p.booked_on and q.transaction_id = p.transaction_id and q.asset = p.asset
                  and b.holder <> w.holder and sign(q.amount) <> sign(p.amount)
           ) end as other
      from wallets w
      cross join lateral (
          select * from (select booked_on, transaction_id, seq, asset, amount from ledger.posting
           where account_id = w.id and booked_on >= w.since) one offset 0
      ) p
      join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
     where t.reverses is null and p.amount <> 0 and not exists (select from undone u where u.id = t.id)
"""
_EARLIER = text("""
    select a.holder, max(p.booked_on) as on_day
      from unnest(cast(:holders as text[]), cast(:days as date[])) d (holder, since)
      join ledger.account a on a.holder = d.holder
      join ledger.asset c on true
      cross join lateral (
          select booked_on from ledger.posting
           where account_id = a.id and asset = c.code and booked_on < d.since - cast(:looks_back as int)
           order by booked_on desc limit 1
      ) p
     group by a.holder
""")
# Who is no customer of this house is measured as an identified one.
_NOT_IDENTIFIED = text("""
    select id::text from people.customer where id = any (cast(:ids as uuid[])) and kyc <> 'passed'
""")
_RAISE = text("""
    select ledger.raise_alert(:id, :rule, :holder, :asset, :severity, :version, cast(:figures as jsonb),
                              cast(:evidence as jsonb))
""")
_ALERT = """
    select a.*, c.scale from ledger.alert a join ledger.asset c on c.code = a.asset
"""
_OPEN = text(
    f"{_ALERT} where a.state in ('new', 'looking') order by a.severity desc, a.found_at, a.number limit :at_most"
)
_OVER = text(
    f"{_ALERT} where a.state in ('dismissed', 'passed_on') order by a.changed_at desc, a.number desc limit :at_most"
)
_ONE = text(f"{_ALERT} where a.id = :which")
_EVIDENCE = text("""
    select e.booked_on, e.transaction_id, e.seq, -e.amount as amount, t.kind, r.reference, a.path
      from ledger.alert_evidence e
      join ledger.posting p using (booked_on, transaction_id, seq)
      join ledger.account a on a.id = p.account_id
      join ledger.transaction t on t.booked_on = e.booked_on and t.id = e.transaction_id
      left join ledger.reference r on r.transaction_id = t.id and r.booked_on = t.booked_on
     where e.alert_id = :which
     order by e.booked_on, e.transaction_id, e.seq limit :at_most
""")
_BARE_EVIDENCE = text("""
    select booked_on, transaction_id, seq, -amount as amount, '' as kind, '' as reference, '' as path
      from ledger.alert_evidence where alert_id = :which
     order by booked_on, transaction_id, seq limit :at_most
""")
_DAYS = text("""
    with wallets as materialized (select id from ledger.account where holder = :holder), days as (
        select p.booked_on, coalesce(-sum(p.amount) filter (where p.amount < 0), 0) as money_in,
               coalesce(sum(p.amount) filter (where p.amount > 0), 0) as money_out
          from wallets w join ledger.posting p on p.account_id = w.id and p.asset = :asset
           and p.booked_on between :since and :until
         group by p.booked_on
    )
    select booked_on, money_in, money_out,
           sum(money_in - money_out) over (order by booked_on) + coalesce((
               select -sum(p.amount) from wallets w join ledger.posting p on p.account_id = w.id
                  and p.asset = :asset and p.booked_on < :since), 0) as balance
      from days order by booked_on
""")
_FROZEN = text("""
    select f.id, f.reason, f.frozen_by, f.frozen_at,
           (select p.proposed_by from staff.proposal p
             where p.action = 'people.lift_freeze' and p.facts ->> 'freeze' = f.id::text and p.state = 'proposed'
               and p.expires_at > store.now() limit 1) as lift_by
      from people.account_freeze f where f.customer_id = :customer and f.lifted_at is null
""")


def spread(session: Session, at_most: int) -> int:
    """Note whose wallets the next transactions touched; how many entries are left."""
    return int(session.execute(text("select ledger.watch_spread(:at_most)"), {"at_most": at_most}).scalar_one())


def begin(session: Session, version: int, content: bytes) -> int:
    told = {"version": version, "content": content}
    return int(session.execute(text("select ledger.watch_begin(:version, :content)"), told).scalar_one())


def take_due(session: Session, at_most: int) -> Sequence[Row[Any]]:
    """Customers to be judged, and taken off the list by the same transaction."""
    return session.execute(_TAKE, {"at_most": at_most}).all()


def flows(
    session: Session, holders: Sequence[str], days: Sequence[date], looks_back: timedelta, between: Sequence[str]
) -> Sequence[Row[Any]]:
    """Every flow of these customers from so long before their day on; `between` are kinds that have another side."""
    told = {"holders": list(holders), "days": list(days), "looks_back": looks_back.days, "between": list(between)}
    return session.execute(text(FLOWS), told).all()


def earlier_on(
    session: Session, holders: Sequence[str], days: Sequence[date], looks_back: timedelta
) -> dict[str, date]:
    told = {"holders": list(holders), "days": list(days), "looks_back": looks_back.days}
    return {row.holder: row.on_day for row in session.execute(_EARLIER, told)}


def not_identified(session: Session, customers: Sequence[UUID]) -> set[str]:
    return set(session.execute(_NOT_IDENTIFIED, {"ids": list(customers)}).scalars())


def scales(session: Session) -> dict[str, int]:
    return {row.code: row.scale for row in session.execute(text("select code, scale from ledger.asset"))}


def raise_alert(session: Session, which: UUID, holder: str, version: int, finding: Finding) -> str:
    """'new', 'grew' or 'known'; the database sums the postings itself."""
    keys = [[each.on.isoformat(), each.key.transaction, each.key.seq] for each in finding.evidence]
    told = {
        "id": which,
        "rule": finding.rule.value,
        "holder": holder,
        "asset": finding.asset,
        "severity": int(finding.severity),
        "version": version,
        "figures": json.dumps(dict(finding.figures)),
        "evidence": json.dumps(keys),
    }
    return str(session.execute(_RAISE, told).scalar_one())


def open_alerts(session: Session, at_most: int) -> Sequence[Row[Any]]:
    return session.execute(_OPEN, {"at_most": at_most}).all()


def alerts_over(session: Session, at_most: int) -> Sequence[Row[Any]]:
    return session.execute(_OVER, {"at_most": at_most}).all()


def alert(session: Session, which: UUID) -> Row[Any] | None:
    return session.execute(_ONE, {"which": which}).one_or_none()


def evidence(session: Session, which: UUID, at_most: int, *, bare: bool) -> Sequence[Row[Any]]:
    """`bare` for who may not read the books."""
    return session.execute(_BARE_EVIDENCE if bare else _EVIDENCE, {"which": which, "at_most": at_most}).all()


def steps(session: Session, which: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    wanted = (
        select(StepRow.at, StepRow.actor, StepRow.act, StepRow.reason, StepWordsRow.words)
        .outerjoin(StepWordsRow, StepWordsRow.step_id == StepRow.id)
        .where(StepRow.alert_id == which)
    )
    return session.execute(wanted.order_by(StepRow.id)).all()


def days(session: Session, holder: str, asset: str, since: date, until: date) -> Sequence[Row[Any]]:
    told = {"holder": holder, "asset": asset, "since": since, "until": until}
    return session.execute(_DAYS, told).all()


def frozen(session: Session, customer: UUID) -> Row[Any] | None:
    return session.execute(_FROZEN, {"customer": customer}).one_or_none()


def new_alerts(session: Session) -> int:
    return session.execute(select(func.count()).where(AlertRow.state == text("'new'"))).scalar_one()


def waiting(session: Session) -> tuple[int, int]:
    """Customers to be judged, entries of new bookings to be looked through."""
    due = session.execute(select(func.count()).select_from(WatchDueRow)).scalar_one()
    return due, session.execute(select(func.count()).select_from(WatchNewRow)).scalar_one()


def policy_version(session: Session) -> int:
    found = session.execute(text("select coalesce(max(version), 0) from ledger.watch_policy"))
    return int(found.scalar_one())


def act(session: Session, which: UUID, seen: int, did: str, reason: str | None, words: str) -> int:
    told = {"which": which, "seen": seen, "did": did, "reason": reason, "words": words}
    done = text("select ledger.act_on_alert(:which, :seen, :did, :reason, :words)")
    return int(session.execute(done, told).scalar_one())


def pass_on(session: Session, which: UUID, seen: int, paper: UUID, sealed: bytes | None) -> int:
    told = {"which": which, "seen": seen, "paper": paper, "sealed": sealed}
    return int(session.execute(text("select ledger.pass_alert_on(:which, :seen, :paper, :sealed)"), told).scalar_one())


def propose_lift(session: Session, customer: UUID) -> UUID:
    made: UUID = session.execute(text("select people.propose_lift(:customer)"), {"customer": customer}).scalar_one()
    return made


def freeze(session: Session, which: UUID, paper: UUID, reason: str) -> None:
    told = {"which": which, "paper": paper, "reason": reason}
    session.execute(text("select ledger.freeze_for_alert(:which, :paper, :reason)"), told)
