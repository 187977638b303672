"""A list of anything as a PDF: every row once, what was asked for on page one, the same bytes for the same list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from backoffice.documents.listing import Heading, Listing, listing_pdf, rows_hash
from backoffice.documents.press import press
from tests.documents.reading import body, texts

LISTING = Listing(
    firm="Sample Firm GmbH",
    department="Audit trail",
    title="Audit entries",
    under="900 entries.",
    file="Audit entries up to 7",
    facts_title="What was asked for",
    facts=(("Person", "Anna Lindqvist"), ("Customer", "张伟 <b>")),
    rows_title="Entries",
    headings=(Heading("Entry", 0.2, right=True), Heading("What", 0.8)),
    rows=tuple((f"{number}", f"did·{number}·so") for number in range(900)),
    written=("Written 19 Nov 2026",),
    written_at=datetime(2026, 11, 19, 13, 9, tzinfo=UTC),
    audit_entry=1_048_221,
    language="en",
)


def test_every_row_stands_once_and_the_first_page_says_what_was_asked_for() -> None:
    pdf = press(listing_pdf, LISTING)
    said = body(pdf)
    assert all(said.count(f"did·{number}·so") == 1 for number in range(900))
    first = "".join(texts(pdf)[0].split())
    assert "AnnaLindqvist" in first
    assert "<b>" in first
    assert "1,048,221" in first
    assert pdf == listing_pdf(LISTING)


def test_no_two_lists_share_a_hash() -> None:
    one = replace(LISTING, rows=(("ab", "c"),))
    other = replace(LISTING, rows=(("a", "bc"),))
    assert rows_hash(one) != rows_hash(other)
    assert rows_hash(one)[:8] in body(listing_pdf(one))
