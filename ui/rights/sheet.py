"""One request formatted for its page and for the pane beside the board.

Boundary: pure; made in a pool's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from backoffice.outbox.rules import MessageState
from backoffice.people.rules import Interest
from backoffice.rights.complaints import Complaint
from backoffice.rights.deadline import Deadline
from backoffice.rights.narrowing import NEVER_PUT_OFF
from backoffice.rights.replies import Reply
from backoffice.rights.rules import Asker, DatedBy, Kind, PostAct, ReplyKind, State, Way
from backoffice.rights.views import Happened, Line, RequestPage
from ui.kyc.wording import isolated
from ui.rights.acts_done import acts_done, held_words
from ui.rights.asker_check import is_refused
from ui.rights.at_once import at_once
from ui.rights.clock_steps import StepLine, steps_of
from ui.rights.complaint_words import number_of, said_of
from ui.rights.wording import CUSTOMERS_OWN, RightsWording, actor, masked, translate
from ui.screening.wording import Paragraph
from ui.widgets.shapes import Shape, month_shape


@dataclass(frozen=True, slots=True)
class ClockFace:
    """One clock as a figure: "7 days left", its day, and whether it is the one that governs."""

    left: str
    day: str
    shape: Shape
    governs: bool


@dataclass(frozen=True, slots=True)
class PaperLine:
    paper: object
    name: str
    media: str
    size: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of the firm: its kind, when and by whom it was written, and what became of it.

    `posted` is the last that was entered about a letter by post; None before its posting.
    """

    reply: UUID
    about: ReplyKind
    shape: Shape
    kind: str
    written: str
    state: str
    waits: bool
    by_post: bool = False
    posted: PostAct | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`opened` says whether the letter's words could be read; `proposal` what the officer is advised to do first."""

    page: RequestPage
    number: str
    title: str
    line_right: str
    facts: tuple[str, ...]
    state: str
    promise: ClockFace
    statute: ClockFace
    governs: str
    outer: str
    rules: str
    steps: tuple[StepLine, ...]
    letter: tuple[Paragraph, ...]
    papers: tuple[PaperLine, ...]
    history: tuple[Paragraph, ...]
    beside: tuple[tuple[UUID, str], ...]
    warnings: tuple[str, ...]
    next_letter: str
    opened: bool
    letters: tuple[LetterLine, ...]
    held: str = ""

    @property
    def line(self) -> Line:
        return self.page.line


def sheet_of(
    page: RequestPage,
    wording: RightsWording,
    names: dict[str, str],
    today: date,
    letters: Sequence[Reply] = (),
    complaints: Sequence[Complaint] = (),
) -> Sheet:
    """`names` are display names by sign-in name, `letters` the firm's, oldest first, `complaints` the person's."""
    line, found = page.line, page.deadline
    title = isolated(page.name) or wording.name(line)
    facts = [
        wording.country(line.country) if line.country else "",
        page.email,
        masked(page.customer) if page.customer else translate("Rights", "not a customer of ours"),
        translate("Rights", "by mail from the address held")
        if page.from_held_address
        else wording.channel(page.channel),
        _agent(page, wording),
        translate("Rights", "received by its sender’s own date") if page.dated_by is DatedBy.DATE else "",
    ]
    return Sheet(
        page=page,
        number=wording.number(line.number),
        title=title,
        line_right=wording.right(line.right),
        facts=tuple(fact for fact in facts if fact),
        state=wording.state(line),
        promise=_face(found.promise, line, wording, today, governs=found.operative == found.promise),
        statute=_face(found.statute, line, wording, today, governs=found.operative == found.statute),
        governs=wording.governs(found),
        outer=_outer(found, wording),
        rules=translate("Rights", "Rules {pack}, {calendar}, {place}").format(
            pack=found.pack, calendar=wording.calendar(found.calendar), place=page.place
        ),
        steps=steps_of(found, line, wording, at_once(page, wording, names)),
        letter=_letter(page, wording, names),
        papers=tuple(
            PaperLine(each.paper, isolated(each.name or translate("Rights", "sealed")), each.media, _size(each.size))
            for each in page.papers
        ),
        history=_history(page, wording, names, letters),
        beside=tuple((each.request, _beside(each, wording)) for each in page.beside),
        warnings=(*_complained(complaints, wording), *_warnings(page, wording, letters, names)),
        next_letter=_next_letter(line, wording, today),
        opened=page.letter_words is not None,
        letters=tuple(letter_line(each, wording, names) for each in reversed(letters)),
        held=held_words(page, wording),
    )


