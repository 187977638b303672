"""The board: every open request by the days it has left, how many are how near, and one request whole.

Boundary: queries only; names are masked until access was taken, and a page's deadline is computed from its events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.desk import ReadWork
from backoffice.people import service as people
from backoffice.people.objections import objections_of
from backoffice.people.policy import controller
from backoffice.people.restriction import is_restricted
from backoffice.retention.holding import hold_standing
from backoffice.rights import queries, sealing, undone
from backoffice.rights.agents import agent_of
from backoffice.rights.course import clock_of
from backoffice.rights.effects import effects_of, is_consent_left
from backoffice.rights.narrowing import Narrowed
from backoffice.rights.rules import (
    Asker,
    Channel,
    DatedBy,
    Kind,
    NoSuchRequest,
    Outcome,
    Right,
    State,
    Topic,
)
from backoffice.rights.tables import EventRow
from backoffice.rights.views import DayLoad, Happened, Line, PaperRef, RequestPage, Standing, Urgency

PAGE = 100
HOUSE = "xiaomi_crowd_trading"
EVERYTHING = Narrowed()
_LIMITS = ((3, Urgency.THREE), (7, Urgency.SEVEN), (14, Urgency.FOURTEEN), (30, Urgency.THIRTY))


def board(
    work: ReadWork, *, after: Line | None = None, limit: int = PAGE, narrowed: Narrowed = EVERYTHING
) -> tuple[Line, ...]:
    """Open requests: late or due today, then what takes effect on receipt and has not yet, then by days left; behind
    `after`.
    """
    key = None if after is None else (after.rank, after.operative_on, after.request)
    return _lines(work, queries.open_lines(work.session, key, limit, narrowed, today(work)))


def count(work: ReadWork, narrowed: Narrowed = EVERYTHING) -> int:
    """How many open requests there are of those."""
    return queries.count_open(work.session, narrowed, today(work))


def reads_words(work: ReadWork) -> bool:
    """Whether requests are this reader's work; auditors look at them without a word of what was written."""
    return queries.may_read_words(work.session)


def ended(work: ReadWork, *, limit: int = PAGE) -> tuple[Line, ...]:
    """What was answered, refused or withdrawn last, newest first."""
    return _lines(work, queries.ended_lines(work.session, limit))


def requests_over(work: ReadWork, requests: Sequence[UUID]) -> tuple[UUID, ...]:
    """Those of the requests that have ended."""
    return tuple(queries.ended_among(work.session, requests))


def numbered(work: ReadWork, number: int) -> Line:
    """The request of that number. Raises NoSuchRequest."""
    row = queries.line_numbered(work.session, number)
    if row is None:
        raise NoSuchRequest(request=str(number))
    return _lines(work, [row])[0]


def of_customer(work: ReadWork, customer: UUID) -> tuple[Line, ...]:
    """All that a customer ever asked for, newest first."""
    return _lines(work, queries.lines_of_subject(work.session, customer))


def by_day(work: ReadWork) -> tuple[DayLoad, ...]:
    """Every day on which open requests are operative, the earliest first."""
    now = today(work)
    loads: dict[date, list[int]] = {}
    for row in queries.count_by_day(work.session):
        load = loads.setdefault(row.operative_on, [0, 0, 0])
        load[0] += row.requests
        load[1] += row.requests if row.waits_for else 0
        load[2] += row.requests if row.state == State.LEAVING else 0
    return tuple(DayLoad(on, (on - now).days, *loads[on]) for on in sorted(loads))


def standing(work: ReadWork) -> Standing:
    """How many open requests are how near to their day."""
    now = today(work)
    urgent: Counter[Urgency] = Counter()
    waiting: Counter[Topic] = Counter()
    by_day = [0] * 31
    leaving = total = 0
    for row in queries.count_by_day(work.session):
        left = (row.operative_on - now).days
        urgent[urgency(left)] += row.requests
        total += row.requests
        if 0 <= left <= 30:
            by_day[left] += row.requests
        if row.waits_for:
            waiting[Topic(row.waits_for)] += row.requests
        if row.state == State.LEAVING:
            leaving += row.requests
    return Standing(
        today=now,
        open=total,
        leaving=leaving,
        urgent=tuple((each, urgent[each]) for each in Urgency),
        by_day=tuple(by_day),
        waiting_for=tuple((each, waiting[each]) for each in Topic if waiting[each]),
        letters_due=queries.letters_due(work.session, now),
        mine=queries.held_by(work.session, work.actor),
        undone=undone.count(work.session),
    )


def urgency(days_left: int) -> Urgency:
    """The warning of a request with that many days left; negative is late."""
    if days_left < 0:
        return Urgency.LATE
    return next((each for limit, each in _LIMITS if days_left <= limit), Urgency.LATER)


