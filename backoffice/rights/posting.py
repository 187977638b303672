"""Letters by post: to whom, when they were posted with which proof, and which came back.

Boundary: one guard enters an act and moves the request; a letter counts as sent on the day of its posting. R-09, R-10.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people import service as people
from backoffice.rights import course, queries, sealing
from backoffice.rights.matters import controller_about, matter_of, request_of
from backoffice.rights.rules import (
    NotPostedThen,
    PostAct,
    PostalAddressNeeded,
    ProofNeeded,
    ReplyKind,
    Way,
    check_words,
)
from backoffice.rights.tables import PostingRow, ReplyRow
from backoffice.store.base import new_id
from backoffice.words import knows, say

ADDRESS_LINES = 7
_HOUSE = re.compile(r"\d{1,4} ?[A-Za-z]?")
_MOVES_CLOCKS = frozenset(
    {ReplyKind.EXTENSION, ReplyKind.IDENTITY, ReplyKind.CLARIFICATION, ReplyKind.AUTHORITY},
)


@dataclass(frozen=True, slots=True)
class Posting:
    """One act about a letter by post. `proof` is None where it is sealed from the reader, "" where there is none."""

    act: PostAct
    on_day: date
    carrier: str
    proof: str | None
    done_by: str
    done_at: datetime


@dataclass(frozen=True, slots=True)
class Proof:
    """With whom a letter was posted, and what proves it: the number of the item, a note in words, or both."""

    carrier: str
    number: str
    note: str


def record_posted(work: Work, reply: UUID, on: date, proof: Proof) -> int:
    """The letter was posted on that day, and counts as sent on it; the request's version after it, 0 where it is
    about none.

    Raises NoSuchRequest, NotByPost, PostedAlready, NotPostedThen, ProofNeeded, ExtensionTooLate, ExtendedAlready.
    """
    row = queries.reply(work.session, reply)
    told = "\n".join(part for part in (" ".join(proof.number.split()), check_words(proof.note, needed=False)) if part)
    if not proof.carrier.strip() or not told:
        raise ProofNeeded
    return _enter(work, row, PostAct.POSTED, on, proof.carrier, told)


def record_returned(work: Work, reply: UUID, on: date, note: str) -> int:
    """The letter came back on that day; a request it had ended is open again. The request's version after it.

    Raises NoSuchRequest, NotByPost, NotPostedYet, PostedAlready, NotPostedThen, WordsTooLong.
    """
    row = queries.reply(work.session, reply)
    return _enter(work, row, PostAct.RETURNED, on, "", check_words(note, needed=False))


def drop(work: Work, reply: UUID) -> int:
    """The letter is not posted after all; a request it would have ended goes on. Raises as `record_posted`."""
    row = queries.reply(work.session, reply)
    return _enter(work, row, PostAct.DROPPED, _today(work, row), "", "")


def address_of(work: ReadWork, customer: UUID | None) -> str:
    """Name and postal address of a customer in lines, under a ticket; "" where nobody knows one."""
    if customer is None:
        return ""
    found = people.particulars(work, customer)
    if not found.address:
        return ""
    lines = [found.identity.legal_name, *in_lines(found.address)]
    if lines[-1] == found.identity.country:
        # A code that somebody typed in says what the country's name says.
        lines.pop()
    # The post of the country it leaves from reads the country in English.
    country = f"country.{found.identity.country}"
    return "\n".join([*lines, say(country)] if knows(country) else lines)


def in_lines(address: str) -> list[str]:
    """The parts of an address between its commas; a house number after its street stays on the street's line."""
    lines: list[str] = []
    for part in (each.strip() for each in address.split(",")):
        if lines and _HOUSE.fullmatch(part) and not any(map(str.isdigit, lines[-1])):
            lines[-1] = f"{lines[-1]}, {part}"
        elif part:
            lines.append(part)
    return lines


def checked_address(address: str) -> str:
    """An address as it is kept: no empty lines. Raises PostalAddressNeeded for fewer than two lines or too many."""
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    if not 2 <= len(lines) <= ADDRESS_LINES:
        raise PostalAddressNeeded(at_most=ADDRESS_LINES)
    return "\n".join(lines)


def postings_of(work: ReadWork, replies: Sequence[ReplyRow]) -> dict[UUID, tuple[Posting, ...]]:
    """What became of each letter, in the order it was entered."""
    rows = queries.postings(work.session, [reply.id for reply in replies if reply.way == Way.POST])
    proved = [row.id for row in rows if row.proved]
    words = queries.words(work.session, proved) if proved else {}
    found: dict[UUID, tuple[Posting, ...]] = {}
    for row in rows:
        found[row.reply_id] = (*found.get(row.reply_id, ()), _posting(work, row, words))
    return found


def _posting(work: ReadWork, row: PostingRow, words: Mapping[UUID, bytes]) -> Posting:
    proof: str | None = ""
    if row.proved:
        body = words.get(row.id)
        proof = None if body is None else sealing.opened_words(work, body, row=row.id, subject=row.subject_id)
    return Posting(PostAct(row.act), row.on_day, row.carrier, proof, row.done_by, row.done_at)


def _enter(work: Work, row: ReplyRow, act: PostAct, on: date, carrier: str, proof: str) -> int:
    if on > _today(work, row):
        raise NotPostedThen(on=on.isoformat())
    request, which, kind = request_of(work, row), new_id(), ReplyKind(row.kind)
    before = None if request is None else request.version
    body = sealing.sealed_words(work, proof, row=which, subject=row.subject_id) if proof else None
    version = queries.note_posting(work.session, which, row.id, act.value, on, " ".join(carrier.split()), body)
    # What was posted moves the clocks, and so does a question that never arrived; what has ended stays as it ended.
    if request is None:
        return version
    moves = act is PostAct.POSTED or (act is PostAct.RETURNED and request.ended_at is None)
    if moves and kind in _MOVES_CLOCKS and version != before:
        course.follow(work, request.id)
    return version


def _today(work: ReadWork, row: ReplyRow) -> date:
    return work.now.astimezone(controller_about(work, matter_of(work, row)).zone).date()
