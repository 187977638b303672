"""Letters about requests: what a real relay accepted counts, what it refused comes back, what waits is called back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.jobs.smtp import SmtpRelay
from backoffice.rights import board, course, replies
from backoffice.rights.deadline import months_after
from backoffice.rights.letters import LetterDraft, authority_of
from backoffice.rights.replies import Sent
from backoffice.rights.rules import (
    BadAddress,
    ExtensionTooLate,
    LetterHasLeft,
    Outcome,
    OutcomeNeeded,
    ReplyKind,
    Right,
    State,
    Topic,
)
from tests.given import ANNA, MARIA, Given
from tests.jobs.relays import LocalRelay, local_relay, until
from tests.jobs.test_worker import working
from tests.rights.asking import asked, line, page, today

DAY = timedelta(days=1)
AREA = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV"),
    *("MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "CH", "GB", "CN"),
)


@pytest.fixture
def relay() -> Iterator[LocalRelay]:
    with local_relay() as running:
        yield running


def written(given: Given, request: UUID, kind: ReplyKind, **more: object) -> Sent:
    """A letter of this kind, its blanks filled in, sent by the officer."""
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, kind)
    draft = replace(draft, text=re.sub(r"\[[^]]*\]", "as was said", draft.text))
    return desk.do(uuid4(), replies.send, request, line(given, request).version, draft, **more)  # type: ignore[arg-type]


def delivered(given: Given, relay: LocalRelay, request: UUID) -> None:
    given.clock_moves(timedelta(minutes=3))
    with working(given, SmtpRelay(relay.url())):
        until(
            lambda: all(
                each.mail and each.mail.accepted_at for each in given.desk(MARIA).ask(replies.replies_of, request)
            )
        )


@pytest.mark.promise("R-09")
def test_an_answer_ends_its_request_when_the_relay_has_accepted_it(given: Given, relay: LocalRelay) -> None:
    request = asked(given, given.customer(language="zh"), Right.RECTIFICATION)
    written(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    assert line(given, request).state is State.LEAVING
    delivered(given, relay, request)
    assert line(given, request).state is State.ANSWERED
    (mail,) = relay.accepted
    assert f"R-{line(given, request).number}" in mail["Subject"]
    assert "数据保护官" in mail.get_content()
    with given.sql("worker") as connection:
        assert connection.execute("select from outbox.body").fetchall() == []
    (reply,) = given.desk(MARIA).ask(replies.replies_of, request)
    assert reply.text is not None
    assert "数据保护官" in reply.text


@pytest.mark.promise("R-10")
def test_an_extension_counts_when_its_letter_was_accepted(given: Given, relay: LocalRelay) -> None:
    received = today(given) - 20 * DAY
    request = asked(given, given.customer(), Right.ACCESS, on=received)
    before = line(given, request)
    written(given, request, ReplyKind.EXTENSION)
    assert line(given, request).promise_on == before.promise_on
    delivered(given, relay, request)
    after = line(given, request)
    assert after.extended_on == today(given)
    assert after.promise_on == months_after(received + 30 * DAY, 2)
    assert after.operative_on == page(given, request).deadline.operative


@pytest.mark.promise("R-10")
def test_an_extension_that_would_be_late_is_refused_also_by_the_database(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS, on=today(given) - 35 * DAY)
    with pytest.raises(ExtensionTooLate):
        written(given, request, ReplyKind.EXTENSION)
    with pytest.raises(psycopg.Error, match="extension_too_late"), given.sql(MARIA) as connection:
        connection.execute(
            "insert into rights.reply select gen_random_uuid(), id, subject_id, 'extension', 'en', store.me(),"
            " store.now() from rights.request"
        )


def test_a_question_is_asked_on_the_day_its_letter_was_accepted(given: Given, relay: LocalRelay) -> None:
    request = asked(given, given.customer(), Right.ACCESS, on=today(given) - 2 * DAY)
    written(given, request, ReplyKind.IDENTITY)
    assert line(given, request).waits_for is None
    delivered(given, relay, request)
    assert line(given, request).waits_for is Topic.IDENTITY
    assert page(given, request).events[-1].on_day == today(given)


def test_a_letter_that_no_relay_takes_comes_back_and_its_request_is_open_again(given: Given, relay: LocalRelay) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    written(given, request, ReplyKind.REFUSAL, outcome=Outcome.REFUSED)
    relay.recipient_reply = "550 no such mailbox"
    given.clock_moves(timedelta(minutes=3))
    with working(given, SmtpRelay(relay.url())):
        until(lambda: line(given, request).state is State.OPEN)
    assert [each.state for each in given.desk(MARIA).ask(board.board)] == [State.OPEN]


def test_what_waits_is_called_back_and_what_has_left_is_not(given: Given, relay: LocalRelay) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    first = written(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    given.desk(MARIA).do(uuid4(), replies.call_back, first.reply)
    assert line(given, request).state is State.OPEN
    second = written(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    given.clock_moves(timedelta(minutes=3))
    with working(given, SmtpRelay(relay.url())):
        until(lambda: line(given, request).state is State.ANSWERED)
    with pytest.raises(LetterHasLeft):
        given.desk(MARIA).do(uuid4(), replies.call_back, second.reply)
    assert len(relay.accepted) == 1


def test_who_is_none_of_ours_is_written_to_where_the_officer_says(given: Given, relay: LocalRelay) -> None:
    request = asked(given, None, Right.ACCESS)
    with pytest.raises(BadAddress):
        written(given, request, ReplyKind.OUTCOME, outcome=Outcome.NOTHING_HELD)
    written(given, request, ReplyKind.OUTCOME, outcome=Outcome.NOTHING_HELD, address="someone@example.org")
    delivered(given, relay, request)
    assert relay.recipients == ["someone@example.org"]
    assert line(given, request).outcome is Outcome.NOTHING_HELD


def test_an_answer_says_how_the_request_ends_and_a_question_does_not(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    for kind, outcome in (
        (ReplyKind.OUTCOME, None),
        (ReplyKind.OUTCOME, Outcome.REFUSED),
        (ReplyKind.REFUSAL, Outcome.FULFILLED),
        (ReplyKind.IDENTITY, Outcome.FULFILLED),
    ):
        with pytest.raises(OutcomeNeeded):
            written(given, request, kind, outcome=outcome)


@pytest.mark.promise("R-08")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", ReplyKind)
def test_every_letter_has_its_words_and_a_refusal_names_the_authority(
    given: Given, kind: ReplyKind, language: str
) -> None:
    request = asked(given, given.customer(country="GB"), Right.ERASURE)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    draft: LetterDraft = given.desk(MARIA).ask(replies.draft, request, kind, language)
    assert "{" not in draft.subject + draft.text
    assert "R-" in draft.subject
    commissioner = authority_of("GB")
    assert commissioner is not None
    told_of = {ReplyKind.EXTENSION, ReplyKind.REFUSAL, ReplyKind.OUTCOME, ReplyKind.LIFTING}
    assert (commissioner.web in draft.text) == (kind in told_of)


@pytest.mark.promise("S-05")
def test_a_reviewer_sees_nothing_of_a_letter_and_the_officer_not_its_sealed_body(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    sent = written(given, request, ReplyKind.ACKNOWLEDGEMENT)
    with given.sql(ANNA) as connection:
        assert connection.execute("select from outbox.message").fetchall() == []
    for name in (ANNA, MARIA):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute("select from outbox.body")
    with pytest.raises(psycopg.Error), given.sql(MARIA) as connection:
        connection.execute(
            "insert into outbox.message (id, kind, reason, reply_id, state, leaves_at, tries, last_fault, made_at)"
            " values (gen_random_uuid(), 'x', '', %s, 'waiting', now(), 0, '', now())",
            [sent.reply],
        )


def test_a_letter_edited_by_hand_arrives_as_it_was_written(given: Given, relay: LocalRelay) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, ReplyKind.CLARIFICATION)
    mine = replace(draft, subject="Which account?\nBcc: x", text="Dear Samira,\n\nشكراً — which of the two?\n")
    desk.do(uuid4(), replies.send, request, 1, mine)
    delivered(given, relay, request)
    (mail,) = relay.accepted
    assert (mail["Subject"], mail["Bcc"]) == ("Which account? Bcc: x", None)
    assert "شكراً — which of the two?" in mail.get_content()


@pytest.mark.promise("R-08")
def test_the_authority_is_named_in_all_of_the_union_and_beyond() -> None:
    for country in AREA:
        found = authority_of(country)
        assert found is not None, country
        assert found.name
        assert found.where("en").endswith(found.web), country
        # A letter is in one language: "the …" stands in none that is Chinese.
        assert not found.called("zh").isascii(), country
        assert "the " not in found.called("zh"), country
    assert authority_of("JO") is None


@pytest.mark.promise("R-08")
@pytest.mark.parametrize(
    ("country", "language", "said"),
    [
        ("DE", "en", "authority of the Land"),
        ("DE", "zh", "所在联邦州"),
        ("PL", "en", "Osobowych) (uodo.gov.pl)"),
        ("CN", "zh", "机构国家互联网信息办公室投诉（中国北京市"),
        ("GB", "zh", "可向英国信息专员办公室（"),
    ],
)
def test_a_refusal_says_whom_one_can_complain_to_where_one_lives(
    given: Given, country: str, language: str, said: str
) -> None:
    request = asked(given, given.customer(country=country), Right.ERASURE)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    assert said in given.desk(MARIA).ask(replies.draft, request, ReplyKind.REFUSAL, language).text
