"""Nobody but the reporting officer learns that there is a suspicion: plain SQL as everybody else, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.desk import Desk
from backoffice.errors import BackofficeError
from backoffice.screening import service
from backoffice.screening.rules import Category
from backoffice.staff import seconding
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, HUGO, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.screening.matters import WORDS, customer_of, file_about, opened, refer, referral_of

OTHERS = (ANNA, WEN, MARIA, JONAS, AIKO, PAVEL, OLGA, "worker")
MAY_REFER = (ANNA, WEN, MARIA, JONAS, AIKO)
SEALED = b"sealed elsewhere"

# What a curious colleague might try. Each must fail, or answer the same whether there is a suspicion or not.
HOSTILE = (
    "select * from screening.referral",
    "select count(*) from screening.referral where referred_by = session_user::text",
    "select 1 from screening.file limit 1",
    "select max(id) from screening.event",
    "select last_value from screening.event_id_seq",
    "select nextval('screening.file_number_seq')",
    "select currval('screening.event_id_seq')",
    "select pg_sequence_last_value('screening.event_id_seq'::regclass)",
    "select last_value from pg_sequences where schemaname = 'screening' and last_value is not null",
    "select reltuples, relpages from pg_class where relname = 'referral'",
    "select * from pg_class where relnamespace = 'screening'::regnamespace",
    "select pg_relation_size(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
    " where n.nspname = 'screening'",
    "select sum(pg_total_relation_size(c.oid)) from pg_class c where c.relname in ('words', 'event', 'file')",
    "select pg_table_size(c.oid) + pg_indexes_size(c.oid) from pg_class c where c.relname = 'words'",
    "select pg_database_size(current_database())",
    "select pg_tablespace_size('pg_default')",
    "select n_tup_ins, n_live_tup from pg_stat_all_tables where schemaname = 'screening'",
    "select n_tup_ins from pg_stat_xact_all_tables where schemaname = 'screening'",
    "select heap_blks_read from pg_statio_all_tables where schemaname = 'screening'",
    "select idx_scan from pg_stat_all_indexes where schemaname = 'screening'",
    "select pg_stat_get_tuples_inserted(c.oid) from pg_class c where c.relname = 'referral'",
    "select pg_stat_get_live_tuples(c.oid) from pg_class c where c.relname = 'referral'",
    "select pg_stat_get_lastscan(c.oid) from pg_class c where c.relname = 'referral'",
    "select tup_inserted from pg_stat_database where datname = current_database()",
    "select relation from pg_locks where relation = (select oid from pg_class where relname = 'referral' limit 1)",
    "select most_common_vals from pg_stats where schemaname = 'screening'",
    "select * from pg_statistic",
    "explain select * from screening.file",
    "copy screening.words to stdout",
    "lock table screening.file in access share mode",
    "insert into screening.file (id, customer_id, opened_by, opened_at, state, version)"
    " values (gen_random_uuid(), gen_random_uuid(), 'me', now(), 'open', 1)",
    "insert into screening.event (at, actor, action, facts) values (now(), 'me', 'screening.quiet', '{}')",
    "update screening.referral set state = 'dismissed'",
    "delete from screening.words",
    "truncate screening.event",
    "select screening.is_referred(gen_random_uuid())",
    "select vault.take_ticket(id, '{suspicion}', 'suspicion', null) from people.customer",
    "select vault.take_ticket(id, '{identity}', 'suspicion', null) from people.customer",
    "select count(*) from vault.ticket",
    "select count(*) from vault.customer_key",
    "select vault.left_to_rewrap(id) from vault.rotation",
    "select screening.record('screening.closed', null, '{}')",
    "select screening.act(gen_random_uuid(), 'dismiss', gen_random_uuid(), null, null, null, 'x')",
    "set role mlro",
    "grant mlro to current_user",
    "create view pg_temp.peep as select * from screening.file",
    "alter table screening.file disable row level security",
    "create policy mine on screening.file using (true)",
    "select * from information_schema.tables where table_schema = 'screening'",
    "select table_name from information_schema.role_table_grants where table_schema = 'screening'",
    "select schema_to_xml('screening', true, false, '')",
    "select query_to_xml('select * from screening.file', true, false, '')",
    "select count(*) from audit.event where action like 'screening.%' or facts::text like '%referral%'",
    "select count(*), max(sealed_at) from audit.batch where stream = 'screening.event'",
    "select id, xact, leaf from audit.leaves('screening.event', (select columns from audit.stream where name ="
    " 'screening.event'), -9223372036854775808, 9223372036854775807, 0, 9223372036854775807, 100)",
    "select waiting, waiting_since from audit.sealing_state() where stream = 'screening.event'",
    "select count from audit.count_region('screening.event', 0, 9223372036854775807, 0, 9223372036854775807)",
    "select count(*) from vault.class_key where field_class = 'suspicion' and xmax <> 0",
    "select count(*) from people.customer where xmax <> 0",
    'select count(*) from kyc."case" where xmax <> 0',
)

REFUSED_WITH = ("from screening.", "size(", "reltuples", "n_tup", "heap_blks", "idx_scan", "pg_stat_get", "pg_locks")
SEQUENCE_HELD = "select has_sequence_privilege(%s, %s::oid, 'select, usage, update')"
TABLE_HELD = (
    "select has_any_column_privilege(%s, %s::oid, 'select, insert, update, references')"
    " or has_table_privilege(%s, %s::oid, 'delete, truncate, trigger')"
)


def answers(given: Given, who: str) -> list[str]:
    """What each hostile statement says to this person: its rows, or how it was refused."""
    said = []
    with given.sql(who) as connection:
        for statement in HOSTILE:
            try:
                with connection.transaction(force_rollback=True):
                    rows = connection.execute(statement.encode())
                    said.append(str(rows.fetchall() if rows.description else rows.statusmessage))
            except psycopg.Error as fault:
                said.append(f"{fault.sqlstate}")
    return said


@contextmanager
def watched(given: Given) -> Iterator[dict[str, list[str]]]:
    """The answers of everybody else before and after the block; they may differ in nothing."""
    before = {who: answers(given, who) for who in OTHERS}
    yield before
    for who in OTHERS:
        after = answers(given, who)
        differs = [HOSTILE[at] for at, said in enumerate(after) if said != before[who][at]]
        assert differs == [], who


@pytest.mark.promise("S-05")
def test_forty_statements_answer_the_same_whether_there_is_a_suspicion_or_not(given: Given) -> None:
    case = given.case()
    customer, another = customer_of(given, case), given.customer("Somebody Else")
    with watched(given) as before:
        for _ in range(3):
            refer(given, customer, case=case)
        file_about(given, another)
        given.desk(RUTH).do(uuid4(), service.take_access, referral_of(given, customer))
        with given.sql(BOOTSTRAP) as connection:
            connection.execute("analyze")
    for who, said in before.items():
        for statement, told in zip(HOSTILE, said, strict=True):
            if statement.startswith("select") and any(word in statement for word in REFUSED_WITH):
                assert told in ("42501", "[]"), (who, statement)


@pytest.mark.promise("S-05")
def test_nobody_else_may_touch_a_table_a_sequence_or_a_function(given: Given) -> None:
    wrong = []
    with given.sql(BOOTSTRAP) as connection:
        tables = connection.execute(
            "select oid, relname::text, relkind = 'S' from pg_class"
            " where relnamespace = 'screening'::regnamespace and relkind in ('r', 'S', 'v', 'm')"
        ).fetchall()
        functions = connection.execute(
            "select oid, proname::text from pg_proc where pronamespace = 'screening'::regnamespace"
        ).fetchall()
        assert len(tables) >= 8
        for who in (*OTHERS, "sealer", "endpoint"):
            for oid, name, is_sequence in tables:
                held = SEQUENCE_HELD if is_sequence else TABLE_HELD
                told = connection.execute(held.encode(), [who, oid] * held.count("_privilege")).fetchone()
                # The sealer reads the trail to prove it; it opens nothing.
                if told != (False,) and (who, name) != ("sealer", "event"):
                    wrong.append(f"{who} {name}")
            for oid, name in functions:
                told = connection.execute("select has_function_privilege(%s, %s, 'execute')", [who, oid]).fetchone()
                # The worker ends what the law lets nobody keep, and is told nothing of it.
                may = (name == "refer" and who in MAY_REFER) or (name, who) == ("expire", "worker")
                if told != (may,):
                    wrong.append(f"{who} {name}()")
    assert wrong == []


def everything(given: Given) -> dict[str, int]:
    """How many rows every table outside the schema has; of the command book only who and when is new."""
    with given.sql(BOOTSTRAP) as connection:
        tables = connection.execute(
            "select format('%%I.%%I', n.nspname, c.relname) from pg_class c, pg_namespace n"
            " where n.oid = c.relnamespace and c.relkind = 'r' and n.nspname <> all (%s)",
            [["pg_catalog", "information_schema", "screening"]],
        ).fetchall()
        return {
            name: connection.execute(f"select count(*) from {name}".encode()).fetchall()[0][0] for (name,) in tables
        }


@pytest.mark.promise("S-05")
def test_a_referral_and_a_file_leave_nothing_outside_but_the_callers_own_command_key(given: Given) -> None:
    customer = given.customer()
    given.desk(ANNA), given.desk(RUTH)
    before = everything(given)
    refer(given, customer)
    target = referral_of(given, customer)
    given.desk(RUTH).do(uuid4(), service.take_access, target)
    given.desk(RUTH).do(uuid4(), service.open_file, target)
    after = everything(given)
    # The rows of the vault show to a ticket of the officer alone.
    assert {name for name in after if after[name] != before[name]} == {
        "store.command", "vault.customer_key", "vault.ticket"
    }  # fmt: skip
    with given.sql(WEN) as connection:
        assert connection.execute("select count(*) from store.command").fetchone() == (0,)


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("who", [ANNA, MARIA, JONAS])
def test_two_referrals_in_a_row_get_the_same_answer(given: Given, who: str) -> None:
    customer, desk = given.customer(), given.desk(who)

    def answer(desk: Desk, about: UUID) -> object:
        try:
            return desk.do(uuid4(), service.refer, about, Category.OTHER, "Cash again.")
        except BackofficeError as error:
            return error.code, error.facts

    first = answer(desk, customer)
    assert first is None
    given.desk(RUTH).do(uuid4(), service.open_file, referral_of(given, customer))
    assert answer(desk, customer) is first
    given.desk(RUTH).do(uuid4(), service.dismiss, referral_of(given, customer), "Known.")
    assert answer(desk, customer) is first


@pytest.mark.promise("S-05")
def test_the_same_id_twice_says_nothing_and_changes_nothing(given: Given) -> None:
    customer = given.customer()
    for who in MAY_REFER:
        which = uuid4()
        with given.sql(who) as connection:
            for words in (SEALED, b"other words"):
                told = connection.execute("select screening.refer(%s, %s, null, 'funds', %s)", [which, customer, words])
                assert told.fetchall() == [("",)]
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select body from screening.words").fetchall() == [(SEALED,)] * len(MAY_REFER)
        found = connection.execute("select actor, action from screening.event order by id").fetchall()
        assert found == [(who, "screening.referred") for who in MAY_REFER]


@pytest.mark.promise("S-05")
def test_who_does_not_work_with_customers_cannot_refer(given: Given) -> None:
    customer = given.customer()
    for who in (PAVEL, OLGA, "worker"):
        with given.sql(who) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select screening.refer(%s, %s, null, 'funds', %s)", [uuid4(), customer, SEALED])


@pytest.mark.promise("S-05")
def test_no_end_of_a_customer_or_case_is_refused_for_a_suspicion(given: Given) -> None:
    """A refusal to delete would tell; so nothing outside is referenced from here."""
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute(
            "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint"
            " where contype = 'f' and (connamespace = 'screening'::regnamespace)"
            "   and confrelid::regclass::text not like 'screening.%%'",
            [],
        ).fetchall()
    assert found == []


@pytest.mark.promise("S-05")
def test_an_erasure_destroys_no_suspicion_and_answers_as_without_one(given: Given) -> None:
    plain, suspected = given.customer(), given.customer()
    refer(given, suspected)
    assert erase(given, suspected) == erase(given, plain)
    with given.sql(MARIA) as connection:
        found = connection.execute("select distinct field_class from vault.destroyed_key order by 1").fetchall()
    assert ("suspicion",) not in found
    assert opened(given, referral_of(given, suspected)).told[0].words == WORDS


def erase(given: Given, customer: UUID) -> object:
    """What the data protection officer is answered who destroys a customer's keys after a second person agreed."""
    with given.sql(MARIA) as connection:
        which = connection.execute("select staff.propose('rights.erase', %s, '{}')", [customer]).fetchall()[0][0]
    with given.sql(WEN) as connection:
        shown = connection.execute("select facts_hash from staff.proposal where id = %s", [which]).fetchall()[0][0]
        connection.execute("select staff.decide_proposal(%s, true, %s)", [which, shown])
    with given.sql(MARIA) as connection:
        return connection.execute("select vault.destroy_customer_keys(%s)", [customer]).fetchall()


