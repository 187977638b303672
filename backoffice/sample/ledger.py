"""The sample firm's books: a year of deposits, trades, donations and fees, generated in SQL and booked as a file is.

Boundary: the same seed and day give the same books; every check of a real intake is made. L-01.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

POSTINGS = {"s": 100_000, "m": 1_000_000, "l": 10_000_000}
DAYS = 365
# One hundred transactions have 250 postings: 12 trades of 5, 2 orders of 4, 10 withdrawals of 3, and 76 of 2.
_LEGS_IN_A_HUNDRED = 250

# Numbers of 0 to 65,535 for transaction k; amounts in minor units, wallets by the customer's pseudonym.
_DRAWN = """
    create temporary table made on commit drop as
    with holders as materialized (
        select h.id, h.name, row_number() over (order by h.id) - 1 as number, count(*) over () as total
          from unnest(cast(:holders as uuid[]), cast(:names as text[])) as h (id, name)
    ), people as materialized (
        select c.id, i.legal_name as name, row_number() over (order by c.id) - 1 as number, count(*) over () as total
          from people.customer c join people.identity i on i.customer_id = c.id
         where cardinality(cast(:holders as uuid[])) = 0 and c.state <> 'closed'
        union all select id, name, number, total from holders
    ), numbers as materialized (
        select k, (k * 37 + k / 100 * 11) % 100 as draw, md5(:seed || ':' || k) as chance
          from generate_series(0, :transactions - 1) as k
    ), drawn as materialized (
        select k, draw, cast(:last as date) - :days + 1 + (k * :days / :transactions)::int as booked_on,
               ('x' || substr(chance, 1, 4))::bit(16)::int as who,
               ('x' || substr(chance, 5, 4))::bit(16)::int as much,
               ('x' || substr(chance, 9, 4))::bit(16)::int as coin,
               ('x' || substr(chance, 13, 4))::bit(16)::int as price,
               ('x' || substr(chance, 17, 4))::bit(16)::int as which,
               ('x' || substr(chance, 21, 6))::bit(24)::int as cents
          from numbers
    ), told as (
        select k, booked_on, which, coin, price,
               case when draw < 23 then 'deposit' when draw < 38 then 'card' when draw < 50 then 'trade'
                    when draw < 52 then 'order' when draw < 62 then 'withdrawal' when draw < 70 then 'purchase'
                    when draw < 84 then 'contribution' when draw < 89 then 'donation' when draw < 97 then 'fee'
                    else 'payout' end as what,
               case when coin < 52000 then 'EUR' else 'USD' end as money,
               -- Nearly half of all amounts are round, as people choose them; large ones are rare.
               case when much % 9 < 4 then (array[1000, 2500, 5000, 10000, 20000, 50000])[1 + much % 6]
                    else 500 + cents % 20000 + case when much % 40 = 0 then cents / 8 else 0 end end as base,
               (who::bigint * who * (select max(total) from people) / (65536::bigint * 65536))::bigint as person
          from drawn
    )
    select t.k, t.booked_on, t.what, t.money, p.id as holder, p.name,
           case t.what when 'deposit' then base * 4 when 'card' then base * 2 when 'fee' then 50 + base % 450
                       when 'payout' then base * 9 when 'order' then base * 6 else base end as amount,
           greatest(20, base / 200) as fee,
           case when t.coin % 2 = 0 then 'BTC' else 'ETH' end as coin,
           -- In units of 10^-8 of the coin for one cent, at a price that moves by a tenth.
           case when t.coin % 2 = 0 then 16.7 else 333.3 end * (0.95 + t.price / 655360.0) as rate,
           lpad((1 + t.which % 40)::text, 3, '0') as project
      from told t join people p on p.number = t.person
"""
_TRANSACTIONS = """
    insert into ledger_stage.tx_{batch} (tx_id, date, kind, description, ref)
    select k, booked_on, case what when 'card' then 'deposit' else what end,
           case what when 'deposit' then 'SEPA in ' || name when 'card' then 'Card ' || name
                     when 'withdrawal' then 'SEPA out ' || name when 'trade' then 'Buy ' || coin
                     when 'order' then 'Custodian order ' || coin when 'payout' then 'Card payout'
                     when 'fee' then 'Account fee' when 'purchase' then 'Share of project ' || project
                     when 'contribution' then 'Contribution to project ' || project
                     else 'Donation to project ' || project end,
           case what when 'deposit' then 'SEPA-IN-' when 'card' then 'CARD-' when 'withdrawal' then 'SEPA-OUT-'
                     when 'trade' then 'TRD-' when 'order' then 'ORD-' when 'payout' then 'PAYOUT-'
                     when 'fee' then 'FEE-' when 'purchase' then 'PUR-' when 'contribution' then 'CON-'
                     else 'DON-' end || lpad(k::text, 8, '0')
      from made order by k
