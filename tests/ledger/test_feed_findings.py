"""What was wrong with the feed waits for finance: once however often it is told, until it is booked or dealt with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from backoffice.desk import Desk
from backoffice.ledger import feed, feed_findings
from backoffice.ledger.correcting import Leg
from backoffice.ledger.feed import SignedBy
from backoffice.ledger.feed_findings import FindingDealt, FindingState, FindingWords, NoSuchFinding
from tests.given import AIKO, ANNA, JONAS, PASSWORD, PAVEL, Given
from tests.ledger.test_feed import LINE


@pytest.fixture
def platform(given: Given) -> Iterator[Desk]:
    with closing(given.house.desk_for_service("endpoint", PASSWORD)) as desk:
        yield desk


UNKNOWN = replace(LINE, reference="U-1", postings=tuple(replace(leg, asset="XYZ") for leg in LINE.postings))


@pytest.mark.promise("L-01")
def test_a_finding_waits_once_until_its_line_is_booked_or_somebody_has_dealt_with_it(
    given: Given, platform: Desk
) -> None:
    platform.do(uuid4(), feed.post_feed, (LINE,))
    other = replace(LINE, postings=(Leg("Assets:Bank:EUR", "EUR", 7), Leg("Liabilities:Wallet:U1:EUR", "EUR", -7)))
    for _ in range(3):
        platform.do(uuid4(), feed.post_feed, (UNKNOWN, other))
    signed = SignedBy(b"\4" + bytes(64), bytes(64))
    platform.do(uuid4(), feed.post_feed, (replace(LINE, reference="U-2", approval=signed),))
    desk = given.desk(JONAS)
    found = desk.ask(feed_findings.findings)
    assert [(each.reference, each.code, each.times, each.state) for each in found.open] == [
        ("P-1", "reference_has_other_content", 3, FindingState.OPEN),
        ("U-1", "unknown_currency", 3, FindingState.OPEN),
        ("U-1", "unknown_currency", 3, FindingState.OPEN),
        ("U-2", "unknown_approval_key", 1, FindingState.OPEN),
    ]
    assert [each.transaction for each in found.open] == [1, None, None, 2]
    assert (found.open_count, found.settled) == (4, ())
    # What comes again and is right settles what was wrong with it; other content for what is booked does not.
    platform.do(uuid4(), feed.post_feed, (replace(LINE, reference="U-1"),))
    found = desk.ask(feed_findings.findings)
    assert [each.reference for each in found.open] == ["P-1", "U-2"]
    assert {(each.state, each.transaction) for each in found.settled} == {(FindingState.BOOKED, 3)}
    which = found.open[0].id
    for words in ("", "12", "x" * 501):
        with pytest.raises(FindingWords):
            desk.do(uuid4(), feed_findings.deal_with, which, words)
    desk.do(uuid4(), feed_findings.deal_with, which, " The platform sent it twice; the first one holds ")
    with pytest.raises(FindingDealt):
        given.desk(AIKO).do(uuid4(), feed_findings.deal_with, which, "Once more")
    with pytest.raises(NoSuchFinding):
        desk.do(uuid4(), feed_findings.deal_with, 99, "Nothing")
    found = given.desk(PAVEL).ask(feed_findings.findings)
    assert [each.reference for each in found.open] == ["U-2"]
    assert (found.settled[0].dealt_by, found.settled[0].words) == (
        JONAS, "The platform sent it twice; the first one holds",
    )  # fmt: skip
    # Told again after that, it waits anew.
    platform.do(uuid4(), feed.post_feed, (other,))
    assert desk.ask(feed_findings.open_findings) == 2


@pytest.mark.promise("S-05")
def test_nobody_but_finance_deals_with_a_finding_and_nobody_bends_one(given: Given, platform: Desk) -> None:
    platform.do(uuid4(), feed.post_feed, (UNKNOWN,))
    for name in (ANNA, PAVEL, "endpoint", "worker"):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select ledger.deal_with_finding(1, 'It was nothing')")
    for name in (ANNA, "endpoint", "worker"):
        with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select * from ledger.feed_finding")
    for statement in (
        "delete from ledger.feed_finding",
        "update ledger.feed_finding set dealt_by = 'me', dealt_at = now()",
        "insert into ledger.feed_note values (1, 'x')",
        'select ledger.keep_findings(\'[["a", "b", "c"]]\')',
    ):
        for name in (JONAS, AIKO, "endpoint"):
            with given.sql(name) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
