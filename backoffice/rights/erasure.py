"""The erasure that a request asks for: its identifiers gathered, and the answer that says what went and what stays.

Boundary: `retention` carries it out; suspicions are never spoken of. R-03, R-09.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from backoffice.desk import ReadWork, Work
from backoffice.people.policy import controller
from backoffice.retention import gathering
from backoffice.retention import service as retention
from backoffice.retention.holding import HoldStanding, hold_standing
from backoffice.retention.identifiers import Known
from backoffice.retention.law import PROMISED, order_of
from backoffice.retention.rules import Erasure, Preview, PreviewLine
from backoffice.rights import access_queries, letters, queries, recipients, replies, reply_drafts
from backoffice.rights.letters import LetterDraft
from backoffice.rights.reply_drafts import BegunLetter
from backoffice.rights.rules import Outcome, ReplyKind
from backoffice.staff import seconding
from backoffice.staff.rules import Action
from backoffice.staff.views import Proposal, ProposalState
from backoffice.store.areas import load_areas
from backoffice.store.base import Row
from backoffice.store.datamap import Keep


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the erasure of a request is. `proposal` waits or is agreed to; `erasure` is this request's own.

    `held` is the legal hold that keeps everything, if one is in force.
    """

    request: UUID
    customer: UUID
    preview: Preview
    proposal: Proposal | None
    erasure: Erasure | None
    held: HoldStanding


# What no rule of an erasure touches, as it names nobody by itself; the data map has the grounds.
_NAMELESS = {"nameless_consents": "people.consent", "nameless_postings": "ledger.posting"}
_LIVE = (ProposalState.PROPOSED, ProposalState.APPROVED)


def standing(work: ReadWork, request: UUID, *, minor: bool = False) -> Standing:
    """Raises NoSuchRequest where nobody of ours asked."""
    _row, customer = queries.asked_by_customer(work.session, request)
    proposals = [
        each
        for each in seconding.proposals_lately(work)
        if each.action is Action.RIGHTS_ERASE and each.subject == customer and each.state in _LIVE
    ]
    proposal = proposals[0] if proposals else None
    agreed_minor = bool(proposal.facts.get("minor")) if proposal is not None else minor
    done = retention.last_erasure(work, customer)
    held = hold_standing(work, customer)
    return Standing(
        request=request,
        customer=customer,
        preview=retention.preview(work, customer, minor=agreed_minor),
        proposal=proposal,
        erasure=done if done is not None and done.request == request else None,
        held=held,
    )


def outcome(done: Erasure) -> Outcome:
    """How the request ends: PARTLY where anything is kept."""
    return Outcome.PARTLY if any(line.kept for line in done.lines) else Outcome.FULFILLED


def begin_answer(work: Work, request: UUID, known: Known | None) -> None:
    """Keep the answer as the letter one has begun, to the address that is gone from the account by now."""
    _row, customer = queries.asked_by_customer(work.session, request)
    done = retention.last_erasure(work, customer)
    letter = answer(work, request, known)
    begun = BegunLetter(letter, outcome(done) if done else None, known.email if known else "")
    reply_drafts.keep_draft(work, request, begun)


def gathered(work: ReadWork, request: UUID) -> Known:
    """What is known of who asks, after `course.take_access`. Raises NoSuchRequest where nobody of ours asked."""
    _row, customer = queries.asked_by_customer(work.session, request)
    load_areas()
    return gathering.gathered(work, customer, sorted(Row.registry.mappers, key=lambda each: each.class_.__name__))


def answer(work: ReadWork, request: UUID, known: Known | None = None) -> LetterDraft:
    """The answer to a request for erasure, with what went, what is kept, why and until when. Raises NoSuchRequest.

    The name and language are gone from the database: `known` still has them.
    """
    row = queries.request(work.session, request)
    name = known.names[0] if known and known.names else ""
    begun = replies.draft(work, request, ReplyKind.OUTCOME, known.language if known else "", name)
    done = retention.last_erasure(work, row.customer_id) if row.customer_id else None
    if done is None:
        return begun
    words = letters.words_of("erasure", begun.language)
    had = recipients.answer_words(recipients.recipients(work, request), begun.language, asked=False)
    place = controller(queries.controller_of(work.session, row.letter_id)).place
    nameless = _nameless(work, request, words, place, begun.language)
    told = "\n".join((paragraphs(done, words, begun.language, place), *nameless, *had))
    return replace(begun, text=letters.completed(begun.text, told))


def paragraphs(done: Erasure, words: Mapping[str, str], language: str, place: str) -> str:
    """What the answer says of an erasure, a line for each kind of data; the law is that of the controller's `place`."""
    gone = dict.fromkeys(words[line.rule.id] for line in done.lines if line.goes and line.rule.id in words)
    told = _of_a_minor(words, language, place) if done.minor else []
    if gone:
        told.append(words["erased"].format(day=letters.day(done.at.date(), language)))
        told += [f"– {what}" for what in gone]
    if done.keys:
        told.append(words["keys"])
    kept: dict[str, dict[str, None]] = {}
    for line in done.lines:
        if line.kept and line.rule.id in words:
            kept.setdefault(_why(line, words, language, place), {})[words[line.rule.id]] = None
    if kept:
        told += ["", words["kept"]]
        told += [f"– {words['and'].join(what)}{words['because']}{why}" for why, what in kept.items()]
        told += ["", words["then"]]
    return "\n".join(told)


def why_kept(place: str, keep: str, language: str) -> str:
    """By which act something is kept, and what of its time no law orders (L-05, D-06)."""
    words, order = letters.words_of("erasure", language), order_of(place, keep)
    if order is None:
        return str(words.get(f"promised_{keep}") or words[f"ground_{keep}"])
    told = words["ordered"] if order.years >= PROMISED[keep] else words[f"ground_{keep}"]
    return str(told).format(act=order.act[language], years=order.years)


def _of_a_minor(words: Mapping[str, str], language: str, place: str) -> list[str]:
    """Why the duty to keep records of customers holds nothing of a minor (K-10)."""
    order = order_of(place, Keep.ACCOUNT_PLUS_7Y)
    duty = words["minor_no_duty"]
    if order is not None:
        duty = words["minor_duty"].format(act=order.act[language], years=order.years)
    return [words["minor"].format(record_duty=duty), words["minor_kept"], ""]


def _nameless(work: ReadWork, request: UUID, words: Mapping[str, str], place: str, language: str) -> list[str]:
    """What stays under a number that names nobody, with its ground and period; nothing where nothing was held."""
    held = access_queries.kept_nameless(work.session, request)
    ground = why_kept(place, Keep.TRANSACTION_PLUS_7Y, language)
    stays = [words[key].format(ground=ground) for key, part in _NAMELESS.items() if held.get(part)]
    return ["", words["nameless"], *(f"– {what}" for what in stays)] if stays else []


def _why(line: PreviewLine, words: Mapping[str, str], language: str, place: str) -> str:
    ground = why_kept(place, line.rule.keep, language)
    if line.until is None:
        return f"{ground}{words[f'open_{line.rule.keep}']}"
    return ground + words["until"].format(day=letters.day(line.until, language))
