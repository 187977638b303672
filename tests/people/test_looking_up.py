"""Looking customers up leaves an entry before anything is shown, however the question is put."""

from __future__ import annotations

import json
from uuid import uuid4

import psycopg
import pytest
from psycopg.pq import TransactionStatus

from backoffice.audit.history import access_history
from backoffice.people.looking_up import customers_like, found, search
from backoffice.people.rules import SearchOver, SearchTooShort, TooManySearches
from tests.given import ANNA, BOOTSTRAP, JONAS, MARIA, OLGA, PAVEL, TOMASZ, Given

SEARCH = "select people.search('name', array['haddadin'], null, 10)"
ENTRIES = "select action, facts, subject from audit.event where action like 'people.search%' order by id"


@pytest.mark.promise("S-05")
def test_a_search_that_is_rolled_back_shows_nothing(given: Given) -> None:
    given.customer()
    with given.sql(PAVEL) as connection, connection.transaction(force_rollback=True):
        with connection.transaction():
            made = connection.execute(SEARCH).fetchone()
        assert made is not None
        assert connection.execute("select * from people.search").fetchall() == []
        assert connection.execute(ENTRIES).fetchall() == []
        assert connection.info.transaction_status is TransactionStatus.INTRANS
    with given.sql(PAVEL) as connection:
        assert connection.execute("select * from people.search where id = %s", made).fetchall() == []


@pytest.mark.promise("S-05")
def test_a_search_is_entered_without_its_text_and_shows_to_nobody_else(given: Given) -> None:
    customer = given.customer()
    assert customers_like(given.desk(ANNA), "Haddadin", 5) == (customer,)
    assert customers_like(given.desk(ANNA), "haddadin", 5) == (customer,)
    assert customers_like(given.desk(ANNA), "haddad", 5) == (customer,)
    assert customers_like(given.desk(MARIA), "haddadin", 5) == (customer,)
    with given.sql(PAVEL) as connection:
        entries = connection.execute(ENTRIES).fetchall()
        assert connection.execute("select * from people.search").fetchall() == []
    assert [(action, facts["kind"], facts["found"], subject) for action, facts, subject in entries] == [
        ("people.searched", "name", 1, None)
    ] * 4
    digests = [facts["asked"] for _, facts, _ in entries]
    # The same question of the same person is known again; nobody can try out what somebody else asked.
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3
    assert "haddad" not in json.dumps([facts for _, facts, _ in entries]).lower()
    assert given.desk(MARIA).ask(access_history, customer) == ()
    made = given.desk(ANNA).do(uuid4(), search, "haddadin", 5, uuid4())
    assert made is not None
    with pytest.raises(SearchOver):
        given.desk(TOMASZ).ask(found, [made])


@pytest.mark.promise("S-05")
def test_nobody_searches_more_than_sixty_times_a_minute(given: Given) -> None:
    customer = given.customer()
    with given.sql(ANNA) as connection:
        connection.execute("select people.search('name', array['haddadin'], null, 10) from generate_series(1, 60)")
    with pytest.raises(TooManySearches):
        customers_like(given.desk(ANNA), "haddadin", 5)
    assert customers_like(given.desk(TOMASZ), "haddadin", 5) == (customer,)
    with given.sql(BOOTSTRAP) as connection:
        last = [action for action, *_ in connection.execute(ENTRIES).fetchall()][-2:]
        assert last == ["people.search_refused", "people.searched"]
        connection.execute("update people.search set at = at - interval '61 seconds'")
    assert customers_like(given.desk(ANNA), "haddadin", 5) == (customer,)
    with given.sql(BOOTSTRAP) as connection:
        # What is older than a minute leaves with the next search, whoever searches.
        assert connection.execute("select person from people.search").fetchall() == [(ANNA,)]


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("typed", ["ha", "h", "@", "a@", "陈"])
def test_few_letters_find_nobody(given: Given, typed: str) -> None:
    given.customer()
    with pytest.raises(SearchTooShort):
        customers_like(given.desk(ANNA), typed, 5)


@pytest.mark.promise("S-05")
def test_no_desk_asks_an_index_past_the_trail(given: Given) -> None:
    statements = (
        "select people.named('{haddadin}', 10)",
        "select people.with_email('sam', 10)",
        "select vault.found('people.particulars.mobile', '\\x00', 10)",
        "select secret from people.search_key",
        "insert into people.search values (gen_random_uuid(), store.me(), '{}', now(), 1)",
        "update people.search set made_in = 0",
        "delete from people.search",
    )
    for person in (ANNA, MARIA, PAVEL, JONAS, OLGA, "worker"):
        for statement in (*statements, *([SEARCH] if person in (JONAS, OLGA, "worker") else [])):
            with given.sql(person) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())
