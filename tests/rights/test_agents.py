"""Who asks in somebody else's name: known by name and address, sealed, and written to in words that fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.retention import service as retention
from backoffice.rights import course, intake, replies
from backoffice.rights.letter_filing import letter_file
from backoffice.rights.rules import Addressee, Agent, AgentNeeded, Asker, ReplyKind, Right
from tests.given import MARIA, Given
from tests.rights.asking import letter, page, today

TOM = Agent("Tom Ashdown", "tom@agents.example", "4 Quay Street\nTruro TR1 2HE")


def asked_by(given: Given, agent: Agent | None, customer: UUID | None) -> UUID:
    told = replace(letter(given, customer, Right.ACCESS), asker=Asker.AGENT, agent=agent)
    request = given.desk(MARIA).do(uuid4(), intake.receive, told).first_request
    given.desk(MARIA).do(uuid4(), course.take_access, request)
    return request


@pytest.mark.promise("R-11")
def test_a_question_about_authority_goes_to_the_agent_and_the_answer_to_the_person(given: Given) -> None:
    request, desk = asked_by(given, TOM, given.customer("Clara Marsh", "GB")), given.desk(MARIA)
    assert page(given, request).agent == TOM
    question = desk.ask(replies.draft, request, ReplyKind.AUTHORITY, "en")
    assert question.text.startswith("Hello Tom Ashdown,")
    assert "in another person's name, for a copy of the data we hold about that person." in question.text
    assert "Clara" not in question.text
    mail = desk.ask(replies.preview, request, question, to=Addressee.AGENT)
    assert mail.to == "Tom Ashdown <tom@agents.example>"
    answer = desk.ask(replies.draft, request, ReplyKind.OUTCOME, "en")
    assert answer.text.startswith("Hello Clara Marsh,")
    assert "Tom Ashdown asked us, in your name, for a copy of the data we hold about you." in answer.text
    assert "you asked us" not in answer.text
    theirs = desk.ask(replies.draft, request, ReplyKind.OUTCOME, "zh", to=Addressee.AGENT)
    assert "Tom Ashdown" in theirs.text
    assert "代他人" in theirs.text
    told = replace(question, text=question.text.replace("[a signed authority, or the court's paper]", "it"))
    sent = desk.do(uuid4(), replies.send, request, page(given, request).line.version, told, to=Addressee.AGENT)
    (reply,) = desk.ask(replies.replies_of, request)
    assert (reply.reply, reply.to) == (sent.reply, Addressee.AGENT)
    assert desk.ask(letter_file, sent.reply, 1, "UTC").name == "Tom Ashdown"


@pytest.mark.promise("S-05")
def test_no_agent_is_nameless_and_only_an_agent_is_written_to_as_one(given: Given) -> None:
    for nobody in (None, Agent("", "tom@agents.example"), Agent("Tom Ashdown", "  ", "\n")):
        with pytest.raises(AgentNeeded):
            asked_by(given, nobody, given.customer())
    told = replace(letter(given, given.customer(), Right.ACCESS), agent=TOM)
    with pytest.raises(AgentNeeded):
        given.desk(MARIA).do(uuid4(), intake.receive, told)
    person = given.desk(MARIA).do(uuid4(), intake.receive, letter(given, given.customer(), Right.ACCESS)).first_request
    with pytest.raises(psycopg.Error, match="letter_agent_is_known"), given.sql(MARIA) as connection:
        connection.execute(
            "insert into rights.letter (id, channel, asker, controller, subject_id, received_on, dated_by, recorded_by,"
            " recorded_at) select i, 'mail', 'agent', 'xiaomi_crowd_trading', i, current_date, 'told', store.me(),"
            " store.now() from (select gen_random_uuid() as i) x"
        )
    with pytest.raises(psycopg.Error, match="agent_needed"), given.sql(MARIA) as connection:
        connection.execute(
            "insert into rights.reply (id, request_id, subject_id, kind, language, made_by, made_at, way, to_agent)"
            " select gen_random_uuid(), id, subject_id, 'outcome', 'en', store.me(), store.now(), 'mail', true"
            f" from rights.request where id = '{person}'"
        )
    asked_by(given, TOM, given.customer())
    with given.sql("bootstrap") as connection:
        sealed = connection.execute("select string_agg(encode(body, 'escape'), '') from rights.words").fetchone()
    assert sealed is not None
    assert "Ashdown" not in sealed[0]


@pytest.mark.promise("S-05")
def test_an_agent_is_kept_as_long_as_the_letter_and_no_longer(given: Given) -> None:
    customer = given.customer()
    request, desk = asked_by(given, TOM, customer), given.desk(MARIA)

    def goes_and_stays() -> tuple[int, int]:
        lines = desk.ask(retention.preview, customer).lines
        return next((line.goes, line.kept) for line in lines if line.rule.id == "request_words")

    assert goes_and_stays() == (0, 2)
    now = today(given)
    desk.do(uuid4(), course.withdraw, request, page(given, request).line.version, now, "Settled.")
    assert goes_and_stays() == (0, 3)
    given.clock_moves(timedelta(days=3 * 366))
    assert goes_and_stays() == (3, 0)
