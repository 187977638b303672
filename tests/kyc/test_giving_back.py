"""A case given back and taken again in one breath, as when a page changes its language. K-07."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from backoffice.kyc import service as kyc
from tests.given import ANNA, Given

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
