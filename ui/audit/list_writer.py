"""Writes the entries a filter lets through as CSV or PDF: announced, written beside, registered, then put in place.

Boundary: for a pool's thread. Every list has an entry in the export register before it has its name. S-05.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid4

from backoffice.audit import history
from backoffice.audit.rules import Entry, Filter
from backoffice.desk import Desk, ReadWork
from backoffice.documents.cells import BYTE_ORDER_MARK, csv_lines
from backoffice.documents.listing import Heading, Listing, listing_pdf
from backoffice.documents.press import press
from backoffice.documents.wording import zoned
from backoffice.errors import Refused, Unavailable
from backoffice.kyc.numbers import case_numbers
from backoffice.words import say
from ui.audit.rows import Line, lines_of
from ui.audit.wording import AuditWording, cases_of, utc_words
from ui.shell.tasks import Progress

ROWS_IN_A_PDF = 50_000
_AT_ONCE = 2_000


class ListTooLong(Refused):
    """A PDF of that many pages is read by nobody; CSV has no limit. Facts: `count`, `at_most`."""

    code = "audit.list_too_long"


class ListNotWritten(Unavailable):
    """The folder would not take the file. Facts: `path`, `reason`."""

    code = "audit.list_not_written"


class Form(StrEnum):
    CSV = "csv"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """Which entries, in which form, into which folder, in whose name; `customer` is the label of the filter's."""

    wanted: Filter
    form: Form
    folder: Path
    writer: str
    customer: str


def write_list(desk: Desk, order: Order, wording: AuditWording, progress: Progress) -> Path:
    """Write the list; where it lies. Raises ListTooLong, ListNotWritten, Cancelled, what press and desk raise."""
    kind = f"audit.list_{order.form}"
    total = desk.ask(history.counted, order.wanted)
    if order.form is Form.PDF and total > ROWS_IN_A_PDF:
        raise ListTooLong(count=total, at_most=ROWS_IN_A_PDF)
    # The list ends with what was there before it announced itself.
    entry = desk.do(uuid4(), history.announce_list, kind, order.wanted)
    path = order.folder / f"audit-{entry}.{order.form}"
    half = path.with_suffix(".part")
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            pages = _pages(desk, order.wanted, entry, wording, total, progress)
            for content in _csv(pages, wording) if order.form is Form.CSV else _pdf(desk, order, pages, entry, wording):
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
        sha256, size = _measured(half)
        desk.do(uuid4(), history.register_list, kind, order.wanted.subject, uuid4(), sha256, size)
        half.replace(path)
    except OSError as fault:
        raise ListNotWritten(path=str(path), reason=fault.strerror or str(fault)) from fault
    finally:
        with suppress(OSError):
            half.unlink()
    return path


def _pages(
    desk: Desk, wanted: Filter, before: int, wording: AuditWording, total: int, progress: Progress
) -> Iterator[tuple[tuple[Entry, ...], tuple[Line, ...]]]:
    """Entries and their lines, each page in a transaction of its own: what is entered only grows."""

    def page(read: ReadWork, last: int) -> tuple[tuple[Entry, ...], dict[UUID, int]]:
        found = history.entries(read, wanted, before=last, limit=_AT_ONCE)
        return found, case_numbers(read, [case for each in found for case in cases_of(each)])

    done = 0
    progress.step(0, total)
    while True:
        found, numbers = desk.ask(page, before)
        if found:
            yield found, lines_of(found, numbers, wording)
            done += len(found)
            before = found[-1].number
        progress.step(min(done, total), total)
        if len(found) < _AT_ONCE:
            return


def _csv(pages: Iterator[tuple[tuple[Entry, ...], tuple[Line, ...]]], wording: AuditWording) -> Iterator[bytes]:
    language = wording.words.language

    def head(name: str) -> str:
        return say(f"audit.list.{name}", language, zone=wording.zone)

    heads = [head("number"), "UTC", *map(head, ("at", "who", "what", "whose"))]
    yield BYTE_ORDER_MARK + csv_lines([[*heads, "actor", "action", "customer", "facts"]])
    for entries, lines in pages:
        yield csv_lines(
            [
                str(line.number),
                utc_words(line.at),
                line.when,
                line.who,
                line.what,
                line.whose,
                entry.actor,
                entry.action,
                str(entry.subject or ""),
                "; ".join(f"{name}={value}" for name, value in entry.facts.items()),
            ]
            for entry, line in zip(entries, lines, strict=True)
        )


def _pdf(
    desk: Desk,
    order: Order,
    pages: Iterator[tuple[tuple[Entry, ...], tuple[Line, ...]]],
    entry: int,
    wording: AuditWording,
) -> Iterator[bytes]:
    language = wording.words.language

    def word(name: str, **facts: object) -> str:
        return say(f"audit.list.{name}", language, **facts)

    rows = tuple(
        (f"{line.number:,}", line.when, line.who, line.what, line.whose) for _, lines in pages for line in lines
    )
    firm, now = desk.ask(lambda read: (history.firm(read), read.now))
    heads = (("number", 0.1), ("at", 0.2), ("who", 0.18), ("what", 0.4), ("whose", 0.12))
    yield press(
        listing_pdf,
        Listing(
            firm=firm,
            department=word("department"),
            title=word("title"),
            under=word("under_one") if len(rows) == 1 else word("under_many", count=f"{len(rows):,}"),
            file=word("file", number=f"{entry:,}"),
            facts_title=word("asked"),
            facts=asked_for(order, wording),
            rows_title=word("entries"),
            headings=tuple(
                Heading(word(name, zone=wording.zone), share, right=name == "number") for name, share in heads
            ),
            rows=rows,
            written=(
                word("written", instant=zoned(now, wording.zone, language)),
                word("written_by", who=order.writer),
            ),
            written_at=now,
            audit_entry=entry,
            language=language,
        ),
    )


def asked_for(order: Order, wording: AuditWording) -> tuple[tuple[str, str], ...]:
    """The filter in words, label and value."""
    wanted, language = order.wanted, wording.words.language
    document = wanted.document or (wanted.sha256.hex() if wanted.sha256 else None)
    values = (
        ("person", wording.who(wanted.actor) if wanted.actor else ""),
        ("kind", say(f"audit.group.{wanted.group}", language) if wanted.group else ""),
        ("kind", say("audit.list.reads", language) if wanted.reads else ""),
        ("customer", f"{order.customer} {wanted.subject}".strip() if wanted.subject else ""),
        ("document", str(document) if document else ""),
        ("since", wording.when_with_zone(wanted.since) if wanted.since else ""),
        ("until", wording.when_with_zone(wanted.until) if wanted.until else ""),
    )
    told = tuple((say(f"audit.list.{name}", language), value) for name, value in values if value)
    return told or ((say("audit.list.entries", language), say("audit.list.everything", language)),)


def _measured(file: Path) -> tuple[bytes, int]:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").digest(), file.stat().st_size
