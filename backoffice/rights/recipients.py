"""Who had received what was corrected, erased or restricted, and how each was told; or why telling them is not to be.

Boundary: one query of actual recipients says who, for an access answer too; a letter leaves by the outbox.
R-02, R-03, R-04; GDPR Art. 19.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox.letter import AddressUnusableError, usable_address
from backoffice.people import service as people
from backoffice.people.correction_rules import Act as Decided
from backoffice.people.correction_rules import Field
from backoffice.people.disclosures import Act, Recipient
from backoffice.people.policy import controller
from backoffice.people.restriction import restrictions_of
from backoffice.retention import service as retention
from backoffice.rights import letters, replies, reply_drafts, sealing
from backoffice.rights import queries as requests
from backoffice.rights import rectification_queries as queries
from backoffice.rights.carried import carried
from backoffice.rights.erased_shares import Gone, gone_of, took
from backoffice.rights.letters import LetterDraft
from backoffice.rights.receivers import Given, Receiver, given_to
from backoffice.rights.rectification import Done, answered_by
from backoffice.rights.rectification_rules import Disputed, NoSuchRecipient
from backoffice.rights.rules import BadAddress, ReplyKind, check_words
from backoffice.store.base import new_id
from backoffice.words import knows, say


class Way(StrEnum):
    """TOLD by a letter; the next two are Art. 19's own; STAYED: the document never left the firm and is replaced."""

    TOLD = "told"
    IMPOSSIBLE = "impossible"
    DISPROPORTIONATE = "disproportionate"
    STAYED = "stayed"


class Occasion(StrEnum):
    """What recipients are told of (Art. 19)."""

    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    LIFTING = "lifting"


@dataclass(frozen=True, slots=True)
class Told:
    """How one recipient was settled; `reason` is "" for a letter, None where it is sealed from the reader."""

    way: Way
    reason: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Had:
    """One recipient of data of the kinds concerned: what left, how often, from the first to the last day.

    `act` is an Act of the log, or check, movement or mail in the course of business, whose `receiver` says who and
    where they are and what protects the data there. `named` is an authority's code, or the receiver's. `by` made the
    document where the recipient is a file of the firm. `categories` are those of the data map. Where `spared`, nothing
    of what they had was erased, and nobody is told.
    """

    act: str
    recipient: Recipient
    named: str
    by: str
    categories: tuple[str, ...]
    receiver: Receiver | None
    times: int
    first_on: date
    last_on: date
    told: Told | None
    spared: bool = False

    @property
    def key(self) -> str:
        return f"{self.act}\n{self.recipient}\n{self.named}"

    @property
    def waits(self) -> bool:
        """Whether they are still to be told, or a reason entered why not."""
        return self.told is None and not self.spared

    @property
    def keeps(self) -> bool:
        """Whether a law of their own has them keep what they had, so that they are not asked to erase it."""
        return self.receiver is not None and self.receiver.own_records

    @property
    def ways(self) -> tuple[Way, ...]:
        """What can be done about them: only a document that lies in the firm can have stayed there."""
        return tuple(way for way in Way if way is not Way.STAYED or self.recipient is Recipient.FIRM)


@dataclass(frozen=True, slots=True)
class Cause:
    """What a request came to, of which recipients are told: the correction as `done`, the erasure as `gone`."""

    occasion: Occasion
    which: UUID
    at: datetime
    done: Done | None = None
    gone: Gone | None = None


def cause(work: ReadWork, request: UUID) -> Cause | None:
    """The newest correction, the erasure, the restriction of a request or its end; None before any.

    Raises NoSuchRequest.
    """
    row = requests.request(work.session, request)
    if row.customer_id is None:
        return None
    done = answered_by(work, request)
    if done:
        return Cause(Occasion.RECTIFICATION, done[-1].rectification, done[-1].at, done[-1])
    erased = retention.last_erasure(work, row.customer_id)
    if erased is not None and erased.request == request:
        return Cause(Occasion.ERASURE, erased.id, erased.at, gone=gone_of(erased))
    for each in restrictions_of(work, row.customer_id):
        if each.request == request and each.lifted_at is not None:
            return Cause(Occasion.LIFTING, each.restriction, each.lifted_at)
        if each.request == request:
            return Cause(Occasion.RESTRICTION, each.restriction, each.set_at)
    return None


