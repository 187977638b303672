"""Rectification: what is disputed changes wherever it stands, whole or not at all, and its history and outcome stay."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from backoffice.desk import Work
from backoffice.kyc import service as kyc
from backoffice.outbox.body import body_of
from backoffice.people import corrections, looking_up
from backoffice.people import service as people
from backoffice.people.correction_rules import Act, Evidence, Field, Ground
from backoffice.people.rules import masked_name
from backoffice.rights import agreed_lines, course, rectification, second_look
from backoffice.rights import rectification_places as places
from backoffice.rights import rectification_queries as queries
from backoffice.rights.rectification import Standing
from backoffice.rights.rectification_rules import (
    CorrectionWaits,
    DataMovedOn,
    Disputed,
    EvidenceNeeded,
    Form,
    HeldAlready,
    NothingToRectify,
    NotThatValue,
    NotWhole,
    Place,
    SecondPersonFirst,
    from_bytes,
)
from backoffice.rights.rules import Kind, MovedOn, Outcome, ReplyKind, Right
from backoffice.rights.sealing import opened_form
from backoffice.staff import seconding
from backoffice.staff.refusals import SamePerson
from backoffice.store.cluster import BOOTSTRAP
from backoffice.store.datamap import Category, Personal, Source, columns
from tests.given import ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.people.test_restriction import customer_of
from tests.rights.asking import asked, line, page
from tests.rights.sampled import load_sample
from tests.rights.test_replies import written
from tests.test_architecture import areas_imported

pytestmark = pytest.mark.promise("R-02")

MARRIED = Disputed(
    Field.LEGAL_NAME, Act.CORRECTED, new="Samira Yousef Mansour", reason="Married in May", evidence=Evidence.LETTER
)
MOVED = Disputed(
    Field.ADDRESS, Act.CORRECTED, new="Olive Street 9, Madaba", reason="Moved", evidence=Evidence.NOTE, reference="Bill"
)
MAIL = Disputed(Field.EMAIL, Act.CORRECTED, new="mansour@example.org", reason="New mailbox")
PHONE = Disputed(Field.MOBILE, Act.CORRECTED, new="+962790000111", reason="New number")
RIGHT = Disputed(Field.BIRTH_ON, Act.REFUSED, reason="The passport says the same", ground=Ground.ACCURATE)


def begun(given: Given, request: UUID, *lines: Disputed, asks: bool = False) -> None:
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    given.desk(MARIA).do(uuid4(), rectification.keep, request, Form(lines, asks))


def stands(given: Given, request: UUID) -> Standing:
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    return given.desk(MARIA).ask(rectification.standing, request)


def agreed(given: Given, request: UUID, by: str = WEN) -> None:
    made = given.desk(MARIA).do(uuid4(), rectification.propose, request)
    shown = given.desk(by).ask(seconding.proposal, made)
    read(given, made, by)
    given.desk(by).do(uuid4(), seconding.agree, made, shown.hash())


def read(given: Given, proposal: UUID, by: str = WEN) -> None:
    """Read what a second person decides on, as they must."""
    given.desk(by).do(uuid4(), second_look.take_access, proposal)
    given.desk(by).do(uuid4(), second_look.note_read, proposal)


def proposed_lines(work: Work, request: UUID) -> list[dict[str, Any]]:
    """What is proposed, as the guard takes it."""
    row = queries.open_one(work.session, request)
    assert row is not None
    form = opened_form(work, row.body or b"", row=row.id, subject=row.customer_id)
    return agreed_lines.planned(work, row, from_bytes(form or b""))


def carried_out(given: Given, request: UUID) -> None:
    given.desk(MARIA).do(uuid4(), rectification.carry_out, request, line(given, request).version)


def test_several_fields_are_corrected_everywhere_at_once_and_their_history_stays(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.RECTIFICATION)
    written(given, request, ReplyKind.ACKNOWLEDGEMENT)
    begun(given, request, MARRIED, MAIL, PHONE, RIGHT)
    told = stands(given, request)
    assert told.form.line(Field.LEGAL_NAME).old == "Samira Yousef Haddadin"  # type: ignore[union-attr]
    where = {field: {each.place for each in found} for field, found in told.stands.items()}
    assert where[Field.LEGAL_NAME] == {
        Place.ACCOUNT, Place.MASKED, Place.NAME_WORDS, Place.LETTERS, Place.RESCREEN, Place.TRANSACTIONS
    }  # fmt: skip
    assert {each.place for each in told.stands[Field.LEGAL_NAME] if not each.changes} == {Place.TRANSACTIONS}
    assert Place.OLD_ADDRESS in where[Field.EMAIL]
    assert where[Field.MOBILE] == {Place.ACCOUNT, Place.INDEX}
    with pytest.raises(SecondPersonFirst):
        carried_out(given, request)
    agreed(given, request)
    carried_out(given, request)
    who = given.desk(MARIA).ask(people.particulars, customer)
    assert (who.identity.legal_name, who.identity.email, who.mobile) == (MARRIED.new, MAIL.new, PHONE.new)
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select masked_name from people.customer").fetchall() == [("S••• Y••• M•••",)]
        assert connection.execute("select count(*) from kyc.rescreen where done_at is null").fetchall() == [(1,)]
        assert connection.execute("select count(*) from vault.index_queue").fetchall() == [(1,)]
        assert connection.execute(
            "select count(*) from audit.event where action in ('rights.rectified', 'people.corrected')"
        ).fetchall() == [(2,)]
        assert "Mansour" not in str(connection.execute("select facts from audit.event").fetchall())
    assert looking_up.customers_like(given.desk(MARIA), "mansour", 5) == (customer,)
    assert looking_up.customers_like(given.desk(MARIA), "haddadin", 5) == ()
    (done,) = stands(given, request).done
    assert [(each.field, each.act, each.old) for each in done.form.lines][:2] == [
        (Field.LEGAL_NAME, Act.CORRECTED, "Samira Yousef Haddadin"),
        (Field.BIRTH_ON, Act.REFUSED, "1991-04-07"),
    ]
    assert page(given, request).events[-1].kind is Kind.RECTIFIED
    told_to = {name: given.desk(name).ask(corrections.corrections_of, customer) for name in (ANNA, MARIA, PAVEL)}
    assert [len(told_to[name]) for name in (ANNA, MARIA, PAVEL)] == [3, 4, 4]


def test_a_letter_that_has_not_left_goes_to_the_new_address_and_speaks_of_the_new_name(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    sent = written(given, request, ReplyKind.ACKNOWLEDGEMENT)
    begun(given, request, MARRIED, MAIL)
    agreed(given, request)
    carried_out(given, request)
    with given.sql(BOOTSTRAP) as connection:
        ((message,),) = connection.execute("select id from outbox.message where reply_id = %s", [sent.reply]).fetchall()
    body = given.worker().ask(body_of, message)
    assert body is not None
    assert (body.email, body.name) == (MAIL.new, MARRIED.new)
    assert MARRIED.new in body.text
    assert "Haddadin" not in body.text


def test_what_a_machine_read_stays_a_record_unless_it_was_misread_and_the_number_changes_on_every_attempt(
    given: Given,
) -> None:
    customer = customer_of(given, given.case())
    request = asked(given, customer, Right.RECTIFICATION)
    number = Disputed(Field.DOCUMENT_NUMBER, Act.CORRECTED, new="T40187026", reason="An O read for a 0", readings=True)
    born = Disputed(Field.BIRTH_ON, Act.CORRECTED, new="1991-07-04", reason="Day and month were mixed up")
    begun(given, request, number, born)
    told = stands(given, request)
    assert {(each.place, each.count) for each in told.stands[Field.DOCUMENT_NUMBER]} == {
        (Place.ACCOUNT, 3),
        (Place.INDEX, 3),
        (Place.READINGS, 3),
        (Place.RESCREEN, 1),
    }
    agreed(given, request)
    carried_out(given, request)
    held = stands(given, request).held
    assert (held[Field.DOCUMENT_NUMBER], held[Field.BIRTH_ON]) == ("T40187026", "1991-07-04")
    (told_number, _) = given.desk(MARIA).ask(corrections.corrections_of, customer)[::-1]
    assert dict(told_number.places) == {"kyc.attempt.card": 3, "kyc.attempt.document_number": 3}
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select from vault.blind_index where column_name like 'kyc.%'").fetchall() == []
        ((case,),) = connection.execute('select id from kyc."case"').fetchall()
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    history = given.desk(ANNA).ask(kyc.case_page, case).history
    assert {"corrected_document_number", "corrected_birth_on"} <= {each.what for each in history}


def test_a_second_person_agrees_to_exactly_this_and_what_is_taken_back_is_worth_nothing(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    begun(given, request, MARRIED, MOVED)
    made = given.desk(MARIA).do(uuid4(), rectification.propose, request)
    shown = given.desk(WEN).ask(seconding.proposal, made)
    assert shown.facts["corrected"] == ["address", "legal_name"]
    assert "Mansour" not in str(shown.facts)
    with pytest.raises(SamePerson):
        given.desk(MARIA).do(uuid4(), seconding.agree, made, shown.hash())
    with pytest.raises(MovedOn):
        begun(given, request, MARRIED)
    with pytest.raises(CorrectionWaits):
        written(given, request, ReplyKind.OUTCOME, outcome=Outcome.FULFILLED)
    read(given, made)
    given.desk(WEN).do(uuid4(), seconding.agree, made, shown.hash())
    given.desk(MARIA).do(uuid4(), rectification.reopen, request)
    with pytest.raises(SecondPersonFirst):
        carried_out(given, request)
    begun(given, request, MOVED)
    carried_out(given, request)
    assert stands(given, request).held[Field.LEGAL_NAME] == "Samira Yousef Haddadin"


def test_what_does_not_hold_is_refused_and_nothing_changes(given: Given) -> None:
    customer = given.customer()
    request, access = asked(given, customer, Right.RECTIFICATION), asked(given, customer, Right.ACCESS)
    with pytest.raises(NothingToRectify):
        begun(given, access, MOVED)
    for wrong, error in (
        (replace(MAIL, new="nobody"), NotThatValue),
        (replace(PHONE, new="see above"), NotThatValue),
        (replace(PHONE, new=stands(given, request).held[Field.MOBILE]), HeldAlready),
        (replace(MARRIED, field=Field.COUNTRY, new="Jordan"), NotThatValue),
        (replace(MOVED, new=""), NotWhole),
        (replace(MOVED, reason=" "), NotWhole),
        (replace(RIGHT, ground=None), NotWhole),
        (replace(MOVED, act=Act.COMPLETED, new=""), NotWhole),
        (replace(MOVED, reference=""), EvidenceNeeded),
        (replace(MOVED, evidence=Evidence.PAPER), EvidenceNeeded),
        (replace(MOVED, evidence=Evidence.CASE, evidence_id=uuid4()), EvidenceNeeded),
    ):
        begun(given, request, wrong)
        with pytest.raises(error):
            carried_out(given, request)
    begun(given, request, MOVED)
    other = asked(given, customer, Right.RECTIFICATION)
    begun(given, other, replace(MOVED, new="Fig Lane 1"))
    carried_out(given, other)
    with pytest.raises(DataMovedOn):
        carried_out(given, request)
    assert stands(given, request).held[Field.ADDRESS] == "Fig Lane 1"


@pytest.mark.promise("S-05")
def test_no_other_duty_corrects_and_the_officer_by_plain_sql_no_more_than_the_guard_lets(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    begun(given, request, MARRIED)
    which = stands(given, request).rectification
    calls = (
        "select rights.rectify(%(which)s, gen_random_uuid(), 1, '{}')",
        "select rights.keep_rectification(gen_random_uuid(), %(request)s, null)",
        "select rights.propose_rectification(%(which)s, '[]', '', null)",
        "select rights.reopen_rectification(%(which)s)",
        "select rights.note_recipient(gen_random_uuid(), %(which)s, 'release', 'authority', 'x', 'stayed', null)",
        "insert into people.correction select gen_random_uuid(), null, null, '', '', '', null, null, '{}', '', now()",
        "update rights.rectification set state = 'done'",
        "update people.identity set legal_name = 'x'",
    )
    facts = {"which": which, "request": request}
    for name in (ANNA, WEN, JONAS, RUTH, PAVEL, OLGA, "worker", "endpoint"):
        for call in calls:
            with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
                connection.execute(call, facts)  # type: ignore[call-overload]
    for name in (ANNA, WEN, JONAS, RUTH):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute("select body from rights.rectification")
    another = asked(given, given.customer("Dana Other"), Right.RECTIFICATION)
    with given.sql(BOOTSTRAP) as connection:
        ((paper,),) = connection.execute(
            "insert into rights.paper (id, letter_id, subject_id, media, size, sha256, name, content)"
            " select gen_random_uuid(), letter_id, subject_id, 'text/plain', 1, '', '', '' from rights.request"
            " where id = %s returning id",
            [another],
        ).fetchall()
    hostile = (
        # Who somebody is, without a second person; a place of another field; what nobody has seen; another's paper.
        ('[{"field": "legal_name", "act": "corrected", "changes": []}]', "second_person_first"),
        ('[{"field": "email", "act": "corrected", "changes": []}]', "second_person_first"),
        ('[{"field": "mobile", "act": "corrected", "changes": []}]', "second_person_first"),
        (
            '[{"field": "language", "act": "corrected", "evidence": "letter", "changes": '
            '[{"column": "people.identity.legal_name", "was": "00", "value": "x"}]}]',
            "not_that_value",
        ),
        (
            '[{"field": "country", "act": "corrected", "evidence": "letter", "changes": '
            '[{"column": "people.customer.country", "was": "00", "value": "GB"}]}]',
            "data_moved_on",
        ),
        (
            f'[{{"field": "email", "act": "refused", "evidence": "paper", "evidence_id": "{paper}"}}]',
            "evidence_needed",
        ),
        ("[]", "nothing_to_rectify"),
    )
    for lines, code in hostile:
        with pytest.raises(psycopg.Error, match=code), given.sql(MARIA) as connection:
            connection.execute(
                "select rights.rectify(%s, gen_random_uuid(), 1, jsonb_build_object('lines', %s::jsonb))",
                [which, lines],
            )
    # What a second person agreed to is this name and no other, and nothing beside it.
    agreed(given, request)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    lines = given.desk(MARIA).do(uuid4(), proposed_lines, request)
    another_name, more = deepcopy(lines), [*lines, {"field": "country", "act": "refused", "evidence": "letter"}]
    another_name[0]["changes"][0]["value"] = "Eve"
    for told, masked, tokens, code in (
        (another_name, "E•••", ["eve"], "proposal_differs"),
        (more, masked_name(MARRIED.new), ["mansour", "samira", "yousef"], "proposal_differs"),
        # Nor are they found or shown by another.
        (lines, "E•••", ["eve"], "not_that_value"),
        (lines, masked_name(MARRIED.new), ["eve"], "not_that_value"),
        (lines, None, [], "not_that_value"),
    ):
        with pytest.raises(psycopg.Error, match=code), given.sql(MARIA) as connection:
            connection.execute(
                "select rights.rectify(%s, gen_random_uuid(), 1, %s)",
                [which, Jsonb({"lines": told, "masked": masked, "tokens": tokens})],
            )
    for words in (
        "insert into rights.event values (gen_random_uuid(), %s, 'rectified', null, null, current_date, '', now(), 2)",
        "delete from people.correction",
    ):
        with pytest.raises(psycopg.Error), given.sql(MARIA) as connection:
            connection.execute(words, [request] if "%s" in words else None)  # type: ignore[call-overload]


def test_a_correction_takes_place_whole_or_not_at_all(given: Given) -> None:
    request = asked(given, given.customer(), Right.RECTIFICATION)
    begun(given, request, MOVED)
    with pytest.raises(MovedOn):
        given.desk(MARIA).do(uuid4(), rectification.carry_out, request, 7)
    begun(given, request, PHONE, MOVED)
    told = stands(given, request)
    assert told.held[Field.MOBILE] != PHONE.new
    assert told.done == ()
    # A way back into the account changes by two people, whoever says so (K-04).
    with pytest.raises(SecondPersonFirst):
        carried_out(given, request)
    with given.sql(BOOTSTRAP) as connection:
        assert connection.execute("select from people.correction").fetchall() == []
    agreed(given, request)
    carried_out(given, request)
    assert stands(given, request).held[Field.MOBILE] == PHONE.new


def test_the_sample_firm_has_one_that_was_carried_out_and_one_that_waits_on_the_officer(given: Given) -> None:
    load_sample(given)
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute("select request_id, state from rights.rectification order by state").fetchall()
    assert [state for _request, state in found] == ["begun", "done"]
    waiting, done = (stands(given, request) for request, _state in found)
    assert waiting.may
    assert [each.place for each in waiting.stands[Field.ADDRESS]] == [Place.ACCOUNT]
    assert waiting.form.corrected(Field.ADDRESS).old == waiting.held[Field.ADDRESS]  # type: ignore[union-attr]
    with pytest.raises(NotWhole):
        carried_out(given, waiting.request)
    assert done.done[0].form.corrected(Field.ADDRESS).new == done.held[Field.ADDRESS]  # type: ignore[union-attr]
    assert Kind.RECTIFIED in {each.kind for each in page(given, done.request).events}


def test_every_value_a_person_has_told_can_be_disputed_by_name_or_is_a_record() -> None:
    """Through the data map: a column added to it is correctable, derived, or said here to be a record."""
    areas_imported()
    derived = {"people.customer.masked_name", "people.name_token.token"}
    record = {"kyc.picture.face", "kyc.picture.image", "rights.identity_content.content"}
    told = {
        f"{column.table.fullname}.{column.name}"
        for column, known in columns()
        if isinstance(known, Personal)
        and known.source is Source.PERSON
        and known.category in (Category.IDENTITY, Category.CONTACT, Category.IDENTITY_IMAGE, Category.BIOMETRIC)
    }
    mapped = {**places.PLAIN, **places.SEALED}
    found = [attribute.property.columns[0] for attribute in mapped.values()]
    correctable = {f"{column.table.fullname}.{column.name}" for column in found}
    assert told == correctable | derived | record
