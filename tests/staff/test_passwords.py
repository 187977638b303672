"""How good a password is, changing one's own, and what a sign-in leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from backoffice.kyc import service as kyc
from backoffice.staff import keeping, keeping_queries, service
from backoffice.staff.own_password import change_own_password
from backoffice.staff.passwords import Weakness, check_password, one_time_password, strength
from backoffice.staff.refusals import SamePassword, WeakPassword
from backoffice.staff.rules import Duty, WrongPassword
from backoffice.staff.views import Use
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.entry import own_keys
from backoffice.vault.passphrase import LEAST
from tests.given import ANNA, IDRIS, OLGA, PASSWORD, PAVEL, WEN, Given
from tests.staff.conftest import Somebody, add_reviewer

pytestmark = pytest.mark.promise("S-05")
NEW = "seven quiet herons leave"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("", Weakness.SHORT),
        ("k7mQ!p2vD9x", Weakness.SHORT),
        ("Password123456", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaaaaaa", Weakness.COMMON),
        ("qwertyuiopasdfgh", Weakness.COMMON),
        ("anna.lindqvist-2026-anna", Weakness.NAME),
        ("Lindqvist mag Butterbrote sehr", Weakness.NAME),
        ("seven quiet herons leave", None),
        ("k7mq-p2vd-9xwt-3hns", None),
        ("我喜欢吃苹果和香蕉今天天气很好", None),
        ("correct horse battery staple" * 5, None),
    ],
)
def test_a_password_is_judged_by_length_names_and_guesses(password: str, weakness: Weakness | None) -> None:
    assert strength(password, "anna.lindqvist", "Anna Lindqvist").weakness is weakness


@any_of(st.text(max_size=90))
def test_a_meter_never_leaves_its_ends_and_judging_never_fails(password: str) -> None:
    assert 0.0 <= strength(password, "anna.lindqvist").fill <= 1.0


def test_what_the_house_gives_out_first_is_good_and_never_the_same() -> None:
    given_out = {one_time_password() for _ in range(50)}
    assert len(given_out) == 50
    for password in given_out:
        check_password(password, "anna.lindqvist")


def test_a_new_password_goes_on_in_the_open_window_and_opens_the_same_keys(
    given: Given, names: Callable[[], str]
) -> None:
    name = names()
    add_reviewer(given, name, LEAST)
    seat = given.seat(name)
    with pytest.raises(WrongPassword):
        change_own_password(seat.desk, seat.person, "not mine", NEW)
    with pytest.raises(WeakPassword):
        change_own_password(seat.desk, seat.person, PASSWORD, "short")
    with pytest.raises(SamePassword):
        change_own_password(seat.desk, seat.person, PASSWORD, PASSWORD)
    change_own_password(seat.desk, seat.person, PASSWORD, NEW)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = %s", (name,))
    assert seat.desk.ask(kyc.waiting_cases) == ()
    with pytest.raises(WrongPassword):
        given.house.sign_in(name, PASSWORD)
    again = given.house.sign_in(name, NEW)
    ours, before = again.desk.ask(own_keys), seat.desk.ask(own_keys)
    assert ours is not None
    assert before is not None
    assert ours.public == before.public
    again.desk.close()


def test_a_password_stands_nowhere_in_the_house(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.AUDITOR)
    seat = given.seat(name)
    change_own_password(seat.desk, seat.person, PASSWORD, NEW)
    with given.sql(BOOTSTRAP) as connection:
        tables = connection.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables "
            "where schemaname in ('store', 'staff', 'audit')"
        ).fetchall()
        for (table,) in tables:
            hits = connection.execute(
                f"select count(*) from {table} t where t::text like %s",  # type: ignore[arg-type]
                (f"%{NEW}%",),
            ).fetchone()
            assert hits == (0,), table


def test_who_leaves_was_seen_then_and_is_not_at_work(given: Given) -> None:
    given.desk(ANNA).do(uuid4(), service.report_presence)
    assert given.desk(OLGA).ask(service.at_work) == ("Anna Lindqvist",)
    given.desk(ANNA).do(uuid4(), service.report_absence)
    assert given.desk(OLGA).ask(service.at_work) == ()
    anna = next(line for line in given.desk(OLGA).ask(keeping.people) if line.name == ANNA)
    assert anna.seen_at is not None
    assert given.now() - anna.seen_at < timedelta(seconds=30)


def test_the_access_review_says_who_last_used_what(given: Given) -> None:
    given.case()
    given.desk(ANNA).do(uuid4(), service.report_sign_in)
    given.desk(ANNA).do(uuid4(), kyc.claim_next_case)
    for reader in (OLGA, PAVEL):
        review = {line.person.name: line for line in given.desk(reader).ask(keeping.access_review)}
        assert set(review[ANNA].last) == {Use.SIGN_IN, Use.CLAIM, Use.SEALED}
        assert review[WEN].last == {}
        assert review[ANNA].person.has_keys
        assert not review[IDRIS].person.has_keys
        assert review[IDRIS].person.duties == (Duty.ADMINISTRATOR,)


def test_the_access_review_reads_a_long_trail_by_index(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "insert into audit.event (at, actor, action, facts)"
            " select now(), p.name, 'later.action_' || n % 20, '{}' from staff.person p, generate_series(1, 1000) n"
        )
        connection.execute("analyze audit.event")
    with given.sql(OLGA) as connection:
        told = connection.execute(
            "explain " + str(keeping_queries.LAST_USES).replace(":actions", "%s"), (["kyc.case.decided"],)
        ).fetchall()
    plan = "\n".join(line for (line,) in told)
    assert "using event_by_actor_and_action" in plan
    assert "Seq Scan on event" not in plan