def page(work: ReadWork, request: UUID) -> RequestPage:
    """A request whole; words and names only after `course.take_access`. Raises NoSuchRequest."""
    found = queries.lines_of(work.session, [request])
    if not found:
        raise NoSuchRequest(request=str(request))
    row = found[0].RequestRow
    letter = queries.letter(work.session, row.letter_id)
    assert letter is not None
    events = queries.events(work.session, row.id)
    may_read = queries.may_read_words(work.session)
    sealed = queries.words(work.session, [letter.id, *(each.id for each in events)]) if may_read else {}
    who = None if row.customer_id is None else people.identity(work, row.customer_id, opened=False)
    of_subject = _lines(work, queries.lines_of_subject(work.session, row.subject_id))
    objections = () if row.customer_id is None else objections_of(work, row.customer_id)
    held = None if row.customer_id is None else hold_standing(work, row.customer_id)
    return RequestPage(
        line=_lines(work, found)[0],
        channel=Channel(letter.channel),
        asker=Asker(letter.asker),
        controller=letter.controller,
        place=row.place,
        customer=row.customer_id,
        subject=row.subject_id,
        name=who.legal_name if who and who.email else "",
        email=who.email if who else "",
        language=who.language if who else "en",
        recorded_by=letter.recorded_by,
        recorded_at=letter.recorded_at,
        letter_words=_words(work, sealed, letter.id, row.subject_id),
        papers=tuple(
            PaperRef(
                each.id,
                sealing.opened_name(work, each.name, row=each.id, subject=row.subject_id) if each.name else None,
                each.media,
                each.size,
            )
            for each in queries.paper_refs(work.session, letter.id, named=may_read)
        ),
        events=tuple(_happened(work, each, sealed, row.subject_id) for each in events),
        deadline=clock_of(row, events),
        beside=tuple(each for each in of_subject if each.letter == letter.id and each.request != row.id),
        same=tuple(
            each
            for each in of_subject
            if each.letter != letter.id and each.right == row.right and each.ended_at is None
        ),
        may_read=may_read,
        dated_by=DatedBy(letter.dated_by),
        restricted=row.customer_id is not None and is_restricted(work, row.customer_id),
        objections=objections,
        agent=agent_of(work, letter),
        effects=effects_of(work, row, objections),
        from_held_address=letter.from_held_address,
        consent_left=is_consent_left(work, row),
        hold=held.hold if held else None,
        is_releasing=held is not None and held.release is not None,
        takes_back=None if row.takes_back is None else tuple(row.takes_back),
    )


def paper_content(work: ReadWork, paper: UUID) -> bytes:
    """What came with a letter. Raises NoSuchRequest without access, SealBroken, KeyOutOfReach."""
    row = queries.paper(work.session, paper)
    if row is None:
        raise NoSuchRequest(request=str(paper))
    return sealing.opened_content(work, row)


def today(work: ReadWork) -> date:
    """The civil date where the house's controller is."""
    return work.now.astimezone(controller(HOUSE).zone).date()


def _words(work: ReadWork, sealed: dict[UUID, bytes], which: UUID, subject: UUID) -> str | None:
    body = sealed.get(which)
    return None if body is None else sealing.opened_words(work, body, row=which, subject=subject)


def _happened(work: ReadWork, row: EventRow, sealed: dict[UUID, bytes], subject: UUID) -> Happened:
    return Happened(
        event=row.id,
        kind=Kind(row.kind),
        topic=Topic(row.topic) if row.topic else None,
        outcome=Outcome(row.outcome) if row.outcome else None,
        on_day=row.on_day,
        done_by=row.done_by,
        done_at=row.done_at,
        words=_words(work, sealed, row.id, subject) if row.id in sealed else "",
    )


def _lines(work: ReadWork, found: Sequence[Row[Any]]) -> tuple[Line, ...]:
    now = today(work)
    waiting = [each.RequestRow.id for each in found if each.RequestRow.waits_for]
    since = queries.asked_on(work.session, waiting) if waiting else {}
    open_ones = [each.RequestRow.id for each in found if each.RequestRow.ended_at is None]
    back = queries.letters_came_back(work.session, open_ones) if open_ones else frozenset()
    due = undone.among(work.session, open_ones) if open_ones else frozenset()
    return tuple(
        _line(
            each,
            now,
            since.get((each.RequestRow.id, each.RequestRow.waits_for)),
            came_back=each.RequestRow.id in back,
            undone=each.RequestRow.id in due,
        )
        for each in found
    )


def _line(found: Row[Any], now: date, since: date | None, *, came_back: bool, undone: bool) -> Line:
    row = found.RequestRow
    return Line(
        request=row.id,
        number=row.number,
        letter=row.letter_id,
        right=Right(row.right),
        name=found.masked_name or "",
        country=found.country or "",
        received_on=row.received_on,
        statute_on=row.statute_on,
        promise_on=row.promise_on,
        operative_on=row.operative_on,
        work_by_on=row.work_by_on,
        letter_by_on=row.letter_by_on,
        extended_on=row.extended_on,
        days_left=(row.operative_on - now).days,
        state=State(row.state),
        outcome=Outcome(row.outcome) if row.outcome else None,
        waits_for=Topic(row.waits_for) if row.waits_for else None,
        holder=row.holder,
        ended_at=row.ended_at,
        version=row.version,
        waiting_since=since,
        came_back=came_back,
        undone=undone,
    )