@pytest.mark.promise("S-05")
def test_a_referral_locks_no_row_that_others_see(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)

    def marks() -> list[object]:
        with given.sql(HUGO) as connection:
            return [
                *connection.execute("select xmin, xmax from people.customer order by id"),
                *connection.execute('select xmin, xmax from kyc."case" order by id'),
                *connection.execute("select xmin, xmax from vault.class_key order by id"),
            ]

    before = marks()
    refer(given, customer, case=case)
    assert marks() == before


@pytest.mark.promise("S-05")
def test_the_officer_writes_rows_through_the_functions_alone_and_bends_no_trail(given: Given) -> None:
    file_about(given, given.customer())
    with given.sql(RUTH) as connection:
        for statement in (
            "update screening.file set state = 'closed', closed_at = now()",
            "delete from screening.referral",
            "update screening.event set actor = 'somebody'",
            "insert into screening.act (id, customer_id, kind, done_by, done_at)"
            " values (gen_random_uuid(), gen_random_uuid(), 'note', 'somebody', now())",
            "select screening.record('screening.closed', null, '{}')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement.encode())
    with given.sql(BOOTSTRAP) as connection:
        for statement in (
            "update screening.event set actor = 'x'",
            "delete from screening.act",
            "truncate screening.event",
        ):
            with pytest.raises(psycopg.DatabaseError, match=r"store\.only_grows"), connection.transaction():
                connection.execute(statement.encode())


def test_an_embedded_house_keeps_its_catalogue_to_itself(given: Given) -> None:
    """Ordinary work with the catalogue goes on: names and kinds are told, sizes are not."""
    with given.sql(ANNA) as connection:
        assert connection.execute("select relkind from pg_class where relname = 'customer'").fetchone() is not None
        assert connection.execute("select count(*) from pg_class").fetchone() is not None
        assert (
            connection.execute("select state from pg_stat_activity where pid = pg_backend_pid()").fetchone() is not None
        )
        for statement in ("select pg_relation_size('people.customer')", "select reltuples from pg_class"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement.encode())


@pytest.mark.promise("S-05")
@pytest.mark.promise("L-04")
def test_who_a_referred_customer_is_opens_to_the_officer_alone_and_only_the_officers_trail_tells(given: Given) -> None:
    customer, other = given.customer(), given.customer("Somebody Else")
    refer(given, customer)
    shared = "select count(*) from audit.event"
    take = "select vault.take_ticket(%s, '{contact,identity,suspicion}', 'suspicion', null)"
    named = "select legal_name from people.identity"
    with given.sql(BOOTSTRAP) as connection:
        before = connection.execute(shared).fetchall()
    with given.sql(RUTH) as connection:
        with pytest.raises(psycopg.Error, match="no_ground"), connection.transaction():
            connection.execute(take, [other])
        assert connection.execute(named).fetchall() == []
        connection.execute(take, [customer])
    with given.sql(RUTH) as connection:
        assert connection.execute(named).fetchall() == [("Samira Yousef Haddadin",)]
        last = connection.execute("select action, actor, subject from screening.event order by id desc limit 1")
        assert last.fetchone() == ("vault.opened", RUTH, customer)
    for who in (ANNA, WEN, MARIA, JONAS, PAVEL, OLGA):
        with given.sql(who) as connection:
            with pytest.raises(psycopg.Error, match="not_your_class"), connection.transaction():
                connection.execute(take, [customer])
            if who not in (JONAS, PAVEL, OLGA):
                assert connection.execute(named).fetchall() == []
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute(shared).fetchall() == before


@pytest.mark.promise("L-04")
def test_the_officer_needs_no_emergency_for_a_customer_of_their_files_so_nobody_is_told_of_one(given: Given) -> None:
    customer, other = given.customer(), given.customer("Somebody Else")
    refer(given, customer)
    why = "A court asks tonight, and the file must be read at once."
    with given.sql(RUTH) as connection:
        with pytest.raises(psycopg.Error, match="no_emergency_needed"), connection.transaction():
            connection.execute("select staff.break_the_glass(%s, %s)", [customer, why])
        connection.execute("select staff.break_the_glass(%s, %s)", [other, why])
    with given.sql(WEN) as connection:
        connection.execute("select staff.break_the_glass(%s, %s)", [customer, why])
    with given.sql(ANNA) as connection:
        told = connection.execute("select facts from staff.notice order by id").fetchall()
    # What is told of the officer's emergency is what is told of anybody's.
    assert [sorted(facts) for (facts,) in told] == [["customer", "person", "reason", "until"]] * 2
    assert [facts["customer"] for (facts,) in told] == [str(other), str(customer)]


@pytest.mark.promise("S-05")
def test_a_release_to_an_authority_is_in_no_trail_that_others_read(given: Given) -> None:
    customer = given.customer()

    def proposed(by: str) -> tuple[UUID, bytes]:
        with given.sql(by) as connection:
            connection.execute("select staff.propose('authority.release', %s, '{\"authority\": \"fiu\"}')", [customer])
            told = connection.execute(
                "select id, facts_hash from staff.proposal where subject = %s and state = 'proposed'", [customer]
            )
            return told.fetchall()[0]

    which, shown = proposed(RUTH)
    with given.sql(MARIA) as connection:
        connection.execute("select staff.decide_proposal(%s, true, %s)", [which, shown])
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("select staff.use_proposal(%s, 'authority.release', %s)", [which, customer])
    which, _ = proposed(MARIA)
    with given.sql(MARIA) as connection:
        connection.execute("select staff.withdraw_proposal(%s)", [which])
    with given.sql(RUTH) as connection:
        told = connection.execute("select action from screening.event where subject = %s order by id", [customer])
        acts = ["proposed", "seconded", "agreement_used", "proposed", "withdrawn"]
        assert [row[0] for row in told.fetchall()] == [f"staff.{act}" for act in acts]
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute(
            "select from audit.event where subject = %s or facts::text ~ 'authority' or facts::text ~ %s",
            [customer, str(which)],
        )
        assert told.fetchall() == []
        assert connection.execute("select from staff.notice where facts::text ~ 'authority'").fetchall() == []
    proposed(RUTH)
    for who in (ANNA, WEN, JONAS, AIKO, PAVEL, OLGA):
        with given.sql(who) as connection:
            assert connection.execute("select from staff.proposal").fetchall() == []
        assert given.desk(who).ask(seconding.count_for_me) == 0
