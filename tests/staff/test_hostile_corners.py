"""What a desk with a database password tries at the edges of the rules: time, size, lost duties, half proofs. S-05."""

from __future__ import annotations

import json
from contextlib import closing

import psycopg
import pytest

from backoffice.people.rules import masked_name, name_tokens
from backoffice.retention.identifiers import Known, patterns
from backoffice.staff.rules import Duty
from tests.given import ANNA, JONAS, MARIA, OLGA, PASSWORD, Given
from tests.retention.erased import YEAR, closed, erased
from tests.staff.conftest import Somebody
from tests.staff.test_hostile_areas import into, staged, transactions


@pytest.mark.promise("S-05", "K-07")
def test_the_hour_is_not_told_in_a_transaction_kept_open(given: Given) -> None:
    """Or a lease would not end in it, and what it enters would have happened before."""
    with given.sql(ANNA) as connection:
        assert connection.execute("select store.now() is not null").fetchone() == (True,)
    with given.sql("bootstrap") as connection:
        connection.execute(
            "create or replace function store.longest_transaction() returns interval"
            " language sql immutable security definer set search_path = pg_catalog, pg_temp"
            " as $$ select interval '0' $$"
        )
        assert connection.execute("select store.now() is not null").fetchone() == (True,)
    with given.sql(ANNA) as connection:
        for asks in ("select store.now()", "select audit.note('audit.trail_read', null, '{}')"):
            with pytest.raises(psycopg.Error, match=r"store\.transaction_too_old"), connection.transaction():
                connection.execute(asks)  # type: ignore[arg-type]


@pytest.mark.promise("S-05")
def test_who_has_lost_a_duty_does_not_keep_it_in_an_open_session(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER, Duty.FINANCE)
    with closing(psycopg.connect(**given.server.connect_args(name, PASSWORD, given.database))) as held:
        held.execute("set role finance")
        held.commit()
        with given.sql(OLGA) as connection:
            connection.execute("select staff.set_duties(%s, '{kyc_reviewer}')", [name])
        with pytest.raises(psycopg.OperationalError):
            held.execute("select current_user")


@pytest.mark.promise("S-05")
def test_the_trail_takes_no_claim_without_ground_and_no_load(given: Given) -> None:
    customer = given.customer()
    with given.sql(ANNA) as connection:
        for facts in ("null", "[]", '{"x": "%s"}' % ("x" * 5000), None):
            with pytest.raises(psycopg.Error, match=r"audit\.facts_too_long"), connection.transaction():
                connection.execute("select audit.note('audit.trail_read', null, %s)", [facts])
        with pytest.raises(psycopg.Error, match=r"audit\.not_yours_to_export"):
            connection.execute(
                "select audit.note_export(gen_random_uuid(), 'kyc.case_file', %s, sha256('x'), 1)", [customer]
            )


@pytest.mark.promise("L-01", "S-05")
def test_a_file_makes_no_months_out_of_reach(given: Given) -> None:
    """Each would have tables of its own, which stay for ever."""
    with given.sql(JONAS) as connection:
        batch = staged(connection, day=str(given.now().year + 2) + "-01-31")
        into(connection, batch, "tx", "(tx_id, date, kind) values ('2', '1999-12-31', 'deposit')")
        for account, amount in (("Assets:Bank:EUR", "5.00"), ("Equity:House:EUR", "-5.00")):
            into(
                connection,
                batch,
                "posting",
                "(tx_id, account, currency, amount) values ('2', %s, 'EUR', %s)",
                account,
                amount,
            )
        into(connection, batch, "asset", "(currency, scale) values ('EUR', '2')")
        row = connection.execute("select ledger.book_batch(%s, 'file', '{}')", [batch]).fetchone()
    assert row is not None
    assert [found[:3] for found in row[0]["findings"]] == [
        ["tx", 1, "date_out_of_reach"],
        ["tx", 2, "date_out_of_reach"],
    ]
    assert transactions(given) == 0


@pytest.mark.promise("R-03", "S-05")
def test_a_search_that_passes_over_whom_it_is_after_is_none(given: Given) -> None:
    """And none goes on without the trail: whoever has an erasure could ask any table about anybody."""
    customer = given.customer("İnci \\ Şahin_Ö")
    closed(given, customer, given.now().date() - 8 * YEAR)
    with given.sql("bootstrap") as connection:
        row = connection.execute("select email from people.identity where customer_id = %s", [customer]).fetchone()
    assert row is not None
    done = erased(given, customer)
    find = "select retention.find(%s, gen_random_uuid(), 'people.identity', %s, '{}', '{}', '{}')"
    whole = list(patterns(Known(names=("İnci \\ Şahin_Ö",), values=(row[0],))).whole)
    opened = "select state from retention.finding where table_name = 'retention.sought'"
    with given.sql(MARIA) as connection:
        for misses in (["%somebody else%"], whole[:1], whole[1:], [f"{each}x" for each in whole]):
            with connection.transaction(force_rollback=True):
                connection.execute(find, [done, misses])
                assert connection.execute(opened).fetchall() == [("open",)], misses
        with pytest.raises(psycopg.Error, match=r"retention\.too_much_to_look_for"), connection.transaction():
            connection.execute(find, [done, whole * 600])
        assert connection.execute(find, [done, whole]).fetchone() == (0,)
        assert connection.execute(opened).fetchall() == []
    with given.sql("bootstrap") as connection:
        began = "select actor, subject from audit.event where action = 'retention.search_began'"
        assert connection.execute(began).fetchall() == [(MARIA, customer)]


@pytest.mark.promise("R-02")
def test_the_guard_takes_a_name_apart_as_the_desks_do(given: Given) -> None:
    with given.sql("bootstrap") as connection:
        for name in (
            "Ann O'Neil-Smith  Jr. 3rd",
            "José Ñandú Straße",
            "文静",
            "王\u3000小明",
            "أحمد علي",
            "İnci\u00a0Şahin",
        ):
            tokens = json.dumps(sorted(name_tokens(name)))
            call = "select rights.check_name_parts(%s, %s, %s)"
            connection.execute(call, [given.customer(name), masked_name(name), tokens])
