"""An erasure formatted for its box: what goes and stays, what stands in the way, what the search found.

Boundary: pure; made in a pool's thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from backoffice.retention.rules import Block, Erasure, Finding, Found, Obstacle, PreviewLine
from backoffice.rights.erasure import Standing
from backoffice.staff.views import ProposalState
from ui.kyc.wording import isolated
from ui.rights.wording import RightsWording, translate
from ui.staff.cells import CellRow
from ui.staff.retention_words import ground
from ui.widgets.row_delegate import Cell
from ui.widgets.shapes import Shape


class Step(Enum):
    """How far an erasure is: each has one thing to do next."""

    PREVIEW = "preview"
    BLOCKED = "blocked"
    NOTHING = "nothing"
    WAITING = "waiting"
    AGREED = "agreed"
    ERASED = "erased"
    FOUND = "found"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class ErasureSheet:
    """What the box shows of one standing; `left` is how many findings are still to be explained."""

    standing: Standing
    step: Step
    heads: tuple[str, ...]
    rows: tuple[CellRow, ...]
    blocks: tuple[str, ...]
    said: str
    totals: str
    left: int


def sheet_of(standing: Standing, wording: RightsWording, names: dict[str, str]) -> ErasureSheet:
    step = step_of(standing)
    done = standing.erasure
    if done is not None and step is Step.FOUND:
        heads, rows = _finding_heads(), tuple(_finding_row(each, wording) for each in done.findings)
    else:
        lines = done.lines if done is not None else standing.preview.lines
        heads, rows = _line_heads(done is not None), tuple(_line_row(each, wording) for each in lines)
    blocks = () if done is not None else tuple(block_words(each, wording) for each in standing.preview.blocks)
    left = 0 if done is None else sum(1 for each in done.findings if each.state is Found.OPEN)
    said = _said(standing, step, wording, names)
    return ErasureSheet(standing, step, heads, rows, blocks, said, _totals(standing), left)


def step_of(standing: Standing) -> Step:
    """What is to be done next."""
    done = standing.erasure
    if done is not None:
        if done.cleared_at is not None:
            return Step.CLEAR
        return Step.ERASED if done.searched_at is None else Step.FOUND
    if standing.preview.blocks:
        return Step.BLOCKED
    if standing.proposal is not None:
        return Step.AGREED if standing.proposal.state is ProposalState.APPROVED else Step.WAITING
    return Step.PREVIEW if standing.preview.goes else Step.NOTHING


def block_words(block: Block, wording: RightsWording) -> str:
    """What stands in the way, and what to do about it."""
    if block.what is Obstacle.BALANCE:
        amount = f"{Decimal(block.amount).scaleb(-block.scale):,f} {block.asset}"
        if Decimal(block.amount) < 0:
            amount = amount.removeprefix("-")
            words = translate("Erasure", "The account is overdrawn by {amount}: finance settles that first.")
        else:
            words = translate("Erasure", "The account still holds {amount}: finance pays it out first.")
        return words.format(amount=isolated(amount))
    if block.what is Obstacle.CASE_OPEN:
        words = translate("Erasure", "Case K-{number} is open: KYC decides it first.")
        return words.format(number=block.number)
    if block.what is Obstacle.HOLD:
        words = translate(
            "Erasure", "A legal hold is in force ({reason} {reference}): nothing goes until it is released."
        )
        return words.format(reason=wording.say(f"erasure.hold.{block.reason}"), reference=isolated(block.reference))
    if block.what is Obstacle.MAIL_WAITING:
        return translate("Erasure", "Mail to this person has not left yet: wait for it, or call it back.")
    if block.reason == "frozen":
        return translate("Erasure", "The account is frozen: a lead of finance lifts that first.")
    return translate("Erasure", "The account is open: close it first, as its person wishes.")


def can_close(standing: Standing) -> bool:
    """Whether closing the account is all that is missing."""
    return [(each.what, each.reason) for each in standing.preview.blocks] == [(Obstacle.ACCOUNT_OPEN, "open")]


def _line_heads(is_done: bool) -> tuple[str, ...]:
    goes = translate("Erasure", "Went") if is_done else translate("Erasure", "Goes")
    return (
        translate("Erasure", "What"),
        translate("Erasure", "How"),
        goes,
        translate("Erasure", "Stays"),
        translate("Erasure", "Kept until"),
        translate("Erasure", "Ground"),
    )


def _line_row(line: PreviewLine, wording: RightsWording) -> CellRow:
    kept = line.kept > 0
    until = "" if not kept else translate("Erasure", "no end yet") if line.until is None else wording.day(line.until)
    return CellRow(
        line.rule.id,
        (
            Cell(wording.say(f"erasure.rule.{line.rule.id}"), weight=500),
            Cell(
                wording.say(f"erasure.way.{line.rule.way}") if line.goes else "–",
                token="text" if line.goes else "text3",
            ),
            Cell(f"{line.goes:,}" if line.goes else "–", right=True, token="text" if line.goes else "text3"),
            Cell(f"{line.kept:,}" if kept else "–", right=True, token="text" if kept else "text3"),
            Cell(until, right=True),
            Cell(ground(line.rule.keep, wording.language) if kept else "", token="text2"),
        ),
    )


def _finding_heads() -> tuple[str, ...]:
    return (
        translate("Erasure", "Table"),
        translate("Erasure", "Column"),
        translate("Erasure", "This person’s rows"),
        translate("Erasure", "Other rows"),
        translate("Erasure", "What of it"),
        translate("Erasure", "Why it stays"),
    )


def _finding_row(found: Finding, wording: RightsWording) -> CellRow:
    is_open = found.state is Found.OPEN
    # What a search passed over counts no rows.
    state = "unsought" if is_open and found.own + found.others == 0 else found.state
    return CellRow(
        f"{found.table}\n{found.column}",
        (
            Cell(found.table, weight=500),
            Cell(found.column),
            Cell(f"{found.own:,}", right=True),
            Cell(f"{found.others:,}", right=True),
            Cell(
                wording.say(f"erasure.found.{state}"),
                mark=Shape.CONFLICTS if is_open else Shape.AGREES,
                token="danger" if is_open else "text",
            ),
            Cell(isolated(found.reason) if found.reason else "", token="text2"),
        ),
    )


def _totals(standing: Standing) -> str:
    lines = standing.erasure.lines if standing.erasure is not None else standing.preview.lines
    goes, kept = sum(line.goes for line in lines), sum(line.kept for line in lines)
    if standing.erasure is not None:
        words = translate(
            "Erasure", "Rows that went: {goes}. Kept on the grounds above: {kept}. Keys destroyed: {keys}."
        )
        return words.format(goes=f"{goes:,}", kept=f"{kept:,}", keys=standing.erasure.keys)
    words = translate("Erasure", "Rows that go: {goes}. Kept on the grounds above: {kept}.")
    return words.format(goes=f"{goes:,}", kept=f"{kept:,}")


def _said(standing: Standing, step: Step, wording: RightsWording, names: dict[str, str]) -> str:
    proposal, done = standing.proposal, standing.erasure
    if step is Step.BLOCKED:
        return translate("Erasure", "Something has to be settled first:")
    if step is Step.NOTHING:
        return translate("Erasure", "Nothing is left that could go. What stays has its ground; the answer says which.")
    if proposal is not None and step is Step.WAITING:
        words = translate(
            "Erasure", "Proposed by {person} on {at}. A second person agrees to exactly this under Approvals."
        )
        who = isolated(names.get(proposal.proposed_by, proposal.proposed_by))
        return words.format(person=who, at=wording.moment(proposal.proposed_at))
    if proposal is not None and step is Step.AGREED:
        words = translate("Erasure", "{person} has agreed. It can be carried out until {at}, and cannot be undone.")
        by = proposal.decided_by or ""
        return words.format(person=isolated(names.get(by, by)), at=wording.moment(proposal.expires_at))
    if done is not None:
        return _said_after(done, step, wording)
    if standing.preview.minor:
        return translate(
            "Erasure",
            "The firm takes nobody under 18 (K-10): with a minor no customer relationship begins, which is what the "
            "duty to keep identity records is about. So all of it goes (GDPR Art. 17(1)(d)); bookings stay without a "
            "name, and how the request was answered. Whoever needs more of it sets a legal hold first.",
        )
    return translate("Erasure", "A second person has to agree to exactly this before anything goes.")


def _said_after(done: Erasure, step: Step, wording: RightsWording) -> str:
    at = wording.moment(done.at)
    if step is Step.ERASED:
        return translate("Erasure", "Erased on {at}. The answer waits for the search through every table.").format(
            at=at
        )
    if step is Step.FOUND:
        return ""
    words = translate("Erasure", "Erased on {at}, and searched: nothing is left without a ground or an explanation.")
    return words.format(at=at)
