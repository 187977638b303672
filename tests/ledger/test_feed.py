"""The platform's feed: each transaction once, and what is wrong told by its line. L-01, L-02."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from uuid import uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from backoffice.desk import Desk
from backoffice.ledger import explorer, feed
from backoffice.ledger import service as ledger
from backoffice.ledger.correcting import Leg
from backoffice.ledger.feed import FeedLine, FeedTooLong
from backoffice.store.cluster import BOOTSTRAP
from tests.given import AIKO, JONAS, PASSWORD, Given
from tests.ledger.closing import seal

LINE = FeedLine(
    "P-1",
    "deposit",
    date(2025, 1, 31),
    date(2025, 2, 1),
    "SEPA in Ann Vo",
    (Leg("Assets:Bank:EUR", "EUR", 12345), Leg("Liabilities:Wallet:U1:EUR", "EUR", -12345)),
)


@pytest.fixture
def platform(given: Given) -> Iterator[Desk]:
    """The desk of the service that stands for the platform."""
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as desk:
        yield desk


@pytest.mark.promise("L-01", "L-02")
def test_what_is_sent_twice_is_booked_once(given: Given, platform: Desk) -> None:
    other = replace(LINE, reference="P-2", description="", booked_on=date(2025, 3, 1))
    told = platform.do(uuid4(), feed.post_feed, (LINE, other))
    assert (told.transactions, told.postings, told.already, told.findings) == (2, 4, 0, ())
    again = platform.do(uuid4(), feed.post_feed, (LINE, replace(LINE, reference="P-3"), other))
    assert (again.transactions, again.already, again.findings) == (1, 2, ())
    sheet = given.desk(JONAS).ask(explorer.sheet, 1)
    assert (sheet.source, sheet.reference, sheet.happened_on, sheet.words) == (
        "platform", "P-1", date(2025, 1, 31), "SEPA in Ann Vo",
    )  # fmt: skip
    assert given.desk(JONAS).ask(ledger.prove).faults == ()


@pytest.mark.promise("L-01")
def test_a_wrong_line_is_told_and_keeps_no_other_out(given: Given, platform: Desk) -> None:
    platform.do(uuid4(), feed.post_feed, (LINE, replace(LINE, reference="P-0")))
    seal(given, date(2025, 2, 1))
    march = replace(LINE, booked_on=date(2025, 3, 1))
    bank = LINE.postings[0]
    lines = (
        LINE,
        replace(march, reference="P-0"),
        replace(march, reference="a"),
        replace(march, reference="b", postings=(bank, replace(bank, amount=-12344))),
        replace(march, reference="c", kind="reversal"),
        replace(march, reference="d", postings=(replace(bank, asset="XYZ"), replace(bank, asset="XYZ", amount=-12345))),
        replace(march, reference="e", postings=(bank,)),
        replace(LINE, reference="f"),
        replace(march, reference="g", postings=(replace(bank, account=":x"), replace(bank, amount=-12345))),
        replace(march, reference="h"),
        replace(march, reference="h"),
        replace(march, reference="i", description="Card 4111-1111-1111-1111"),
        replace(march, reference="4111111111111111"),
        replace(march, reference="j", happened_on=date(1, 1, 1)),
    )
    told = platform.do(uuid4(), feed.post_feed, lines)
    assert (told.transactions, told.already) == (1, 1)
    assert {(each.line, each.code) for each in told.findings} == {
        (2, "reference_has_other_content"), (4, "unbalanced"), (5, "correction_from_outside"), (6, "unknown_currency"),
        (7, "unbalanced"), (7, "fewer_than_two_postings"), (8, "month_sealed"), (9, "bad_account"),
        (10, "reference_twice"), (11, "reference_twice"), (12, "card_number"), (13, "card_number"),
        (14, "date_out_of_reach"),
    }  # fmt: skip
    assert next(each.value for each in told.findings if each.line == 2) == "P-0 T-2"
    with given.sql(BOOTSTRAP) as connection:
        (kept,) = connection.execute(
            "select concat((select jsonb_agg(f) from ledger.feed_finding f), (select jsonb_agg(e) from audit.event e))"
        ).fetchone() or ("",)
    assert "…1111" in kept
    assert "11111" not in kept.replace("-", "")
    with pytest.raises(FeedTooLong):
        platform.do(uuid4(), feed.post_feed, (LINE,) * 1001)
    assert given.desk(JONAS).ask(ledger.prove).faults == ()


@pytest.mark.promise("S-05")
def test_the_platform_reads_nothing_and_nobody_else_feeds(given: Given, platform: Desk) -> None:
    platform.do(uuid4(), feed.post_feed, (LINE,))
    for name in (JONAS, AIKO, "worker"):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select ledger.post_feed('[]')")
    with given.sql("endpoint") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("select * from ledger.posting")
    for broken in ('[{"reference": "x", "postings": 7}]', "[7]"):
        with given.sql("endpoint") as connection:
            told = connection.execute("select ledger.post_feed(%s)", [broken]).fetchone()
        assert told is not None
        assert told[0]["transactions"] == 0
        assert told[0]["findings"]


def test_nobody_who_reads_waits_for_a_booking_that_opens_a_month(given: Given) -> None:
    line = {
        "reference": "x", "kind": "fee", "happened_on": "2025-07-03", "booked_on": "2025-07-03",
        "postings": [{"account": "A", "asset": "EUR", "amount": "5"}, {"account": "B", "asset": "EUR", "amount": "-5"}],
    }  # fmt: skip
    with given.sql("endpoint") as booking, booking.transaction():
        booking.execute("select ledger.post_feed(%s)", [Jsonb([line])])
        with given.sql(JONAS) as connection:
            connection.execute("set lock_timeout = '50ms'")
            for table in ("transaction", "posting"):
                assert connection.execute(f"select count(*) from ledger.{table}").fetchone() == (0,)
