"""The rectification a request asks for: begun, put before a second person where it says who somebody is, carried out.

Boundary: one guard changes every place in one transaction; values pass through memory alone. R-02; GDPR Art. 16, 19.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.outbox.body import Written, sealed_body
from backoffice.people.correction_rules import Act, Field
from backoffice.people.restriction import Ground, restrictions_of
from backoffice.people.rules import masked_name, name_tokens
from backoffice.rights import agreed_lines, reply_drafts, sealing, second_look
from backoffice.rights import queries as requests
from backoffice.rights import rectification_places as places
from backoffice.rights import rectification_queries as queries
from backoffice.rights.address_notice import tell_old_address
from backoffice.rights.matters import controller_about, matter_of
from backoffice.rights.rectification_rules import (
    DataMovedOn,
    Form,
    NothingToRectify,
    SecondPersonFirst,
    Stands,
    State,
    check_whole,
)
from backoffice.rights.rectification_rules import from_bytes as form_of
from backoffice.rights.rectification_tables import RectificationRow
from backoffice.rights.rules import MovedOn, check_words
from backoffice.rights.rules import State as RequestState
from backoffice.rights.sealing import opened_form, sealed_form
from backoffice.rights.tables import RequestRow
from backoffice.staff import seconding
from backoffice.staff.refusals import NoSuchProposal
from backoffice.staff.views import Proposal
from backoffice.store.base import new_id


@dataclass(frozen=True, slots=True)
class Done:
    """One correction that was carried out; `form` is empty once its values were erased."""

    rectification: UUID
    form: Form
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the rectification of a request is; `form` is what is begun, or what a second person looks at.

    `restriction` is one in force because the data is disputed: it can be lifted once this is done. `cases` are the
    person's, by id and number.
    """

    request: UUID
    number: int
    version: int
    customer: UUID
    may: bool
    rectification: UUID | None
    state: State | None
    form: Form
    held: dict[Field, str]
    stands: dict[Field, tuple[Stands, ...]]
    proposal: Proposal | None
    done: tuple[Done, ...]
    restriction: UUID | None
    cases: tuple[tuple[UUID, int], ...]


def standing(work: ReadWork, request: UUID) -> Standing:
    """After `course.take_access`. Raises NoSuchRequest, NothingToRectify where nobody of ours asks."""
    row, customer = _request(work, request)
    found = queries.open_one(work.session, request)
    form = _form(work, found) if found is not None else Form()
    proposal = None
    if found is not None and found.proposal_id is not None:
        try:
            proposal = seconding.proposal(work, found.proposal_id)
        except NoSuchProposal:
            proposal = None
    in_force = (
        each for each in restrictions_of(work, customer) if each.lifted_at is None and each.ground is Ground.ACCURACY
    )
    return Standing(
        request=request,
        number=row.number,
        version=row.version,
        customer=customer,
        may=row.state == RequestState.OPEN,
        rectification=found.id if found else None,
        state=State(found.state) if found else None,
        form=form,
        held=places.held(work, customer),
        stands={
            line.field: places.stands(work, customer, request, line) for line in form.lines if line.act is Act.CORRECTED
        },
        proposal=proposal,
        done=tuple(_done(work, each) for each in queries.done(work.session, request)),
        restriction=next((each.restriction for each in in_force), None),
        cases=tuple((each.id, each.number) for each in queries.cases(work.session, customer)),
    )


def keep(work: Work, request: UUID, form: Form) -> UUID | None:
    """Keep what is decided so far; an empty form is dropped. What is held now goes in as the old values.

    Raises NoSuchRequest, NothingToRectify, AnswerIsLeaving, MovedOn while a second person looks at it.
    """
    _row, customer = _request(work, request)
    found = queries.open_one(work.session, request)
    which = found.id if found is not None else new_id()
    if not form.lines:
        if found is not None:
            queries.keep(work.session, which, request, None)
        return None
    now = places.held(work, customer)
    order = list(Field)
    lines = tuple(
        replace(line, old=now.get(line.field, ""), new=line.new.strip())
        for line in sorted(form.lines, key=lambda each: order.index(each.field))
    )
    for line in lines:
        check_words(line.statement + line.reason + line.reference, needed=False)
    body = sealed_form(work, replace(form, lines=lines), row=which, subject=customer)
    queries.keep(work.session, which, request, body)
    return which


def propose(work: Work, request: UUID) -> UUID:
    """Put what is begun before a second person; its proposal.

    Raises NotWhole, NotThatValue, EvidenceNeeded, NothingToRectify, DataMovedOn, AlreadyProposed.
    """
    row, customer = _request(work, request)
    found = queries.open_one(work.session, request)
    if found is None:
        raise NothingToRectify(number=row.number)
    form = _form(work, found)
    _check(work, customer, form)
    lines = agreed_lines.lines_of(work, customer, form)
    assert found.salt is not None  # kept with the first sign on
    said = agreed_lines.said_of(found.id, found.salt, form)
    plan = agreed_lines.sealed_plan(work, lines, row=found.id, subject=customer)
    made = queries.propose(work.session, found.id, lines, said, plan)
    second_look.put_before(work, row, made, second_look.Proposed(found.id, found.salt, form, tuple(lines)))
    return made


