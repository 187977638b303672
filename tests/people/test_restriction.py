"""Restriction: the database withholds a disputed person from duties the dispute does not need, until it is lifted."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.kyc import service as kyc
from backoffice.ledger.service import trial_balance
from backoffice.people import restriction
from backoffice.people.restriction import Ground, IsRestricted, NotRestricted, RestrictedAlready, StillSees
from backoffice.rights.rules import Right
from backoffice.screening import service as screening
from tests.given import ANNA, JONAS, MARIA, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.ledger.flows import Line, book
from tests.people.test_consents import MARKETING_MAIL
from tests.rights.announcing import announced
from tests.rights.asking import asked, page
from tests.screening.matters import refer, referral_of

# What of a person each duty reads in plain SQL while access is open to it.
_WHO = "select legal_name from people.identity where customer_id = %s"
_PAPERS = "select id from kyc.attempt where customer_id = %s"
_PICTURES = "select id from kyc.picture where customer_id = %s"


def customer_of(given: Given, case: UUID) -> UUID:
    with given.sql("bootstrap") as connection:
        row = connection.execute('select customer_id from kyc."case" where id = %s', [case]).fetchone()
    assert row is not None
    return UUID(str(row[0]))


def sees(given: Given, name: str, words: str, customer: UUID) -> bool:
    with given.sql(name) as connection:
        return bool(connection.execute(words, [customer]).fetchall())  # type: ignore[call-overload]


def restricted(given: Given, customer: UUID, *still_see: StillSees) -> UUID:
    request = asked(given, customer, Right.RESTRICTION)
    return given.desk(MARIA).do(uuid4(), restriction.restrict, request, Ground.ACCURACY, still_see)


@pytest.mark.promise("R-04", "S-05")
def test_who_is_disputed_is_hidden_from_every_duty_but_the_officers_until_it_is_lifted(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    assert sees(given, ANNA, _WHO, customer)
    assert sees(given, ANNA, _PAPERS, customer)
    assert sees(given, PAVEL, _WHO, customer)
    which = restricted(given, customer)
    (told,) = given.desk(PAVEL).ask(restriction.restrictions_of, customer)
    for name in (ANNA, PAVEL):
        for words in (_WHO, _PAPERS, _PICTURES):
            assert not sees(given, name, words, customer), (name, words)
    # The law on money laundering goes on, and so does the officer's own work on the dispute.
    for name in (RUTH, MARIA):
        with given.sql(name) as connection:
            assert connection.execute("select people.hidden_from_me()").fetchone() == ([],)
    with pytest.raises(psycopg.Error, match="is_restricted"), given.sql(ANNA) as connection:
        connection.execute(
            "insert into kyc.decision_note (decision_id, customer_id, note) values (gen_random_uuid(), %s, '')",
            [customer],
        )
    announced(given, told.request)
    given.desk(MARIA).do(uuid4(), restriction.lift, which)
    assert sees(given, ANNA, _WHO, customer)
    (told,) = given.desk(PAVEL).ask(restriction.restrictions_of, customer)
    assert (told.ground, told.lifted_by) == (Ground.ACCURACY, MARIA)
    with pytest.raises(NotRestricted):
        given.desk(MARIA).do(uuid4(), restriction.lift, which)
    with given.sql("bootstrap") as connection:
        found = connection.execute(
            "select action from audit.event where action like 'people.restric%' order by id"
        ).fetchall()
    assert found == [("people.restricted",), ("people.restriction_lifted",)]


@pytest.mark.promise("R-04")
def test_a_duty_that_the_dispute_names_still_sees_and_the_others_do_not(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    given.desk(WEN).do(uuid4(), kyc.claim_case, case)
    restricted(given, customer, StillSees.KYC)
    assert sees(given, WEN, _PAPERS, customer)
    assert not sees(given, PAVEL, _WHO, customer)
    with pytest.raises(RestrictedAlready):
        restricted(given, customer)


@pytest.mark.promise("R-04", "K-07")
def test_nobody_claims_what_is_withheld_and_the_queue_goes_on_with_the_next(given: Given) -> None:
    first, second = given.cases({"Samira Yousef Haddadin": timedelta(hours=9), "Dana Other": timedelta(hours=1)})
    restricted(given, customer_of(given, first))
    with pytest.raises(IsRestricted):
        given.desk(TOMASZ).do(uuid4(), kyc.claim_case, first)
    claimed = given.desk(ANNA).do(uuid4(), kyc.claim_next_case)
    assert claimed is not None
    assert claimed.case == second
    with given.sql(ANNA) as connection:
        touched = connection.execute('update kyc."case" set claimed_by = store.me() where id = %s', [first])
        assert touched.rowcount == 0


@pytest.mark.promise("R-04")
def test_nobody_but_the_officer_restricts_or_lifts_and_marketing_stops(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.RESTRICTION)
    for name in (ANNA, RUTH, PAVEL):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute("select people.restrict(gen_random_uuid(), %s, 'accuracy', '{}')", [request])
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute("select people.lift_restriction(gen_random_uuid())")
    with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
        connection.execute("update people.restriction set lifted_at = now(), lifted_by = 'x'")
    given.desk(MARIA).do(uuid4(), restriction.restrict, request, Ground.OBJECTION, ())
    with pytest.raises(psycopg.Error, match="is_restricted"), given.sql("bootstrap") as connection:
        connection.execute(MARKETING_MAIL, [customer])


@pytest.mark.promise("R-04")
def test_hiding_the_disputed_costs_no_walk_through_all_customers(given: Given) -> None:
    customer = given.customer()
    with given.sql(PAVEL) as connection:
        connection.execute("set local enable_seqscan = off")
        for words in (_WHO, _PAPERS, _PICTURES):
            plan = "\n".join(row[0] for row in connection.execute("explain " + words, [customer]))  # type: ignore[call-overload]
            assert "Seq Scan" not in plan, plan
            assert "InitPlan" in plan or "hidden_from_me" not in plan, plan


@pytest.mark.promise("R-04")
def test_it_is_marked_at_the_case_at_the_request_and_for_the_reporting_officer(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    refer(given, customer, case=case)
    request = asked(given, customer, Right.RECTIFICATION)

    def marks() -> tuple[bool, bool, bool]:
        at_case = given.desk(ANNA).ask(kyc.case_page, case).restricted
        matter = given.desk(RUTH).ask(screening.matter, referral_of(given, customer))
        return at_case, page(given, request).restricted, matter.restricted

    assert marks() == (False, False, False)
    given.desk(MARIA).do(uuid4(), restriction.restrict, request, Ground.ACCURACY, ())
    assert marks() == (True, True, True)


@pytest.mark.promise("R-04", "L-02")
def test_the_words_of_their_bookings_are_withheld_and_their_amounts_stay(given: Given) -> None:
    disputed, other = given.customer(), given.customer()
    book(
        given,
        [Line(disputed, "2026-03-02", 40, words="SEPA in Samira"), Line(other, "2026-03-02", 50, words="SEPA in D")],
    )

    def read(name: str) -> tuple[list[str], int]:
        with given.sql(name) as connection:
            words = [str(row[0]) for row in connection.execute("select description from ledger.particulars order by 1")]
            return words, len(connection.execute("select ledger.transactions_saying('sepa')").fetchall())

    assert read(JONAS) == (["SEPA in D", "SEPA in Samira"], 2)
    which = restricted(given, disputed)
    assert read(JONAS) == read(PAVEL) == (["SEPA in D"], 1)
    balances = {each.path: each.amount.minor for each in given.desk(JONAS).ask(trial_balance).balances}
    assert balances[f"Liabilities:Wallet:{disputed}:EUR"] == -4000
    (told,) = given.desk(PAVEL).ask(restriction.restrictions_of, disputed)
    announced(given, told.request)
    given.desk(MARIA).do(uuid4(), restriction.lift, which)
    assert read(PAVEL)[1] == 2
