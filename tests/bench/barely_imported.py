"""Tables like those of the books, indexed and parted by month like them, and filled without a single check."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

_TABLES = ("transaction", "posting", "reference", "particulars", "account")

PEER = (
    "create schema bare",
    "create unlogged table bare.staged_tx (id bigint generated always as identity, tx_id text, date text, kind text,"
    " description text, ref text)",
    "create unlogged table bare.staged_posting (line bigint generated always as identity, tx_id text, account text,"
    " currency text, amount text)",
    *(
        f"create table bare.{table} (like ledger.{table} including defaults including generated including identity"
        f" including indexes) {'partition by range (booked_on)' if table in ('transaction', 'posting') else ''}"
        for table in _TABLES
    ),
)
COPIES = {
    "copy bare.staged_tx (tx_id, date, kind, description, ref) from stdin (format csv, header)": "tx.csv",
    "copy bare.staged_posting (tx_id, account, currency, amount) from stdin (format csv, header)": "postings.csv",
}


def rows_of(cursor: psycopg.Cursor) -> Iterator[str]:
    """The partitions, then one INSERT … SELECT a table."""
    months = cursor.execute("select distinct substr(date, 1, 7) from bare.staged_tx order by 1").fetchall()
    for (month,) in months:
        for table in ("transaction", "posting"):
            yield (
                f"create table bare.{table}_{month.replace('-', '_')} partition of bare.{table} for values"
                f" from ('{month}-01') to ((date '{month}-01' + interval '1 month')::date)"
            )
    yield """
        insert into bare.account (path, kind, opened_at, content)
        select distinct account, 'house', now(), ''::bytea from bare.staged_posting
    """
    yield """
        insert into bare.transaction (id, booked_on, happened_on, recorded_at, kind, words, content)
        select id, date::date, date::date, now(), kind, sha256(description::bytea), sha256(tx_id::bytea)
          from bare.staged_tx
    """
    yield """
        insert into bare.particulars (transaction_id, salt, description)
        select id, uuid_send(gen_random_uuid()), description from bare.staged_tx
    """
    yield """
        insert into bare.reference (source, reference, content, transaction_id, booked_on)
        select 'bare', ref, sha256(tx_id::bytea), id, date::date from bare.staged_tx
    """
    yield """
        insert into bare.posting (transaction_id, seq, booked_on, account_id, asset, amount)
        select t.id, p.line, t.date::date, a.id, p.currency,
               (p.amount::numeric * case when p.currency in ('EUR', 'USD') then 100 else 100000000 end)::numeric(38, 0)
          from bare.staged_posting p
          join bare.staged_tx t on t.tx_id = p.tx_id
          join bare.account a on a.path = p.account
    """
