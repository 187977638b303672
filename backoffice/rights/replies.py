"""Letters of the firm about a request: drafted, edited, sent through the outbox, called back, accepted.

Boundary: a letter moves a clock only when a relay has accepted it, by the worker's hand; what acknowledges a complaint
goes the same way and moves none. R-08, R-09, R-10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox import service as outbox
from backoffice.outbox.body import Written
from backoffice.outbox.letter import AddressUnusableError, Sender, mail, usable_address
from backoffice.outbox.rules import Draft, Mailed
from backoffice.people import service as people
from backoffice.people.policy import controller
from backoffice.rights import course, letters, posting, queries, restriction_letters, sealing
from backoffice.rights.agents import agent_of
from backoffice.rights.deadline import months_after
from backoffice.rights.letter_particulars import particulars
from backoffice.rights.letters import Facts, LetterDraft
from backoffice.rights.matters import Matter, controller_about, request_of
from backoffice.rights.posting import Posting
from backoffice.rights.rules import (
    Addressee,
    Agent,
    AgentNeeded,
    BadAddress,
    BlanksLeft,
    ExtensionTooLate,
    Kind,
    MovedOn,
    Outcome,
    OutcomeNeeded,
    ReplyKind,
    Right,
    State,
    Topic,
    Way,
    addressee,
    check_words,
)
from backoffice.rights.tables import ReplyRow, RequestRow
from backoffice.store.base import new_id

# A letter can be called back this long; an answer that is one day from late still leaves in time.
LEAVES_AFTER = timedelta(minutes=2)
_ENDS = frozenset({ReplyKind.REFUSAL, ReplyKind.OUTCOME})
_ASKS = {
    ReplyKind.IDENTITY: Topic.IDENTITY,
    ReplyKind.CLARIFICATION: Topic.CLARIFICATION,
    ReplyKind.AUTHORITY: Topic.AUTHORITY,
}
_PROMISED_DAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Reply:
    """A letter as the request's page shows it; `text` is None where it is sealed from the reader.

    `mail` and `postings` say what became of it, by the way it leaves.
    """

    reply: UUID
    kind: ReplyKind
    language: str
    made_by: str
    made_at: datetime
    text: str | None
    mail: Mailed | None
    way: Way = Way.MAIL
    postings: tuple[Posting, ...] = ()
    to: Addressee = Addressee.PERSON


@dataclass(frozen=True, slots=True)
class Sent:
    """The letter, the request's version after it, and until when the letter can be called back.

    `leaves_at` is None for a letter by post: it is called back until its posting is entered.
    """

    reply: UUID
    version: int
    leaves_at: datetime | None


@dataclass(frozen=True, slots=True)
class AsMail:
    """A letter as the mail that carries it will read."""

    sender: str
    to: str
    subject: str
    body: str


def draft(
    work: ReadWork, request: UUID, kind: ReplyKind, language: str = "", name: str = "", to: Addressee | None = None
) -> LetterDraft:
    """The letter to begin with, in the customer's language where none is named. Raises NoSuchRequest.

    `name` is whom it greets where the account no longer tells it; `to` is by its kind where it is not told.
    """
    row = queries.request(work.session, request)
    policy = controller(queries.controller_of(work.session, row.letter_id))
    who = None if row.customer_id is None else people.identity(work, row.customer_id, opened=False)
    agent = _agent(work, row)
    to = to or addressee(kind, agent)
    known = name or (who.legal_name if who and who.email else "")
    if kind is ReplyKind.ADDRESS_CHANGED:
        # The old address may have been a stranger's.
        known = ""
    facts = Facts(
        number=row.number,
        right=Right(row.right),
        name=agent.name if agent and to is Addressee.AGENT else known,
        received_on=row.received_on,
        answer_by=row.operative_on,
        extended_to=months_after(row.received_on + _PROMISED_DAYS, 2),
        firm=policy,
        country=who.country if who else row.place[:2],
        agent=agent.name if agent else "",
        to=to,
        is_late=row.operative_on < work.now.astimezone(course.zone_of(work, row)).date(),
    )
    begun = letters.draft(kind, language or (who.language if who else "en"), facts)
    if kind is ReplyKind.LIFTING:
        begun = replace(begun, lifts_on=restriction_letters.proposed_day(work, row))
    told = particulars(work, row, kind, begun.language)
    return replace(begun, text=letters.completed(begun.text, told)) if told else begun


def send(
    work: Work,
    request: UUID,
    version: int,
    letter: LetterDraft,
    *,
    outcome: Outcome | None = None,
    address: str = "",
    way: Way = Way.MAIL,
    to: Addressee = Addressee.PERSON,
    why: str = "",
) -> Sent:
    """Send a letter as it was edited. One that ends the request says its `outcome`; clocks run until it is accepted.

    A request that has ended can be given a further answer, without an `outcome`.

    `address` is needed where nobody of ours asked; a customer's own is read from their account. By post it is name and
    address in lines, and the letter counts once its posting is entered. Raises MovedOn, PostalAddressNeeded,
    AgentNeeded, OutcomeNeeded, WordsNeeded, WordsTooLong, BlanksLeft, BadAddress, ExtensionTooLate, ExtendedAlready,
    AnswerIsLeaving, ObjectionNotAssessed, LiftingDay. `why` is the reason for a notice of fewer days than usual, which
    is noted with the request.
    """
    row = queries.request(work.session, request)
    if row.version != version:
        raise MovedOn(number=row.number)
    # A further answer to a request that has ended ends nothing.
    ends = letter.kind in _ENDS and not (letter.kind is ReplyKind.OUTCOME and row.ended_at is not None)
    if ends != (outcome is not None) or (letter.kind is ReplyKind.REFUSAL) != (outcome is Outcome.REFUSED):
        raise OutcomeNeeded
    if letter.kind is ReplyKind.EXTENSION and work.now.astimezone(course.zone_of(work, row)).date() > row.letter_by_on:
        raise ExtensionTooLate(by=row.letter_by_on.isoformat())
    told = checked(replace(letter, text=letters.by_way(letter.text, letter.language, way)))
    if letter.kind is ReplyKind.LIFTING and restriction_letters.check_day(work, row, told, why):
        version = course.note(work, request, version, why).version
    if way is Way.POST:
        reply, leaves_at = put_by_post(work, row, told, posting.checked_address(address), to), None
    else:
        reply, leaves_at = put(work, row, told, *_whom(work, row, address, to), to)
    if outcome is not None:
        version = course.answer(work, request, version, outcome).version
    queries.drop_reply_draft(work.session, work.actor, row.id)
    return Sent(reply, version, leaves_at)


def put(
    work: Work,
    row: Matter,
    letter: LetterDraft,
    name: str,
    email: str,
    to: Addressee = Addressee.PERSON,
) -> tuple[UUID, datetime]:
    """For this area's own use: put a letter that was checked into the outbox; its reply, and when it leaves."""
    reply, leaves_at = (
        _add(work, row, letter, Way.MAIL, f"{letter.subject}\n\n{letter.text}", to),
        work.now + LEAVES_AFTER,
    )
    kind, policy = f"rights_{letter.kind.value}", controller_about(work, row).key
    written = Written(kind, email, name, letter.language, policy, row.number, letter.subject, letter.text)
    outbox.put_written(work, kind=kind, customer=row.customer_id, reply=reply, leaves_at=leaves_at, written=written)
    return reply, leaves_at


