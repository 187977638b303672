"""A case given back and taken again in one breath, as when a page changes its language. K-07."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from backoffice.kyc import service as kyc
from backoffice.kyc.rules import Level, Verdict
from tests.given import ANNA, TOMASZ, WEN, Given

ROUNDS = 30


@pytest.mark.promise("K-07")
def test_what_is_given_back_late_leaves_a_newer_claim_alone(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    before = desk.do(uuid4(), kyc.claim_case, case)
    given.clock_moves(timedelta(seconds=1))
    again = desk.do(uuid4(), kyc.claim_case, case)
    desk.do(uuid4(), kyc.release_case, case, before.claimed_until)
    assert desk.ask(kyc.case_page, case).claimed_until == again.claimed_until


@pytest.mark.promise("K-07")
def test_giving_back_and_taking_at_the_same_time_ends_with_the_claim(given: Given) -> None:
    case = given.case()
    desk = given.desk(ANNA)
    held = desk.do(uuid4(), kyc.claim_case, case)
    with ThreadPoolExecutor(2) as pool:
        for _ in range(ROUNDS):
            given_back = pool.submit(desk.do, uuid4(), kyc.release_case, case, held.claimed_until)
            taken = pool.submit(desk.do, uuid4(), kyc.claim_case, case)
            given_back.result()
            held = taken.result()
            page = desk.ask(kyc.case_page, case)
            assert (page.holder, page.claimed_until) == (ANNA, held.claimed_until)


@pytest.mark.promise("K-07")
def test_a_case_left_by_a_window_that_died_comes_before_the_next_free_one(given: Given) -> None:
    given.case(timedelta(hours=5))
    left_behind, on_the_screen = given.case(timedelta(hours=3)), given.case(timedelta(hours=2))
    desk = given.desk(ANNA)
    for case in (left_behind, on_the_screen):
        desk.do(uuid4(), kyc.claim_case, case)
    came = desk.do(uuid4(), kyc.claim_next_case, (on_the_screen,))
    assert came is not None
    assert came.case == left_behind


@pytest.mark.promise("K-07")
def test_what_a_colleague_holds_is_never_left_behind_for_another(given: Given) -> None:
    held, free = given.case(timedelta(hours=5)), given.case(timedelta(hours=3))
    given.desk(TOMASZ).do(uuid4(), kyc.claim_case, held)
    came = given.desk(ANNA).do(uuid4(), kyc.claim_next_case, ())
    assert came is not None
    assert came.case == free


def test_a_page_says_from_when_a_mail_would_leave_at_once(given: Given) -> None:
    case = given.case(timedelta(hours=2))
    given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    page = given.desk(ANNA).ask(kyc.case_page, case)
    assert page.mails_at_once_from is not None
    assert timedelta(0) < page.due_at - page.mails_at_once_from < timedelta(hours=24)


def test_a_decided_line_says_when_and_a_told_one_that_the_customer_knows(given: Given) -> None:
    case = given.case(timedelta(hours=2))
    claim = given.desk(ANNA).do(uuid4(), kyc.claim_case, case)
    decided = given.desk(ANNA).do(uuid4(), kyc.decide, case, claim.version, Verdict.APPROVE, "A-01", "")
    (line,) = given.desk(ANNA).ask(kyc.decided_cases)
    assert decided.mail_leaves_at is not None
    assert line.decided_at is not None
    assert line.decided_at < decided.mail_leaves_at
    assert line.told_at is None


def test_a_lead_is_told_how_many_cases_were_escalated(given: Given) -> None:
    given.case(level=Level.LEAD)
    given.case()
    assert given.desk(WEN).ask(kyc.today).escalated == 1
