"""Keys of people and classes: certified by the pinned root, given by two pairs of eyes, gone with a duty. S-02."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from backoffice.errors import BackofficeError
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import NoKeys
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from backoffice.staff.rules import Duty
from backoffice.vault.certificates import CertificateNotOurs
from backoffice.vault.entry import own_keys
from backoffice.vault.grants import (
    KeysMovedOn,
    KeysNotCertified,
    NobodyAgreed,
    NotTheirDuty,
    NotYoursToCertify,
    certify,
    give_classes,
    waiting_for_certificate,
    waiting_for_me,
)
from backoffice.vault.held_keys import KeyNotHeld, KeyOutOfReach, RootNotPinned
from backoffice.vault.passphrase import PassphraseWrong
from backoffice.vault.person_keys import make_signer
from backoffice.vault.root_pin import AnotherRootPinned, pin_root
from tests.given import AIKO, ANNA, BOOTSTRAP, HUGO, IDRIS, JONAS, MARIA, OLGA, PASSWORD, RUTH, TOMASZ, WEN, Given
from tests.staff.conftest import Somebody, agree, names, newcomer, refused, somebody
from tests.vault.firm import agreed, count

__all__ = ["names", "newcomer", "somebody"]


def without_keys(given: Given, person: str) -> None:
    """As a newcomer: nothing of their keys is there."""
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("select vault.forget_person(%s)", (person,))


def test_a_newcomer_makes_keys_has_them_certified_and_is_given_a_class(given: Given) -> None:
    without_keys(given, TOMASZ)
    case = given.case()
    desk = given.desk(TOMASZ)
    with pytest.raises(NoKeys):
        desk.do(uuid4(), kyc.claim_case, case)
    waiting = given.desk(OLGA).ask(waiting_for_certificate)
    assert [each.person for each in waiting] == [TOMASZ]
    classes = ("biometric", "contact", "identity", "identity_image", "index", "note")
    facts = {"person": TOMASZ, "field_classes": classes}
    proposal = dict.fromkeys(classes, agreed(given, "vault.grant_key", None, facts, by=WEN, second=HUGO))
    with pytest.raises(KeysNotCertified):
        given.desk(WEN).do(uuid4(), give_classes, TOMASZ, proposal)
    with pytest.raises(KeysMovedOn):
        given.desk(OLGA).do(uuid4(), certify, TOMASZ, "0000 " * 8)
    given.desk(OLGA).do(uuid4(), certify, TOMASZ, waiting[0].fingerprint)
    given.desk(WEN).do(uuid4(), give_classes, TOMASZ, proposal)
    desk.do(uuid4(), kyc.claim_case, case)
    assert desk.ask(kyc.case_page, case).birth_on is not None
    assert given.comes_back(TOMASZ).desk.ask(kyc.pictures, case)


def test_a_class_is_given_only_as_agreed_and_only_to_the_duty(given: Given) -> None:
    facts = {"person": TOMASZ, "field_classes": ["contact"]}
    with pytest.raises(NoSuchProposal):
        given.desk(WEN).do(uuid4(), give_classes, TOMASZ, {"identity": uuid4()})
    for_contact = agreed(given, "vault.grant_key", None, facts, by=WEN, second=HUGO)
    with pytest.raises(NobodyAgreed):
        given.desk(WEN).do(uuid4(), give_classes, TOMASZ, {"identity": for_contact})
    with pytest.raises(NotTheirDuty):
        given.desk(WEN).do(uuid4(), give_classes, JONAS, {"identity": for_contact})
    with pytest.raises(KeyNotHeld):
        given.desk(OLGA).do(uuid4(), give_classes, TOMASZ, {"contact": for_contact})


OFFERS: dict[str, tuple[str, str, dict[str, object], str]] = {
    "not held": (AIKO, "vault.grant_key", {"person": TOMASZ, "field_classes": ["note"]}, "vault.key_not_held"),
    "no duty": (WEN, "vault.grant_key", {"person": JONAS, "field_classes": ["note"]}, "vault.not_their_duty"),
    "oneself": (WEN, "vault.grant_key", {"person": WEN, "field_classes": ["note"]}, "staff.not_oneself"),
    "nothing": (WEN, "vault.grant_key", {}, "staff.facts_malformed"),
    "no class": (WEN, "vault.grant_key", {"person": TOMASZ, "field_classes": []}, "staff.facts_malformed"),
    "no list": (WEN, "vault.grant_key", {"person": TOMASZ, "field_classes": "note"}, "staff.facts_malformed"),
    "more": (WEN, "vault.grant_key", {"person": TOMASZ, "field_classes": ["note"], "x": 1}, "staff.facts_malformed"),
    "root as any": (WEN, "vault.grant_key", {"person": IDRIS, "field_classes": ["root"]}, "staff.facts_malformed"),
    "any as root": (OLGA, "vault.grant_root", {"person": TOMASZ, "field_classes": ["note"]}, "staff.facts_malformed"),
    "root by a lead": (
        WEN,
        "vault.grant_root",
        {"person": IDRIS, "field_classes": ["root"]},
        "staff.not_yours_to_propose",
    ),
    "suspicion by an administrator": (
        OLGA,
        "vault.grant_suspicion",
        {"person": RUTH, "field_classes": ["suspicion"]},
        "staff.not_yours_to_propose",
    ),
}


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("case", OFFERS, ids=str)
def test_plain_sql_proposes_no_key_that_is_not_ones_own_to_give(given: Given, case: str) -> None:
    who, action, facts, code = OFFERS[case]
    with refused(code), given.sql(who) as connection:
        connection.execute("select staff.propose(%s, null, %s::jsonb)", (action, json.dumps(facts)))


@pytest.mark.promise("S-05")
@pytest.mark.parametrize(
    ("duty", "field_class", "holder", "second", "strangers"),
    [
        (Duty.ADMINISTRATOR, "root", OLGA, IDRIS, (WEN, MARIA, RUTH)),
        (Duty.MLRO, "suspicion", RUTH, OLGA, (WEN, MARIA, HUGO)),
    ],
    ids=["root", "suspicion"],
)
def test_a_newcomer_is_given_what_only_their_own_duty_holds(
    given: Given, somebody: Somebody, duty: Duty, field_class: str, holder: str, second: str, strangers: tuple[str, ...]
) -> None:
    name = somebody(duty)
    given.desk(name)
    [offered] = [each for each in given.desk(OLGA).ask(waiting_for_certificate) if each.person == name]
    given.desk(OLGA).do(uuid4(), certify, name, offered.fingerprint)
    assert given.desk(holder).ask(waiting_for_me) == 1
    given.desk(holder).do(uuid4(), seconding.ask_for_keys, name, (field_class,))
    assert given.desk(holder).ask(waiting_for_me) == 0
    [asked] = given.desk(second).ask(seconding.proposals_waiting)
    assert asked.facts == {"person": name, "field_classes": [field_class]}
    assert given.desk(second).ask(seconding.count_for_me) == 1
    for stranger in strangers:
        assert given.desk(stranger).ask(seconding.proposals_waiting) == ()
        with refused("staff.no_such_proposal"), given.sql(stranger) as connection:
            connection.execute("select staff.decide_proposal(%s, true, %s)", (asked.id, asked.hash()))
    with refused("staff.not_oneself"), given.sql(name) as connection:
        connection.execute("select staff.decide_proposal(%s, true, %s)", (asked.id, asked.hash()))
    with pytest.raises(BackofficeError):
        given.desk(holder).do(uuid4(), give_classes, name, {field_class: asked.id})
    agree(given, second, asked.id)
    given.desk(holder).do(uuid4(), give_classes, name, {field_class: asked.id})
    held = given.comes_back(name).desk.ask(lambda work: work.keys.classes_held(work.session))  # type: ignore[attr-defined]
    assert field_class in held


def test_only_another_administrator_certifies(given: Given) -> None:
    without_keys(given, IDRIS)
    given.desk(IDRIS)
    [waiting] = given.desk(OLGA).ask(waiting_for_certificate)
    with pytest.raises(KeyNotHeld):
        given.desk(IDRIS).do(uuid4(), certify, IDRIS, waiting.fingerprint)
    without_keys(given, TOMASZ)
    given.desk(TOMASZ)
    row = next(each for each in given.desk(OLGA).ask(waiting_for_certificate) if each.person == TOMASZ)
    with pytest.raises(KeyNotHeld):
        given.desk(WEN).do(uuid4(), certify, TOMASZ, row.fingerprint)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("update vault.person_key set certificate = null where person = %s", (OLGA,))
    mine = next(each for each in given.desk(OLGA).ask(waiting_for_certificate) if each.person == OLGA)
    with pytest.raises(NotYoursToCertify):
        given.desk(OLGA).do(uuid4(), certify, OLGA, mine.fingerprint)


@pytest.mark.promise("S-02")
@pytest.mark.parametrize(
    "swap",
    [
        "update vault.class_key set public = (select agreement from vault.person_key where person = 'tomasz.wierzba')"
        " where field_class = 'biometric'",
        "update vault.class_key set field_class = 'note' where field_class = 'contact'",
        "update vault.class_key set certificate = (select certificate from vault.class_key where field_class = 'note')"
        " where field_class = 'contact'",
        "update vault.person_key set certificate = (select certificate from vault.person_key where person = 'wen.jing')"
        " where person = 'anna.lindqvist'",
        "update vault.person_key set agreement = (select agreement from vault.person_key where person = 'wen.jing')"
        " where person = 'anna.lindqvist'",
    ],
    ids=["class key", "class", "class certificate", "person's certificate", "person's key"],
)
def test_a_public_key_that_a_superuser_swapped_is_refused_at_sign_in(given: Given, swap: str) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(swap.encode())
    with pytest.raises(CertificateNotOurs):
        given.house.sign_in(ANNA, PASSWORD)


@pytest.mark.promise("S-02")
def test_a_class_key_swapped_after_sign_in_gets_nothing_sealed_to_it(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    version = desk.do(uuid4(), kyc.claim_case, case).version
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("delete from vault.customer_key where field_class = 'note'")
        connection.execute(
            "update vault.class_key set public = (select agreement from vault.person_key where person = %s)"
            " where field_class = 'note'",
            (OLGA,),
        )
    with pytest.raises(CertificateNotOurs):
        desk.do(uuid4(), kyc.decide, case, version, kyc.Verdict.REJECT, "R-01", "The portrait sits over the pattern.")


def test_an_installation_without_the_pin_or_with_another_trusts_nobody(given: Given) -> None:
    home = given.house.settings.home
    (home / "firm-root").unlink()
    with pytest.raises(RootNotPinned):
        given.house.sign_in(ANNA, PASSWORD)
    other = make_signer().public
    pin_root(home, other)
    # A pin is written once: only its own key may be written over it.
    with pytest.raises(AnotherRootPinned):
        pin_root(home, make_signer().public)
    pin_root(home, other)
    with pytest.raises(CertificateNotOurs):
        given.house.sign_in(ANNA, PASSWORD)
    (home / "firm-root").write_text("not a key")
    with pytest.raises(RootNotPinned):
        given.house.sign_in(ANNA, PASSWORD)


@pytest.mark.promise("S-03")
def test_a_slot_opens_with_its_persons_passphrase_alone(given: Given) -> None:
    assert given.desk(ANNA).ask(own_keys) is not None
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "update vault.slot set sealed = (select sealed from vault.slot where person = %s) where person = %s",
            (WEN, ANNA),
        )
    with pytest.raises(BackofficeError) as refused:
        given.house.sign_in(ANNA, PASSWORD)
    assert refused.value.code in (PassphraseWrong.code, "vault.slot_broken")


def test_who_is_forgotten_keeps_nothing_that_opens(given: Given) -> None:
    case = given.case()
    desk = given.desk(MARIA)
    before = count(given, "vault.class_grant where person = %s", MARIA)
    without_keys(given, MARIA)
    assert before > 0
    for table in ("class_grant", "slot", "person_key", "ticket"):
        assert count(given, f"vault.{table} where person = %s", MARIA) == 0
    with given.sql(BOOTSTRAP) as connection:
        row = connection.execute("select id, customer_id, card from kyc.attempt where case_id = %s", (case,)).fetchone()
    assert row is not None
    with pytest.raises((KeyOutOfReach, KeyNotHeld)):
        desk.ask(lambda work: work.keys.for_opening(work.session, row[1], row[2][1:17]))


def test_a_lost_duty_takes_its_classes_along(given: Given) -> None:
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("delete from vault.class_reader where (field_class, duty) = ('note', 'dpo')")
        connection.execute("select vault.forget_classes(%s)", (MARIA,))
    held = given.desk(MARIA).ask(lambda work: work.keys.classes_held(work.session))  # type: ignore[attr-defined]
    assert held == {"contact", "identity", "identity_image", "biometric", "request", "index"}