def put_by_post(work: Work, row: Matter, letter: LetterDraft, address: str, to: Addressee = Addressee.PERSON) -> UUID:
    """For this area's own use: a letter that was checked and waits to be posted; its reply.

    An address has no empty line, so that subject, address and text can be told apart.
    """
    return _add(work, row, letter, Way.POST, f"{letter.subject}\n\n{address}\n\n{letter.text}", to)


def _add(work: Work, row: Matter, letter: LetterDraft, way: Way, words: str, to: Addressee) -> UUID:
    reply, is_request = new_id(), isinstance(row, RequestRow)
    work.session.add(
        ReplyRow(
            id=reply,
            request_id=row.id if is_request else None,
            complaint_id=None if is_request else row.id,
            subject_id=row.subject_id,
            kind=letter.kind.value,
            language=letter.language,
            made_by=work.actor,
            made_at=work.now,
            way=way.value,
            to_agent=to is Addressee.AGENT,
            lifts_on=letter.lifts_on,
        )
    )
    work.session.flush()
    body = sealing.sealed_words(work, words, row=reply, subject=row.subject_id)
    queries.add_words(work.session, reply, row.subject_id, body)
    return reply


def checked(letter: LetterDraft) -> LetterDraft:
    """A letter without space around its words. Raises WordsNeeded, WordsTooLong, BlanksLeft."""
    subject, text = check_words(letter.subject, needed=True), check_words(letter.text, needed=True)
    for said in (subject, text):
        for start, length in letters.blanks(said)[:1]:
            raise BlanksLeft(blank=said[start : start + length][:80])
    return replace(letter, subject=subject, text=text)


def preview(
    work: ReadWork,
    request: UUID,
    letter: LetterDraft,
    address: str = "",
    way: Way = Way.MAIL,
    to: Addressee = Addressee.PERSON,
) -> AsMail:
    """The mail or the sheet as it would leave; by post `to` are the lines of the address.

    Raises NoSuchRequest, BadAddress, PostalAddressNeeded, WordsNeeded, WordsTooLong.
    """
    row = queries.request(work.session, request)
    if way is Way.POST:
        return as_post(work, row, letter, address)
    return as_mail(work, row, letter, *_whom(work, row, address, to))


def as_post(work: ReadWork, row: Matter, letter: LetterDraft, address: str) -> AsMail:
    """For this area's own use: the sheet as it would leave. Raises as `preview`."""
    text = letters.by_way(check_words(letter.text, needed=True), letter.language, Way.POST)
    firm, to = controller_about(work, row).legal_name, posting.checked_address(address)
    return AsMail(firm, to, check_words(letter.subject, needed=True), text)


