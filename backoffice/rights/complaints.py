"""Complaints: a customer's to us, or an authority's letter about one, kept in sight until they are answered.

Boundary: two guards, one to record and one to close; words are sealed like a request's; `acknowledging` writes the
letter that says it has come. R-08; GDPR Art. 77.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.errors import Conflict, Missing, Refused
from backoffice.rights import board, queries, sealing
from backoffice.rights.gone import Gone, HowFar, how_far
from backoffice.rights.letters import Authority, authority_of
from backoffice.rights.rules import Channel, Way, check_words
from backoffice.rights.tables import ComplaintRow
from backoffice.store.base import new_id

# What the firm gives itself to answer a customer; an authority sets its own day.
OWN_DAYS = timedelta(days=30)
# From the day after it came; a weekend puts off nothing here (Data Protection Act 2018, s. 164A(3)).
ACKNOWLEDGED_WITHIN = timedelta(days=30)


class Origin(StrEnum):
    """Who it comes from: the customer, or the authority they complained to."""

    CUSTOMER = "customer"
    AUTHORITY = "authority"


# An authority writes, calls, or sends a mail; it has no account with us.
_OF_AUTHORITIES = (Channel.MAIL, Channel.POST, Channel.PHONE)


def channels_of(origin: Origin) -> tuple[Channel, ...]:
    """The ways by which a complaint of that origin can come."""
    return _OF_AUTHORITIES if origin is Origin.AUTHORITY else tuple(Channel)


class Ended(StrEnum):
    """How a complaint ended."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"
    SETTLED = "settled"
    TAKEN_BACK = "taken_back"


class NoSuchComplaint(Missing):
    code = "rights.no_such_complaint"


class ComplaintClosed(Conflict):
    """It has ended. Facts: `number`."""

    code = "rights.complaint_closed"


class ComplaintNotAnswered(Refused):
    """The letter that is said to answer it has not left, came back, or is older. Facts: `number`."""

    code = "rights.complaint_not_answered"


class AcknowledgedAlready(Conflict):
    """A letter that acknowledges it has left or is about to. Facts: `number`."""

    code = "rights.acknowledged_already"


class AuthorityNeeded(Refused):
    """Who writes as an authority is one of the list of authorities."""

    code = "rights.authority_needed"


class NotByThatWay(Refused):
    """An authority writes, calls or sends a mail: it has no account with us. Facts: `channel`."""

    code = "rights.not_by_that_way"


