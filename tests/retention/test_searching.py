"""The search after an erasure: through every text of every table, whatever the data map says of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.errors import BackofficeError
from backoffice.people.consents import ConsentTo
from backoffice.retention import service
from backoffice.retention.identifiers import Known, patterns
from backoffice.retention.rules import Found
from backoffice.rights import course, erasure, replies
from backoffice.rights.rules import Outcome, ReplyKind, Right
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, MARIA, Given
from tests.ledger.flows import Line, book
from tests.people.test_consents import given_to
from tests.retention.erased import closed, erased
from tests.rights.asking import asked, line

pytestmark = pytest.mark.promise("R-03")


class Stopped(Exception):
    pass


def quiet(done: int, total: int) -> None:
    assert done <= total


def known_of(given: Given, request: UUID) -> Known:
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    return given.desk(MARIA).ask(erasure.gathered, request)


def stands_in(given: Given, statement: str, *values: object) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(statement.encode(), values)


def test_the_answer_waits_until_what_the_search_found_is_gone_or_explained(given: Given) -> None:
    case = given.case()
    with given.sql(BOOTSTRAP) as connection:
        ((customer,),) = connection.execute("select customer_id from kyc.case where id = %s", [case]).fetchall()
        connection.execute("update kyc.case set state = 'decided'")
    request = asked(given, customer, Right.ERASURE)
    closed(given, customer, date(2012, 1, 1))
    known = known_of(given, request)
    assert {"T40187O26", "+962000123456", "Garden Street 4, 17110 Madaba"} <= set(known.values)
    assert known.names[0] == "Samira Yousef Haddadin"
    assert date(1991, 4, 7) in known.dates
    done = erased(given, customer, request)
    desk = given.desk(MARIA)

    def answered() -> None:
        draft = desk.ask(erasure.answer, request, known)
        version = line(given, request).version
        desk.do(uuid4(), replies.send, request, version, draft, outcome=Outcome.PARTLY, address=known.email)

    with pytest.raises(BackofficeError, match="search_not_clear"):
        answered()
    # One value nobody mapped, in another spelling; one that many share, with and without the pseudonym.
    stands_in(given, "create table store.leftover (note varchar(80), about text[], more jsonb)")
    stands_in(
        given,
        "insert into store.leftover values ('call 00962 000123456', '{}', '{\"said\": \"HADDADIN, Samíra Yousef\"}'),"
        " (null, array['born 7 April 1991', %s], null), (null, array['born 7 April 1991'], null)",
        str(customer),
    )
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("grant select on store.leftover to guard")
    given.customer("Haddadin Yousef Samira")
    service.search(desk, done, known, quiet)
    found = {(each.table, each.column): each for each in desk.ask(service.erasure, done).findings}
    leftover = {column: (each.own, each.others) for (table, column), each in found.items() if table == "store.leftover"}
    assert leftover == {"note": (0, 1), "about": (1, 0), "more": (0, 1)}
    assert {key for key in found if key[0] != "store.leftover"} == {("people.identity", "legal_name")}
    with pytest.raises(BackofficeError, match="search_not_clear"):
        answered()
    stands_in(given, "drop table store.leftover")
    service.search(desk, done, known, quiet)
    with pytest.raises(BackofficeError, match="reason_needed"):
        desk.do(uuid4(), service.explain, done, "people.identity", "legal_name", " ")
    desk.do(uuid4(), service.explain, done, "people.identity", "legal_name", "Another customer of the same name.")
    told = desk.ask(service.erasure, done)
    assert [(each.state, each.explained_by) for each in told.findings] == [(Found.EXPLAINED, MARIA)]
    assert told.cleared_at is not None
    answered()
    (reply,) = desk.ask(replies.replies_of, request)
    assert reply.kind is ReplyKind.OUTCOME
    assert reply.text is not None
    assert "your e-mail address" in reply.text
    assert "three years after this answer" in reply.text
    assert "Samira" in reply.text


def test_words_of_their_own_bookings_that_the_law_keeps_need_no_explanation(given: Given) -> None:
    customer, other = given.customer(), given.customer("Dana Other")
    request = asked(given, customer, Right.ERASURE)
    known = known_of(given, request)
    today = given.worker().ask(lambda read: read.now.date().isoformat())
    book(given, [Line(customer, today, 40, words=f"SEPA in {known.names[0]}"), Line(other, today, 40)])
    book(given, [Line(customer, today, -40, "withdrawal", words=f"SEPA out {known.names[0]}")])
    closed(given, customer, date(2012, 1, 1))
    done = erased(given, customer, request)
    desk = given.desk(MARIA)
    service.search(desk, done, known, quiet)
    told = desk.ask(service.erasure, done)
    kept = [each for each in told.findings if each.table == "ledger.particulars"]
    assert [(each.own, each.others, each.state) for each in kept] == [(2, 0, Found.KEPT)]
    assert told.cleared_at is not None
    # What stays under a number alone is named with its ground and period too, and nothing that was never held.
    said = desk.ask(erasure.answer, request, known).text
    assert "amounts and days of your transactions" in said
    assert "until seven years after a transaction" in said
    assert "agreed to" not in said
    given_to(given, customer, ConsentTo.MARKETING)
    assert "GDPR Art. 7(1)" in desk.ask(erasure.answer, request, known).text


def test_a_table_the_search_may_not_read_ends_it_and_stopping_it_proves_nothing(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.ERASURE)
    known = known_of(given, request)
    done = erased(given, customer, minor=True)
    stands_in(given, "create table people.unseen (note text)")
    desk = given.desk(MARIA)
    with pytest.raises(BackofficeError, match="duty_missing"):
        service.search(desk, done, known, quiet)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        service.search(desk, done, known, stop)
    assert desk.ask(service.erasure, done).searched_at is None
    with pytest.raises(BackofficeError, match="search_not_through"):
        desk.do(uuid4(), service.end_search, done, uuid4())
    with pytest.raises(BackofficeError, match="nothing_to_look_for"):
        service.search(desk, done, Known(), quiet)
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(ANNA) as connection:
        connection.execute("select * from retention.places()")


def test_values_are_searched_for_as_others_write_them() -> None:
    told = patterns(Known(("Zoë Müller-Ané",), ("+49 170 1234567", "a_b@example.org"), (date(1990, 2, 3),)))
    assert {"%491701234567%", "%701234567%"} & set(told.whole)
    assert r"%a\_b@example.org%" in told.whole
    assert set(told.all_folded) == {"%zoe%", "%muller%", "%ane%"}
    assert any("february" in each for each in told.near)
    assert patterns(Known(("文静",))).whole == ("%文静%",)
    assert "Zoë" not in repr(Known(("Zoë",)))
