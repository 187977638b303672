"""The way through: one transaction, one answer per key, and what happens when the database goes away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text

from backoffice.desk import DatabaseRefused, DutyMissing, KeyReused, ReadWork, Work
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import NoSuchCase, Verdict
from backoffice.kyc.service import claim_case
from tests.given import ANNA, TOMASZ, Given


def note_one(work: Work, what: str) -> int:
    return work.record("audit.list_written", what=what)


def note_and_refuse(work: Work) -> None:
    work.record("audit.list_written", what="never")
    raise NoSuchCase(case="none")


def count_events(given: Given, action: str) -> int:
    with given.sql("bootstrap") as connection:
        found = connection.execute("select count(*) from audit.event where action = %s", (action,)).fetchone()
        assert found is not None
        return int(found[0])


def test_a_repeated_key_gives_the_first_answer_and_does_nothing(given: Given) -> None:
    key, desk = uuid4(), given.desk()
    first = desk.do(key, note_one, "once")
    assert desk.do(key, note_one, "once") == first
    assert count_events(given, "audit.list_written") == 1


def test_a_key_with_other_arguments_is_a_conflict(given: Given) -> None:
    key, desk = uuid4(), given.desk()
    desk.do(key, note_one, "once")
    with pytest.raises(KeyReused):
        desk.do(key, note_one, "twice")


def test_a_key_of_somebody_else_stays_theirs(given: Given) -> None:
    key = uuid4()
    given.desk(ANNA).do(key, note_one, "hers")
    with pytest.raises((KeyReused, DatabaseRefused)):
        given.desk(TOMASZ).do(key, note_one, "hers")
    assert count_events(given, "audit.list_written") == 1


def test_one_key_sent_by_many_at_once_is_done_once(given: Given) -> None:
    key, desk = uuid4(), given.desk()
    with ThreadPoolExecutor(6) as pool:
        answers = {each.result() for each in [pool.submit(desk.do, key, note_one, "once") for _ in range(6)]}
    assert len(answers) == 1
    assert count_events(given, "audit.list_written") == 1


@pytest.mark.promise("S-05")
def test_a_refused_command_leaves_nothing_behind(given: Given) -> None:
    with pytest.raises(NoSuchCase):
        given.desk().do(uuid4(), note_and_refuse)
    assert count_events(given, "audit.list_written") == 0


def test_a_query_cannot_write(given: Given) -> None:
    def write(work: ReadWork) -> None:
        work.session.execute(text("insert into staff.presence values ('anna.lindqvist', now())"))

    with pytest.raises(DatabaseRefused):
        given.desk().ask(write)


def test_the_server_says_who_asks_and_when(given: Given) -> None:
    def who_and_when(work: ReadWork) -> tuple[str, datetime]:
        return work.actor, work.now

    actor, now = given.desk().ask(who_and_when)
    assert actor == ANNA
    assert now.tzinfo is not None


def test_what_no_duty_allows_is_said_as_such(given: Given) -> None:
    def peek(work: ReadWork) -> None:
        work.session.execute(text("select * from people.name_token"))

    with pytest.raises(DutyMissing):
        given.desk().ask(peek)


def cut_connections(given: Given, name: str) -> None:
    with given.sql("bootstrap") as connection:
        connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (name,))


def test_a_query_after_a_cut_connection_is_asked_again(given: Given) -> None:
    desk = given.desk()
    desk.ask(kyc.counts)
    cut_connections(given, ANNA)
    assert desk.ask(kyc.counts).queue == 0


def cut_own_connection_once(work: Work, cut: list[UUID], given_case: UUID) -> int:
    answer = work.record("audit.list_written", case=given_case)
    if not cut:
        cut.append(given_case)
        work.session.execute(text("select pg_terminate_backend(pg_backend_pid())"))
    return answer


def test_a_command_cut_in_the_middle_is_done_once(given: Given) -> None:
    cut: list[UUID] = []

    def cut_once(work: Work) -> int:
        return cut_own_connection_once(work, cut, UUID(int=1))

    given.desk().do(uuid4(), cut_once)
    assert count_events(given, "audit.list_written") == 1


def test_a_reply_lost_after_the_commit_is_found_by_its_key(given: Given) -> None:
    """The commit happened, the desk never heard of it: the same key gives that answer and decides nothing twice."""
    case = given.case()
    desk = given.desk()
    version, key = desk.do(uuid4(), claim_case, case).version, uuid4()
    first = desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-01", "")
    cut_connections(given, ANNA)
    assert desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-01", "") == first
    with given.sql("bootstrap") as connection:
        decided = connection.execute("select count(*) from kyc.decision").fetchone()
        mailed = connection.execute("select count(*) from outbox.message").fetchone()
    assert (decided, mailed) == ((1,), (1,))


def test_answers_are_kept_for_their_actor_only(given: Given) -> None:
    given.desk(ANNA).do(uuid4(), note_one, "hers")
    with given.sql(TOMASZ) as connection:
        assert connection.execute("select count(*) from store.command").fetchone() == (0,)
    with given.sql(ANNA) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("delete from store.command")
