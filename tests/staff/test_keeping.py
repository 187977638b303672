"""People are added, changed and ended by the house itself, and nobody gets around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import LiteralString
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from backoffice.app import EntryClosed
from backoffice.kyc import service as kyc
from backoffice.staff import keeping, seconding, service
from backoffice.staff.refusals import AlreadyProposed, DutiesMovedOn, NotApart, NotOneself
from backoffice.staff.rules import SECONDED, Duty, PersonState, WrongPassword
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, HUGO, IDRIS, JONAS, MARIA, OLGA, PASSWORD, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.staff.conftest import Somebody, agree, denied, refused, verifier

pytestmark = pytest.mark.promise("S-05")
WEAKER = (ANNA, WEN, MARIA, JONAS, AIKO, RUTH, PAVEL)
CALLS: tuple[LiteralString, ...] = (
    "select staff.add_person('some.body', 'Some Body', 'en', '{kyc_reviewer}', 'x')",
    "select staff.set_duties('anna.lindqvist', '{kyc_lead}')",
    "select staff.apply_duties(gen_random_uuid())",
    "select staff.suspend('anna.lindqvist')",
    "select staff.resume('anna.lindqvist')",
    "select staff.end_person('anna.lindqvist')",
    "select staff.reset_password('anna.lindqvist', 'x')",
)
OTHER_WAYS: tuple[LiteralString, ...] = (
    "select staff.give_duties('anna.lindqvist', '{dpo}')",
    "select staff.hang_up('anna.lindqvist')",
    "select staff.shut_out('anna.lindqvist')",
    "select staff.let_go('anna.lindqvist')",
    "select vault.forget_person('anna.lindqvist')",
    "select vault.forget_classes('anna.lindqvist')",
    "select staff.drop_proposals('olga.marin')",
    "select staff.use_proposal(gen_random_uuid(), 'staff.duties', null)",
    "select staff.announce('x', 'everybody', null, '{}')",
    "select staff.proposal_stands('rights.erase', null)",
    "select staff.glass_is_broken(gen_random_uuid())",
    "create role intruder",
    "alter role \"anna.lindqvist\" password 'x'",
    'grant dpo to "olga.marin"',
    'grant "olga.marin" to "idris.bello"',
    "set role role_keeper",
    "set role guard",
    'drop role "anna.lindqvist"',
    "insert into staff.person (name) values ('x')",
    "update staff.person set must_change_password = false",
    "delete from staff.person",
    "insert into staff.proposal (id) values (gen_random_uuid())",
    "update staff.proposal set state = 'approved'",
    "update staff.four_eyes set seconds = proposers",
    "update staff.break_glass set until = until + interval '1 day'",
    "delete from staff.notice",
    "insert into staff.acknowledgement values (1, 'maria.keller', now())",
)
NOT_VERIFIERS = (
    "correct horse battery staple",
    "md5" + "0" * 32,
    "SCRAM-SHA-256$1000:{salt}${key}:{key}",
    "SCRAM-SHA-256$4096:{salt}${key}",
    "SCRAM-SHA-256$4096:c2hvcnQ=${key}:{key}",
    "SCRAM-SHA-256$4096:{salt}${key}:{key}' superuser",
    "SCRAM-SHA-256$4096:!!!!${key}:{key}",
    "",
    None,
)
BAD_PEOPLE: tuple[tuple[dict[str, object], str], ...] = (
    ({"name": "Anna"}, "staff.bad_name"),
    ({"name": "pg_monitor2"}, "staff.bad_name"),
    ({"name": "guard"}, "staff.name_taken"),
    ({"name": ANNA}, "staff.name_taken"),
    ({"display_name": " "}, "staff.bad_display_name"),
    ({"language": "fr"}, "staff.bad_language"),
    ({"duties": []}, "staff.unknown_duty"),
    ({"duties": ["guard"]}, "staff.unknown_duty"),
    ({"duties": ["kyc_reviewer", "role_keeper"]}, "staff.unknown_duty"),
    ({"duties": [None]}, "staff.unknown_duty"),
)


def duties_of(given: Given, name: str) -> tuple[Duty, ...]:
    lines = {line.name: line for line in given.desk(OLGA).ask(keeping.people)}
    return lines[name].duties


def hold_keys(given: Given, name: str) -> None:
    """As if a lead had given them the keys of a reviewer."""
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("insert into vault.slot values (%s, 'passphrase', 'sealed')", (name,))
        connection.execute(
            "insert into vault.class_grant (class_key_id, person, wrapped)"
            " select id, %s, 'wrapped' from vault.class_key"
            " where field_class in (select field_class from vault.class_reader where duty = 'kyc_reviewer')",
            (name,),
        )
    assert next(line for line in given.desk(OLGA).ask(keeping.people) if line.name == name).has_keys


def test_nobody_but_an_administrator_reaches_the_keeper_of_roles(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        for role in (*WEAKER, "worker", "sealer", "endpoint", "backup"):
            connection.execute(sql.SQL("set session authorization {}").format(sql.Identifier(role)))
            for call in CALLS:
                with denied(), connection.transaction():
                    connection.execute(call)
            connection.execute("reset session authorization")


def test_an_administrator_calls_no_step_inside_and_has_no_other_way(given: Given) -> None:
    with given.sql(OLGA) as connection:
        for statement in OTHER_WAYS:
            with denied(), connection.transaction():
                connection.execute(statement)


def test_a_newcomer_has_no_duty_before_choosing_a_password_of_their_own(given: Given, newcomer: Somebody) -> None:
    name = newcomer(Duty.KYC_REVIEWER)
    seat = given.seat(name)
    assert seat.person.must_change_password
    assert seat.person.duties == ()
    with denied(), given.sql(name) as connection:
        connection.execute('select count(*) from kyc."case"')
    with given.sql(name) as connection:
        connection.execute("select staff.new_password(%s)", (verifier(given, name, "a wholly new pass phrase"),))
    with pytest.raises(WrongPassword):
        given.house.sign_in(name, PASSWORD)
    back = given.house.sign_in(name, "a wholly new pass phrase")
    assert back.person.duties == (Duty.KYC_REVIEWER,)
    assert not back.person.must_change_password
    back.desk.close()


def test_only_a_scram_verifier_is_taken_for_a_password(given: Given) -> None:
    with given.sql(ANNA) as connection:
        for wrong in NOT_VERIFIERS:
            told = wrong and wrong.replace("{salt}", "A" * 22 + "==").replace("{key}", "B" * 43 + "=")
            with refused("staff.not_a_verifier"), connection.transaction():
                connection.execute("select staff.new_password(%s)", (told,))


def test_who_is_added_and_with_what_is_checked(given: Given) -> None:
    good: dict[str, object] = {
        "name": "some.body", "display_name": "Some Body", "language": "en", "duties": ["kyc_reviewer"]
    }  # fmt: skip
    ready = verifier(given, "some.body")
    add = "select staff.add_person(%s, %s, %s, %s::text[], %s)"
    with given.sql(OLGA) as connection:
        for change, code in BAD_PEOPLE:
            with refused(code), connection.transaction():
                connection.execute(add, [*(good | change).values(), ready])
        with refused("staff.not_a_verifier"), connection.transaction():
            connection.execute(add, [*good.values(), "plain"])


def test_an_administrator_does_nothing_with_themselves(given: Given) -> None:
    desk = given.desk(OLGA)
    with pytest.raises(NotOneself):
        desk.do(uuid4(), keeping.set_duties, name=OLGA, duties=(Duty.ADMINISTRATOR, Duty.KYC_REVIEWER))
    for act in (keeping.suspend, keeping.resume, keeping.end_person):
        with pytest.raises(NotOneself):
            desk.do(uuid4(), act, name=OLGA)
    with refused("staff.not_oneself"), given.sql(OLGA) as connection:
        connection.execute(
            """select staff.propose('staff.duties', null, '{"person": "olga.marin", "from": [], "duties": ["dpo"]}')"""
        )


def test_a_plain_duty_changes_at_once_and_a_weighty_one_waits_for_a_second_administrator(
    given: Given, somebody: Somebody
) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    olga = given.desk(OLGA)
    assert olga.do(uuid4(), keeping.set_duties, name=name, duties=(Duty.KYC_REVIEWER, Duty.FINANCE)).proposal is None
    assert duties_of(given, name) == (Duty.KYC_REVIEWER, Duty.FINANCE)
    waits = olga.do(uuid4(), keeping.set_duties, name=name, duties=(Duty.KYC_LEAD,)).proposal
    assert waits is not None
    assert duties_of(given, name) == (Duty.KYC_REVIEWER, Duty.FINANCE)
    agree(given, IDRIS, waits)
    assert duties_of(given, name) == (Duty.KYC_LEAD,)
    down = olga.do(uuid4(), keeping.set_duties, name=name, duties=(Duty.KYC_REVIEWER,)).proposal
    assert down is not None
    assert Duty.KYC_LEAD in SECONDED
    # An auditor reads everybody's name: one administrator alone gives nobody that.
    with given.sql(OLGA) as connection:
        waits = connection.execute("select staff.set_duties(%s, '{finance,auditor}')", (JONAS,)).fetchall()[0][0]
    assert waits is not None
    assert duties_of(given, JONAS) == (Duty.FINANCE,)


def test_keys_go_with_the_duty_that_needed_them(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    hold_keys(given, name)
    given.desk(OLGA).do(uuid4(), keeping.set_duties, name=name, duties=(Duty.FINANCE,))
    assert not next(line for line in given.desk(OLGA).ask(keeping.people) if line.name == name).has_keys


def test_the_person_concerned_does_not_agree_to_their_own_change(given: Given) -> None:
    waits = given.desk(OLGA).do(
        uuid4(), keeping.set_duties, name=IDRIS, duties=(Duty.ADMINISTRATOR, Duty.DPO)
    ).proposal  # fmt: skip
    assert waits is not None
    with pytest.raises(NotOneself):
        agree(given, IDRIS, waits)
    assert given.desk(IDRIS).ask(seconding.count_for_me) == 0


def test_an_agreement_to_what_has_changed_since_is_not_put_into_force(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    olga = given.desk(OLGA)
    waits = olga.do(uuid4(), keeping.set_duties, name=name, duties=(Duty.MLRO,)).proposal
    olga.do(uuid4(), keeping.set_duties, name=name, duties=(Duty.FINANCE,))
    with pytest.raises(DutiesMovedOn):
        agree(given, IDRIS, waits)
    assert duties_of(given, name) == (Duty.FINANCE,)


def test_who_set_a_colleagues_password_is_not_seconded_from_that_account(given: Given, somebody: Somebody) -> None:
    sock_puppet = somebody(Duty.ADMINISTRATOR)
    waits = given.desk(OLGA).do(uuid4(), keeping.set_duties, name=HUGO, duties=(Duty.KYC_LEAD, Duty.DPO)).proposal
    # The badge does not count what the guard refuses.
    assert given.desk(sock_puppet).ask(seconding.count_for_me) == 0
    with pytest.raises(NotApart):
        agree(given, sock_puppet, waits)


def test_ending_a_person_takes_everything_in_one_act(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    case = given.case()
    hold_keys(given, name)
    arguments = given.server.connect_args(name, PASSWORD, given.database)
    with psycopg.connect(**arguments, autocommit=True) as live:
        live.execute(
            """update kyc."case" set claimed_by = store.me(), claimed_until = store.now() + interval '5 minutes'
                where id = %s""",
            (case,),
        )
        given.desk(OLGA).do(uuid4(), keeping.end_person, name=name)
        with pytest.raises(psycopg.OperationalError):
            live.execute("select 1")
    with pytest.raises(psycopg.OperationalError), given.sql(name):
        pass
    lines = {line.name: line for line in given.desk(OLGA).ask(keeping.people)}
    assert lines[name].state is PersonState.ENDED
    assert lines[name].given == ()
    assert not lines[name].has_keys
    assert lines[name].ended_at is not None
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute(
            """select rolcanlogin, rolpassword is null,
                      (select count(*) from pg_auth_members where member = r.oid),
                      (select claimed_by from kyc."case" where id = %s)
                 from pg_authid r where rolname = %s""",
            (case, name),
        ).fetchone()
    assert told == (False, True, 0, None)
    assert given.desk(ANNA).do(uuid4(), kyc.claim_next_case) is not None
    with refused("staff.name_taken"), given.sql(OLGA) as connection:
        connection.execute("select staff.add_person(%s, 'Again', 'en', '{auditor}', %s)", (name, verifier(given, name)))


def test_a_session_that_slips_in_while_a_person_is_ended_can_do_nothing(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    with given.sql(OLGA) as ending:
        ending.execute("select staff.end_person(%s)", (name,))
        # Not committed yet: the role still lets this one in.
        slipped = psycopg.connect(**given.server.connect_args(name, PASSWORD, given.database), autocommit=True)
    with slipped, denied():
        slipped.execute('select count(*) from kyc."case"')


def test_a_suspended_person_is_out_and_comes_back_with_the_same_duties(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER, Duty.FINANCE)
    desk = given.desk(OLGA)
    live = given.seat(name).desk
    desk.do(uuid4(), keeping.suspend, name=name)
    with pytest.raises(EntryClosed):
        given.house.sign_in(name, PASSWORD)
    with pytest.raises(Exception, match="shut_out"):
        live.ask(service.signed_in)
    assert duties_of(given, name) == ()
    desk.do(uuid4(), keeping.resume, name=name)
    assert duties_of(given, name) == (Duty.KYC_REVIEWER, Duty.FINANCE)
    given.house.sign_in(name, PASSWORD).desk.close()


def test_a_reset_password_opens_nothing_until_it_is_changed_and_costs_the_keys(
    given: Given, somebody: Somebody
) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    hold_keys(given, name)
    given.desk(OLGA).do(uuid4(), keeping.reset_password, name=name, verifier=verifier(given, name, "one-time"))
    with pytest.raises(WrongPassword):
        given.house.sign_in(name, PASSWORD)
    seat = given.house.sign_in(name, "one-time")
    assert seat.person.must_change_password
    assert seat.person.duties == ()
    seat.desk.close()
    line = next(line for line in given.desk(IDRIS).ask(keeping.people) if line.name == name)
    assert line.held_back == (Duty.KYC_REVIEWER,)
    assert not line.has_keys


def test_people_of_the_first_day_are_kept_by_administrators_like_any_other(
    given: Given, names: Callable[[], str]
) -> None:
    from backoffice.staff.keeper import add_person

    name = names()
    with given.house.keeper() as connection:
        add_person(
            connection, name=name, display_name="First Day", language="en", duties=(Duty.MLRO,), password=PASSWORD
        )
    given.desk(OLGA).do(uuid4(), keeping.end_person, name=name)
    with pytest.raises(WrongPassword):
        given.house.sign_in(name, PASSWORD)


def test_duties_follow_from_one_list(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        every, weighty = connection.execute("select staff.every_duty(), staff.seconded_duties()").fetchone() or ((), ())
    assert set(every) == set(Duty)
    assert set(weighty) == set(SECONDED)


def test_every_act_is_in_the_trail_and_told_to_those_who_keep_watch(given: Given, somebody: Somebody) -> None:
    from backoffice.staff import emergency

    name = somebody(Duty.KYC_REVIEWER)
    given.desk(OLGA).do(uuid4(), keeping.set_duties, name=name, duties=(Duty.FINANCE,))
    given.desk(OLGA).do(uuid4(), keeping.end_person, name=name)
    with given.sql(PAVEL) as connection:
        told = connection.execute(
            "select action from audit.event where facts ->> 'person' = %s order by id", (name,)
        ).fetchall()
    assert [action for (action,) in told] == ["staff.person_added", "staff.duties_changed", "staff.ended"]
    kinds = [notice.kind for notice in given.desk(MARIA).ask(emergency.notices)]
    assert {"person_added", "duties_changed", "ended"} <= set(kinds)
    assert given.desk(ANNA).ask(emergency.notices) == ()


@pytest.mark.promise("S-03")
def test_the_last_holder_of_a_key_is_neither_ended_nor_given_a_new_password(given: Given) -> None:
    with given.sql(OLGA) as connection:
        for statement in (
            "select staff.end_person('ruth.adeyemi')",
            f"select staff.reset_password('ruth.adeyemi', '{verifier(given, RUTH)}')",
        ):
            with pytest.raises(psycopg.Error, match=r"vault\.last_holder"), connection.transaction():
                connection.execute(statement.encode())


@pytest.mark.promise("S-05")
def test_who_has_just_set_a_colleagues_password_does_not_second_them(given: Given, names: Callable[[], str]) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "update staff.person set password_reset_by = %s, password_reset_at = store.now() where name = %s",
            [OLGA, IDRIS],
        )
    name = names()
    changed = given.desk(IDRIS).do(
        uuid4(),
        keeping.add_person,
        name=name,
        display_name="Somebody New",
        language="en",
        duties=(Duty.DPO,),
        verifier=verifier(given, name),
    )
    assert changed.proposal is not None
    with pytest.raises(NotApart):
        agree(given, OLGA, changed.proposal)


@pytest.mark.promise("S-05")
def test_behind_whom_one_colleague_may_sit_are_one_pair_of_eyes(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:

        def reset(name: str, by: str, days: int) -> None:
            connection.execute(
                "update staff.person"
                " set password_reset_by = %s, password_reset_at = store.now() - %s * interval '1 day'"
                " where name = %s",
                [by, days, name],
            )

        def apart(one: str, other: str) -> bool:
            told = connection.execute("select staff.apart(%s, %s), staff.apart(%s, %s)", [one, other, other, one])
            first, second = told.fetchall()[0]
            assert first == second
            return bool(first)

        assert apart(MARIA, WEN)
        assert not apart(MARIA, MARIA)
        reset(WEN, OLGA, 6)
        reset(TOMASZ, OLGA, 1)
        reset(OLGA, IDRIS, 9)
        reset(MARIA, IDRIS, 1)
        assert not apart(TOMASZ, WEN)
        assert not apart(OLGA, WEN)
        # Idris may have sat at Olga's desk when she set Wen's password, and no more when she set that of Tomasz.
        assert not apart(MARIA, WEN)
        assert apart(MARIA, TOMASZ)
        reset(WEN, OLGA, 7)
        assert apart(TOMASZ, WEN)
        reset(WEN, IDRIS, 1)
    with given.sql(MARIA) as connection:
        told = connection.execute("select staff.propose('rights.erase', %s, '{}')", [given.customer()]).fetchall()
    with refused("staff.not_apart"), given.sql(WEN) as connection:
        connection.execute(
            "select staff.decide_proposal(id, true, facts_hash) from staff.proposal where id = %s", [told[0][0]]
        )


@pytest.mark.promise("S-05")
def test_a_password_for_who_has_a_weighty_duty_takes_two_administrators(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.AUDITOR)

    def asked(by: str) -> keeping.Changed:
        one_time = verifier(given, name, "one-time")
        return given.desk(by).do(uuid4(), keeping.reset_password, name=name, verifier=one_time)

    waits = asked(OLGA).proposal
    assert waits is not None
    given.house.sign_in(name, PASSWORD).desk.close()
    with refused("staff.already_proposed"), given.sql(OLGA) as connection:
        connection.execute("select staff.reset_password(%s, %s)", (name, verifier(given, name, "one-time")))
    agree(given, IDRIS, waits)
    # Agreed to for Olga alone, and for this person once.
    other = asked(IDRIS).proposal
    assert other is not None
    assert asked(OLGA).proposal is None
    with pytest.raises(WrongPassword):
        given.house.sign_in(name, PASSWORD)
    with pytest.raises(AlreadyProposed):
        asked(OLGA)
