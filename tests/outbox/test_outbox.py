"""Messages on their way: taken once, put back, given up, withdrawn, as the worker's and the desks' own roles. K-08."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.desk import Desk, Work
from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Decided, MailAlreadyLeft, Verdict
from backoffice.outbox import service as outbox
from backoffice.outbox.rules import GIVE_UP_AFTER, Answer, Mailed, MessageState, Outcome, Taken, next_try_at
from backoffice.store.cluster import BOOTSTRAP
from tests.given import ANNA, TOMASZ, WEN, Given

LATER = Answer(Outcome.LATER, "451 4.3.0")
NEVER = Answer(Outcome.NEVER, "550 5.1.1")
UNSURE = Answer(Outcome.UNSURE, "the relay is silent")


def decided(desk: Desk, case: UUID) -> Decided:
    version = desk.do(uuid4(), kyc.claim_case, case).version
    return desk.do(uuid4(), kyc.decide, case, version, Verdict.APPROVE, "A-01", "")


def due(given: Given) -> tuple[UUID, Decided]:
    """A case decided, whose mail may leave now."""
    case = given.case()
    decision = decided(given.desk(), case)
    given.clock_moves(timedelta(seconds=61))
    return case, decision


def taken(given: Given) -> Taken:
    message = given.worker().do(uuid4(), outbox.take)
    assert message is not None
    return message


def put_back(given: Given, held: Taken, answer: Answer) -> None:
    given.worker().do(uuid4(), outbox.put_back, held, answer)


def mail_of(given: Given, case: UUID) -> Mailed:
    (mail,) = given.desk().ask(outbox.mails_of, case)
    return mail


def seconds_until_due(given: Given) -> float | None:
    until = given.worker().ask(outbox.until_due)
    return None if until is None else until.total_seconds()


def test_a_message_waits_its_minute_before_it_can_be_taken(given: Given) -> None:
    assert seconds_until_due(given) is None
    decided(given.desk(), given.case())
    assert given.worker().do(uuid4(), outbox.take) is None
    wait = seconds_until_due(given)
    assert wait is not None
    assert 0 < wait <= 60
    given.clock_moves(timedelta(seconds=61))
    assert (seconds_until_due(given) or 1) <= 0
    assert taken(given).may_have_left is False
    assert given.worker().do(uuid4(), outbox.take) is None


def test_the_message_longest_due_is_taken_first(given: Given) -> None:
    cases = []
    for _ in range(3):
        cases.append(given.case())
        decided(given.desk(), cases[-1])
        given.clock_moves(timedelta(seconds=5))
    given.clock_moves(timedelta(seconds=61))
    desk = given.worker()
    numbers = [desk.ask(outbox.draft, taken(given).message).number for _ in cases]
    assert numbers == sorted(numbers)


def test_the_letter_is_written_to_the_address_of_the_moment_it_leaves(given: Given) -> None:
    due(given)
    with given.sql(BOOTSTRAP) as connection:
        connection.execute("update people.identity set email = 'put.right@example.org'")
    draft = given.worker().ask(outbox.draft, taken(given).message)
    assert (draft.email, draft.name, draft.language) == ("put.right@example.org", "Samira Yousef Haddadin", "en")
    assert (draft.kind, draft.reason, draft.controller) == ("kyc_approve", "A-01", "xiaomi_crowd_trading")


def test_a_refusal_for_now_is_tried_again_and_slower_each_time(given: Given) -> None:
    case, _ = due(given)
    for wait in (10, 30, 60, 180, 300, 600, 600):
        put_back(given, taken(given), LATER)
        assert given.worker().do(uuid4(), outbox.take) is None
        left = seconds_until_due(given)
        assert left is not None
        assert wait - 5 < left <= wait
        given.clock_moves(timedelta(seconds=wait))
    mail = mail_of(given, case)
    assert (mail.state, mail.fault, mail.accepted_at) == (MessageState.WAITING, "451 4.3.0", None)


@pytest.mark.promise("K-08")
def test_a_refusal_for_good_waits_for_a_person(given: Given) -> None:
    case, decision = due(given)
    put_back(given, taken(given), NEVER)
    assert mail_of(given, case).state is MessageState.FAILED
    assert seconds_until_due(given) is None
    assert given.desk().ask(kyc.case_page, case).told_at is None
    with pytest.raises(MailAlreadyLeft):
        given.desk().do(uuid4(), kyc.withdraw, case, decision.version, decision.decision)


def test_after_two_days_of_trying_a_person_has_to_look(given: Given) -> None:
    case, _ = due(given)
    put_back(given, taken(given), LATER)
    given.clock_moves(GIVE_UP_AFTER)
    put_back(given, taken(given), LATER)
    assert mail_of(given, case).state is MessageState.FAILED


def test_a_message_put_back_unsent_can_still_be_called_back(given: Given) -> None:
    case, decision = due(given)
    put_back(given, taken(given), LATER)
    given.desk().do(uuid4(), kyc.withdraw, case, decision.version, decision.decision)
    given.clock_moves(timedelta(hours=1))
    assert given.worker().do(uuid4(), outbox.take) is None
    assert mail_of(given, case).state is MessageState.VOID


@pytest.mark.promise("K-08")
def test_a_message_that_may_have_left_cannot_be_called_back_any_more(given: Given) -> None:
    case, decision = due(given)
    put_back(given, taken(given), UNSURE)
    desk = given.desk()
    with pytest.raises(MailAlreadyLeft):
        desk.do(uuid4(), kyc.withdraw, case, decision.version, decision.decision)
    given.clock_moves(timedelta(minutes=2))
    again = taken(given)
    assert again.may_have_left
    put_back(given, again, LATER)
    with pytest.raises(MailAlreadyLeft):
        desk.do(uuid4(), kyc.withdraw, case, decision.version, decision.decision)


def test_a_message_whose_worker_died_is_taken_again_after_two_minutes(given: Given) -> None:
    due(given)
    first = taken(given)
    given.clock_moves(timedelta(seconds=115))
    assert given.worker().do(uuid4(), outbox.take) is None
    left = seconds_until_due(given)
    assert left is not None
    assert 0 < left <= 5
    given.clock_moves(timedelta(seconds=5))
    again = taken(given)
    assert (again.message, again.may_have_left) == (first.message, True)


def test_a_worker_that_wakes_too_late_changes_nothing(given: Given) -> None:
    case, _ = due(given)
    late = taken(given)
    given.clock_moves(timedelta(minutes=2))
    now_held = taken(given)
    put_back(given, late, NEVER)
    assert mail_of(given, case).state is MessageState.SENDING
    given.worker().do(uuid4(), outbox.accept, now_held.message)
    given.worker().do(uuid4(), outbox.accept, late.message)
    put_back(given, now_held, NEVER)
    mail = mail_of(given, case)
    assert (mail.state, mail.fault) == (MessageState.SENT, "")


def test_the_same_key_takes_the_same_message(given: Given) -> None:
    """As after a reply that was lost on the way."""
    due(given)
    key = uuid4()
    assert given.worker().do(key, outbox.take) == given.worker().do(key, outbox.take)


@pytest.mark.promise("K-08")
def test_a_withdrawal_meets_a_message_being_taken_and_comes_too_late(given: Given) -> None:
    case, decision = due(given)
    locked, go_on = Event(), Event()

    def take_slowly(work: Work) -> Taken | None:
        held = outbox.take(work)
        work.session.flush()
        locked.set()
        assert go_on.wait(30)
        return held

    with ThreadPoolExecutor(2) as pool:
        taking = pool.submit(given.worker().do, uuid4(), take_slowly)
        assert locked.wait(30)
        withdrawing = pool.submit(given.desk().do, uuid4(), kyc.withdraw, case, decision.version, decision.decision)
        until_blocked(given)
        go_on.set()
        assert taking.result() is not None
        with pytest.raises(MailAlreadyLeft):
            withdrawing.result()


@pytest.mark.promise("K-08")
def test_a_message_being_withdrawn_is_not_taken(given: Given) -> None:
    case, decision = due(given)
    voided, go_on = Event(), Event()

    def withdraw_slowly(work: Work) -> Decided:
        answer = kyc.withdraw(work, case, decision.version, decision.decision)
        voided.set()
        assert go_on.wait(30)
        return answer

    with ThreadPoolExecutor(1) as pool:
        withdrawing = pool.submit(given.desk().do, uuid4(), withdraw_slowly)
        assert voided.wait(30)
        assert given.worker().do(uuid4(), outbox.take) is None
        go_on.set()
        withdrawing.result()
    assert given.worker().do(uuid4(), outbox.take) is None
    assert mail_of(given, case).state is MessageState.VOID


@pytest.mark.promise("K-08")
def test_of_a_withdrawal_and_a_departure_exactly_one_wins(given: Given) -> None:
    made = []
    for name in (ANNA, TOMASZ, WEN) * 3:
        case = given.case()
        made.append((given.desk(name), case, decided(given.desk(name), case)))
    given.clock_moves(timedelta(seconds=61))
    start = Barrier(4)

    def take_all() -> set[UUID]:
        start.wait(30)
        found = set()
        for _ in made:
            held = given.worker().do(uuid4(), outbox.take)
            if held is not None:
                found.add(held.message)
        return found

    def withdraw_own(desk: Desk) -> set[UUID]:
        start.wait(30)
        gone = set()
        for owner, case, decision in made:
            if owner is desk:
                try:
                    owner.do(uuid4(), kyc.withdraw, case, decision.version, decision.decision)
                except MailAlreadyLeft:
                    continue
                gone.add(decision.decision)
        return gone

    with ThreadPoolExecutor(4) as pool:
        leaving = pool.submit(take_all)
        withdrawn = set().union(*pool.map(withdraw_own, [given.desk(name) for name in (ANNA, TOMASZ, WEN)]))
        left = leaving.result()
    while (held := given.worker().do(uuid4(), outbox.take)) is not None:
        left.add(held.message)
    with given.sql(BOOTSTRAP) as connection:
        states = dict(connection.execute("select decision_id, (id, state)::text from outbox.message").fetchall())
    assert len(states) == 9
    for decision_id, told in states.items():
        assert ("void" in told) == (decision_id in withdrawn)
        assert ("sending" in told) == (decision_id not in withdrawn)
    assert len(left) + len(withdrawn) == 9


@pytest.mark.promise("S-05")
def test_no_name_or_address_stays_behind_with_commands_or_in_the_trail(given: Given) -> None:
    due(given)
    put_back(given, taken(given), LATER)
    given.clock_moves(timedelta(seconds=11))
    given.worker().do(uuid4(), outbox.accept, taken(given).message)
    with given.sql(BOOTSTRAP) as connection:
        written = connection.execute(
            "select answer::text from store.command where actor = 'worker'"
            " union all select facts::text from audit.event where actor = 'worker'"
        ).fetchall()
    assert len(written) == 6
    assert not [text for (text,) in written if "example.org" in text or "Haddadin" in text]


WORKER_CANNOT = {
    "bring a message forward that was voided": "update outbox.message set state = 'waiting' where state = 'void'",
    "void a message": "update outbox.message set state = 'void'",
    "call a message sent": "update outbox.message set state = 'sent'",
    "give it to another customer": "update outbox.message set customer_id = gen_random_uuid()",
    "write one": "insert into outbox.message select * from outbox.message",
    "remove one": "delete from outbox.message",
    "read birth dates": "select birth_on from people.particulars",
    "stop a clock": 'update kyc."case" set told_at = now()',
    "forget a fresh command": "delete from store.command",
}


@pytest.mark.promise("S-05")
@pytest.mark.parametrize("attack", WORKER_CANNOT)
def test_the_worker_with_plain_sql_cannot(given: Given, attack: str) -> None:
    case, _ = due(given)
    void = given.case()
    decision = decided(given.desk(), void)
    given.desk().do(uuid4(), kyc.withdraw, void, decision.version, decision.decision)
    with given.sql("worker") as connection, suppress(psycopg.errors.InsufficientPrivilege), connection.transaction():
        assert connection.execute(WORKER_CANNOT[attack]).rowcount == 0
    assert mail_of(given, case).state is MessageState.WAITING


def test_tries_never_come_faster_and_never_rarer_than_every_ten_minutes() -> None:
    now = datetime(2026, 3, 7, tzinfo=UTC)
    waits = [next_try_at(tries, now) - now for tries in range(1, 400)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(minutes=10)


def until_blocked(given: Given) -> None:
    """Return once a connection of this house waits for another's lock."""
    waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    with given.sql(BOOTSTRAP) as connection:
        for _ in range(3000):
            if connection.execute(waiting).fetchone() != (0,):
                return
            connection.execute("select pg_stat_clear_snapshot()")
            Event().wait(0.01)
    raise AssertionError("nobody waits for a lock")
