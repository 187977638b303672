"""Access in an emergency: for an hour, for those who answer for it, with everybody told."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.staff import emergency
from backoffice.staff.refusals import NoEmergencyAccess, NoSuchAccess, NoSuchCustomer, NoSuchNotice, ReasonTooShort
from backoffice.staff.rules import enough_of_a_reason
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, HUGO, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.staff.conftest import refused

pytestmark = pytest.mark.promise("S-05")
REASON = "Provider reports a forged passport; nobody holds the case."


def broken_for(given: Given, name: str, customer: object) -> bool:
    with given.sql(name) as connection:
        told = connection.execute("select staff.glass_is_broken(%s)", (customer,)).fetchone()
    return bool(told and told[0])


def test_it_opens_one_customer_for_an_hour_and_for_nobody_else(given: Given) -> None:
    customer, other = given.customer(), given.customer("Somebody Else")
    access = given.desk(WEN).do(uuid4(), emergency.break_the_glass, customer, REASON)
    assert broken_for(given, WEN, customer)
    assert not broken_for(given, WEN, other)
    assert not broken_for(given, HUGO, customer)
    assert given.desk(WEN).do(uuid4(), emergency.break_the_glass, customer, REASON) == access
    given.clock_moves(timedelta(minutes=60))
    assert not broken_for(given, WEN, customer)
    assert given.desk(WEN).do(uuid4(), emergency.break_the_glass, customer, REASON) != access


def test_only_leads_the_dpo_and_the_reporting_officer_may(given: Given) -> None:
    customer = given.customer()
    for name in (WEN, MARIA, RUTH):
        given.desk(name).do(uuid4(), emergency.break_the_glass, customer, REASON)
    for name in (ANNA, JONAS, AIKO, PAVEL, OLGA):
        with pytest.raises(Exception, match=r"no_emergency_access|duty_missing"):
            given.desk(name).do(uuid4(), emergency.break_the_glass, customer, REASON)
    assert NoEmergencyAccess.code == "staff.no_emergency_access"


def test_a_reason_is_given_and_the_customer_exists(given: Given) -> None:
    customer = given.customer()
    for poor in ("", "urgent", "1234567890 1234567890 !!", "x" * 501):
        with pytest.raises(ReasonTooShort):
            given.desk(WEN).do(uuid4(), emergency.break_the_glass, customer, poor)
        with refused("staff.reason_too_short"), given.sql(WEN) as connection:
            connection.execute("select staff.break_the_glass(%s, %s)", (customer, poor))
    with pytest.raises(NoSuchCustomer):
        given.desk(WEN).do(uuid4(), emergency.break_the_glass, uuid4(), REASON)


def test_everybody_is_told_and_those_who_keep_watch_say_that_they_saw_it(given: Given) -> None:
    customer = given.customer()
    given.desk(WEN).do(uuid4(), emergency.break_the_glass, customer, REASON)
    for name in (ANNA, JONAS, MARIA, OLGA, PAVEL):
        (told,) = given.desk(name).ask(emergency.notices)
        assert (told.kind, told.facts["person"], told.facts["reason"]) == ("break_glass", WEN, REASON)
    given.clock_moves(timedelta(hours=30))
    assert given.desk(ANNA).ask(emergency.notices) == ()
    assert len(given.desk(MARIA).ask(emergency.notices)) == 1
    given.desk(MARIA).do(uuid4(), emergency.acknowledge, told.id)
    given.desk(MARIA).do(uuid4(), emergency.acknowledge, told.id)
    assert given.desk(MARIA).ask(emergency.notices) == ()
    assert len(given.desk(OLGA).ask(emergency.notices)) == 1
    with pytest.raises(NoSuchNotice):
        given.desk(OLGA).do(uuid4(), emergency.acknowledge, 999)
    given.desk(MARIA).do(uuid4(), emergency.break_the_glass, customer, REASON)
    assert given.desk(MARIA).ask(emergency.notices) == ()
    with refused("staff.no_such_notice"), given.sql(MARIA) as connection:
        connection.execute(
            "select staff.acknowledge(max(id)) from staff.notice where facts ->> 'person' = %s", (MARIA,)
        )


def test_nobody_keeps_watch_over_their_own_emergency_and_its_end_is_told(given: Given) -> None:
    access = given.desk(MARIA).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    assert given.desk(MARIA).ask(emergency.notices) == ()
    (told,) = given.desk(OLGA).ask(emergency.notices)
    assert told.is_open
    with pytest.raises(NoSuchNotice):
        given.desk(MARIA).do(uuid4(), emergency.acknowledge, told.id)
    given.desk(MARIA).do(uuid4(), emergency.end_access, access)
    (told,) = given.desk(OLGA).ask(emergency.notices)
    assert told.ended_at is not None
    assert not told.is_open
    assert given.desk(ANNA).ask(emergency.notices) == ()


def test_it_can_be_ended_before_its_time_by_its_person_or_those_who_keep_watch(given: Given) -> None:
    customer = given.customer()
    access = given.desk(WEN).do(uuid4(), emergency.break_the_glass, customer, REASON)
    with pytest.raises(NoSuchAccess):
        given.desk(HUGO).do(uuid4(), emergency.end_access, access)
    assert [each.id for each in given.desk(MARIA).ask(emergency.open_accesses)] == [access]
    assert given.desk(HUGO).ask(emergency.open_accesses) == ()
    given.desk(MARIA).do(uuid4(), emergency.end_access, access)
    assert not broken_for(given, WEN, customer)


def test_nothing_of_it_is_bent_even_by_the_owner(given: Given) -> None:
    given.desk(WEN).do(uuid4(), emergency.break_the_glass, given.customer(), REASON)
    with given.sql(BOOTSTRAP) as connection:
        for change in (
            "update staff.break_glass set reason = 'x'",
            "update staff.break_glass set ended_at = null",
            "delete from staff.break_glass",
            "truncate staff.break_glass",
            "update staff.notice set facts = '{}'",
            "delete from staff.notice",
        ):
            with pytest.raises(psycopg.DatabaseError), connection.transaction():
                connection.execute(change)  # type: ignore[arg-type]


@any_of(st.text(max_size=60))
def test_a_reason_counts_letters_not_signs(reason: str) -> None:
    if enough_of_a_reason(reason):
        assert any(sign.isalpha() for sign in reason)
    assert enough_of_a_reason("案件紧急客户账户被盗用须核实") is True
    assert enough_of_a_reason("." * 40) is False