def recipients(work: ReadWork, request: UUID) -> tuple[Had, ...]:
    """Those who had what a request has changed, the first to receive it first.

    Empty before anything was done, and where nothing of it had been given to anybody; of a restriction that was lifted
    those alone who were told of it. Raises NoSuchRequest.
    """
    row, told = requests.request(work.session, request), cause(work, request)
    if told is None:
        return ()
    entered = queries.notices(work.session, [told.which])
    notices = {(each.act, each.recipient, each.named): each for each in entered if each.occasion == told.occasion}
    knew = {(each.act, each.recipient, each.named) for each in entered if each.way == Way.TOLD}
    sealed = requests.words(work.session, [each.id for each in notices.values()])
    found: dict[tuple[str, str, str], Had] = {}
    for each in given_to(work, request, told.at):
        if each.recipient is Recipient.PERSON or each.act == Act.PACKAGE or each.basis == "gdpr_12":
            continue
        # Where the values of a correction are gone, it can be about any kind.
        if told.done is not None and told.done.form.lines and not concerning(told.done, each.act, each.categories):
            continue
        # Who holds several accounts for us is one recipient, named by the first of them.
        key = (each.act, each.recipient.value, each.receiver.code if each.receiver is not None else each.named)
        before = found.get(key)
        found[key] = _had_of(each) if before is None else _joined(before, each)
    for key, had in found.items():
        if (notice := notices.get((had.act, had.recipient, had.named))) is not None:
            reason: str | None = ""
            if notice.id in sealed:
                reason = sealing.opened_words(work, sealed[notice.id], row=notice.id, subject=row.subject_id)
            elif notice.way != Way.TOLD:
                reason = None
            found[key] = replace(had, told=Told(Way(notice.way), reason, notice.done_by, notice.done_at))
    if told.gone is not None:
        for key, had in found.items():
            if had.told is None and not took(told.gone, had.act, had.categories):
                found[key] = replace(had, spared=True)
    if told.occasion is Occasion.LIFTING:
        return tuple(had for had in found.values() if (had.act, had.recipient, had.named) in knew)
    return tuple(found.values())


def notice(work: ReadWork, request: UUID, whom: str, language: str = "en") -> LetterDraft:
    """The letter that tells a recipient, with what became of the data. Raises NoSuchRequest, NoSuchRecipient."""
    had, row = _had(work, request, whom), requests.request(work.session, request)
    told = cause(work, request)
    assert told is not None  # only what was carried out has recipients
    firm = controller(requests.controller_of(work.session, row.letter_id))
    occasion = f"{told.occasion}_kept" if told.occasion is Occasion.ERASURE and had.keeps else told.occasion.value
    begun = letters.recipient_draft(occasion, language, row.number, firm)
    words = letters.words_of("rectification", begun.language)
    first, last = (letters.day(on, begun.language) for on in (had.first_on, had.last_on))
    corrected = told.done.form.corrected(Field.LEGAL_NAME) if told.done is not None else None
    had_fields = carried(had.act, had.categories)
    if had_fields is None or Field.LEGAL_NAME in had_fields:
        person = (corrected.old if corrected is not None else _name(work, request)) or words["whom"]
    else:
        person = words["known_by"]
    lines = [
        words["about"].format(name=person),
        words["received"].format(days=first if first == last else f"{first} – {last}"),
        words["kinds"].format(kinds=words["and"].join(words["kind"][each] for each in had.categories)),
    ]
    fields: Mapping[str, str] = words["theirs"]
    for line in concerning(told.done, had.act, had.categories) if told.done is not None else ():
        if had_fields is None or line.field is Field.OTHER:
            # Nobody but the officer knows whether it was among what they received.
            lines.append(words["if_had"].format(field=fields[line.field]))
        elif line.act is Decided.CORRECTED:
            old, new = (_said(line.field, held, begun.language, words) for held in (line.old, line.new))
            lines.append(words["now"].format(field=fields[line.field], old=old or "–", new=new))
        elif line.act is Decided.COMPLETED:
            lines.append(words["adds"].format(field=fields[line.field], statement=line.statement))
    return replace(begun, text=letters.completed(begun.text, "\n".join(line for line in lines if line)))


def tell(work: Work, request: UUID, whom: str, address: str, letter: LetterDraft) -> datetime:
    """Put the letter to a recipient on its way; when it leaves. `whom` is `Had.key`.

    Raises BadAddress, NoSuchRecipient, RecipientSettled, WordsNeeded, WordsTooLong, BlanksLeft.
    """
    had, row = _had(work, request, whom), requests.request(work.session, request)
    told = cause(work, request)
    assert told is not None
    words = replies.checked(replace(letter, kind=ReplyKind.RECIPIENT))
    try:
        email = usable_address(address)
    except AddressUnusableError as fault:
        raise BadAddress(address=address.strip()[:80]) from fault
    reply, leaves_at = replies.put(work, row, words, "", email)
    work.session.flush()
    queries.note_recipient(work.session, new_id(), told.which, (had.act, had.recipient, had.named, Way.TOLD), reply)
    return leaves_at


