"""An objection weighed: our grounds against the person's, purpose by purpose, and how the answer tells of it.

Boundary: the guard enters an assessment once, by the officer; its words are sealed with the request. R-06, Art. 21.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people import objections
from backoffice.people.rules import Objection, Overriding, Statutory, Weighed
from backoffice.rights import course, letters, queries, sealing
from backoffice.rights.course import Acted
from backoffice.rights.rules import MovedOn, Outcome, ReplyKind, WordsNeeded, check_words
from backoffice.rights.tables import RequestRow


@dataclass(frozen=True, slots=True)
class Assessment:
    """How one purpose was weighed. `grounds` are ours, told to the person where they override; "" where none are."""

    objection: UUID
    outcome: Weighed
    ground: Overriding | None
    grounds: str
    weighing: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """One purpose of a request with the words of its assessment; they are None where sealed or not written yet."""

    objection: Objection
    grounds: str | None
    weighing: str | None


def assess(work: Work, request: UUID, version: int, told: Assessment, note: str) -> Acted:
    """Enter an assessment, with `note` in the course of the request.

    Raises NoSuchRequest, MovedOn, WordsNeeded, WordsTooLong and what `objections.assess` raises.
    """
    row, customer = queries.asked_by_customer(work.session, request)
    if row.version != version:
        raise MovedOn(number=row.number)
    if all(each.objection != told.objection for each in objections.objections_of(work, customer, request)):
        raise objections.NoSuchObjection
    overrides = told.outcome is Weighed.OVERRIDDEN
    grounds, weighing = check_words(told.grounds, needed=overrides), check_words(told.weighing, needed=True)
    if overrides and told.ground is None:
        raise WordsNeeded
    # The first empty line parts our grounds from the weighing.
    ours = "\n".join(line.strip() for line in grounds.splitlines() if line.strip())
    body = sealing.sealed_words(work, f"{ours}\n\n{weighing}", row=told.objection, subject=row.subject_id)
    objections.assess(work, told.objection, told.outcome, told.ground if overrides else None, body)
    return course.note(work, request, version, check_words(note, needed=True))


def weighings_of(work: ReadWork, request: UUID) -> tuple[Weighing, ...]:
    """Every purpose the request objects to, with its words where they open. Raises NoSuchRequest."""
    row = queries.request(work.session, request)
    return () if row.customer_id is None else _weighings(work, row, row.customer_id)


def ending(found: Sequence[Weighing]) -> tuple[ReplyKind, Outcome]:
    """Which letter ends a request that has been weighed, and how it ends."""
    overridden = [each for each in found if each.objection.outcome is Weighed.OVERRIDDEN]
    if not overridden:
        return ReplyKind.OUTCOME, Outcome.FULFILLED
    if len(overridden) < len(found):
        return ReplyKind.OUTCOME, Outcome.PARTLY
    return ReplyKind.REFUSAL, Outcome.REFUSED


def answer_words(work: ReadWork, row: RequestRow, language: str) -> str:
    """What the answer says of an objection; "" while something waits to be weighed, or nobody of ours objects."""
    found = () if row.customer_id is None else _weighings(work, row, row.customer_id)
    if not found or any(each.objection.waits for each in found):
        return ""
    since = min(each.objection.objected_at for each in found).astimezone(course.zone_of(work, row)).date()
    return paragraphs(found, letters.words_of("objection", language), language, (row.received_on, since))


def paragraphs(found: Sequence[Weighing], words: Mapping[str, str], language: str, days: tuple[date, date]) -> str:
    """What stopped and when, what goes on and why, and what no objection stops.

    `days` are the day it was received and the day since when it stands still: it may have been recorded later.
    """
    stopped = [each for each in found if each.objection.outcome is not Weighed.OVERRIDDEN]
    goes_on = [each for each in found if each.objection.outcome is Weighed.OVERRIDDEN]
    told = []
    if stopped:
        received, since = (letters.day(each, language) for each in days)
        told.append(words["stopped" if received == since else "stopped_later"].format(day=since, received=received))
        told += [f"– {words[each.objection.purpose]}" for each in stopped]
        told.append("")
    for each in goes_on:
        ground = words[f"ground_{each.objection.ground}"]
        told += [words["goes_on"].format(what=words[each.objection.purpose], ground=ground), each.grounds or "", ""]
    told.append(words["statutory"])
    told += [f"– {words[f'statutory_{each}']}" for each in Statutory if each is not Statutory.ANSWERS]
    return "\n".join(told)


def _weighings(work: ReadWork, row: RequestRow, customer: UUID) -> tuple[Weighing, ...]:
    found = objections.objections_of(work, customer, row.id)
    ids = [each.objection for each in found if each.assessed_at is not None]
    sealed = queries.words(work.session, ids) if ids and queries.may_read_words(work.session) else {}
    return tuple(_weighing(work, each, sealed, row.subject_id) for each in found)


def _weighing(work: ReadWork, told: Objection, sealed: Mapping[UUID, bytes], subject: UUID) -> Weighing:
    body = sealed.get(told.objection)
    words = None if body is None else sealing.opened_words(work, body, row=told.objection, subject=subject)
    if words is None:
        return Weighing(told, None, None)
    grounds, _, weighing = words.partition("\n\n")
    return Weighing(told, grounds, weighing)
