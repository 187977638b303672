"""Nobody is told that something was done for them that was not: what an answer waits for, and what it may say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.people import restriction
from backoffice.people.consents import ConsentTo
from backoffice.people.restriction import Ground
from backoffice.rights import board, intake, replies
from backoffice.rights.answering import (
    ConsentStands,
    CopyIsStale,
    CopyNeeded,
    ExtensionWaits,
    NobodyOfOurs,
    NothingCorrected,
    NothingRestricted,
    lacking,
)
from backoffice.rights.rules import Outcome, ReplyKind, Right
from backoffice.rights.withdrawing import withdraw_consents
from tests.given import MARIA, Given
from tests.people.test_consents import given_to
from tests.rights.asking import asked, letter, line
from tests.rights.packing import packed
from tests.rights.test_posting import by_post
from tests.rights.test_rectification import MOVED, begun, carried_out
from tests.rights.test_replies import written

ALL, PART = Outcome.FULFILLED, Outcome.PARTLY


def lacks(given: Given, request: UUID) -> dict[Outcome, type]:
    return {each: type(why) for each, why in given.desk(MARIA).ask(lacking, request).items()}


def said(given: Given, request: UUID, outcome: Outcome = ALL) -> None:
    """The answer as plain SQL of who may give it: no window, no service."""
    with given.sql(MARIA) as plain:
        plain.execute(
            "insert into rights.event (id, request_id, kind, outcome, on_day, done_by, done_at, version)"
            " values (gen_random_uuid(), %s, 'answer', %s, %s, 'x', now(), %s)",
            [request, outcome.value, given.now().date(), line(given, request).version + 1],
        )


@pytest.mark.promise("R-01", "R-02", "R-04", "R-05", "R-07")
def test_no_answer_says_that_what_was_not_done_was_done(given: Given, tmp_path: Path) -> None:
    customer = given.customer()
    given_to(given, customer, ConsentTo.MARKETING)
    needed = {
        Right.ACCESS: "copy_needed",
        Right.PORTABILITY: "copy_needed",
        Right.RESTRICTION: "nothing_restricted",
        Right.WITHDRAWAL: "consent_stands",
        Right.RECTIFICATION: "nothing_corrected",
    }
    requests = {right: asked(given, customer, right) for right in needed}
    for right, code in needed.items():
        with pytest.raises(psycopg.DatabaseError, match=f"rights.{code}"):
            said(given, requests[right])
        assert lacks(given, requests[right]).keys() == {ALL}
    with pytest.raises(CopyNeeded):
        written(given, requests[Right.ACCESS], ReplyKind.OUTCOME, outcome=ALL)
    assert lacks(given, requests[Right.RESTRICTION]) == {ALL: NothingRestricted}
    assert lacks(given, requests[Right.WITHDRAWAL]) == {ALL: ConsentStands}
    assert lacks(given, requests[Right.RECTIFICATION]) == {ALL: NothingCorrected}
    assert lacks(given, asked(given, None, Right.ACCESS)) == {ALL: NobodyOfOurs}
    # Each is done, and each answer leaves.
    desk = given.desk(MARIA)
    withdrawal = requests[Right.WITHDRAWAL]
    desk.do(uuid4(), withdraw_consents, withdrawal, 1, (ConsentTo.MARKETING,), "They said so.")
    packed(given, requests[Right.PORTABILITY], tmp_path)
    packed(given, requests[Right.ACCESS], tmp_path)
    given.clock_moves(timedelta(minutes=1))
    begun(given, requests[Right.RECTIFICATION], MOVED)
    carried_out(given, requests[Right.RECTIFICATION])
    # What was copied before is not what is held now: it goes out to nobody, in part neither.
    for outcome in (ALL, PART):
        with pytest.raises(psycopg.DatabaseError, match=r"rights\.copy_is_stale"):
            said(given, requests[Right.ACCESS], outcome)
    assert lacks(given, requests[Right.PORTABILITY]) == {ALL: CopyIsStale, PART: CopyIsStale}
    for right in (Right.PORTABILITY, Right.ACCESS):
        packed(given, requests[right], tmp_path)
    desk.do(uuid4(), restriction.restrict, requests[Right.RESTRICTION], Ground.CLAIMS, ())
    for request in requests.values():
        assert not lacks(given, request)
        said(given, request)


@pytest.mark.promise("R-07")
def test_a_withdrawal_is_about_what_its_letter_names(given: Given) -> None:
    customer, desk = given.customer(), given.desk(MARIA)
    given_to(given, customer, ConsentTo.ANALYTICS)
    told = letter(given, customer, Right.WITHDRAWAL)
    unread = desk.do(uuid4(), intake.receive, told).first_request
    # Recorded without a purpose, all could be meant; named once it is read, nothing of it was ever given.
    assert line(given, unread).undone
    assert lacks(given, unread)
    desk.do(uuid4(), withdraw_consents, unread, 1, (ConsentTo.MARKETING,), "The newsletter, never given.")
    assert not line(given, unread).undone
    assert not desk.ask(board.page, unread).consent_left
    assert desk.ask(board.page, unread).takes_back == (ConsentTo.MARKETING,)
    # The answer does not say that something was taken back which was never there.
    answer = desk.ask(replies.draft, unread, ReplyKind.OUTCOME, "en").text
    assert "does not stand, so nothing is done on it:\n– offers and news from us" in answer
    assert "we entered that you withdraw" not in answer
    said(given, unread)
    # What is named and stands is still to be taken back, though another one was.
    with given.sql(MARIA) as plain, pytest.raises(psycopg.DatabaseError, match=r"rights\.moved_on"):
        plain.execute("select rights.name_taken_back(%s, '{analytics}')", [unread])


@pytest.mark.promise("R-10")
def test_one_extension_waits_at_a_time(given: Given) -> None:
    request = asked(given, given.customer(), Right.ACCESS)
    sent = written(given, request, ReplyKind.EXTENSION)
    with pytest.raises(ExtensionWaits):
        written(given, request, ReplyKind.EXTENSION)
    with pytest.raises(ExtensionWaits):
        by_post(given, request, ReplyKind.EXTENSION)
    given.desk(MARIA).do(uuid4(), replies.call_back, sent.reply)
    posted = by_post(given, request, ReplyKind.EXTENSION)
    with pytest.raises(ExtensionWaits):
        written(given, request, ReplyKind.EXTENSION)
    given.desk(MARIA).do(uuid4(), replies.call_back, posted.reply)
    written(given, request, ReplyKind.EXTENSION)
