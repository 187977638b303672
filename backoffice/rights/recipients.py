"""Who had received what was corrected, and how each was told of it; or why telling them is not to be.

Boundary: the disclosure log says who; a letter leaves by the outbox, its mail by a relay alone. R-02; GDPR Art. 19.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Column
from sqlalchemy.orm import InstrumentedAttribute

from backoffice.desk import ReadWork, Work
from backoffice.outbox.letter import AddressUnusableError, usable_address
from backoffice.people import service as people
from backoffice.people.correction_rules import Act as Decided
from backoffice.people.correction_rules import Field
from backoffice.people.disclosures import Act, Recipient, disclosures_of
from backoffice.rights import letters, replies, sealing
from backoffice.rights import queries as requests
from backoffice.rights import rectification_queries as queries
from backoffice.rights.letters import LetterDraft
from backoffice.rights.rectification import Done, answered_by
from backoffice.rights.rectification_places import PLAIN, SEALED
from backoffice.rights.rectification_rules import NoSuchRecipient
from backoffice.rights.rules import BadAddress, NoSuchRequest, ReplyKind, check_words
from backoffice.rights.tables import RequestRow
from backoffice.store.base import new_id
from backoffice.store.datamap import Category, Personal, classification


class Way(StrEnum):
    """TOLD by a letter; the next two are Art. 19's own; STAYED: the document never left the firm and is replaced."""

    TOLD = "told"
    IMPOSSIBLE = "impossible"
    DISPROPORTIONATE = "disproportionate"
    STAYED = "stayed"


@dataclass(frozen=True, slots=True)
class Told:
    """How one recipient was settled; `reason` is "" for a letter, None where it is sealed from the reader."""

    way: Way
    reason: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Had:
    """One recipient of data of the corrected kinds: what left, how often, from the first to the last day.

    `named` is an authority's code; `by` who made the document, where the recipient is a file of the firm.
    """

    act: Act
    recipient: Recipient
    named: str
    by: str
    times: int
    first_on: date
    last_on: date
    told: Told | None

    @property
    def key(self) -> str:
        return f"{self.act}\n{self.recipient}\n{self.named}"


def recipients(work: ReadWork, request: UUID) -> tuple[Had, ...]:
    """Those who had what the newest correction of a request has changed, the first to receive it first.

    Empty before one was carried out, and where nothing of it had left the firm. Raises NoSuchRequest.
    """
    row = _request(work, request)
    done = _newest(work, request)
    if row.customer_id is None or done is None:
        return ()
    kinds = categories(done)
    notices = {
        (each.act, each.recipient, each.named): each for each in queries.notices(work.session, [done.rectification])
    }
    sealed = requests.words(work.session, [each.id for each in notices.values()])
    found: dict[tuple[str, str, str], Had] = {}
    for each in disclosures_of(work, row.customer_id):
        theirs = each.recipient is Recipient.PERSON or each.act is Act.PACKAGE
        if theirs or each.at > done.at or each.basis == "gdpr_12":
            continue
        if kinds is not None and each.categories and kinds.isdisjoint(each.categories):
            continue
        key, on = (each.act.value, each.recipient.value, each.named), each.at.date()
        before = found.get(key)
        if before is not None:
            found[key] = replace(before, times=before.times + 1, last_on=on, by=each.by)
            continue
        told = None
        if (notice := notices.get(key)) is not None:
            reason: str | None = ""
            if notice.id in sealed:
                reason = sealing.opened_words(work, sealed[notice.id], row=notice.id, subject=row.subject_id)
            elif notice.way != Way.TOLD:
                reason = None
            told = Told(Way(notice.way), reason, notice.done_by, notice.done_at)
        found[key] = Had(each.act, each.recipient, each.named, each.by, 1, on, on, told)
    return tuple(found.values())


