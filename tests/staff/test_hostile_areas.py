"""What a desk with a database password tries in the areas: to say what did not happen, alone, or too late. S-05."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import Connection, sql

from backoffice.kyc import service as kyc
from backoffice.rights.rules import Right
from tests.given import AIKO, ANNA, JONAS, MARIA, Given
from tests.ledger.flows import Line, book
from tests.retention.erased import YEAR, closed, erased
from tests.rights.asking import asked

PUT = (
    "insert into outbox.message (id, kind, reason, customer_id, case_id, decision_id, reply_id, state, leaves_at,"
    " tries, last_fault, made_at)"
    " values (gen_random_uuid(), %s, 'A-01', %s, %s, %s, %s, 'waiting', store.now(), 0, '', store.now())"
)


@pytest.mark.promise("K-08", "S-05")
def test_a_reviewer_mails_only_what_their_decision_says(given: Given) -> None:
    """A rejection waits for a second person: neither it nor the opposite leaves with the first verdict."""
    case = given.case()
    claim = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    with given.sql(ANNA) as connection:
        row = connection.execute('select customer_id from kyc."case" where id = %s', [case]).fetchone()
        assert row is not None
        decided = uuid4()
        connection.execute(
            "insert into kyc.decision (id, case_id, case_version, act, verdict, reason, level, note_commitment,"
            " decided_by, decided_at)"
            " values (%s, %s, %s, 'verdict', 'reject', 'R-01', 'reviewer', sha256('x'), session_user, now())",
            [decided, case, claim.version],
        )
        for kind in ("kyc_reject", "kyc_approve", "kyc_grant_attempt", "rights_outcome", "marketing_news"):
            with pytest.raises(psycopg.Error, match="outbox"), connection.transaction():
                connection.execute(PUT, [kind, row[0], case, decided, None])


@pytest.mark.promise("K-08", "S-05")
def test_a_letter_about_a_request_opens_no_account_and_stops_no_clock(given: Given) -> None:
    case = given.case()
    with given.sql("bootstrap") as connection:
        row = connection.execute('select customer_id from kyc."case" where id = %s', [case]).fetchone()
    assert row is not None
    request = asked(given, row[0], Right.ACCESS)
    with given.sql(MARIA) as connection:
        reply = uuid4()
        connection.execute(
            "insert into rights.reply (id, request_id, subject_id, kind, language, made_by, made_at)"
            " values (%s, %s, %s, 'acknowledgement', 'en', session_user, now())",
            [reply, request, row[0]],
        )
        for kind, of_case in (("kyc_approve", case), ("kyc_approve", None), ("rights_acknowledgement", case)):
            with pytest.raises(psycopg.Error, match=r"outbox\.not_your_message"), connection.transaction():
                connection.execute(PUT, [kind, row[0], of_case, None, reply])
        # Nor are words laid beside a mail that is somebody else's.
        with pytest.raises(psycopg.Error), connection.transaction():
            connection.execute("insert into outbox.body values (gen_random_uuid(), gen_random_uuid(), 'x')")


def staged(connection: Connection, *legs: tuple[str, str], day: str = "2026-03-02") -> UUID:
    """A batch with one transaction of these sides."""
    row = connection.execute("select ledger.open_batch()").fetchone()
    assert row is not None
    batch: UUID = row[0]
    into(connection, batch, "tx", "(tx_id, date, kind) values ('1', %s, 'deposit')", day)
    for account, amount in legs or (("Assets:Bank:EUR", "5.00"), ("Equity:House:EUR", "-5.00")):
        into(
            connection,
            batch,
            "posting",
            "(tx_id, account, currency, amount) values ('1', %s, 'EUR', %s)",
            account,
            amount,
        )
    return batch


def into(connection: Connection, batch: UUID, table: str, rest: str, *values: object) -> None:
    name = sql.Identifier("ledger_stage", f"{table}_{batch.hex}")
    connection.execute(sql.SQL("insert into {} ").format(name) + sql.SQL(rest), values)  # type: ignore[arg-type]


def transactions(given: Given) -> int:
    with given.sql("bootstrap") as connection:
        row = connection.execute("select count(*) from ledger.transaction").fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.promise("L-01", "S-05")
def test_a_file_says_neither_its_own_numbers_nor_that_the_platform_sent_it(given: Given) -> None:
    with given.sql(JONAS) as connection:
        batch = staged(connection)
        for source in ("platform", "desk", None):
            with pytest.raises(psycopg.Error, match=r"ledger\.no_such_batch"), connection.transaction():
                connection.execute("select ledger.book_batch(%s, %s, '{}')", [batch, source])
        for column in ("id", "line"):
            with pytest.raises(psycopg.Error), connection.transaction():
                into(connection, batch, "tx", f"({column}, tx_id, date, kind) values (1, '2', '2026-03-02', 'deposit')")
            with (
                pytest.raises(psycopg.errors.InsufficientPrivilege),
                connection.transaction(),
                connection.cursor().copy(
                    sql.SQL("copy {} ({}, tx_id, date, kind) from stdin").format(
                        sql.Identifier("ledger_stage", f"tx_{batch.hex}"), sql.Identifier(column)
                    )
                ) as copy,
            ):
                copy.write_row((1, "2", "2026-03-02", "deposit"))
    assert transactions(given) == 0


@pytest.mark.promise("L-01", "S-05")
def test_nothing_is_laid_beside_a_file_once_it_is_being_checked(given: Given) -> None:
    """A posting that comes between the check and the booking would never be weighed against anything."""
    with given.sql(JONAS) as connection:
        batch = staged(connection)
    with ThreadPoolExecutor(1) as pool, given.sql("bootstrap") as closing:
        # As somebody who closes a month holds it up.
        closing.execute("lock table ledger.transaction in share row exclusive mode")

        def booked() -> None:
            with given.sql(JONAS) as connection:
                connection.execute("select ledger.book_batch(%s, 'file', '{}')", [batch])

        booking = pool.submit(booked)
        with given.sql("bootstrap") as watch:
            waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            while not watch.execute(waits).fetchall():
                watch.execute("select pg_stat_clear_snapshot()")
                assert not booking.done()
        with given.sql(JONAS) as late:
            late.execute("set local lock_timeout = '50ms'")
            with pytest.raises(psycopg.Error):
                into(
                    late,
                    batch,
                    "posting",
                    "(tx_id, account, currency, amount) values ('1', 'Assets:Bank:EUR', 'EUR', '9')",
                )
        closing.execute("rollback")
        booking.result()
    with given.sql("bootstrap") as connection:
        assert connection.execute("select sum(amount) from ledger.posting").fetchone() == (0,)


@pytest.mark.promise("L-01", "S-05")
def test_who_looks_at_yesterdays_books_does_not_write_into_a_month_closed_since(given: Given) -> None:
    book(given, [Line(uuid4(), "2025-01-10", 5)])
    with given.sql(JONAS) as connection:
        batch = staged(connection, day="2025-01-11")
    with given.sql(JONAS) as old:
        old.execute("set transaction isolation level repeatable read")
        old.execute("select from ledger.month_seal")
        with given.sql(JONAS) as connection:
            row = connection.execute("select ledger.propose_seal('2025-01-01')").fetchone()
            assert row is not None
        with given.sql(AIKO) as lead:
            lead.execute(
                "select staff.decide_proposal(id, true, facts_hash) from staff.proposal where id = %s", [row[0]]
            )
        with pytest.raises(psycopg.Error, match=r"store\.reads_the_past"):
            old.execute("select ledger.book_batch(%s, 'file', '{}')", [batch])
    assert transactions(given) == 1


@pytest.mark.promise("L-01", "S-04")
def test_null_is_no_way_around_a_check(given: Given) -> None:
    book(given, [Line(uuid4(), "2025-01-10", 5)])
    with given.sql(JONAS) as connection:
        with pytest.raises(psycopg.Error, match=r"ledger\.sides_missing"), connection.transaction():
            connection.execute(
                "select ledger.propose_adjustment(null, '2025-01-11', 'other', 'no sides at all', null, null)"
            )
        with pytest.raises(psycopg.Error, match=r"ledger\.explanation_missing"), connection.transaction():
            connection.execute("select ledger.propose_reversal(1, '2025-01-11', 'other', null, null)")
        connection.execute("select ledger.propose_reversal(1, '2025-01-11', 'other', 'booked twice', null)")
    with given.sql(AIKO) as lead, pytest.raises(psycopg.Error, match=r"staff\.refusal_needs_reason"):
        lead.execute("select staff.decide_proposal(id, null, facts_hash) from staff.proposal")


@pytest.mark.promise("D-04", "S-05")
def test_a_package_with_faces_enters_the_register_by_two_people_alone(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.ACCESS)
    with given.sql(MARIA) as connection:
        for kind in ("rights.access_copy_faces", "rights.access_copy", "rights.portability_copy"):
            with pytest.raises(psycopg.Error, match=r"audit\.not_yours_to_export"), connection.transaction():
                connection.execute(
                    "select audit.note_export(gen_random_uuid(), %s, %s, sha256('x'), 1)", [kind, customer]
                )
        connection.execute(
            "select rights.enter_package(%s, gen_random_uuid(), 'rights.access_copy', sha256('x'), 1, null)", [request]
        )
        for sha256, size in ((None, 1), (b"x" * 32, None)):
            with pytest.raises(psycopg.Error, match=r"audit\.not_a_document"), connection.transaction():
                connection.execute(
                    "select rights.enter_package(%s, gen_random_uuid(), 'rights.access_copy', %s, %s, null)",
                    [request, sha256, size],
                )
        assert connection.execute("select act, recipient from people.disclosure").fetchall() == [("package", "firm")]


@pytest.mark.promise("R-06")
def test_what_is_withheld_is_neither_read_beside_its_lock_nor_decided_about(given: Given) -> None:
    case = given.case()
    claim = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    with given.sql("bootstrap") as connection:
        row = connection.execute('select customer_id from kyc."case" where id = %s', [case]).fetchone()
    assert row is not None
    book(given, [Line(row[0], "2025-01-10", 5)])
    request = asked(given, row[0], Right.RESTRICTION)
    with given.sql(JONAS) as connection:
        connection.execute("select ledger.propose_reversal(1, '2025-01-11', 'other', 'Samira paid twice', null)")
        assert connection.execute("select explanation from ledger.draft_words").fetchall() == [("Samira paid twice",)]
    with given.sql(MARIA) as connection:
        connection.execute("select people.restrict(gen_random_uuid(), %s, 'accuracy', '{}')", [request])
    with given.sql(JONAS) as connection:
        assert connection.execute("select explanation from ledger.draft_words").fetchall() == []
    with given.sql(ANNA) as connection, pytest.raises(psycopg.Error, match=r"people\.is_restricted"):
        connection.execute(
            "insert into kyc.decision (id, case_id, case_version, act, verdict, reason, level, decided_by, decided_at)"
            " values (gen_random_uuid(), %s, %s, 'verdict', 'approve', 'A-01', 'reviewer', session_user, now())",
            [case, claim.version],
        )


@pytest.mark.promise("R-07")
def test_a_lock_that_anybody_may_take_does_not_hold_up_a_consent(given: Given) -> None:
    customer = given.customer()
    give = (
        "insert into people.consent (id, customer_id, purpose, act, notice_version, language, shown_sha256, how,"
        " done_by, done_at)"
        " values (gen_random_uuid(), %s, 'marketing', 'given', '1', 'en', sha256('x'), 'account', 'x', now())"
    )
    with given.sql(JONAS) as hostile, given.sql("bootstrap") as endpoint:
        hostile.execute("select pg_advisory_lock(hashtextextended('people.consent' || %s::text, 0))", [customer])
        endpoint.execute("set session authorization endpoint")
        endpoint.execute("set local lock_timeout = '50ms'")
        endpoint.execute(give, [customer])


@pytest.mark.promise("R-03", "D-10")
def test_nothing_is_called_searched_that_was_not_looked_for(given: Given) -> None:
    """Nor is an erasure seen through while it was done under no request, nor by who looks at yesterday's holds."""
    customer = given.customer()
    closed(given, customer, given.now().date() - 8 * YEAR)
    request = asked(given, customer, Right.ERASURE)
    answer = (
        "insert into rights.event (id, request_id, kind, outcome, on_day, done_by, done_at, version)"
        " values (gen_random_uuid(), %s, 'answer', 'fulfilled', %s, 'x', now(), 2)"
    )
    with given.sql(MARIA) as connection, pytest.raises(psycopg.Error, match=r"retention\.nothing_erased"):
        connection.execute(answer, [request, given.now().date()])
    done = erased(given, customer)
    with given.sql(MARIA) as connection:
        for whole, all_of in ((None, None), ("{}", None), ("{NULL}", "{}"), ('{"%"}', "{}"), ('{""}', '{"%%"}')):
            with pytest.raises(psycopg.Error, match=r"retention\.nothing_to_look_for"), connection.transaction():
                connection.execute(
                    "select retention.find(%s, gen_random_uuid(), 'people.identity', %s, %s, '{}', '{}')",
                    [done, whole, all_of],
                )
        with pytest.raises(psycopg.Error, match=r"retention\.search_not_clear"), connection.transaction():
            connection.execute(
                "insert into rights.reply (id, request_id, subject_id, kind, language, made_by, made_at)"
                " values (gen_random_uuid(), %s, %s, 'outcome', 'en', session_user, now())",
                [request, customer],
            )
    with given.sql(MARIA) as connection:
        connection.execute("set transaction isolation level repeatable read")
        with pytest.raises(psycopg.Error, match=r"store\.reads_the_past"):
            connection.execute("select retention.erase(gen_random_uuid(), gen_random_uuid())")


