"""Suspicions are kept for five years after they ended, and then nothing of them is left but an entry without words."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.jobs.expiry import expire_suspicions
from backoffice.screening import service
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, MARIA, OLGA, PAVEL, RUTH, Given
from tests.screening.matters import file_about, opened, refer, referral_of

FIVE_YEARS = timedelta(days=5 * 366)
TABLES = ("file", "referral", "act", "words", "draft")


def kept(given: Given, customer: UUID) -> dict[str, int]:
    """How many rows there are about a customer, as who sees everything counts them."""
    with given.sql(BOOTSTRAP) as connection:
        found = {
            table: connection.execute(
                f"select count(*) from screening.{table} where customer_id = %s".encode(), [customer]
            ).fetchone()
            for table in TABLES
        }
        found["key"] = connection.execute(
            "select count(*) from vault.customer_key where field_class = 'suspicion' and customer_id = %s", [customer]
        ).fetchone()
    return {table: row[0] for table, row in found.items() if row is not None}


def _closed_file(given: Given) -> UUID:
    """Whose file was opened, noted and closed, with a draft left behind."""
    customer = given.customer()
    file = file_about(given, customer)
    desk = given.desk(RUTH)
    desk.do(uuid4(), service.note_file, file, 1, "Asked the bank.")
    desk.do(uuid4(), service.close, file, opened(given, file).version, "Nothing came of it.")
    desk.do(uuid4(), service.keep_draft, file, "Perhaps later")
    return customer


@pytest.mark.promise("L-04")
def test_files_and_dismissed_referrals_go_five_years_after_they_ended_and_open_ones_stay(given: Given) -> None:
    closed = _closed_file(given)
    dismissed, still_open, untouched = given.customer(), given.customer(), given.customer()
    refer(given, dismissed)
    given.desk(RUTH).do(uuid4(), service.dismiss, referral_of(given, dismissed), "A namesake.")
    file_about(given, still_open)
    refer(given, untouched)
    everybody = (closed, dismissed, still_open, untouched)
    before = {who: kept(given, who) for who in everybody}
    given.clock_moves(timedelta(days=5 * 365 - 1))
    given.worker().do(uuid4(), expire_suspicions)
    assert {who: kept(given, who) for who in everybody} == before
    given.clock_moves(FIVE_YEARS)
    shared = _shared_trail(given)
    for _twice in range(2):
        given.worker().do(uuid4(), expire_suspicions)
    for gone in (closed, dismissed):
        assert set(kept(given, gone).values()) == {0}
    for stays in (still_open, untouched):
        assert kept(given, stays) == before[stays]
    with given.sql(RUTH) as connection:
        entries = connection.execute(
            "select actor, subject, facts from screening.event where action = 'screening.expired'"
        ).fetchall()
    assert entries == [("worker", None, {"files": 1, "referrals": 2})]
    assert _shared_trail(given) == shared


@pytest.mark.promise("L-04")
def test_acts_are_deleted_by_nobody_before_their_time_and_only_the_worker_ends_them_after_it(given: Given) -> None:
    customer = _closed_file(given)
    for person in (ANNA, RUTH, MARIA, PAVEL, OLGA):
        with given.sql(person) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select screening.expire()")
    with given.sql(BOOTSTRAP) as connection, pytest.raises(psycopg.Error, match=r"store\.only_grows"):
        connection.execute("delete from screening.act where customer_id = %s", [customer])
    with given.sql("worker") as connection:
        assert connection.execute("select screening.expire()").fetchall() == [("",)]
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select count(*) from screening.file")


def _shared_trail(given: Given) -> int:
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute("select count(*) from audit.event").fetchone()
    assert row is not None
    return int(row[0])
