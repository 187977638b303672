"""The register of requests as commands and a query: announced, counted, streamed line by line, entered.

Boundary: reads by the reader's own grants, in one transaction, so that the lines are those of the totals. S-05.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from backoffice.audit.history import firm
from backoffice.audit.signing import enter_document
from backoffice.desk import ReadWork, Work
from backoffice.documents.drawn import AT_MOST, Progress
from backoffice.people.policy import controller
from backoffice.rights import board, course
from backoffice.rights import register_queries as queries
from backoffice.rights.deadline import in_vain
from backoffice.rights.register_rules import Asked, Line, NotAPeriod, Register, RegisterTooLong, Sent, Totals, judged
from backoffice.rights.rules import Kind, Outcome, ReplyKind, Right, State
from backoffice.rights.tables import EventRow
from backoffice.staff import service as staff

_AT_ONCE = 1_000
_ENDED = (Kind.ANSWERED.value, Kind.WITHDRAWN.value)


def announce_register(work: Work, asked: Asked) -> int:
    """Enter into the audit trail that the register is being written; the entry's number.

    Raises NotAPeriod, NotYoursToRecord.
    """
    if asked.since > asked.until:
        raise NotAPeriod(since=asked.since.isoformat(), until=asked.until.isoformat())
    facts = {"since": asked.since.isoformat(), "until": asked.until.isoformat(), "form": asked.form.value}
    return work.record("rights.register_written", **facts)


def enter_register(work: Work, document: UUID, sha256: bytes, size: int, to_sign: bytes | None = None) -> int:
    """Enter the drawn file into the export register, asking for the firm's signature over `to_sign` if it is given.

    The number of its audit entry. Raises NotYourDocument.
    """
    return enter_document(
        work, document=document, kind="rights.register", subject=None, sha256=sha256, size=size, to_sign=to_sign
    )


def register(
    work: ReadWork,
    asked: Asked,
    audit_entry: int,
    begin: Callable[[Register], Callable[[list[Line]], None]],
    progress: Progress,
    *,
    signed: bool = False,
) -> Register:
    """Count the requests of a period, hand that to `begin`, and what it answers is given the lines, 1,000 at once.

    Raises RegisterTooLong, NoCalendar, and what `progress` raises.
    """
    queries.take_time(work.session)
    today = board.today(work)
    found = queries.totals(work.session, asked.since, asked.until, today)
    made = Register(
        asked=asked,
        firm=firm(work),
        maker=staff.colleagues(work).get(work.actor, work.actor),
        written_at=work.now,
        today=today,
        audit_entry=audit_entry,
        signed=signed,
        by_right=tuple(sorted((_totals(row) for row in found), key=lambda each: list(Right).index(_right(each)))),
    )
    count = made.all.received
    if count > AT_MOST[asked.form]:
        raise RegisterTooLong(count=count, at_most=AT_MOST[asked.form], form=asked.form.upper())
    progress(0, count)
    send, done = begin(made), 0
    for part in _pages(work, asked, today):
        send(part)
        done += len(part)
        progress(done, count)
    return made


def _totals(row: Row[Any]) -> Totals:
    return Totals(
        right=Right(row.right),
        received=row.received,
        in_time=row.in_time,
        late=row.late,
        open=row.open,
        overdue=row.overdue,
        taken_back=row.taken_back,
        extended=row.extended,
    )


def _right(told: Totals) -> Right:
    assert told.right is not None
    return told.right


def _pages(work: ReadWork, asked: Asked, today: date) -> Iterator[list[Line]]:
    zone, after = controller(board.HOUSE).zone, (asked.since, 0)
    while True:
        rows = queries.page(work.session, asked.since, asked.until, after, _AT_ONCE)
        ids = [row.RequestRow.id for row in rows]
        events: dict[UUID, list[EventRow]] = defaultdict(list)
        for event in queries.events(work.session, ids) if ids else ():
            events[event.request_id].append(event)
        letters: dict[UUID, list[Sent]] = defaultdict(list)
        for told in queries.letters(work.session, ids, str(zone)) if ids else ():
            letters[told.request_id].append(Sent(ReplyKind(told.kind), told.on_day))
        part = []
        for found in rows:
            row, recognised_on = found.RequestRow, found.recorded_at.astimezone(zone).date()
            part.append(_line(row, found.letter, recognised_on, events[row.id], letters[row.id], today))
        if rows:
            after = (rows[-1].RequestRow.received_on, rows[-1].RequestRow.number)
            yield part
        queries.forget(work.session)
        if len(rows) < _AT_ONCE:
            return


def _line(
    row: Any, letter: int, recognised_on: date, events: Sequence[EventRow], letters: Sequence[Sent], today: date
) -> Line:
    state = State(row.state)
    ended = [each.on_day for each in events if each.kind in _ENDED] if row.ended_at is not None else []
    answered_on = ended[-1] if ended else None
    kept, days_late = judged(state, answered_on, row.operative_on, today)
    return Line(
        number=row.number,
        letter=letter,
        received_on=row.received_on,
        recognised_on=recognised_on,
        right=Right(row.right),
        customer=row.customer_id,
        place=row.place,
        statute_on=row.statute_on,
        promise_on=row.promise_on,
        operative_on=row.operative_on,
        extended_on=row.extended_on,
        extended_in_vain=in_vain(row.extended_on, row.operative_on, row.letter_by_on),
        state=state,
        outcome=Outcome(row.outcome) if row.outcome else None,
        answered_on=answered_on,
        kept=kept,
        days_late=days_late,
        letters=tuple(letters),
        steps=course.clock_of(row, events).steps,
    )