@pytest.mark.promise("L-04", "S-04")
def test_a_second_person_lifts_no_freeze_by_what_the_first_made_up_about_it(given: Given) -> None:
    customer = given.customer()
    with given.sql(JONAS) as connection:
        connection.execute("select people.freeze_account(gen_random_uuid(), %s, 'laundering')", [customer])
        connection.execute(
            "select staff.propose('people.lift_freeze', %s, jsonb_build_object('freeze', id, 'since', frozen_at,"
            " 'cause', 'other')) from people.account_freeze",
            [customer],
        )
    agree = "select staff.decide_proposal(id, true, facts_hash) from staff.proposal where state = 'proposed'"
    with given.sql(AIKO) as lead, pytest.raises(psycopg.Error, match=r"people\.not_frozen"), lead.transaction():
        lead.execute(agree)
    with given.sql(JONAS) as connection:
        connection.execute("select staff.withdraw_proposal(id) from staff.proposal")
        connection.execute("select people.propose_lift(%s)", [customer])
    with given.sql(AIKO) as lead:
        lead.execute(agree)
        assert lead.execute("select lifted_by from people.account_freeze").fetchall() == [(AIKO,)]


@pytest.mark.promise("S-03")
def test_a_letter_begun_stays_with_whom_it_is_about(given: Given) -> None:
    customer, other = given.customer(), given.customer("Somebody Else")
    request = asked(given, customer, Right.ACCESS)
    with given.sql(MARIA) as connection:
        connection.execute(
            "insert into rights.reply_draft values (session_user, %s, %s, 'x', now())", [request, customer]
        )
        with pytest.raises(psycopg.Error, match="row-level security"):
            connection.execute("update rights.reply_draft set subject_id = %s", [other])


@pytest.mark.promise("R-09")
def test_no_day_of_a_request_moves_by_itself(given: Given) -> None:
    """Neither the day on which the work is due nor the rules it is said to be counted by."""
    request = asked(given, given.customer(), Right.ACCESS)
    with given.sql(MARIA) as connection:
        for change in (
            "work_by_on = work_by_on - 1",
            "statute_on = statute_on + 1",
            "letter_by_on = letter_by_on - 1",
            "promise_on = promise_on + 1",
            "pack = 'mine'",
            "calendar = 'mine'",
        ):
            with pytest.raises(psycopg.Error, match=r"rights\.clock_not_that_of_the_rules"), connection.transaction():
                connection.execute(f"update rights.request set {change} where id = %s", [request])  # type: ignore[arg-type]
