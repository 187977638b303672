"""One person erased among very many customers, and the search for them through every text of every table.

Run: python -m tests.bench.bench_erasure [--customers 1000000]
"""

from __future__ import annotations

import argparse
import shutil
import time
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import text

from backoffice.retention import service
from backoffice.rights import course, erasure
from backoffice.rights.rules import Right
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import ENTER, MARIA, TEMPLATE, Given, make_template
from tests.retention.erased import agreed
from tests.rights.asking import asked

DATABASE = "erasure_bench"
# Two sealed keys, three words of a name, three entries of the trail, two postings and a description for each customer.
_FILL = (
    "create temp table one as select n, md5('c' || n)::uuid as id,"
    " 'Given' || n % 5000 || ' Family' || n % 70000 || ' Of' || n % 900 as name from generate_series(1, :count) n",
    "insert into people.customer (id, controller, masked_name, country, language, state, kyc, opened_at)"
    " select id, 'xiaomi_crowd_trading', 'G••• F••• O•••', 'GB', 'en', 'open', 'passed', store.now() from one",
    "insert into people.identity select id, name, 'person' || n || '@example.org' from one",
    "insert into people.particulars select id, sha256(id::text::bytea), sha256(name::bytea), sha256(name::bytea)"
    " from one",
    "insert into people.name_token select lower(word), id from one, unnest(string_to_array(name, ' ')) word",
    "insert into vault.customer_key (id, customer_id, field_class, class_key_id, wrapped, made_by, made_at)"
    " select md5(k || id::text)::uuid, id, k, (select id from vault.class_key limit 1), decode(repeat('01', 146),"
    " 'hex'), 'endpoint', store.now() from one, unnest(array['identity', 'contact']) k",
    "insert into audit.event (at, actor, action, subject, facts)"
    " select store.now(), 'anna.lindqvist', 'vault.opened', id,"
    " jsonb_build_object('ground', 'case', 'about', id, 'classes', array['identity', 'contact'])"
    " from one, generate_series(1, 3)",
    "insert into ledger.asset values ('EUR', 2) on conflict do nothing",
    "insert into ledger.account (path, opened_at) select 'Liabilities:Wallet:' || id || ':EUR', store.now() from one",
    "select ledger.make_month('2026-11-01')",
    "insert into ledger.transaction (id, booked_on, happened_on, recorded_at, kind)"
    " select n, '2026-11-02', '2026-11-02', store.now(), 'deposit' from one",
    "insert into ledger.posting (transaction_id, seq, booked_on, account_id, asset, amount)"
    " select a.id, s, '2026-11-02', a.id, 'EUR', case s when 1 then -100 else 100 end"
    " from ledger.account a, generate_series(1, 2) s where a.holder is not null",
    "insert into ledger.particulars select n, sha256(id::text::bytea), 'Payment ' || n || ' by ' || name from one",
)


def made(server: EmbeddedServer, customers: int) -> Given:
    make_template(server)
    with psycopg.connect(**server.connect_args(BOOTSTRAP, dbname="postgres"), autocommit=True) as connection:
        connection.execute(f"create database {DATABASE} template {TEMPLATE} strategy file_copy".encode())
        connection.execute(f"revoke all on database {DATABASE} from public".encode())
        connection.execute(f"grant connect on database {DATABASE} to {ENTER}".encode())
    given = Given(server, DATABASE, short_folder())
    with given.house.keeper() as connection:
        connection.execute(text("set local session_replication_role = replica"))
        for statement in _FILL:
            connection.execute(text(statement), {"count": customers} if ":count" in statement else {})
        connection.execute(text("analyze"))
    return given


def measure(given: Given) -> None:
    given.case()
    with given.house.keeper() as connection:
        customer: UUID = connection.execute(text("select customer_id from kyc.case")).scalar_one()
        connection.execute(text("update kyc.case set state = 'decided'"))
    request, desk = asked(given, customer, Right.ERASURE), given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    known, done = desk.ask(erasure.gathered, request), uuid4()
    began = time.perf_counter()
    told = desk.ask(service.preview, customer, minor=True)
    print(f"preview: {time.perf_counter() - began:,.2f} s, {told.goes} rows")
    which = agreed(given, customer, told, request)
    began = time.perf_counter()
    desk.do(uuid4(), service.erase, done, which)
    print(f"erasure: {time.perf_counter() - began:,.2f} s (wanted: less than 5)")
    steps: list[tuple[int, int]] = []
    began = time.perf_counter()
    places = service.search(desk, done, known, lambda now, total: steps.append((now, total)))
    taken = time.perf_counter() - began
    print(f"search: {taken:,.1f} s through {places} tables, {steps[-1][1] / 1024:,.0f} MB (wanted: less than 120)")
    findings = desk.ask(service.erasure, done).findings
    print(f"found: {[(each.table, each.column, each.own, each.others) for each in findings]}")


def main() -> None:
    asking = argparse.ArgumentParser(description=__doc__)
    asking.add_argument("--customers", type=int, default=1_000_000)
    customers = asking.parse_args().customers
    home = short_folder()
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    try:
        with server.attach():
            began = time.perf_counter()
            given = made(server, customers)
            print(f"{customers:,} customers made in {time.perf_counter() - began:,.0f} s", flush=True)
            measure(given)
            given.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
