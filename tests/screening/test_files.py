"""What the reporting officer does: referrals decided, files reported and closed, words read by access."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from backoffice.screening import service
from backoffice.screening.rules import (
    Act,
    Category,
    FileState,
    MovedOn,
    NoSuchCase,
    NoSuchCustomer,
    NoSuchFile,
    NotThatDay,
    ReferralState,
    WordsNeeded,
    WordsTooLong,
    acts_on,
)
from tests.given import MARIA, RUTH, WEN, Given
from tests.screening.matters import WORDS, customer_of, file_about, opened, refer, referral_of


def actions(given: Given) -> list[str]:
    with given.sql(RUTH) as connection:
        return [row[0] for row in connection.execute("select action from screening.event order by id")]


@pytest.mark.promise("S-03")
def test_a_referral_reaches_the_officer_with_its_words_category_and_case(given: Given) -> None:
    case = given.case()
    customer = customer_of(given, case)
    refer(given, customer, category=Category.IDENTITY, case=case)
    matter = opened(given, referral_of(given, customer))
    told = matter.told[0]
    assert (told.words, told.category, told.case, told.referred_by) == (
        WORDS,
        Category.IDENTITY,
        case,
        "anna.lindqvist",
    )
    assert matter.is_new
    assert (matter.name, matter.birth_on) == ("Samira Yousef Haddadin", date(1991, 4, 7))
    assert matter.email.endswith("@example.org")
    assert acts_on(matter) == {Act.OPEN, Act.DISMISS, Act.NOTE}


@pytest.mark.promise("S-05")
def test_words_open_only_after_access_was_taken_and_entered(given: Given) -> None:
    customer = given.customer()
    refer(given, customer)
    target = referral_of(given, customer)
    desk = given.desk(RUTH)
    before = desk.ask(service.matter, target)
    assert (before.told[0].words, before.name, before.email, before.birth_on) == (None, "S••• Y••• H•••", "", None)
    assert actions(given) == ["screening.referred"]
    desk.do(uuid4(), service.take_access, target)
    assert desk.ask(service.matter, target).told[0].words == WORDS
    assert actions(given) == ["screening.referred", "vault.opened"]
    given.clock_moves(timedelta(minutes=16))
    assert desk.ask(service.matter, target).told[0].words is None


@pytest.mark.promise("S-05")
def test_access_that_is_rolled_back_has_shown_nothing(given: Given) -> None:
    customer = given.customer()
    refer(given, customer)
    with given.sql(RUTH) as connection:
        connection.execute("select vault.take_ticket(%s, '{suspicion}', 'suspicion', null)", [customer])
        assert connection.execute("select body from screening.words").fetchall() == []
        connection.execute("rollback")
        assert connection.execute("select body from screening.words").fetchall() == []


def test_a_file_is_opened_noted_reported_reviewed_and_closed(given: Given) -> None:
    customer = given.customer()
    file = file_about(given, customer)
    desk, today = given.desk(RUTH), given.now().date()
    version = desk.do(uuid4(), service.note_file, file, 1, "Asked the bank for the payer’s name.").version
    version = desk.do(uuid4(), service.review, file, version, today + timedelta(days=30)).version
    version = desk.do(uuid4(), service.report, file, version, today, "FIU 2026/00417").version
    matter = opened(given, file)
    assert (matter.file_state, matter.reported_on) == (FileState.REPORTED, today)
    assert matter.review_on == today + timedelta(days=30)
    assert [(done.kind, done.words) for done in matter.done] == [
        (Act.OPEN, ""),
        (Act.NOTE, "Asked the bank for the payer’s name."),
        (Act.REVIEW, ""),
        (Act.REPORT, "FIU 2026/00417"),
    ]
    desk.do(uuid4(), service.close, file, version, "No further steps asked for.")
    matter = opened(given, file)
    assert matter.is_closed
    assert acts_on(matter) == set()
    assert [entry.action for entry in matter.trail][::-1] == [
        "screening.referred",
        "screening.file_opened",
        "screening.noted",
        "screening.review_set",
        "screening.reported",
        "vault.opened",
        "screening.closed",
        "vault.opened",
    ]


def test_no_suspicion_needs_a_reason_and_ends_a_referral(given: Given) -> None:
    customer = given.customer()
    refer(given, customer)
    target, desk = referral_of(given, customer), given.desk(RUTH)
    with pytest.raises(WordsNeeded):
        desk.do(uuid4(), service.dismiss, target, "  ")
    desk.do(uuid4(), service.dismiss, target, "His salary, with the slips to show it.")
    matter = opened(given, target)
    assert matter.told[0].state is ReferralState.DISMISSED
    assert matter.done[0].words == "His salary, with the slips to show it."
    with pytest.raises(MovedOn):
        desk.do(uuid4(), service.open_file, target)


def test_a_second_referral_joins_the_open_file(given: Given) -> None:
    customer = given.customer()
    file = file_about(given, customer)
    refer(given, customer, by=WEN, words="Again, from a sixth account.")
    second = next(line.target for line in given.desk(RUTH).ask(service.lines) if line.is_new)
    matter = opened(given, second)
    assert acts_on(matter) == {Act.JOIN, Act.DISMISS, Act.NOTE}
    with pytest.raises(MovedOn):
        given.desk(RUTH).do(uuid4(), service.open_file, second)
    given.desk(RUTH).do(uuid4(), service.join_file, second, file, matter.open_file_version)
    assert [told.words for told in opened(given, second).told] == [WORDS, "Again, from a sixth account."]
    assert opened(given, second).target == file


def test_a_version_that_has_moved_on_is_refused(given: Given) -> None:
    file = file_about(given, given.customer())
    desk = given.desk(RUTH)
    desk.do(uuid4(), service.note_file, file, 1, "One.")
    with pytest.raises(MovedOn):
        desk.do(uuid4(), service.note_file, file, 1, "Two, unseen.")


def test_a_report_cannot_lie_ahead_nor_before_its_file(given: Given) -> None:
    file = file_about(given, given.customer())
    desk, today = given.desk(RUTH), given.now().date()
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(NotThatDay):
            desk.do(uuid4(), service.report, file, 1, day, "FIU 1")
    with pytest.raises(NotThatDay):
        desk.do(uuid4(), service.review, file, 1, today - timedelta(days=3))


def test_a_file_closed_leaves_room_for_another(given: Given) -> None:
    customer = given.customer()
    given.desk(RUTH).do(uuid4(), service.close, file_about(given, customer), 1, "Explained.")
    refer(given, customer)
    new = next(line.target for line in given.desk(RUTH).ask(service.lines) if line.is_new)
    given.desk(RUTH).do(uuid4(), service.open_file, new)
    assert len([line for line in given.desk(RUTH).ask(service.lines) if line.file_state]) == 2


def test_what_waits_comes_first_and_what_is_over_last(given: Given) -> None:
    over, at_work, waits, waits_longer = (given.customer(f"Person {letter}") for letter in "ABCD")
    given.desk(RUTH).do(uuid4(), service.close, file_about(given, over), 1, "Explained.")
    file_about(given, at_work)
    refer(given, waits_longer)
    given.clock_moves(timedelta(hours=1))
    refer(given, waits)
    assert [line.customer for line in given.desk(RUTH).ask(service.lines)] == [waits_longer, waits, at_work, over]


def test_a_draft_is_kept_sealed_and_goes_with_the_act(given: Given) -> None:
    customer = given.customer()
    file, desk = file_about(given, customer), given.desk(RUTH)
    desk.do(uuid4(), service.keep_draft, file, "The payer is his cous")
    assert opened(given, file).draft == "The payer is his cous"
    with given.sql(RUTH) as connection:
        body = connection.execute("select body from screening.draft").fetchall()[0][0]
    assert b"payer" not in body
    desk.do(uuid4(), service.keep_draft, file, " ")
    assert opened(given, file).draft == ""
    desk.do(uuid4(), service.keep_draft, file, "Once more")
    desk.do(uuid4(), service.note_file, file, 1, "Once more, whole.")
    assert opened(given, file).draft == ""


def test_words_that_nobody_can_open_do_not_hide_the_referral(given: Given) -> None:
    customer = given.customer()
    with given.sql(MARIA) as connection:
        connection.execute("select screening.refer(%s, %s, null, 'other', %s)", [uuid4(), customer, b"no envelope"])
    matter = opened(given, referral_of(given, customer))
    assert matter.told[0].words is None


def test_a_referral_needs_words_and_somebody_whom_it_is_about(given: Given) -> None:
    customer = given.customer()
    with pytest.raises(WordsNeeded):
        refer(given, customer, words=" \n")
    with pytest.raises(WordsTooLong):
        refer(given, customer, words="a" * 4_001)
    with pytest.raises(NoSuchCustomer):
        refer(given, uuid4())
    with pytest.raises(NoSuchCase):
        refer(given, customer, case=given.case())
    with pytest.raises(NoSuchFile):
        given.desk(RUTH).do(uuid4(), service.take_access, uuid4())
