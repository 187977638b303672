"""What the sealer may do in plain SQL, what nobody else may, and whose transactions it ends. S-05."""

from __future__ import annotations

from contextlib import closing
from itertools import product

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from backoffice.audit.sealing_state import sealing_state
from tests.audit.sealed import Sealed, count
from tests.given import ANNA, HUGO, OLGA, PASSWORD, PAVEL, Given
from tests.jobs.relays import until

pytestmark = pytest.mark.promise("S-05")

FORBIDDEN = (
    "select * from people.customer", "select * from people.identity", "select * from kyc.decision",
    "select * from vault.slot", "select * from audit.export", "select * from staff.person",
    "insert into audit.event (at, actor, action, facts) values (now(), 'x', 'x', '{}')",
    "select audit.note('staff.signed_in', null, '{}')", "delete from audit.batch", "update audit.batch set count = 0",
    "truncate audit.batch", "update audit.event set actor = 'x'", "update audit.sealing_limit set held = '0'",
    "insert into audit.stream values ('kyc.decision', '{id}', false, '{}')",
    "update audit.signature_request set digest = signature", "select seed from store.house",
    "insert into audit.signature_request values (gen_random_uuid(), '', 'x', now())",
)  # fmt: skip


def test_the_sealer_may_nothing_but_seal(given: Given) -> None:
    for statement in FORBIDDEN:
        with given.sql("sealer") as connection, pytest.raises(InsufficientPrivilege):
            connection.execute(statement)


def test_nobody_else_writes_a_batch_a_signature_or_a_certificate(sealed: Sealed) -> None:
    sealed.write(1)
    sealed.seal()
    statements = (
        "insert into audit.batch select * from audit.batch",
        "delete from audit.batch",
        "update audit.signature_request set signature = ''",
        "insert into audit.firm_certificate values (sha256(''), '', store.now())",
        "update audit.stream set columns = '{id}'",
        "update audit.sealing_limit set held = '1 minute'",
        "select audit.end_held_up()",
    )
    for who, statement in product((ANNA, HUGO, PAVEL, OLGA, "worker"), statements):
        with sealed.given.sql(who) as connection, pytest.raises(InsufficientPrivilege):
            connection.execute(statement)


LIES = {
    "number": "number + 2",
    "previous": "sha256('')",
    "from_xact": "from_xact + 1",
    "to_xact": "to_xact + 1000000",
    "count": "count - 1",
    "last_id": "last_id + 1",
    "sealed_at": "sealed_at - interval '1 second'",
    "system": "system + 1",
    "columns": "array['id', 'xact']",
    "until_id": "last_id",
    "cluster": "gen_random_uuid()",
}


def test_a_sealer_that_went_astray_cannot_write_a_batch_that_lies(sealed: Sealed) -> None:
    sealed.write(2)
    sealed.seal()
    sealed.write(2)
    sealed.settle()
    names = (
        "stream", "number", "cluster", "system", "columns", "after_id", "until_id", "from_xact", "to_xact", "first_id",
        "last_id", "count", "root", "previous", "sealed_at", "hash", "key", "signature", "leaves",
    )  # fmt: skip
    parts = {name: f"b.{name}" for name in names} | {
        "number": "b.number + 1", "previous": "b.hash", "from_xact": "b.to_xact", "sealed_at": "store.now()",
        "to_xact": "pg_snapshot_xmin(pg_current_snapshot())::text::bigint", "first_id": "e.first", "last_id": "e.last",
        "count": "e.held", "leaves": "decode(repeat('00', 40 * e.held::int), 'hex')",
    }  # fmt: skip
    right = ", ".join(parts[name] for name in names)
    source = (
        " from audit.batch b, (select count(*) held, min(id) first, max(id) last from audit.event where xact >="
        " (select max(to_xact) from audit.batch)) e order by b.number desc limit 1"
    )
    for column, value in LIES.items():
        lie = {**parts, column: value.replace(column, f"({parts[column]})", 1)}
        wrong = ", ".join(lie[name] for name in names)
        with (
            sealed.given.sql("sealer") as connection,
            pytest.raises(psycopg.DatabaseError, match=r"audit\.not_|leaves"),
        ):
            connection.execute(f"insert into audit.batch ({', '.join(names)}) select {wrong}{source}".encode())
    with sealed.given.sql("sealer") as connection:
        connection.execute(f"insert into audit.batch ({', '.join(names)}) select {right}{source}".encode())


def test_a_transaction_that_holds_up_the_sealing_is_named_and_ended(sealed: Sealed) -> None:
    given = sealed.given
    given.seat(PAVEL)
    with sealed.tampering() as connection:
        connection.execute("update audit.sealing_limit set held = '0'")
    entry = given.server.connect_args(ANNA, PASSWORD, given.database)
    with closing(psycopg.connect(**entry)) as holder, sealed.raw() as raw:
        holder.execute("select audit.note('test.noted', null, '{}')")
        pid = holder.info.backend_pid
        told = given.desk(PAVEL).ask(sealing_state)
        assert (ANNA, pid) in {(each.role, each.pid) for each in told.held_up}
        raw.execute("select audit.end_held_up()")
        with pytest.raises(psycopg.OperationalError, match="terminat"):
            holder.execute("select 1")
    where = f"action = 'audit.transaction_ended' and facts ->> 'pid' = '{pid}' and facts ->> 'role' = '{ANNA}'"
    assert count(given, f"select count(*) from audit.event where {where}") == 1
    assert count(given, "select count(*) from audit.event where action = 'test.held'") == 0


def test_a_keeper_s_transaction_is_named_and_left_alone(sealed: Sealed) -> None:
    with sealed.tampering() as connection:
        connection.execute("update audit.sealing_limit set held = '0'")
    with sealed.given.sql("bootstrap") as holder, sealed.raw() as raw:
        holder.execute("select audit.record('test.held', null, '{}')")
        named = raw.execute("select role, pid, ours from audit.held_up()").fetchall()
        assert ("bootstrap", holder.info.backend_pid, False) in named
        raw.execute("select audit.end_held_up()")
        holder.execute("select 1")


def test_a_limit_above_five_minutes_is_refused(given: Given) -> None:
    with given.sql("bootstrap") as connection, pytest.raises(psycopg.errors.CheckViolation):
        connection.execute("update audit.sealing_limit set held = '6 minutes'")


def test_the_state_says_how_far_and_since_when(sealed: Sealed) -> None:
    (first,) = sealed.write(1)
    sealed.seal()
    sealed.write(2)
    desk = sealed.given.desk(PAVEL)
    told = desk.ask(sealing_state)
    trail = next(each for each in told.streams if each.stream == "audit.event")
    assert trail.sealed_to == first
    assert trail.waiting == 2
    assert trail.waiting_since is not None
    assert not told.late
    until(lambda: not desk.ask(sealing_state).serving)
    with sealed.raw():
        assert desk.ask(sealing_state).serving
