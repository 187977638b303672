"""What is sealed shows to a live ticket alone, which is in the trail before it opens anything. S-02, S-05, D-04."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import text

from backoffice.desk import Work
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import CaseState, Level, NoKeys, Verdict
from backoffice.kyc.tables import PictureRow
from backoffice.rights.rules import Right
from backoffice.store.datamap import CLASS_READERS, FieldClass
from backoffice.vault import Ground, open_sealed, take_ticket
from backoffice.vault.held_keys import KeyOutOfReach
from backoffice.vault.service import NoGround, NotYourClass
from tests.given import ANNA, BOOTSTRAP, HUGO, JONAS, MARIA, OLGA, PAVEL, RUTH, TOMASZ, WEN, Given
from tests.rights.asking import asked
from tests.vault.firm import agreed, customer_of

SEALED = ("people.particulars", "kyc.attempt", "kyc.picture", "kyc.decision_note", "vault.customer_key")
PAPERS = "{contact,identity,identity_image,biometric,note}"


def shown(given: Given, person: str) -> dict[str, int]:
    """How many rows of each table with sealed columns plain SQL shows this person."""
    with given.sql(person) as connection:
        return {table: _count(connection, table) for table in SEALED}


def _count(connection: psycopg.Connection, table: str) -> int:
    try:
        with connection.transaction():
            row = connection.execute(f"select count(*) from {table}").fetchone()
    except psycopg.errors.InsufficientPrivilege:
        return 0
    assert row is not None
    return int(row[0])


def test_the_database_and_the_data_map_name_the_same_readers_of_a_class(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        told = set(connection.execute("select field_class, duty from vault.class_reader").fetchall())
    ours = {(each.value, reader.value) for each in FieldClass for reader in CLASS_READERS[each]}
    assert told - ours == {("index", "kyc_reviewer"), ("index", "dpo"), ("index", "worker"), ("root", "administrator")}
    assert ours - told == set()


@pytest.mark.promise("S-05")
def test_nobody_sees_anything_sealed_without_a_ticket(given: Given) -> None:
    case = given.case()
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    for person in (TOMASZ, WEN, HUGO, JONAS, MARIA, RUTH, OLGA, "worker"):
        assert set(shown(given, person).values()) == {0}, person
    # An auditor sees that there are papers, and no sealed column of them.
    for column in ("face from kyc.picture", "image from kyc.picture", "card from kyc.attempt"):
        with given.sql(PAVEL) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"select {column}".encode())
    assert shown(given, ANNA) == {
        "people.particulars": 1, "kyc.attempt": 3, "kyc.picture": 12, "kyc.decision_note": 0, "vault.customer_key": 5,
    }  # fmt: skip


def test_a_ticket_shows_its_customer_alone(given: Given) -> None:
    mine, other = given.case(), given.case()
    given.desk(ANNA).do(uuid4(), kyc.claim_case, mine)
    customer = customer_of(given, mine)
    with given.sql(ANNA) as connection:
        seen = {row[0] for row in connection.execute("select distinct customer_id from vault.customer_key")}
        seen |= {row[0] for row in connection.execute("select distinct customer_id from kyc.picture")}
    assert seen == {customer}
    assert customer != customer_of(given, other)


def test_a_ticket_shows_its_classes_alone(given: Given) -> None:
    case = given.case(level=Level.LEAD)
    with given.sql(WEN) as connection:
        connection.execute(
            "select vault.take_ticket(%s, '{identity_image}', 'case', %s)", (customer_of(given, case), case)
        )
    assert shown(given, WEN) == {
        "people.particulars": 0, "kyc.attempt": 0, "kyc.picture": 6, "kyc.decision_note": 0, "vault.customer_key": 1,
    }  # fmt: skip


@pytest.mark.promise("S-05")
def test_a_ticket_opens_nothing_before_it_is_committed(given: Given) -> None:
    case = given.case(level=Level.LEAD)
    customer = customer_of(given, case)
    with given.sql(WEN) as connection, connection.transaction(force_rollback=True):
        connection.execute("select vault.take_ticket(%s, %s, 'case', %s)", (customer, PAPERS, case))
        with connection.transaction():
            assert _count(connection, "vault.customer_key") == _count(connection, "kyc.picture") == 0
    assert set(shown(given, WEN).values()) == {0}
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select from audit.event where action = 'vault.opened'").fetchall() == []


@pytest.mark.promise("S-05")
def test_who_opens_what_and_why_is_in_the_trail(given: Given) -> None:
    case = given.case(level=Level.LEAD)
    given.desk(WEN).do(uuid4(), kyc.open_papers, case)
    with given.sql(BOOTSTRAP) as connection:
        rows = connection.execute(
            "select actor, subject, facts from audit.event where action = 'vault.opened'"
        ).fetchall()
    assert rows == [
        (
            WEN,
            customer_of(given, case),
            {
                "about": str(case),
                "ground": "case",
                "classes": ["biometric", "contact", "identity", "identity_image", "note"],
            },
        )
    ]


def test_a_ticket_ends_with_the_claim_and_a_renewed_claim_extends_it(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, case)
    given.clock_moves(timedelta(minutes=9))
    desk.do(uuid4(), kyc.renew_claim, case)
    given.clock_moves(timedelta(minutes=9))
    assert desk.ask(kyc.case_page, case).opened
    given.clock_moves(timedelta(minutes=2))
    assert not desk.ask(kyc.case_page, case).opened
    assert set(shown(given, ANNA).values()) == {0}


def test_a_case_opens_to_its_holder_and_for_ten_minutes_to_its_decider_and_to_nobody_else(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    for person in (TOMASZ, WEN):
        assert given.desk(person).do(uuid4(), kyc.open_papers, case) is None
        assert not given.desk(person).ask(kyc.case_page, case).opened
        with pytest.raises(NoGround):
            given.desk(person).do(uuid4(), _take, customer, "identity", "case", case)
    held = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    anna = given.desk(ANNA)
    told = anna.do(uuid4(), kyc.decide, case, held.version, Verdict.APPROVE, "A-01", "")
    assert anna.do(uuid4(), kyc.open_papers, case) is not None
    given.clock_moves(timedelta(minutes=9))
    assert anna.ask(kyc.case_page, case).opened
    given.clock_moves(timedelta(minutes=2))
    assert set(shown(given, ANNA).values()) == {0}
    assert anna.do(uuid4(), kyc.open_papers, case) is None
    with pytest.raises(NoGround):
        anna.do(uuid4(), _take, customer, "identity", "case", case)
    assert not anna.ask(kyc.case_page, case).opened
    assert told.state is CaseState.DECIDED


@pytest.mark.promise("S-05")
def test_what_ends_the_ground_of_a_ticket_ends_the_ticket(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    anna = given.desk(ANNA)

    def closed(person: str) -> bool:
        return set(shown(given, person).values()) == {0}

    anna.do(uuid4(), kyc.claim_case, case)
    assert not closed(ANNA)
    with given.sql(ANNA) as connection:
        connection.execute('update kyc."case" set claimed_by = null, claimed_until = null where id = %s', (case,))
    assert closed(ANNA)
    # A verdict called back brings the case; given back after that, it is closed to who had decided it.
    held = anna.do(uuid4(), kyc.claim_case, case)
    told = anna.do(uuid4(), kyc.decide, case, held.version, Verdict.REJECT, "R-01", "Two faces.")
    anna.do(uuid4(), kyc.withdraw, case, told.version, told.decision)
    assert not closed(ANNA)
    until = anna.ask(kyc.case_page, case).claimed_until
    assert until is not None
    anna.do(uuid4(), kyc.release_case, case, until)
    assert closed(ANNA)
    assert anna.do(uuid4(), kyc.open_papers, case) is None
    # A lead's opinion ends what was open to other leads and to the first.
    held = anna.do(uuid4(), kyc.claim_case, case)
    told = anna.do(uuid4(), kyc.decide, case, held.version, Verdict.REJECT, "R-01", "Two faces.")
    for lead in (WEN, HUGO):
        given.desk(lead).do(uuid4(), kyc.open_papers, case)
    assert not closed(WEN)
    given.desk(HUGO).do(uuid4(), kyc.second, case, told.version, told.decision, True, "")
    assert [closed(person) for person in (ANNA, WEN, HUGO)] == [True, True, False]
    with given.sql(WEN) as connection:
        row = connection.execute(
            "select staff.break_the_glass(%s, 'A regulator waits at the door for these')", (customer,)
        )
        access = row.fetchall()[0][0]
    given.desk(WEN).do(uuid4(), kyc.open_papers, case)
    assert not closed(WEN)
    with given.sql(WEN) as connection:
        connection.execute("select staff.end_break_glass(%s)", (access,))
    assert closed(WEN)


@pytest.mark.promise("S-05")
def test_a_lead_opens_what_waits_for_a_lead_what_they_hold_and_what_they_just_decided(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    wen, anna = given.desk(WEN), given.desk(ANNA)
    held = anna.do(uuid4(), kyc.claim_case, case)

    def may() -> bool:
        """As plain SQL: whether the guard lets the lead take a ticket now."""
        with given.sql(WEN) as connection, connection.transaction(force_rollback=True):
            try:
                with connection.transaction():
                    connection.execute("select vault.take_ticket(%s, %s, 'case', %s)", (customer, PAPERS, case))
            except psycopg.Error as fault:
                return fault.diag.message_primary != "vault.no_ground"
            return True

    assert not may()
    told = anna.do(uuid4(), kyc.decide, case, held.version, Verdict.REJECT, "R-01", "Two faces on one card.")
    assert may()
    wen.do(uuid4(), kyc.second, case, told.version, told.decision, False, "Look again.")
    given.clock_moves(timedelta(minutes=11))
    assert may(), "it waits for a lead"
    held = wen.do(uuid4(), kyc.claim_case, case)
    assert may()
    wen.do(uuid4(), kyc.decide, case, held.version, Verdict.APPROVE, "A-01", "")
    assert may(), "it can be called back"
    given.clock_moves(timedelta(minutes=11))
    assert not may()
    assert wen.do(uuid4(), kyc.open_papers, case) is None
    with given.sql(WEN) as connection:
        connection.execute("select staff.break_the_glass(%s, 'A regulator waits at the door for these')", (customer,))
    assert wen.do(uuid4(), kyc.open_papers, case) is not None
    assert wen.ask(kyc.case_page, case).opened


@pytest.mark.promise("S-05")
def test_who_lacks_a_key_takes_no_case(given: Given) -> None:
    case = given.case()
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "delete from vault.class_grant g using vault.class_key k"
            " where k.id = g.class_key_id and g.person = %s and k.field_class = 'biometric'",
            (TOMASZ,),
        )
    with pytest.raises(NoKeys):
        given.desk(TOMASZ).do(uuid4(), kyc.claim_case, case)
    with given.sql(TOMASZ) as connection, pytest.raises(psycopg.Error, match=r"kyc\.no_keys"):
        connection.execute(
            "update kyc.\"case\" set claimed_by = session_user, claimed_until = store.now() + interval '5 minutes'"
            " where id = %s",
            (case,),
        )
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)


@pytest.mark.promise("S-05")
def test_what_was_shown_is_entered_only_while_a_ticket_opens_it(given: Given) -> None:
    case, next_one = given.case(), given.case()
    anna = given.desk(ANNA)
    for each in (case, next_one):
        anna.do(uuid4(), kyc.claim_case, each)
    assert anna.do(uuid4(), kyc.note_shown, case) > 0
    assert given.desk(TOMASZ).do(uuid4(), kyc.note_shown, case) == 0
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute(
            "select actor, subject, facts from audit.event where action = 'kyc.case.shown'"
        ).fetchall()
        taken = connection.execute("select count(*) from audit.event where action = 'vault.opened'").fetchall()
    assert told == [(ANNA, customer_of(given, case), {"case": str(case)})]
    assert taken == [(2,)]


def _take(work: Work, customer: UUID, held: str, ground: str, about: UUID | None) -> None:
    take_ticket(work, customer, [FieldClass(held)], Ground(ground), about)


def test_a_claim_of_one_case_is_no_ground_for_another_customer(given: Given) -> None:
    mine, other = given.case(), given.case()
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, mine)
    with pytest.raises(NoGround):
        desk.do(uuid4(), _take, customer_of(given, other), "identity", "case", mine)


def test_a_lapsed_claim_is_no_ground(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, case)
    given.clock_moves(timedelta(minutes=20))
    with pytest.raises(NoGround):
        desk.do(uuid4(), _take, customer_of(given, case), "identity", "case", case)


@pytest.mark.promise("D-04")
def test_faces_open_to_the_data_protection_officer_only_for_an_approved_access_request(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    desk = given.desk(MARIA)
    with pytest.raises(NoGround):
        desk.do(uuid4(), _take, customer, "identity", "request", None)
    asked(given, customer, Right.ACCESS)
    desk.do(uuid4(), _take, customer, "identity", "request", None)
    for ground, about in (("request", None), ("case", case)):
        with pytest.raises(NotYourClass):
            desk.do(uuid4(), _take, customer, "biometric", ground, about)
    agreed(given, "rights.access_copy", customer, by=MARIA, second=WEN)
    desk.do(uuid4(), _take, customer, "biometric", "request", None)
    assert shown(given, MARIA)["kyc.picture"] == 6
    with pytest.raises(NotYourClass):
        desk.do(uuid4(), _take, customer_of(given, given.case()), "biometric", "request", None)


@pytest.mark.promise("D-04")
def test_an_emergency_opens_papers_but_no_face_to_the_data_protection_officer(given: Given) -> None:
    customer = customer_of(given, given.case())
    desk = given.desk(MARIA)
    with pytest.raises(NoGround):
        desk.do(uuid4(), _take, customer, "identity", "break_glass", None)
    with given.sql(MARIA) as connection:
        connection.execute(
            "select staff.break_the_glass(%s, 'A regulator waits at the door for these papers')", (customer,)
        )
    desk.do(uuid4(), _take, customer, "identity", "break_glass", None)
    assert shown(given, MARIA)["kyc.attempt"] == 3
    with pytest.raises(NotYourClass):
        desk.do(uuid4(), _take, customer, "biometric", "break_glass", None)


def test_other_duties_take_no_ticket_on_any_ground(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    for person in (OLGA, PAVEL, JONAS):
        for ground in ("case", "request", "break_glass", "suspicion", "curiosity"):
            with given.sql(person) as connection, pytest.raises(psycopg.Error, match="not_your_class"):
                connection.execute("select vault.take_ticket(%s, '{identity}', %s, %s)", (customer, ground, case))


HOSTILE = {
    "write a ticket": "insert into vault.ticket values"
    " ('anna.lindqvist', %(c)s, 'identity', 'case', null, now() + '1 h', 1)",
    "lengthen one": "update vault.ticket set until = now() + interval '1 year'",
    "read others' tickets": "select * from vault.ticket where person <> 'anna.lindqvist'",
    "read others' grants": "select * from vault.class_grant where person <> 'anna.lindqvist'",
    "read others' slots": "select * from vault.slot where person <> 'anna.lindqvist'",
    "swap a class key": "update vault.class_key set public = '\\x00'",
    "certify oneself": "select vault.certify_person('anna.lindqvist', '\\x00', '\\x00')",
    "grant oneself": "insert into vault.class_grant (class_key_id, person, wrapped)"
    " select id, 'anna.lindqvist', '\\x00' from vault.class_key",
    "read the blind index": "select * from vault.blind_index",
    "read what waits for it": "select * from vault.index_queue",
    "rewrap": "select vault.rewrap(gen_random_uuid(), '{}', '{}')",
    "lead a rotation": "select vault.lead_rotation(gen_random_uuid(),"
    " (select id from vault.class_key where field_class = 'root'))",
    "destroy keys": "select vault.destroy_customer_keys(%(c)s)",
    "delete keys": "delete from vault.customer_key",
    "change keys": "update vault.customer_key set wrapped = '\\x00'",
    "forget a colleague": "select vault.forget_person('tomasz.wierzba')",
    "ask who holds the root": "select vault.holders((select id from vault.class_key where field_class = 'root'))",
    "sign for somebody as maker": "insert into vault.customer_key"
    " (id, customer_id, field_class, class_key_id, wrapped, made_by)"
    " select gen_random_uuid(), %(c)s, field_class, id, '\\x00', 'house'"
    " from vault.class_key where field_class = 'note'",
    "seal to another class": "insert into vault.customer_key (id, customer_id, field_class, class_key_id, wrapped) "
    "select gen_random_uuid(), %(c)s, 'identity', id, '\\x00' from vault.class_key where field_class = 'note'",
    "widen the readers": "insert into vault.class_reader values ('biometric', 'mlro')",
    "ask for nobody's class": "select vault.take_ticket(%(c)s, '{}', 'case', null)",
    "ask without a ground": "select vault.take_ticket(%(c)s, '{identity}', null, null)",
}


@pytest.mark.promise("S-05")
def test_a_reviewer_with_plain_sql_cannot_bend_any_of_it(given: Given) -> None:
    customer = customer_of(given, given.case())
    done = []
    with given.sql(ANNA) as connection:
        for what, statement in HOSTILE.items():
            try:
                with connection.transaction():
                    told = connection.execute(statement.encode(), {"c": customer})
                    if (told.description is None and told.rowcount) or (told.description and told.fetchall()):
                        done.append(what)
            except psycopg.Error:
                continue
    assert done == []


def test_who_has_no_ticket_is_told_so_and_not_that_the_seal_is_broken(given: Given) -> None:
    case = given.case()
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute("select id, customer_id, face from kyc.picture where face is not null").fetchone()
    assert row is not None
    with pytest.raises(KeyOutOfReach):
        given.desk(TOMASZ).ask(
            lambda work: open_sealed(work, PictureRow.face, row=row[0], customer=row[1], envelope=row[2])
        )
    given.desk(TOMASZ).do(uuid4(), kyc.claim_case, case)
    opened = given.desk(TOMASZ).ask(
        lambda work: open_sealed(work, PictureRow.face, row=row[0], customer=row[1], envelope=row[2])
    )
    assert opened[:2] == b"\xff\xd8"


def test_policies_reach_sealed_rows_by_index_and_ask_for_tickets_once(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    desk.do(uuid4(), kyc.claim_case, case)
    for table in ("kyc.picture", "kyc.attempt", "vault.customer_key", "people.particulars", "kyc.decision_note"):

        def plan(work: object, table: str = table) -> str:
            session = work.session  # type: ignore[attr-defined]
            session.execute(text("set local enable_seqscan = off"))
            return "\n".join(session.execute(text(f"explain (costs off) select count(*) from {table}")).scalars())

        told = desk.ask(plan)
        assert "InitPlan" in told, told
        assert "Index Cond: (customer_id = ANY" in told or "Index Cond: (class_key_id = ANY" in told, told
