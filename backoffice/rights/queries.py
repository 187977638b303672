"""SQL of requests.

Boundary: functions over a Session; row security narrows what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, delete, func, insert, not_, null, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session, aliased

from backoffice.outbox.tables import MessageRow
from backoffice.people.tables import CustomerRow
from backoffice.rights import undone
from backoffice.rights.narrowing import LETTERS_WITHIN, NEVER_PUT_OFF, Narrowed, Only, cleared_until
from backoffice.rights.rules import Kind, NoSuchRequest, ReplyKind, State
from backoffice.rights.tables import (
    ComplaintRow,
    EventRow,
    LetterRow,
    PaperRow,
    PostingRow,
    ReplyDraftRow,
    ReplyRow,
    RequestRow,
    WordsRow,
)

_IS_OPEN = RequestRow.ended_at.is_(None)


def _lines() -> Select[*tuple[Any, ...]]:
    return select(RequestRow, CustomerRow.masked_name, CustomerRow.country).outerjoin(
        CustomerRow, CustomerRow.id == RequestRow.customer_id
    )


def open_lines(
    session: Session, after: tuple[int, date, UUID] | None, limit: int, narrowed: Narrowed, today: date
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Open requests by rank, then by operative day; those after the key."""
    wanted = _lines().where(_IS_OPEN, *_conditions(narrowed, today))
    key = (undone.rank(today), RequestRow.operative_on, RequestRow.id)
    if after is not None:
        wanted = wanted.where(tuple_(*key) > tuple_(*after))
    return session.execute(wanted.order_by(*key).limit(limit)).all()


def count_open(session: Session, narrowed: Narrowed, today: date) -> int:
    wanted = select(func.count()).select_from(RequestRow).where(_IS_OPEN, *_conditions(narrowed, today))
    return int(session.execute(wanted).scalar_one())


