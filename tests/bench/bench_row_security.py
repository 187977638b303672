"""What the ticket's row policies cost on 300,000 customers: the same query by a reviewer and by who bypasses them.

Run: python -m tests.bench.bench_row_security
"""

from __future__ import annotations

import shutil
import statistics
import time

import psycopg

from backoffice.staff.keeper import add_person
from backoffice.staff.rules import Duty
from backoffice.store import migrate
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.embedded import EmbeddedServer
from backoffice.store.engine import keeper_engine
from tests.conftest import NOT_DURABLE, short_folder
from tests.given import ANNA, PASSWORD

ROWS, TICKETS, ROUNDS = 300_000, 6, 200
_ID = "md5({}::text || n)::uuid"
FILL = f"""
    set session_replication_role = replica;
    insert into people.customer select {_ID.format(1)}, 'c', 'S•••', 'SE', 'en', 'open', 'pending', now()
      from generate_series(1, {ROWS}) n;
    insert into people.particulars select {_ID.format(1)}, sha256('a'), sha256('b'), sha256('c')
      from generate_series(1, {ROWS}) n;
    insert into kyc.attempt (id, case_id, customer_id, ordinal, provider, reference, device, submitted_at, card)
    select {_ID.format(2)}, {_ID.format(3)}, {_ID.format(1)}, 1, 'p', 'r', 'phone', now(), sha256('d')
      from generate_series(1, {ROWS}) n;
    insert into kyc.picture
    select {_ID.format(4)}, {_ID.format(3)}, {_ID.format(1)}, 1, 'front', 1, 1, '', now(), null, sha256('e')
      from generate_series(1, {ROWS}) n;
    insert into vault.customer_key (id, customer_id, field_class, class_key_id, wrapped)
    select {_ID.format(5)}, {_ID.format(1)}, 'identity', {_ID.format(6)}, decode(repeat('01', 146), 'hex')
      from generate_series(1, {ROWS}) n;
    insert into vault.ticket
    select '{ANNA}', {_ID.format(1)}, held, 'case', null, now() + interval '1 hour', 1
      from generate_series(1, {TICKETS}) n, unnest('{{identity,identity_image,biometric,contact,note}}'::text[]) held;
    set session_replication_role = origin;
    analyze;
"""
ONE = "md5(1::text || 3)::uuid"
CASE = "md5(3::text || 3)::uuid"
QUERIES = {
    "keys of a customer": f"select * from vault.customer_key where customer_id = {ONE}",
    "particulars of a customer": f"select * from people.particulars where customer_id = {ONE}",
    "attempts of a case": f"select * from kyc.attempt where case_id = {CASE}",
    "pictures of a case": f"select * from kyc.picture where case_id = {CASE}",
    "every attempt one may see": "select count(*) from kyc.attempt",
    "every key one may see": "select count(*) from vault.customer_key",
}


def middle(connection: psycopg.Connection, query: str, rounds: int) -> float:
    """Seconds, the middle of some rounds."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        connection.execute(query.encode()).fetchall()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    home = short_folder()
    server = EmbeddedServer(home, extra_settings=NOT_DURABLE)
    with server.attach():
        engine = keeper_engine(server.connect_args(BOOTSTRAP))
        with engine.begin() as keeper:
            migrate.upgrade(keeper)
            add_person(
                keeper, name=ANNA, display_name="Anna", language="en", duties=(Duty.KYC_REVIEWER,), password=PASSWORD
            )
        engine.dispose()
        with psycopg.connect(**server.connect_args(BOOTSTRAP), autocommit=True) as owner:
            owner.execute(FILL.encode())
            with psycopg.connect(**server.connect_args(ANNA, PASSWORD), autocommit=True) as anna:
                for name, query in QUERIES.items():
                    rounds = 5 if "every" in name else ROUNDS
                    pairs = [(middle(anna, query, rounds), middle(owner, query, rounds)) for _ in range(5)]
                    mine, theirs = min(pairs, key=lambda pair: pair[0] / pair[1])
                    ratio = statistics.median(one / other for one, other in pairs)
                    print(f"{name}: {mine * 1e3:.3f} ms, {ratio:.2f} of the {theirs * 1e3:.3f} ms without policies")
                plan = anna.execute(f"explain (costs off) {QUERIES['attempts of a case']}".encode()).fetchall()
                print("\n".join(line for (line,) in plan))
    shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