def _agent(page: RequestPage, wording: RightsWording) -> str:
    """Who asks in the person's name and how to reach them; that somebody does, before access was taken."""
    if page.asker is not Asker.AGENT:
        return ""
    told = page.agent
    if told is None:
        return wording.say("rights.asker.agent")
    where = isolated(told.email or told.address.replace("\n", ", "))
    return translate("Rights", "through {name}, {where}").format(name=isolated(told.name), where=where)


def _face(on: date | None, line: Line, wording: RightsWording, today: date, *, governs: bool) -> ClockFace:
    if on is None:
        return ClockFace("–", translate("Rights", "no day"), Shape.UNKNOWN, governs=False)
    days = (on - today).days
    if line.ended_at is not None:
        in_time = line.ended_at.date() <= on
        word = translate("Rights", "kept") if in_time else translate("Rights", "missed")
        return ClockFace(word, wording.short_day(on), Shape.AGREES if in_time else Shape.LATE, governs)
    return ClockFace(wording.left(days), wording.short_day(on), month_shape(days), governs)


def _outer(found: Deadline, wording: RightsWording) -> str:
    if found.outer is None or found.outer == found.statute:
        return ""
    return translate("Rights", "Outer limit of the statute: {day}").format(day=wording.short_day(found.outer))


def _letter(page: RequestPage, wording: RightsWording, names: dict[str, str]) -> tuple[Paragraph, ...]:
    told = (
        translate("Rights", "{channel}, recorded {at} by the customer")
        if page.recorded_by == CUSTOMERS_OWN
        else translate("Rights", "{channel}, recorded {at} by {name}")
    )
    head = told.format(
        channel=wording.channel(page.channel),
        at=wording.moment(page.recorded_at),
        name=actor(page.recorded_by, names),
    )
    if not page.may_read:
        sealed = translate("Rights", "The words are sealed for the data protection officer.")
        return (Paragraph(wording.day(page.line.received_on), head, sealed),)
    if page.letter_words is None and page.line.ended_at is not None:
        closed = translate("Rights", "The words are closed again: the request ended more than 30 days ago.")
        return (Paragraph(wording.day(page.line.received_on), head, closed),)
    return (Paragraph(wording.day(page.line.received_on), head, page.letter_words or "", page.letter_words is None),)


def _history(
    page: RequestPage, wording: RightsWording, names: dict[str, str], letters: Sequence[Reply]
) -> tuple[Paragraph, ...]:
    """Events, and what was restricted, lifted, erased and held, newest first."""
    told = [(each.done_at, _happened(each, wording, names, letters)) for each in page.events]
    told += [(effect.at, said) for effect, said in acts_done(page, wording, names)]
    order = sorted(range(len(told)), key=lambda at: (told[at][0], at), reverse=True)
    return tuple(told[at][1] for at in order)


def _refused_by_relay(fault: str) -> str:
    """Why a letter was given up: a relay said no for good, by its code, or none took it."""
    if fault[:1] == "5":
        return translate("Rights", "the relay refused it: {code}").format(code=isolated(fault))
    why = isolated(fault) if fault else translate("Rights", "no reason was told")
    return translate("Rights", "no relay took it: {why}").format(why=why)


def _not_delivered(at: datetime, letters: Sequence[Reply]) -> str:
    """What the relay said of the answer that was given up at that instant."""
    ends = (ReplyKind.OUTCOME, ReplyKind.REFUSAL)
    given_up = [
        each.mail.fault
        for each in letters
        if each.kind in ends and each.made_at <= at and each.mail and each.mail.state is MessageState.FAILED
    ]
    return _refused_by_relay(given_up[-1] if given_up else "")


