"""SQL of reports: the sums of a period by account and asset, and its postings as a stream.

Boundary: functions over a Session; opening and closing come by checkpoints, the movements from every posting. L-02.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Result, Row, text
from sqlalchemy.orm import Session

from backoffice.ledger.report import Asked, ReportKind

_AT_ONCE = 1_000
_WALLETS = "split_part(a.path, ':', 1) || ':' || split_part(a.path, ':', 2)"
# Where the sealed months end, for the balance before a day.
_SEALED = """
    select max(month) as month, coalesce((max(month) + interval '1 month')::date, date '0001-01-01') as ended
      from ledger.month_seal where month + interval '1 month' <= {before}
"""
_BALANCE = """
    select account_id, asset, sum(amount) as amount from (
        select p.account_id, p.asset, p.amount from ledger.posting p
         where p.booked_on < {before} and p.booked_on >= (select ended from {sealed}) and {chosen}
        union all
        select p.account_id, p.asset, p.balance from ledger.checkpoint p
         where p.month = (select month from {sealed}) and {chosen}
    ) parts group by account_id, asset
"""
_SUMS = """
    with sealed_before as materialized ({sealed_before}), sealed_after as materialized ({sealed_after}),
    opening as ({opening}), closing as ({closing}), moved as (
        select p.account_id, p.asset, coalesce(sum(p.amount) filter (where p.amount > 0), 0) as debit,
               coalesce(sum(p.amount) filter (where p.amount < 0), 0) as credit, count(*) as postings
          from ledger.posting p
         where p.booked_on >= cast(:since as date) and p.booked_on < {after} and {chosen}
         group by p.account_id, p.asset
    ), joined as (
        select account_id, asset, coalesce(o.amount, 0) as opening, coalesce(m.debit, 0) as debit,
               coalesce(m.credit, 0) as credit, coalesce(m.postings, 0) as postings, coalesce(c.amount, 0) as closing
          from opening o full join closing c using (account_id, asset) full join moved m using (account_id, asset)
    )
    select {path} as path, a.kind, j.asset, s.scale, min(j.account_id) as account_id, count(*) as accounts,
           sum(j.opening) as opening, sum(j.debit) as debit, sum(j.credit) as credit, sum(j.postings) as postings,
           sum(j.closing) as closing,
           min(a.path) filter (where j.opening + j.debit + j.credit <> j.closing) as disagrees
      from joined j join ledger.account a on a.id = j.account_id join ledger.asset s on s.code = j.asset
     group by {path}, a.kind, j.asset, s.scale, {each}
     order by {order}
"""
_ENTRIES = """
    select p.account_id, p.asset, p.booked_on, t.happened_on, p.transaction_id, t.kind, p.amount,
           (select r.reference from ledger.reference r where r.transaction_id = p.transaction_id limit 1) as reference,
           (select w.description from ledger.particulars w where w.transaction_id = p.transaction_id) as words
      from ledger.posting p
      join ledger.transaction t on t.booked_on = p.booked_on and t.id = p.transaction_id
      {accounts}
     where p.booked_on >= cast(:since as date) and p.booked_on < cast(:until as date) + 1 and {chosen}
     order by {order}
"""
_ACCOUNTS = text("""
    select id from ledger.account
     where (:holder <> '' and holder = :holder)
        or (:account <> '' and (path = :account or path >= :account || ':' and path < :account || ';'))
     order by id
""")


def accounts(session: Session, asked: Asked) -> list[int]:
    """The ids of the accounts a statement or a customer's history is of."""
    values = {"holder": asked.holder, "account": asked.account}
    return list(session.execute(_ACCOUNTS, values).scalars())


def sums(session: Session, asked: Asked, ids: Sequence[int] | None, since: date, until: date) -> Sequence[Row[Any]]:
    """Path, kind, asset, scale, account_id, how many accounts, the four figures, the postings, who disagrees.

    `ids` None means all accounts.
    """
    before, after = "cast(:since as date)", "cast(:until as date) + 1"
    chosen = _chosen(ids)
    folded = asked.kind is ReportKind.TRIAL_BALANCE and not asked.each_wallet
    sql = _SUMS.format(
        sealed_before=_SEALED.format(before=before),
        sealed_after=_SEALED.format(before=after),
        opening=_BALANCE.format(before=before, sealed="sealed_before", chosen=chosen),
        closing=_BALANCE.format(before=after, sealed="sealed_after", chosen=chosen),
        after=after,
        chosen=chosen,
        path=f"case when a.holder is null then a.path else {_WALLETS} end" if folded else "a.path",
        each="case when a.holder is null then j.account_id end" if folded else "j.account_id",
        order="j.asset, 1" if asked.kind is ReportKind.TRIAL_BALANCE else "1, j.asset",
    )
    return session.execute(text(sql), _values(ids, since, until)).all()


def entries(session: Session, ids: Sequence[int] | None, since: date, until: date) -> Result[Any]:
    """The postings of a period, read as they are asked for: by day and number, of some accounts one after another."""
    whole = ids is None
    sql = _ENTRIES.format(
        accounts="" if whole else "join ledger.account a on a.id = p.account_id",
        chosen=_chosen(ids),
        order="p.booked_on, p.transaction_id, p.seq"
        if whole
        else "a.path, p.asset, p.booked_on, p.transaction_id, p.seq",
    )
    options = {"stream_results": True, "yield_per": _AT_ONCE}
    return session.execute(text(sql), _values(ids, since, until), execution_options=options)


def pages_of(found: Result[Any]) -> Iterable[Sequence[Row[Any]]]:
    """A stream in pages of 1,000."""
    return found.partitions(_AT_ONCE)


def _chosen(ids: Sequence[int] | None) -> str:
    if ids is None:
        return "true"
    return "p.account_id = :account" if len(ids) == 1 else "p.account_id = any(cast(:accounts as integer[]))"


def _values(ids: Sequence[int] | None, since: date, until: date) -> dict[str, object]:
    values: dict[str, object] = {"since": since, "until": until}
    if ids is not None:
        values |= {"account": ids[0]} if len(ids) == 1 else {"accounts": list(ids)}
    return values
