"""A letter on its way to be written: it outlives a crash, is its writer's alone, and goes when it is sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pypdfium2
import pytest

from backoffice.rights import course, replies
from backoffice.rights.letter_filing import LetterSealed, write_letter
from backoffice.rights.letters import blanks
from backoffice.rights.reply_drafts import BegunLetter, begun, drop_draft, keep_draft
from backoffice.rights.rules import BlanksLeft, Outcome, ReplyKind, Right
from tests.given import MARIA, PAVEL, Given
from tests.rights.asking import asked
from tests.rights.test_replies import written


def test_a_letter_begun_is_there_after_a_crash_sealed_and_gone_when_it_is_sent(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, ReplyKind.OUTCOME, "zh")
    mine = BegunLetter(replace(draft, text="写到一半"), Outcome.PARTLY, "a@example.org")
    desk.do(uuid4(), keep_draft, request, BegunLetter(draft))
    desk.do(uuid4(), keep_draft, request, mine)
    again = given.comes_back(MARIA).desk
    assert again.ask(begun, request) == mine
    with given.sql(MARIA) as connection:
        (body,) = connection.execute("select body from rights.reply_draft").fetchone() or (b"",)
    assert "写到一半".encode() not in body
    desk.do(uuid4(), drop_draft, request)
    assert desk.ask(begun, request) is None
    desk.do(uuid4(), keep_draft, request, mine)
    written(given, request, ReplyKind.ACKNOWLEDGEMENT)
    assert desk.ask(begun, request) is None


@pytest.mark.promise("S-05")
def test_a_draft_is_its_writers_alone_and_sealed_under_its_own_request(given: Given) -> None:
    request, other = asked(given, given.customer(), Right.ACCESS), asked(given, None, Right.ERASURE)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    desk.do(uuid4(), keep_draft, request, BegunLetter(desk.ask(replies.draft, request, ReplyKind.IDENTITY)))
    with given.sql("bootstrap") as connection:
        connection.execute("update rights.reply_draft set person = 'somebody.else'")
    assert desk.ask(begun, request) is None
    with given.sql(MARIA) as connection:
        assert connection.execute("update rights.reply_draft set body = ''").rowcount == 0
        assert connection.execute("delete from rights.reply_draft").rowcount == 0
    for words in (
        "insert into rights.reply_draft select 'somebody.else', id, subject_id, '', now() from rights.request",
        f"insert into rights.reply_draft select store.me(), '{other}', subject_id, '', now() from rights.request"
        f" where id = '{request}'",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege), given.sql(MARIA) as connection:
            connection.execute(words)  # type: ignore[call-overload]


def test_what_is_still_to_be_filled_in_is_found_and_refused(given: Given) -> None:
    assert blanks("a [b c] d [e]\n[f\ng] []") == ((2, 5), (10, 3), (20, 2))
    request = asked(given, given.customer(), Right.ACCESS)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, ReplyKind.REFUSAL)
    with pytest.raises(BlanksLeft) as refused:
        desk.do(uuid4(), replies.send, request, 1, draft, outcome=Outcome.REFUSED)
    assert str(refused.value.facts["blank"]).startswith("[the ground in law")


def test_a_preview_reads_as_the_mail_will(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, ReplyKind.ACKNOWLEDGEMENT)
    mail = desk.ask(replies.preview, request, draft)
    assert mail.to.startswith("Samira Yousef Haddadin <")
    assert "privacy" in mail.sender
    assert (mail.subject, mail.body.strip()) == (draft.subject, draft.text)


@pytest.mark.promise("S-08")
def test_a_letter_is_filed_as_it_was_sent_in_its_own_language(given: Given, tmp_path: Path) -> None:
    request = asked(given, given.customer(name="陈思远", language="zh"), Right.RECTIFICATION)
    sent = written(given, request, ReplyKind.OUTCOME, outcome=Outcome.PARTLY)
    path = write_letter(given.desk(MARIA), sent.reply, "Europe/Stockholm", tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
    for told in ("陈思远", "等待发出", "as was said", "Maria Keller"):
        assert told in words
    with given.sql(PAVEL) as connection:
        found = connection.execute("select action from audit.event where action like '%letter_filed'").fetchall()
        kinds = connection.execute("select kind from audit.export").fetchall()
    assert (found, kinds) == ([("rights.letter_filed",)], [("rights.letter",)])
    with given.sql("bootstrap") as connection:
        connection.execute("delete from vault.ticket")
    with pytest.raises(LetterSealed):
        write_letter(given.desk(MARIA), sent.reply, "Europe/Stockholm", tmp_path)