def excuse(work: Work, request: UUID, whom: str, way: Way, reason: str) -> None:
    """Record why a recipient is not told. Raises WordsNeeded, NoSuchRecipient, RecipientSettled."""
    had, row = _had(work, request, whom), requests.request(work.session, request)
    told = cause(work, request)
    assert told is not None
    if way not in had.ways or way is Way.TOLD:
        raise NoSuchRecipient
    which, words = new_id(), check_words(reason, needed=True)
    body = sealing.sealed_words(work, words, row=which, subject=row.subject_id)
    requests.add_words(work.session, which, row.subject_id, body)
    queries.note_recipient(work.session, which, told.which, (had.act, had.recipient, had.named, way), None)


def tell_the_person(work: Work, request: UUID) -> None:
    """Put who had the data, and who was told, into the letter begun about the request. Raises NoSuchRequest."""
    had, begun = recipients(work, request), reply_drafts.begun(work, request)
    is_new = begun is None
    if begun is None:
        begun = reply_drafts.BegunLetter(replies.draft(work, request, ReplyKind.OUTCOME))
    told = "\n".join(answer_words(had, begun.letter.language, asked=True)).strip()
    if told in begun.letter.text:
        return
    # What somebody has begun to write keeps every word and what is still to be filled in.
    text = letters.completed(begun.letter.text, told) if is_new else f"{begun.letter.text}\n\n{told}"
    reply_drafts.keep_draft(work, request, replace(begun, letter=replace(begun.letter, text=text)))


def untold(work: ReadWork, request: UUID) -> int:
    """How many recipients are still to be told, or a reason entered why not. Raises NoSuchRequest."""
    return sum(1 for each in recipients(work, request) if each.waits)


def answer_words(had: Sequence[Had], language: str, *, asked: bool) -> list[str]:
    """What an answer says of recipients: where asked, who they are and what became of telling each.

    It says that they were told of those alone who were, and names whoever could not be, with the reason.
    """
    words = letters.words_of("rectification", language)
    if asked:
        return ["", words["had"], *(_became(each, words) for each in had)] if had else ["", words["nobody"]]
    # A document of the firm that lies in the firm was given to nobody.
    outside = [each for each in had if each.recipient is not Recipient.FIRM]
    if not outside:
        return []
    done = [each for each in outside if each.told is not None and each.told.way is Way.TOLD]
    waits = [each for each in outside if each.waits]
    said = words["were_told"] if done and not waits else words["some_told"] if done else words["to_tell"]
    found = ["", f"{said}{words['space']}{words['may_ask']}"] if done or waits else [""]
    not_told = [_became(each, words) for each in outside if each not in done and each not in waits]
    return [*found, words["not_told"], *not_told] if not_told else found


def _became(had: Had, words: Mapping[str, Any]) -> str:
    named = had.named
    if had.receiver is not None:
        named = had.receiver.name or words["receiver"].get(had.receiver.kind, had.receiver.code)
    who = words["act"][had.act].format(named=named or "–")
    return f"– {who}{words['because']}{words['way'][_way(had)]}"


def _way(had: Had) -> str:
    if had.told is not None:
        return had.told.way.value
    return "spared" if had.spared else "waits"


def concerning(done: Done, act: str, categories: Sequence[str]) -> tuple[Disputed, ...]:
    """What of a correction concerns who received something by an act; nothing where they received none of it.

    What is disputed without a name concerns anybody, and so does an act of which nobody has said what it gave away.
    """
    had = carried(act, categories)
    changed = (line for line in done.form.lines if line.act is not Decided.REFUSED)
    return tuple(line for line in changed if had is None or line.field in had or line.field is Field.OTHER)


def _said(field: Field, held: str, language: str, words: Mapping[str, Any]) -> str:
    """A value as a letter says it: no code for a country or language, a day written out."""
    if field is Field.COUNTRY and knows(f"country.{held}", language):
        return say(f"country.{held}", language)
    if field is Field.LANGUAGE:
        return str(words["language"].get(held, held))
    if field is Field.BIRTH_ON and held:
        return letters.day(date.fromisoformat(held), language)
    return held


def _had_of(given: Given) -> Had:
    return Had(
        given.act,
        given.recipient,
        given.named,
        given.by,
        given.categories,
        given.receiver,
        given.times,
        given.first_at.date(),
        given.last_at.date(),
        None,
    )


def _joined(had: Had, given: Given) -> Had:
    return replace(
        had,
        categories=tuple(dict.fromkeys((*had.categories, *given.categories))),
        times=had.times + given.times,
        first_on=min(had.first_on, given.first_at.date()),
        last_on=max(had.last_on, given.last_at.date()),
    )


def _name(work: ReadWork, request: UUID) -> str:
    customer = requests.request(work.session, request).customer_id
    return "" if customer is None else people.identity(work, customer, opened=False).legal_name


def _had(work: ReadWork, request: UUID, whom: str) -> Had:
    found = next((each for each in recipients(work, request) if each.key == whom), None)
    if found is None:
        raise NoSuchRecipient
    return found