"""
_POSTINGS = """
    insert into ledger_stage.posting_{batch} (tx_id, account, currency, amount)
    select m.k, leg.account, leg.currency,
           case when leg.currency in ('BTC', 'ETH') then (leg.minor / 100000000::numeric)::numeric(38, 8)::text
                else (leg.minor / 100::numeric)::numeric(38, 2)::text end
      from made m
     cross join lateral (
        select 'Liabilities:Wallet:' || m.holder || ':' as wallet, trunc(m.amount * m.rate)::bigint + 1 as coins
     ) w
     cross join lateral (
        select 1 as at, 'Assets:Bank:' || m.money as account, m.money as currency, m.amount::bigint as minor
         where m.what = 'deposit'
        union all select 2, w.wallet || m.money, m.money, -m.amount where m.what = 'deposit'
        union all select 1, 'Assets:Processor:Cards', 'EUR', m.amount where m.what = 'card'
        union all select 2, w.wallet || 'EUR', 'EUR', -m.amount where m.what = 'card'
        union all select 1, 'Assets:Bank:EUR', 'EUR', m.amount where m.what = 'payout'
        union all select 2, 'Assets:Processor:Cards', 'EUR', -m.amount where m.what = 'payout'
        union all select 1, w.wallet || 'EUR', 'EUR', m.amount + m.fee where m.what in ('trade', 'withdrawal')
        union all select 2, 'Assets:Bank:EUR', 'EUR', -m.amount where m.what = 'withdrawal'
        union all select 3, 'Income:Fees:Withdrawal', 'EUR', -m.fee where m.what = 'withdrawal'
        union all select 2, 'Equity:Trading:EUR', 'EUR', -m.amount where m.what = 'trade'
        union all select 3, 'Income:Fees:Trading', 'EUR', -m.fee where m.what = 'trade'
        union all select 4, 'Equity:Trading:' || m.coin, m.coin, w.coins where m.what = 'trade'
        union all select 5, w.wallet || m.coin, m.coin, -w.coins where m.what = 'trade'
        union all select 1, 'Assets:Custodian:' || m.coin, m.coin, w.coins where m.what = 'order'
        union all select 2, 'Equity:Trading:' || m.coin, m.coin, -w.coins where m.what = 'order'
        union all select 3, 'Equity:Trading:EUR', 'EUR', m.amount where m.what = 'order'
        union all select 4, 'Assets:Bank:EUR', 'EUR', -m.amount where m.what = 'order'
        union all select 1, w.wallet || 'EUR', 'EUR', m.amount
         where m.what in ('purchase', 'contribution', 'donation', 'fee')
        union all select 2, 'Liabilities:Project:' || m.project || ':EUR', 'EUR', -m.amount
         where m.what in ('purchase', 'contribution', 'donation')
        union all select 2, 'Income:Fees:Account', 'EUR', -m.amount where m.what = 'fee'
     ) leg
     order by m.k, leg.at
"""


# An account opens before anything moves on it; how long before is the customer's own.
_OPEN_FIRST = text("""
    update people.customer c
       set opened_at = (f.first_on - 1 - ('x' || substr(md5(c.id::text), 1, 4))::bit(16)::int % 240
                        + (c.opened_at at time zone 'UTC')::time) at time zone 'UTC'
      from (select a.holder, min(p.booked_on) as first_on
              from ledger.account a join ledger.posting p on p.account_id = a.id
             where a.holder is not null group by a.holder) f
     where f.holder = c.id::text and (c.opened_at at time zone 'UTC')::date >= f.first_on
""")


def open_before_books(connection: Connection) -> None:
    """Put the opening of every account before its first movement, whoever booked it."""
    connection.execute(text("set local session_replication_role = replica"))
    connection.execute(_OPEN_FIRST)
    connection.execute(text("set local session_replication_role = origin"))


def load_books(
    connection: Connection,
    seed: int,
    postings: int,
    last: date,
    bookkeeper: str,
    holders: tuple[tuple[UUID, str], ...] = (),
) -> None:
    """Book a year of `postings` (rounded down to whole hundreds of transactions) that ends with `last`.

    As `bookkeeper`, a person of finance, through the one way in for a file; the connection is the bootstrap role's.
    `holders` are pseudonyms and names of whose wallets these are; by default those of all open accounts.
    """
    transactions = postings // _LEGS_IN_A_HUNDRED * 100
    connection.execute(text("set local statement_timeout = 0"))
    batch = as_person(connection, bookkeeper, "select ledger.open_batch()", {})
    assert isinstance(batch, UUID)
    drawn = {
        "seed": str(seed),
        "transactions": transactions,
        "days": DAYS,
        "last": last,
        "holders": [holder for holder, _ in holders],
        "names": [name for _, name in holders],
    }
    connection.execute(text(_DRAWN), drawn)
    for sql in (_TRANSACTIONS, _POSTINGS):
        connection.exec_driver_sql(sql.format(batch=batch.hex))
    manifest = {"sample": {"seed": seed, "from": str(last - timedelta(days=DAYS - 1)), "to": str(last)}}
    told = as_person(
        connection,
        bookkeeper,
        "select ledger.book_batch(:batch, 'sample', cast(:manifest as jsonb))",
        {"batch": batch, "manifest": json.dumps(manifest)},
    )
    if not isinstance(told, dict) or "findings" in told:
        raise AssertionError(f"the sample's books are not in order: {told}")
    connection.execute(text("drop table made"))


def as_person(connection: Connection, person: str, sql: str, values: dict[str, object]) -> object:
    """Run one statement in the name of somebody of the house."""
    quoted = connection.dialect.identifier_preparer.quote(person)
    connection.execute(text(f"set local session authorization {quoted}"))
    answer: object = connection.execute(text(sql), values).scalar_one()
    connection.execute(text("reset session authorization"))
    return answer