def as_mail(work: ReadWork, row: Matter, letter: LetterDraft, name: str, email: str) -> AsMail:
    """For this area's own use: the mail as it would leave. Raises as `preview`."""
    policy = controller_about(work, row)
    made = mail(
        Draft(
            message=row.id,
            kind=letter.kind.value,
            reason="",
            number=row.number,
            name=name,
            email=email,
            language=letter.language,
            controller=policy.key,
            written_at=work.now,
            subject=check_words(letter.subject, needed=True),
            text=check_words(letter.text, needed=True),
        ),
        Sender(policy.name, policy.privacy_address),
    )
    return AsMail(str(made["From"]), str(made["To"]), str(made["Subject"]), str(made.get_content()))


def call_back(work: Work, reply: UUID) -> None:
    """A letter that waits does not leave; a request it would have ended goes on. Raises LetterHasLeft."""
    row = queries.reply(work.session, reply)
    if row.way == Way.POST:
        posting.drop(work, reply)
        return
    queries.call_back(work.session, reply)
    request = request_of(work, row)
    if request is not None and ReplyKind(row.kind) in _ENDS and request.state == State.LEAVING:
        course.recall(work, request.id, request.version)


def replies_of(work: ReadWork, request: UUID) -> tuple[Reply, ...]:
    """The letters of a request, oldest first; their words need `course.take_access`."""
    return letters_of(work, queries.replies(work.session, request))


def letters_of(work: ReadWork, rows: Sequence[ReplyRow]) -> tuple[Reply, ...]:
    """For this area's own use: letters with what became of each, in the order of `rows`."""
    ids = [row.id for row in rows]
    sealed, mails = queries.words(work.session, ids), outbox.mails_of_replies(work, ids)
    posted = posting.postings_of(work, rows)
    return tuple(
        Reply(
            row.id,
            ReplyKind(row.kind),
            row.language,
            row.made_by,
            row.made_at,
            sealing.opened_words(work, sealed[row.id], row=row.id, subject=row.subject_id)
            if row.id in sealed
            else None,
            mails.get(row.id),
            Way(row.way),
            posted.get(row.id, ()),
            Addressee.AGENT if row.to_agent else Addressee.PERSON,
        )
        for row in rows
    )


def accepted(work: Work, reply: UUID) -> None:
    """For the worker: a relay has accepted the letter, which now counts. What was settled meanwhile stays as it is."""
    row = queries.reply(work.session, reply)
    kind, request = ReplyKind(row.kind), request_of(work, row)
    if request is None:
        return
    if kind in _ENDS:
        if request.state == State.LEAVING:
            course.act(work, request.id, request.version, Kind.ANSWERED)
    elif request.ended_at is None and kind is ReplyKind.EXTENSION:
        if request.extended_on is None:
            course.act(work, request.id, request.version, Kind.EXTENDED)
    elif request.ended_at is None and kind in _ASKS:
        waited = course.waits_of(request, queries.events(work.session, request.id))
        if all(wait.topic is not _ASKS[kind] or wait.got_on for wait in waited):
            course.act(work, request.id, request.version, Kind.ASKED, topic=_ASKS[kind])


def came_back(work: Work, reply: UUID) -> None:
    """For the worker: no relay takes the letter; a request it would have ended is open again."""
    row = queries.reply(work.session, reply)
    request = request_of(work, row)
    if request is not None and ReplyKind(row.kind) in _ENDS and request.state == State.LEAVING:
        course.act(work, request.id, request.version, Kind.BOUNCED)


def _agent(work: ReadWork, row: RequestRow) -> Agent | None:
    letter = queries.letter(work.session, row.letter_id)
    return None if letter is None else agent_of(work, letter)


def _whom(work: ReadWork, row: RequestRow, address: str, to: Addressee) -> tuple[str, str]:
    """Name and address. Raises BadAddress where neither account, agent nor officer has a usable one, AgentNeeded."""
    if to is not Addressee.AGENT:
        return person_of(work, row, address)
    agent = _agent(work, row)
    if agent is None:
        raise AgentNeeded
    return agent.name, checked_email(address.strip() or agent.email)


def person_of(work: ReadWork, row: Matter, address: str) -> tuple[str, str]:
    """For this area's own use: name and address of whoever it is about; `address` goes before what is held.

    Raises BadAddress.
    """
    name, email = "", address.strip()
    if row.customer_id is not None and not email:
        who = people.identity(work, row.customer_id, opened=False)
        name, email = (who.legal_name, who.email) if who.email else ("", "")
    return name, checked_email(email)


def checked_email(email: str) -> str:
    """For this area's own use: an address that a mail can reach. Raises BadAddress."""
    try:
        usable_address(email)
    except AddressUnusableError as fault:
        raise BadAddress(address=email[:80]) from fault
    return email
