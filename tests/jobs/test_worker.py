"""The worker's loop on a real database and a real relay: nothing early, nothing twice, nothing lost. K-08."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest

from backoffice.jobs.relay import FolderRelay, Relay
from backoffice.jobs.smtp import SmtpRelay
from backoffice.jobs.worker import Worker
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Decided, Verdict
from backoffice.kyc.views import CasePage
from backoffice.outbox import service as outbox
from backoffice.outbox.letter import Sender
from backoffice.outbox.rules import Answer, Draft, Mailed, MessageState
from backoffice.store.cluster import BOOTSTRAP
from tests.given import WEN, WORKER_PASSWORD, Given
from tests.jobs.relays import LocalRelay, local_relay, until

MINUTE = timedelta(seconds=61)
WORDS = {
    Verdict.APPROVE: ("A-01", "Your identity is confirmed", "您的身份已通过审核"),
    Verdict.REJECT: ("R-01", "We could not confirm your identity", "我们未能确认您的身份"),
    Verdict.GRANT_ATTEMPT: ("G-02", "Please try your identity check once more", "请再做一次身份认证"),
    Verdict.ASK_DOCUMENT: ("D-01", "We need one more document from you", "我们还需要您补充一份文件"),
}


@pytest.fixture
def relay() -> Iterator[LocalRelay]:
    with local_relay() as running:
        yield running


@contextmanager
def working(given: Given, relay: Relay) -> Iterator[None]:
    """A worker of this house runs for the length of the block, and ends when told to."""
    stop = Event()
    worker = Thread(target=Worker(given.worker(), {"mail": relay}, None, stop).serve)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(60)
        assert not worker.is_alive()


def decide(given: Given, case: UUID, verdict: Verdict = Verdict.APPROVE) -> Decided:
    desk, reason = given.desk(), WORDS[verdict][0]
    version = desk.do(uuid4(), kyc.claim_case, case).version
    decision = desk.do(uuid4(), kyc.decide, case, version, verdict, reason, "The portrait is glued on.")
    if verdict is Verdict.REJECT:
        return given.desk(WEN).do(uuid4(), kyc.second, case, decision.version, decision.decision, True, "")
    return decision


def page(given: Given, case: UUID) -> CasePage:
    return given.desk().ask(kyc.case_page, case)


def mail_of(given: Given, case: UUID) -> Mailed:
    (mail,) = given.desk().ask(outbox.mails_of, case)
    return mail


@pytest.mark.promise("K-08")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("verdict", WORDS)
def test_the_customer_reads_the_outcome_in_their_language(
    given: Given, relay: LocalRelay, verdict: Verdict, language: str
) -> None:
    case = given.case(language=language)
    decide(given, case, verdict)
    given.clock_moves(MINUTE)
    with working(given, SmtpRelay(relay.url())):
        until(lambda: mail_of(given, case).state is MessageState.SENT)
    (letter,) = relay.accepted
    assert letter["Subject"] == WORDS[verdict][1 if language == "en" else 2]
    assert f"K-{page(given, case).number}" in letter.get_content()
    assert (page(given, case).told_at is not None) == (verdict is not Verdict.ASK_DOCUMENT)


@pytest.mark.promise("K-08")
def test_the_clock_stops_when_the_relay_accepts_and_not_while_it_is_down(given: Given, relay: LocalRelay) -> None:
    case = given.case(timedelta(hours=23))
    decide(given, case)
    relay.go()
    given.clock_moves(MINUTE)
    with working(given, SmtpRelay(relay.url())):
        until(lambda: mail_of(given, case).fault)
        assert mail_of(given, case).state is MessageState.WAITING
        assert page(given, case).told_at is None
        given.clock_moves(timedelta(hours=2))
        came_back_at = given.now()
        relay.come()
        until(lambda: mail_of(given, case).state is MessageState.SENT)
    told = page(given, case)
    assert told.told_at is not None
    assert told.told_at >= came_back_at > told.due_at
    assert told.told_at == mail_of(given, case).accepted_at
    assert len(relay.accepted) == 1


@pytest.mark.promise("K-08")
def test_what_was_withdrawn_never_leaves(given: Given, relay: LocalRelay) -> None:
    case, kept = given.case(), given.case()
    decision = decide(given, case)
    decide(given, kept)
    with working(given, SmtpRelay(relay.url())):
        given.desk().do(uuid4(), kyc.withdraw, case, decision.version, decision.decision)
        given.clock_moves(MINUTE)
        until(lambda: mail_of(given, kept).state is MessageState.SENT)
    assert len(relay.accepted) == 1
    assert mail_of(given, case).state is MessageState.VOID


def test_a_mail_whose_minute_is_not_over_stays(given: Given, relay: LocalRelay) -> None:
    early, late = given.case(), given.case()
    decide(given, early)
    given.clock_moves(timedelta(seconds=50))
    decide(given, late)
    given.clock_moves(timedelta(seconds=11))
    with working(given, SmtpRelay(relay.url())):
        until(lambda: mail_of(given, early).state is MessageState.SENT)
    assert mail_of(given, late).state is MessageState.WAITING
    assert len(relay.accepted) == 1


def test_one_refused_mail_does_not_keep_the_others(given: Given, tmp_path: Path) -> None:
    refused, unwritten, good = given.case(), given.case(), given.case()
    for case in (refused, unwritten, good):
        decide(given, case)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute(
            "update people.identity set email = 'nowhere'"
            ' where customer_id = (select customer_id from kyc."case" where id = %s)',
            (refused,),
        )
        connection.execute("update outbox.message set kind = 'kyc_sing' where case_id = %s", (unwritten,))
    given.clock_moves(MINUTE)
    with working(given, FolderRelay(tmp_path)):
        until(lambda: mail_of(given, good).state is MessageState.SENT)
    assert (mail_of(given, refused).state, mail_of(given, refused).fault) == (MessageState.FAILED, "no usable address")
    mail = mail_of(given, unwritten)
    assert (mail.state, mail.fault) == (MessageState.WAITING, "no words for kyc_sing")
    assert len(list(tmp_path.glob("*.eml"))) == 1


class Stumbling:
    """A relay with a fault nobody foresaw."""

    def deliver(self, draft: Draft, sender: Sender) -> Answer:
        raise RuntimeError(f"while writing to {draft.email}")


def test_a_fault_nobody_foresaw_is_noted_without_the_customer_s_name(
    given: Given, caplog: pytest.LogCaptureFixture
) -> None:
    case = given.case()
    decide(given, case)
    given.clock_moves(MINUTE)
    with working(given, Stumbling()):
        until(lambda: mail_of(given, case).fault)
    assert mail_of(given, case).fault == "RuntimeError"
    assert "in deliver" in caplog.text
    assert "example.org" not in caplog.text


def test_a_reply_of_the_database_that_is_lost_is_asked_for_again(given: Given, relay: LocalRelay) -> None:
    """All connections of the worker are cut while the relay has the letter: it is noted once, and sent once."""
    case = given.case()
    decide(given, case)
    given.clock_moves(MINUTE)
    relay.be_silent()
    with working(given, SmtpRelay(relay.url())):
        assert relay.arrived.wait(60)
        with given.sql(BOOTSTRAP) as connection:
            connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where usename = 'worker' and datname = current_database()"
            )
        relay.speak()
        until(lambda: mail_of(given, case).state is MessageState.SENT)
    assert len(relay.accepted) == 1


def test_command_keys_are_forgotten_after_seven_days_and_no_sooner(given: Given, relay: LocalRelay) -> None:
    old, fresh = uuid4(), uuid4()
    given.desk().do(old, kyc.claim_next_case)
    given.clock_moves(timedelta(days=7))
    given.desk().do(fresh, kyc.claim_next_case)

    def kept() -> set[UUID]:
        with given.sql(BOOTSTRAP) as connection:
            return {key for (key,) in connection.execute("select key from store.command where actor <> 'worker'")}

    assert kept() == {old, fresh}
    with working(given, SmtpRelay(relay.url())):
        until(lambda: kept() == {fresh})


def test_two_workers_of_one_house_send_each_mail_once(given: Given, relay: LocalRelay) -> None:
    cases = [given.case() for _ in range(6)]
    for case in cases:
        decide(given, case)
    given.clock_moves(MINUTE)
    second = given.house.desk_for_service("worker", WORKER_PASSWORD)
    stop = Event()
    other = Thread(target=Worker(second, {"mail": SmtpRelay(relay.url())}, None, stop).serve)
    with working(given, SmtpRelay(relay.url())):
        other.start()
        until(lambda: all(mail_of(given, case).state is MessageState.SENT for case in cases))
        stop.set()
        other.join(60)
    second.close()
    assert len(relay.ids()) == len(set(relay.ids())) == 6
