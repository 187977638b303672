"""From a newcomer's first sign-in to their first case: what each sees is missing, and does. S-02, S-05."""

from __future__ import annotations

from uuid import uuid4

import pytest

from backoffice.kyc import service as kyc
from backoffice.staff import seconding
from backoffice.staff.rules import Duty
from backoffice.vault import grants
from tests.given import ANNA, BOOTSTRAP, HUGO, JONAS, OLGA, RUTH, TOMASZ, WEN, Given
from tests.staff.conftest import Somebody, agree, names, newcomer, somebody

__all__ = ["names", "newcomer", "somebody"]
OF_REVIEWERS = ("biometric", "contact", "identity", "identity_image", "index", "note")


def missing(given: Given, actor: str) -> list[tuple[str, str, bool, bool]]:
    found = given.desk(actor).ask(grants.missing_keys)
    return [(each.person, each.field_class, each.proposal is not None, each.agreed) for each in found]


@pytest.mark.promise("S-02")
def test_a_newcomer_is_certified_and_given_keys_and_opens_a_case(given: Given, somebody: Somebody) -> None:
    name = somebody(Duty.KYC_REVIEWER)
    case = given.case()
    desk = given.desk(name)
    own = desk.ask(grants.own_number)
    assert own is not None
    assert (own.certified, own.holds) == (False, False)
    [offered] = given.desk(OLGA).ask(grants.waiting_for_certificate)
    assert (offered.person, offered.fingerprint) == (name, own.fingerprint)
    assert missing(given, WEN) == []
    given.desk(OLGA).do(uuid4(), grants.certify, name, offered.fingerprint)
    assert missing(given, WEN) == [(name, each, False, False) for each in OF_REVIEWERS]
    given.desk(WEN).do(uuid4(), seconding.ask_for_keys, name, OF_REVIEWERS)
    assert missing(given, WEN) == [(name, each, True, False) for each in OF_REVIEWERS]
    [one] = given.desk(HUGO).ask(seconding.proposals_waiting)
    agree(given, HUGO, one.id)
    found = given.desk(WEN).ask(grants.missing_keys)
    assert all(each.agreed for each in found)
    agreed = {each.field_class: each.proposal for each in found if each.proposal is not None}
    given.desk(WEN).do(uuid4(), grants.give_classes, name, agreed)
    assert missing(given, WEN) == []
    again = given.comes_back(name).desk
    own = again.ask(grants.own_number)
    assert own is not None
    assert (own.certified, own.holds) == (True, True)
    again.do(uuid4(), kyc.claim_case, case)
    assert again.ask(kyc.case_page, case).birth_on is not None
    assert again.ask(kyc.pictures, case)


def test_an_agreement_is_used_for_exactly_its_classes_or_not_at_all(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("delete from vault.class_grant where person = %s", (TOMASZ,))
    given.desk(WEN).do(uuid4(), seconding.ask_for_keys, TOMASZ, ("contact", "note"))
    [one] = given.desk(HUGO).ask(seconding.proposals_waiting)
    agree(given, HUGO, one.id)
    for classes in (("contact",), ("contact", "note", "identity")):
        with pytest.raises(grants.NobodyAgreed):
            given.desk(WEN).do(uuid4(), grants.give_classes, TOMASZ, dict.fromkeys(classes, one.id))
    assert (TOMASZ, "contact", True, True) in missing(given, WEN)


@pytest.mark.promise("S-05")
def test_one_is_told_of_the_classes_one_holds_and_administrators_of_all(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("delete from vault.class_grant where person in (%s, %s)", (TOMASZ, RUTH))
    assert {person for person, *_ in missing(given, JONAS)} == set()
    assert missing(given, TOMASZ) == []
    assert {each for person, each, *_ in missing(given, ANNA) if person == TOMASZ} == set(OF_REVIEWERS)
    assert "suspicion" not in {each for _, each, *_ in missing(given, ANNA)}
    assert (RUTH, "suspicion") in {(person, each) for person, each, *_ in missing(given, OLGA)}
