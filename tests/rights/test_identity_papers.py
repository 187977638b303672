"""Papers of the identity check: sealed by themselves, seen by who decides, and gone with the verdict or the request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.retention import service as retention
from backoffice.rights import course, erasure, identity_papers, intake, letters
from backoffice.rights.identity_papers import (
    IdentityUnseen,
    NoIdentityCheck,
    NoPaperOfThatKind,
    PaperKind,
    Verdict,
)
from backoffice.rights.identity_rules import IdentityRefused, identity_shown
from backoffice.rights.intake import Paper, receive
from backoffice.rights.rules import Agent, Asker, Kind, Outcome, Right, Topic
from backoffice.store.cluster import BOOTSTRAP
from backoffice.vault.service import NoGround
from tests.given import ANNA, MARIA, Given
from tests.retention.erased import closed, erased
from tests.rights.asking import asked, letter, line, page, today
from tests.rights.packing import packed

pytestmark = pytest.mark.promise("D-10")
PDF = b"%PDF-1.7 passport T40187O26 of Samira Yousef Haddadin"


def added(given: Given, request: UUID, content: bytes = PDF) -> UUID:
    return given.desk(MARIA).do(uuid4(), identity_papers.add, request, PaperKind.PASSPORT, content)


def seen(given: Given, request: UUID, paper: UUID) -> bytes:
    desk = given.desk(MARIA)
    desk.do(uuid4(), identity_papers.take_access, request, paper)
    return desk.ask(identity_papers.content, paper)


def left_of(given: Given, *papers: UUID) -> tuple[int, int, int]:
    """Contents, keys and tickets of these papers, by plain SQL as who sees everything."""
    with given.sql(BOOTSTRAP) as connection:
        return tuple(
            connection.execute(statement, [list(papers)]).fetchone()[0]  # type: ignore[index,return-value]
            for statement in (
                "select count(*) from rights.identity_content where paper_id = any (%s)",
                "select count(*) from vault.customer_key where customer_id = any (%s)",
                "select count(*) from vault.ticket where customer_id = any (%s)",
            )
        )


def trail(given: Given) -> list[str]:
    with given.sql(BOOTSTRAP) as connection:
        found = connection.execute("select action from audit.event where action like 'rights.identity%' order by id")
        return [action for (action,) in found]


@pytest.mark.parametrize("verdict", [Verdict.CONFIRMED, Verdict.REFUSED])
def test_a_paper_is_gone_with_its_key_once_who_asks_is_decided(given: Given, verdict: Verdict) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.ACCESS)
    desk = given.desk(MARIA)
    first, second = added(given, request), added(given, request, b"\x89PNG\r\n\x1a\n face")
    assert left_of(given, first, second) == (2, 2, 0)
    assert seen(given, request, first) == PDF
    # Who decides has seen all of them.
    with pytest.raises(IdentityUnseen):
        desk.do(uuid4(), identity_papers.decide, request, verdict)
    seen(given, request, second)
    assert desk.do(uuid4(), identity_papers.decide, request, verdict) == 2
    assert left_of(given, first, second) == (0, 0, 0)
    kept = desk.ask(identity_papers.papers_of, request)
    assert [(each.verdict, each.seen_by, each.decided_by) for each in kept] == [(verdict, MARIA, MARIA)] * 2
    assert all(each.seen_at and each.decided_at for each in kept)
    with pytest.raises(NoIdentityCheck):
        desk.ask(identity_papers.content, first)
    with pytest.raises((NoGround, NoIdentityCheck)):
        desk.do(uuid4(), identity_papers.take_access, request, first)
    assert trail(given) == [
        *["rights.identity_paper_added"] * 2,
        *["rights.identity_paper_seen"] * 2,
        "rights.identity_decided",
    ]
    # No table of the whole database holds a byte of it, whatever the data map says.
    with given.sql(BOOTSTRAP) as connection:
        tables = connection.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
            " where schemaname not in ('pg_catalog', 'information_schema')"
        ).fetchall()
        for (table,) in tables:
            told = connection.execute(
                f"select count(*) from {table} t where t::text ~ %s or t::text ~ %s",  # type: ignore[arg-type]
                ["T40187O26 of Samira", PDF.hex()],
            ).fetchone()
            assert told == (0,), table


@pytest.mark.promise("R-03")
def test_the_search_after_an_erasure_goes_through_the_papers_and_finds_nothing_of_them(given: Given) -> None:
    customer = given.customer()
    request = asked(given, customer, Right.ERASURE)
    closed(given, customer, date(2012, 1, 1))
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    known = desk.ask(erasure.gathered, request)
    paper = added(given, request)
    seen(given, request, paper)
    desk.do(uuid4(), identity_papers.decide, request, Verdict.CONFIRMED)
    done = erased(given, customer, request)
    assert retention.search(desk, done, known, lambda _done, _total: None) > 0
    found = desk.ask(retention.erasure, done).findings
    assert [each for each in found if each.table.startswith("rights.identity")] == []
    assert left_of(given, paper) == (0, 0, 0)


def test_a_request_that_ends_takes_its_papers_with_it_and_nothing_is_added_after(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    paper = added(given, request)
    seen(given, request, paper)
    version = line(given, request).version
    given.desk(MARIA).do(uuid4(), course.withdraw, request, version, today(given), "Took it back by mail")
    assert left_of(given, paper) == (0, 0, 0)
    (kept,) = given.desk(MARIA).ask(identity_papers.papers_of, request)
    assert (kept.verdict, kept.seen_by) == (Verdict.ENDED, MARIA)
    assert trail(given)[-1] == "rights.identity_papers_destroyed"
    with pytest.raises(NoIdentityCheck):
        added(given, request)


def test_a_paper_of_the_letter_is_taken_over_and_stays_nowhere_else(given: Given) -> None:
    told = letter(given, given.customer(), Right.ACCESS)
    with_paper = type(told)(
        told.channel,
        told.asker,
        told.customer,
        told.controller,
        told.received_on,
        told.rights,
        told.words,
        (Paper("passport.pdf", "application/pdf", PDF),),
    )
    desk = given.desk(MARIA)
    request = desk.do(uuid4(), receive, with_paper).first_request
    desk.do(uuid4(), course.take_access, request)
    (paper,) = page(given, request).papers
    taken = desk.do(uuid4(), identity_papers.take_over, request, paper.paper, PaperKind.PASSPORT)
    assert page(given, request).papers == ()
    assert seen(given, request, taken) == PDF
    desk.do(uuid4(), identity_papers.decide, request, Verdict.CONFIRMED)
    assert left_of(given, taken) == (0, 0, 0)


@pytest.mark.promise("S-05")
def test_two_papers_of_a_letter_do_not_go_for_one(given: Given) -> None:
    """The second would be destroyed without having been looked at; and of what goes the trail keeps the hash."""
    told = letter(given, given.customer(), Right.ACCESS)
    papers = (Paper("one.pdf", "application/pdf", PDF), Paper("two.pdf", "application/pdf", PDF + b"2"))
    with_papers = type(told)(
        told.channel, told.asker, told.customer, told.controller, told.received_on, told.rights, told.words, papers
    )
    desk, which = given.desk(MARIA), uuid4()
    request = desk.do(uuid4(), receive, with_papers).first_request
    desk.do(uuid4(), course.take_access, request)
    with given.sql(MARIA) as connection:
        first, second = connection.execute("select id, sha256 from rights.paper order by size").fetchall()
        connection.execute(
            "insert into rights.identity_paper (id, request_id, subject_id, kind, media, received_by, received_at)"
            " select %s, id, subject_id, 'passport', 'application/pdf', session_user, store.now()"
            " from rights.request where id = %s",
            [which, request],
        )
        connection.execute("insert into rights.identity_content (paper_id, content) values (%s, 'anything')", [which])
        connection.execute("select rights.take_paper_over(%s, %s)", [first[0], which])
        with pytest.raises(psycopg.Error, match=r"rights\.no_identity_check"), connection.transaction():
            connection.execute("select rights.take_paper_over(%s, %s)", [second[0], which])
    with given.sql(BOOTSTRAP) as connection:
        kept = "select facts ->> 'sha256', facts ->> 'paper' from audit.event where action = 'rights.paper_taken_over'"
        assert connection.execute(kept).fetchall() == [(first[1].hex(), str(first[0]))]


def test_the_database_itself_keeps_the_rules(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    paper = added(given, request)
    for role, statement in (
        (ANNA, "select rights.decide_identity(%s, 'confirmed')"),
        (ANNA, "select content from rights.identity_content where paper_id = %s or true"),
        (MARIA, "delete from rights.identity_content where paper_id = %s"),
        (MARIA, "update rights.identity_paper set verdict = 'confirmed' where request_id = %s"),
        (MARIA, "select rights.decide_identity(%s, 'ended')"),
        (MARIA, "select rights.decide_identity(%s, 'confirmed')"),
        (BOOTSTRAP, "delete from rights.identity_paper where request_id = %s"),
    ):
        with given.sql(role) as connection, pytest.raises(psycopg.DatabaseError):
            connection.execute(statement.encode(), [request])
    # Without a ticket the ciphertext does not even show.
    with given.sql(MARIA) as connection:
        assert connection.execute("select count(*) from rights.identity_content").fetchone() == (0,)
    assert left_of(given, paper) == (1, 1, 0)
    for content in (b"GIF89a", b""):
        with pytest.raises(NoPaperOfThatKind):
            added(given, request, content)


@pytest.mark.promise("R-01")
def test_the_letter_that_asks_for_a_paper_promises_what_happens(given: Given) -> None:
    for language, said in (("en", "destroy it as soon as the check is done"), ("zh", "核对完成后立即销毁")):
        template = letters._template(letters.ReplyKind.IDENTITY, language)
        assert said in template


def happened(given: Given, request: UUID) -> list[tuple[Kind, Topic | None]]:
    return [(each.kind, each.topic) for each in page(given, request).events]


def shown(given: Given, request: UUID) -> bool | None:
    return identity_shown(happened(given, request))


def decided(given: Given, request: UUID, verdict: Verdict) -> None:
    paper = added(given, request)
    seen(given, request, paper)
    given.desk(MARIA).do(uuid4(), identity_papers.decide, request, verdict)


@pytest.mark.promise("R-09")
def test_a_confirmed_identity_answers_the_question_at_every_request_of_the_letter_and_its_clock_runs(
    given: Given,
) -> None:
    customer = given.customer()
    came, told = today(given), letter(given, customer, Right.ACCESS, Right.ERASURE)
    desk = given.desk(MARIA)
    request = desk.do(uuid4(), intake.receive, told).first_request
    (beside,) = (each.request for each in page(given, request).beside)
    elsewhere = asked(given, customer, Right.ACCESS)
    desk.do(uuid4(), course.ask, request, line(given, request).version, Topic.IDENTITY, came)
    given.clock_moves(timedelta(days=3))
    decided(given, request, Verdict.CONFIRMED)
    assert happened(given, request)[-2:] == [(Kind.ASKED, Topic.IDENTITY), (Kind.GOT, Topic.IDENTITY)]
    found = page(given, request)
    assert (found.line.waits_for, found.line.statute_on) == (None, found.deadline.statute)
    assert found.events[-1].on_day == today(given)
    # Without a question there is no clock to move, and the verdict stands all the same.
    assert happened(given, beside)[-1] == (Kind.CONFIRMED, None)
    assert shown(given, request) is shown(given, beside) is True
    # Nobody knows that another letter is of the same hand.
    assert shown(given, elsewhere) is None


def test_another_letter_from_the_address_held_is_of_the_same_hand(given: Given) -> None:
    customer = given.customer()
    with given.sql(BOOTSTRAP) as plain:
        (held,) = plain.execute("select email from people.identity where customer_id = %s", [customer]).fetchone() or ()
    first, second = (
        given.desk(MARIA)
        .do(uuid4(), intake.receive, replace(letter(given, customer, right), sender=held))
        .first_request
        for right in (Right.ACCESS, Right.PORTABILITY)
    )
    assert page(given, second).from_held_address
    decided(given, first, Verdict.CONFIRMED)
    assert shown(given, second) is True


def test_another_letter_of_the_same_asker_from_another_address_is_of_the_same_hand_and_a_strangers_is_not(
    given: Given,
) -> None:
    customer, desk = given.customer(), given.desk(MARIA)

    def came(right: Right, sender: str, whose: UUID = customer, **more: object) -> UUID:
        told = replace(letter(given, whose, right), sender=sender, **more)  # type: ignore[arg-type]
        return desk.do(uuid4(), intake.receive, told).first_request

    first, second = (came(right, "Sam.Work@example.org ") for right in (Right.ACCESS, Right.PORTABILITY))
    stranger, nowhere = came(Right.ERASURE, "eve@example.org"), came(Right.RECTIFICATION, "")
    others = came(Right.ACCESS, "sam.work@example.org", given.customer("Dana Other"))
    agent = came(
        Right.ACCESS, "sam.work@example.org", asker=Asker.AGENT, agent=Agent("Sam Work", "sam.work@example.org")
    )
    decided(given, first, Verdict.CONFIRMED)
    assert [shown(given, each) for each in (first, second, stranger, nowhere, others, agent)] == [
        True, True, None, None, None, None,
    ]  # fmt: skip
    # By which it is known shows to nobody, nor can it be noted of a letter of before; it goes with the requests.
    recorded = "select letter_id from rights.request where id = %s"
    with given.sql(BOOTSTRAP) as plain:
        (which,) = plain.execute(recorded, [nowhere]).fetchone() or ()
    with given.sql(MARIA) as plain, pytest.raises(psycopg.errors.InsufficientPrivilege):
        plain.execute("select mark from rights.letter_sender")
    with given.sql(MARIA) as plain, pytest.raises(psycopg.DatabaseError, match="no_such_request"):
        plain.execute("select rights.note_sender(%s, 'sam.work@example.org')", [which])
    desk.do(uuid4(), course.withdraw, second, line(given, second).version, today(given), "They wrote so")
    with given.sql(BOOTSTRAP) as plain:
        left = plain.execute("select count(*) from rights.letter_sender where subject_id = %s", [customer])
        assert left.fetchone() == (3,)


def test_whose_papers_were_refused_gets_nothing_until_another_proof(given: Given, tmp_path: Path) -> None:
    customer = given.customer()
    told = letter(given, customer, Right.ACCESS, Right.RECTIFICATION)
    desk = given.desk(MARIA)
    request = desk.do(uuid4(), intake.receive, told).first_request
    (beside,) = (each.request for each in page(given, request).beside)
    decided(given, request, Verdict.REFUSED)
    assert happened(given, request)[-1] == happened(given, beside)[-1] == (Kind.UNCONFIRMED, None)
    assert shown(given, request) is shown(given, beside) is False
    with pytest.raises(IdentityRefused):
        packed(given, request, tmp_path)
    for each in (request, beside):
        with pytest.raises(IdentityRefused):
            desk.do(uuid4(), course.answer, each, line(given, each).version, Outcome.FULFILLED)
    with given.sql(MARIA) as plain, pytest.raises(psycopg.DatabaseError, match="identity_refused"):
        plain.execute(
            "select rights.enter_package(%s, gen_random_uuid(), 'rights.access_copy', sha256(''), 1, null)", [request]
        )
    # Nobody at a desk says that it was confirmed.
    with pytest.raises(NoIdentityCheck):
        desk.do(uuid4(), course.act, request, line(given, request).version, Kind.CONFIRMED)
    decided(given, request, Verdict.CONFIRMED)
    assert packed(given, request, tmp_path).records