def _happened(
    each: Happened, wording: RightsWording, names: dict[str, str], letters: Sequence[Reply] = ()
) -> Paragraph:
    what = wording.say(f"rights.event.{each.kind}")
    if each.topic is not None:
        what = f"{what}: {wording.topic(each.topic)}"
    if each.outcome is not None:
        what = f"{what}: {wording.outcome(each.outcome)}"
    # Nothing was accepted where the answer was given up.
    who = _not_delivered(each.done_at, letters) if each.kind is Kind.BOUNCED else actor(each.done_by, names)
    done = wording.moment(each.done_at)
    at_once = each.on_day == each.done_at.date() and each.kind is not Kind.RECEIVED
    entered = translate("Rights", "entered {at}").format(at=done)
    head = f"{what}, {who}" if at_once else f"{what}, {who}, {entered}"
    return Paragraph(wording.short_day(each.on_day), head, each.words or "", each.words is None)


def _by_post(each: Reply, wording: RightsWording, names: dict[str, str]) -> LetterLine:
    """What became of a letter by post, from the last that was entered about it."""
    last = each.postings[-1] if each.postings else None
    shape, words = Shape.CLOSE, translate("Rights", "by post, not posted yet (B)")
    if last is not None and last.act is PostAct.POSTED:
        proof = " ".join(part for part in (last.carrier, last.proof) if part)
        posted = translate("Rights", "posted {day}, {proof}")
        shape, words = Shape.AGREES, posted.format(day=wording.short_day(last.on_day), proof=isolated(proof))
    elif last is not None and last.act is PostAct.RETURNED:
        back = translate("Rights", "came back undeliverable {day}")
        shape, words = Shape.CONFLICTS, back.format(day=wording.short_day(last.on_day))
    elif last is not None:
        shape, words = Shape.UNKNOWN, translate("Rights", "called back")
    kind, written = wording.say(f"rights.reply.{each.kind}"), f"{wording.moment(each.made_at)}, "
    act = None if last is None else last.act
    return LetterLine(
        each.reply, each.kind, shape, kind, written + actor(each.made_by, names), words, last is None, True, act
    )


def letter_line(each: Reply, wording: RightsWording, names: dict[str, str]) -> LetterLine:
    """A letter of the firm as its line reads."""
    if each.way is Way.POST:
        return _by_post(each, wording, names)
    state = each.mail.state if each.mail is not None else MessageState.VOID
    leaves = wording.clock(each.mail.leaves_at) if each.mail is not None else ""
    accepted = each.mail.accepted_at if each.mail is not None else None
    fault = each.mail.fault if each.mail is not None else ""
    told = {
        MessageState.WAITING: (Shape.LATER, translate("Rights", "leaves at {time}").format(time=leaves)),
        MessageState.SENDING: (Shape.LATER, translate("Rights", "is being handed over")),
        MessageState.SENT: (
            Shape.AGREES,
            translate("Rights", "accepted {at}").format(at=wording.moment(accepted) if accepted else ""),
        ),
        MessageState.VOID: (Shape.UNKNOWN, translate("Rights", "called back")),
        MessageState.FAILED: (Shape.CONFLICTS, _refused_by_relay(fault)),
    }
    shape, words = told[state]
    if state is MessageState.WAITING and each.mail is not None and each.mail.fault:
        shape, words = Shape.CLOSE, translate("Rights", "not accepted yet, tried again")
    return LetterLine(
        each.reply,
        each.kind,
        shape,
        wording.say(f"rights.reply.{each.kind}"),
        f"{wording.moment(each.made_at)}, {actor(each.made_by, names)}",
        words,
        # Whoever changed an address does not call back the letter that tells the old one.
        state is MessageState.WAITING and each.kind is not ReplyKind.ADDRESS_CHANGED,
    )


