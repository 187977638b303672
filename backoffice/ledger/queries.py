"""SQL of the books: balances from the last checkpoint on, and the proofs.

Boundary: functions over a Session; sums and proofs are set-based and stay in the database.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_BALANCES = text("""
    with sealed as (
        select max(month) as month from ledger.month_seal
         where month + interval '1 month' <= cast(:as_of as date) + 1
    ), moved as (
        select account_id, asset, sum(amount) as amount from ledger.posting
         where booked_on <= :as_of
           and booked_on >= coalesce((select (month + interval '1 month')::date from sealed), date '0001-01-01')
         group by account_id, asset
        union all
        select account_id, asset, balance from ledger.checkpoint where month = (select month from sealed)
    ), summed as (
        select account_id, asset, sum(amount) as amount from moved group by account_id, asset
    )
    select a.path, s.asset, c.scale, s.amount
      from summed s join ledger.account a on a.id = s.account_id join ledger.asset c on c.code = s.asset
     order by s.asset, a.path
""")
_AFTER = text("select count(*) from ledger.posting where booked_on > :day")
_COUNTS = text("""
    select (select count(*) from ledger.transaction), (select count(*) from ledger.posting),
           (select count(*) from ledger.month_seal)
""")

# Each proof answers what contradicts it, at most so many.
PROOFS = {
    "unbalanced": """
        select 'transaction ' || transaction_id || ' ' || asset || ' ' || sum(amount)
          from ledger.posting group by booked_on, transaction_id, asset having sum(amount) <> 0 limit :at_most
    """,
    "posting_without_transaction": """
        select 'transaction ' || p.transaction_id from ledger.posting p
         where not exists (
             select from ledger.transaction t where t.booked_on = p.booked_on and t.id = p.transaction_id
         ) limit :at_most
    """,
    "posting_outside_the_chart": """
        select 'account ' || p.account_id || ' ' || p.asset
          from (select distinct account_id, asset from ledger.posting) p
          left join ledger.account a on a.id = p.account_id left join ledger.asset c on c.code = p.asset
         where a.id is null or c.code is null order by p.account_id, p.asset limit :at_most
    """,
    "transaction_without_reference": """
        select 'transaction ' || t.id from ledger.transaction t
         where not exists (
             select from ledger.reference r where r.transaction_id = t.id and r.booked_on = t.booked_on
         ) limit :at_most
    """,
    "content_changed": """
        with legs as (
            select p.transaction_id, string_agg(a.path || c.label || p.amount, E'\\n'
                       order by a.path collate "C", p.asset collate "C", p.amount) as told
              from ledger.posting p join ledger.account a on a.id = p.account_id
              join (select code, E'\\t' || code || E'\\t' || scale || E'\\t' as label from ledger.asset) c
                on c.code = p.asset
             group by p.transaction_id
        )
        select 'transaction ' || r.transaction_id || ' reference ' || r.reference
          from ledger.reference r
          left join ledger.transaction t on t.id = r.transaction_id and t.booked_on = r.booked_on
          left join legs l on l.transaction_id = r.transaction_id
         where t.id is null or l.told is null or t.content is distinct from r.content
            or r.content <> ledger.content(t.booked_on, t.happened_on, t.kind, t.words, r.source, r.reference,
                                           t.reverses, l.told)
         limit :at_most
    """,
    "words_changed": """
        select 'transaction ' || t.id
          from ledger.particulars w join ledger.transaction t on t.id = w.transaction_id
         where t.words is distinct from ledger.commitment(w.salt, w.description) limit :at_most
    """,
    "account_changed": """
        select 'account ' || id || ' ' || path from ledger.account
         where kind <> ledger.kind_of_account(path) or holder is distinct from ledger.holder_of_account(path)
            or content <> ledger.account_content(id, path, opened_at)
         order by id limit :at_most
    """,
    "asset_changed": "select what from ledger.unlike_the_trail() where code = 'asset_changed' limit :at_most",
    "reversal_changed": """
        select 'transaction ' || coalesce(t.id, r.transaction_id)
          from (select id, reverses from ledger.transaction where reverses is not null) t
          full join ledger.reversal r on r.transaction_id = t.id and r.reversed = t.reverses
         where t.id is null or r.transaction_id is null limit :at_most
    """,
    "correction_changed": """
        select 'transaction ' || coalesce(r.transaction_id, c.transaction_id)
          from (select transaction_id, booked_on from ledger.reference where source = 'desk') r
          full join ledger.correction c on c.transaction_id = r.transaction_id
          left join ledger.draft d on d.id = c.draft_id
          left join ledger.transaction t on t.id = r.transaction_id and t.booked_on = r.booked_on
         where (d.corrects, d.booked_on, d.kind, d.words) is distinct from (c.corrects, t.booked_on, t.kind, t.words)
         limit :at_most
    """,
    "month_without_seal": "select what from ledger.unlike_the_trail() where code = 'month_without_seal' limit :at_most",
    "month_seal_changed": "select what from ledger.unlike_the_trail() where code = 'month_seal_changed' limit :at_most",
    "checkpoint_wrong": """
        select 'account ' || account_id || ' ' || asset || ' ' || to_char(month, 'YYYY-MM')
          from ledger.wrong_checkpoints(:at_most)
    """,
    "sealed_month_changed": """
        select 'month ' || m.month from ledger.month_seal m
         where m.content <> (
             select sha256(coalesce(string_agg(r.content, ''::bytea order by r.transaction_id), ''::bytea))
               from ledger.reference r
              where r.booked_on >= m.month and r.booked_on < m.month + interval '1 month'
         ) or m.postings <> (
             select count(*) from ledger.posting p
              where p.booked_on >= m.month and p.booked_on < m.month + interval '1 month'
         ) limit :at_most
    """,
}


def balances(session: Session, as_of: date) -> Sequence[Row[Any]]:
    """Path, asset, scale and minor units of every account posted to by then."""
    return session.execute(_BALANCES, {"as_of": as_of}).all()


def postings_after(session: Session, day: date) -> int:
    """How many are booked on later days; only the months of those are read."""
    return int(session.execute(_AFTER, {"day": day}).scalar_one())


def counts(session: Session) -> tuple[int, int, int]:
    """Transactions, postings, sealed months."""
    transactions, postings, months = session.execute(_COUNTS).one()
    return transactions, postings, months


def contradictions(session: Session, proof: str, at_most: int) -> Sequence[str]:
    return session.execute(text(PROOFS[proof]), {"at_most": at_most}).scalars().all()


def take_time(session: Session) -> None:
    """Let this transaction's statements run as long as a whole ledger needs."""
    session.execute(text("set local statement_timeout = 0"))


def open_batch(session: Session) -> UUID:
    batch: UUID = session.execute(text("select ledger.open_batch()")).scalar_one()
    return batch


def drop_batch(session: Session, batch: UUID) -> None:
    session.execute(text("select ledger.drop_batch(:batch)"), {"batch": batch})


def book_batch(session: Session, batch: UUID, source: str, manifest: dict[str, object]) -> dict[str, Any]:
    told: dict[str, Any] = session.execute(
        text("select ledger.book_batch(:batch, :source, cast(:manifest as jsonb))"),
        {"batch": batch, "source": source, "manifest": json.dumps(manifest)},
    ).scalar_one()
    return told
