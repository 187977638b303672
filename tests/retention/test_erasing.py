"""Erasures: what the preview says is what a second person agrees to and what goes, whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import Column, LargeBinary, MetaData, Table

from backoffice.desk import DatabaseGone
from backoffice.errors import BackofficeError
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Verdict
from backoffice.people import service as people
from backoffice.retention import service
from backoffice.retention.rules import (
    ErasureBlocked,
    HoldReason,
    MinorShown,
    MinorUnproven,
    NothingToErase,
    Obstacle,
    Preview,
    PreviewMovedOn,
    Rule,
    Way,
)
from backoffice.rights.rules import Right
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from backoffice.staff.rules import Action
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.datamap import (
    AtEnd,
    Basis,
    Category,
    Keep,
    Personal,
    Plain,
    Purpose,
    Source,
    classification,
    columns,
    personal,
)
from tests.given import ANNA, JONAS, MARIA, OLGA, PAVEL, WEN, Given
from tests.retention.erased import YEAR, agreed, closed, erased, left_of, lines_of
from tests.rights.asking import asked
from tests.test_architecture import areas_imported

pytestmark = pytest.mark.promise("R-03")


# Told to nobody but who keeps it (tipping-off), and not of customers.
ELSEWHERE = frozenset({Purpose.MONEY_LAUNDERING, Purpose.STAFF})


def unruled(told: Iterable[tuple[Column[Any], Personal | Plain | None]], rules: Iterable[Rule]) -> list[str]:
    """Personal columns of which no rule says what an erasure does, or one says something else than the data map."""
    ruled = {(rule.table, column): (rule.way, rule.keep, rule.bound) for rule in rules for column in rule.columns}
    return [
        f"{column.table.fullname}.{column.name}"
        for column, said in told
        if isinstance(said, Personal)
        and said.purpose not in ELSEWHERE
        and ruled.get((column.table.fullname, column.name))
        != (Way(said.at_end), said.keep.value, said.basis is Basis.LEGAL_OBLIGATION)
    ]


def preview(given: Given, customer: UUID, *, minor: bool = False) -> Preview:
    return given.desk(MARIA).ask(service.preview, customer, minor=minor)


@pytest.mark.promise("D-06", "D-10")
def test_every_personal_column_has_a_rule_that_says_what_the_data_map_says(given: Given) -> None:
    areas_imported()
    rules = given.desk(MARIA).ask(service.rules)
    assert unruled(columns(), rules) == []
    made = personal(
        Category.CONTACT,
        purpose=Purpose.ACCOUNT,
        basis=Basis.CONTRACT,
        source=Source.PERSON,
        keep=Keep.ACCOUNT_PLUS_7Y,
        at_end=AtEnd.DELETE,
        type_=LargeBinary(),
    ).column
    made.name = "nickname"
    fake = Table("fake", MetaData(), made, schema="people")
    found = [(column, classification(column)) for column in fake.columns]
    assert unruled(found, rules) == ["people.fake.nickname"]


@pytest.mark.promise("D-06", "D-10")
def test_what_the_law_keeps_stays_with_its_end_and_everything_else_goes(given: Given) -> None:
    case = given.case()
    version = given.desk().do(uuid4(), kyc.claim_case, case).version
    given.desk().do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")
    with given.sql(BOOTSTRAP) as connection:
        ((customer,),) = connection.execute("select customer_id from kyc.case").fetchall()
        connection.execute("update outbox.message set state = 'failed', last_fault = '550 no samira@example.org'")
    closed(given, customer, date(2024, 2, 29))
    told = preview(given, customer)
    assert told.blocks == ()
    by_rule = {line.rule.id: line for line in told.lines}
    assert (by_rule["pictures"].goes, by_rule["pictures"].kept, by_rule["pictures"].until) == (0, 12, date(2031, 2, 28))
    assert (by_rule["email"].goes, by_rule["email"].kept) == (1, 0)
    assert (by_rule["name_words"].goes, by_rule["legal_name"].kept) == (3, 1)
    erased(given, customer)
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select legal_name, email from people.identity").fetchall() == [
            ("Samira Yousef Haddadin", "")
        ]
        assert connection.execute("select count(*) from kyc.picture").fetchone() == (12,)
        assert connection.execute("select last_fault from outbox.message").fetchall() == [("",)]
        assert connection.execute("select from people.name_token").fetchall() == []
        assert connection.execute("select length(mobile), length(address) > 0 from people.particulars").fetchall() == [
            (0, True)
        ]
    assert preview(given, customer).goes == 0
    given.clock_moves(7 * YEAR)
    assert preview(given, customer).kept == 0


@pytest.mark.promise("K-10")
def test_of_a_minor_everything_goes_at_once_and_the_account_is_closed(given: Given) -> None:
    customer = given.customer()
    assert [each.what for each in preview(given, customer).blocks] == [Obstacle.ACCOUNT_OPEN]
    told = preview(given, customer, minor=True)
    assert (told.blocks, told.kept) == ((), 0)
    done = erased(given, customer, minor=True)
    assert given.desk(MARIA).ask(service.erasure, done).keys == 2
    assert left_of(given, customer) == []
    who = given.desk(MARIA).ask(people.identity, customer, opened=False)
    assert (who.legal_name, who.email, who.country) == ("•••", "", "")
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select state, closed_at is not null from people.customer").fetchall() == [
            ("closed", True)
        ]
        told_by_trail = connection.execute("select facts::text from audit.event where subject = %s", [customer])
        assert not [facts for (facts,) in told_by_trail if "Samira" in facts or "@" in facts]


def test_what_comes_first_is_said_and_refused_also_by_the_database(given: Given) -> None:
    customer = given.customer()
    desk = given.desk(MARIA)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("insert into ledger.asset values ('EUR', 2) on conflict do nothing")
        connection.execute(
            "insert into ledger.account (path, opened_at) values (%s, now())",
            [f"Liabilities:Wallet:{customer}:EUR"],
        )
        connection.execute("select ledger.make_month('2026-11-01')")
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "insert into ledger.posting (booked_on, transaction_id, seq, account_id, asset, amount)"
            " select date '2026-11-01', 1, 1, id, 'EUR', -1250 from ledger.account where holder = %s",
            [str(customer)],
        )
    with pytest.raises(ErasureBlocked, match="balance"):
        desk.do(uuid4(), service.close_account, customer)
    told = preview(given, customer)
    assert [(each.what, each.asset, each.amount) for each in told.blocks] == [
        (Obstacle.ACCOUNT_OPEN, "", 0),
        (Obstacle.BALANCE, "EUR", 1250),
    ]
    with pytest.raises(ErasureBlocked):
        desk.do(uuid4(), service.propose, customer, None, told.hash)
    # Whoever proposes past the service is refused by the guard when it is to be carried out.
    which = agreed(given, customer, told)
    with pytest.raises(ErasureBlocked):
        desk.do(uuid4(), service.erase, uuid4(), which)


@pytest.mark.promise("D-10")
def test_a_hold_stops_an_erasure_until_it_is_released(given: Given) -> None:
    customer, hold, desk = given.customer(), uuid4(), given.desk(MARIA)
    desk.do(uuid4(), service.close_account, customer)
    desk.do(uuid4(), service.set_hold, hold, customer, HoldReason.AUTHORITY, "12 Js 345/26")
    (block,) = preview(given, customer).blocks
    assert (block.what, block.reason, block.reference) == (Obstacle.HOLD, "authority", "12 Js 345/26")
    with pytest.raises(BackofficeError, match="held_already"):
        desk.do(uuid4(), service.set_hold, uuid4(), customer, HoldReason.CLAIM, "")
    # Nobody ends it alone, nor something else than was shown, nor by hand.
    made = desk.do(uuid4(), service.propose_release, hold)
    with pytest.raises(BackofficeError, match="same_person"):
        desk.do(uuid4(), seconding.agree, made, desk.ask(seconding.proposal, made).hash())
    assert len(preview(given, customer).blocks) == 1
    with given.sql(MARIA) as connection:
        ((forged,),) = connection.execute(
            "select staff.propose('retention.release_hold', %s, jsonb_build_object('hold', %s::uuid, 'cause', 'claim',"
            " 'reference', '', 'since', store.now()))",
            [customer, hold],
        ).fetchall()
    lead = given.desk(WEN)
    with pytest.raises(BackofficeError, match="no_such_hold"):
        lead.do(uuid4(), seconding.agree, forged, lead.ask(seconding.proposal, forged).hash())
    for name in (ANNA, WEN, JONAS, OLGA, PAVEL):
        with pytest.raises(psycopg.Error), given.sql(name) as connection:
            connection.execute("select retention.propose_release(%s)", [hold])
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
        connection.execute("update retention.hold set released_by = 'maria.keller', released_at = now()")
    assert len(preview(given, customer).blocks) == 1
    lead.do(uuid4(), seconding.agree, made, lead.ask(seconding.proposal, made).hash())
    assert preview(given, customer).blocks == ()
    (held,) = desk.ask(service.holds, customer)
    assert held.released_by == WEN
    with given.sql(BOOTSTRAP) as connection:
        told = "select facts ->> 'proposed_by' from audit.event where action = 'retention.hold_released'"
        assert connection.execute(told).fetchall() == [(MARIA,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(ANNA) as connection:
        connection.execute("select retention.set_hold(gen_random_uuid(), %s, 'claim', '')", [customer])


@pytest.mark.promise("S-05")
def test_nobody_erases_alone_nor_anything_else_than_was_agreed_to(given: Given) -> None:
    customer, desk = given.customer(), given.desk(MARIA)
    closed(given, customer, date(2010, 1, 1))
    told = preview(given, customer)
    made = desk.do(uuid4(), service.propose, customer, None, told.hash)
    shown = desk.ask(seconding.proposal, made.proposal)
    with pytest.raises(BackofficeError, match="same_person"):
        desk.do(uuid4(), seconding.agree, made.proposal, shown.hash())
    with pytest.raises(BackofficeError, match="not_agreed_yet"):
        desk.do(uuid4(), service.erase, uuid4(), made.proposal)
    given.desk(WEN).do(uuid4(), seconding.agree, made.proposal, shown.hash())
    with pytest.raises(NoSuchProposal):
        desk.do(uuid4(), service.erase, uuid4(), uuid4())
    asked(given, customer, Right.ERASURE)
    with pytest.raises(PreviewMovedOn):
        desk.do(uuid4(), service.erase, uuid4(), made.proposal)
    assert left_of(given, customer) != []
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
        connection.execute("select retention.carry_out(%s, '{}')", [customer])
    # What the preview keeps is kept: the same agreement is no ground for destroying all keys.
    with pytest.raises(psycopg.Error, match="no_ground"), given.sql(MARIA) as connection:
        connection.execute("select vault.destroy_customer_keys(%s)", [customer])
    erased(given, customer)
    with pytest.raises(NothingToErase):
        desk.do(uuid4(), service.propose, customer, None, preview(given, customer).hash)


@pytest.mark.promise("K-10")
def test_everything_goes_at_once_only_where_something_shows_a_minor(given: Given) -> None:
    customer, desk = given.customer(), given.desk(MARIA)
    told = desk.ask(service.preview, customer, minor=True)
    for age in (None, 57):
        with pytest.raises(MinorUnproven):
            desk.do(uuid4(), service.propose, customer, None, told.hash, minor=MinorShown.ON_FILE, age=age)

    def proposed_by_hand(**changed: object) -> UUID:
        facts = {"hash": told.hash, "minor": True, "lines": lines_of(given, told), **changed}
        made = desk.do(uuid4(), seconding.propose, Action.RIGHTS_ERASE, customer, facts)
        given.desk(WEN).do(uuid4(), seconding.agree, made, given.desk(WEN).ask(seconding.proposal, made).hash())
        return made

    # Whoever proposes past the service is refused by the guard, also for lines that were not those shown.
    for changed, refusal in (
        ({}, MinorUnproven),
        ({"shown_by": "on_file", "age": 18}, MinorUnproven),
        ({"shown_by": "guardian", "lines": []}, PreviewMovedOn),
    ):
        which = proposed_by_hand(**changed)
        with pytest.raises(refusal):
            desk.do(uuid4(), service.erase, uuid4(), which)
        desk.do(uuid4(), seconding.withdraw, which)
    which = proposed_by_hand(shown_by="on_file", age=16)
    desk.do(uuid4(), service.erase, uuid4(), which)


def test_killed_half_way_an_erasure_has_not_begun(given: Given) -> None:
    customer = given.customer()
    closed(given, customer, date(2010, 1, 1))
    before = left_of(given, customer)
    which = agreed(given, customer, preview(given, customer))
    fault: list[BackofficeError] = []

    def erase() -> None:
        try:
            given.desk(MARIA).do(uuid4(), service.erase, uuid4(), which)
        except BackofficeError as refused:
            fault.append(refused)

    with given.sql(BOOTSTRAP) as holding, given.sql(BOOTSTRAP) as watching:
        # The words of the name have gone by then, and the particulars wait for whoever holds them.
        holding.execute("select from people.particulars for update")
        thread = threading.Thread(target=erase)
        thread.start()
        asking = "select pid from pg_stat_activity where wait_event_type = 'Lock' and usename = %s and datname = %s"
        for _ in range(2):
            while not (waiting := watching.execute(asking, [MARIA, given.database]).fetchall()):
                watching.execute("select pg_stat_clear_snapshot()")
            watching.execute("select pg_terminate_backend(%s, 5000)", waiting[0])
        thread.join()
    assert isinstance(fault[0], DatabaseGone)
    assert left_of(given, customer) == before
    given.desk(MARIA).do(uuid4(), service.erase, uuid4(), which)
    assert left_of(given, customer) == []
