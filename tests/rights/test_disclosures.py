"""Who was told what of a person's data: entered by what discloses, kept as it is, read by few."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from backoffice.kyc import service as kyc
from backoffice.kyc.filing import write_case_file
from backoffice.people.disclosures import Act, Recipient, disclosures_of
from backoffice.rights.rules import Outcome, ReplyKind, Right
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.jobs.relays import LocalRelay
from tests.rights.asking import asked
from tests.rights.packing import inside, packed
from tests.rights.test_replies import delivered, relay, written
from tests.vault.firm import agreed, count, customer_of

__all__ = ["relay"]


@pytest.mark.promise("R-01", "S-05")
def test_every_act_that_lets_data_leave_is_entered_by_itself_and_told_in_the_next_copy(
    given: Given, tmp_path: Path, relay: LocalRelay
) -> None:
    case = given.case()
    customer = customer_of(given, case)
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    write_case_file(given.desk(ANNA), case, "en", "Europe/London", tmp_path)
    request = asked(given, customer, Right.ACCESS, Right.PORTABILITY)
    written(given, request, ReplyKind.ACKNOWLEDGEMENT)
    delivered(given, relay, request)
    with given.sql(PAVEL) as connection:
        connection.execute("select audit.note_export(%s, 'audit.list_csv', null, sha256('x'), 1)", [uuid4()])
    packed(given, request, tmp_path)
    log = given.desk(MARIA).ask(disclosures_of, customer)
    assert [(each.act, each.recipient, each.basis, each.by) for each in log] == [
        (Act.CASE_FILE, Recipient.FIRM, "legal_obligation", ANNA),
        (Act.LETTER, Recipient.PERSON, "gdpr_12", "worker"),
        (Act.PACKAGE, Recipient.FIRM, "gdpr_15", MARIA),
    ]
    assert log[0].export is not None
    assert "biometric" in log[0].categories
    assert "biometric" not in log[2].categories
    told = json.loads(inside(packed(given, request, tmp_path))["data.json"])["received_by"]
    assert [each["act"] for each in told] == ["case_file", "letter", "package"]
    assert count(given, "people.disclosure where subject_id is null and act = 'list'") == 1


@pytest.mark.promise("R-01", "R-05")
def test_a_package_counts_as_given_to_the_person_when_its_answer_has_been_accepted(
    given: Given, tmp_path: Path, relay: LocalRelay
) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.PORTABILITY)
    packed(given, request, tmp_path)
    desk = given.desk(MARIA)
    assert [each.recipient for each in desk.ask(disclosures_of, customer)] == [Recipient.FIRM]
    written(given, request, ReplyKind.OUTCOME, outcome=Outcome.FULFILLED)
    delivered(given, relay, request)
    prepared, *left = desk.ask(disclosures_of, customer)
    assert {(each.act, each.recipient) for each in left} == {
        (Act.LETTER, Recipient.PERSON),
        (Act.PACKAGE, Recipient.PERSON),
    }
    (handed,) = (each for each in left if each.act is Act.PACKAGE)
    assert (handed.export, handed.basis, handed.categories) == (prepared.export, "gdpr_20", prepared.categories)


@pytest.mark.promise("S-05")
def test_a_release_to_an_authority_is_entered_when_it_is_used_but_not_the_reporting_officers(given: Given) -> None:
    customer = given.customer()
    facts = {"authority": "bafin", "categories": ["identity", "financial"]}
    released = agreed(given, "authority.release", customer, facts, by=MARIA, second=RUTH)
    secret = agreed(given, "authority.release", customer, {"authority": "fiu"}, by=RUTH, second=MARIA)
    with given.sql(BOOTSTRAP) as connection:
        for each in (released, secret):
            connection.execute("select staff.use_proposal(%s, 'authority.release', %s)", [each, customer])
    (only,) = given.desk(MARIA).ask(disclosures_of, customer)
    assert (only.act, only.recipient, only.named) == (Act.RELEASE, Recipient.AUTHORITY, "bafin")
    assert only.categories == ("identity", "financial")


@pytest.mark.promise("S-05")
def test_the_log_only_grows_and_is_read_by_the_officer_and_the_auditor(given: Given) -> None:
    customer = given.customer()
    with given.sql(MARIA) as connection:
        connection.execute("select audit.note_export(%s, 'audit.list_csv', %s, sha256('x'), 1)", [uuid4(), customer])
    for person in (MARIA, PAVEL):
        assert len(given.desk(person).ask(disclosures_of, customer)) == 1
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(person) as connection:
            connection.execute("insert into people.disclosure select * from people.disclosure")
    for person in (ANNA, WEN, JONAS, RUTH, OLGA):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(person) as connection:
            connection.execute("select from people.disclosure")
    for change in (
        "update people.disclosure set named = ''",
        "delete from people.disclosure",
        "truncate people.disclosure",
    ):
        with pytest.raises(psycopg.Error, match="only_grows"), given.sql(BOOTSTRAP) as connection:
            connection.execute(change.format("people.disclosure").encode())
