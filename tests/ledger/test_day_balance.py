"""An account's balance of any day, from the nearer end of a sealed month. L-01, L-02."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from backoffice.desk import ReadWork
from backoffice.ledger import balances, feed
from tests.given import JONAS, PASSWORD, Given
from tests.ledger.closing import seal
from tests.ledger.test_feed import LINE

FIRST, LAST = date(2024, 12, 30), date(2025, 5, 2)
_SUM = text("""
    select coalesce(sum(amount), 0) from ledger.posting
     where account_id = :account and asset = 'EUR' and booked_on <= :on
""")


def days_that_differ(read: ReadWork, account: int) -> list[date]:
    """Where the balance of a day is another than that of all its postings."""
    every = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    return [
        on
        for on in every
        if balances.balance_on(read.session, account, "EUR", on)
        != read.session.execute(_SUM, {"account": account, "on": on}).scalar_one()
    ]


@pytest.mark.promise("L-01", "L-02")
def test_the_balance_of_every_day_is_that_of_all_its_postings_whatever_is_sealed(given: Given) -> None:
    # January and April move on several days, March on its first and last alone, February and May not at all.
    told = (
        "2025-01-01",
        "2025-01-14",
        "2025-01-17",
        "2025-01-31",
        "2025-03-01",
        "2025-03-31",
        "2025-04-02",
        "2025-04-29",
    )
    lines = [replace(LINE, reference=f"P-{number}", booked_on=date.fromisoformat(on)) for number, on in enumerate(told)]
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as platform:
        platform.do(uuid4(), feed.post_feed, lines)
    desk = given.desk(JONAS)
    for month in (None, date(2025, 1, 1), date(2025, 3, 1), date(2025, 4, 1)):
        if month is not None:
            seal(given, month)
        for account in (1, 2):
            assert desk.ask(days_that_differ, account) == []
    # A list that was opened before does not see what came after it.
    assert desk.ask(lambda read: balances.balance_on(read.session, 1, "EUR", date(2025, 4, 28), 7)) == 7 * 12345
    assert desk.ask(lambda read: balances.balance_on(read.session, 1, "EUR", None)) == 8 * 12345