def reopen(work: Work, request: UUID) -> None:
    """Take it back from the second person, to write it differently. Raises MovedOn."""
    row, _customer = _request(work, request)
    found = queries.open_one(work.session, request)
    if found is None:
        raise MovedOn(number=row.number)
    queries.reopen(work.session, found.id)


def carry_out(work: Work, request: UUID, version: int) -> datetime:
    """Change every place in this transaction, whole or not at all; when. The request's event and the trail are in it.

    Raises SecondPersonFirst, NotAgreedYet, ProposalExpired, ProposalDiffers, DataMovedOn, NotWhole, NotThatValue,
    EvidenceNeeded, NothingToRectify, AnswerIsLeaving, MovedOn. Where the e-mail address changes, the old one is told in
    the same transaction.
    """
    row, customer = _request(work, request)
    found = queries.open_one(work.session, request)
    if found is None:
        raise NothingToRectify(number=row.number)
    form = _form(work, found)
    _check(work, customer, form)
    if form.needs_second and found.proposal_id is None:
        raise SecondPersonFirst
    name, email = form.corrected(Field.LEGAL_NAME), form.corrected(Field.EMAIL)
    lines = agreed_lines.planned(work, found, form)
    agreed_lines.enter_indexes(work, customer, form, lines)
    told: dict[str, object] = {"lines": lines}
    if name is not None:
        told |= {"masked": masked_name(name.new), "tokens": sorted(name_tokens(name.new))}
    if name is not None or email is not None:
        told["letters"] = _letters(work, customer, form)
        _own_draft(work, request, form)
    if email is not None:
        tell_old_address(work, row, email.old)
    return queries.rectify(work.session, found.id, new_id(), version, told)


def answered_by(work: ReadWork, request: UUID) -> tuple[Done, ...]:
    """What was carried out for a request, oldest first; its values need `course.take_access`."""
    return tuple(_done(work, each) for each in reversed(queries.done(work.session, request)))


def _check(work: ReadWork, customer: UUID, form: Form) -> None:
    check_whole(form)
    now = places.held(work, customer)
    for line in form.lines:
        if now.get(line.field, "") != line.old:
            raise DataMovedOn(field=line.field.value)


def _letters(work: Work, customer: UUID, form: Form) -> list[dict[str, object]]:
    """Letters that have not left, as they go to the new address and speak of the new name."""
    now = places.held(work, customer)
    fresh = {field: line.new for field in Field if (line := form.corrected(field)) is not None}
    waiting = queries.letters_waiting(work.session, customer)
    sealed = requests.words(work.session, [each.ReplyRow.id for each in waiting])
    found: list[dict[str, object]] = []
    for each in waiting:
        row = each.ReplyRow
        words = sealing.opened_words(work, sealed[row.id], row=row.id, subject=customer) if row.id in sealed else None
        of = matter_of(work, row)
        if words is None:
            continue
        subject, _, body = _put_right(words, form).partition("\n\n")
        written = Written(
            kind=each.kind,
            email=fresh.get(Field.EMAIL, now.get(Field.EMAIL, "")),
            name=fresh.get(Field.LEGAL_NAME, now.get(Field.LEGAL_NAME, "")),
            language=row.language,
            controller=controller_about(work, of).key,
            number=of.number,
            subject=subject,
            text=body,
        )
        key, made = sealed_body(work, each.message, written)
        kept = sealing.sealed_words(work, f"{subject}\n\n{body}", row=row.id, subject=customer)
        found.append(
            {"reply": row.id, "message": each.message, "class_key": key, "body": made.hex(), "words": kept.hex()}
        )
    return found


def _own_draft(work: Work, request: UUID, form: Form) -> None:
    begun = reply_drafts.begun(work, request)
    if begun is not None:
        letter = replace(begun.letter, text=_put_right(begun.letter.text, form))
        reply_drafts.keep_draft(work, request, replace(begun, letter=letter))


def _put_right(words: str, form: Form) -> str:
    for field in (Field.LEGAL_NAME, Field.EMAIL):
        line = form.corrected(field)
        if line is not None and line.old:
            words = words.replace(line.old, line.new)
    return words


def _done(work: ReadWork, row: RectificationRow) -> Done:
    assert row.done_by is not None
    assert row.done_at is not None
    return Done(row.id, _form(work, row), row.done_by, row.done_at)


def _form(work: ReadWork, row: RectificationRow) -> Form:
    told = opened_form(work, row.body, row=row.id, subject=row.customer_id) if row.body else None
    return form_of(told) if told is not None else Form()


def _request(work: ReadWork, request: UUID) -> tuple[RequestRow, UUID]:
    row = requests.request(work.session, request)
    if row.customer_id is None:
        raise NothingToRectify(number=row.number)
    return row, row.customer_id