class NoSuchDay(Refused):
    """A complaint is answered after it came; a customer's within 30 days. Facts: `on`."""

    code = "rights.no_such_day"


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What reached the firm. `authority` is the country code of the list of authorities, "" for none.

    `reference` is the authority's; `answer_by` its day, None for a customer's, who is answered within 30 days.
    """

    origin: Origin
    channel: Channel
    authority: str
    reference: str
    request: UUID | None
    customer: UUID | None
    received_on: date
    answer_by: date | None
    words: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The newest letter that says a complaint has come, and how far it is."""

    reply: UUID
    far: HowFar
    by_post: bool


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint. `authority` is whose letter it is, None for none; `days_left` are to `answer_by`; `outcome` None
    while open.

    `words` and `answer` are None where they are sealed from the reader or not written. `acknowledge_by` is the last day
    for the letter that says it has come, while that letter is due: None once one is out, once the complaint is closed,
    and for an authority's. `acknowledgement` is the newest such letter that was not called back.
    """

    complaint: UUID
    number: int
    origin: Origin
    channel: Channel
    authority: Authority | None
    reference: str
    request: UUID | None
    request_number: int | None
    customer: UUID | None
    received_on: date
    answer_by: date
    days_left: int
    outcome: Ended | None
    answered_on: date | None
    recorded_by: str
    recorded_at: datetime
    closed_by: str
    words: str | None
    answer: str | None
    acknowledge_by: date | None = None
    acknowledgement: Acknowledgement | None = None


def record(work: Work, told: NewComplaint) -> UUID:
    """Record a complaint.

    Raises WordsNeeded, AuthorityNeeded, NotByThatWay, NotReceivedThen, NoSuchDay, NoSuchRequest.
    """
    words = check_words(told.words, needed=True)
    if told.origin is Origin.AUTHORITY and authority_of(told.authority) is None:
        raise AuthorityNeeded
    which, subject = new_id(), told.customer
    if told.request is not None:
        subject = queries.request(work.session, told.request).subject_id
    queries.record_complaint(
        work.session,
        {
            "which": which,
            "origin": told.origin.value,
            "channel": told.channel.value,
            "authority": told.authority or None,
            "reference": " ".join(told.reference.split()),
            "request": told.request,
            "customer": told.customer,
            "received_on": told.received_on,
            "answer_by_on": told.answer_by or told.received_on + OWN_DAYS,
            "body": sealing.sealed_words(work, words, row=which, subject=subject or which),
        },
    )
    return which


def close(
    work: Work, complaint: UUID, outcome: Ended, answered_on: date, words: str, reply: UUID | None = None
) -> None:
    """It was answered on that day, with what `words` say, by this letter of ours where one carried it.

    Raises NoSuchComplaint, ComplaintClosed, ComplaintNotAnswered, NotThatDay, WordsNeeded, WordsTooLong.
    """
    told = check_words(words, needed=True)
    row = queries.complaint(work.session, complaint)
    if row is None:
        raise NoSuchComplaint(complaint=str(complaint))
    answer = new_id()
    queries.close_complaint(
        work.session,
        {
            "which": complaint,
            "outcome": outcome.value,
            "answered_on": answered_on,
            "answer": answer,
            "body": sealing.sealed_words(work, told, row=answer, subject=row.subject_id),
            "reply": reply,
        },
    )


def take_access(work: Work, complaint: UUID) -> datetime:
    """Open the words of a complaint, until then; entered in the trail. Raises NoSuchComplaint, NoGround."""
    row = queries.complaint(work.session, complaint)
    if row is None:
        raise NoSuchComplaint(complaint=str(complaint))
    return sealing.take_ticket(work, row.subject_id, row.id)


def open_complaints(work: ReadWork) -> tuple[Complaint, ...]:
    """Every open one, the fewest days left first: none leaves this list before it is closed."""
    return _complaints(work, queries.complaints(work.session))


def complaints_of(work: ReadWork, subject: UUID) -> tuple[Complaint, ...]:
    """All of one person, open and closed, the newest first."""
    return _complaints(work, queries.complaints(work.session, subject))


def _complaints(work: ReadWork, rows: Sequence[ComplaintRow]) -> tuple[Complaint, ...]:
    ids = [which for row in rows for which in (row.id, row.answer_id) if which is not None]
    sealed = queries.words(work.session, ids) if ids and queries.may_read_words(work.session) else {}
    about = queries.lines_of(work.session, [row.request_id for row in rows if row.request_id is not None])
    numbers: dict[UUID, int] = {each.RequestRow.id: each.RequestRow.number for each in about}
    today = board.today(work)
    letters = queries.acknowledgements(work.session, [row.id for row in rows])
    far = how_far(work, letters)
    said: dict[UUID, Acknowledgement] = {}
    for each in letters:
        if each.id in far and each.complaint_id is not None:
            said.setdefault(each.complaint_id, Acknowledgement(each.id, far[each.id], each.way == Way.POST))

    def words(row: ComplaintRow, which: UUID | None) -> str | None:
        body = sealed.get(which) if which is not None else None
        return (
            None
            if body is None or which is None
            else sealing.opened_words(work, body, row=which, subject=row.subject_id)
        )

    return tuple(
        Complaint(
            complaint=row.id,
            number=row.number,
            origin=Origin(row.origin),
            channel=Channel(row.channel),
            authority=None if row.authority is None else authority_of(row.authority),
            reference=row.reference,
            request=row.request_id,
            request_number=numbers.get(row.request_id) if row.request_id is not None else None,
            customer=row.customer_id,
            received_on=row.received_on,
            answer_by=row.answer_by_on,
            days_left=(row.answer_by_on - today).days,
            outcome=Ended(row.outcome) if row.outcome else None,
            answered_on=row.answered_on,
            recorded_by=row.recorded_by,
            recorded_at=row.recorded_at,
            closed_by=row.closed_by or "",
            words=words(row, row.id),
            answer=words(row, row.answer_id),
            acknowledge_by=_acknowledge_by(row, said.get(row.id)),
            acknowledgement=said.get(row.id),
        )
        for row in rows
    )


def _acknowledge_by(row: ComplaintRow, told: Acknowledgement | None) -> date | None:
    """An answer within the days is no less than an acknowledgement (ICO, data protection complaints: acknowledge)."""
    is_out = told is not None and told.far.gone is Gone.OUT
    if row.origin != Origin.CUSTOMER or row.state == "closed" or is_out:
        return None
    return row.received_on + ACKNOWLEDGED_WITHIN
