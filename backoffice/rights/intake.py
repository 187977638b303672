"""How requests come in: one letter, by any channel, with all the rights that are asked for in it.

Boundary: recognised later than received is normal, so the received day is told and never moved. R-01 to R-11.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backoffice.calendars import calendar_of
from backoffice.desk import ReadWork, Work
from backoffice.people import consents
from backoffice.people.consents import ConsentTo, How
from backoffice.people.policy import controller
from backoffice.people.rules import Interest
from backoffice.rights import identity_queries, queries, sealing
from backoffice.rights.agents import keep_agent
from backoffice.rights.deadline import Deadline, deadline
from backoffice.rights.identity_rules import is_asked_who
from backoffice.rights.rules import (
    Agent,
    AgentNeeded,
    Asker,
    Channel,
    DatedBy,
    NothingAsked,
    NotReceivedThen,
    Right,
    State,
    check_words,
)
from backoffice.rights.tables import LetterRow, RequestRow
from backoffice.store.base import new_id

# The guard of the table refuses earlier days too.
LAW_SINCE = date(2018, 5, 25)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that came with a letter."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What reached the firm. `customer` is None where nobody of ours is known to have asked.

    `controller` is the key of the policy file of whom the letter was sent to; a customer's own is known. `objects_to`
    are the purposes an objection names; where it names none, all stop. `takes_back` are the consents that a withdrawal
    names; those that do not stand are left alone. `dated_by` says whose word `received_on` is.
    `agent` is who asks in a customer's name; `sender` the address a mail came from, "" where nobody read one.
    """

    channel: Channel
    asker: Asker
    customer: UUID | None
    controller: str
    received_on: date
    rights: tuple[Right, ...]
    words: str
    papers: tuple[Paper, ...] = ()
    objects_to: tuple[Interest, ...] = ()
    dated_by: DatedBy = DatedBy.TOLD
    agent: Agent | None = None
    sender: str = ""
    takes_back: tuple[ConsentTo, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    letter: UUID
    first_request: UUID


@dataclass(frozen=True, slots=True)
class Came:
    """How a letter came and who asks in it; `sender` as in NewLetter."""

    channel: Channel
    asker: Asker
    sender: str = ""


def receive(work: Work, told: NewLetter) -> Received:
    """Record a letter and open a request for each right in it, each with its clocks from the day it was received.

    What a customer objects to stops with it (R-06), and consents they take back are taken back with it (R-07). Raises
    NothingAsked, NotReceivedThen, WordsNeeded, WordsTooLong, AgentNeeded, BadAddress, NoSuchCustomer, NoSuchController,
    NoCalendar, NoRulesForPlace.
    """
    if not told.rights:
        raise NothingAsked
    if told.asker is not Asker.AGENT and told.agent is not None:
        raise AgentNeeded
    words = check_words(told.words, needed=True)
    policy = controller(told.controller)
    if told.received_on > work.now.astimezone(policy.zone).date():
        raise NotReceivedThen(on=told.received_on.isoformat())
    letter = new_id()
    subject = told.customer or letter
    agent = keep_agent(work, told.agent, subject) if told.asker is Asker.AGENT else None
    queries.add(
        work.session,
        LetterRow,
        {
            "id": letter,
            "channel": told.channel.value,
            "asker": told.asker.value,
            "controller": policy.key,
            "subject_id": subject,
            "customer_id": told.customer,
            "received_on": told.received_on,
            "dated_by": told.dated_by.value,
            "recorded_by": work.actor,
            "recorded_at": work.now,
            "agent_id": agent,
            "from_held_address": _is_from_held_address(
                work, told.customer, Came(told.channel, told.asker, told.sender)
            ),
        },
    )
    queries.add_words(work.session, letter, subject, sealing.sealed_words(work, words, row=letter, subject=subject))
    for paper in told.papers:
        values = sealing.paper_values(
            work,
            row=new_id(),
            letter=letter,
            subject=subject,
            name=paper.name,
            media=paper.media,
            content=paper.content,
        )
        queries.add_paper(work.session, values)
    if told.channel is Channel.MAIL and told.customer is not None and told.sender.strip():
        work.session.flush()
        identity_queries.note_sender(work.session, letter, told.sender)
    made = [_open_request(work, letter, subject, told, right, policy.place) for right in dict.fromkeys(told.rights)]
    if Right.WITHDRAWAL in told.rights:
        _take_back(work, told, made[list(dict.fromkeys(told.rights)).index(Right.WITHDRAWAL)])
    return Received(letter, made[0])


def receive_from_account(
    work: Work, customer: UUID, controller_key: str, rights: tuple[Right, ...], words: str
) -> Received:
    """What the account's own page sends (R-11): today's letter of a signed-in customer. Raises as `receive`."""
    today = work.now.astimezone(controller(controller_key).zone).date()
    return receive(work, NewLetter(Channel.ACCOUNT, Asker.PERSON, customer, controller_key, today, rights, words))


def same_already_open(work: ReadWork, customer: UUID, rights: tuple[Right, ...]) -> tuple[int, ...]:
    """The numbers of open requests in which this customer already asks for one of these rights."""
    found = queries.lines_of_subject(work.session, customer)
    return tuple(
        row.RequestRow.number
        for row in found
        if row.RequestRow.ended_at is None and row.RequestRow.right in {right.value for right in rights}
    )


def recorded_before(work: ReadWork, papers: Sequence[Paper]) -> tuple[int, ...]:
    """The numbers of requests, open or ended, whose letter came with one of these papers, by what it contains."""
    hashes = [hashlib.sha256(each.content).digest() for each in papers]
    return queries.recorded_before(work.session, hashes) if hashes else ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The clocks that one right of a letter would have."""

    right: Right
    deadline: Deadline


def foreseen(
    work: ReadWork, controller_key: str, rights: tuple[Right, ...], received_on: date
) -> tuple[date, tuple[Foreseen, ...]]:
    """Today at the controller, and the clocks a letter received that day would start, before it is recorded.

    Raises NotReceivedThen, NoSuchController, NoCalendar, NoRulesForPlace.
    """
    policy = controller(controller_key)
    today = work.now.astimezone(policy.zone).date()
    if not LAW_SINCE <= received_on <= today:
        raise NotReceivedThen(on=received_on.isoformat())
    calendar = calendar_of(policy.place)
    return today, tuple(Foreseen(right, deadline(right, received_on, (), None, calendar)) for right in rights)


def clock_values(found: Deadline) -> Mapping[str, object]:
    """A deadline as the columns of a request."""
    return {
        "statute_on": found.statute,
        "outer_on": found.outer,
        "promise_on": found.promise,
        "operative_on": found.operative,
        "work_by_on": found.work_by,
        "letter_by_on": found.letter_by,
        "pack": found.pack,
        "calendar": found.calendar,
    }


def _open_request(work: Work, letter: UUID, subject: UUID, told: NewLetter, right: Right, place: str) -> UUID:
    request = new_id()
    clock = deadline(right, told.received_on, (), None, calendar_of(place))
    queries.add(
        work.session,
        RequestRow,
        {
            "id": request,
            "letter_id": letter,
            "subject_id": subject,
            "customer_id": told.customer,
            "right": right.value,
            "place": place,
            "received_on": told.received_on,
            "state": State.OPEN.value,
            "version": 1,
            "objects_to": _objects_to(told, right),
            "takes_back": _takes_back(told, right),
            **clock_values(clock),
        },
    )
    return request


def _take_back(work: Work, told: NewLetter, request: UUID) -> None:
    """At once: withdrawing is as easy as giving (GDPR Art. 7(3), rule C11)."""
    if told.customer is None or not told.takes_back:
        return
    stands = {each.purpose for each in consents.consents_of(work, told.customer) if each.stands}
    for purpose in ConsentTo:
        if purpose in told.takes_back and purpose in stands:
            consents.withdraw(work, told.customer, purpose, How(told.channel), request)


def is_in_doubt(work: ReadWork, customer: UUID | None, rights: tuple[Right, ...], came: Came) -> bool:
    """Whether identity may be asked for, for one of the rights at least, before anything is recorded."""
    held = _is_from_held_address(work, customer, came)
    asked = rights or (Right.ACCESS,)
    return any(is_asked_who(right, came.channel, came.asker, from_held_address=held) for right in asked)


def _is_from_held_address(work: ReadWork, customer: UUID | None, came: Came) -> bool:
    """What a sender wrote can be forged: it spares a question only where nothing is given away by the answer."""
    if came.channel is not Channel.MAIL or came.asker is not Asker.PERSON or customer is None or not came.sender:
        return False
    return queries.is_held_address(work.session, customer, came.sender)


def _objects_to(told: NewLetter, right: Right) -> list[str] | None:
    named = [each.value for each in dict.fromkeys(told.objects_to)]
    return named or None if right is Right.OBJECTION else None


def _takes_back(told: NewLetter, right: Right) -> list[str] | None:
    named = [each.value for each in dict.fromkeys(told.takes_back)]
    return named or None if right is Right.WITHDRAWAL else None
