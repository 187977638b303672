"""A case from claim to mail, as the services and the database's guards keep it. K-07, K-08."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.desk import Desk, DutyMissing, KeyReused
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import (
    CaseMovedOn,
    CaseState,
    Decided,
    Level,
    MailAlreadyLeft,
    NeedsALead,
    NoteNeeded,
    NotYours,
    NotYourVerdict,
    SamePerson,
    TooManyClaims,
    Verdict,
)
from backoffice.outbox import service as outbox
from backoffice.staff.refusals import NotApart
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, OLGA, TOMASZ, WEN, Given


def claimed(desk: Desk, case: UUID) -> int:
    return desk.do(uuid4(), kyc.claim_case, case).version


def decided(
    desk: Desk, case: UUID, verdict: Verdict = Verdict.APPROVE, reason: str = "A-01", note: str = ""
) -> Decided:
    return desk.do(uuid4(), kyc.decide, case, claimed(desk, case), verdict, reason, note)


@pytest.mark.promise("K-08")
def test_the_queue_is_ordered_by_the_time_left_to_the_promised_mail(given: Given) -> None:
    ages = [timedelta(hours=hours) for hours in (3, 23, 0, 25)]
    cases = {age: given.case(age) for age in ages}
    lines = given.desk().ask(kyc.waiting_cases)
    assert [line.case for line in lines] == [cases[age] for age in sorted(ages, reverse=True)]
    assert lines[0].due_at - lines[0].handed_over_at == timedelta(hours=24)


def test_a_page_goes_on_behind_the_last_line(given: Given) -> None:
    for minutes in range(7):
        given.case(timedelta(minutes=minutes))
    desk = given.desk()
    everything = desk.ask(kyc.waiting_cases)
    first = desk.ask(kyc.waiting_cases, limit=3)
    rest = desk.ask(kyc.waiting_cases, after=(first[-1].due_at, first[-1].case))
    assert first + rest == everything


@pytest.mark.promise("K-07")
def test_two_reviewers_asking_at_once_never_hold_one_case(given: Given) -> None:
    for minutes in range(4):
        given.case(timedelta(minutes=minutes))
    desks = [given.desk(ANNA), given.desk(TOMASZ)] * 2
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda desk: desk.do(uuid4(), kyc.claim_next_case), desks))
    cases = [each.case for each in taken if each is not None]
    assert len(cases) == len(set(cases)) == 4


def test_nobody_holds_more_than_three_cases(given: Given) -> None:
    for _ in range(4):
        given.case()
    desk = given.desk()
    for _ in range(3):
        assert desk.do(uuid4(), kyc.claim_next_case)
    with pytest.raises(TooManyClaims):
        desk.do(uuid4(), kyc.claim_next_case)


def test_a_held_case_cannot_be_taken_until_its_lease_runs_out(given: Given) -> None:
    case = given.case()
    claimed(given.desk(ANNA), case)
    with pytest.raises(NotYours):
        given.desk(TOMASZ).do(uuid4(), kyc.claim_case, case)
    given.clock_moves(timedelta(minutes=11))
    claimed(given.desk(TOMASZ), case)
    with pytest.raises(NotYours):
        given.desk(ANNA).do(uuid4(), kyc.renew_claim, case)


def test_a_renewed_lease_goes_on(given: Given) -> None:
    case = given.case()
    desk = given.desk()
    first = desk.do(uuid4(), kyc.claim_case, case)
    given.clock_moves(timedelta(minutes=5))
    assert desk.do(uuid4(), kyc.renew_claim, case).claimed_until > first.claimed_until


def test_a_released_case_waits_for_the_next(given: Given) -> None:
    case = given.case()
    held = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    given.desk(ANNA).do(uuid4(), kyc.release_case, case, held.claimed_until)
    next_one = given.desk(TOMASZ).do(uuid4(), kyc.claim_next_case)
    assert next_one is not None
    assert next_one.case == case


@pytest.mark.promise("K-08")
def test_a_verdict_writes_state_audit_and_mail_together(given: Given) -> None:
    case = given.case()
    desk = given.desk()
    answer = decided(desk, case, note="Card and MRZ agree.")
    page = desk.ask(kyc.case_page, case)
    assert page.state is CaseState.DECIDED
    assert page.pending is not None
    assert page.pending.mail_leaves_at == answer.mail_leaves_at
    assert page.pending.note == "Card and MRZ agree."
    assert desk.ask(kyc.counts).mail_waiting == 1
    with given.sql("bootstrap") as connection:
        actions = [row[0] for row in connection.execute("select action from audit.event order by id")]
    assert actions == ["kyc.case.claimed", "vault.opened", "kyc.case.decided"]


@pytest.mark.promise("K-08")
@pytest.mark.parametrize(
    ("age", "waits"),
    [(timedelta(hours=1), timedelta(seconds=60)), (timedelta(hours=23, minutes=56), timedelta(0))],
)
def test_mail_waits_a_minute_unless_little_of_the_day_is_left(given: Given, age: timedelta, waits: timedelta) -> None:
    desk = given.desk()
    case = given.case(age)
    answer = decided(desk, case)
    pending = desk.ask(kyc.case_page, case).pending
    assert pending is not None
    assert answer.mail_leaves_at is not None
    assert answer.mail_leaves_at - pending.decided_at == waits


def test_a_stale_verdict_is_refused_by_version(given: Given) -> None:
    case = given.case()
    version = claimed(given.desk(ANNA), case)
    answer = decided(given.desk(ANNA), case)
    given.desk(ANNA).do(uuid4(), kyc.withdraw, case, answer.version, answer.decision)
    with pytest.raises(CaseMovedOn):
        given.desk(ANNA).do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")


def test_a_verdict_needs_the_claim(given: Given) -> None:
    case = given.case()
    version = claimed(given.desk(ANNA), case)
    with pytest.raises(NotYours):
        given.desk(TOMASZ).do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")


def test_a_rejection_without_a_note_is_refused(given: Given) -> None:
    case = given.case()
    with pytest.raises(NoteNeeded):
        decided(given.desk(), case, Verdict.REJECT, "R-01")


@pytest.mark.promise("K-08")
def test_a_rejection_mails_only_after_a_lead_agrees(given: Given) -> None:
    case = given.case()
    first = decided(given.desk(ANNA), case, Verdict.REJECT, "R-01", "The portrait is glued on.")
    assert first.mail_leaves_at is None
    assert given.desk().ask(kyc.counts).mail_waiting == 0
    second = given.desk(WEN).do(uuid4(), kyc.second, case, first.version, first.decision, True, "")
    assert second.state is CaseState.DECIDED
    assert second.mail_leaves_at is not None
    history = [line.what for line in given.desk(WEN).ask(kyc.case_page, case).history]
    assert history[-2:] == ["reject", "second_yes"]


def test_the_second_person_is_another_and_a_lead(given: Given) -> None:
    case = given.case()
    first = decided(given.desk(ANNA), case, Verdict.REJECT, "R-01", "Forged.")
    with pytest.raises(NeedsALead):
        given.desk(TOMASZ).do(uuid4(), kyc.second, case, first.version, first.decision, True, "")
    own = given.case()
    proposed = decided(given.desk(WEN), own, Verdict.REJECT, "R-01", "Forged.")
    with pytest.raises(SamePerson):
        given.desk(WEN).do(uuid4(), kyc.second, own, proposed.version, proposed.decision, True, "")
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "update staff.person set password_reset_by = %s, password_reset_at = store.now() where name in (%s, %s)",
            [OLGA, ANNA, WEN],
        )
    for agrees in (True, False):
        with pytest.raises(NotApart):
            given.desk(WEN).do(uuid4(), kyc.second, case, first.version, first.decision, agrees, "Only a scratch.")


def test_a_disagreeing_lead_sends_the_case_back_to_the_leads(given: Given) -> None:
    case = given.case()
    first = decided(given.desk(ANNA), case, Verdict.REJECT, "R-01", "Forged.")
    given.desk(WEN).do(uuid4(), kyc.second, case, first.version, first.decision, False, "Only a scratch.")
    page = given.desk(WEN).ask(kyc.case_page, case)
    assert (page.state, page.level) == (CaseState.WAITING, Level.LEAD)
    with pytest.raises(NeedsALead):
        claimed(given.desk(ANNA), case)


def test_an_escalated_case_is_for_leads(given: Given) -> None:
    case = given.case()
    decided(given.desk(ANNA), case, Verdict.ESCALATE, "E-01", "Look at the hologram.")
    with pytest.raises(NeedsALead):
        claimed(given.desk(TOMASZ), case)
    taken = given.desk(WEN).do(uuid4(), kyc.claim_next_case)
    assert taken is not None
    assert taken.case == case


def test_undo_appends_a_withdrawal_and_voids_the_mail(given: Given) -> None:
    case = given.case()
    desk = given.desk()
    answer = decided(desk, case)
    desk.do(uuid4(), kyc.withdraw, case, answer.version, answer.decision)
    page = desk.ask(kyc.case_page, case)
    assert page.state is CaseState.WAITING
    assert page.holder == ANNA
    assert [line.what for line in page.history][-2:] == ["approve", "withdrawal"]
    assert desk.ask(kyc.counts).mail_waiting == 0


def test_undo_with_full_hands_gives_the_case_back_to_the_queue(given: Given) -> None:
    desk = given.desk()
    answer = decided(desk, case := given.case(timedelta(hours=9)))
    for _ in range(3):
        claimed(desk, given.case())
    desk.do(uuid4(), kyc.withdraw, case, answer.version, answer.decision)
    page = desk.ask(kyc.case_page, case)
    assert (page.state, page.holder) == (CaseState.WAITING, None)


def test_undo_comes_too_late_once_the_worker_has_locked_the_mail(given: Given) -> None:
    case = given.case()
    answer = decided(given.desk(), case)
    given.clock_moves(timedelta(seconds=61))
    assert given.worker().do(uuid4(), outbox.take) is not None
    with pytest.raises(MailAlreadyLeft):
        given.desk().do(uuid4(), kyc.withdraw, case, answer.version, answer.decision)


def test_only_its_maker_takes_a_verdict_back(given: Given) -> None:
    case = given.case()
    answer = decided(given.desk(ANNA), case)
    with pytest.raises(NotYourVerdict):
        given.desk(TOMASZ).do(uuid4(), kyc.withdraw, case, answer.version, answer.decision)


@pytest.mark.promise("K-08")
def test_the_clock_stops_when_the_relay_accepts_not_when_somebody_decides(given: Given) -> None:
    case = given.case(timedelta(hours=23))
    decided(given.desk(), case)
    assert given.desk().ask(kyc.case_page, case).told_at is None
    given.clock_moves(timedelta(seconds=61))
    mail = given.worker().do(uuid4(), outbox.take)
    assert mail is not None
    given.worker().do(uuid4(), outbox.accept, mail.message)
    told = given.desk().ask(kyc.case_page, case)
    assert told.told_at is not None
    assert told.told_at < told.due_at
    assert told.history[-1].what == "mail_accepted"


@pytest.mark.promise("K-08")
def test_asking_for_a_document_lets_the_clock_run_on(given: Given) -> None:
    case = given.case()
    decided(given.desk(), case, Verdict.ASK_DOCUMENT, "D-01")
    given.clock_moves(timedelta(seconds=61))
    mail = given.worker().do(uuid4(), outbox.take)
    assert mail is not None
    given.worker().do(uuid4(), outbox.accept, mail.message)
    page = given.desk().ask(kyc.case_page, case)
    assert page.state is CaseState.WITH_CUSTOMER
    assert page.told_at is None


def test_the_same_command_key_decides_once(given: Given) -> None:
    case = given.case()
    desk = given.desk()
    version, key = claimed(desk, case), uuid4()
    first = desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-01", "")
    assert desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-01", "") == first
    with pytest.raises(KeyReused):
        desk.do(key, kyc.decide, case, version, Verdict.APPROVE, "A-02", "")


def test_papers_open_for_the_holder_only(given: Given) -> None:
    case = given.case()
    claimed(given.desk(ANNA), case)
    assert len(given.desk(ANNA).ask(kyc.pictures, case)) == 12
    assert given.desk(ANNA).ask(kyc.case_page, case).opened
    assert given.desk(TOMASZ).ask(kyc.pictures, case) == ()
    assert not given.desk(TOMASZ).ask(kyc.case_page, case).opened


HOSTILE = {
    "move a case without a decision": "update kyc.\"case\" set state = 'decided'",
    "rewrite a decision": "update kyc.decision set reason = 'A-01'",
    "remove a decision": "delete from kyc.decision",
    "empty the record": "truncate kyc.decision cascade",
    "write an audit entry": "insert into audit.event (at, actor, action, facts) values (now(), 'me', 'x', '{}')",
    "shift the clock": "insert into store.clock_shift values (true, '1 day')",
    "mail without a decision": """
        insert into outbox.message
        select gen_random_uuid(), 'kyc_approve', 'A-01', customer_id, id, null, null, 'waiting', now(), 0, '', null,
               null, now()
          from kyc."case"
    """,
    "mark a mail as sent": "select outbox.accepted(gen_random_uuid())",
    "claim for somebody else": """
        update kyc."case" set claimed_by = 'tomasz.wierzba', claimed_until = store.now()
    """,
    "hold a case for a day": """
        update kyc."case" set claimed_by = 'anna.lindqvist', claimed_until = store.now() + interval '1 day'
    """,
    "become a lead": 'grant kyc_lead to "anna.lindqvist"',
    "put on a lead's role": 'set role "wen.jing"',
}


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("attack", HOSTILE)
def test_a_reviewer_with_plain_sql_cannot(given: Given, attack: str) -> None:
    given.case()
    with given.sql(ANNA) as connection, pytest.raises(psycopg.Error) as refused:
        connection.execute(HOSTILE[attack])
    assert refused.value.sqlstate in ("42501", "BO001")


@pytest.mark.promise("S-05")
def test_a_reviewer_sees_only_their_own_sealed_keys(given: Given) -> None:
    with given.sql(ANNA) as connection:
        assert [row[0] for row in connection.execute("select person from vault.slot")] == [ANNA]


@pytest.mark.promise("K-08")
def test_a_verdict_without_its_mail_does_not_commit(given: Given) -> None:
    case = given.case()
    version = claimed(given.desk(), case)
    with pytest.raises(psycopg.Error, match=r"kyc\.mail_missing"), given.sql(ANNA) as connection:
        connection.execute(
            "insert into kyc.decision (id, case_id, case_version, act, verdict, reason, level, decided_by, decided_at)"
            " values (gen_random_uuid(), %s, %s, 'verdict', 'approve', 'A-01', 'reviewer', 'anna.lindqvist', now())",
            (case, version),
        )
    assert given.desk().ask(kyc.case_page, case).state is CaseState.WAITING


def test_a_worker_cannot_decide(given: Given) -> None:
    case = given.case()
    with pytest.raises(DutyMissing):
        given.worker().do(uuid4(), kyc.claim_case, case)