def _conditions(narrowed: Narrowed, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowed.right is not None:
        found.append(RequestRow.right == narrowed.right.value)
    if narrowed.waits_for is not None:
        found.append(RequestRow.waits_for == narrowed.waits_for.value)
    if narrowed.holder:
        found.append(RequestRow.holder == narrowed.holder)
    if narrowed.subjects is not None:
        found.append(RequestRow.subject_id.in_(narrowed.subjects))
    if narrowed.from_day is not None:
        found.append(RequestRow.operative_on >= narrowed.from_day)
    if narrowed.only is Only.TODAY:
        is_due = or_(RequestRow.work_by_on <= cleared_until(today), _came_back(), undone.is_undone())
        found += [RequestRow.state == State.OPEN.value, is_due]
    elif narrowed.only is Only.LATE:
        found.append(RequestRow.operative_on < today)
    elif narrowed.only is Only.LETTERS:
        found += [
            RequestRow.extended_on.is_(None),
            RequestRow.state == State.OPEN.value,
            RequestRow.letter_by_on.between(today, today + LETTERS_WITHIN),
            RequestRow.right.not_in([each.value for each in NEVER_PUT_OFF]),
        ]
    elif narrowed.only is Only.WAITING:
        found.append(RequestRow.waits_for.is_not(None))
    elif narrowed.only is Only.LEAVING:
        found.append(RequestRow.state == State.LEAVING.value)
    return found


def _came_back() -> ColumnElement[bool]:
    """Whether the newest letter about a request never arrived: it came back by post, or no relay takes it.

    An old address is told once, and often reaches nobody any more.
    """
    newer = aliased(ReplyRow)

    def became(of: type[ReplyRow], state: str, act: str) -> ColumnElement[bool]:
        mailed = select(MessageRow.id).where(MessageRow.reply_id == of.id, MessageRow.state == state)
        posted = select(PostingRow.id).where(PostingRow.reply_id == of.id, PostingRow.act == act)
        return or_(mailed.exists(), posted.exists())

    another = select(newer.id).where(
        newer.request_id == ReplyRow.request_id,
        newer.made_at > ReplyRow.made_at,
        newer.kind != ReplyKind.ADDRESS_CHANGED.value,
        not_(became(newer, "void", "dropped")),
    )
    letter = select(ReplyRow.id).where(
        ReplyRow.request_id == RequestRow.id,
        ReplyRow.kind != ReplyKind.ADDRESS_CHANGED.value,
        became(ReplyRow, "failed", "returned"),
        not_(another.exists()),
    )
    return letter.exists()


def letters_came_back(session: Session, requests: Sequence[UUID]) -> frozenset[UUID]:
    """Those of the requests whose newest letter never arrived."""
    wanted = select(RequestRow.id).where(RequestRow.id.in_(requests), _came_back())
    return frozenset(session.execute(wanted).scalars())


def asked_on(session: Session, requests: Sequence[UUID]) -> dict[tuple[UUID, str], date]:
    """The last day on which each of these asked for each topic."""
    wanted = (
        select(EventRow.request_id, EventRow.topic, func.max(EventRow.on_day).label("on_day"))
        .where(EventRow.request_id.in_(requests), EventRow.kind == Kind.ASKED.value)
        .group_by(EventRow.request_id, EventRow.topic)
    )
    return {(row.request_id, row.topic): row.on_day for row in session.execute(wanted)}


def may_read_words(session: Session) -> bool:
    """Whether the reader's duties reach sealed words at all; auditors' do not."""
    return bool(session.execute(text("select has_table_privilege('rights.words', 'select')")).scalar_one())


def ended_lines(session: Session, limit: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The newest ended, newest first."""
    wanted = _lines().where(RequestRow.ended_at.is_not(None))
    return session.execute(wanted.order_by(RequestRow.ended_at.desc(), RequestRow.id).limit(limit)).all()


def lines_of(session: Session, requests: Sequence[UUID]) -> Sequence[Row[*tuple[Any, ...]]]:
    return session.execute(_lines().where(RequestRow.id.in_(requests)).order_by(RequestRow.number)).all()


def line_numbered(session: Session, number: int) -> Row[*tuple[Any, ...]] | None:
    return session.execute(_lines().where(RequestRow.number == number)).one_or_none()


def lines_of_subject(session: Session, subject: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """All requests of one person, the newest first."""
    wanted = _lines().where(RequestRow.subject_id == subject)
    return session.execute(wanted.order_by(RequestRow.received_on.desc(), RequestRow.number.desc())).all()


def count_by_day(session: Session) -> Sequence[Row[*tuple[Any, ...]]]:
    """Open requests by operative day, state and what is waited for; `mine` by holder comes apart."""
    wanted = select(
        RequestRow.operative_on, RequestRow.state, RequestRow.waits_for, func.count().label("requests")
    ).where(_IS_OPEN)
    return session.execute(wanted.group_by(RequestRow.operative_on, RequestRow.state, RequestRow.waits_for)).all()


def letters_due(session: Session, today: date) -> int:
    """Open requests that only a letter which leaves within a week can still extend."""
    return count_open(session, Narrowed(only=Only.LETTERS), today)


def held_by(session: Session, person: str) -> int:
    wanted = select(func.count()).select_from(RequestRow).where(_IS_OPEN, RequestRow.holder == person)
    return int(session.execute(wanted).scalar_one())


def ended_among(session: Session, requests: Sequence[UUID]) -> Sequence[UUID]:
    wanted = select(RequestRow.id).where(RequestRow.id.in_(requests), RequestRow.ended_at.is_not(None))
    return session.execute(wanted).scalars().all()


def request(session: Session, which: UUID) -> RequestRow:
    """Raises NoSuchRequest where there is none, or none for these eyes."""
    row = session.get(RequestRow, which)
    if row is None:
        raise NoSuchRequest(request=str(which))
    return row


def asked_by_customer(session: Session, which: UUID) -> tuple[RequestRow, UUID]:
    """A request and whose it is. Raises NoSuchRequest, also where nobody of ours asked."""
    row = request(session, which)
    if row.customer_id is None:
        raise NoSuchRequest(request=str(which))
    return row, row.customer_id


def letter(session: Session, which: UUID) -> LetterRow | None:
    return session.get(LetterRow, which)


def requests_of_letter(session: Session, letter_id: UUID) -> Sequence[UUID]:
    return session.execute(select(RequestRow.id).where(RequestRow.letter_id == letter_id)).scalars().all()


def controller_of(session: Session, letter_id: UUID) -> str:
    return session.execute(select(LetterRow.controller).where(LetterRow.id == letter_id)).scalar_one()


def events(session: Session, which: UUID) -> Sequence[EventRow]:
    wanted = select(EventRow).where(EventRow.request_id == which).order_by(EventRow.version)
    return session.execute(wanted).scalars().all()


def words(session: Session, ids: Sequence[UUID]) -> dict[UUID, bytes]:
    """The sealed words under these ids; none before access was taken."""
    wanted = select(WordsRow.id, WordsRow.body).where(WordsRow.id.in_(ids))
    return {row.id: row.body for row in session.execute(wanted)}


def replies(session: Session, request_id: UUID) -> Sequence[ReplyRow]:
    wanted = select(ReplyRow).where(ReplyRow.request_id == request_id).order_by(ReplyRow.made_at, ReplyRow.id)
    return session.execute(wanted).scalars().all()


def acknowledgements(session: Session, complaints: Sequence[UUID]) -> Sequence[ReplyRow]:
    """The letters that acknowledge these complaints, the newest first."""
    wanted = select(ReplyRow).where(ReplyRow.complaint_id.in_(complaints))
    return session.execute(wanted.order_by(ReplyRow.made_at.desc(), ReplyRow.id)).scalars().all()


def replies_of_kind(session: Session, subject: UUID, kind: str) -> Sequence[ReplyRow]:
    """All letters of that kind about a person, oldest first."""
    wanted = select(ReplyRow).where(ReplyRow.subject_id == subject, ReplyRow.kind == kind)
    return session.execute(wanted.order_by(ReplyRow.made_at, ReplyRow.id)).scalars().all()


def is_held_address(session: Session, customer: UUID, sender: str) -> bool:
    """Whether a mail from there comes from the address held of the customer."""
    asked = text("select rights.is_held_address(:customer, :sender)")
    return bool(session.execute(asked, {"customer": customer, "sender": sender}).scalar_one())


def recorded_before(session: Session, hashes: Sequence[bytes]) -> tuple[int, ...]:
    """The numbers of the requests whose letter came with one of these papers."""
    numbers = session.execute(text("select rights.recorded_before(:hashes)"), {"hashes": [*hashes]}).scalar_one()
    return tuple(numbers)


def lacks(session: Session, which: UUID, outcome: str) -> str | None:
    """The code of what an answer with that outcome would say though it was not done."""
    asked = text("select rights.lacks(:request, :outcome)")
    code = session.execute(asked, {"request": which, "outcome": outcome}).scalar_one()
    return None if code is None else str(code)


def name_taken_back(session: Session, which: UUID, purposes: Sequence[str]) -> None:
    """Enter that a letter takes these consents back, whether they stand or not."""
    session.execute(
        text("select rights.name_taken_back(:request, :purposes)"), {"request": which, "purposes": [*purposes]}
    )
    session.expire_all()


def reply(session: Session, which: UUID) -> ReplyRow:
    """Raises NoSuchRequest where there is none, or none for these eyes."""
    row = session.get(ReplyRow, which)
    if row is None:
        raise NoSuchRequest(request=str(which))
    return row


def postings(session: Session, replies: Sequence[UUID]) -> Sequence[PostingRow]:
    wanted = select(PostingRow).where(PostingRow.reply_id.in_(replies)).order_by(PostingRow.done_at, PostingRow.id)
    return session.execute(wanted).scalars().all()


def note_posting(
    session: Session, which: UUID, reply: UUID, act: str, on: date, carrier: str, proof: bytes | None
) -> int:
    """Enter an act about a letter by post; the request's version after it."""
    made = session.execute(
        text("select rights.note_posting(:which, :reply, :act, :on_day, :carrier, :proof)"),
        {
            "which": which,
            "reply": reply,
            "act": act,
            "on_day": on,
            "carrier": carrier,
            "proof": proof,
        },
    )
    version = int(made.scalar_one())
    session.expire_all()
    return version


def complaint(session: Session, which: UUID) -> ComplaintRow | None:
    return session.get(ComplaintRow, which)


def complaints(session: Session, subject: UUID | None = None) -> Sequence[ComplaintRow]:
    """All of a subject, the newest first; else those that are open, the most urgent first."""
    if subject is not None:
        wanted = select(ComplaintRow).where(ComplaintRow.subject_id == subject).order_by(ComplaintRow.number.desc())
    else:
        is_open = ComplaintRow.state == "open"
        wanted = select(ComplaintRow).where(is_open).order_by(ComplaintRow.answer_by_on, ComplaintRow.number)
    return session.execute(wanted).scalars().all()


def record_complaint(session: Session, given: Mapping[str, object]) -> None:
    made = (
        "select rights.record_complaint(:which, :origin, :channel, :authority, :reference, :request, :customer,"
        " :received_on, :answer_by_on, :body)"
    )
    session.execute(text(made), given)


def close_complaint(session: Session, given: Mapping[str, object]) -> None:
    session.execute(
        text("select rights.close_complaint(:which, :outcome, :answered_on, :answer, :body, :reply)"), given
    )
    session.expire_all()


def reply_draft(session: Session, person: str, request_id: UUID) -> ReplyDraftRow | None:
    return session.get(ReplyDraftRow, (person, request_id))


def keep_reply_draft(session: Session, person: str, of: RequestRow, body: bytes, now: datetime) -> None:
    made = upsert(ReplyDraftRow).values(
        person=person, request_id=of.id, subject_id=of.subject_id, body=body, written_at=now
    )
    changed = {"body": made.excluded.body, "written_at": made.excluded.written_at}
    session.execute(made.on_conflict_do_update(index_elements=["person", "request_id"], set_=changed))


def drop_reply_draft(session: Session, person: str, request_id: UUID) -> None:
    session.execute(delete(ReplyDraftRow).where(ReplyDraftRow.person == person, ReplyDraftRow.request_id == request_id))


def call_back(session: Session, which: UUID) -> None:
    session.execute(text("select rights.call_back(:reply)"), {"reply": which})
    session.expire_all()


def paper_refs(session: Session, letter_id: UUID, *, named: bool) -> Sequence[Row[*tuple[Any, ...]]]:
    """Papers without their content; their sealed names where `named`."""
    name = PaperRow.name if named else null().label("name")
    wanted = select(PaperRow.id, name, PaperRow.media, PaperRow.size).where(PaperRow.letter_id == letter_id)
    return session.execute(wanted.order_by(PaperRow.id)).all()


def paper(session: Session, which: UUID) -> PaperRow | None:
    return session.get(PaperRow, which)


def add(session: Session, row: type[LetterRow | RequestRow], values: Mapping[str, object]) -> None:
    """Add a row without reading anything of it back: who records need not be able to read."""
    session.execute(insert(row).inline().values(**values))


def add_words(session: Session, which: UUID, subject: UUID, body: bytes) -> None:
    session.execute(insert(WordsRow).inline().values(id=which, subject_id=subject, body=body))


def add_paper(session: Session, values: Mapping[str, object]) -> None:
    session.execute(insert(PaperRow).inline().values(**values))


def add_event(session: Session, values: Mapping[str, object]) -> None:
    session.execute(insert(EventRow).inline().values(**values))


def set_clock(session: Session, which: UUID, clock: Mapping[str, object]) -> None:
    session.execute(update(RequestRow).where(RequestRow.id == which).values(**clock))
    session.expire_all()
