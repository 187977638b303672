"""What the house took of a check-in, and what is taken back of it, as rows and sides. Made in a pool's thread."""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.money import NotAnAmount
from backoffice.reconcile.check_in_rules import CheckIn, Contested
from backoffice.reconcile.reversing import Took
from backoffice.staff.views import Proposal, ProposalState
from backoffice.typed_amounts import TwoReadings, typed_decimal
from ui.kyc.wording import Wording
from ui.ledger.wording import LedgerWording, money
from ui.reconcile.side_words import LINES_SHOWN, SideWords, lines_shown
from ui.staff.cells import CellRow
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape

_STATES = {
    ProposalState.PROPOSED: ("reversal_proposed", Shape.LATER),
    ProposalState.APPROVED: ("reversal_proposed", Shape.LATER),
    ProposalState.USED: ("reversed", Shape.CONFLICTS),
    ProposalState.REFUSED: ("reversal_refused", Shape.AGREES),
    ProposalState.WITHDRAWN: ("reversal_refused", Shape.AGREES),
    ProposalState.EXPIRED: ("reversal_refused", Shape.AGREES),
}


def key_of(took: Took) -> str:
    return f"took {took.seq} {took.part}"


def took_row(took: Took, words: Wording) -> CellRow:
    """One match or closing that the house took, and where its reversal stands."""
    verdict, shape = ("accepted", Shape.AGREES)
    if took.reversal is not None:
        verdict, shape = _STATES[took.reversal.proposal.state]
    why = "" if took.reversal is None else took.reversal.why
    return CellRow(
        key_of(took),
        (
            Cell(words.say(f"reconcile.verdict.{verdict}"), 500, mark=shape),
            Cell(words.say(f"reconcile.decision.{_kind(took)}"), 400, "text2"),
            Cell(about(took, words)),
            Cell(why, 400, "text2"),
            Cell(f"{money(took.amount, took.scale)} {took.asset}", 500, right=True),
        ),
    )


def about(took: Took, words: Wording) -> str:
    """Its account, and the words of its first line or its day."""
    account = LedgerWording(words).short(took.account)
    text = next((line.text for line in took.lines if line.text), "") or words.day(took.day)
    return f"{account}: {text}"


def took_side(took: Took, told: CheckIn, words: Wording, names: Mapping[str, str]) -> SideWords:
    """What was decided."""
    return SideWords(
        who=words.say("reconcile.side.of").format(person=names.get(told.person, told.person), number=told.number),
        when=words.moment(took.decided_at),
        lines=lines_shown(took.lines, took.scale, words)
        or ((f"{took.account}, {words.day(took.day)}", f"{money(took.amount, took.scale)} {took.asset}"),),
        entries=", ".join(f"T-{entry}" for entry in took.entries[:LINES_SHOWN]),
        how=words.say(f"reconcile.decision.{_kind(took)}"),
    )


def back_side(took: Took, words: Wording, names: Mapping[str, str]) -> SideWords | None:
    """Who wants it back, why, and what a lead says."""
    if took.reversal is None:
        return None
    proposal = took.reversal.proposal
    return SideWords(
        who=names.get(proposal.proposed_by, proposal.proposed_by),
        when=words.moment(proposal.proposed_at),
        lines=((took.reversal.why, ""),),
        entries=words.say(f"reconcile.verdict.{_STATES[proposal.state][0]}"),
        how=_answer(proposal, words, names, with_reason=True),
    )


def course_side(one: Contested, words: Wording, names: Mapping[str, str]) -> SideWords | None:
    """What a lead made of an adjusting entry's newest draft: what is said stands under the name of who said it."""
    if one.course is None or one.adjustment is None:
        return None
    proposal = one.course.proposal
    by, at = proposal.proposed_by, proposal.proposed_at
    refused = proposal.state is ProposalState.REFUSED and proposal.decided_by and proposal.decided_at
    proposed = words.say("reconcile.side.proposed").format(person=names.get(by, by), at=words.moment(at))
    if refused and proposal.decided_by and proposal.decided_at:
        by, at = proposal.decided_by, proposal.decided_at
    amount = f"{money(one.course.amount, one.scale)} {one.adjustment.legs[0].asset}"
    state = words.say(f"staff.proposal.{proposal.state}")
    return SideWords(
        who=names.get(by, by),
        when=words.moment(at),
        lines=((proposal.reason or state, amount),),
        entries="",
        how=proposed if refused else _answer(proposal, words, names) or state,
    )


def sought(text: str) -> str:
    """What is looked for: an amount as its minor units, everything else as it stands."""
    told = text.strip().removeprefix("T-")
    try:
        plain = typed_decimal(told)
    except (NotAnAmount, TwoReadings):
        return told.replace("\u2212", "-")
    whole, dot, part = plain.removeprefix("-").partition(".")
    return f"{whole}{part}".lstrip("0") if dot else plain


def _answer(proposal: Proposal, words: Wording, names: Mapping[str, str], with_reason: bool = False) -> str:
    if proposal.decided_by is None or proposal.decided_at is None:
        return words.say("reconcile.side.waits") if proposal.state is ProposalState.PROPOSED else ""
    who, at = names.get(proposal.decided_by, proposal.decided_by), words.moment(proposal.decided_at)
    refused = proposal.state is ProposalState.REFUSED
    said = words.say(f"reconcile.side.{'refused' if refused else 'agreed'}").format(person=who, at=at)
    return f"{said}: {proposal.reason}" if with_reason and refused and proposal.reason else said


def _kind(took: Took) -> str:
    return "account_closed" if took.is_closing else "matches_confirmed"
