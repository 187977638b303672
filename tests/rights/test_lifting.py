"""A restriction is lifted after the person was told by a letter that went out, and its letters come ready written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from backoffice.people import restriction
from backoffice.people.restriction import (
    Ground,
    LiftingNotAnnounced,
    LiftingTooEarly,
    NotRestricted,
    Restriction,
    StillSees,
)
from backoffice.rights import course, letters, posting, replies
from backoffice.rights.gone import Gone
from backoffice.rights.letters import blanks
from backoffice.rights.restriction_letters import LiftingDay, notice_of
from backoffice.rights.rules import BlanksLeft, Outcome, ReplyKind, Right, State, Way, WordsNeeded
from tests.given import MARIA, Given
from tests.jobs.relays import LocalRelay
from tests.rights.asking import asked, line, page, today
from tests.rights.test_posting import by_post, posted
from tests.rights.test_rectification import RIGHT, begun, carried_out
from tests.rights.test_replies import delivered, relay, written

__all__ = ["relay"]
pytestmark = pytest.mark.promise("R-04")
WEEK = timedelta(days=7)
LIFT = "select people.lift_restriction(%s)"


def restricted(given: Given, ground: Ground = Ground.CLAIMS, *still_see: StillSees, **more: str) -> tuple[UUID, UUID]:
    """Whose data, and the request that restricted it."""
    customer = given.customer(**more)
    request = asked(given, customer, Right.RESTRICTION)
    given.desk(MARIA).do(uuid4(), restriction.restrict, request, ground, still_see)
    return customer, request


def standing(given: Given, customer: UUID) -> Restriction:
    return given.desk(MARIA).ask(restriction.restrictions_of, customer)[0]


def lift(given: Given, customer: UUID) -> None:
    given.desk(MARIA).do(uuid4(), restriction.lift, standing(given, customer).restriction)


def gone(given: Given, customer: UUID) -> Gone | None:
    found = given.desk(MARIA).ask(notice_of, customer, standing(given, customer))
    return None if found is None else found.gone


def test_nothing_is_lifted_before_a_relay_has_accepted_the_notice(given: Given, relay: LocalRelay) -> None:
    customer, request = restricted(given)
    with pytest.raises(LiftingNotAnnounced):
        lift(given, customer)
    assert gone(given, customer) is None
    written(given, request, ReplyKind.OUTCOME, outcome=Outcome.FULFILLED)
    delivered(given, relay, request)
    assert line(given, request).state is State.ANSWERED
    # Answered long ago, and the dispute goes on: the person is still written to before.
    given.clock_moves(timedelta(days=90))
    written(given, request, ReplyKind.LIFTING)
    assert gone(given, customer) is Gone.LEAVING
    for refused in (lambda: lift(given, customer), lambda: _by_sql(given, customer)):
        with pytest.raises((LiftingNotAnnounced, psycopg.Error), match="lifting_not_announced"):
            refused()
    delivered(given, relay, request)
    assert gone(given, customer) is Gone.OUT
    # The notice gave the person a week in which to say that it must stay.
    for refused in (lambda: lift(given, customer), lambda: _by_sql(given, customer)):
        with pytest.raises((LiftingTooEarly, psycopg.Error), match="lifting_too_early"):
            refused()
    given.clock_moves(WEEK)
    lift(given, customer)
    assert standing(given, customer).lifted_by == MARIA
    # A notice speaks of the restriction it was written about, and of no later one.
    given.clock_moves(timedelta(minutes=1))
    again = asked(given, customer, Right.RESTRICTION)
    given.desk(MARIA).do(uuid4(), restriction.restrict, again, Ground.UNLAWFUL, ())
    with pytest.raises(LiftingNotAnnounced):
        lift(given, customer)


def test_a_notice_by_post_counts_with_its_posting_and_not_when_it_came_back(given: Given) -> None:
    customer, request = restricted(given)
    sent = by_post(given, request, ReplyKind.LIFTING)
    assert gone(given, customer) is Gone.TO_POST
    with pytest.raises(LiftingNotAnnounced):
        lift(given, customer)
    posted(given, sent)
    assert gone(given, customer) is Gone.OUT
    given.desk(MARIA).do(uuid4(), posting.record_returned, sent.reply, today(given), "Moved away.")
    assert gone(given, customer) is Gone.CAME_BACK
    with pytest.raises(psycopg.Error, match="lifting_not_announced"):
        _by_sql(given, customer)
    posted(given, by_post(given, request, ReplyKind.LIFTING))
    given.clock_moves(WEEK)
    lift(given, customer)
    with pytest.raises(NotRestricted):
        by_post(given, request, ReplyKind.LIFTING)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("Since", "you say that it is not right", "identity verification", "is stored, not erased", "s. 386"),
        ),
        ("zh", ("已停止使用", "您认为数据有误", "身份核验", "并未删除", "第 386 条")),
    ],
)
def test_the_answer_says_what_is_restricted_and_what_goes_on_and_the_notice_why_it_ends(
    given: Given, language: str, said: tuple[str, ...]
) -> None:
    customer, request = restricted(given, Ground.ACCURACY, StillSees.KYC, language=language)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    answer = desk.ask(replies.draft, request, ReplyKind.OUTCOME)
    assert answer.language == language
    assert all(each in answer.text for each in said)
    assert blanks(answer.text) == ()
    # Why it ends is the officer's to say, until the house itself has decided what was disputed.
    undecided = desk.ask(replies.draft, request, ReplyKind.LIFTING)
    assert len(blanks(undecided.text)) == 1
    with pytest.raises(BlanksLeft):
        desk.do(uuid4(), replies.send, request, line(given, request).version, undecided)
    dispute = asked(given, customer, Right.RECTIFICATION)
    begun(given, dispute, RIGHT)
    carried_out(given, dispute)
    desk.do(uuid4(), course.take_access, dispute)
    notice = desk.ask(replies.draft, dispute, ReplyKind.LIFTING)
    assert blanks(notice.text) == ()
    assert notice.lifts_on == today(given) + WEEK
    assert letters.day(notice.lifts_on, language) in notice.text
    assert ("tell us before that day" if language == "en" else "在该日之前") in notice.text
    # Any request of theirs can carry the notice, and only while something is restricted.
    posted(given, by_post(given, dispute, ReplyKind.LIFTING))
    given.clock_moves(WEEK)
    lift(given, customer)
    desk.do(uuid4(), course.take_access, dispute)
    assert desk.ask(replies.draft, dispute, ReplyKind.LIFTING).text.count("[") == 1


def test_a_short_notice_needs_a_reason_and_names_its_day_and_a_later_one_counts_instead(given: Given) -> None:
    customer, request = restricted(given)
    desk = given.desk(MARIA)
    desk.do(uuid4(), course.take_access, request)
    draft = desk.ask(replies.draft, request, ReplyKind.LIFTING)
    assert draft.lifts_on is not None
    draft = replace(draft, text=letters.completed(draft.text, "the court has decided"))

    def named(on: date, **more: str) -> replies.Sent:
        assert draft.lifts_on is not None
        letter = replace(draft, lifts_on=on, text=letters.renamed(draft.text, "en", draft.lifts_on, on))
        version = line(given, request).version
        told = {"way": Way.POST, "address": "Samira Haddadin\nMadaba", **more}
        return desk.do(uuid4(), replies.send, request, version, letter, **told)  # type: ignore[arg-type]

    soon = today(given) + timedelta(days=1)
    with pytest.raises(WordsNeeded):
        named(soon)
    with pytest.raises(LiftingDay):
        named(today(given) - timedelta(days=1), why="No.")
    with pytest.raises(LiftingDay):
        desk.do(uuid4(), replies.send, request, line(given, request).version, replace(draft, lifts_on=soon), why="No.")
    posted(given, named(soon, why="They asked for it themselves."))
    desk.do(uuid4(), course.take_access, request)
    assert page(given, request).events[-1].words == "They asked for it themselves."
    given.clock_moves(timedelta(minutes=1))
    posted(given, named(today(given) + 2 * WEEK))
    # The newest counts: the person was told of a later day since.
    given.clock_moves(WEEK)
    with pytest.raises(LiftingTooEarly):
        lift(given, customer)
    with given.sql(MARIA) as connection, pytest.raises(psycopg.Error, match="lifting_day"):
        connection.execute(
            "insert into rights.reply (id, request_id, subject_id, kind, language, made_by, made_at, way, lifts_on)"
            " select gen_random_uuid(), id, subject_id, 'lifting', 'en', store.me(), now(), 'post', '2020-01-01'"
            " from rights.request where id = %s",
            [request],
        )
    given.clock_moves(WEEK)
    lift(given, customer)


def _by_sql(given: Given, customer: UUID) -> None:
    with given.sql(MARIA) as connection:
        connection.execute(LIFT, [standing(given, customer).restriction])
