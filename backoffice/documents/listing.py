"""A list of anything as a document: what was asked for, then the rows, however many.

Boundary: texts in, bytes out; costs nothing to import, loads the kit only where the PDF is made.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from backoffice.words import say


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, the share of the width it takes (all add up to 1), and whether it stands at the right."""

    head: str
    share: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything the document says, in the words of its reader. `language` is "en" or "zh".

    `facts` are pairs of label and value under `facts_title`; `written` says when and by whom, in lines; `audit_entry`
    is the number of the entry that announced this very file.
    """

    firm: str
    department: str
    title: str
    under: str
    file: str
    facts_title: str
    facts: tuple[tuple[str, str], ...]
    rows_title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    written: tuple[str, ...]
    written_at: datetime
    audit_entry: int
    language: str


def listing_pdf(listing: Listing) -> bytes:
    """The finished, unsigned PDF; the same listing has the same bytes. From a window: `press(listing_pdf, listing)`."""
    from backoffice.documents import blocks
    from backoffice.documents.blocks import Fact
    from backoffice.documents.long_table import LongColumn, long_table
    from backoffice.documents.page import Frame, Pages

    pages = Pages(
        Frame(
            firm=listing.firm,
            department=listing.department,
            secrecy=say("document.confidential", listing.language),
            readers=say("document.for_authorities", listing.language),
            title=f"{listing.title}, {listing.firm}",
            subject=listing.department,
            file=listing.file,
            written=listing.written,
            written_at=listing.written_at,
            record_hash=rows_hash(listing),
            audit_entry=listing.audit_entry,
            language=listing.language,
        )
    )
    blocks.title(pages, listing.title, listing.under)
    blocks.section(pages, listing.facts_title)
    blocks.grid(pages, [Fact(label, value) for label, value in listing.facts])
    blocks.section(pages, listing.rows_title)
    columns = [LongColumn(each.head, each.share, each.right) for each in listing.headings]
    long_table(pages, columns, listing.rows)
    return pages.finish()


def rows_hash(listing: Listing) -> str:
    """SHA-256 over every text of the rows, each preceded by its length, so that no two lists share one."""
    digest = hashlib.sha256()
    for row in listing.rows:
        for cell in row:
            told = cell.encode()
            digest.update(len(told).to_bytes(8, "big"))
            digest.update(told)
    return digest.hexdigest()