def _warnings(
    page: RequestPage, wording: RightsWording, letters: Sequence[Reply], names: dict[str, str]
) -> tuple[str, ...]:
    """What is to be done at once, and what makes this request not the only one."""
    undone = at_once(page, wording, names).warning
    withheld = (translate("Rights", "The person’s data is withheld from use while the dispute goes on (H)."),)
    refused = translate("Rights", "Not confirmed who asks: nothing is handed out until another proof is there (D, L).")
    found = (
        *((refused,) if page.line.state is State.OPEN and is_refused(page) else ()),
        *((undone,) if undone else ()),
        *(withheld if page.restricted else ()),
        *_objected(page, wording),
        *_came_back(page, wording, letters),
    )
    if not page.same:
        return found
    numbers = ", ".join(wording.number(each.number) for each in page.same)
    words = translate("Rights", "The same person asks for the same in {numbers}, which is open too.")
    return (*found, words.format(numbers=numbers))


def _came_back(page: RequestPage, wording: RightsWording, letters: Sequence[Reply]) -> tuple[str, ...]:
    """While the request is open: its newest letter, where it never arrived. What it asked for is not waited for."""
    if not page.line.came_back or page.line.state is not State.OPEN:
        return ()
    acts = [act for each in letters for act in each.postings if act.act is PostAct.RETURNED]
    if not acts:
        return (translate("Rights", "No relay takes the last letter: write it again today, by another way (L)."),)
    words = translate("Rights", "A letter by post came back undeliverable on {day}: find another way to the person.")
    return (words.format(day=wording.short_day(acts[-1].on_day)),)


def _complained(complaints: Sequence[Complaint], wording: RightsWording) -> tuple[str, ...]:
    """Which complaints of the person are open; of those that ended only how many, and nothing where there were none."""
    waiting = "; ".join(said_of(each, wording) for each in complaints if each.outcome is None)
    if waiting:
        return (translate("Rights", "Complaint to answer (Q): {list}.").format(list=waiting),)
    if not complaints:
        return ()
    ended = ", ".join(number_of(each) for each in complaints)
    return (translate("Rights", "The person has complained before (Q): {list}.").format(list=ended),)


def _objected(page: RequestPage, wording: RightsWording) -> tuple[str, ...]:
    """What this request has stopped and what still has to be weighed; of others, that something stands still."""
    here = [each for each in page.objections if each.request == page.line.request]
    names = ", ".join(wording.say(f"people.interest.{each.purpose}") for each in here if each.waits)
    if names:
        return (translate("Rights", "Stopped at once, and waits to be weighed (O): {names}.").format(names=names),)
    elsewhere = {each.purpose for each in page.objections if each.stopped} if not here else set()
    if not elsewhere:
        return ()
    told = ", ".join(wording.say(f"people.interest.{each}") for each in Interest if each in elsewhere)
    return (translate("Rights", "The person objected to this, and it stands still: {names}.").format(names=told),)


def _beside(line: Line, wording: RightsWording) -> str:
    return f"{wording.number(line.number)}  {wording.right(line.right)} · {wording.state(line)}"


def _next_letter(line: Line, wording: RightsWording, today: date) -> str:
    if line.ended_at is not None or line.state is State.LEAVING:
        return ""
    if line.right in NEVER_PUT_OFF and line.extended_on is None:
        return ""
    if line.extended_on is not None and line.extended_in_vain:
        return translate("Rights", "The extension of {day} has no effect: its letter left too late.").format(
            day=wording.short_day(line.extended_on)
        )
    if line.extended_on is not None:
        return translate("Rights", "Extended on {day}; it cannot be extended again.").format(
            day=wording.short_day(line.extended_on)
        )
    if line.letter_by_on < today:
        return translate("Rights", "It can no longer be extended: that letter had to leave by {day}.").format(
            day=wording.short_day(line.letter_by_on)
        )
    return translate("Rights", "If more time is needed, a letter with reasons must leave by {day}.").format(
        day=wording.short_day(line.letter_by_on)
    )


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
