"""Letters by post: made as a signed PDF, posted with proof, counted from that day, back at work when they return."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pypdfium2
import pytest

from backoffice.people.policy import controller
from backoffice.rights import board, course, letters, posting, replies
from backoffice.rights.deadline import months_after
from backoffice.rights.letter_filing import write_letter
from backoffice.rights.narrowing import Narrowed, Only
from backoffice.rights.posting import Proof
from backoffice.rights.replies import Sent
from backoffice.rights.rules import (
    ExtensionTooLate,
    Kind,
    NotPostedThen,
    Outcome,
    PostAct,
    PostalAddressNeeded,
    PostedAlready,
    ProofNeeded,
    ReplyKind,
    Right,
    State,
    Topic,
    Way,
)
from tests.given import ANNA, MARIA, PAVEL, RUTH, Given
from tests.rights.asking import asked, line, page, today

DAY = timedelta(days=1)
ADDRESS = "Samira Yousef Haddadin\nGarden Street 4\n\n17110 Madaba"
PROOF = Proof("Royal Mail", "AB 1234 5678 9GB", "")
NOTE = "select rights.note_posting(gen_random_uuid(), %s, %s, %s, %s, %s)"


def by_post(given: Given, request: UUID, kind: ReplyKind, address: str = ADDRESS, **more: object) -> Sent:
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, kind)
    draft = replace(draft, text=re.sub(r"\[[^]]*\]", "as was said", draft.text))
    version = line(given, request).version
    return desk.do(uuid4(), replies.send, request, version, draft, address=address, way=Way.POST, **more)  # type: ignore[arg-type]


def posted(given: Given, sent: Sent, on: date | None = None, proof: Proof = PROOF) -> int:
    return given.desk(MARIA).do(uuid4(), posting.record_posted, sent.reply, on or today(given), proof)


def received(given: Given, ago: int, right: Right = Right.ACCESS, **more: str) -> UUID:
    return asked(given, given.customer(**more), right, on=today(given) - ago * DAY)


def test_a_house_number_stays_beside_its_street() -> None:
    assert posting.in_lines("Largo da Fonte, 85, 1200-123 Lisboa") == ["Largo da Fonte, 85", "1200-123 Lisboa"]
    assert posting.in_lines("Garden Street 4, 17110 Madaba") == ["Garden Street 4", "17110 Madaba"]


def test_a_letter_names_the_postal_address_that_the_policy_holds_in_its_own_language() -> None:
    firm = controller("xiaomi_crowd_trading")
    assert "Company information page" in letters.contact(firm, "en")
    there = replace(firm, postal={"en": ("1 Example Row", "Exampleton"), "zh": ("示例路 1 号",)})
    assert "Limited, 1 Example Row, Exampleton. Its data protection officer: dpo@" in letters.contact(there, "en")
    assert "示例路 1 号" in letters.contact(there, "zh")
    assert there.posted("de") == ("1 Example Row", "Exampleton")
    assert there.facts()["postal_address"] == ["1 Example Row", "Exampleton"]


@pytest.mark.promise("R-09", "S-08")
def test_an_answer_by_post_is_a_signed_letter_and_ends_its_request_on_the_day_it_was_posted(
    given: Given, tmp_path: Path
) -> None:
    request = received(given, 3)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    assert desk.ask(posting.address_of, page(given, request).customer) == ADDRESS.replace("\n\n", "\n") + "\nJordan"
    with pytest.raises(PostalAddressNeeded):
        by_post(given, request, ReplyKind.OUTCOME, "Samira", outcome=Outcome.PARTLY)
    sent = by_post(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    assert sent.leaves_at is None
    with given.sql("bootstrap") as connection:
        assert connection.execute("select from outbox.message").fetchall() == []
    path = write_letter(desk, sent.reply, "Europe/London", tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        words = "".join(each.get_textpage().get_text_range() for each in document)
    for told in ("Garden Street 4", "17110 Madaba", "as was said", "To add anything, write to", "Reference R-3001"):
        assert told in words
    assert "answer this e-mail" not in words
    # Who is responsible, where post reaches it, and its data protection officer (GDPR Art. 13(1)(a), (b)).
    for told in ("Xiaomi Crowd Trading Limited", "registered office", "dpo@xiaomicrowdtrading.com"):
        assert told in " ".join(words.split())
    # Written and filed is not sent: the clock runs and the request stays in sight.
    assert line(given, request).state is State.LEAVING
    given.clock_moves(2 * DAY)
    on = today(given) - DAY
    assert posted(given, sent, on) == line(given, request).version
    told = line(given, request)
    assert (told.state, told.outcome) == (State.ANSWERED, Outcome.PARTLY)
    assert told.ended_at is not None
    assert told.ended_at.date() == on
    event = page(given, request).events[-1]
    assert (event.kind, event.on_day, event.done_by) == (Kind.ANSWERED, on, MARIA)
    desk.do(uuid4(), course.take_access, request)
    (reply,) = desk.ask(replies.replies_of, request)
    (act,) = reply.postings
    assert (act.act, act.on_day, act.carrier, act.proof, act.done_by) == (
        PostAct.POSTED, on, "Royal Mail", "AB 1234 5678 9GB", MARIA,
    )  # fmt: skip
    with given.sql(PAVEL) as connection:
        kinds = connection.execute("select kind from audit.export").fetchall()
        told_of = connection.execute("select act, recipient from people.disclosure where act = 'letter'").fetchall()
        trail = connection.execute("select facts ->> 'on' from audit.event where action = 'rights.letter_posted'")
        assert (kinds, told_of, trail.fetchall()) == ([("rights.letter",)], [("letter", "person")], [(on.isoformat(),)])
    with pytest.raises(PostedAlready):
        posted(given, sent)


@pytest.mark.promise("R-10")
def test_an_extension_by_post_counts_on_its_day_and_only_within_the_first_month(given: Given) -> None:
    request = received(given, 20)
    sent = by_post(given, request, ReplyKind.EXTENSION)
    before = line(given, request)
    assert before.extended_on is None
    given.clock_moves(14 * DAY)
    late = before.letter_by_on + DAY
    with pytest.raises(ExtensionTooLate):
        posted(given, sent, late)
    with pytest.raises(psycopg.Error, match="extension_too_late"), given.sql(MARIA) as connection:
        connection.execute(NOTE, [sent.reply, "posted", late, "Royal Mail", b"AB1"])
    posted(given, sent, before.letter_by_on)
    after = line(given, request)
    assert after.extended_on == before.letter_by_on
    assert after.promise_on == months_after(before.received_on + 30 * DAY, 2)
    assert after.operative_on == page(given, request).deadline.operative


@pytest.mark.promise("R-09")
def test_a_letter_that_comes_back_puts_its_request_back_to_work(given: Given) -> None:
    request = received(given, 5)
    sent = by_post(given, request, ReplyKind.REFUSAL, outcome=Outcome.REFUSED)
    posted(given, sent, proof=Proof("Bote", "", "Handed over at the desk, receipt 7."))
    assert line(given, request).state is State.REFUSED
    given.clock_moves(9 * DAY)
    given.desk(MARIA).do(uuid4(), posting.record_returned, sent.reply, today(given), "Moved away.")
    told = line(given, request)
    assert (told.state, told.outcome, told.ended_at) == (State.OPEN, None, None)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    (reply,) = given.desk(MARIA).ask(replies.replies_of, request)
    assert [(each.act, each.proof) for each in reply.postings] == [
        (PostAct.POSTED, "Handed over at the desk, receipt 7."),
        (PostAct.RETURNED, "Moved away."),
    ]
    assert page(given, request).events[-1].kind is Kind.RETURNED
    # It goes on as any other: another letter ends it.
    posted(given, by_post(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY))
    assert line(given, request).state is State.ANSWERED


@pytest.mark.promise("R-09")
@pytest.mark.parametrize("place", ["GB-ENG", "DE-BE"])
def test_no_clock_waits_for_the_answer_to_a_question_that_came_back(given: Given, place: str) -> None:
    request = received(given, 9)
    if place != "GB-ENG":
        with given.sql("bootstrap") as connection:
            connection.execute("alter table rights.request disable trigger user")
            connection.execute("update rights.request set place = %s", [place])
            connection.execute("alter table rights.request enable trigger user")
    never_asked = line(given, request).statute_on
    first = by_post(given, request, ReplyKind.IDENTITY)
    posted(given, first)
    given.clock_moves(6 * DAY)
    given.desk(MARIA).do(uuid4(), posting.record_returned, first.reply, today(given), "Unknown there.")
    told = line(given, request)
    assert (told.waits_for, told.came_back) == (None, True)
    assert told.statute_on == page(given, request).deadline.statute == never_asked
    back = page(given, request).events[-1]
    assert (back.kind, back.topic) == (Kind.RETURNED, Topic.IDENTITY)
    # It is work for today, however far its day is, until another letter is on its way.
    today_only = Narrowed(only=Only.TODAY)
    assert [each.request for each in given.desk(MARIA).ask(board.board, narrowed=today_only)] == [request]
    # Asked again, the pause is that of the question that arrived.
    second = by_post(given, request, ReplyKind.IDENTITY)
    assert given.desk(MARIA).ask(board.board, narrowed=today_only) == ()
    posted(given, second)
    assert line(given, request).waits_for is Topic.IDENTITY
    given.clock_moves(3 * DAY)
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    given.desk(MARIA).do(uuid4(), course.got, request, line(given, request).version, Topic.IDENTITY, today(given))
    paused = page(given, request).deadline.statute
    assert paused is not None
    if place != "GB-ENG":
        assert 3 <= (paused - months_after(line(given, request).received_on, 1)).days <= 3 + 5
    # A letter that comes back after its question was answered takes nothing back.
    given.desk(MARIA).do(uuid4(), posting.record_returned, second.reply, today(given), "")
    assert page(given, request).deadline.statute == paused == line(given, request).statute_on
    assert page(given, request).events[-1].topic is None


def test_a_question_by_post_counts_from_its_posting_and_a_letter_not_posted_is_called_back(given: Given) -> None:
    request = received(given, 9)
    sent = by_post(given, request, ReplyKind.IDENTITY)
    assert line(given, request).waits_for is None
    posted(given, sent)
    assert line(given, request).waits_for is Topic.IDENTITY
    answer = by_post(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    assert line(given, request).state is State.LEAVING
    given.desk(MARIA).do(uuid4(), replies.call_back, answer.reply)
    assert line(given, request).state is State.OPEN
    with pytest.raises(PostedAlready):
        posted(given, answer)
    with pytest.raises(NotPostedThen):
        posted(given, by_post(given, request, ReplyKind.ACKNOWLEDGEMENT), today(given) + DAY)
    with pytest.raises(ProofNeeded):
        posted(given, by_post(given, request, ReplyKind.ACKNOWLEDGEMENT), proof=Proof("Royal Mail", " ", ""))


@pytest.mark.promise("R-09", "R-10", "S-05")
def test_no_plain_sql_posts_a_letter_into_another_day_or_around_the_guard(given: Given) -> None:
    request = received(given, 3)
    sent = by_post(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    on, made = today(given), today(given)
    for name in (ANNA, RUTH, PAVEL, "worker", "endpoint"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(name) as connection:
            connection.execute(NOTE, [sent.reply, "posted", on, "Royal Mail", b"AB1"])
    refused = (
        (("posted", made - DAY, "Royal Mail", b"AB1"), "not_posted_then"),
        (("posted", on + DAY, "Royal Mail", b"AB1"), "not_posted_then"),
        (("posted", None, "Royal Mail", b"AB1"), "not_posted_then"),
        (("posted", on, "", b"AB1"), "proof_needed"),
        (("posted", on, "Royal Mail", b""), "proof_needed"),
        (("posted", on, "Royal Mail", None), "proof_needed"),
        (("posted", on, "Royal\nMail", b"AB1"), "posting_carrier"),
        (("returned", on, "", None), "not_posted_yet"),
        (("burnt", on, "", None), "not_by_post"),
    )
    for told, why in refused:
        with pytest.raises(psycopg.Error, match=why), given.sql(MARIA) as connection:
            connection.execute(NOTE, [sent.reply, *told])
    for words in (
        "update rights.posting set on_day = current_date",
        "delete from rights.posting",
        "insert into rights.posting (id) values (gen_random_uuid())",
        "update rights.reply set way = 'mail'",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
            connection.execute(words)  # type: ignore[call-overload]
    # No desk ends, extends or opens a request again by saying so.
    for kind in ("answered", "extended", "returned", "bounced"):
        with pytest.raises(psycopg.Error, match="the_relay_says_so"), given.sql(MARIA) as connection:
            connection.execute(
                "insert into rights.event (id, request_id, kind, on_day, done_by, done_at, version)"
                " select gen_random_uuid(), id, %s, %s, 'x', now(), version + 1 from rights.request",
                [kind, on],
            )
    # A letter by post is carried by no relay, and one by mail is posted by nobody.
    with pytest.raises(psycopg.Error, match="not_your_message"), given.sql(MARIA) as connection:
        connection.execute(
            "insert into outbox.message (id, kind, reason, customer_id, reply_id, state, leaves_at, tries, last_fault,"
            " made_at)"
            " select gen_random_uuid(), 'rights_outcome', '', r.customer_id, p.id, 'waiting', now(), 0, '', now()"
            " from rights.reply p join rights.request r on r.id = p.request_id"
        )
    desk, other = given.desk(MARIA), received(given, 2, name="Dana Other")
    desk.do(uuid4(), course.take_access, other)
    mailed = desk.do(uuid4(), replies.send, other, 1, desk.ask(replies.draft, other, ReplyKind.ACKNOWLEDGEMENT))
    with pytest.raises(psycopg.Error, match="not_by_post"), given.sql(MARIA) as connection:
        connection.execute(NOTE, [mailed.reply, "posted", on, "Royal Mail", b"AB1"])
    posted(given, sent)
    for words in ("update rights.posting set carrier = 'x'", "delete from rights.posting"):
        with pytest.raises(psycopg.Error, match="only_grows"), given.sql("bootstrap") as connection:
            connection.execute(words)  # type: ignore[call-overload]
    with pytest.raises(psycopg.Error, match="not_posted_then"), given.sql(MARIA) as connection:
        connection.execute(NOTE, [sent.reply, "returned", on - DAY, "", None])


@pytest.mark.promise("R-03")
def test_an_erasure_takes_the_proof_with_the_words_and_leaves_that_it_was_posted(given: Given) -> None:
    request = received(given, 3)
    posted(given, by_post(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY))
    customer = page(given, request).customer
    given.clock_moves(timedelta(days=2 * 366))
    look = "select retention.carry_out(%s, retention.look(%s, false))"
    with given.sql("bootstrap") as connection:
        connection.execute(
            "update people.customer set state = 'closed', closed_at = %s", [datetime(2012, 1, 1, tzinfo=UTC)]
        )
        connection.execute(look, [customer, customer])
        assert connection.execute("select count(*) from rights.words").fetchone() == (3,)
    given.clock_moves(timedelta(days=2 * 366))
    with given.sql("bootstrap") as connection:
        connection.execute(look, [customer, customer])
        assert connection.execute("select from rights.words").fetchall() == []
        assert connection.execute("select act from rights.posting").fetchall() == [("posted",)]
