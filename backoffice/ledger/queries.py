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
_LAST_BOOKED = text("select max(booked_on) from ledger.transaction")
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
        select 'transaction ' || p.transaction_id || ' account ' || p.account_id || ' ' || p.asset
          from ledger.posting p
          left join ledger.account a on a.id = p.account_id left join ledger.asset c on c.code = p.asset
         where a.id is null or c.code is null limit :at_most
    """,
    "transaction_without_reference": """
        select 'transaction ' || t.id from ledger.transaction t
         where not exists (
             select from ledger.reference r where r.transaction_id = t.id and r.booked_on = t.booked_on
         ) limit :at_most
    """,
    "content_changed": """
        with legs as (
            select p.transaction_id, string_agg(a.path || E'\\t' || p.asset || E'\\t' || p.amount, E'\\n'
                       order by a.path collate "C", p.asset collate "C", p.amount) as told
              from ledger.posting p join ledger.account a on a.id = p.account_id
             group by p.transaction_id
        )
        select 'reference ' || r.reference
          from ledger.reference r
          left join ledger.transaction t on t.id = r.transaction_id and t.booked_on = r.booked_on
          left join legs l on l.transaction_id = r.transaction_id
         where t.id is null or l.told is null or t.content is distinct from r.content
            or r.content <> ledger.content(t.booked_on, t.kind, t.words, l.told)
         limit :at_most
    """,
    "words_changed": """
        select 'transaction ' || t.id
          from ledger.particulars w join ledger.transaction t on t.id = w.transaction_id
         where t.words is distinct from ledger.commitment(w.salt, w.description) limit :at_most
    """,
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
         ) limit :at_most
    """,
}


def balances(session: Session, as_of: date) -> Sequence[Row[Any]]:
    """Path, asset, scale and minor units of every account posted to by then."""
    return session.execute(_BALANCES, {"as_of": as_of}).all()


def last_booked_on(session: Session) -> date | None:
    booked_on: date | None = session.execute(_LAST_BOOKED).scalar_one()
    return booked_on


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
