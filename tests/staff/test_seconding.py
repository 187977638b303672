"""What one person proposes another agrees to: never themselves, never twice, never something else than was shown."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.errors import BackofficeError
from backoffice.staff import seconding
from backoffice.staff.refusals import (
    AlreadyProposed,
    NoSuchProposal,
    NotYoursToPropose,
    ProposalDiffers,
    ProposalExpired,
    ProposalMovedOn,
    RefusalNeedsReason,
    SamePerson,
)
from backoffice.staff.rules import FOUR_EYES, Action, Duty, may_second
from backoffice.staff.views import Proposal, ProposalState
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, ANNA, HUGO, JONAS, MARIA, OLGA, PAVEL, RUTH, WEN, Given
from tests.staff.conftest import denied, refused

pytestmark = pytest.mark.promise("S-05")
FACTS: dict[str, object] = {"request": "R-1", "parts": ["b", "a"], "sum": 12345678901234567890, "näme": "é"}


def proposed(
    given: Given, name: str = MARIA, action: Action = Action.RIGHTS_ERASE, subject: UUID | None = None
) -> Proposal:
    which = given.desk(name).do(uuid4(), seconding.propose, action, subject or uuid4(), FACTS)
    return given.desk(name).ask(seconding.proposal, which)


def stands(given: Given, action: Action, subject: UUID | None) -> bool:
    """As the guard would ask."""
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute("select staff.proposal_stands(%s, %s)", (action.value, subject)).fetchone()
    return bool(told and told[0])


def use(given: Given, which: UUID, action: Action, subject: UUID | None) -> object:
    with given.sql(BOOTSTRAP) as connection:
        told = connection.execute("select staff.use_proposal(%s, %s, %s)", (which, action.value, subject)).fetchone()
    return told and told[0]


def test_the_declaration_and_the_databases_table_are_one(given: Given) -> None:
    with given.sql(ANNA) as connection:
        told = connection.execute("select action, proposers, seconds, lasts from staff.four_eyes").fetchall()
    assert {action: (set(proposers), set(seconds), lasts) for action, proposers, seconds, lasts in told} == {
        action.value: (set(rule.proposers), set(rule.seconds), rule.lasts) for action, rule in FOUR_EYES.items()
    }


def test_an_agreement_stands_until_it_is_used_once(given: Given) -> None:
    made = proposed(given)
    assert not stands(given, made.action, made.subject)
    given.desk(WEN).do(uuid4(), seconding.agree, made.id, made.hash())
    assert stands(given, made.action, made.subject)
    assert not stands(given, made.action, uuid4())
    with refused("staff.no_such_proposal"):
        use(given, made.id, Action.RIGHTS_ACCESS_COPY, made.subject)
    with refused("staff.no_such_proposal"):
        use(given, made.id, made.action, uuid4())
    assert use(given, made.id, made.action, made.subject) == FACTS
    assert not stands(given, made.action, made.subject)
    with refused("staff.not_agreed_yet"):
        use(given, made.id, made.action, made.subject)


def test_who_proposed_it_cannot_agree_whatever_duties_they_hold(given: Given) -> None:
    made = proposed(given)
    with pytest.raises(SamePerson):
        given.desk(MARIA).do(uuid4(), seconding.agree, made.id, made.hash())
    with refused("staff.same_person"), given.sql(MARIA) as connection:
        connection.execute("select staff.decide_proposal(%s, true, %s)", (made.id, made.hash()))


def test_who_has_not_the_duty_neither_sees_nor_proposes_nor_agrees(given: Given) -> None:
    made = proposed(given)
    for name in (ANNA, JONAS, AIKO, RUTH, PAVEL):
        with pytest.raises(NoSuchProposal):
            given.desk(name).do(uuid4(), seconding.agree, made.id, made.hash())
        with pytest.raises(NotYoursToPropose):
            given.desk(name).do(uuid4(), seconding.propose, Action.RIGHTS_ERASE, None, FACTS)
        assert given.desk(name).ask(seconding.count_for_me) == 0
        if name != PAVEL:
            assert given.desk(name).ask(seconding.proposals_waiting) == ()
    assert given.desk(HUGO).ask(seconding.count_for_me) == 1


def test_what_the_reporting_officer_releases_is_hidden_from_auditors_and_leads(given: Given) -> None:
    made = proposed(given, RUTH, Action.AUTHORITY_RELEASE)
    for name in (PAVEL, WEN, AIKO):
        assert given.desk(name).ask(seconding.proposals_lately) == ()
    assert [each.id for each in given.desk(MARIA).ask(seconding.proposals_waiting)] == [made.id]


def test_another_hash_than_of_what_is_kept_is_refused(given: Given) -> None:
    made = proposed(given)
    for seen in (b"", made.hash()[::-1], bytes(32)):
        with pytest.raises(ProposalDiffers):
            given.desk(WEN).do(uuid4(), seconding.agree, made.id, seen)
    with refused("staff.proposal_differs"), given.sql(WEN) as connection:
        connection.execute("select staff.decide_proposal(%s, true, null)", (made.id,))


def test_a_proposal_and_an_agreement_expire(given: Given) -> None:
    waiting, agreed = proposed(given), proposed(given)
    given.desk(WEN).do(uuid4(), seconding.agree, agreed.id, agreed.hash())
    given.clock_moves(FOUR_EYES[Action.RIGHTS_ERASE].lasts + timedelta(seconds=1))
    with pytest.raises(ProposalExpired):
        given.desk(WEN).do(uuid4(), seconding.agree, waiting.id, waiting.hash())
    assert not stands(given, agreed.action, agreed.subject)
    with refused("staff.proposal_expired"):
        use(given, agreed.id, agreed.action, agreed.subject)
    assert given.desk(WEN).ask(seconding.proposals_waiting) == ()
    states = {each.state for each in given.desk(WEN).ask(seconding.proposals_lately)}
    assert states == {ProposalState.EXPIRED}


def test_a_refused_or_withdrawn_proposal_stays_so(given: Given) -> None:
    no, back = proposed(given), proposed(given)
    for reason in ("", " … ", "x" * 501):
        with pytest.raises(RefusalNeedsReason):
            given.desk(WEN).do(uuid4(), seconding.refuse, no.id, no.hash(), reason)
    given.desk(WEN).do(uuid4(), seconding.refuse, no.id, no.hash(), "The request is not theirs. ")
    assert given.desk(MARIA).ask(seconding.proposal, no.id).reason == "The request is not theirs."
    given.desk(MARIA).do(uuid4(), seconding.withdraw, back.id)
    with pytest.raises(NoSuchProposal):
        given.desk(WEN).do(uuid4(), seconding.withdraw, no.id)
    for made in (no, back):
        with pytest.raises(ProposalMovedOn):
            given.desk(HUGO).do(uuid4(), seconding.agree, made.id, made.hash())
        assert not stands(given, made.action, made.subject)


def test_the_same_thing_is_not_proposed_twice_at_once(given: Given) -> None:
    made = proposed(given)
    with pytest.raises(AlreadyProposed):
        given.desk(WEN).do(uuid4(), seconding.propose, made.action, made.subject, FACTS)


def test_of_two_who_decide_at_once_one_is_told_that_it_is_decided(given: Given) -> None:
    made = proposed(given)
    seats = {name: given.desk(name) for name in (WEN, HUGO)}
    start, answers = threading.Barrier(2), dict[str, object]()

    def decide(name: str) -> None:
        start.wait()
        try:
            answers[name] = seats[name].do(uuid4(), seconding.agree, made.id, made.hash())
        except BackofficeError as fault:
            answers[name] = fault.code

    threads = [threading.Thread(target=decide, args=(name,)) for name in seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(str(type(answer).__name__) for answer in answers.values()) == ["datetime", "str"]
    assert ProposalMovedOn.code in answers.values()


@pytest.mark.parametrize("role", [BOOTSTRAP, MARIA])
def test_nobody_bends_a_proposal_in_its_table(given: Given, role: str) -> None:
    made = proposed(given)
    changes: tuple[LiteralString, ...] = (
        "update staff.proposal set facts = '{}'",
        "update staff.proposal set state = 'used', decided_by = 'wen.jing', decided_at = now(), used_at = now()",
        "update staff.proposal set expires_at = expires_at + interval '1 year', proposed_by = 'wen.jing'",
        "delete from staff.proposal",
        "truncate staff.proposal",
    )
    with given.sql(role) as connection:
        for change in changes:
            with pytest.raises(psycopg.DatabaseError), connection.transaction():
                connection.execute(change)
    assert given.desk(MARIA).ask(seconding.proposal, made.id).state is ProposalState.PROPOSED


def test_facts_are_no_place_for_documents(given: Given) -> None:
    with refused("staff.facts_too_long"), given.sql(MARIA) as connection:
        connection.execute("select staff.propose('rights.erase', null, jsonb_build_object('text', repeat('x', 5000)))")
    with refused("staff.unknown_action"), given.sql(MARIA) as connection:
        connection.execute("select staff.propose('rights.forget', null, '{}')")


def test_who_may_second_what_follows_from_the_duties() -> None:
    keys = {Action.GRANT_ROOT, Action.GRANT_SUSPICION}
    assert may_second(frozenset({Duty.ADMINISTRATOR})) == {Action.DUTIES, Action.RESET_PASSWORD} | keys
    assert may_second(frozenset({Duty.KYC_REVIEWER, Duty.AUDITOR})) == frozenset()
    assert Action.LEDGER_ADJUST in may_second(frozenset({Duty.FINANCE_LEAD}))


def test_services_propose_nothing(given: Given) -> None:
    with denied(), given.sql("worker") as connection:
        connection.execute("select staff.propose('rights.erase', null, '{}')")


def test_a_proposal_without_its_facts_is_not_put_before_anybody(given: Given) -> None:
    for person, action, facts in (
        (OLGA, "staff.duties", "{}"),
        (OLGA, "staff.duties", '{"person": "nobody.here", "from": [], "duties": ["dpo"]}'),
        (OLGA, "staff.duties", '{"person": "anna.lindqvist", "from": [], "duties": "dpo"}'),
        (OLGA, "staff.reset_password", '{"person": "nobody.here"}'),
        (WEN, "vault.grant_key", "{}"),
        (MARIA, "rights.erase", "{}"),
        (MARIA, "rights.access_copy", "{}"),
    ):
        with refused("staff.facts_malformed"), given.sql(person) as connection:
            connection.execute("select staff.propose(%s, null, %s)", (action, facts))