def notice(work: ReadWork, request: UUID, whom: str, language: str = "en") -> LetterDraft:
    """The letter that tells a recipient, with what was corrected. Raises NoSuchRequest, NoSuchRecipient."""
    had = _had(work, request, whom)
    begun = replies.draft(work, request, ReplyKind.RECIPIENT, language)
    done = _newest(work, request)
    assert done is not None  # only what was carried out has recipients
    words = letters.rectification_words(begun.language)
    fields: Mapping[str, str] = words["theirs"]
    first, last = (letters.day(on, begun.language) for on in (had.first_on, had.last_on))
    name = done.form.corrected(Field.LEGAL_NAME)
    told = [
        words["about"].format(name=name.old if name is not None else _name(work, request)),
        words["received"].format(days=first if first == last else f"{first} – {last}"),
    ]
    for line in done.form.lines:
        if line.act is Decided.CORRECTED:
            told.append(words["now"].format(field=fields[line.field], old=line.old or "–", new=line.new))
        elif line.act is Decided.COMPLETED:
            told.append(words["adds"].format(field=fields[line.field], statement=line.statement))
    return replace(begun, text=letters.completed(begun.text, "\n".join(told)))


def tell(work: Work, request: UUID, whom: str, address: str, letter: LetterDraft) -> datetime:
    """Put the letter to a recipient on its way; when it leaves. `whom` is `Had.key`.

    Raises BadAddress, NoSuchRecipient, RecipientSettled, WordsNeeded, WordsTooLong, BlanksLeft.
    """
    had, row = _had(work, request, whom), _request(work, request)
    done = _newest(work, request)
    assert done is not None
    told = replies.checked(replace(letter, kind=ReplyKind.RECIPIENT))
    try:
        email = usable_address(address)
    except AddressUnusableError as fault:
        raise BadAddress(address=address.strip()[:80]) from fault
    reply, leaves_at = replies.put(work, row, told, "", email)
    work.session.flush()
    queries.note_recipient(
        work.session, new_id(), done.rectification, (had.act, had.recipient, had.named, Way.TOLD), reply
    )
    return leaves_at


def excuse(work: Work, request: UUID, whom: str, way: Way, reason: str) -> None:
    """Record why a recipient is not told. Raises WordsNeeded, NoSuchRecipient, RecipientSettled."""
    had, row = _had(work, request, whom), _request(work, request)
    done = _newest(work, request)
    assert done is not None
    if way is Way.TOLD:
        raise NoSuchRecipient
    which, words = new_id(), check_words(reason, needed=True)
    body = sealing.sealed_words(work, words, row=which, subject=row.subject_id)
    requests.add_words(work.session, which, row.subject_id, body)
    queries.note_recipient(work.session, which, done.rectification, (had.act, had.recipient, had.named, way), None)


def categories(done: Done) -> frozenset[Category] | None:
    """The kinds of data that a correction has changed, as the data map has them; None for any kind."""
    changed = [line.field for line in done.form.lines if line.act is not Decided.REFUSED]
    if Field.OTHER in changed or not done.form.lines:
        return None
    columns: Mapping[Field, InstrumentedAttribute[Any]] = {**PLAIN, **SEALED}
    told = [classification(cast("Column[Any]", columns[field].property.columns[0])) for field in changed]
    return frozenset(each.category for each in told if isinstance(each, Personal))


def _newest(work: ReadWork, request: UUID) -> Done | None:
    done = answered_by(work, request)
    return done[-1] if done else None


def _name(work: ReadWork, request: UUID) -> str:
    customer = _request(work, request).customer_id
    return "" if customer is None else people.identity(work, customer, opened=False).legal_name


def _had(work: ReadWork, request: UUID, whom: str) -> Had:
    found = next((each for each in recipients(work, request) if each.key == whom), None)
    if found is None:
        raise NoSuchRecipient
    return found


def _request(work: ReadWork, request: UUID) -> RequestRow:
    row = requests.request(work.session, request)
    if row is None:
        raise NoSuchRequest(request=str(request))
    return row
